// Hands on every sample that comes in, from the block after "start" to that of "stop".

const BLOCK = 8192; // frames of a message

class Recorder extends AudioWorkletProcessor {
    private block = new Float32Array(2 * BLOCK); // left and right in turns
    private frames = 0;
    private on = false;

    constructor() {
        super();
        this.port.onmessage = (event: MessageEvent<"start" | "stop">) => {
            this.on = event.data === "start";
            if (!this.on) {
                this.send();
                this.port.postMessage(null);
            }
        };
    }

    private send(): void {
        if (this.frames) this.port.postMessage(this.block.slice(0, 2 * this.frames));
        this.frames = 0;
    }

    process(inputs: Float32Array[][]): boolean {
        const left = inputs[0]?.[0];
        if (!this.on || !left) return true;
        const right = inputs[0]?.[1] ?? left;
        for (let i = 0; i < left.length; i++) {
            this.block[2 * this.frames] = left[i]!;
            this.block[2 * this.frames + 1] = right[i]!;
            this.frames += 1;
            if (this.frames === BLOCK) this.send();
        }
        return true;
    }
}

registerProcessor("loopseed-recorder", Recorder);
