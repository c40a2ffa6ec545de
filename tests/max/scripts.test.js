"use strict";
// Cells, scripts, voices and the network in the simulator.
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { freePort } = require("./serving.js");
const { float, live, load } = require("./simulator");
const { parse } = require("./simulator/atoms.js");
const { decode, encode } = require("./simulator/osc.js");
const { patcher, run, write } = require("./simulator/patches.js");

const SCRIPT = `
inlets = 2;
outlets = 2;
var kept = require("kept");
var ticks = 0;
var task = new Task(function () { ticks++; outlet(1, "tick", ticks); }, this);
task.interval = 10;
function start(n) { task.repeat(n); }
function list() { kept.last = arrayfromargs(arguments); outlet(0, kept.last.length, kept.sum(kept.last)); }
function msg_int(n) { outlet(0, "n", n, inlet, jsarguments[1]); }
function hidden() {}
hidden.local = 1;
function anything() { outlet(0, messagename, arrayfromargs(arguments)); }
function tempo() { var api = new LiveAPI(function (args) { outlet(1, args); }, "live_set"); api.property = "tempo"; }
`;
const KEPT = "exports.sum = function (list) { return list.reduce(function (a, b) { return a + b; }, 0); };";

test("js runs with Max's globals, its modules, Task and LiveAPI", () => {
    const set = live({ live_set: { tempo: 128 } });
    const files = { "main.maxpat": patcher({ js: ["js logic.js 7"] }, []), "logic.js": SCRIPT, "kept.js": KEPT };
    const patch = load(write(files), { LiveAPI: set.LiveAPI });
    patch.send("js", 1, 2, 3);
    patch.into("js", 1, 4);
    patch.send("js", "hidden", "x");
    assert.deepEqual(patch.sent("js"), [
        [3, 6],
        ["n", 4, 1, 7],
        ["hidden", "x"],
    ]);
    patch.send("js", "start", 3);
    patch.advance(100);
    patch.send("js", "tempo");
    set.set("live_set", "tempo", 140);
    assert.deepEqual(patch.sent("js", 1), [
        ["tick", 1],
        ["tick", 2],
        ["tick", 3],
        ["tempo", 128],
        ["tempo", 140],
    ]);
});

test("node.script runs in this process with max-api mocked", async () => {
    const script = 'const api = require("max-api"); api.addHandler("start", (n) => api.outlet("state", n + 1));';
    const files = { "main.maxpat": patcher({ n: ["node.script s.js"] }, []), "s.js": script };
    const patch = load(write(files), { node: "real" });
    patch.send("n", "script", "start");
    patch.send("n", "start", 4);
    await patch.until(() => patch.sent("n").length);
    assert.deepEqual(patch.sent("n"), [["state", 5]]);
});

test("poly~ finds a voice that is not busy", () => {
    const voice = patcher({ in: ["in 1"], busy: ["t l 1", 0, 50], me: ["thispoly~", 0, 90], out: ["out 1", 0, 99] }, [
        "in 0 busy 0",
        "busy 1 me 0",
        "busy 0 out 0",
    ]);
    const files = {
        "main.maxpat": patcher({ poly: ["poly~ voice 2"], out: [":comment"] }, ["poly 0 out 0"]),
        "voice.maxpat": voice,
    };
    const patch = load(write(files));
    for (const n of [60, 61, 62]) patch.send("poly", "note", n, 100);
    assert.deepEqual(patch.received("out"), [
        [60, 100],
        [61, 100],
    ]);
    patch.send("poly", "target", 0);
    patch.send("poly", "off");
    assert.equal(patch.received("out").length, 4);
});

test("ints, floats and symbols keep their type over UDP", async () => {
    const patch = run({ to: ["udpsend 127.0.0.1 0"], from: ["udpreceive 0"] }, [], { clock: "wall" });
    const message = ["/cc/x", 1, float(1), 0.5, "ä b"];
    assert.deepEqual(decode(encode(message)), [message]);
    assert.equal(
        encode(message)
            .toString("latin1")
            .match(/,[ifs]+/)[0],
        ",iffs",
    );
    const port = await freePort();
    patch.send("from", "port", port);
    patch.send("to", "port", port);
    await patch.until(() => {
        patch.send("to", "/cc/x", 1, "ä b");
        return patch.sent("from").length;
    });
    assert.deepEqual(patch.sent("from")[0], ["/cc/x", 1, "ä b"]);
    patch.close();
});

test("matrixctrl echoes its cells, begins with those of the set, and is silent for set", () => {
    const valueof = { parameter_initial_enable: 1, parameter_initial: [1, 0, 1] };
    const raw = { maxclass: "matrixctrl", columns: 2, rows: 2, saved_attribute_attributes: { valueof } };
    const patch = run({ m: ["x", 0, 0, raw] }, []);
    patch.send("m", 0, 1, 1, 1, 1, 1);
    patch.send("m", "set", 1, 1, 0);
    patch.send("m", "getrow", 1);
    assert.deepEqual(patch.sent("m"), ["1 0 1", "0 1 1", "1 1 1"].map(parse));
    assert.deepEqual(patch.sent("m", 1), [[1, 0]]);
    patch.send("m", "bang");
    assert.equal(patch.sent("m").length, 7);
});
