// The tempo: a number, taps, and how loops follow it.
import type { App } from "../app";
import { button, number, select } from "../dom";

const MAX_PAUSE = 2_000; // ms between two taps; after a longer one, the count begins anew
const MAX_TAPS = 8; // the newest ones count

export function mountTempo(root: HTMLElement, app: App): void {
    const bpm = number("tempo-bpm", "Tempo", { min: 20, max: 999, step: 0.1, value: app.settings.bpm }, (value) => app.setTempo(value));
    const follow = select(
        "tempo-follow",
        "Follow by",
        [
            ["repitch", "repitch"],
            ["stretch", "stretch"],
        ],
        (how) => app.settings.setTempo(app.settings.bpm, how as "repitch" | "stretch"),
    );
    let taps: number[] = [];
    const tap = button("tap", "Tap", () => undefined);
    const count = (time: number) => {
        if (taps.length && time - taps.at(-1)! > MAX_PAUSE) taps = [];
        taps = [...taps, time].slice(-MAX_TAPS);
        if (taps.length < 3) return; // two taps say too little
        const beat = (taps.at(-1)! - taps[0]!) / (taps.length - 1);
        if (beat > 0) app.setTempo(Math.round(600_000 / beat) / 10);
    };
    tap.addEventListener("pointerdown", (event) => count(event.timeStamp)); // a click comes when the finger leaves
    tap.addEventListener("keydown", (event) => {
        if (!event.repeat && (event.key === "Enter" || event.key === " ")) count(event.timeStamp);
    });
    root.dataset.needs = "set_bpm";
    root.append(bpm.root, tap, follow.root);
    const show = () => {
        if (document.activeElement !== bpm.input || !bpm.isEdited()) bpm.set(Math.round(app.settings.bpm * 100) / 100);
        follow.input.value = app.store.state.follow;
    };
    bpm.input.addEventListener("blur", show);
    app.settings.onChange(show);
    for (const topic of ["settings", "set"] as const) app.store.on(topic, show);
    show();
}
