// A walk through key points, with seeds between them; the loops overlap.
import type { App } from "../app";
import { button, el, number, select, slider, switchOff } from "../dom";
import { SLOTS } from "../engine";

const MAX_LOOPS = 256; // of a file

export function mount(root: HTMLElement, app: App): void {
    const through = select(
        "hallucination-through",
        "Key points",
        [
            ["random", "random ones"],
            ["slots", "the seeds of all slots"],
        ],
        () => change(),
    );
    const points = number("hallucination-points", "How many", { min: 1, max: 64, step: 1, value: 4 }, () => change());
    const between = number("hallucination-between", "Seeds between two", { min: 0, max: 64, step: 1, value: 3 }, () => change());
    const overlap = slider(
        "hallucination-overlap",
        "Overlap",
        { min: 0, max: 0.9, step: 0.05, value: 0.25 },
        (value) => `${Math.round(100 * value)} %`,
        () => change(),
    );
    const length = el("p", { class: "hint", id: "hallucination-length" });
    const go = button("hallucinate", "Hallucinate", () => void app.attempt(hallucinate));
    root.append(
        el("div", { class: "row" }, through.root, points.root, between.root),
        overlap.root,
        length,
        el("div", { class: "row" }, go),
    );

    const seedsOfSlots = () =>
        Array.from({ length: SLOTS }, (_, slot) => app.store.slot(slot).seed).filter((seed) => seed.length > 0);
    const isRandom = () => through.input.value === "random";

    const show = () => {
        points.root.hidden = !isRandom();
        const keys = isRandom() ? points.value() : seedsOfSlots().length;
        const loops = keys && keys + (keys - 1) * between.value();
        const beats = loops && ((loops - 1) * (1 - overlap.input.valueAsNumber) + 1) * app.settings.beats;
        switchOff(go, keys === 0 || loops > MAX_LOOPS);
        const tooMany = loops > MAX_LOOPS ? `; ${MAX_LOOPS} are the most, so take fewer key points or fewer seeds between them` : "";
        length.textContent =
            keys === 0
                ? "No slot has a seed: give one to a slot first, or take random key points."
                : `${loops} ${loops === 1 ? "loop" : "loops"}, ${+beats.toFixed(2)} beats, into slot ${app.selected + 1}${tooMany}.`;
    };
    const change = () => {
        show();
        app.store.setPanel("hallucination", {
            through: through.input.value,
            points: points.value(),
            between: between.value(),
            overlap: overlap.input.valueAsNumber,
        });
    };

    const hallucinate = async () => {
        const slot = app.selected;
        const share = overlap.input.valueAsNumber;
        const note = (keys: number) => `hallucination, ${keys} key point${keys === 1 ? "" : "s"}`;
        if (isRandom()) {
            const rng = Math.floor(Math.random() * 2 ** 31);
            const seed = await app.askSeed(slot, "random_seed", rng); // the first key point: the daemon draws both from one rng_seed
            if (!seed) return;
            const args = [points.value(), between.value(), share, rng];
            app.setRecipe(slot, { command: "hallucinate", args }, note(points.value()), seed);
        } else {
            const seeds = seedsOfSlots();
            const recipe = { command: "hallucinate_through", args: [between.value(), share, ...seeds.flat()] };
            app.setRecipe(slot, recipe, note(seeds.length), seeds[0]!);
        }
    };

    const restore = () => {
        const kept = (app.store.panel("hallucination") ?? {}) as Record<string, unknown>;
        if (kept.through === "slots" || kept.through === "random") through.input.value = kept.through;
        points.restore(kept.points);
        between.restore(kept.between);
        if (typeof kept.overlap === "number") overlap.set(kept.overlap);
        show();
    };
    app.store.on("set", restore);
    for (const topic of ["sound", "selected"] as const) app.store.on(topic, show);
    app.settings.onChange(show);
    restore();
}
