// The seed of the selected slot as bars to draw: by mouse, pen and touch, and by keys.
import type { App } from "../app";
import { el } from "../dom";

const LOW = -128; // dial units: what the daemon's own seeds hold
const HIGH = 127;
const KEYS: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 16, PageDown: -16, Home: LOW - HIGH, End: HIGH - LOW };

export function mountDials(root: HTMLElement, app: App): void {
    const board = el("div", { class: "board", role: "group", "aria-label": "Dials: arrows up and down turn one, left and right go to the next" });
    root.append(el("p", { class: "hint" }, "These numbers are the slot's seed: the model makes its loop of them. Draw them, and hear what changes."), board);
    let bars: HTMLElement[] = [];
    let seed: number[] = [];
    let gesture: object | undefined; // of the stroke that is drawn
    let last: { index: number; value: number } | undefined;

    const build = (count: number) => {
        bars = Array.from({ length: count }, (_, index) =>
            el("div", {
                role: "slider",
                id: `dial-${index + 1}`,
                "aria-label": `Dial ${index + 1}`,
                "aria-valuemin": String(LOW),
                "aria-valuemax": String(HIGH),
                tabindex: index ? "-1" : "0",
            }, el("span")),
        );
        board.replaceChildren(...bars);
    };

    const show = () => {
        const held = app.store.slot(app.selected).seed;
        const count = held.length || app.settings.latentSize;
        if (bars.length !== count) build(count);
        seed = held.length ? [...held] : Array.from({ length: count }, () => 0);
        board.classList.toggle("empty", held.length === 0);
        bars.forEach((bar, index) => showBar(bar, seed[index]!));
        document.getElementById("editor-title")!.textContent = `Dials of slot ${app.selected + 1}`;
    };

    const put = (of: unknown) => app.setSeed(app.selected, seed, "drawn", of);

    /** The dial under a pointer, and the value at its height. */
    const find = (event: PointerEvent) => {
        const box = board.getBoundingClientRect();
        const rows = Number(getComputedStyle(board).getPropertyValue("--rows")) || 1;
        const columns = Math.ceil(bars.length / rows);
        const inside = (value: number, end: number) => Math.min(Math.max(value, 0), end);
        const column = inside(Math.floor(((event.clientX - box.left) / box.width) * columns), columns - 1);
        const y = inside(((event.clientY - box.top) / box.height) * rows, rows - 1e-6);
        const row = last ? Math.floor(last.index / columns) : Math.floor(y); // a stroke stays in its row
        const value = Math.round(HIGH - inside(y - row, 1) * (HIGH - LOW));
        return { index: Math.min(row * columns + column, bars.length - 1), value };
    };

    const draw = (event: PointerEvent) => {
        const to = find(event);
        const from = last ?? to;
        const steps = Math.max(Math.abs(to.index - from.index), 1);
        for (let step = 0; step <= steps; step++) {
            const index = Math.round(from.index + ((to.index - from.index) * step) / steps);
            seed[index] = Math.round(from.value + ((to.value - from.value) * step) / steps);
        }
        last = to;
        put(gesture);
    };

    board.addEventListener("pointerdown", (event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        board.setPointerCapture(event.pointerId);
        gesture = {};
        last = undefined;
        draw(event);
        focusDial(last!["index"]);
    });
    board.addEventListener("pointermove", (event) => gesture && draw(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
        board.addEventListener(end, () => (gesture = last = undefined));
    }

    const focusDial = (index: number) => {
        bars.forEach((bar, at) => (bar.tabIndex = at === index ? 0 : -1));
        bars[index]?.focus({ preventScroll: true });
    };

    board.addEventListener("keydown", (event) => {
        const index = bars.indexOf(event.target as HTMLElement);
        if (index < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
        const turn = KEYS[event.key];
        if (turn !== undefined) {
            seed[index] = Math.min(Math.max(seed[index]! + turn * (event.shiftKey ? 10 : 1), LOW), HIGH);
            put(`key ${app.selected} ${index}`);
        } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
            focusDial((index + (event.key === "ArrowLeft" ? -1 : 1) + bars.length) % bars.length);
        } else {
            return;
        }
        event.preventDefault();
    });

    for (const topic of ["sound", "selected", "set"] as const) app.store.on(topic, show);
    app.settings.onChange(show);
    show();
}

function showBar(bar: HTMLElement, value: number): void {
    bar.setAttribute("aria-valuenow", String(value));
    bar.setAttribute("aria-valuetext", String(Math.round(value)));
    const share = Math.min(Math.max((value - LOW) / (HIGH - LOW), 0), 1);
    bar.style.setProperty("--value", share.toFixed(4));
}
