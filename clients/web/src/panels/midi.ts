// MIDI: notes and controllers move controls of the page, a clock gives the tempo.
import type { App } from "../app";
import { button, el, press, select, toggle } from "../dom";
import { MidiClock } from "./midi/clock";
import { Learner } from "./midi/learn";
import { Hand, isLink, nameOf, PADS, type Link } from "./midi/links";
import { describe, isSame, readMessage, type Source } from "./midi/message";

const ALL = "";

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
    const clock = new MidiClock();
    const hand = new Hand(app);
    let follows = false;

    const take = ({ data, timeStamp }: MIDIMessageEvent) => {
        const message = readMessage(data ?? []);
        if (message?.kind === "tick") {
            const bpm = follows ? clock.tick(timeStamp) : undefined;
            if (bpm !== undefined) app.setTempo(bpm);
        } else if (message?.kind === "start") {
            clock.forget();
        } else if (message && learner.target !== undefined) {
            links.add(message, learner.target);
        } else if (message) {
            for (const link of links.of(message)) hand.move(link, message.value);
        }
    };

    const hint = el("p", { class: "hint" });
    const follow = toggle("midi-clock", "Take the tempo of its clock", (on) => {
        press(follow, (follows = on));
        clock.forget();
        app.status.say(on ? "The tempo follows the MIDI clock." : "The tempo stays as it is.");
    });
    const learn = toggle("midi-learn", "Learn", (on) => {
        press(learn, on);
        hint.textContent = on ? "Choose a control of the page, by a click or by Tab; then move a knob or press a key." : "";
        if (on) learner.start();
        else learner.stop();
    });
    const inputs = makeInputs(take);
    const rest = el(
        "div",
        { class: "rows" },
        el("div", { class: "row" }, inputs.root, follow),
        el("div", { class: "row" }, learn, button("midi-forget", "Forget what was learned", () => links.set(PADS))),
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

/** A choice of the inputs that are connected, one or all; take gets their messages. */
function makeInputs(take: (event: MIDIMessageEvent) => void) {
    let access: MIDIAccess;
    const { root, input } = select("midi-input", "From", [], () => listen());
    const listen = () => {
        const ports = [...access.inputs.values()].filter((port) => port.state === "connected");
        const chosen = input.value;
        const options = [
            [ALL, ports.length ? "all inputs" : "no input is connected"],
            ...ports.map((port) => [port.id, port.name ?? port.id]),
        ];
        input.replaceChildren(...options.map(([value, text]) => el("option", { value: value! }, text!)));
        if (ports.some((port) => port.id === chosen)) input.value = chosen;
        for (const port of access.inputs.values()) {
            port.onmidimessage = input.value === ALL || input.value === port.id ? take : null;
        }
    };
    const hear = (given: MIDIAccess) => {
        access = given;
        access.addEventListener("statechange", listen);
        listen();
    };
    return { root, hear };
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
        this.set([...this.links.filter((link) => !isSame(link, source)), { ...source, control }]);
        this.app.status.say(`The ${describe(source)} moves ${nameOf(control)}. Choose another control, or end learning.`);
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
