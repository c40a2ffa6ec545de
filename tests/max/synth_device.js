"use strict";
// The device loopseed synth in the simulator.
const path = require("node:path");

const { load } = require("./simulator");

const PACKAGE = path.join(__dirname, "..", "..", "clients", "max", "loopseed");

/** The device, and its number boxes by the names of their parameters. */
function start(t, options) {
    const patch = load(path.join(PACKAGE, "devices", "loopseed synth.amxd"), { path: [PACKAGE], ...options });
    t.after(() => patch.close());
    const told = patch.told.find(([to, [word]]) => to === "001ls-do" && word === "parameters")[1];
    const names = told.slice(1).filter((_, place) => place % 3 === 0).map(String);
    const control = (name) => patch.find(name.replace(/_/g, " ").replace(/(^| )\w/g, (letter) => letter.toUpperCase()));
    const line = [...patch.window.all()].find((box) => box.name === "live.comment" && /^looking/.test(box.raw.text) && box.window.parent?.raw.name === "ls.synth~.maxpat");
    const shown = () => line.received.at(-1)?.[1].slice(1).map(String).join(" ");
    const chosen = (file) => patch.event(() => [...patch.window.all()].find((box) => box.text === "prepend findpatch").take(0, [file]));
    return { patch, names, control, shown, chosen };
}

module.exports = { start };
