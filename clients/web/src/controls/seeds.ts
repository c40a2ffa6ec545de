// What changes the seed of the selected slot as a whole: random, morph, undo, redo.
import type { App } from "../app";
import { button, slider, switchOff } from "../dom";

export function mountSeeds(root: HTMLElement, app: App): void {
    const random = button("random", "Random", () => void app.randomise(app.selected), { "data-needs": "random_seed" });
    const amount = slider("morph-by", "by", { min: 1, max: 64, step: 1, value: 12 }, (value) => `±${value}`, () => undefined);
    const morph = button("morph", "Morph", () => morphSeed(app, amount.input.valueAsNumber));
    const undo = button("undo", "Undo", () => app.undo(), { "aria-keyshortcuts": "Control+Z" });
    const redo = button("redo", "Redo", () => app.redo(), { "aria-keyshortcuts": "Control+Shift+Z" });
    root.append(random, morph, amount.root, undo, redo);

    const show = () => {
        switchOff(morph, app.store.slot(app.selected).seed.length === 0);
        switchOff(undo, !app.store.canUndo);
        switchOff(redo, !app.store.canRedo);
    };
    for (const topic of ["sound", "selected", "set"] as const) app.store.on(topic, show);
    show();

    addEventListener("keydown", (event) => {
        const typing = event.target instanceof HTMLInputElement && ["text", "number"].includes(event.target.type);
        if (typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
        event.preventDefault();
        if (event.shiftKey) app.redo();
        else app.undo();
    });
}

/** Move every dial by up to an amount [dial units], up or down, within its ends. */
function morphSeed(app: App, amount: number): void {
    const moved = app.store.slot(app.selected).seed.map((dial) => {
        const step = Math.round((2 * Math.random() - 1) * amount);
        return Math.min(Math.max(dial + step, -128), 127);
    });
    app.setSeed(app.selected, moved, "morphed");
}
