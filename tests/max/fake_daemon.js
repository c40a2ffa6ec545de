"use strict";
// ls.slots.js with a fake daemon: the tests send its replies.

const { js } = require("./mocks.js");

const A = Array.from({ length: 64 }, (_, i) => i);
const B = Array.from({ length: 64 }, (_, i) => -i);
const MODEL = ["model", "techno", 64, 512, 256, 34952, 128, 4];
const SETTINGS = new Set(["set_target_sr", "set_bpm", "set_channels", "set_transients", "set_truncation", "set_interpolation", "set_condition", "model", "conditions",
    "directions", "map", "list_seeds", "list_models"]);

/** Slots whose daemon answers; `asks()` gives the requests since the last call, without settings, questions. */
function start(count = 8, { conditions = [], offers = [] } = {}) {
    const slots = js("ls.slots.js", { args: [count] });
    const listed = ["conditions", conditions.length, ...conditions.flat()];
    slots.asks = () => slots.take().filter(([to, command]) => to === 0 && !SETTINGS.has(command)).map(([, ...atoms]) => atoms);
    slots.wake = () => {
        slots.send(1, "alive", 1);
        slots.send(1, ...MODEL);
        slots.send(1, ...listed);
        slots.send(1, "offers", "help", ...offers);
    };
    slots.answer = (n, path = `/loops/${n}.wav`) => slots.send(1, "wav_id", n, path, "1 loop");
    slots.wake();
    slots.take();
    return slots;
}

/** Slots of which each holds the loop of a seed. */
function filled(...seeds) {
    const slots = start();
    seeds.forEach((seed, i) => {
        slots.send(0, "dials", ...seed);
        slots.send(0, "generate", i + 1);
        slots.answer(i + 1);
    });
    slots.clock.pass(5000);
    slots.take();
    return slots;
}

module.exports = { A, B, MODEL, start, filled };
