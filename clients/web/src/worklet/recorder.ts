// Hands on every sample that comes in, from the first bar line after "start" to the first one after "stop". Where no bar
// runs, "stop" ends at once.
import { clock } from "./clock";

const BLOCK = 8192; // frames of a message

class Recorder extends AudioWorkletProcessor {
    private block = new Float32Array(2 * BLOCK); // left and right in turns
    private frames = 0;
    private state: "off" | "waits" | "takes" | "ends" = "off";

    constructor() {
        super();
        this.port.onmessage = (event: MessageEvent<"start" | "stop">) => {
            if (event.data === "start") this.state = "waits";
            else if (this.state === "takes") this.state = "ends";
            else this.end(); // before any bar line
        };
    }

    private send(): void {
        if (this.frames) this.port.postMessage(this.block.slice(0, 2 * this.frames));
        this.frames = 0;
    }

    private take(inputs: Float32Array[], from: number, to: number): void {
        const [left, right] = [inputs[0]!, inputs[1] ?? inputs[0]!];
        for (let i = from; i < to; i++) {
            this.block[2 * this.frames] = left[i]!;
            this.block[2 * this.frames + 1] = right[i]!;
            this.frames += 1;
            if (this.frames === BLOCK) this.send();
        }
    }

    private end(): void {
        this.send();
        this.state = "off";
        this.port.postMessage("ended");
    }

    process([inputs]: Float32Array[][]): boolean {
        const length = inputs?.[0]?.length ?? 0;
        const line = clock.line - currentFrame; // in this block, or not
        const here = line >= 0 && line < length;
        if (this.state === "waits" && here) {
            this.state = "takes";
            this.take(inputs!, line, length);
        } else if (this.state === "takes") {
            this.take(inputs!, 0, length);
        } else if (this.state === "ends") {
            this.take(inputs!, 0, here ? line : clock.running ? length : 0);
            if (here || !clock.running) this.end();
        }
        return true;
    }
}

registerProcessor("loopseed-recorder", Recorder);
