// Records the master, sample by sample, from bar line to bar line, into a WAV file of 32-bit floats.
import type { App } from "../app";
import { el, press, toggle } from "../dom";
import { wavHeader } from "../wav";

const MAX_FRAMES = 2 ** 29 - 2 ** 22; // a WAV file holds 4 GiB, a frame is 8 bytes, and the last bar follows

export function mountRecord(root: HTMLElement, app: App): void {
    const time = el("span", { class: "time", "aria-hidden": "true" });
    const record = toggle("record-take", "Record", (on) => void (ending || (on ? begin() : end())));
    root.append(record, time);
    let parts: Blob[] = [];
    let frames = 0;
    let ending = false; // until the bar line
    let node: Promise<AudioWorkletNode> | undefined;

    const make = async () => {
        const master = await app.engine.connect();
        const made = new AudioWorkletNode(master.context, "loopseed-recorder", { numberOfOutputs: 0 });
        master.connect(made);
        made.port.onmessage = (event: MessageEvent<Float32Array<ArrayBuffer> | "ended">) => {
            if (event.data === "ended") finish();
            else take(event.data);
        };
        return made;
    };

    const take = (samples: Float32Array<ArrayBuffer>) => {
        parts.push(new Blob([samples])); // the browser may keep it on the disk
        frames += samples.length / 2;
        time.textContent = minutes(frames / app.engine.rate);
        if (frames > MAX_FRAMES && record.getAttribute("aria-pressed") === "true") void end();
    };

    const askBeforeLeaving = (event: Event) => event.preventDefault(); // the browser asks: the take would be lost

    const begin = async () => {
        addEventListener("beforeunload", askBeforeLeaving);
        app.wake();
        press(record, true);
        parts = [];
        frames = 0;
        node ??= make();
        (await node).port.postMessage("start");
        app.status.say("The take begins on the next bar line. Click again: it ends on a bar line, and is saved.");
    };

    const end = async () => {
        press(record, false);
        ending = true;
        (await node)?.port.postMessage("stop");
    };

    const finish = () => {
        ending = false;
        removeEventListener("beforeunload", askBeforeLeaving);
        if (frames === 0) return app.status.say("Nothing was recorded, since no bar began before the second click: record for a bar or more while a slot plays.");
        const name = `loopseed-${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-")}.wav`;
        const file = new Blob([wavHeader(frames, app.engine.rate), ...parts], { type: "audio/wav" });
        const link = el("a", { href: URL.createObjectURL(file), download: name });
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the download has begun long before
        app.status.say(`The take of ${minutes(frames / app.engine.rate)} is saved as ${name}.`);
        parts = [];
        time.textContent = "";
    };
}

function minutes(seconds: number): string {
    const whole = Math.floor(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
