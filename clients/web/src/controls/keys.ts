// Single keys for the stage. A switch turns them off, for who needs these keys for something else.
import type { App } from "../app";
import { el } from "../dom";
import { SLOTS } from "../engine";

const KEPT = "keys"; // among what panels keep in the set

export function mountKeys(root: HTMLElement, app: App): void {
    const on = el("input", { type: "checkbox", id: "keys-on" });
    on.addEventListener("change", () => app.store.setPanel(KEPT, on.checked));
    const show = () => (on.checked = app.store.panel(KEPT) !== false);
    app.store.on("set", show);
    show();
    root.append(
        el("label", { class: "free" }, on, el("span", {}, "Keys: 1 to 8 play slots, with Shift they select them, 0 stops, R random, M morph")),
    );
    addEventListener("keydown", (event) => {
        const target = event.target as HTMLElement;
        if (!on.checked || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
        if (target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && /text|number/.test(target.type))) return;
        if (act(app, event)) event.preventDefault();
    });
}

/** Whether a key had a meaning. `code` is the place of the key, so that Shift and 1 is the same on each keyboard. */
function act(app: App, event: KeyboardEvent): boolean {
    const digit = /^Digit(\d)$/.exec(event.code)?.[1];
    const slot = Number(digit) - 1;
    if (digit === "0") app.stop();
    else if (slot >= 0 && slot < SLOTS && event.shiftKey) app.select(slot);
    else if (slot >= 0 && slot < SLOTS) app.toggle(slot);
    else if (event.key === "r") void app.randomise(app.selected);
    else if (event.key === "m") document.getElementById("morph")!.click();
    else return false;
    return true;
}
