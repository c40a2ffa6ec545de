// What a note or a controller moves: links from MIDI messages to controls of the page.
import type { App } from "../../app";
import type { Source } from "./message";

/** What moves a control of the page; control: its id. */
export interface Link extends Source {
    control: string;
}

const FIRST_PAD = 36; // the lowest pad of most controllers: with the next seven it plays and stops the slots
export const PADS: Link[] = Array.from({ length: 8 }, (_, slot) => ({
    kind: "note",
    channel: 0,
    number: FIRST_PAD + slot,
    control: `slot-${slot + 1}-play`,
}));

/** Whether a value of a set is a link; anyone may have written it. */
export function isLink(value: unknown): value is Link {
    const link = value as Link | null;
    return (
        (link?.kind === "note" || link?.kind === "controller") &&
        [link.channel, link.number].every(Number.isInteger) &&
        typeof link.control === "string"
    );
}

/** What a control is called on the page, or undefined where it is not there. */
export function nameOf(control: string): string | undefined {
    const element = document.getElementById(control);
    if (!element) return undefined;
    const label = document.querySelector(`label[for="${control}"]`);
    return element.getAttribute("aria-label") ?? label?.textContent ?? element.textContent ?? control;
}

/** Whether links can lead to an element. */
export function isControl(element: Element): element is HTMLElement {
    return element.matches("button[id], input[id], select[id], [role=slider][id]") && !element.matches("[type=text], [type=file]");
}

/** Move a control to a value 0..127, as a hand would; a button is pressed by any value from 64 on. */
function moveControl(app: App, control: string, value: number): void {
    const element = document.getElementById(control);
    const dial = /^dial-(\d+)$/.exec(control);
    if (dial) turnDial(app, Number(dial[1]) - 1, value);
    else if (element instanceof HTMLButtonElement) value >= 64 && element.click();
    else if (element instanceof HTMLSelectElement) choose(element, value);
    else if (element instanceof HTMLInputElement) moveInput(element, value);
}

function turnDial(app: App, index: number, value: number): void {
    const { seed } = app.store.slot(app.selected);
    if (index >= seed.length) return;
    const turned = seed.with(index, Math.round((value / 127) * 255) - 128);
    app.setSeed(app.selected, turned, "turned", `midi ${app.selected} ${index}`);
}

function choose(element: HTMLSelectElement, value: number): void {
    const index = Math.min(Math.floor((value / 128) * element.options.length), element.options.length - 1);
    if (index === element.selectedIndex) return;
    element.selectedIndex = index;
    element.dispatchEvent(new Event("change", { bubbles: true }));
}

function moveInput(element: HTMLInputElement, value: number): void {
    if (element.disabled) return;
    if (element.type === "checkbox") {
        if (element.checked !== value >= 64) element.click();
        return;
    }
    const [low, high] = [Number(element.min), Number(element.max)];
    const step = Number(element.step) || 1;
    const exact = ((high - low) * value) / 127;
    element.value = String(Math.min(low + Math.round(exact / step) * step, high));
    element.dispatchEvent(new Event("input", { bubbles: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Moves controls as links say. A controller presses a button once while it goes up. */
export class Hand {
    private readonly high = new Set<Link>(); // controllers of buttons that are down

    constructor(private readonly app: App) {}

    move(link: Link, value: number): void {
        const isButton = document.getElementById(link.control) instanceof HTMLButtonElement;
        const wasHigh = this.high.has(link);
        if (value >= 64) this.high.add(link);
        else this.high.delete(link);
        if (!isButton) moveControl(this.app, link.control, value);
        else if (link.kind === "note") moveControl(this.app, link.control, 127);
        else if (!wasHigh) moveControl(this.app, link.control, value);
    }
}
