// The page: joins the wire, the engine, the store and what is seen.
import { mountConditions } from "./controls/conditions";
import { mountDials } from "./controls/dials";
import { mountKeys } from "./controls/keys";
import { mountNamed } from "./controls/named";
import { mountSeeds } from "./controls/seeds";
import { mountSlots } from "./controls/slots";
import { mountTempo } from "./controls/tempo";
import { mountTransport } from "./controls/transport";
import { mountWalks } from "./controls/walks";
import { mountRecord } from "./controls/record";
import { section } from "./dom";
import { Engine, SLOTS } from "./engine";
import { Features } from "./features";
import { PANELS } from "./panels/index";
import { Settings } from "./settings";
import { Sounds } from "./sounds";
import { Status } from "./status";
import { Store, type Recipe } from "./store";
import { Wire } from "./wire";

const OPEN = "loopseed-open"; // the name in the browser's storage

export class App {
    readonly wire = new Wire(new URL("osc", location.href).href.replace(/^http/, "ws"));
    readonly engine = new Engine(new URL("mixer.js", location.href));
    readonly store = new Store();
    readonly status = new Status();
    readonly features = new Features(this.wire);
    readonly settings = new Settings(this.wire, this.engine, this.store, this.status);
    readonly sounds = new Sounds(this.wire, this.engine, this.store, this.settings, this.status);

    private readonly emptied = new Set<number>(); // slots that played until undo emptied them: redo lets them play again

    constructor() {
        this.store.on("sound", (slot) => {
            this.sounds.request(slot);
            const { seed, recipe } = this.store.slot(slot);
            const empty = seed.length === 0 && !recipe; // undone up to the empty slot
            if (empty && this.store.slot(slot).playing) {
                this.play(slot, false);
                this.emptied.add(slot);
            } else if (!empty && this.emptied.delete(slot)) this.play(slot, true);
        });
        this.store.on("strip", () => this.applyStrips());
        this.store.on("settings", () => this.engine.setMaster(this.store.state.master));
        this.store.on("set", () => this.openSet());
        this.settings.onSounds(() => this.sounds.requestAll());
        this.wire.onLost((text) => this.status.fail(text));
        void this.engine.ready.then(() => {
            this.settings.giveRate();
            this.engine.setBar(this.settings.barFrames);
        });
    }

    /** The selected slot, 0..7. */
    get selected(): number {
        return this.store.state.selected;
    }

    select(slot: number): void {
        this.store.select(slot);
    }

    onSelect(handler: (slot: number) => void): void {
        this.store.on("selected", handler);
    }

    /** Put a seed into a slot and let its loop be made. note: where it came from. gesture: see Store.setSound. */
    setSeed(slot: number, seed: number[], note: string, gesture?: unknown): void {
        this.store.setSound(slot, { seed, recipe: null, note }, gesture);
    }

    /** Put the sound of another command into a slot; the slot's seed stays, or becomes the one given. */
    setRecipe(slot: number, recipe: Recipe, note: string, seed = this.store.slot(slot).seed, gesture?: unknown): void {
        this.store.setSound(slot, { seed, recipe, note }, gesture);
    }

    setTempo(bpm: number): void {
        this.settings.setTempo(Math.min(Math.max(bpm, 20), 999));
    }

    /** Let a slot play, or not, from its next bar line on. */
    play(slot: number, on: boolean): void {
        if (on) void this.engine.start();
        this.engine.play(slot, on);
        this.emptied.delete(slot);
        this.store.setStrip(slot, { playing: on });
        const { seed, recipe } = this.store.slot(slot);
        if (on && seed.length === 0 && !recipe) void this.randomise(slot);
        else if (on) this.sounds.resume(); // its sound may have waited for this
    }

    /** What a slot's button and key do. Before the first sound, a slot that waits since a reload begins, too. */
    toggle(slot: number): void {
        this.play(slot, !(this.store.slot(slot).playing && this.engine.running));
    }

    /** Take back the last change of a sound, or make it again, and say what it was. */
    undo(): void {
        this.sayMove("Undone", this.store.undo());
    }

    redo(): void {
        this.sayMove("Done again", this.store.redo());
    }

    private sayMove(word: string, move: { slot: number; note: string } | undefined): void {
        if (!move) return;
        const stopped = this.emptied.has(move.slot) ? " It is empty and stops; Redo lets it play again." : "";
        this.status.say(`${word} in slot ${move.slot + 1}: ${move.note || "the sound"}.${stopped}`);
    }

    stop(): void {
        this.engine.stop();
        for (let slot = 0; slot < SLOTS; slot++) this.store.setStrip(slot, { playing: false });
    }

    /** Put a random seed of the daemon's into a slot. */
    async randomise(slot: number): Promise<void> {
        await this.attempt(async () => {
            const id = this.wire.nextId();
            const [, ...seed] = (await this.wire.query("random_seed", [id], "seed", id)) as number[];
            this.setSeed(slot, seed, "random");
        });
    }

    /** Do something that may fail, and say it in a sentence then. */
    async attempt(act: () => Promise<void>): Promise<void> {
        try {
            await act();
        } catch (why) {
            this.status.fail((why as Error).message);
        }
    }

    private applyStrips(): void {
        for (let slot = 0; slot < SLOTS; slot++) this.engine.setStrip(slot, this.store.slot(slot));
    }

    private openSet(): void {
        this.applyStrips();
        this.engine.setMaster(this.store.state.master);
        this.settings.give();
        for (let slot = 0; slot < SLOTS; slot++) this.engine.play(slot, this.store.slot(slot).playing);
        const request = () => this.sounds.requestAll();
        void this.settings.take().then(request, request); // where the daemon is away, they are asked for when it is back
    }

    private async agree(): Promise<void> {
        try {
            await this.settings.agree();
            this.sounds.resume();
            await this.features.ask();
            this.status.say(`The daemon plays ${this.settings.model}.`);
        } catch {
            // it went away again; the next connection tries once more
        }
    }

    /** Fill the page and reach the daemon. */
    start(): void {
        const at = (id: string) => document.getElementById(id)!;
        this.status.mount(at("messages"));
        mountTransport(at("transport"), this);
        mountKeys(at("messages"), this);
        mountTempo(at("tempo"), this);
        mountRecord(at("record"), this);
        mountSlots(at("slots"), this);
        mountDials(at("dials"), this);
        mountSeeds(at("seeds"), this);
        mountNamed(at("named"), this);
        mountWalks(at("walks"), this);
        mountConditions(at("conditions"), this);
        for (const panel of PANELS) {
            const root = section(`panel-${panel.name}`, panel.title, false);
            if (panel.needs.length) root.dataset.needs = panel.needs.join(" ");
            at("panels").append(root);
            panel.mount(root, this);
        }
        keepOpen(at("panels"));
        this.features.onKnown(() => this.features.show(document));
        this.wire.onState((state) => {
            document.documentElement.dataset.daemon = state;
            if (state === "open") void this.agree();
            else this.status.fail(this.wire.reason || "The daemon is away. What plays goes on, and the page waits for it.");
        });
        addEventListener("refused", (event) => this.status.fail((event as CustomEvent<string>).detail));
        addEventListener("pagehide", () => this.store.save());
        // Browsers allow sound after a click or a key alone.
        addEventListener("click", () => void this.engine.start(), { capture: true });
        if (!this.store.restore()) this.store.setSettings({}); // an empty set: its levels are the engine's from now on
        this.wire.connect();
    }
}

/** Let the panels be open that were open when this browser left the page. */
function keepOpen(root: HTMLElement): void {
    const panels = [...root.querySelectorAll<HTMLDetailsElement>(".panel")];
    const open = localStorage.getItem(OPEN)?.split(" ") ?? [];
    for (const panel of panels) {
        panel.open = open.includes(panel.id);
        panel.addEventListener("toggle", () => localStorage.setItem(OPEN, panels.filter((one) => one.open).map((one) => one.id).join(" ")));
    }
}

const app = new App();
app.start();
Object.assign(globalThis, { loopseed: app }); // for the browser's console, and for tests
