"use strict";
// A patch of Max's own objects against a real daemon: what it sends arrives, and the answer loads the named file.
const assert = require("node:assert/strict");
const fs = require("node:fs");
const test = require("node:test");
const { served } = require("./serving.js");
const { load } = require("./simulator");
const { patcher, write } = require("./simulator/patches.js");

const daemon = served();

test("a seed goes out, and its sound comes into the buffer", async () => {
    const boxes = {
        dials: [":multislider", 0, 0, { size: 64 }],
        slot: ["prepend /cc/generate_single_wav_id 3", 0, 50],
        notify: [":message /cc/notify 1 $1", 200, 50],
        to: ["udpsend 127.0.0.1 9", 0, 90],
        from: ["udpreceive", 0, 130],
        replies: ["route /ccret/wav_id /ccret/notify /ccret/error", 0, 170],
        which: ["route 3", 0, 200],
        path: ["zl.slice 1", 0, 220],
        replace: ["prepend replace", 0, 240],
        buffer: ["buffer~ #1-3", 0, 260],
    };
    const cords = [
        "dials 0 slot 0",
        "slot 0 to 0",
        "notify 0 to 0",
        "from 0 replies 0",
        "replies 0 which 0",
        "which 0 path 0",
        "path 0 replace 0",
        "replace 0 buffer 0",
    ];
    const patch = load(write({ "link.maxpat": patcher(boxes, cords) }), { clock: "wall", args: ["test"] });
    patch.send("to", "port", daemon.port);
    while (!patch.sent("replies", 1).length) {
        const port = 49152 + Math.floor(Math.random() * 16000);
        patch.send("from", "port", port);
        patch.send("notify", port);
        await patch.until(() => patch.sent("replies", 1).length, 2000).catch(() => undefined); // a port that was taken
    }
    patch.send("dials", ...Array.from({ length: 64 }, (_, k) => k - 32));
    await patch.until(() => patch.sent("buffer", 1).length);
    assert.deepEqual(patch.sent("replies", 2), []);
    const { file } = patch.find("buffer").object;
    assert.equal(fs.readFileSync(file).subarray(0, 4).toString("latin1"), "RIFF");
    assert.deepEqual(patch.received("buffer").at(-1), ["replace", file]);
    patch.close();
});
