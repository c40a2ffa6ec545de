// What all clients of the daemon share: tempo, rate, channels, conditions, model. The page shows what others change, and
// sends its own again to a daemon that was started again.
import { loopFrames, type Engine } from "./engine";
import type { Status } from "./status";
import type { Store } from "./store";
import type { Arg, Wire } from "./wire";

export interface Condition {
    name: string;
    low: number;
    high: number;
    value: number;
    set: boolean;
}

const START_ID = "loopseed-daemon"; // the name in the browser's storage

/** Settings of other programs as people call them. */
const WORDS: Record<string, (value: Arg) => string> = {
    bpm: (value) => (value ? `the tempo to ${say(value)} BPM` : "the tempo to the model's own"),
    target_dir: (value) => `the folder of the daemon's files to ${value}`,
    follow: (value) => `how loops follow the tempo to ${value}`,
    model: (value) => `the model to ${value}`,
    target_sr: (value) => `the sample rate of all files to ${say(value)} Hz. The page asks for its own again with its next loop`,
    channels: (value) => `all files to ${value === 1 ? "mono" : "stereo"}. The page asks for stereo again with its next loop`,
};

export class Settings {
    bpm = 128; // in use: the one that was set, or the model's own
    beats = 4; // of a loop
    latentSize = 64; // numbers of a seed
    model = "";
    conditions: Condition[] = [];
    /** Resolves once the daemon has said its tempo. */
    readonly known: Promise<void>;
    private setKnown!: () => void;
    private readonly files = new Map<string, Arg>(); // what holds for the files, as far as it is known: target_sr, channels
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
        const known = localStorage.getItem(START_ID);
        localStorage.setItem(START_ID, startId);
        if (known !== null && known !== startId) this.give();
        this.giveRate();
        await this.take();
    }

    /** Give the daemon the tempo and the conditions of the set, such as one that was opened: the seed decides on the others. */
    give(): void {
        const { bpm, follow, conditions } = this.store.state;
        for (const { name, set } of this.conditions) if (set && !(name in conditions)) this.wire.send("set_condition", name);
        if (bpm) this.wire.send("set_bpm", bpm, follow);
        for (const [name, value] of Object.entries(conditions)) this.wire.send("set_condition", name, value);
    }

    /** Ask for stereo files, and for the rate of the sound card once it is known, where another program has set others. */
    giveRate(): void {
        for (const [name, value] of [["channels", 2], ["target_sr", this.engine.rate]] as const) {
            if (value === 0 || this.wire.state === "closed" || this.files.get(name) === value) continue;
            this.files.set(name, value);
            this.wire.send(`set_${name}`, value);
        }
    }

    /** Ask the daemon for what holds now. */
    async take(): Promise<void> {
        const [model, status] = await Promise.all([
            this.wire.query("model", [], "model"),
            this.wire.query("status", [], "status"),
            this.takeConditions(),
        ]);
        this.model = String(model[0]);
        this.latentSize = Number(model[1]);
        this.beats = Number(model[6]);
        this.bpm = Number(status[12]);
        this.setKnown();
        this.apply();
    }

    /** Set the tempo [BPM, 20..999] for all clients. */
    setTempo(bpm: number, follow: "repitch" | "stretch" = this.store.state.follow): void {
        this.bpm = Math.fround(bpm); // as it arrives at the daemon
        this.store.setSettings({ bpm, follow });
        this.wire.send("set_bpm", bpm, follow);
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
        this.wire.send("set_condition", name, ...(value === undefined ? [] : [value]));
        this.makeAgain();
    }

    private async takeConditions(): Promise<void> {
        const args = await this.wire.query("conditions", [], "conditions");
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

    private makeAgain(): void {
        for (const handler of this.soundHandlers) handler();
    }

    /** Another client has changed a setting. */
    private async changed(name: string, value: Arg): Promise<void> {
        const words = WORDS[name]?.(value) ?? `${name.replace("condition/", "").replaceAll("_", " ")} to ${say(value)}`;
        this.status.say(`Another program has set ${words}.`);
        if (name === "target_sr" || name === "channels") {
            this.files.set(name, value); // what plays stays as it is: two programs must not set it against each other without end
            return;
        }
        if (name === "follow") this.store.setSettings({ follow: value === "stretch" ? "stretch" : "repitch" });
        if (name === "bpm") this.store.setSettings({ bpm: Number(value) });
        if (name === "bpm" || name === "model" || name.startsWith("condition/")) await this.take().catch(() => undefined);
        if (name !== "model" && name !== "target_dir") this.makeAgain();
    }
}

/** A value with at most two decimals; `unset` is what the daemon says of a condition. */
function say(value: Arg): string {
    return value === "unset" ? "what the seed has" : typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
}
