// Levels as people read them.
import { el } from "../dom";

const FLOOR = -48; // dB of full scale at the left end of a meter

/** A factor in dB. */
export function decibels(gain: number): string {
    return gain > 0 ? `${(20 * Math.log10(gain)).toFixed(1).replace("-", "−")} dB` : "silent";
}

/** A bar that shows peaks. It falls slowly, and says where the sound went beyond full scale. */
export function meter(): { root: HTMLElement; show: (peak: number) => void } {
    const bar = el("span");
    const root = el("div", { class: "meter", "aria-hidden": "true" }, bar);
    let shown = 0;
    let clipped = 0; // messages for which the end stays red
    const show = (peak: number) => {
        const level = peak > 0 ? Math.min(Math.max(1 - (20 * Math.log10(peak)) / FLOOR, 0), 1) : 0;
        shown = Math.max(level, shown - 0.03);
        if (shown < 0.001) shown = 0;
        clipped = peak > 1 ? 45 : Math.max(clipped - 1, 0);
        const transform = `scaleX(${shown.toFixed(3)})`;
        if (bar.style.transform !== transform) bar.style.transform = transform;
        root.classList.toggle("clipped", clipped > 0);
    };
    return { root, show };
}
