// The map of the model as a picture to wander on: seeds that sound alike are neighbours. By mouse, pen, touch and arrow keys.
import type { App } from "../app";
import { el } from "../dom";
import { newestOnly, onModel } from "./model";

interface Place {
    x: number; // 0..1 from the left
    y: number; // 0..1 from the bottom
}

const STEP = 1 / 64; // of the picture, for an arrow key
const FAR = 8; // steps with Shift, Page up and Page down
const MAX_PLACES = 500; // that are known of seeds
const KEYS: Record<string, [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, 1],
    ArrowDown: [0, -1],
    PageUp: [0, FAR],
    PageDown: [0, -FAR],
    Home: [-1 / STEP, 0],
    End: [1 / STEP, 0],
};

export function mount(root: HTMLElement, app: App): void {
    const picture = el("img", { alt: "", draggable: "false" });
    const mark = el("span", { class: "mark", "aria-hidden": "true" });
    const pad = el("div", {
        id: "map-pad",
        class: "map",
        role: "slider",
        tabindex: "0",
        "aria-label": "Place on the map: arrows move it",
        "aria-valuemin": "0",
        "aria-valuemax": "100",
    });
    pad.append(picture, mark);
    const hint = el("p", { class: "hint" });
    root.append(pad, hint);
    root.classList.add("none");

    let place: Place = { x: 0.5, y: 0.5 };
    let wanted: Place | undefined; // whose seed has not come yet
    const places = new Map<string, Place>(); // of the seeds that came from the map
    let path = "";
    let gesture: object | undefined; // of the stroke that is drawn

    const wander = newestOnly(async (to: Place & { slot: number; gesture: unknown }) =>
        app.attempt(async () => {
            const seed = await app.askSeed(to.slot, "seed_at", to.x, to.y);
            if (!seed) return;
            places.set(String(seed), { x: to.x, y: to.y });
            if (places.size > MAX_PLACES) places.delete(places.keys().next().value!);
            app.setSeed(to.slot, seed, "map", to.gesture);
        }).finally(() => {
            if (wanted?.x === to.x && wanted.y === to.y) wanted = undefined;
            restore();
        }),
    );

    const show = () => {
        const [x, y] = [Math.round(place.x * 100), Math.round(place.y * 100)];
        mark.style.left = `${place.x * 100}%`;
        mark.style.bottom = `${place.y * 100}%`;
        pad.setAttribute("aria-valuenow", String(x));
        pad.setAttribute("aria-valuetext", `${x} % from the left, ${y} % from the bottom`);
        const known = wanted !== undefined || places.has(String(app.store.slot(app.selected).seed));
        mark.classList.toggle("elsewhere", !known);
        const now = known ? "" : " What it holds now is not from this map, so a step of the keys begins at the dashed circle.";
        hint.textContent = `Drag, or use the arrow keys: slot ${app.selected + 1} gets the nearest seed.${now}`;
    };

    const go = (x: number, y: number, of: unknown) => {
        const inside = (value: number) => Math.min(Math.max(value, 0), 1);
        place = wanted = { x: inside(x), y: inside(y) };
        app.store.setPanel("map", place);
        show();
        wander({ ...place, slot: app.selected, gesture: of });
    };

    const point = (event: PointerEvent) => {
        const box = picture.getBoundingClientRect();
        go((event.clientX - box.left) / box.width, (box.bottom - event.clientY) / box.height, gesture);
    };
    pad.addEventListener("pointerdown", (event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        pad.focus({ preventScroll: true });
        pad.setPointerCapture(event.pointerId);
        gesture = {};
        point(event);
    });
    pad.addEventListener("pointermove", (event) => gesture && point(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
        pad.addEventListener(end, () => (gesture = undefined));
    }
    pad.addEventListener("keydown", (event) => {
        const by = KEYS[event.key];
        if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        const size = STEP * (event.shiftKey ? FAR : 1);
        go(place.x + by[0] * size, place.y + by[1] * size, `map keys ${app.selected}`);
    });

    /** Load the picture once the panel is open. */
    const load = () => {
        if (path && (root as HTMLDetailsElement).open) picture.src = `sound?path=${encodeURIComponent(path)}`;
    };
    root.addEventListener("toggle", load);
    picture.addEventListener("error", () => {
        if (picture.src) app.status.fail("The picture of the map cannot be read: open the map again once the daemon is back.");
    });
    onModel(app, ["map", "seed_at"], async () => {
        path = String((await app.wire.query("map", [], "map"))[0]);
        root.classList.toggle("none", path === "");
        load();
    });

    const restore = () => {
        if (wanted) return; // the hand is ahead
        const kept = places.get(String(app.store.slot(app.selected).seed)) ?? (app.store.panel("map") as Partial<Place> | undefined);
        const good = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= 1;
        if (good(kept?.x) && good(kept?.y)) place = { x: kept.x, y: kept.y };
        show();
    };
    for (const topic of ["sound", "set", "selected"] as const) app.store.on(topic, restore);
    restore();
}
