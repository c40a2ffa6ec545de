// The page: joins the wire, the engine, the store and what is seen.
import { mountConditions } from "./controls/conditions";
import { mountDials } from "./controls/dials";
import { keepFocus } from "./controls/focus";
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
import { keep, kept } from "./storage";
import { Store, type Recipe, type Sound } from "./store";
import { Wire, type Arg } from "./wire";

const OPEN = "loopseed-open"; // the name in the browser's storage

export class App {
    readonly wire = new Wire(new URL("osc", location.href).href.replace(/^http/, "ws"));
    readonly engine = new Engine(new URL("mixer.js", location.href));
    readonly store = new Store();
    readonly status = new Status();
    readonly features = new Features(this.wire);
    readonly settings = new Settings(this.wire, this.engine, this.store, this.status);
    readonly sounds = new Sounds(this.wire, this.engine, this.store, this.settings, this.status);

    private readonly moves = new Array<number>(SLOTS).fill(0); // of each slot: the sounds that came into it or were asked for
    private readonly emptied = new Set<number>(); // slots that played until undo emptied them: redo lets them play again

    constructor() {
        this.store.on("sound", (slot) => {
            this.claim(slot);
            this.sounds.request(slot);
            if (this.isEmpty(slot) && this.store.slot(slot).playing) {
                this.play(slot, false); // undone up to the empty slot
                this.emptied.add(slot);
            }
        });
        this.store.on("strip", () => this.engine.setStrips(this.store.state.slots));
        this.store.on("settings", () => this.engine.setMaster(this.store.state.master));
        this.store.on("set", () => this.openSet());
        this.settings.onSounds(() => this.sounds.requestAll());
        this.sounds.onSilent((slot) => this.play(slot, false));
        this.wire.onLost((text) => this.status.fail(text));
        this.wire.onSilent((silent) => {
            document.documentElement.dataset.daemon = silent ? "silent" : "open";
            if (silent) this.status.fail("The daemon does not answer. What plays goes on, and what you asked for comes once it answers again.");
            else this.status.say("The daemon answers again.");
        });
        this.engine.onHalted((halted) => {
            if (halted) this.status.fail("The browser plays no sound: connect a sound device, then click Play.");
            else this.status.say("The sound is back.");
        });
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
        this.setSound(slot, { seed, recipe: null, note }, gesture);
    }

    /** Put the sound of another command into a slot; the slot's seed stays, or becomes the one given. */
    setRecipe(slot: number, recipe: Recipe, note: string, seed = this.store.slot(slot).seed, gesture?: unknown): void {
        this.setSound(slot, { seed, recipe, note }, gesture);
    }

    /** Only a slot's Play lets it sound: on a stage, nothing begins by itself. */
    private setSound(slot: number, sound: Sound, gesture: unknown): void {
        this.store.setSound(slot, sound, gesture);
        this.emptied.delete(slot);
        this.status.say(`Slot ${slot + 1}: ${sound.note}.${this.store.slot(slot).playing ? "" : " Play the slot to hear it."}`);
    }

    setTempo(bpm: number): void {
        this.settings.setTempo(Math.min(Math.max(bpm, 20), 999));
        const where = this.wire.state === "open" ? ", for all programs" : " here; the daemon gets it when it is back";
        this.status.say(`The tempo is ${Math.round(this.settings.bpm * 100) / 100} BPM${where}.`);
    }

    /** Let the browser begin to play, after a click or a key. */
    wake(): void {
        this.engine.start().catch((why: Error) => this.status.fail(`The browser gives no sound (${why.message}): reload the page, or use another browser.`));
    }

    /** Let a slot play, or not, from its next bar line on. */
    play(slot: number, on: boolean): void {
        if (on) this.wake();
        if (on && !this.engine.plays(slot)) this.sounds.forgetOther(slot);
        this.engine.play(slot, on);
        this.emptied.delete(slot);
        this.store.setStrip(slot, { playing: on });
        if (on && this.isEmpty(slot)) this.engine.start().then(() => this.randomise(slot), () => undefined); // wake() says why not
        else if (on && this.sounds.isRefused(slot)) this.sounds.request(slot);
        else if (on) this.sounds.resume(); // its sound may have waited for this
    }

    private isEmpty(slot: number): boolean {
        return this.store.slot(slot).seed.length === 0;
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
        const move = this.store.redo();
        if (move && this.emptied.delete(move.slot)) this.play(move.slot, true);
        this.sayMove("Done again", move);
    }

    private sayMove(word: string, move: { slot: number; note: string } | undefined): void {
        if (!move) return;
        const stopped = this.emptied.has(move.slot) ? " It is empty and stops; Redo lets it play again." : "";
        this.status.say(`${word} in slot ${move.slot + 1}: ${move.note || "the sound"}.${stopped}`);
    }

    stop(): void {
        this.engine.stop();
        this.emptied.clear();
        for (let slot = 0; slot < SLOTS; slot++) this.store.setStrip(slot, { playing: false });
    }

    /** Put a random seed of the daemon's into a slot. */
    async randomise(slot: number): Promise<void> {
        await this.attempt(async () => {
            const seed = await this.askSeed(slot, "random_seed");
            if (seed) this.setSeed(slot, seed, "random");
        });
    }

    /** Begin to make something for a slot. The function that it gives tells whether nothing newer came or was begun since. */
    claim(slot: number): () => boolean {
        const mine = (this.moves[slot]! += 1);
        return () => this.moves[slot] === mine;
    }

    /** A seed from the daemon for a slot; undefined where the slot got or was asked for something newer meanwhile. */
    async askSeed(slot: number, command: string, ...args: Arg[]): Promise<number[] | undefined> {
        const id = this.wire.nextId();
        const isNewest = this.claim(slot);
        try {
            const [, ...seed] = (await this.wire.query(command, [id, ...args], "seed", id)) as number[];
            return isNewest() ? seed : undefined;
        } catch (why) {
            if (isNewest() && this.isEmpty(slot)) this.play(slot, false); // it gets no seed to play
            throw why;
        }
    }

    /** Do something that may fail, and say it in a sentence then. */
    async attempt(act: () => Promise<void>): Promise<void> {
        try {
            await act();
        } catch (why) {
            this.status.fail((why as Error).message);
        }
    }

    private openSet(): void {
        this.emptied.clear();
        this.engine.setStrips(this.store.state.slots, true); // what plays on until its new sound is there keeps its level
        this.engine.setMaster(this.store.state.master, true);
        this.settings.give();
        for (let slot = 0; slot < SLOTS; slot++) {
            this.claim(slot);
            this.sounds.forgetOther(slot);
            this.engine.play(slot, this.store.slot(slot).playing);
        }
        const request = () => this.settings.makeAgain();
        void this.settings.take().then(request, request); // where the daemon is away, they are asked for when it is back
    }

    private async agree(): Promise<void> {
        try {
            await this.settings.agree();
            this.sounds.retry();
            await this.features.ask();
            this.status.say(`The daemon plays ${this.settings.model}.`);
        } catch {
            // it went away again; the next connection tries once more
        }
    }

    /** Fill the page and reach the daemon. */
    start(): void {
        history.scrollRestoration = "manual"; // after a reload, the button that plays the set is to be seen
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
        keepFocus();
        this.features.onKnown(() => this.features.show(document));
        this.wire.onState((state) => {
            document.documentElement.dataset.daemon = state;
            if (state === "open") void this.agree();
            else this.status.fail(this.wire.reason || "The daemon is away. What plays goes on, and the page waits for it.");
        });
        addEventListener("refused", (event) => this.status.fail((event as CustomEvent<string>).detail));
        addEventListener("pagehide", () => this.store.save());
        // Browsers allow sound after a click or a key alone.
        addEventListener("click", () => this.wake(), { capture: true });
        if (!this.store.restore()) this.store.setSettings({}); // an empty set: its levels are the engine's from now on
        this.wire.connect();
    }
}

/** Let the panels be open that were open when this browser left the page. */
function keepOpen(root: HTMLElement): void {
    const panels = [...root.querySelectorAll<HTMLDetailsElement>(".panel")];
    const open = kept(OPEN)?.split(" ") ?? [];
    for (const panel of panels) {
        panel.open = open.includes(panel.id);
        panel.addEventListener("toggle", () => keep(OPEN, panels.filter((one) => one.open).map((one) => one.id).join(" ")));
    }
}

const app = new App();
app.start();
Object.assign(globalThis, { loopseed: app }); // for the browser's console, and for tests
