"use strict";
// Presets: the sounds of all slots, kept with the set, and brought back.
const assert = require("node:assert/strict");
const path = require("node:path");
const test = require("node:test");

const { A, B, filled, start } = require("./fake_daemon.js");
const { load } = require("./simulator");
const { sound } = require("./sound_files.js");

const PACKAGE = path.join(__dirname, "..", "..", "clients", "max", "loopseed");
const KEPT = 2; // outlets
const SHOW = 3;

/** What is kept with the set under preset `k`, after all is quiet. */
function kept(slots, k) {
    slots.clock.pass(5000);
    return slots.take().filter(([to, number]) => to === KEPT && number === 100 + k).map(([, , ...atoms]) => atoms).at(-1);
}

test("a preset brings the sounds of all slots back, and each is a step of undo", () => {
    const slots = filled(A, B);
    const beat = sound("my beat.wav");
    slots.send(0, "file", 3, beat, 8);
    slots.send(0, "preset", "store", 2);
    const shown = slots.take().filter(([to]) => to === SHOW);
    assert.deepEqual(shown.filter(([, word]) => word === "presets"), [[SHOW, "presets", 0, 1, 0, 0, 0, 0, 0, 0]]);
    slots.send(0, "dials", ...A.map(() => 1));
    for (const n of [1, 2, 4]) (slots.send(0, "generate", n), slots.answer(n));
    slots.send(0, "clear", 3);
    slots.clock.pass(5000);
    slots.take();
    slots.send(0, "preset", "recall", 2);
    const made = slots.take();
    assert.deepEqual(made.filter(([to, word]) => to === 0 && word === "generate_single_wav_id").map((each) => each.slice(2)), [[1, ...A], [2, ...B]]);
    assert.deepEqual(made.filter(([to]) => to === 1), [[1, 3, "load", beat, 8], [1, 4, "clear"]]);
    slots.answer(1, __filename);
    slots.take();
    slots.send(0, "undo", 1);
    slots.answer(1);
    slots.clock.pass(5000);
    assert.deepEqual(slots.take().find(([to, number]) => to === KEPT && number === 1).slice(-64), A.map(() => 1));
});

test("a preset comes back from the set in another session, with what its sounds depend on", () => {
    const slots = start(2);
    slots.send(0, "truncation", 0.5);
    slots.send(0, "dials", ...A);
    slots.send(0, "generate", 1);
    slots.answer(1);
    slots.send(0, "preset", "store", 8);
    const atoms = kept(slots, 8);
    assert.deepEqual(atoms, [71, "of", "techno", 0.5, 1, "lerp", 0, "single", ...A, 1, "empty"]);
    const other = start(2);
    other.send(0, "kept", 8, ...atoms);
    assert.deepEqual(other.take(), [[SHOW, "presets", 0, 0, 0, 0, 0, 0, 0, 1]]);
    other.send(0, "preset", "recall", 8);
    const asked = other.take().filter(([to, word]) => to === 0 && /trunc|single/.test(word));
    assert.deepEqual(asked, [[0, "set_truncation", 0.5], [0, "generate_single_wav_id", 1, ...A]]);
});

test("a preset that is recalled while the daemon is away comes when it is back", () => {
    const slots = filled(A);
    slots.send(0, "preset", "store", 1);
    slots.send(0, "dials", ...B);
    slots.send(0, "generate", 1);
    slots.answer(1);
    slots.send(1, "alive", 0);
    slots.take();
    slots.send(0, "preset", "recall", 1);
    const said = slots.take().filter(([, word]) => word === "says").map(([, , text]) => text);
    assert.deepEqual(said, ["the preset comes when it can: no daemon answers; start one"]);
    slots.wake();
    assert.deepEqual(slots.asks(), [["generate_single_wav_id", 1, ...A]]);
});

test("an empty preset, a new set's 0 and a wrong number are said", () => {
    const slots = start(1);
    slots.send(0, "kept", 1, 0);
    slots.send(0, "preset", "recall", 1);
    slots.send(0, "preset", "store", 9);
    slots.send(0, "preset", "lose", 1);
    const said = slots.take().filter(([, word]) => word === "says").map(([, , text]) => text);
    const how = "preset takes store or recall, and a number from 1 to 8";
    assert.deepEqual(said, ["preset 1 is empty; store one there", how, how]);
});

for (const [name, count] of [["smol", 1], ["sampler", 8], ["performance", 8]]) {
    test(`${name} stores and recalls the chosen preset, and shows which are filled`, (t) => {
        const patch = load(path.join(PACKAGE, "devices", `loopseed ${name}.amxd`), { path: [PACKAGE], network: "none" });
        t.after(() => patch.close());
        const hear = (to, ...message) => patch.event(() => patch.tell(`001ls-${to}`, message));
        const beat = sound("my beat.wav");
        hear("do", "file", count, beat, 8);
        patch.send("Chosen Preset", 2);
        patch.send("Store Preset", "bang");
        const button = patch.find("Store Preset");
        const lights = button.window.boxes.filter((box) => box.name === "panel" && box.received.length);
        const last = lights.sort((one, other) => one.raw.presentation_rect[0] - other.raw.presentation_rect[0]).map((box) => box.received.at(-1)[1].map(Number)[4]);
        assert.deepEqual(last, [0, 0, 1, 0, 0, 0, 0, 0]); // opacity
        hear("do", "clear", count);
        patch.send("Recall Preset", "bang");
        patch.advance(5000);
        const pattrs = [...patch.window.all()].filter((box) => box.varname === "preset3");
        assert.equal(pattrs.length, 1);
        assert.deepEqual(pattrs[0].received.at(-1)[1].map(String).slice(-4), ["3", "file", beat, "8"]);
        const slots = [...patch.window.all()].filter((box) => /^ls\.(slot|pad)~$/.test(box.name));
        assert.deepEqual(slots[count - 1].received.at(-1)[1].map(String), ["load", beat, "8"]);
        assert.deepEqual(patch.errors, []);
    });
}
