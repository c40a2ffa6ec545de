// Eight strips: what a slot holds, whether it plays, how loud it is.
import type { App } from "../app";
import { button, el, press, slider, toggle } from "../dom";
import { SLOTS } from "../engine";
import { decibels, meter } from "./levels";

export function mountSlots(root: HTMLElement, app: App): void {
    const strips = Array.from({ length: SLOTS }, (_, slot) => makeStrip(slot, app));
    root.append(...strips.map((strip) => strip.root));
    app.engine.onLevels((levels) =>
        strips.forEach((strip, slot) => {
            strip.meter.show(levels.slots[slot]!);
            const place = levels.places[slot]!;
            strip.head.hidden = place < 0;
            if (place >= 0) strip.head.style.transform = `translateX(${(100 * place).toFixed(2)}%)`;
        }),
    );
    app.engine.onSounds((slot, on) => {
        strips[slot]!.root.classList.toggle("sounds", on);
        strips[slot]!.draw(); // in the colour of what sounds
    });
    const showAll = () => strips.forEach((strip) => strip.show());
    for (const topic of ["sound", "strip", "selected", "set"] as const) app.store.on(topic, showAll);
    app.sounds.onChange((slot) => {
        strips[slot]!.show();
        strips[slot]!.draw();
    });
    void app.engine.ready.then(showAll);
    addEventListener("resize", () => strips.forEach((strip) => strip.draw()));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => strips.forEach((strip) => strip.draw()));
    showAll();
}

function makeStrip(slot: number, app: App) {
    const name = `Slot ${slot + 1}`;
    const id = `slot-${slot + 1}`;
    const note = el("span", { class: "note" });
    const wave = el("canvas", { "aria-hidden": "true" });
    const head = el("span", { class: "head", hidden: "" });
    const select = button(`${id}-select`, "", () => app.select(slot), { class: "select", title: "Edit" });
    const title = el("span", { class: "slot-number" }, el("span", { class: "unseen" }, "Slot "), String(slot + 1));
    select.append(title, " ", note, wave, head);
    const play = toggle(`${id}-play`, "Play", () => app.toggle(slot), { "aria-label": `${name}: play or stop`, class: "play" });
    const mute = toggle(`${id}-mute`, "M", (on) => app.store.setStrip(slot, { mute: on }), { "aria-label": `${name}: mute`, title: "Mute" });
    const solo = toggle(`${id}-solo`, "S", (on) => app.store.setStrip(slot, { solo: on }), { "aria-label": `${name}: solo`, title: "Solo" });
    const gain = slider(
        `${id}-gain`,
        `${name}: level`,
        { min: 0, max: 1, step: 0.01, value: 1 },
        decibels,
        (value) => app.store.setStrip(slot, { gain: value }),
    );
    const level = meter();
    const root = el(
        "section",
        { class: "strip", id, "aria-label": name },
        select,
        el("div", { class: "switches" }, play, mute, solo),
        gain.root,
        level.root,
    );
    const show = () => {
        const state = app.store.slot(slot);
        root.classList.toggle("selected", app.selected === slot);
        root.classList.toggle("empty", state.seed.length === 0);
        root.classList.toggle("silent", app.engine.isSilent(slot));
        root.classList.toggle("busy", app.sounds.busy(slot));
        select.setAttribute("aria-pressed", String(app.selected === slot));
        note.textContent = (state.note || "empty") + (app.sounds.isRefused(slot) ? ", not made" : "");
        press(play, state.playing);
        play.textContent = state.playing && app.engine.running ? "Stop" : "Play"; // a lit slot waits for a click after a reload
        press(mute, state.mute);
        press(solo, state.solo);
        if (document.activeElement !== gain.input || gain.input.valueAsNumber !== state.gain) gain.set(state.gain);
    };
    const draw = () => drawWave(wave, app.store.slot(slot).seed.length ? app.sounds.loaded[slot] : undefined);
    return { root, meter: level, head, show, draw };
}

/** Draw the peaks of a sound, the louder channel in each column. */
function drawWave(canvas: HTMLCanvasElement, sound: { channels: Float32Array[]; bars: number } | undefined): void {
    const scale = devicePixelRatio;
    const width = (canvas.width = Math.round(canvas.clientWidth * scale));
    const height = (canvas.height = Math.round(canvas.clientHeight * scale));
    const pen = canvas.getContext("2d");
    if (!pen || !sound || width === 0) return;
    pen.fillStyle = getComputedStyle(canvas).color;
    const length = sound.channels[0]!.length;
    for (let x = 0; x < width; x++) {
        const [from, to] = [Math.floor((x * length) / width), Math.floor(((x + 1) * length) / width)];
        let peak = 0;
        const step = Math.max(1, Math.floor((to - from) / 64)); // enough to see: a row may have millions of samples
        for (const channel of sound.channels) {
            for (let i = from; i < to; i += step) peak = Math.max(peak, Math.abs(channel[i]!));
        }
        const tall = Math.max(1, peak * height);
        pen.fillRect(x, (height - tall) / 2, 1, tall);
    }
}
