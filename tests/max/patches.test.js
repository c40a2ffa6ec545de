"use strict";
// Every patch of the package in the simulator: it loads, its names meet, its controls can all be moved; and each device
// against a real daemon: what a hand asks for arrives as a sound in a buffer.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const test = require("node:test");
const { served } = require("./serving.js");
const { load } = require("./simulator");
const { controls, poke } = require("./simulator/controls.js");
const { start: startSynth } = require("./synth_device.js");

const PACKAGE = path.join(__dirname, "..", "..", "clients", "max", "loopseed");

const files = fs.existsSync(PACKAGE) ? fs.readdirSync(PACKAGE, { recursive: true }).map(String) : [];
const patches = files.filter((file) => /\.(maxpat|maxhelp|amxd)$/.test(file));
const devices = patches.filter((file) => file.endsWith(".amxd"));

test("the package is there", () => {
    assert.ok(devices.length >= 4, `${devices.length} devices in ${PACKAGE}`);
});

for (const file of patches) {
    test(`${file} loads, and all its controls can be moved`, () => {
        const patch = load(path.join(PACKAGE, file), { args: ["test", 1, 2, 3], network: "none", path: [PACKAGE] });
        for (const box of controls(patch)) {
            poke(patch, box);
            patch.advance(50);
        }
        patch.advance(10_000);
        assert.deepEqual(patch.errors, []);
        if (file.endsWith(".amxd")) assert.deepEqual(patch.unheard, [], "said to names that nobody hears");
        patch.close();
    });
}

const daemon = served();

const WITHOUT_LOOPS = "loopseed synth.amxd"; // its own test is below

for (const file of devices.filter((each) => !each.endsWith(WITHOUT_LOOPS))) {
    test(`${file} plays what a real daemon makes`, async () => {
        const patch = load(path.join(PACKAGE, file), { clock: "wall", path: [PACKAGE] });
        const buffers = () => [...patch.window.all()].filter((box) => box.name === "buffer~");
        const states = () => patch.told.filter(([name]) => name.endsWith("-state")).map(([, words]) => words);
        const ask = [...patch.receivers.keys()].find((name) => name.endsWith("-ask"));
        patch.event(() => patch.tell(ask, ["daemon", "127.0.0.1", daemon.port]));
        await patch.until(() => states().some(([word, on]) => word === "alive" && on === 1));
        assert.ok(buffers().length);
        for (const box of controls(patch).filter((each) => /random/i.test(each.varname))) poke(patch, box);
        await patch.until(() => buffers().some((box) => box.object.file));
        const replied = patch.told.filter(([name, [word]]) => name.endsWith("-reply") && word === "wav_id");
        const paths = replied.map(([, [, , file]]) => file);
        for (const box of buffers().filter((each) => each.object.file)) {
            assert.equal(fs.readFileSync(box.object.file).subarray(0, 4).toString("latin1"), "RIFF");
            assert.ok(paths.includes(box.object.file), `${box.object.file} is none of ${paths}`);
        }
        assert.deepEqual(patch.errors, []);
        patch.close();
    });
}

test("a real daemon names its synthesiser, refuses a file that is not there, and ends a search at once", async (t) => {
    const { patch, shown, chosen, names, control } = startSynth(t, { clock: "wall" });
    const replies = (word) => patch.told.filter(([to, [first]]) => to === "001ls-reply" && first === word).map(([, message]) => message.map(String));
    patch.event(() => patch.tell("001ls-ask", ["daemon", "127.0.0.1", daemon.port]));
    await patch.until(() => replies("synths").length);
    assert.deepEqual(replies("synths")[0], ["synths", "built-in"]);
    chosen("/none/tone.wav");
    await patch.until(() => replies("failed").length);
    assert.match(shown(), /^\/none is not allowed yet/);
    assert.ok(patch.told.some(([to, said]) => to === "001ls-show" && said.join(" ") === "allow /none"));
    chosen(path.join(os.tmpdir(), "no tone.wav"));
    await patch.until(() => replies("failed").length > 1);
    assert.match(shown(), /tone\.wav/);
    const tone = path.join(os.tmpdir(), `tone ${process.pid}.wav`);
    fs.writeFileSync(tone, wave(Float32Array.from({ length: 11025 }, (_, k) => 0.5 * Math.sin(k / 10) * Math.exp(-k / 4000))));
    t.after(() => fs.rmSync(tone));
    const before = names.map((name) => control(name).object.value);
    chosen(tone);
    await patch.until(() => replies("patch_candidate").length);
    assert.match(shown(), /^find a patch: \d+\.\d dB from the file$/);
    patch.send("Cancel Patch", "bang");
    await patch.until(() => replies("cancelled").length);
    assert.equal(shown(), "find a patch: cancelled");
    assert.deepEqual(names.map((name) => control(name).object.value), before);
    assert.deepEqual(patch.errors, []);
});

/** A mono WAV of 22,050 Hz and 16 bits. */
function wave(samples) {
    const head = Buffer.alloc(44);
    head.write("RIFF", 0);
    head.writeUInt32LE(36 + 2 * samples.length, 4);
    head.write("WAVEfmt ", 8);
    head.writeUInt32LE(16, 16);
    [1, 1].forEach((value, k) => head.writeUInt16LE(value, 20 + 2 * k));
    head.writeUInt32LE(22050, 24);
    head.writeUInt32LE(44100, 28);
    head.writeUInt16LE(2, 32);
    head.writeUInt16LE(16, 34);
    head.write("data", 36);
    head.writeUInt32LE(2 * samples.length, 40);
    return Buffer.concat([head, Buffer.from(Int16Array.from(samples, (x) => 32767 * x).buffer)]);
}
