// MIDI: notes and controllers move controls of the page, a clock gives the tempo.
import type { App } from "../app";
import { button, el, select, toggle } from "../dom";
import { MidiClock } from "./midi/clock";
import { describe, isControl, isSame, moveControl, nameOf, PADS, type Link } from "./midi/links";

const ALL = "";
const [NOTE_ON, CONTROLLER, CLOCK, START] = [0x90, 0xb0, 0xf8, 0xfa];

export function mount(root: HTMLElement, app: App): void {
    if (!("requestMIDIAccess" in navigator)) {
        root.classList.add("none"); // this browser has no MIDI
        return;
    }
    const clock = new MidiClock();
    let links: Link[] = [];
    let target: string | undefined; // the control that the next message is linked with
    let access: MIDIAccess | undefined;

    const use = button("midi-use", "Use MIDI", () => void app.attempt(begin));
    const inputs = select("midi-input", "From", [[ALL, "all inputs"]], () => listen());
    const learn = toggle("midi-learn", "Learn", (on) => setLearning(on));
    const follow = toggle("midi-clock", "Take the tempo of its clock", (on) => {
        follow.setAttribute("aria-pressed", String(on));
        clock.forget();
        app.status.say(on ? "The tempo follows the MIDI clock." : "The tempo stays as it is.");
    });
    const list = el("ul", { class: "links", "aria-label": "Links" });
    const forget = button("midi-forget", "Forget what was learned", () => setLinks([...PADS]));
    const hint = el("p", { class: "hint" });
    const rest = el("div", { class: "rows" }, el("div", { class: "row" }, inputs.root, follow), el("div", { class: "row" }, learn, forget), hint, list);
    rest.hidden = true;
    root.append(el("div", { class: "row" }, use), rest);

    const begin = async () => {
        try {
            access = await navigator.requestMIDIAccess();
        } catch {
            throw new Error("The browser gives no MIDI: allow it for this page, beside the address, and press the button again.");
        }
        use.parentElement!.hidden = true;
        rest.hidden = false;
        access.addEventListener("statechange", listen);
        listen();
        follow.focus();
    };

    /** List the inputs, and listen to the chosen one. */
    const listen = () => {
        const ports = [...access!.inputs.values()].filter((port) => port.state === "connected");
        const chosen = inputs.input.value;
        const options = [[ALL, ports.length ? "all inputs" : "no input is connected"], ...ports.map((port) => [port.id, port.name ?? port.id])];
        inputs.input.replaceChildren(...options.map(([value, text]) => el("option", { value: value! }, text!)));
        if (ports.some((port) => port.id === chosen)) inputs.input.value = chosen;
        for (const port of access!.inputs.values()) {
            const heard = inputs.input.value === ALL || inputs.input.value === port.id;
            port.onmidimessage = heard ? (event) => take(event) : null;
        }
    };

    const take = (event: MIDIMessageEvent) => {
        const [status = 0, number = 0, value = 0] = event.data ?? [];
        if (status === CLOCK) return tick(event.timeStamp);
        if (status === START) return clock.forget();
        const isNote = (status & 0xf0) === NOTE_ON && value > 0;
        if (!isNote && (status & 0xf0) !== CONTROLLER) return;
        const message: Omit<Link, "control"> = { kind: isNote ? "note" : "controller", channel: (status & 0x0f) + 1, number };
        if (target !== undefined) return connect(message, target);
        for (const link of links.filter((each) => isSame(each, message))) move(link, value);
    };

    const tick = (time: number) => {
        if (follow.getAttribute("aria-pressed") !== "true") return;
        const bpm = clock.tick(time);
        if (bpm !== undefined && bpm >= 20) app.setTempo(bpm);
    };

    const high = new Set<Link>(); // controllers of buttons that are down
    const move = (link: Link, value: number) => {
        const isButton = document.getElementById(link.control) instanceof HTMLButtonElement;
        if (link.kind === "note") return moveControl(app, link.control, isButton ? 127 : value);
        const wasHigh = high.has(link);
        if (value >= 64) high.add(link);
        else high.delete(link);
        if (!isButton || !wasHigh) moveControl(app, link.control, value);
    };

    const connect = (message: Omit<Link, "control">, control: string) => {
        if (links.some((link) => isSame(link, message) && link.control === control)) return; // the knob still turns
        setLinks([...links.filter((link) => !isSame(link, message)), { ...message, control }]);
        app.status.say(`The ${describe(message)} moves ${nameOf(control)}. Choose another control, or end learning.`);
    };

    const setLinks = (changed: Link[]) => {
        app.store.setPanel("midi", { links: changed });
        restore();
    };

    const setLearning = (on: boolean) => {
        learn.setAttribute("aria-pressed", String(on));
        target = undefined;
        hint.textContent = on ? "Choose a control of the page, by a click or by Tab; then move a knob or press a key." : "";
        for (const kind of ["click", "pointerdown"]) {
            if (on) document.addEventListener(kind, choose, { capture: true });
            else document.removeEventListener(kind, choose, { capture: true });
        }
        if (on) document.addEventListener("focusin", choose);
        else document.removeEventListener("focusin", choose);
    };

    /** While the page learns, a control that is clicked or focused does nothing but wait for its link. */
    const choose = (event: Event) => {
        const control = (event.target as Element).closest("[id]:is(button, input, select, [role=slider])");
        if (!control || root.contains(control) || !isControl(control)) return;
        if (event.type !== "focusin") {
            event.preventDefault();
            event.stopPropagation();
        }
        if (target === control.id) return;
        target = control.id;
        hint.textContent = `Now move a knob or press a key for: ${nameOf(target)}.`;
        app.status.say(hint.textContent);
    };

    const show = () => {
        list.replaceChildren(
            ...links.map((link, index) => {
                const text = `${describe(link)}: ${nameOf(link.control) ?? `${link.control}, which is not there now`}`;
                const remove = button(`midi-unlink-${index + 1}`, "Forget", () => setLinks(links.filter((each) => each !== link)), {
                    "aria-label": `Forget ${text}`,
                });
                return el("li", {}, el("span", {}, text), remove);
            }),
        );
    };

    const restore = () => {
        const kept = (app.store.panel("midi") as { links?: unknown } | undefined)?.links;
        links = Array.isArray(kept) ? kept.filter(isLink) : [...PADS];
        show();
    };
    app.store.on("set", restore);
    root.addEventListener("toggle", show); // the names of controls that came later
    restore();
}

function isLink(value: unknown): value is Link {
    const link = value as Link;
    return (
        (link?.kind === "note" || link?.kind === "controller") &&
        [link.channel, link.number].every(Number.isInteger) &&
        typeof link.control === "string"
    );
}
