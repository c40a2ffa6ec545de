"use strict";
// Sound does not run here: every object whose name ends in ~ takes its messages, and a test reads them off it.
const fs = require("node:fs");

const BEGINS = ["RIFF", "RF64", "FORM", "fLaC", ".snd"]; // WAV, long WAV, AIFF, FLAC, NeXT/Sun

/** Does a file begin as a sound that buffer~ reads? */
function isSound(path) {
    const file = fs.openSync(path, "r");
    const head = Buffer.alloc(BEGINS[0].length);
    fs.readSync(file, head, 0, head.length, 0);
    fs.closeSync(file);
    return BEGINS.includes(head.toString("latin1"));
}

/** buffer~: `replace` and `read` of a sound file that is there end in a bang at the right outlet, a moment later. */
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
            if (!isSound(path)) {
                box.error(`can't open ${name}: it is no sound file`);
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
