// The conditions of the model as sliders, each with a switch: as the seed has it, or as set here.
import type { App } from "../app";
import { button, el, slider } from "../dom";

export function mountConditions(root: HTMLElement, app: App): void {
    const rows = el("div", { class: "rows" });
    const truncation = makeTruncation(app);
    root.dataset.needs = "conditions set_condition";
    root.append(el("h2", {}, "Conditions"), el("p", { class: "hint" }, "A condition pulls all loops towards one value of a feature."), rows);
    root.after(truncation.root);
    let names = "";
    let sets: ((value: number, set: boolean) => void)[] = [];

    const show = () => {
        truncation.show();
        const { conditions } = app.settings;
        root.classList.toggle("none", conditions.length === 0);
        if (conditions.map((one) => one.name).join() !== names) {
            names = conditions.map((one) => one.name).join();
            const made = conditions.map((one) => makeRow(app, one.name, one.low, one.high));
            rows.replaceChildren(...made.map((row) => row.root));
            sets = made.map((row) => row.show);
        }
        conditions.forEach((one, index) => sets[index]!(one.value, one.set));
    };
    app.settings.onChange(show);
    app.store.on("settings", show);
    show();
}

/** What another program's truncation does, for as long as it is not 1, with the way back. */
function makeTruncation(app: App) {
    const words = el("span");
    const root = el("section", { class: "row notice", "aria-label": "Truncation" }, words, button("truncation-reset", "Set it to 1", () => app.settings.resetTruncation()));
    const show = () => {
        const { truncation } = app.settings;
        root.hidden = truncation === 1;
        words.textContent = `Truncation is ${+truncation.toFixed(2)}, set by another program: all seeds sound ${truncation > 1 ? "wilder" : "more alike"} than trained.`;
    };
    return { root, show };
}

function makeRow(app: App, name: string, low: number, high: number) {
    const words = name.replaceAll("_", " ");
    const free = el("input", { type: "checkbox", id: `condition-${name}-free` });
    const row = slider(
        `condition-${name}`,
        words,
        { min: low, max: high, step: (high - low) / 200, value: (low + high) / 2 },
        (value) => value.toFixed(2),
        (value) => app.settings.setCondition(name, Math.fround(value)),
    );
    free.addEventListener("change", () => app.settings.setCondition(name, free.checked ? undefined : Math.fround(row.input.valueAsNumber)));
    const label = el("label", { class: "free", for: free.id }, free, el("span", {}, "as the seed has it"));
    free.setAttribute("aria-label", `${words}: as the seed has it`);
    const root = el("div", { class: "condition" }, row.root, label);
    const show = (value: number, set: boolean) => {
        free.checked = !set;
        root.classList.toggle("is-free", !set);
        if (document.activeElement !== row.input) row.set(value);
    };
    return { root, show };
}
