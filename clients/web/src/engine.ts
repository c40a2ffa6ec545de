// The sound of the page: an AudioContext with the mixer of worklet/mixer.ts, which keeps the clock.
import type { FromMixer, Sound, ToMixer } from "./worklet/messages";

export const SLOTS = 8;
const STARTS = 3_000; // ms in which a sound device starts

export interface Levels {
    slots: number[]; // peaks, full scale 1
    master: number; // before the limiter
    places: number[]; // of each slot in its sound, 0..1; -1: silent
    phase: number; // of the bar, 0..1
}

interface Strip {
    gain: number;
    mute: boolean;
    solo: boolean;
}

/** Frames of one loop of some beats at a tempo [BPM] and a rate [Hz]; docs/osc.md: how long a loop is. */
export function loopFrames(beats: number, bpm: number, rate: number): number {
    const frames = ((beats * 60) / bpm) * rate;
    const below = Math.floor(frames);
    if (frames - below !== 0.5) return Math.round(frames);
    return below + (below % 2); // a half goes to the even number, as in the daemon's Python
}

/** Plays eight slots. Nothing sounds before start(), which a browser allows after a click or a key alone. */
export class Engine {
    context: BaseAudioContext | undefined;
    /** Resolves once the audio runs; its rate is known then. */
    readonly ready: Promise<BaseAudioContext>;
    private mixer: AudioWorkletNode | undefined;
    private strips: Strip[] = Array.from({ length: SLOTS }, () => ({ gain: 1, mute: false, solo: false }));
    private readonly gains = new Map<number, number>(); // that the mixer was told: of slots, and of the master (-1)
    private readonly playing = new Array<boolean>(SLOTS).fill(false);
    private readonly levelHandlers: ((levels: Levels) => void)[] = [];
    private readonly barHandlers: ((bar: number, frame: number, barFrames: number) => void)[] = [];
    private readonly soundHandlers: ((slot: number, on: boolean) => void)[] = [];
    private readonly haltHandlers: ((halted: boolean) => void)[] = [];
    private halted = false;
    private readonly pongs = new Map<number, () => void>();
    private setReady!: (context: BaseAudioContext) => void;
    private starting: Promise<void> | undefined;
    private outbox: ToMixer[] = []; // what is said before the start
    private pings = 0;
    private levels: Levels | undefined; // that wait for the next frame of the screen

    /** module: the address of the built mixer.js. */
    constructor(private readonly module: string | URL) {
        this.ready = new Promise((resolve) => (this.setReady = resolve));
    }

    /** Start the audio; a second call only resumes it. Rejects where the browser gives none. context: another one than the sound card's, for tests. */
    start(context?: BaseAudioContext): Promise<void> {
        if (this.context instanceof AudioContext && this.context.state !== "running") void this.context.resume();
        this.starting ??= this.begin(context);
        return this.starting;
    }

    get started(): boolean {
        return this.starting !== undefined;
    }

    /** Whether the mixer is there: not yet during the click that starts it. */
    get running(): boolean {
        return this.mixer !== undefined;
    }

    get rate(): number {
        return this.context?.sampleRate ?? 0;
    }

    private async begin(context: BaseAudioContext = new AudioContext({ latencyHint: "interactive" })): Promise<void> {
        this.context = context;
        if (context instanceof AudioContext) this.watch(context);
        await context.audioWorklet.addModule(this.module);
        this.mixer = new AudioWorkletNode(context, "loopseed-mixer", { numberOfInputs: 0, outputChannelCount: [2] });
        this.mixer.port.onmessage = (event: MessageEvent<FromMixer>) => this.receive(event.data);
        this.mixer.connect(context.destination);
        for (const message of this.outbox.splice(0)) this.mixer.port.postMessage(message);
        this.setReady(context);
    }

    /** Notice if the browser plays no sound: at the start, because there is no sound device, or if it stops the sound later. */
    private watch(context: AudioContext): void {
        const look = () => {
            if ((context.state !== "running") === this.halted) return;
            this.halted = !this.halted;
            for (const handler of this.haltHandlers) handler(this.halted);
        };
        setTimeout(look, STARTS);
        context.addEventListener("statechange", look);
    }

    /** The node of the master's output, to connect a recorder or an analyser to; there is one after the first click. */
    async connect(): Promise<AudioNode> {
        await this.ready;
        return this.mixer!;
    }

    /** Let a slot play another sound from its next bar line on. bars: how many bars of the clock it lasts. */
    load(slot: number, channels: Float32Array[], bars: number): void {
        const sound: Sound = { channels, bars };
        this.say({ kind: "load", slot, sound });
    }

    /** Start or stop a slot at its next bar line; where nothing plays, it starts at once, and without a sound with its next one. */
    play(slot: number, on: boolean): void {
        if (this.playing[slot] === on) return; // what plays goes on
        this.playing[slot] = on;
        this.say({ kind: "play", slot, on });
    }

    /** Whether a slot was started. */
    plays(slot: number): boolean {
        return this.playing[slot]!;
    }

    /** Forget a slot's sound: a slot that plays goes on, and one that is started waits for its next sound. */
    clear(slot: number): void {
        this.say({ kind: "clear", slot });
    }

    /** Stop all slots at once. */
    stop(): void {
        this.playing.fill(false);
        this.say({ kind: "stop" });
    }

    /** Set all slots' gains (factors 0..1), mute and solo; later: each with the slot's next sound. */
    setStrips(strips: Strip[], later = false): void {
        const anySolo = strips.some(({ solo }) => solo);
        const soloMoved = strips.some(({ solo }, slot) => solo !== this.strips[slot]!.solo);
        strips.forEach(({ gain, mute, solo }, slot) => {
            const before = this.strips[slot]!;
            const heard = (anySolo ? !solo : mute) ? 0 : gain;
            // by hand: that holds at once, also where the same gain is to come later
            const moved = gain !== before.gain || mute !== before.mute || solo !== before.solo || (soloMoved && heard === 0);
            if (this.isNew(slot, heard) || (moved && !later)) this.say({ kind: "gain", slot, gain: heard, later });
        });
        this.strips = strips.map(({ gain, mute, solo }) => ({ gain, mute, solo }));
    }

    /** Whether a slot's gain, mute or the solo of others makes it silent. */
    isSilent(slot: number): boolean {
        return this.gains.get(slot) === 0;
    }

    /** gain: a factor 0..1 of the sum of all slots; later: with the next sound of any slot. */
    setMaster(gain: number, later = false): void {
        if (this.isNew(-1, gain)) this.say({ kind: "master", gain, later });
    }

    /** Whether the mixer was not told this gain yet. */
    private isNew(slot: number, gain: number): boolean {
        if (this.gains.get(slot) === gain) return false;
        this.gains.set(slot, gain);
        return true;
    }

    /** Set the frames of a bar, from the next bar line on; sounds of another length are stretched to it. */
    setBar(barFrames: number): void {
        this.say({ kind: "tempo", barFrames });
    }

    /** Resolves once the mixer has all that was said before. */
    settled(): Promise<void> {
        this.pings += 1;
        const n = this.pings;
        return new Promise((resolve) => {
            this.pongs.set(n, resolve);
            this.say({ kind: "ping", n });
        });
    }

    onLevels(handler: (levels: Levels) => void): void {
        this.levelHandlers.push(handler);
    }

    /** frame: where in the context's time the bar line lies, in frames. */
    onBar(handler: (bar: number, frame: number, barFrames: number) => void): void {
        this.barHandlers.push(handler);
    }

    /** Call a handler when a slot begins (with a new sound, too) or stops to sound. */
    onSounds(handler: (slot: number, on: boolean) => void): void {
        this.soundHandlers.push(handler);
    }

    /** Call a handler when the browser plays no sound (true), and when it plays again (false). */
    onHalted(handler: (halted: boolean) => void): void {
        this.haltHandlers.push(handler);
    }

    private say(message: ToMixer): void {
        if (this.mixer) this.mixer.port.postMessage(message);
        else this.outbox.push(message);
    }

    /** Hand on levels once a frame of the screen: a busy machine shows fewer of them, and no peak is lost. */
    private keepLevels({ peaks, places, phase }: Extract<FromMixer, { kind: "levels" }>): void {
        const before = this.levels;
        const most = (n: number) => Math.max(peaks[n]!, (n < SLOTS ? before?.slots[n] : before?.master) ?? 0);
        const slots = Array.from({ length: SLOTS }, (_, n) => most(n));
        this.levels = { slots, master: most(SLOTS), places: [...places], phase };
        if (before) return; // the frame is asked for
        requestAnimationFrame(() => {
            const levels = this.levels!;
            this.levels = undefined;
            for (const handler of this.levelHandlers) handler(levels);
        });
    }

    private receive(message: FromMixer): void {
        switch (message.kind) {
            case "levels":
                this.keepLevels(message);
                break;
            case "bar":
                for (const handler of this.barHandlers) handler(message.bar, message.frame, message.barFrames);
                break;
            case "sounds":
                for (const handler of this.soundHandlers) handler(message.slot, message.on);
                break;
            case "pong":
                this.pongs.get(message.n)?.();
                this.pongs.delete(message.n);
        }
    }
}
