"use strict";
// Patches in patches: p, bpatcher, abstractions, poly~, and what wakes them.
const fs = require("node:fs");
const { int } = require("./atoms.js");
const { Window } = require("./window.js");

/** The patch of a .maxpat, .maxhelp or unfrozen .amxd. */
function read(file) {
    const data = fs.readFileSync(file);
    const text = file.endsWith(".amxd") ? data.subarray(32, data.length - 1).toString("utf8") : data.toString("utf8");
    return JSON.parse(text).patcher;
}

/** A window in a box: what comes into the box comes out of its inlets. */
function part(box, raw, args, number) {
    const where = `${box.window.where}${box.text || box.name} > `;
    const window = new Window(raw, box.patch, { args, parent: box, where, number });
    return {
        windows: [window],
        receive(inlet, given) {
            if (!window.inlets[inlet]) throw new Error(`${box} has no inlet ${inlet}`);
            window.inlets[inlet].out(0, ...given);
        },
    };
}

/** The patch that a box of this name loads, if there is one. */
function abstraction(box) {
    const file = box.name === "bpatcher" ? box.raw.name : `${box.name}.maxpat`;
    const found = file && box.patch.file(file.endsWith(".maxpat") ? file : `${file}.maxpat`);
    if (!found && box.name === "bpatcher") throw new Error(`${box} shows ${file}, which is not there`);
    return found ? read(found) : null;
}

/** The object for a box that holds a patch; null for any other box. */
function make(box) {
    const given = box.raw.patcher;
    if (box.name === "poly~") return poly(box);
    const args = box.name === "bpatcher" ? arguments_(box) : box.args;
    if (given && typeof given === "object") {
        return box.name === "bpatcher" ? part(box, given, args) : part(box, given, box.window.args, box.window.number);
    }
    const raw = box.raw.maxclass === "newobj" || box.name === "bpatcher" ? abstraction(box) : null;
    return raw && part(box, raw, args);
}

const arguments_ = (box) => (box.raw.args ?? []).map((arg) => (typeof arg === "string" ? box.window.named(arg) : arg));

/** poly~: voices of one patch; `target` names one (0: all), `note` and `midinote` find one that is not busy. */
function poly(box) {
    const file = box.patch.file(`${String(box.args[0]).replace(/\.maxpat$/, "")}.maxpat`);
    if (!file) throw new Error(`${box} loads ${box.args[0]}, which is not there`);
    const raw = read(file);
    const at = box.args.indexOf("args");
    const args = at < 0 ? [] : box.args.slice(at + 1);
    const windows = Array.from({ length: int(box.args[1] ?? 1) }, (_, k) => {
        const where = `${box.window.where}${box.text}[${k + 1}] > `;
        return Object.assign(new Window(raw, box.patch, { args, parent: box, where }), { voice: k + 1, busy: false });
    });
    let target = 1;
    const tell = (window, inlet, given) => {
        for (const each of window.boxes)
            if (each.name === "in" && int(each.args[0]) === inlet + 1) each.out(0, ...given);
    };
    return {
        windows,
        receive(inlet, given) {
            const [word, ...rest] = given;
            if (inlet === 0 && word === "target") target = int(rest[0]);
            else if (inlet === 0 && (word === "note" || word === "midinote")) {
                const held =
                    word === "midinote" && windows.find((window) => window.busy && window.note === rest[0] && !rest[1]);
                const window = held || windows.find((each) => !each.busy);
                if (!window) return;
                window.note = rest[0];
                tell(window, inlet, rest);
            } else
                windows
                    .filter((window) => target === 0 || window.voice === target)
                    .forEach((window) => tell(window, inlet, given));
        },
    };
}

function thispoly(box) {
    return {
        receive(inlet, given, kind) {
            if (kind === "int") box.window.busy = Boolean(given[0]);
            else if (kind === "bang") box.out(0, box.window.voice);
        },
    };
}

/** An outlet hands on to the box that holds its window, or to the test. */
function outlet(box) {
    return {
        receive(inlet, given) {
            const place = box.window.outlets.indexOf(box);
            if (box.window.parent) box.window.parent.out(place, ...given);
            else box.patch.came.push([place, given]);
        },
    };
}

/** poly~'s out, which counts from 1. */
const out = (box) => ({ receive: (inlet, given) => box.window.parent.out(int(box.args[0]) - 1, ...given) });

const waits = { receive: () => undefined };
const objects = {
    inlet: () => waits,
    outlet,
    in: () => waits,
    out,
    "thispoly~": thispoly,
    loadbang: (box) => {
        box.patch.atLoad(box, () => box.out(0, "bang"));
        return { receive: () => box.out(0, "bang") };
    },
    loadmess: (box) => {
        box.patch.atLoad(box, () => box.out(0, ...box.args));
        return { receive: () => box.out(0, ...box.args) };
    },
    "live.thisdevice": (box) => {
        const say = () => {
            box.out(1, 1);
            box.out(0, "bang");
        };
        box.patch.atReady(say);
        return { receive: say };
    },
    freebang: (box) => {
        box.patch.atEnd(() => box.out(0, "bang"));
        return { receive: () => undefined };
    },
    patcherargs: (box) => {
        const say = () => box.out(0, ...(box.window.args.length ? box.window.args : box.args));
        box.patch.atLoad(box, say);
        return { receive: say };
    },
};
objects.closebang = objects.freebang;

module.exports = { make, objects, read };
