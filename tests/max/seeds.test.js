"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const test = require("node:test");

const { js } = require("./mocks.js");

const A = Array.from({ length: 64 }, (_, i) => i);
const B = Array.from({ length: 64 }, (_, i) => (16 - i) / 4);
const start = () => js("ls.seeds.js");

test("dials that change are kept, shown and given, in this order", () => {
    const seeds = start();
    seeds.send(0, "set", ...A);
    assert.deepEqual(seeds.take(), [[1, "setlist", ...A], [0, ...A]]);
    seeds.clock.pass(500);
    assert.deepEqual(seeds.take(), [[3, "dials", ...A]]);
    seeds.send(0, "bang");
    assert.deepEqual(seeds.take(0), [A]);
    seeds.send(0, "set", 1, 2);
    assert.deepEqual(seeds.take(), [[5, "says", "a seed is 64 numbers here, not 2"]]);
});

test("random seeds are spread as the daemon's, and differ", () => {
    const seeds = start();
    const drawn = [];
    for (let i = 0; i < 100; i += 1) {
        seeds.send(0, "random");
        drawn.push(...seeds.take(0)[0]);
    }
    assert.ok(drawn.every((dial) => dial >= -128 && dial <= 127 && Number.isInteger(dial)));
    const mean = drawn.reduce((sum, dial) => sum + dial, 0) / drawn.length;
    const deviation = Math.sqrt(drawn.reduce((sum, dial) => sum + (dial - mean) ** 2, 0) / drawn.length);
    assert.ok(Math.abs(mean) < 3 && Math.abs(deviation - 42.67) < 2, `${mean} ${deviation}`);
});

test("morph goes up to the amount, and stays on the dial", () => {
    const seeds = start();
    seeds.send(0, "set", ...A.map(() => 126));
    seeds.send(0, "morph", 10);
    const [, moved] = seeds.take(0);
    assert.ok(moved.every((dial) => dial >= 116 && dial <= 127) && new Set(moved).size > 10);
});

test("undo and redo; a stroke of the hand is one step", () => {
    const seeds = start();
    seeds.send(0, "set", ...A);
    seeds.clock.pass(1000);
    for (let i = 0; i < 50; i += 1) {
        seeds.send(0, "list", i, ...B.slice(1));
        seeds.clock.pass(20);
    }
    seeds.take();
    seeds.send(0, "undo");
    seeds.send(0, "redo");
    seeds.send(0, "redo");
    assert.deepEqual(seeds.take(0), [A, [49, ...B.slice(1)]]);
    for (let i = 0; i < 100; i += 1) seeds.send(0, "set", i, ...B.slice(1));
    seeds.take();
    for (let i = 0; i < 100; i += 1) seeds.send(0, "undo");
    assert.deepEqual(seeds.take(0).map(([first]) => first), Array.from({ length: 64 }, (_, i) => 98 - i));
    seeds.send(0, "set", ...A);
    seeds.send(0, "redo"); // what was undone is over
    assert.deepEqual(seeds.take(0), [A]);
});

test("undo and redo bring back what was drawn, 50 steps and more, whatever changed the dials", () => {
    const seeds = start();
    const seen = [];
    const step = (...message) => {
        seeds.send(0, ...message);
        seeds.clock.pass(2000);
        seen.push(seeds.take(0).at(-1));
    };
    step("random");
    step("list", ...A); // drawn
    for (let i = 0; i < 16; i += 1) for (const message of [["random"], ["morph", 10], ["set", ...B]]) step(...message);
    for (let i = seen.length - 2; i >= 0; i -= 1) {
        seeds.send(0, "undo");
        assert.deepEqual(seeds.take(0), [seen[i]]);
    }
    for (let i = 1; i < seen.length; i += 1) {
        seeds.send(0, "redo");
        assert.deepEqual(seeds.take(0), [seen[i]]);
    }
    assert.equal(seen.length, 50);
});

test("names: stored, replaced, recalled, gone round, forgotten", () => {
    const seeds = start();
    seeds.send(0, "next");
    seeds.send(0, "set", ...A);
    seeds.send(0, "store", "kick drum");
    seeds.send(0, "set", ...B);
    seeds.send(0, "store", "hat");
    seeds.take();
    seeds.send(0, "next");
    seeds.send(0, "next");
    assert.deepEqual(seeds.take(0), [A, B]);
    seeds.send(0, "store", "kick drum");
    assert.deepEqual(seeds.take(2), [["clear"], ["append", "kick drum"], ["append", "hat"], ["set", 0]]);
    seeds.send(0, "forget", "hat");
    assert.deepEqual(seeds.take(3), [["seeds", "kick drum", ...B]]);
    seeds.send(0, "recall", "hat");
    assert.deepEqual(seeds.take(), [[5, "says", "no seed is called hat"]]);
    seeds.send(0, "recall", "kick", "drum"); // as a message box says it
    seeds.send(0, "recallat", 5);
    assert.deepEqual(seeds.take(0), [B]);
});

test("a gesture is written to the set once, and what automation repeats is written when it has ended", () => {
    const seeds = start();
    for (let i = 0; i < 50; i += 1) {
        seeds.send(0, "list", i, ...B.slice(1));
        seeds.clock.pass(20);
    }
    seeds.clock.pass(3000);
    assert.deepEqual(seeds.take(3), [["dials", 49, ...B.slice(1)]]);
    seeds.clock.pass(10000);
    seeds.send(0, "random");
    seeds.clock.pass(500);
    assert.equal(seeds.take(3).length, 1);
    for (let bar = 0; bar < 100; bar += 1) { // Next Seed, automated once a bar at 128 BPM
        seeds.send(0, "random");
        seeds.clock.pass(1875);
    }
    assert.deepEqual(seeds.take(3), []);
    seeds.clock.pass(3000);
    assert.equal(seeds.take(3).length, 1);
    seeds.send(0, "random");
    seeds.send(0, "recalled", "dials", ...A); // Live's undo
    seeds.clock.pass(10000);
    assert.deepEqual(seeds.take(3), []);
});

test("what a Live set has kept comes back once", () => {
    const seeds = start();
    seeds.send(0, "recalled", "dials", ...B.map(Math.fround));
    seeds.send(0, "recalled", "seeds", "a b", ...A, 7, ...B);
    assert.deepEqual(seeds.sent.filter(([to]) => to === 3), []); // Live has them: keeping them would be a step of undo
    assert.deepEqual(seeds.take(0), [B]);
    seeds.send(0, "recalled", "dials", ...B);
    seeds.send(0, "recalled", "seeds", "a b", ...A, 7, ...B);
    seeds.send(0, "recalled", "dials", 0);
    assert.deepEqual(seeds.take(0), []);
    seeds.send(0, "recall", 7);
    assert.deepEqual(seeds.take(0), [B]);
});

test("dice are the daemon's; other seeds that come by are not ours", () => {
    const seeds = start();
    seeds.send(1, "seed", 200, ...A);
    seeds.send(0, "dice", 7);
    seeds.send(1, "seed", 1, ...A);
    assert.deepEqual(seeds.take(), [[4, "random_seed", 200, 7]]);
    seeds.send(1, "seed", 200, ...A);
    seeds.send(1, "seed", 200, ...B);
    assert.deepEqual(seeds.take(0), [A]);
    for (const number of [1, 2]) seeds.send(0, "dice", number);
    assert.deepEqual(seeds.take(4), [["random_seed", 200, 1], ["random_seed", 456, 2]]);
    seeds.send(1, "seed", 200, ...A); // the newest counts
    seeds.send(1, "seed", 456, ...B);
    assert.deepEqual(seeds.take(0), [B]);
});

test("a text file of seeds is the Pd client's, both ways", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "seeds "));
    const file = path.join(folder, "é.txt");
    const seeds = start();
    fs.writeFileSync(file, "x".repeat(9999)); // an older, longer one
    seeds.send(0, "set", ...B);
    seeds.send(0, "store", "kick drum; 2");
    seeds.send(0, "store", "plain");
    seeds.send(0, "writeto", file);
    const text = fs.readFileSync(file, "utf8");
    assert.ok(text.startsWith("kick\\ drum\\;\\ 2 4 3.75 ") && text.endsWith(" -11.75;\n"), text);
    const other = start();
    other.send(0, "readfrom", file);
    assert.deepEqual(other.take(3), [["seeds", "kick drum; 2", ...B, "plain", ...B]]);
    fs.writeFileSync(file, `one ${A.slice(0, 20).join(" ")}\n${A.slice(20).join(" ")};\ntwo ${B.join(" ")};\n`); // as Pd breaks lines
    other.send(0, "readfrom", file);
    assert.deepEqual(other.take(3), [["seeds", "one", ...A, "two", ...B]]);
    fs.writeFileSync(file, `\ufeffone ${A.join(" ")};\n`); // as some editors begin a file
    other.send(0, "readfrom", file);
    assert.deepEqual(other.take(3), [["seeds", "one", ...A]]);
    for (const [wrong, text] of [["one 1 2 3;\n", "the seed one is not 64 numbers"], [`one x ${A.slice(1).join(" ")};`, "the seed one is not 64 numbers"], ["", "it holds no seed"], [null, "it cannot be opened"]]) {
        if (wrong === null) fs.rmSync(file);
        else fs.writeFileSync(file, wrong);
        other.take();
        other.send(0, "readfrom", file);
        assert.deepEqual(other.take(), [[5, "says", `nothing was read from ${path.basename(file)}: ${text}`]]);
    }
    other.send(0, "writeto", path.join(folder, "nowhere", "a.txt"));
    assert.deepEqual(other.take(5), [["says", "cannot write a.txt; choose another name or folder"]]);
    other.send(0, "store", "");
    assert.deepEqual(other.take(), [[5, "says", "type a name into the box first"]]);
    fs.rmSync(folder, { recursive: true });
});

test("an unknown message is told of", () => {
    const seeds = start();
    seeds.send(0, "fly", 1);
    assert.deepEqual(seeds.take(), [[5, "says", "there is no message fly here"]]);
});
