// Rows of loops between the seeds of two slots: a fade goes there, a ping-pong there and back.
import type { App } from "../app";
import { button, el, number, select } from "../dom";
import { SLOTS } from "../engine";

export function mountWalks(root: HTMLElement, app: App): void {
    const slots = Array.from({ length: SLOTS }, (_, slot): [string, string] => [String(slot), String(slot + 1)]);
    const from = select("walk-from", "From slot", slots);
    const to = select("walk-to", "to slot", slots);
    const into = select("walk-into", "into slot", slots);
    to.input.value = "1";
    into.input.value = "2";
    const steps = number("walk-steps", "Loops", { min: 2, max: 64, step: 1, value: 8 });

    const walk = (command: string, word: string) => {
        const [a, b, c] = [from, to, into].map((choice) => Number(choice.input.value)) as [number, number, number];
        const [start, end] = [app.store.slot(a).seed, app.store.slot(b).seed];
        const empty = start.length === 0 ? a : b;
        if (start.length === 0 || end.length === 0) {
            app.status.fail(`Slot ${empty + 1} is empty: give it a seed first, for example a random one.`);
            return;
        }
        if (a === b) {
            app.status.fail(`A ${word} goes from one slot to another: choose two slots, not slot ${a + 1} twice.`);
            return;
        }
        const count = Math.round(steps.value());
        app.setRecipe(c, { command, args: [count, ...start, ...end] }, `${word} ${a + 1}–${b + 1}, ${count} bars`, start);
    };
    root.append(
        el("h2", {}, "Between slots"),
        el("p", { class: "hint" }, "A fade is a row of loops from one slot's seed to another's, a ping-pong goes there and back."),
        el("div", { class: "row" }, from.root, to.root, into.root, steps.root),
        el(
            "div",
            { class: "row" },
            button("fade", "Fade", () => walk("generate_fade", "fade"), { "data-needs": "generate_fade" }),
            button("pingpong", "Ping-pong", () => walk("generate_pingpong", "ping-pong"), { "data-needs": "generate_pingpong" }),
        ),
    );
}
