// Directions of the model as sliders with their names: what each one changes is heard, the seed of the slot stays.
import type { App } from "../app";
import { button, el, section, slider, switchOff } from "../dom";
import { onModel } from "./model";

const MAX = 5; // standard deviations at a slider's ends; 3 is already far
const COMPONENT = /^pc\d+_/; // a principal component's name; the others are named axes

export function mount(root: HTMLElement, app: App): void {
    const hint = el("p", { class: "hint" });
    const axes = el("div", { class: "rows" });
    const components = section("directions-components", "More directions", false);
    components.className = "inner";
    const zero = button("directions-zero", "All to 0", () => move([], "directions zero"));
    const keep = button("directions-keep", "Keep as a seed", () => void keepSeed(), { "data-needs": "move_seed" });
    root.append(hint, axes, components, el("div", { class: "row" }, zero, keep));
    root.classList.add("none");
    let names: string[] = [];
    let sliders: { input: HTMLInputElement; set: (value: number) => void }[] = [];

    /** The amounts that the selected slot is moved by, one for each direction. */
    const amounts = (): number[] => {
        const recipe = app.store.slot(app.selected).recipe;
        const moved = recipe?.command === "generate_directed" ? recipe.args.slice(1, 1 + Number(recipe.args[0])) : [];
        return names.map((_, index) => Number(moved[index] ?? 0));
    };

    /** Move the loop of the selected slot by amounts [standard deviations]; none: not at all. */
    const move = (by: number[], gesture: unknown) => {
        const { seed } = app.store.slot(app.selected);
        if (seed.length === 0) return;
        if (by.every((amount) => amount === 0)) app.setSeed(app.selected, seed, "as its seed", gesture);
        else app.setRecipe(app.selected, { command: "generate_directed", args: [by.length, ...by, ...seed] }, "directed", seed, gesture);
    };

    const keepSeed = () =>
        app.attempt(async () => {
            const [slot, by] = [app.selected, amounts()];
            const seed = await app.askSeed(slot, "move_seed", by.length, ...by, ...app.store.slot(slot).seed);
            if (!seed) return;
            app.setSeed(slot, seed, "directed seed");
            app.status.say(`Slot ${slot + 1} has the seed that is nearest to the moved loop; it may move less than the loop did.`);
        });

    const build = () => {
        const rows = names.map((name, index) => {
            const words = name.replaceAll("_", " ");
            const range = { min: -MAX, max: MAX, step: 0.1, value: 0 };
            return slider(`direction-${name}`, words, range, (value) => value.toFixed(1).replace("-", "−"), (value) => {
                const by = amounts();
                by[index] = value;
                move(by, `direction ${app.selected} ${name}`);
            });
        });
        const isAxis = (_: unknown, index: number) => !COMPONENT.test(names[index]!);
        axes.replaceChildren(...rows.filter(isAxis).map((row) => row.root));
        const others = rows.filter((_, index) => COMPONENT.test(names[index]!)).map((row) => row.root);
        components.replaceChildren(components.firstElementChild!, el("div", { class: "rows" }, ...others));
        components.hidden = others.length === 0;
        sliders = rows;
    };

    const show = () => {
        const empty = app.store.slot(app.selected).seed.length === 0;
        const by = amounts();
        hint.textContent = empty
            ? `Slot ${app.selected + 1} is empty: give it a seed first, for example a random one.`
            : `0 changes nothing, 3 is already far. Slot ${app.selected + 1} keeps its seed.`;
        sliders.forEach((each, index) => {
            each.input.disabled = empty;
            if (each.input.valueAsNumber !== by[index]) each.set(by[index]!);
        });
        for (const each of [zero, keep]) switchOff(each, by.every((amount) => amount === 0));
    };

    onModel(app, ["directions", "generate_directed"], async () => {
        const found: string[] = [];
        for (;;) {
            const [count, ...more] = await app.wire.query("directions", [found.length], "directions");
            found.push(...more.map(String));
            if (count === 0) break; // the daemon gives as many at a time as fit into a datagram
        }
        root.classList.toggle("none", found.length === 0);
        names = found;
        build();
        show();
    });
    for (const topic of ["sound", "selected", "set"] as const) app.store.on(topic, show);
    show();
}
