"use strict";
// Every patch of the package in the simulator: it loads, its names meet, its controls can all be moved; and each device
// against a real daemon: what a hand asks for arrives as a sound in a buffer.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const { served } = require("./serving.js");
const { load } = require("./simulator");
const { controls, poke } = require("./simulator/controls.js");

const PACKAGE = path.join(__dirname, "..", "..", "clients", "max", "loopseed");

const files = fs.existsSync(PACKAGE) ? fs.readdirSync(PACKAGE, { recursive: true }).map(String) : [];
const patches = files.filter((file) => /\.(maxpat|maxhelp|amxd)$/.test(file));
const devices = patches.filter((file) => file.endsWith(".amxd"));

test("the package is there", () => {
    assert.ok(devices.length >= 3, `${devices.length} devices in ${PACKAGE}`);
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

for (const file of devices) {
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
