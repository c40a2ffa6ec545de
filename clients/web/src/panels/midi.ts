// MIDI: notes and controllers move controls of the page, a clock gives the tempo.
import type { App } from "../app";
import { asking, button, el, press, select, toggle } from "../dom";
import { MidiClock } from "./midi/clock";
import { Learner } from "./midi/learn";
import { Hand, isLink, nameOf, PADS, type Link } from "./midi/links";
import { describe, isSame, readMessage, type Source } from "./midi/message";

const ALL = "";
const FORGET = "Forget what was learned";
const CLOCK_ENDS = 1_000; // ms without a tick

export function mount(root: HTMLElement, app: App): void {
    if (!("requestMIDIAccess" in navigator)) {
        root.classList.add("none"); // this browser has no MIDI
        return;
    }
    const links = new Links(app);
    const learner = new Learner(root, (control) => {
        hint.textContent = `Now move a knob or press a key for: ${nameOf(control)}.`;
        app.status.say(hint.textContent);
    });
    const clock = new Follower(app, (device) => inputs.nameOf(device));
    const hand = new Hand(app);

    const take = ({ data, timeStamp }: MIDIMessageEvent, device: string) => {
        const message = readMessage(data ?? []);
        if (message?.kind === "tick") {
            clock.tick(timeStamp, device);
        } else if (message?.kind === "start") {
            clock.start(device);
        } else if (message && learner.target !== undefined) {
            links.add(message, learner.target);
        } else if (message) {
            for (const link of links.of(message)) hand.move(link, message.value);
        }
    };

    const hint = el("p", { class: "hint" });
    const follow = toggle("midi-clock", "Take the tempo of its clock", (on) => {
        press(follow, on);
        clock.follow(on);
    });
    const learn = toggle("midi-learn", "Learn", (on) => {
        press(learn, on);
        hint.textContent = on ? "Choose a control of the page, by a click or by Tab; then move a knob or press a key." : "";
        if (on) learner.start();
        else learner.stop();
    });
    const inputs = makeInputs(app, take);
    const forget = button("midi-forget", FORGET, () => {
        if (ask.isSure()) {
            links.set(PADS);
            app.status.say("All links are forgotten; the notes 36 to 43 play the slots.");
            ask.withdraw();
        } else {
            ask.ask();
            app.status.say("Click again to forget all links that were learned.");
        }
    });
    const ask = asking(forget, FORGET, "Forget them?");
    const rest = el(
        "div",
        { class: "rows" },
        el("div", { class: "row" }, inputs.root, follow),
        el("div", { class: "row" }, learn, forget),
        hint,
        links.list,
    );
    rest.hidden = true;
    const begin = async () => {
        try {
            inputs.hear(await navigator.requestMIDIAccess());
        } catch {
            throw new Error("The browser gives no MIDI: allow it for this page, beside the address, and press the button again.");
        }
        use.remove();
        rest.hidden = false;
        follow.focus();
    };
    const use = button("midi-use", "Use MIDI", () => void app.attempt(begin));
    root.append(use, rest);
    root.addEventListener("toggle", () => links.show()); // the names of controls that came later
}

/** The tempo of the clock of one device, the first whose ticks come. */
class Follower {
    private readonly clock = new MidiClock();
    private on = false;
    private device: string | undefined; // whose clock runs
    private silence = 0; // a timer

    /** nameOf: the name of a device. */
    constructor(
        private readonly app: App,
        private readonly nameOf: (device: string) => string,
    ) {}

    follow(on: boolean): void {
        this.on = on;
        this.clock.forget();
        this.app.status.say(on ? "The tempo follows the MIDI clock once one runs; it is stronger than a tempo that is typed." : "The tempo stays as it is.");
    }

    /** Take a tick of a device at a time [ms]. While the clock of one runs, those of others are not counted. */
    tick(time: number, device: string): void {
        if (!this.on) return;
        if (this.device === undefined) {
            this.device = device;
            this.app.status.say(`The tempo follows the MIDI clock of ${this.nameOf(device)}.`);
        }
        if (this.device !== device) return;
        clearTimeout(this.silence);
        this.silence = setTimeout(() => this.stop(), CLOCK_ENDS);
        const bpm = this.clock.tick(time, this.app.settings.bpm);
        if (bpm === undefined) return;
        this.app.setTempo(bpm);
        this.app.status.say(`The MIDI clock of ${this.nameOf(device)} sets the tempo to ${bpm} BPM.`);
    }

    /** The device begins to play: its ticks have a gap here. */
    start(device: string): void {
        if (device === this.device) this.clock.forget();
    }

    private stop(): void {
        this.device = undefined;
        this.clock.forget();
        if (this.on) this.app.status.say("The MIDI clock has stopped: the tempo stays as it is until one runs again.");
    }
}

/** A choice of the inputs that are connected, one or all; take gets their messages. One that was chosen and is unplugged stays chosen. */
function makeInputs(app: App, take: (event: MIDIMessageEvent, device: string) => void) {
    let access: MIDIAccess;
    const { root, input } = select("midi-input", "From", [], () => listen());
    const names = new Map<string, string>();
    const listen = () => {
        const ports = [...access.inputs.values()].filter((port) => port.state === "connected");
        for (const port of ports) names.set(port.id, port.name ?? port.id);
        const chosen = input.value;
        const options = [
            [ALL, ports.length ? "all inputs" : "no input is connected"],
            ...ports.map((port) => [port.id, names.get(port.id)]),
        ];
        if (chosen && !ports.some((port) => port.id === chosen)) {
            options.push([chosen, `${names.get(chosen)}, not connected`]);
            app.status.say(`The MIDI input ${names.get(chosen)} is not connected any more: plug it in again, or choose another one.`);
        }
        input.replaceChildren(...options.map(([value, text]) => el("option", { value: value! }, text!)));
        input.value = chosen;
        for (const port of access.inputs.values()) {
            const hears = input.value === ALL || input.value === port.id;
            port.onmidimessage = hears ? (event: MIDIMessageEvent) => take(event, port.id) : null;
        }
    };
    const hear = (given: MIDIAccess) => {
        access = given;
        access.addEventListener("statechange", listen);
        listen();
    };
    return { root, hear, nameOf: (device: string) => names.get(device) ?? device };
}

/** The links of the set, and the list of them. */
class Links {
    readonly list = el("ul", { class: "links", "aria-label": "Links" });
    private links: Link[] = [];

    constructor(private readonly app: App) {
        app.store.on("set", () => this.restore());
        this.restore();
    }

    of(source: Source): Link[] {
        return this.links.filter((link) => isSame(link, source));
    }

    /** Link a note or controller with a control, and with no other one any more. */
    add({ kind, channel, number }: Source, control: string): void {
        const source = { kind, channel, number };
        if (this.of(source).some((link) => link.control === control)) return; // the knob still turns
        const before = this.of(source).map((link) => nameOf(link.control) ?? link.control);
        this.set([...this.links.filter((link) => !isSame(link, source)), { ...source, control }]);
        const noMore = before.length ? `, and no more ${before.join(" and ")}` : "";
        this.app.status.say(`The ${describe(source)} moves ${nameOf(control)}${noMore}. Choose another control, or end learning.`);
    }

    set(links: Link[]): void {
        this.app.store.setPanel("midi", { links });
        this.restore();
    }

    show(): void {
        this.list.replaceChildren(
            ...this.links.map((link, index) => {
                const text = `${describe(link)}: ${nameOf(link.control) ?? `${link.control}, which is not there now`}`;
                const forget = () => this.set(this.links.filter((each) => each !== link));
                const remove = button(`midi-unlink-${index + 1}`, "Forget", forget, { "aria-label": `Forget ${text}` });
                return el("li", {}, el("span", {}, text), remove);
            }),
        );
    }

    private restore(): void {
        const kept = (this.app.store.panel("midi") as { links?: unknown } | undefined)?.links;
        this.links = Array.isArray(kept) ? kept.filter(isLink) : PADS;
        this.show();
    }
}
