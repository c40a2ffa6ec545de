// What all clients of the daemon share: tempo, rate, channels, conditions, model. The page shows what others change, and
// sends its own again to a daemon that was started again.
import { loopFrames, type Engine } from "./engine";
import type { Status } from "./status";
import { keep, kept } from "./storage";
import type { Store } from "./store";
import type { Arg, Wire } from "./wire";

export interface Condition {
    name: string;
    low: number;
    high: number;
    value: number;
    set: boolean;
}

/** What plays stays as it is when these change: two programs must not set the rate against each other without end. */
const KEPT = new Set(["target_sr", "channels", "target_dir"]);
const START_ID = "loopseed-daemon"; // the name in the browser's storage

/** Settings of other programs as people call them. */
const WORDS: Record<string, (value: Arg) => string> = {
    bpm: (value) => (value ? `the tempo to ${say(value)} BPM` : "the tempo to the model's own"),
    target_dir: (value) => `the folder of the daemon's files to ${value}`,
    follow: (value) => `how loops follow the tempo to ${value}`,
    model: (value) => `the model to ${value}`,
    target_sr: (value) => `the sample rate of all files to ${say(value)} Hz`,
    channels: (value) => `all files to ${value === 1 ? "mono" : "stereo"}`,
};

export class Settings {
    bpm = 128; // in use: the one that was set, or the model's own
    beats = 4; // of a loop
    latentSize = 64; // numbers of a seed
    truncation = 1; // of seeds: 1 as trained; only other programs change it
    model = "";
    conditions: Condition[] = [];
    /** Resolves once the daemon has said its tempo. */
    readonly known: Promise<void>;
    private isKnown = false;
    private madeWith = ""; // see describe()
    private setKnown!: () => void;
    private readonly files = new Map<string, Arg>(); // what holds for the files, as far as it is known: target_sr, channels
    private readonly changes = new Map<string, Arg>(); // by other clients, which are not taken over yet
    private taking = false;
    private sent = 0; // how many settings this page has sent
    private readonly handlers: (() => void)[] = [];
    private readonly soundHandlers: (() => void)[] = [];

    constructor(
        private readonly wire: Wire,
        private readonly engine: Engine,
        private readonly store: Store,
        private readonly status: Status,
    ) {
        this.known = new Promise((resolve) => (this.setKnown = resolve));
        wire.onState((state) => state === "closed" && this.files.clear());
        wire.on("setting", ([name, value]) => void this.changed(String(name), value!));
    }

    /** Call a handler when a setting has another value. */
    onChange(handler: () => void): void {
        this.handlers.push(handler);
    }

    /** Call a handler when the sounds have to be made again. */
    onSounds(handler: () => void): void {
        this.soundHandlers.push(handler);
    }

    /** Frames of a bar of the clock, which is one loop. */
    get barFrames(): number {
        return loopFrames(this.beats, this.bpm, this.engine.rate);
    }

    /** After the daemon was reached: take its settings, or give it those of the set where it was started again. */
    async agree(): Promise<void> {
        const startId = String((await this.wire.query("version", [], "version"))[3]);
        const known = kept(START_ID);
        keep(START_ID, startId);
        if (known !== null && known !== startId) this.give();
        this.giveRate();
        const { isKnown } = this;
        await this.take();
        if (!isKnown) this.madeWith = this.describe();
        else if (this.madeWith !== this.describe()) this.makeAgain();
    }

    /** Give the daemon the tempo and the conditions of the set, such as one that was opened: the seed decides on the others. */
    give(): void {
        const { follow, conditions } = this.store.state;
        const bpm = this.store.state.bpm || (this.isKnown && this.bpm); // of another program's choice
        for (const { name, set } of this.conditions) if (set && !(name in conditions)) this.send("set_condition", name);
        if (bpm) {
            this.bpm = Math.fround(bpm); // as it arrives at the daemon
            this.send("set_bpm", bpm, follow);
        }
        for (const [name, value] of Object.entries(conditions)) this.send("set_condition", name, value);
        this.apply();
    }

    /** Ask for stereo files, and for the rate of the sound card once it is known, where another program has set others. */
    giveRate(): void {
        for (const [name, value] of [["channels", 2], ["target_sr", this.engine.rate]] as const) {
            if (value === 0 || this.wire.state === "closed" || this.files.get(name) === value) continue;
            this.files.set(name, value);
            this.wire.send(`set_${name}`, value);
        }
    }

    /** Ask the daemon for what holds now. If a setting is changed here before the answer comes, the answer is old: ask again. */
    async take(): Promise<void> {
        let sent, answers;
        do {
            sent = this.sent;
            answers = await Promise.all(["model", "status", "conditions"].map((name) => this.wire.query(name, [], name)));
        } while (sent !== this.sent);
        const [model, status, conditions] = answers as [Arg[], Arg[], Arg[]];
        this.takeConditions(conditions);
        this.model = String(model[0]);
        this.latentSize = Number(model[1]);
        this.beats = Number(model[6]);
        this.truncation = Number(status[11]);
        this.bpm = Number(status[12]);
        this.isKnown = true;
        this.setKnown();
        this.apply();
    }

    /** Set the tempo [BPM, 20..999] for all clients. */
    setTempo(bpm: number, follow: "repitch" | "stretch" = this.store.state.follow): void {
        this.bpm = Math.fround(bpm); // as it arrives at the daemon
        this.store.setSettings({ bpm, follow });
        this.send("set_bpm", bpm, follow);
        this.apply();
        this.makeAgain();
    }

    /** Let seeds sound as trained again, for all clients. */
    resetTruncation(): void {
        this.truncation = 1;
        this.send("set_truncation", 1);
        this.status.say("The truncation is 1, for all programs.");
        this.apply();
        this.makeAgain();
    }

    /** Set a condition for all clients; undefined: the seed decides. */
    setCondition(name: string, value: number | undefined): void {
        const condition = this.conditions.find((one) => one.name === name)!;
        condition.set = value !== undefined;
        condition.value = value ?? condition.value;
        const { [name]: _, ...others } = this.store.state.conditions;
        this.store.setSettings({ conditions: value === undefined ? others : { ...others, [name]: value } });
        this.send("set_condition", name, ...(value === undefined ? [] : [value]));
        if (this.wire.state === "closed") this.status.say(`The daemon gets your setting of ${name.replaceAll("_", " ")} when it is back.`);
        this.makeAgain();
    }

    private send(command: string, ...args: Arg[]): void {
        this.sent += 1;
        this.wire.send(command, ...args);
    }

    private takeConditions(args: Arg[]): void {
        this.conditions = Array.from({ length: Number(args[0]) }, (_, n) => {
            const [name, low, high, value, set] = args.slice(1 + 5 * n, 6 + 5 * n) as [string, ...number[]];
            return { name, low: low!, high: high!, value: value!, set: set === 1 };
        });
        const set = this.conditions.filter((one) => one.set).map((one) => [one.name, one.value] as const);
        this.store.setSettings({ conditions: Object.fromEntries(set) });
    }

    private apply(): void {
        void this.engine.ready.then(() => this.engine.setBar(this.barFrames));
        for (const handler of this.handlers) handler();
    }

    /** What the loops sound like by, as text; of what the daemon can be asked for. */
    private describe(): string {
        const set = this.conditions.filter((one) => one.set).map((one) => [one.name, one.value]);
        return JSON.stringify([this.model, this.bpm, this.store.state.follow, this.truncation, set]);
    }

    /** Have all sounds made again, by what holds now. */
    makeAgain(): void {
        this.madeWith = this.describe();
        for (const handler of this.soundHandlers) handler();
    }

    /** Another client has changed a setting. While one is taken over, only the newest value of each is kept. */
    private async changed(name: string, value: Arg): Promise<void> {
        this.changes.set(name, value);
        if (this.taking) return;
        this.taking = true;
        while (this.changes.size) {
            const changes = [...this.changes];
            this.changes.clear();
            await this.takeOver(changes);
        }
        this.taking = false;
    }

    private async takeOver(changes: [string, Arg][]): Promise<void> {
        for (const [name, value] of changes) {
            const words = WORDS[name]?.(value) ?? `${name.replace("condition/", "").replaceAll("_", " ")} to ${say(value)}`;
            if (name === "target_sr" || name === "channels") this.files.set(name, value);
            const isOther = (name === "target_sr" && value !== this.engine.rate) || (name === "channels" && value !== 2);
            const back = isOther ? " The page asks for its own again with its next loop." : "";
            this.status.say(`Another program has set ${words}.${back}`);
            if (name === "follow") this.store.setSettings({ follow: value === "stretch" ? "stretch" : "repitch" });
            if (name === "bpm") this.store.setSettings({ bpm: Number(value) });
        }
        const names = changes.map(([name]) => name);
        const isAsked = (name: string) => /^(bpm|follow|model|truncation|condition\/.*)$/.test(name);
        if (names.some(isAsked)) await this.take().catch(() => undefined);
        // Pd sets a condition free and back again when it finds the daemon: nothing has changed then.
        if (this.madeWith !== this.describe() || names.some((name) => !isAsked(name) && !KEPT.has(name))) this.makeAgain();
    }
}

/** A value with at most two decimals; `unset` is what the daemon says of a condition. */
function say(value: Arg): string {
    return value === "unset" ? "what the seed has" : typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
}
