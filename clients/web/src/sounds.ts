// From what a slot holds to what it plays: asks the daemon for the sound, fetches it, gives it to the engine.
import type { Engine } from "./engine";
import { SLOTS } from "./engine";
import type { Settings } from "./settings";
import type { Status } from "./status";
import type { Slot, Store } from "./store";
import { WireError, type Wire } from "./wire";

export interface Loaded {
    channels: Float32Array[];
    bars: number;
    path: string; // of the daemon's file
    held: string; // what it is the sound of
}

const MAX_MAKING = 2; // requests under way: the daemon always has a next one, and what is asked for now waits for no long queue

/** What plays is made before what is silent, and loops before rows. A silent row is made once it plays. One request a slot is under way. */
export class Sounds {
    /** What each slot plays now, where it plays something that it held in this set. */
    readonly loaded: (Loaded | undefined)[] = Array.from({ length: SLOTS }, () => undefined);
    private readonly wanted = new Set<number>(); // slots whose sound has to be made, or made again
    private readonly making = new Set<number>();
    private readonly failed = new Set<number>(); // slots whose sound the daemon has refused to make
    private ready = false;
    private readonly handlers: ((slot: number) => void)[] = [];
    private readonly silentHandlers: ((slot: number) => void)[] = [];

    constructor(
        private readonly wire: Wire,
        private readonly engine: Engine,
        private readonly store: Store,
        private readonly settings: Settings,
        private readonly status: Status,
    ) {
        // the rate of the files, and how long a bar is
        void Promise.all([engine.ready, settings.known]).then(() => {
            this.ready = true;
            this.resume();
        });
    }

    /** Go on with what waits, such as where a slot plays now. */
    resume(): void {
        while (this.ready && this.wire.state === "open" && this.making.size < MAX_MAKING) {
            const slot = this.next();
            if (slot === undefined) break;
            this.wanted.delete(slot);
            this.making.add(slot);
            void this.make(slot);
        }
    }

    /** Call a handler when a slot has another sound, or when its work has begun or ended. */
    onChange(handler: (slot: number) => void): void {
        this.handlers.push(handler);
    }

    /** Whether a slot's sound is made now, or waits its turn. */
    busy(slot: number): boolean {
        return this.ready && (this.making.has(slot) || (this.wanted.has(slot) && !this.rests(slot)));
    }

    /** Call a handler when the daemon refuses the sound of a slot that has no other. */
    onSilent(handler: (slot: number) => void): void {
        this.silentHandlers.push(handler);
    }

    /** Forget a slot's sound where it is not that of what the slot holds: the slot does not begin with it. */
    forgetOther(slot: number): void {
        if (this.loaded[slot]?.held === nameOf(this.store.slot(slot))) return;
        this.loaded[slot] = undefined;
        this.engine.clear(slot);
    }

    /** Whether a slot has the sound of what it holds now. */
    isMade(slot: number): boolean {
        return this.loaded[slot] !== undefined && !this.making.has(slot) && !this.wanted.has(slot) && !this.failed.has(slot);
    }

    /** Whether the daemon has refused to make what a slot holds; it plays what it played before. */
    isRefused(slot: number): boolean {
        return this.failed.has(slot);
    }

    requestAll(): void {
        this.request(...Array.from({ length: SLOTS }, (_, slot) => slot));
    }

    /** Ask for the sounds of slots; each plays from its next bar line after it has come. */
    request(...slots: number[]): void {
        for (const slot of slots) {
            const { seed, recipe } = this.store.slot(slot);
            this.failed.delete(slot);
            if (seed.length || recipe) this.wanted.add(slot);
            else this.wanted.delete(slot); // emptied again
            this.tell(slot);
        }
        this.resume();
    }

    /** Go on after the daemon was away; it may make now what it has refused. */
    retry(): void {
        this.request(...this.failed);
    }

    /** Whether a slot waits until it plays: its row is long, and would hold up what sounds. */
    private rests(slot: number): boolean {
        const held = this.store.slot(slot);
        return !held.playing && isRow(held);
    }

    /** The slot whose turn it is. */
    private next(): number | undefined {
        const waits = (slot: number) => {
            const held = this.store.slot(slot);
            return Number(!held.playing) * 2 + Number(isRow(held));
        };
        const hasRow = [...this.making].some((slot) => isRow(this.store.slot(slot))); // a loop that is asked for now waits for one at most
        const mayBegin = (slot: number) => !this.making.has(slot) && !this.rests(slot) && !(hasRow && isRow(this.store.slot(slot)));
        const slots = [...this.wanted].filter(mayBegin);
        return slots.sort((a, b) => waits(a) - waits(b))[0]; // of those alike, the one that waits longest
    }

    private async make(slot: number): Promise<void> {
        try {
            await this.load(slot);
        } catch (why) {
            const code = why instanceof WireError ? why.code : "";
            const isEmpty = this.store.slot(slot).seed.length === 0; // emptied meanwhile
            if (code === "closed") this.wanted.add(slot);
            else if (code !== "cancelled" && !isEmpty && !this.wanted.has(slot)) {
                this.failed.add(slot);
                if (!this.loaded[slot]) for (const handler of this.silentHandlers) handler(slot);
                this.status.fail(`Slot ${slot + 1}: ${(why as Error).message}`);
            }
        }
        this.making.delete(slot);
        this.tell(slot);
        this.resume();
    }

    private async load(slot: number): Promise<void> {
        const { seed } = this.store.slot(slot);
        const { latentSize, model } = this.settings;
        if (seed.length !== latentSize) {
            throw new Error(`its seed has ${seed.length} numbers, and the model ${model} takes ${latentSize}: give the slot a new seed.`);
        }
        const held = nameOf(this.store.slot(slot));
        const gesture = this.store.gesture(slot);
        const { command, args } = commandOf(this.store.slot(slot));
        const id = this.wire.slotId(slot);
        const barFrames = this.settings.barFrames;
        this.settings.giveRate();
        const path = String((await this.wire.query(command, [id, ...args], "wav_id", id))[1]);
        const buffer = await this.engine.context!.decodeAudioData(await this.wire.fetchSound(path));
        const { channels, bars } = fillBars(buffer, barFrames);
        // The slot may hold something newer by now, whose sound comes later. Only what plays, or a stroke, takes the older one.
        const isOld = held !== nameOf(this.store.slot(slot));
        const isStroke = gesture !== undefined && gesture === this.store.gesture(slot);
        if (isOld && !isStroke && !(this.store.slot(slot).playing && this.loaded[slot])) return;
        this.loaded[slot] = { channels, bars, path, held };
        this.engine.load(slot, channels, bars);
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

/** What a slot holds, as text. */
function nameOf({ seed, recipe }: Slot): string {
    return JSON.stringify([seed, recipe]);
}

/** Whether a slot holds several loops, which take long to make. */
function isRow({ recipe }: Slot): boolean {
    return recipe !== null && recipe.command !== "generate_directed";
}

/** The command of a slot's sound, and its arguments after the id. */
function commandOf(slot: Slot): { command: string; args: (number | string)[] } {
    return slot.recipe ?? { command: "generate_single_wav_id", args: slot.seed };
}
