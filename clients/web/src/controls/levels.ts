// Levels as people read them.
import { el } from "../dom";

const FLOOR = -48; // dB of full scale at the left end of a meter
const FALL = 0.9; // of a meter's width, in a second
const RED = 1_500; // ms for which the end stays red

/** A factor in dB. */
export function decibels(gain: number): string {
    return gain > 0 ? `${(20 * Math.log10(gain)).toFixed(1).replace("-", "−")} dB` : "silent";
}

/** A bar that shows peaks. It falls slowly, and says where the sound went beyond full scale. */
export function meter(): { root: HTMLElement; show: (peak: number) => void } {
    const bar = el("span");
    const root = el("div", { class: "meter", "aria-hidden": "true" }, bar);
    let shown = 0;
    let time = 0; // of the last call, ms
    let clipped = -RED; // when it was beyond full scale, ms
    const show = (peak: number) => {
        const level = peak > 0 ? Math.min(Math.max(1 - (20 * Math.log10(peak)) / FLOOR, 0), 1) : 0;
        const now = performance.now();
        shown = Math.max(level, shown - (FALL * (now - time)) / 1_000);
        if (shown < 0.001) shown = 0;
        time = now;
        if (peak > 1) clipped = now;
        const transform = `scaleX(${shown.toFixed(3)})`;
        if (bar.style.transform !== transform) bar.style.transform = transform;
        root.classList.toggle("clipped", now - clipped < RED);
    };
    return { root, show };
}
