// The bars that follow what a slot plays, by the sequence model of the daemon.
import type { App } from "../app";
import { button, el, number, slider, switchOff } from "../dom";
import { lastSeed } from "./files/origin";

export function mount(root: HTMLElement, app: App): void {
    const bars = number("continuation-bars", "Bars", { min: 1, max: 64, step: 1, value: 8 }, () => change());
    const temperature = slider(
        "continuation-temperature",
        "Temperature",
        { min: 0, max: 2, step: 0.05, value: 1 },
        (value) => value.toFixed(2),
        () => change(),
    );
    const hint = el("p", { class: "hint" });
    const go = button("continue", "Continue", () => void app.attempt(() => goOn(app.selected)));
    const other = button("continue-other", "Other bars", () => request(app.selected, app.store.slot(app.selected).seed));
    root.append(
        el("div", { class: "row" }, bars.root),
        temperature.root,
        hint,
        el("div", { class: "row" }, go, other),
    );

    const request = (slot: number, seed: number[]) => {
        const rng = Math.floor(Math.random() * 2 ** 31);
        const count = Math.round(bars.value());
        const args = [count, temperature.input.valueAsNumber, ...seed, rng];
        app.setRecipe(slot, { command: "continue_seed", args }, `continuation, ${count} bar${count === 1 ? "" : "s"}`, seed);
    };

    /** Continue a slot from the end of its row, or from its seed. */
    const goOn = async (slot: number) => {
        const { seed, recipe } = app.store.slot(slot);
        const path = app.sounds.loaded[slot]?.path;
        const isNewest = app.claim(slot);
        const start = recipe && path ? await lastSeed(app.wire, path) : seed;
        if (isNewest()) request(slot, start);
    };

    const show = () => {
        const { seed, recipe } = app.store.slot(app.selected);
        const continued = recipe?.command === "continue_seed";
        const name = `slot ${app.selected + 1}`;
        const unmade = recipe !== null && !app.sounds.isMade(app.selected); // its last bar is in the file of its row
        const refused = app.sounds.isRefused(app.selected);
        switchOff(go, seed.length === 0 || unmade);
        switchOff(other, !continued);
        hint.textContent =
            seed.length === 0
                ? `Slot ${app.selected + 1} is empty: give it a seed first, for example a random one.`
                : refused
                  ? `The daemon could not make what ${name} holds: Undo takes it back.`
                  : unmade && !app.sounds.busy(app.selected)
                    ? `Play ${name} first: its row has to be made before it can be continued.`
                    : continued
                      ? `Continue once more: ${name} goes on from the end of these bars.`
                      : `0: the most likely bars, 1: as learned, 2: wild. They play in ${name} from its next bar on.`;
    };
    const change = () => app.store.setPanel("continuation", { bars: bars.value(), temperature: temperature.input.valueAsNumber });

    const restore = () => {
        const kept = (app.store.panel("continuation") ?? {}) as Record<string, unknown>;
        bars.restore(kept.bars);
        if (typeof kept.temperature === "number") temperature.set(kept.temperature);
        show();
    };
    app.store.on("set", restore);
    for (const topic of ["sound", "selected"] as const) app.store.on(topic, show);
    app.sounds.onChange(show);
    restore();
}
