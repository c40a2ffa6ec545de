"use strict";
// What the messages of [ls.synth~] leave at its objects of signals, in the simulator: node synth_values.js reads a list of
// {rate, note, parameters} from stdin, and writes for each [{box: {inlet: value}}, [times in ms when the note started]] as JSON.
const fs = require("node:fs");
const path = require("node:path");
const { load } = require("./simulator");

const PACKAGE = path.join(__dirname, "..", "..", "clients", "max", "loopseed");
const LONGEST = 10_000; // ms of the patch's own time that a note may take

/** All boxes of signals, each by the ids of the boxes that it lies in, and its own. */
function* signals(window, inside = "") {
    for (const box of window.boxes) {
        if (box.name.endsWith("~")) yield [inside + box.id, box];
        for (const inner of box.object.windows ?? []) yield* signals(inner, `${inside}${box.id}>`);
    }
}

function values({ rate, notes, parameters }) {
    const patch = load(path.join(PACKAGE, "patchers", "ls.synth~.maxpat"), { args: ["test"], network: "none", path: [PACKAGE] });
    const boxes = [...signals(patch.window)];
    const count = boxes.find(([, box]) => box.name === "count~")[1];
    const starts = [];
    count.object = { receive: () => starts.push(patch.clock.now) };
    patch.emit("dspstate~", 1, rate);
    for (const [name, value] of Object.entries(parameters)) patch.inlet(0, name, value);
    for (const [wait, ...note] of notes) {
        patch.advance(wait);
        patch.inlet(0, "note", ...note);
    }
    patch.advance(LONGEST);
    const last = boxes.map(([id, box]) => [id, Object.fromEntries(box.received.filter(([, message]) => message.length === 1).map(([inlet, [value]]) => [inlet, Number(value)]))]);
    const errors = patch.errors;
    patch.close();
    if (errors.length) throw new Error(errors.join("; "));
    return [Object.fromEntries(last), starts];
}

const given = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(given.map(values)));
