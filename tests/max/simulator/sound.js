"use strict";
// Sound does not run here: every object whose name ends in ~ takes its messages, and a test reads them off it.
const fs = require("node:fs");

/** buffer~: `replace` and `read` of a file that is there end in a bang at the right outlet, a moment later. */
function buffer(box) {
    let file = null;
    return {
        get file() {
            return file;
        },
        receive(inlet, given) {
            const [word, name] = given;
            if (!["replace", "read", "importreplace", "import", "readagain"].includes(word)) return;
            const path = word === "readagain" ? file : (box.patch.file(String(name)) ?? String(name));
            if (!fs.existsSync(path)) {
                box.error(`can't find file ${name}`);
                return;
            }
            box.patch.defer(() => {
                file = path;
                box.out(1, "bang");
            });
        },
    };
}

const sink = () => ({ receive: () => undefined });

// Control objects that a test plays itself: by patch.emit, and reads by patch.received.
const SINKS =
    `comment panel fpic live.comment live.line live.grid live.observer live.object live.path live.banks live.step
    opendialog savedialog dropfile thispatcher notein midiin midiparse midiout noteout ctlin bendin transport
    pattrstorage autopattr pcontrol coll dict jit.cellblock key keyup mousestate strippath pictctrl
    absolutepath conformpath adstatus pattrforward midiformat stripnote makenote live.routing live.drop`.split(/\s+/);

const objects = { "buffer~": buffer };
for (const name of SINKS) objects[name] = sink;

const made = (name) => objects[name] ?? (name.endsWith("~") ? sink : undefined);

module.exports = { made };
