"use strict";
// One window of a patch: its boxes as objects, its cords, and the way of a message along them.
const { parse, kind, plain, tidy } = require("./atoms.js");

const DEEPEST = 500; // calls: past it Max says "stack overflow" and stops

/** A box: what the file says of it, and the object that it is. */
class Box {
    constructor(raw, window) {
        this.raw = raw;
        this.window = window;
        this.patch = window.patch;
        this.id = raw.id;
        this.varname = raw.varname ?? "";
        const source = raw.maxclass === "newobj" ? window.named(raw.text ?? "") : "";
        this.text = source;
        const words = raw.maxclass === "newobj" ? parse(source) : [];
        this.name = raw.maxclass === "newobj" ? String(words[0] ?? "") : raw.maxclass;
        const after = words.slice(1);
        const typed = after.findIndex((word) => typeof word === "string" && /^@[A-Za-z_]/.test(word));
        this.args = typed < 0 ? after : after.slice(0, typed);
        this.attributes = {};
        let key;
        for (const word of typed < 0 ? [] : after.slice(typed)) {
            if (typeof word === "string" && word.startsWith("@")) this.attributes[(key = word.slice(1))] = [];
            else this.attributes[key].push(word);
        }
        this.received = []; // [inlet, atoms]
        this.sent = []; // [outlet, atoms]
    }

    get place() {
        return this.raw.patching_rect;
    }

    /** Send out of an outlet, to the rightmost receiver first, and of those above one another to the lowest. */
    out(outlet, ...message) {
        const tidied = tidy(message);
        this.sent.push([outlet, tidied]);
        if (this.watch) this.watch(outlet, tidied);
        for (const [box, inlet] of this.window.targets(this, outlet)) box.take(inlet, tidied);
    }

    take(inlet, message) {
        const tidied = tidy(message);
        this.received.push([inlet, tidied]);
        if (++this.patch.depth > DEEPEST) throw new Error(`stack overflow at ${this}: its message comes back to it`);
        try {
            this.object.receive(inlet, tidied, kind(tidied));
        } finally {
            this.patch.depth--;
        }
    }

    /** Max would print this; a test finds it in patch.errors. */
    error(sentence) {
        this.patch.errors.push(`${this}: ${sentence}`);
    }

    refuse(message) {
        throw new Error(`${this} does not understand "${plain(message).join(" ")}"`);
    }

    toString() {
        return `${this.window.where}${this.text || this.varname || this.name} (${this.id})`;
    }
}

class Window {
    /** `args` take the place of #1 and so on; `parent` is the box that holds this window, if one does. */
    constructor(raw, patch, { args = [], parent = null, where = "", number } = {}) {
        this.patch = patch;
        this.args = args;
        this.parent = parent;
        this.where = where;
        this.number = number ?? patch.nextNumber();
        this.boxes = raw.boxes.map(({ box }) => new Box(box, this));
        this.byId = new Map(this.boxes.map((box) => [box.id, box]));
        this.cords = new Map();
        for (const { patchline } of raw.lines ?? []) {
            const [from, outlet] = patchline.source;
            const [to, inlet] = patchline.destination;
            const target = this.byId.get(to);
            if (!this.byId.has(from) || !target) throw new Error(`${where}: a cord from ${from} to ${to} ends nowhere`);
            const key = `${from} ${outlet}`;
            this.cords.set(key, [...(this.cords.get(key) ?? []), [target, inlet]]);
        }
        for (const targets of this.cords.values()) {
            targets.sort(([a, i], [b, j]) => b.place[0] - a.place[0] || b.place[1] - a.place[1] || j - i);
        }
        for (const box of this.boxes) box.object = patch.instantiate(box);
        const column = (name) =>
            this.boxes.filter((box) => box.name === name).sort((one, other) => one.place[0] - other.place[0]);
        this.inlets = column("inlet");
        this.outlets = column("outlet");
    }

    targets(box, outlet) {
        return this.cords.get(`${box.id} ${outlet}`) ?? [];
    }

    /** A text with #1 and so on, #0 and --- filled in, where a word begins with them: Max looks nowhere else. */
    named(text) {
        return String(text)
            .replace(/(?<![^\s",;])#(\d)/g, (_, digit) => (digit === "0" ? this.number : String(this.args[digit - 1] ?? 0)))
            .replace(/(^|[\s"])---/g, `$1${this.patch.device}`);
    }

    /** This window and all in it, the innermost first, as Max wakes them. */
    *windows() {
        for (const box of this.boxes) for (const inner of box.object.windows ?? []) yield* inner.windows();
        yield this;
    }

    *all() {
        for (const box of this.boxes) {
            yield box;
            for (const inner of box.object.windows ?? []) yield* inner.all();
        }
    }
}

module.exports = { Box, Window };
