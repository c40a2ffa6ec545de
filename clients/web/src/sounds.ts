// From what a slot holds to what it plays: asks the daemon for the sound, fetches it, gives it to the engine.
import type { Engine } from "./engine";
import { SLOTS } from "./engine";
import type { Settings } from "./settings";
import type { Status } from "./status";
import type { Slot, Store } from "./store";
import { WireError, type Wire } from "./wire";

/** One request a slot is under way; of those that come meanwhile, the newest follows. */
interface Work {
    running: boolean;
    again: boolean;
}

export interface Loaded {
    channels: Float32Array[];
    bars: number;
    path: string; // of the daemon's file
}

export class Sounds {
    /** What each slot plays now, where it plays something. */
    readonly loaded: (Loaded | undefined)[] = Array.from({ length: SLOTS }, () => undefined);
    private readonly work: Work[] = Array.from({ length: SLOTS }, () => ({ running: false, again: false }));
    private readonly handlers: ((slot: number) => void)[] = [];

    constructor(
        private readonly wire: Wire,
        private readonly engine: Engine,
        private readonly store: Store,
        private readonly settings: Settings,
        private readonly status: Status,
    ) {
    }

    /** Ask for what could not be asked for while the daemon was away. */
    resume(): void {
        this.work.forEach((work, slot) => work.again && this.request(slot));
    }

    /** Call a handler when a slot has another sound, or when its work has begun or ended. */
    onChange(handler: (slot: number) => void): void {
        this.handlers.push(handler);
    }

    busy(slot: number): boolean {
        return this.work[slot]!.running;
    }

    requestAll(): void {
        for (let slot = 0; slot < SLOTS; slot++) this.request(slot);
    }

    /** Ask for the sound of a slot; it plays from its next bar line after it has come. */
    request(slot: number): void {
        const { seed, recipe } = this.store.slot(slot);
        if (seed.length === 0 && !recipe) return;
        const work = this.work[slot]!;
        work.again = true;
        if (!work.running) void this.run(slot, work);
    }

    private async run(slot: number, work: Work): Promise<void> {
        work.running = true;
        await Promise.all([this.engine.ready, this.settings.known]); // the rate of the files, and how long a bar is
        this.tell(slot);
        while (work.again && this.wire.state === "open") {
            work.again = false;
            try {
                await this.load(slot);
            } catch (why) {
                const code = why instanceof WireError ? why.code : "";
                if (code === "closed") work.again = true;
                else if (code !== "cancelled") this.status.fail(`Slot ${slot + 1}: ${(why as Error).message}`);
            }
        }
        work.running = false;
        this.tell(slot);
    }

    private async load(slot: number): Promise<void> {
        const held = this.store.slot(slot);
        const { command, args } = commandOf(held);
        const id = this.wire.slotId(slot);
        const barFrames = this.settings.barFrames;
        const path = String((await this.wire.query(command, [id, ...args], "wav_id", id))[1]);
        const answer = await fetch(`sound?path=${encodeURIComponent(path)}`);
        if (!answer.ok) throw new Error(`The daemon does not give its file ${path}: ${await answer.text()}`);
        const buffer = await this.engine.context!.decodeAudioData(await answer.arrayBuffer());
        const { channels, bars } = fillBars(buffer, barFrames);
        this.loaded[slot] = { channels, bars, path };
        this.engine.load(slot, channels, bars);
        this.tell(slot);
    }

    private tell(slot: number): void {
        for (const handler of this.handlers) handler(slot);
    }
}

/** The channels of a sound, with silence up to its next bar line where it is no whole number of bars, as some walks. */
function fillBars(buffer: AudioBuffer, barFrames: number): { channels: Float32Array[]; bars: number } {
    const whole = Math.max(1, Math.round(buffer.length / barFrames));
    const near = Math.abs(buffer.length - whole * barFrames) <= whole; // of another rate, it may be some frames off
    const bars = near ? whole : Math.ceil(buffer.length / barFrames);
    const channels = Array.from({ length: Math.min(buffer.numberOfChannels, 2) }, (_, n) => {
        const samples = buffer.getChannelData(n);
        if (near) return samples;
        const filled = new Float32Array(bars * barFrames);
        filled.set(samples);
        return filled;
    });
    return { channels, bars };
}

/** The command of a slot's sound, and its arguments after the id. */
function commandOf(slot: Slot): { command: string; args: (number | string)[] } {
    return slot.recipe ?? { command: "generate_single_wav_id", args: slot.seed };
}
