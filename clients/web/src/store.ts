// The state of a set: what each slot holds and how it plays, tempo, conditions, what panels keep. One plain JSON object.
import { MAX_BYTES, pack, type Arg } from "./wire";
import { SLOTS } from "./engine";
import { keep, kept } from "./storage";

/** A sound that is not the loop of a seed alone: a command of the daemon, and its arguments after the id. */
export interface Recipe {
    command: string;
    args: Arg[];
}

/** What a slot holds. An empty seed: nothing. note: where it came from, in some words. */
export interface Sound {
    seed: number[];
    recipe: Recipe | null;
    note: string;
}

export interface Slot extends Sound {
    playing: boolean;
    mute: boolean;
    solo: boolean;
    gain: number; // a factor 0..1
}

export interface SetState {
    loopseed: 1; // the version of this object
    slots: Slot[];
    selected: number;
    master: number; // a factor 0..1
    bpm: number; // 0: no tempo was chosen here, the daemon's holds
    follow: "repitch" | "stretch";
    conditions: Record<string, number>; // those that are set
    panels: Record<string, unknown>;
}

export type Topic = "sound" | "strip" | "selected" | "settings" | "set";
type Handler = (slot: number) => void;

interface Change {
    slot: number;
    before: Sound;
    after: Sound;
    gesture: unknown;
}

/** A set, and what undo and redo go through. */
export interface Whole {
    set: SetState;
    done: Change[];
    undone: Change[];
}

/** What a set may ask the daemon for: it may come from anyone, and other commands delete and change things. */
const RECIPES: Record<string, (args: number[], seed: number) => boolean> = { // whether the arguments fit a seed of some numbers
    generate_fade: (args, seed) => args.length === 1 + 2 * seed,
    generate_pingpong: (args, seed) => args.length === 1 + 2 * seed,
    generate_directed: (args, seed) => args.length === 1 + args[0]! + seed,
    hallucinate: (args) => args.length === 4,
    hallucinate_through: (args, seed) => args.length > 2 && (args.length - 2) % seed === 0,
    continue_seed: (args, seed) => args.length === 3 + seed,
};
const MAX_UNDO = 200;
const MAX_TEXT = 2 ** 21; // characters of a set's text, and bytes of it unpacked
const MAX_SEED = 512; // numbers, for any model
const MAX_NOTE = 300; // characters
const MAX_CONDITIONS = 32; // of a model
const MAX_NAME = 64; // characters of a condition's name
const KEPT = "loopseed"; // the name in the browser's storage
const EMPTY: Sound = { seed: [], recipe: null, note: "" };

export class Store {
    state: SetState = emptySet();
    private readonly handlers = new Map<Topic, Handler[]>();
    private done: Change[] = [];
    private undone: Change[] = [];
    private saving = 0;

    slot(index: number): Slot {
        return this.state.slots[index]!;
    }

    /** Put a sound into a slot; undo() takes it back. Changes of one gesture, such as one stroke, are undone together. */
    setSound(index: number, sound: Sound, gesture?: unknown): void {
        const last = this.done.at(-1);
        if (gesture !== undefined && last?.gesture === gesture && last.slot === index) {
            last.after = sound;
        } else {
            this.done.push({ slot: index, before: soundOf(this.slot(index)), after: sound, gesture });
            if (this.done.length > MAX_UNDO) this.done.shift();
        }
        this.undone.length = 0;
        this.put(index, sound);
    }

    /** The gesture that goes on in a slot, such as a stroke on its dials, or undefined. */
    gesture(index: number): unknown {
        const last = this.done.at(-1);
        return last?.slot === index ? last.gesture : undefined;
    }

    /** Take back the last change of a sound, whichever slot it was in. Gives the slot and what the change had made. */
    undo(): { slot: number; note: string } | undefined {
        return this.move(this.done, this.undone, (change) => change.before);
    }

    redo(): { slot: number; note: string } | undefined {
        return this.move(this.undone, this.done, (change) => change.after);
    }

    get canUndo(): boolean {
        return this.done.length > 0;
    }

    get canRedo(): boolean {
        return this.undone.length > 0;
    }

    setStrip(index: number, change: Partial<Pick<Slot, "playing" | "mute" | "solo" | "gain">>): void {
        Object.assign(this.slot(index), change);
        this.tell("strip", index);
    }

    setSettings(change: Partial<Pick<SetState, "master" | "bpm" | "follow" | "conditions">>): void {
        Object.assign(this.state, change);
        this.tell("settings");
    }

    select(index: number): void {
        this.state.selected = index;
        this.tell("selected", index);
    }

    /** What a panel keeps in the set, or undefined. */
    panel(name: string): unknown {
        return this.state.panels[name];
    }

    setPanel(name: string, value: unknown): void {
        this.state.panels[name] = value;
        this.keep();
    }

    /** sound, strip: of a slot; selected; settings: master, tempo, conditions; set: all of it is another. */
    on(topic: Topic, handler: Handler): void {
        this.handlers.set(topic, [...(this.handlers.get(topic) ?? []), handler]);
    }

    /** The set as the text of a file. */
    toText(): string {
        return JSON.stringify(this.state);
    }

    /** Take the set of a file's text, see readSet(). */
    fromText(text: string): void {
        this.take({ set: readSet(text) });
    }

    /** The set with its history, to be taken again later. */
    get whole(): Whole {
        return { set: this.state, done: this.done, undone: this.undone };
    }

    /** Let a set that readSet() has checked take the place of this one, or one that was here before, with its history. */
    take({ set, done = [], undone = [] }: Partial<Whole> & Pick<Whole, "set">): void {
        this.state = set;
        for (const slot of set.slots) slot.playing &&= slot.seed.length > 0; // it waited for its first seed
        [this.done, this.undone] = [done, undone];
        this.tell("set");
    }

    /** The set as text for the part of an address behind the #. */
    async toHash(): Promise<string> {
        const packed = await pass(new Blob([this.toText()]), new CompressionStream("deflate-raw"));
        return btoa(String.fromCharCode(...packed)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    }

    /** The text of a file that such a text stands for; throws a sentence where it is damaged or too long. */
    async unpack(hash: string): Promise<string> {
        let bytes: Uint8Array;
        try {
            const packed = Uint8Array.from(atob(hash.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
            bytes = await pass(new Blob([packed]), new DecompressionStream("deflate-raw"), MAX_TEXT + 1);
        } catch {
            throw new Error("This text is no whole set of loopseed: copy all of it, from its # to its last character.");
        }
        return new TextDecoder().decode(bytes);
    }

    /** Take the set that this tab had, or else the last one of this browser; false where there is none. */
    restore(): boolean {
        const text = kept(KEPT, "sessionStorage") ?? kept(KEPT);
        if (text === null) return false;
        try {
            this.fromText(text);
        } catch {
            return false; // of another version: begin with an empty one
        }
        return true;
    }

    /** Write the set into the browser's storage now. */
    save(): void {
        clearTimeout(this.saving);
        keep(KEPT, this.toText(), "sessionStorage");
        keep(KEPT, this.toText());
    }

    private move(from: Change[], to: Change[], which: (change: Change) => Sound) {
        const change = from.pop();
        if (!change) return undefined;
        to.push({ ...change, gesture: undefined });
        this.put(change.slot, which(change));
        return { slot: change.slot, note: change.after.note };
    }

    private put(index: number, sound: Sound): void {
        Object.assign(this.slot(index), soundOf(sound));
        this.tell("sound", index);
    }

    private tell(topic: Topic, slot = -1): void {
        for (const handler of this.handlers.get(topic) ?? []) handler(slot);
        this.keep();
    }

    private keep(): void {
        clearTimeout(this.saving);
        this.saving = setTimeout(() => this.save(), 300);
    }
}

function soundOf({ seed, recipe, note }: Sound): Sound {
    return { seed, recipe, note };
}

function emptySet(): SetState {
    const slot = { ...EMPTY, playing: false, mute: false, solo: false, gain: 1 };
    return {
        loopseed: 1,
        slots: Array.from({ length: SLOTS }, () => ({ ...slot })),
        selected: 0,
        master: 0.4, // -8 dB: room for three loops
        bpm: 0,
        follow: "repitch",
        conditions: {},
        panels: {},
    };
}

/** The bytes that come out; what comes after some bytes more than `enough` is not unpacked. */
async function pass(blob: Blob, through: CompressionStream | DecompressionStream, enough = Infinity): Promise<Uint8Array> {
    const parts: BlobPart[] = [];
    let size = 0;
    const reader = (blob.stream().pipeThrough(through) as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
    while (size < enough) {
        const { done, value } = await reader.read();
        if (done) break;
        parts.push(value);
        size += value.byteLength;
    }
    if (size >= enough) void reader.cancel();
    return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** A whole set of a text that anyone may have written; throws a sentence where it is none. latentSize: of the model, once it is known. */
export function readSet(text: string, latentSize?: number): SetState {
    const wrong = new Error("This is no set of loopseed: take a text or a file that the page has made.");
    if (text.length > MAX_TEXT) {
        throw new Error(`This set is longer than the ${MAX_TEXT} characters that a set may have: open a file that the page has saved.`);
    }
    let given: Partial<SetState>;
    try {
        given = JSON.parse(text) as Partial<SetState>;
    } catch {
        throw wrong;
    }
    if (given?.loopseed !== 1 || !Array.isArray(given.slots)) throw wrong;
    const set = emptySet();
    set.slots = set.slots.map((slot, index) => checkSlot(index, { ...slot, ...given.slots![index] }, wrong, latentSize));
    set.selected = Math.trunc(within(given.selected, 0, SLOTS - 1, 0, wrong));
    set.master = within(given.master, 0, 1, set.master, wrong);
    set.bpm = given.bpm === 0 ? 0 : within(given.bpm, 20, 999, 0, wrong);
    set.follow = given.follow === "stretch" ? "stretch" : "repitch";
    const conditions = Object.entries(given.conditions ?? {});
    if (conditions.length > MAX_CONDITIONS) {
        throw new Error(`This set has ${conditions.length} conditions, and a model has at most ${MAX_CONDITIONS}: take out those that it has not.`);
    }
    for (const [name, value] of conditions) {
        if (Number.isFinite(value) && name.length <= MAX_NAME) set.conditions[name] = value;
    }
    if (given.panels && typeof given.panels === "object") set.panels = given.panels;
    return set;
}

function checkSlot(index: number, slot: Slot, wrong: Error, latentSize?: number): Slot {
    const { seed, recipe } = slot;
    if (!Array.isArray(seed) || !seed.every(isFloat)) throw wrong;
    if (latentSize ? seed.length > 0 && seed.length !== latentSize : seed.length > MAX_SEED) {
        const takes = latentSize ?? `at most ${MAX_SEED}`;
        throw new Error(`The seed of slot ${index + 1} has ${seed.length} numbers, and the model takes ${takes}: open a set of this model.`);
    }
    if (typeof slot.note !== "string") throw wrong;
    if (recipe !== null) {
        const args = recipe?.args;
        if (!Object.hasOwn(RECIPES, recipe?.command) || !Array.isArray(args) || !args.every(isFloat)) throw wrong;
        const size = pack(recipe.command, [0, ...args]).byteLength; // with the id
        if (size > MAX_BYTES) {
            throw new Error(`The ${recipe.command} of slot ${index + 1} has ${size} bytes, and a message has at most ${MAX_BYTES}: make it shorter.`);
        }
        if (!seed.length || !RECIPES[recipe.command]!(args as number[], seed.length)) throw wrong;
    }
    return {
        seed,
        recipe: recipe && { command: recipe.command, args: recipe.args },
        note: slot.note.slice(0, MAX_NOTE),
        playing: slot.playing === true,
        mute: slot.mute === true,
        solo: slot.solo === true,
        gain: within(slot.gain, 0, 1, 1, wrong),
    };
}

/** Whether a value is a number that arrives at the daemon as one: OSC has 32 bits for it. */
function isFloat(value: unknown): boolean {
    return typeof value === "number" && Number.isFinite(Math.fround(value));
}

/** A number in its range, or another one where it is not given; throws what is wrong. */
function within(value: unknown, low: number, high: number, otherwise: number, wrong: Error): number {
    if (value === undefined) return otherwise;
    if (typeof value !== "number" || !(value >= low && value <= high)) throw wrong;
    return value;
}
