// Seeds that the daemon keeps under names, for all its clients.
import type { App } from "../app";
import { button, el, select } from "../dom";

export function mountNamed(root: HTMLElement, app: App): void {
    const name = el("input", { type: "text", id: "seed-name", autocomplete: "off", maxlength: "100" });
    const list = select("seed-names", "Kept seeds", [], () => show());
    const save = button("save-seed", "Keep", () => void keep(), { "data-needs": "save_seed" });
    const recall = button("recall-seed", "Recall", () => void bring(), { "data-needs": "recall_seed" });
    const remove = button("delete-seed", "Forget", () => void forget(), { "data-needs": "delete_seed" });
    root.dataset.needs = "list_seeds";
    root.append(
        el("h2", {}, "Named seeds"),
        el("div", { class: "row" }, el("label", { for: "seed-name" }, "Name"), name, save),
        el("div", { class: "row" }, list.root, recall, remove),
    );
    let origin: (string | number)[] = []; // of the seed that is recalled
    app.wire.on("origin", (args) => (origin = args));

    const show = () => {
        save.disabled = app.store.slot(app.selected).seed.length === 0;
        recall.disabled = remove.disabled = list.input.value === "";
    };

    /** Ask for all names; the daemon gives as many at a time as fit into a datagram. */
    const refresh = async () => {
        const names: string[] = [];
        for (;;) {
            const more = (await app.wire.query("list_seeds", [names.length], "seeds")) as string[];
            names.push(...more);
            if (more.length === 0) break;
        }
        const chosen = list.input.value;
        list.input.replaceChildren(...names.map((each) => el("option", { value: each }, each)));
        if (names.includes(chosen)) list.input.value = chosen;
        show();
    };

    const keep = () =>
        app.attempt(async () => {
            const given = name.value.trim();
            if (given === "") {
                name.focus();
                throw new Error("The seed has no name: type one, then keep it.");
            }
            await app.wire.query("save_seed", [given, ...app.store.slot(app.selected).seed], "msg");
            app.status.say(`The seed of slot ${app.selected + 1} is kept as ${given}.`);
            await refresh();
            list.input.value = given;
            show();
        });

    const bring = () =>
        app.attempt(async () => {
            const chosen = list.input.value;
            const id = app.wire.nextId();
            const [, ...seed] = (await app.wire.query("recall_seed", [id, chosen], "seed", id)) as number[];
            app.setSeed(app.selected, seed, chosen);
            const model = origin[0] === id ? String(origin[1]) : app.settings.model;
            const other = model === app.settings.model ? "" : ` It was kept with ${model}; here it plays ${app.settings.model}.`;
            app.status.say(`${chosen} is in slot ${app.selected + 1}.${other}`);
        });

    const forget = () =>
        app.attempt(async () => {
            const chosen = list.input.value;
            await app.wire.query("delete_seed", [chosen], "msg");
            app.status.say(`The daemon keeps no ${chosen} any more.`);
            await refresh();
        });

    app.features.onKnown(() => app.features.offers("list_seeds") && void app.attempt(refresh));
    list.input.addEventListener("focus", () => app.features.offers("list_seeds") && void app.attempt(refresh));
    for (const topic of ["sound", "selected", "set"] as const) app.store.on(topic, show);
    show();
}
