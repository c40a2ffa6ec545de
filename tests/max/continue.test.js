"use strict";
// Continue, against the real daemon: a slot plays the bars that follow a file or a seed, from the next bar on.
const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { after, before, test } = require("node:test");

const { js, RealClock } = require("./mocks.js");
const { ROOT, PYTHON, folder, serve, Udp, until } = require("./serving.js");

const WRITE_SEQUENCE = "import pathlib, sys, tiny_sequence as t; t.write_sequence(*map(pathlib.Path, sys.argv[1:]))";
const SHIPPED = path.join(ROOT, "models/pretrained/techno");
const SEED = Array.from({ length: 64 }, (_, i) => i - 32.5);
let made, daemon;
const devices = [];
before(async () => {
    made = folder();
    for (const end of [".onnx", ".index.npz"]) fs.copyFileSync(SHIPPED + end, path.join(made.path, `tiny${end}`)); // it listens by its index
    daemon = await serve(made);
});
after(async () => {
    devices.forEach((device) => device.close());
    await daemon.kill();
    made.remove();
});

/** Eight slots and their connection. `says(n)`: the last line of text of a slot. */
function device() {
    const log = { asked: [], sounds: [], kept: [], shown: [], state: [] };
    const udp = new Udp((atoms) => link.send(1, ...atoms));
    const link = js("ls.connection.js", {
        args: ["127.0.0.1", daemon.port],
        clock: new RealClock(),
        onOutlet(to, atoms) {
            if (to === 0) udp.send(atoms);
            else if (to === 1) udp.port(atoms[1]);
            else {
                if (to !== 2) log.state.push(atoms);
                slots.send(1, ...atoms);
            }
        },
    });
    const outlets = [null, log.sounds, log.kept, log.shown];
    const slots = js("ls.slots.js", {
        args: [8],
        clock: new RealClock(),
        onOutlet: (to, atoms) => (to === 0 ? (log.asked.push(atoms), link.send(0, ...atoms)) : outlets[to].push(atoms)),
    });
    const at = {
        log,
        say: (...message) => slots.send(0, ...message),
        sound: (n, count = 1) => until(`sound ${count} of slot ${n}`, () => log.sounds.filter(([slot]) => slot === n)[count - 1]),
        says: (n) => until(`a text of slot ${n}`, () => log.shown.find(([slot, word]) => slot === n && word === "says")),
        kept: (n) => until(`what slot ${n} keeps`, () => log.kept.filter(([slot]) => slot === n).at(-1)),
        close: () => (link.send(0, "leave"), slots.send(0, "notifydeleted"), udp.close()),
    };
    devices.push(at);
    link.send(0, "loadbang");
    return until("the offers", () => log.state.some(([name]) => name === "offers")).then(() => at);
}

/** The samples; the rest of a file is its tags. */
function samples(file) {
    const bytes = fs.readFileSync(file);
    const start = bytes.indexOf("data");
    return bytes.subarray(start + 8, start + 8 + bytes.readUInt32LE(start + 4));
}

test("without a sequence model, a slot says so in a sentence and plays on", async () => {
    const at = await device();
    at.say("dials", ...SEED);
    at.say("generate", 1);
    await at.sound(1);
    at.say("continueseed", 1, 1, 2);
    assert.match((await at.says(1))[2], /^tiny has no sequence model, tiny\.sequence\.onnx; /);
    assert.equal(at.log.sounds.length, 1);
});

test("a slot plays what follows a seed and a file, more of it, and the same again from a Live set", async () => {
    const tiny = path.join(made.path, "tiny.onnx");
    const env = { ...process.env, PYTHONPATH: [ROOT, path.join(ROOT, "tests")].join(path.delimiter) };
    execFileSync(PYTHON, ["-c", WRITE_SEQUENCE, path.join(made.path, "tiny.sequence.onnx"), tiny], { cwd: ROOT, env });
    const at = await device();
    at.say("dials", ...SEED);
    at.say("generate", 1);
    const [, , loop] = await at.sound(1);
    at.say("continueseed", 2, 1, 2);
    const [, word, first, beats] = await at.sound(2);
    assert.deepEqual([word, beats], ["load", 8]);
    assert.equal(samples(first).length, 2 * samples(loop).length);
    const kept = await at.kept(2);
    at.say("continueseed", 2, 1, 2); // more, while it plays
    const [, , second] = await at.sound(2, 2);
    assert.notEqual(second, first);
    assert.ok(!samples(second).equals(samples(first)));
    at.say("continue", 3, loop, 2, 7);
    const [, , third, length] = await at.sound(3);
    assert.equal(length, 8);
    assert.equal(samples(third).length, 2 * samples(loop).length);
    at.say("recall", 4, ...kept.slice(1));
    const [, , again] = await at.sound(4);
    assert.ok(samples(again).equals(samples(first)));
    at.say("recall", 5, ...(await at.kept(3)).slice(1));
    const [, , thirdAgain] = await at.sound(5);
    assert.ok(samples(thirdAgain).equals(samples(third)));
});
