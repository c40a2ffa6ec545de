// Seeds that the daemon keeps under names, for all its clients.
import type { App } from "../app";
import { asking, button, el, enterClicks, select, switchOff } from "../dom";

const KEEP = "Keep";
const FORGET = "Forget";

export function mountNamed(root: HTMLElement, app: App): void {
    const name = el("input", { type: "text", id: "seed-name", autocomplete: "off", maxlength: "100" });
    const list = select("seed-names", "Kept seeds", [], () => change());
    const save = button("save-seed", KEEP, () => void keep(), { "data-needs": "save_seed" });
    const recall = button("recall-seed", "Recall", () => void bring(), { "data-needs": "recall_seed" });
    const remove = button("delete-seed", FORGET, () => void forget(), { "data-needs": "delete_seed" });
    const back = button("seed-back", "Take back", () => void takeBack());
    root.dataset.needs = "list_seeds";
    root.append(
        el("h2", {}, "Named seeds"),
        el("p", { class: "hint" }, "The daemon keeps seeds under names, for all its programs."),
        el("div", { class: "row" }, el("label", { for: "seed-name" }, "Name"), name, save),
        el("div", { class: "row" }, list.root, recall, remove, back),
    );
    enterClicks(name, save);
    let lost: { name: string; seed: number[] } | undefined; // what was replaced or forgotten last
    const asks = [asking(save, KEEP, "Replace it?"), asking(remove, FORGET, "Forget it?")] as const;
    name.addEventListener("input", () => change());
    let origin: (string | number)[] = []; // of the seed that is recalled
    app.wire.on("origin", (args) => (origin = args));

    const show = () => {
        switchOff(save, app.store.slot(app.selected).seed.length === 0 || name.value.trim() === "");
        back.hidden = !lost;
        for (const each of [recall, remove]) switchOff(each, list.input.value === "");
    };

    /** Something else is chosen: what was asked does not hold for it. */
    const change = () => {
        for (const ask of asks) ask.withdraw();
        show();
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
            const [given, slot] = [name.value.trim(), app.selected];
            const { seed } = app.store.slot(slot); // as it is at the click, however late the daemon answers
            const sure = asks[0].isSure();
            asks[0].withdraw(); // a third click asks anew
            await refresh(); // another program may have kept one
            const exists = [...list.input.options].some((option) => option.value === given);
            if (exists && !sure) {
                asks[0].ask();
                return app.status.say(`There is a seed ${given} already: click again to replace it, for all programs.`);
            }
            if (exists) lost = { name: given, seed: await recallSeed(given) };
            await app.wire.query("save_seed", [given, ...seed], "msg");
            const replaced = exists ? " The one before is replaced, and can be taken back." : "";
            await refresh();
            list.input.value = given;
            show();
            app.status.say(`The seed of slot ${slot + 1} is kept as ${given}.${replaced}`);
        });

    const recallSeed = async (chosen: string) => {
        const id = app.wire.nextId();
        return (await app.wire.query("recall_seed", [id, chosen], "seed", id)).slice(1) as number[];
    };

    /** Keep again what was replaced or forgotten last. */
    const takeBack = () =>
        app.attempt(async () => {
            const { name: given, seed } = lost!;
            await app.wire.query("save_seed", [given, ...seed], "msg");
            lost = undefined;
            await refresh();
            list.input.value = given;
            recall.focus(); // the button is gone; a list would take the single keys that play
            app.status.say(`The seed ${given} is the one before.`);
        });

    const bring = () =>
        app.attempt(async () => {
            const [chosen, slot] = [list.input.value, app.selected];
            await refresh();
            if (list.input.value !== chosen) return app.status.fail(`There is no seed ${chosen} any more: another program has forgotten it.`);
            origin = [];
            const seed = await app.askSeed(slot, "recall_seed", chosen);
            if (!seed) return;
            app.setSeed(slot, seed, chosen);
            const model = String(origin[1] ?? app.settings.model);
            const other = model === app.settings.model ? "" : ` It was kept with ${model}; here it plays ${app.settings.model}.`;
            app.status.say(`${chosen} is in slot ${slot + 1}.${other}`);
        });

    const forget = () =>
        app.attempt(async () => {
            const chosen = list.input.value;
            if (!asks[1].isSure()) {
                asks[1].ask();
                return app.status.say(`Click again to forget the seed ${chosen}, for all programs.`);
            }
            asks[1].withdraw();
            lost = { name: chosen, seed: await recallSeed(chosen) };
            await app.wire.query("delete_seed", [chosen], "msg");
            await refresh();
            app.status.say(`The seed ${chosen} is forgotten, and can be taken back.`);
        });

    app.features.onKnown(() => app.features.offers("list_seeds") && void app.attempt(refresh));
    list.input.addEventListener("focus", () => app.features.offers("list_seeds") && void app.attempt(refresh));
    for (const topic of ["sound", "selected", "set"] as const) app.store.on(topic, change);
    show();
}
