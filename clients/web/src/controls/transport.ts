// Play and stop for everything, the level of all slots, and the first click.
import type { App } from "../app";
import { button, el, slider } from "../dom";
import { SLOTS } from "../engine";
import { decibels, meter } from "./levels";

export function mountTransport(root: HTMLElement, app: App): void {
    const welcome = document.getElementById("welcome")!;
    const begin = button("first-play", "Play", () => {
        playWhatWasThere(app);
        words.textContent = "Making the first loops …";
    });
    const words = el("p", {});
    welcome.append(begin, words);
    const invite = () => {
        const lit = litSlots(app).map((slot) => slot + 1);
        if (app.engine.started) return;
        begin.textContent = lit.length ? "Play the set" : "Play";
        words.textContent =
            lit.length > 1
                ? `Click, and hear the slots ${lit.slice(0, -1).join(", ")} and ${lit.at(-1)} again.`
                : lit.length
                  ? `Click, and hear slot ${lit[0]} again.`
                  : app.store.slot(app.selected).seed.length
                    ? `Click, and hear slot ${app.selected + 1}.`
                    : `${app.settings.latentSize} numbers become a loop. Click, and hear the first one.`;
    };
    for (const topic of ["set", "strip", "selected"] as const) app.store.on(topic, invite);
    app.settings.onChange(invite);
    invite();

    const master = slider(
        "master-gain",
        "Level",
        { min: 0, max: 1, step: 0.01, value: app.store.state.master },
        decibels,
        (gain) => app.store.setSettings({ master: gain }),
    );
    const peak = meter();
    const hand = el("span");
    app.engine.onLevels((levels) => {
        peak.show(levels.master);
        hand.style.transform = `rotate(${levels.phase.toFixed(3)}turn)`;
    });
    for (const topic of ["settings", "set"] as const) app.store.on(topic, () => master.set(app.store.state.master));

    root.append(
        button("play", "Play", () => playWhatWasThere(app)),
        button("stop", "Stop", () => app.stop()),
        el("div", { id: "beat", "aria-hidden": "true" }, hand),
        master.root,
        peak.root,
    );
    app.engine.onSounds(() => {
        document.documentElement.dataset.sound = "on";
        if (!welcome.isConnected) return;
        if (welcome.contains(document.activeElement)) document.getElementById("stop")!.focus();
        welcome.remove();
    });
}

function litSlots(app: App): number[] {
    return Array.from({ length: SLOTS }, (_, slot) => slot).filter((slot) => app.store.slot(slot).playing);
}

/** Let the slots play that played when the page was left, or else the selected one; an empty slot gets a random seed. */
function playWhatWasThere(app: App): void {
    const slots = litSlots(app);
    for (const slot of slots.length ? slots : [app.selected]) app.play(slot, true);
}
