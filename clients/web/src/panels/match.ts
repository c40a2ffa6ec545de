// Find the seed that sounds like a recorded loop: drop its file on a slot, or choose it here.
import type { App } from "../app";
import { button, el, number, press } from "../dom";
import { SLOTS } from "../engine";
import type { Sound } from "../store";
import type { Arg, WireError } from "../wire";
import { upload } from "./files/upload";

export function mount(root: HTMLElement, app: App): void {
    const file = el("input", { type: "file", id: "match-file", accept: "audio/*,.wav,.flac,.aif,.aiff,.ogg,.mp3" });
    const seconds = number("match-seconds", "Search for, in seconds", { min: 0.1, max: 60, step: 0.1, value: 3 });
    const hear = el("input", { type: "checkbox", id: "match-hear" });
    hear.checked = true;
    const hint = el("p", { class: "hint" });
    const searches = el("ul", { class: "searches", "aria-label": "Searches" });
    root.append(
        hint,
        el("div", { class: "row" }, el("label", { for: file.id }, "Sound file"), file),
        el("div", { class: "row" }, seconds.root, el("label", { class: "free", for: hear.id }, hear, "Hear what is found on the way")),
        searches,
    );
    const show = () => (hint.textContent = `Drop a loop on a slot, or choose its file here for slot ${app.selected + 1}. Distances: a random seed is about 11 to 16 dB away, a good match under 5 dB.`);
    for (const topic of ["selected", "set"] as const) app.store.on(topic, show);
    show();

    const rows = new Map<number, Search>(); // the newest search of each slot
    const begin = (slot: number, given: File) => {
        const before = rows.get(slot);
        const ends = before?.cancel(false) ? `, and the one for ${before.file.name} ends` : "";
        before?.root.remove();
        app.status.say(`A search for ${given.name} begins for slot ${slot + 1}${ends}. If you change the slot, your change stays.`);
        const search = new Search(app, slot, given, () => hear.checked);
        rows.set(slot, search);
        searches.append(search.root);
        (root as HTMLDetailsElement).open = true;
        void search.run(seconds.value());
    };
    file.addEventListener("change", () => {
        if (file.files?.[0]) begin(app.selected, file.files[0]);
        file.value = ""; // the same file can be chosen again
    });
    for (const reply of ["candidate", "alternative"]) {
        app.wire.on(reply, (args) => rows.forEach((search) => search.take(reply, args)));
    }
    app.store.on("sound", (slot) => rows.get(slot)?.mark());
    app.features.onKnown(() => rows.forEach((search) => search.resume()));
    takeDrops(app, begin);
}

/** Let files be dropped on the slots' strips. A file that is dropped elsewhere does not take the page's place. */
function takeDrops(app: App, begin: (slot: number, file: File) => void): void {
    const slotUnder = (event: DragEvent) => (event.target as Element | null)?.closest?.<HTMLElement>(".strip") ?? undefined;
    const mark = (strip?: HTMLElement) => {
        for (const each of document.querySelectorAll(".strip")) each.classList.toggle("drop", each === strip);
    };
    document.addEventListener("dragover", (event) => {
        if (!event.dataTransfer?.types.includes("Files")) return;
        event.preventDefault();
        const strip = slotUnder(event);
        event.dataTransfer.dropEffect = strip ? "copy" : "none";
        mark(strip);
    });
    document.addEventListener("dragleave", (event) => event.relatedTarget === null && mark());
    document.addEventListener("drop", (event) => {
        const given = event.dataTransfer?.files[0];
        if (!given) return;
        event.preventDefault();
        mark();
        const slot = Number(slotUnder(event)?.id.replace("slot-", "")) - 1;
        if (!(slot >= 0 && slot < SLOTS)) app.status.fail(`Drop ${given.name} on a slot: it gets the seed that sounds like it.`);
        else if (!app.features.offers("match_seed")) app.status.fail("This daemon does not search for seeds: start a newer one.");
        else begin(slot, given);
    });
}

/** The search for one file's seed, and what it has found. */
class Search {
    readonly root: HTMLLIElement;
    private readonly text = el("span");
    private readonly answers = el("span", { class: "row" });
    private readonly stop: HTMLButtonElement;
    private readonly id: number;
    private running = true;
    private uploading = true;
    private again: (() => void) | undefined; // where it waits until the daemon is back
    private best: number[] | undefined; // the seed of the last candidate
    private held: Sound; // what the slot holds, unless somebody else has changed it
    private readonly choices: { seed: number[]; button: HTMLButtonElement }[] = [];

    constructor(
        private readonly app: App,
        private readonly slot: number,
        readonly file: File,
        private readonly hears: () => boolean,
    ) {
        this.id = app.wire.nextId();
        this.held = { ...app.store.slot(slot) };
        this.stop = button(`match-cancel-${slot + 1}`, "Cancel", () => this.cancel(), {
            "aria-label": `Cancel the search for slot ${slot + 1}`,
            "data-needs": "cancel",
        });
        this.root = el("li", {}, this.text, this.stop, this.answers);
        this.say(`is given to the daemon`);
    }

    async run(seconds: number): Promise<void> {
        try {
            await this.find(seconds);
        } catch (why) {
            const isAway = this.app.wire.state === "closed" || (why as Partial<WireError>).code === "closed";
            if (isAway && this.running) {
                this.again = () => void this.run(seconds);
                return this.say("waits until the daemon is back");
            }
            this.end(why as Error);
        }
        this.running = false;
        this.stop.remove();
    }

    /** Begin anew where the daemon went away meanwhile. */
    resume(): void {
        const { again } = this;
        if (!again) return;
        this.again = undefined;
        this.uploading = true;
        again();
    }

    private async find(seconds: number): Promise<void> {
        const path = await upload(this.file);
        this.uploading = false;
        if (!this.running) return this.root.remove();
        this.say("searching");
        const [, distance, ...seed] = await this.search(path, seconds);
        const took = this.put(seed, this.file.name);
        this.offer("best", distance!, seed, true);
        this.mark();
        this.say(`found, ${decibels(distance!)} from it`);
        const end = took ? `has the nearest seed that was found for` : `was changed, and keeps what it has; click in Find a seed to take what was found for`;
        this.app.status.say(`${this.name} ${end} ${this.file.name}, ${decibels(distance!)} from it.${this.warn()}`);
    }

    /** The reply `match`. An error names the file as it is called here, not as the daemon's copy is. */
    private async search(path: string, seconds: number): Promise<number[]> {
        try {
            return (await this.app.wire.query("match_seed", [this.id, path, seconds], "match", this.id)) as number[];
        } catch (why) {
            const copy = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
            (why as Error).message = (why as Error).message.replaceAll(copy, this.file.name);
            throw why;
        }
    }

    /** A reply `candidate` or `alternative`, of this search or another one. */
    take(reply: string, args: Arg[]): void {
        if (args[0] !== this.id || !this.running) return;
        if (reply === "candidate") {
            const [, distance, ...seed] = args as number[];
            this.best = seed;
            this.say(`${decibels(distance!)} from it so far`);
            if (this.hears()) this.put(seed, `${this.file.name}, searching`);
        } else {
            const [, rank, distance, ...seed] = args as number[];
            this.offer(String(rank), distance!, seed);
        }
    }

    /** End the search; whether it ran. isSaid: false where another search takes its place, which says so. */
    cancel(isSaid = true): boolean {
        if (!this.running) return false;
        this.running = false;
        if (isSaid) this.app.status.say(`The search for ${this.file.name} is cancelled.`);
        this.app.wire.send("cancel", this.id);
        this.stop.remove();
        if (this.uploading || this.again) this.root.remove(); // the daemon knows nothing of it
        this.again = undefined;
        return true;
    }

    private get name(): string {
        return `Slot ${this.slot + 1}`;
    }

    private say(state: string): void {
        this.text.textContent = `${this.name}, ${this.file.name}: ${state}.`;
    }

    /** Put a seed into the slot, unless somebody has changed it since; whether it is there. */
    private put(seed: number[], note: string): boolean {
        const now = this.app.store.slot(this.slot);
        if (now.seed !== this.held.seed || now.recipe !== this.held.recipe) return false;
        this.app.setSeed(this.slot, seed, note, this);
        this.held = { seed, recipe: null, note };
        return true;
    }

    /** Show which answer the slot holds. */
    mark(): void {
        for (const { seed, button: choice } of this.choices) press(choice, String(this.app.store.slot(this.slot).seed) === String(seed));
    }

    private offer(rank: string, distance: number, seed: number[], first = false): void {
        const id = `match-${this.slot + 1}-${rank}`;
        const choice = button(id, `${rank}: ${decibels(distance)}`, () => this.app.setSeed(this.slot, seed, this.file.name), {
            "aria-label": `${this.name}: take the ${first ? "best" : `number ${rank}`}, ${decibels(distance)} away`,
        });
        this.choices.push({ seed, button: choice });
        if (first) this.answers.prepend(choice);
        else this.answers.append(choice);
    }

    /** What makes the found seed sound other than it was found. */
    private warn(): string {
        const set = this.app.settings.conditions.filter((one) => one.set);
        const words = set.map((one) => `${one.name.replaceAll("_", " ")} to ${one.value.toFixed(2)}`).join(" and ");
        return words && ` It sounds different while Conditions set ${words}: tick "as the seed has it" there.`;
    }

    /** A search that ends without a match keeps its last candidate. */
    private end(why: Error): void {
        const cancelled = "code" in why && why.code === "cancelled";
        if (this.best) this.put(this.best, this.file.name);
        if (cancelled && this.best) this.say("cancelled, the last one found stays");
        else this.root.remove(); // the messages say it
        const named = why.message.includes(this.file.name) ? "" : `${this.file.name}: `;
        if (!cancelled) this.app.status.fail(named + why.message);
    }
}

function decibels(distance: number): string {
    return `${distance.toFixed(1)} dB`;
}
