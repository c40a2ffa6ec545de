// Elements of the page, each with a label.

type Attributes = Record<string, string>;

export function el<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes: Attributes = {},
    ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
}

export function button(id: string, text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
    const element = el("button", { type: "button", id, ...attributes }, text);
    element.addEventListener("click", () => isOff(element) || act());
    element.addEventListener("keydown", (event) => event.repeat && event.key === "Enter" && event.preventDefault()); // one press, one click
    return element;
}

/** Let a button do nothing for now; unlike a disabled one, it keeps the keyboard's focus. */
export function switchOff(element: HTMLButtonElement, off: boolean): void {
    element.setAttribute("aria-disabled", String(off));
}

function isOff(element: HTMLButtonElement): boolean {
    return element.getAttribute("aria-disabled") === "true";
}

/** A button that is on or off; it shows `pressed` and calls act with what it shall be. */
export function toggle(id: string, text: string, act: (on: boolean) => void, attributes: Attributes = {}): HTMLButtonElement {
    const element = button(id, text, () => act(element.getAttribute("aria-pressed") !== "true"), attributes);
    press(element, false);
    return element;
}

export function press(element: HTMLElement, on: boolean): void {
    element.setAttribute("aria-pressed", String(on));
}

/** A labelled slider; its value is written behind it. act is called while it moves. */
export function slider(
    id: string,
    label: string,
    range: { min: number; max: number; step: number; value: number },
    write: (value: number) => string,
    act: (value: number) => void,
): { root: HTMLElement; set: (value: number) => void; input: HTMLInputElement } {
    const input = el("input", { type: "range", id });
    for (const [name, value] of Object.entries(range)) input.setAttribute(name, String(value));
    const output = el("output", { for: id });
    const set = (value: number) => {
        input.value = String(value);
        output.textContent = write(input.valueAsNumber); // within the range
        input.setAttribute("aria-valuetext", output.textContent);
    };
    input.addEventListener("input", () => {
        set(input.valueAsNumber);
        act(input.valueAsNumber);
    });
    set(range.value);
    return { root: el("div", { class: "slider" }, el("label", { for: id }, label), input, output), set, input };
}

/** A labelled number; act is called when it was changed, with a number in the range. Others are refused: the event `refused` has a sentence. */
export function number(
    id: string,
    label: string,
    range: { min: number; max: number; step: number; value: number },
    act: (value: number) => void = () => undefined,
): { root: HTMLElement; input: HTMLInputElement; value: () => number; set: (value: number) => void; restore: (value: unknown) => void; isEdited: () => boolean } {
    const input = el("input", { type: "number", id, inputmode: "decimal" });
    for (const [name, value] of Object.entries(range)) input.setAttribute(name, String(value));
    let last = range.value;
    const whole = Number.isInteger(range.step);
    const isGood = (given: number) => given >= range.min && given <= range.max && !(whole && given % 1);
    const value = () => {
        const given = input.valueAsNumber;
        if (isGood(given)) last = given;
        else {
            const detail = `${label} has to be a ${whole ? "whole " : ""}number from ${range.min} to ${range.max}: it stays ${last}.`;
            input.dispatchEvent(new CustomEvent("refused", { bubbles: true, detail }));
        }
        input.value = String(last);
        return last;
    };
    const set = (given: number) => (input.value = String((last = given)));
    const restore = (given: unknown) => typeof given === "number" && isGood(given) && set(given); // of a set, which anyone may have written
    input.addEventListener("keydown", (event) => {
        if (event.key === "Escape") input.value = String(last);
        if (event.key === "Escape" || event.key === "Enter") input.blur(); // single keys play again
    });
    input.addEventListener("beforeinput", (event) => {
        if (!event.data?.includes(",") || (1.5).toLocaleString().includes(",")) return;
        event.preventDefault(); // the browser would leave the comma out: 128,5 became 1285
        document.execCommand("insertText", false, event.data.replace(",", "."));
    });
    input.addEventListener("change", () => {
        const given = input.valueAsNumber;
        if (value() === given) act(given);
    });
    const isEdited = () => input.value !== String(last);
    return { root: el("div", { class: "number" }, el("label", { for: id }, label), input), input, value, set, restore, isEdited };
}

/** A button that asks: the second click is sure, unless something else was done between the two. A double click is one. */
export function asking(element: HTMLButtonElement, word: string, question: string) {
    const withdraw = () => (element.textContent = word);
    element.addEventListener("blur", withdraw);
    element.addEventListener("click", (event) => event.detail > 1 && event.stopImmediatePropagation(), { capture: true });
    return { ask: () => (element.textContent = question), isSure: () => element.textContent === question, withdraw };
}

/** Let Enter in a field do what a button does. */
export function enterClicks(field: HTMLInputElement, element: HTMLButtonElement): void {
    field.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && !event.repeat) element.click();
        if (event.key === "Escape" || event.key === "Enter") field.blur(); // single keys play again
    });
}

/** A labelled choice; options: values and their texts. */
export function select(
    id: string,
    label: string,
    options: [string, string][],
    act: (value: string) => void = () => undefined,
): { root: HTMLElement; input: HTMLSelectElement } {
    const input = el("select", { id }, ...options.map(([value, text]) => el("option", { value }, text)));
    let byHand = false; // by mouse, pen or finger
    input.addEventListener("pointerdown", () => (byHand = true));
    input.addEventListener("keydown", (event) => {
        byHand = false;
        if (event.key === "Escape" || event.key === "Enter") input.blur(); // single keys play again
    });
    input.addEventListener("change", () => {
        if (byHand) input.blur(); // by the arrow keys, the choice goes on
        act(input.value);
    });
    return { root: el("div", { class: "choice" }, el("label", { for: id }, label), input), input };
}

/** A part of the page that opens and closes, under a heading. */
export function section(id: string, title: string, open: boolean, ...children: (Node | string)[]): HTMLDetailsElement {
    const details = el("details", { id, class: "panel" }, el("summary", {}, el("h2", {}, title)), ...children);
    details.open = open;
    return details;
}
