"use strict";
// What the sound objects of the parts are told, and in which order: no signal runs here.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { load } = require("./simulator");
const { plain } = require("./simulator/atoms.js");
const { folder } = require("./simulator/patches.js");

const PACKAGE = path.join(__dirname, "..", "..", "clients", "max", "loopseed");
const LOOK = 20; // ms from `load` to the moment at which a slot looks which buffer is silent

const opened = (part, args) => load(path.join(PACKAGE, "patchers", `${part}.maxpat`), { args, path: [PACKAGE] });

/** A file that is there, so that buffer~ bangs. */
const sound = (name) => {
    const file = path.join(folder(), name);
    fs.writeFileSync(file, "RIFF");
    return file;
};

/** A slot for which `air` (0: a, 1: b, 2: nothing) is what snapshot~ sees of sah~. */
function slot() {
    const patch = opened("ls.slot~", ["x-3"]);
    let air = 2;
    const look = patch.find("snapshot~");
    look.object.receive = (_inlet, [word]) => word === "bang" && look.out(0, air);
    const due = () => patch.received("sig~ 2").flat().at(-1);
    const loads = (file, beats) => {
        patch.inlet(0, "load", file, beats);
        patch.advance(LOOK);
    };
    return { patch, due, loads, goes: () => (air = due()) };
}

test("a slot fills the buffer that does not sound, and makes it due once it is read", () => {
    const { patch, due, loads, goes } = slot();
    const [one, two, three] = ["one.wav", "two.wav", "three.wav"].map(sound);
    loads(one, 4);
    assert.deepEqual(patch.received("buffer~ x-3-a"), [["replace", one]]);
    assert.equal(due(), 0);
    goes();
    loads(two, 32);
    assert.deepEqual(patch.received("buffer~ x-3-b"), [["replace", two]]);
    assert.equal(due(), 1);
    goes();
    loads(three, 4);
    assert.deepEqual(patch.received("buffer~ x-3-a").at(-1), ["replace", three]);
    assert.equal(due(), 0);
});

test("a slot's newest sound takes the place of one that waits for its bar", () => {
    const { patch, due, loads, goes } = slot();
    loads(sound("one.wav"), 4);
    goes();
    const [two, three] = ["two.wav", "three.wav"].map(sound);
    loads(two, 4);
    loads(three, 4);
    assert.deepEqual(patch.received("buffer~ x-3-b"), [["replace", two], ["replace", three]]);
    assert.equal(due(), 1);
    assert.ok(patch.received("sig~ 2").flat().includes(0), "what waited was called off first");
});

test("a slot whose file is gone keeps what it plays", () => {
    const { patch, due, loads, goes } = slot();
    loads(sound("one.wav"), 4);
    goes();
    loads("/nowhere/two.wav", 4);
    assert.equal(due(), 0);
    assert.equal(patch.errors.length, 1);
});

test("each buffer of a slot is read over its own beats, and shown", () => {
    const { patch, loads, goes } = slot();
    loads(sound("one.wav"), 4);
    goes();
    loads(sound("two.wav"), 32);
    const periods = [...patch.window.all()].filter((box) => box.name === "phasor~").map((box) => box.received);
    const ticks = periods.flat().map(([, message]) => plain(message));
    assert.deepEqual(ticks.sort(), [[15360, "ticks"], [1920, "ticks"]]);
    assert.deepEqual(patch.outlet(2), [["buffer", "x-3-a"], ["buffer", "x-3-b"]]);
    assert.deepEqual(patch.received("wave~ x-3-a 0 0 2 @interp 4"), [["set", "x-3-a"]]);
});

test("with the audio off, when Max's clocks stand still, a slot loads at once", () => {
    const { patch, due, loads } = slot();
    patch.emit("dspstate~", 0, 0);
    const one = sound("one.wav");
    patch.inlet(0, "load", one, 4);
    assert.deepEqual(patch.received("buffer~ x-3-a"), [["replace", one]]);
    assert.equal(due(), 0);
    patch.emit("dspstate~", 0, 1);
    patch.inlet(0, "load", sound("two.wav"), 4);
    assert.equal(patch.received("buffer~ x-3-a").length, 1);
    loads(sound("three.wav"), 4);
    assert.equal(patch.received("buffer~ x-3-a").length, 2);
});

test("clear makes silence due", () => {
    const { patch, due, loads } = slot();
    loads(sound("one.wav"), 4);
    patch.inlet(0, "clear");
    assert.equal(due(), 2);
});

/** All that the grooves of a pad were told, oldest first: [voice, message]. */
function pad() {
    const patch = opened("ls.pad~", ["x-2"]);
    const grooves = [...patch.window.all()].filter((box) => box.name === "groove~");
    const envelopes = [...patch.window.all()].filter((box) => box.name === "line~" && box.window.parent);
    for (const info of [...patch.window.all()].filter((box) => box.name === "info~")) {
        info.object.receive = () => (info.out(8, 2), info.out(6, 1875)); // channels; ms: four beats at 128 BPM
    }
    const told = (boxes) => boxes.map((box) => box.received.map(([, message]) => plain(message)));
    return { patch, grooves: () => told(grooves), envelopes: () => told(envelopes) };
}

test("a note takes the newest sound: buffer, bounds, mode, start, envelope", () => {
    const { patch, grooves, envelopes } = pad();
    patch.inlet(0, "load", sound("one.wav"), 4);
    for (const words of ["tempo 128", "start 0.25", "length 0.5", "loop 1", "attack 5", "release 80"]) {
        const [word, value] = words.split(" ");
        patch.inlet(0, word, Number(value));
    }
    patch.inlet(0, "note", 127);
    const [first, second] = grooves();
    const wanted = ["set x-2-a", "setloop 468.75 1406.25", "loop 1", "startloop"];
    assert.deepEqual(first.map((message) => message.join(" ")), wanted);
    assert.deepEqual(second, []);
    assert.deepEqual(envelopes()[0].at(-1).map(Number), [1, 5]);
    patch.inlet(0, "note", 0);
    assert.deepEqual(envelopes()[0].at(-1).map(Number), [0, 80]);
});

test("a file of one channel plays on both sides, in a slot and under a pad", () => {
    for (const [channels, wanted] of [[1, 1], [2, 2], [6, 2]]) {
        const { patch, loads } = slot();
        for (const info of [...patch.window.all()].filter((box) => box.name === "info~")) info.object.receive = () => info.out(8, channels);
        loads(sound("one.wav"), 4);
        const { patch: padded } = pad();
        for (const info of [...padded.window.all()].filter((box) => box.name === "info~")) info.object.receive = () => (info.out(8, channels), info.out(6, 1875));
        padded.inlet(0, "load", sound("one.wav"), 4);
        padded.inlet(0, "note", 100);
        for (const each of [patch, padded]) {
            const told = [...each.window.all()].filter((box) => box.name === "selector~").flatMap((box) => box.received.map(([, message]) => plain(message)));
            assert.deepEqual(told, [[wanted]]);
        }
    }
});

test("notes take turns between two voices, and the one that sounded makes room", () => {
    const { patch, grooves, envelopes } = pad();
    patch.inlet(0, "load", sound("one.wav"), 4);
    patch.inlet(0, "note", 100);
    patch.inlet(0, "load", sound("two.wav"), 4);
    patch.inlet(0, "note", 64);
    const [first, second] = grooves();
    assert.deepEqual([first[0], second[0]], [["set", "x-2-a"], ["set", "x-2-b"]]);
    assert.deepEqual(envelopes()[0].at(-1).map(Number), [0, 3]);
    patch.inlet(0, "note", 32);
    assert.deepEqual(grooves()[0].filter(([word]) => word === "set").at(-1), ["set", "x-2-b"]);
});

test("new sounds do not change the one under a held key; the next note takes the newest", () => {
    const { patch, grooves } = pad();
    const [one, two, three, four] = ["one.wav", "two.wav", "three.wav", "four.wav"].map(sound);
    const files = (side) => patch.received(`buffer~ x-2-${side}`).map(([, file]) => file);
    patch.inlet(0, "load", one, 4);
    patch.inlet(0, "note", 100);
    patch.inlet(0, "load", two, 4);
    patch.inlet(0, "load", three, 4);
    assert.deepEqual([files("a"), files("b")], [[one], [two, three]]);
    patch.inlet(0, "note", 100);
    assert.deepEqual(grooves()[1][0], ["set", "x-2-b"]);
    patch.inlet(0, "load", four, 4);
    assert.deepEqual([files("a"), files("b")], [[one, four], [two, three]]);
});

test("a note that comes while a sound is read takes what the last note took", () => {
    const { patch, grooves } = pad();
    for (const name of ["one.wav", "two.wav"]) {
        patch.inlet(0, "load", sound(name), 4);
        patch.inlet(0, "note", 100);
    }
    patch.inlet(0, "load", sound("three.wav"), 4); // due, in a
    patch.find("buffer~ x-2-a").object.receive = () => undefined; // reads for long
    patch.inlet(0, "load", sound("four.wav"), 4);
    patch.inlet(0, "note", 100);
    assert.deepEqual(grooves()[0].filter(([word]) => word === "set").at(-1), ["set", "x-2-b"]);
});

test("played once, a note is let go at the end of its part", () => {
    const { patch, envelopes } = pad();
    patch.inlet(0, "load", sound("one.wav"), 4);
    for (const [word, value] of [["tempo", 128], ["length", 0.5], ["release", 80]]) patch.inlet(0, word, value);
    patch.inlet(0, "note", 127);
    patch.advance(937);
    assert.deepEqual(envelopes()[0].at(-1).map(Number), [1, 5]);
    patch.advance(2);
    assert.deepEqual(envelopes()[0].at(-1).map(Number), [0, 80]);
});

test("a sound keeps in step with the tempo", () => {
    const { patch } = pad();
    patch.inlet(0, "load", sound("one.wav"), 4);
    patch.inlet(0, "tempo", 64);
    patch.inlet(0, "note", 127);
    const rates = [...patch.window.all()].filter((box) => box.raw.text === "sig~ 1.").map((box) => box.received.at(-1));
    assert.deepEqual(plain(rates[0][1]), [0.5]);
});

test("balance turns the other side down, and leaves both at full level in the middle", () => {
    const patch = opened("ls.strip~", []);
    for (const [balance, wanted] of [[-50, [1, 0]], [0, [1, 1]], [25, [0.5, 1]], [50, [0, 1]]]) {
        patch.inlet(2, balance);
        const lines = [...patch.window.all()].filter((box) => box.text === "line~ 1." && box.place[0] < 500).sort((one, other) => one.place[0] - other.place[0]);
        assert.deepEqual(lines.map((box) => Number(box.received.at(-1)[1][0])), wanted);
    }
});

test("each cell of the arrangement is one sample: bar, 1 or 0, slot", () => {
    const patch = opened("ls.arrange~", ["x"]);
    patch.emit("Arrangement", 0, 5, 2, 1);
    assert.deepEqual(patch.received("peek~ x-cells").at(-1), [5, 1, 3]);
    patch.send("Arrangement Bars", 8);
    assert.deepEqual(patch.received("phasor~ 1n @lock 1").at(-1), [15360, "ticks"]);
    assert.deepEqual(patch.received("buffer~ x-cells")[0], ["sizeinsamps", 32, 8]);
});

test("a slot is heard where it is not muted and no other is solo", () => {
    const patch = opened("ls.mixer~", []);
    const switches = [...patch.window.all()].filter((box) => box.name === "expr" && box.window === patch.window);
    const heard = () => switches.map((box) => plain(box.sent.at(-1)[1])[0]);
    patch.send("Slot 2 Mute", 1);
    assert.deepEqual(heard(), [1, 0, 1, 1, 1, 1, 1, 1]);
    patch.send("Slot 4 Solo", 1);
    patch.send("Slot 2 Solo", 1);
    assert.deepEqual(heard(), [0, 0, 0, 1, 0, 0, 0, 0]);
    patch.send("Slot 2 Mute", 0);
    assert.deepEqual(heard(), [0, 1, 0, 1, 0, 0, 0, 0]);
    patch.send("Slot 2 Solo", 0);
    patch.send("Slot 4 Solo", 0);
    assert.deepEqual(heard(), [1, 1, 1, 1, 1, 1, 1, 1]);
});
