"use strict";
// The simulator against what Max's reference pages and tutorials say of order and messages.
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { patcher, run, write } = require("./simulator/patches.js");
const { load } = require("./simulator");
const { parse, plain } = require("./simulator/atoms.js");
const { sound } = require("./sound_files.js");

/** Messages as text, the first atom of each an inlet or outlet: "0 bang | 1 5". */
const messages = (text) => text.split(" | ").map((each) => plain(parse(each)));

/** What one object gives out for messages. */
function made(text, given) {
    const patch = run({ it: [text] }, []);
    for (const [inlet, ...atoms] of given) patch.into("it", inlet, ...atoms);
    return patch.find("it").sent.map(([outlet, atoms]) => [outlet, ...plain(atoms)]);
}

// What it shows, the object, what comes in (inlet, atoms | ...), what goes out (outlet, atoms | ...).
const CASES = [
    ["trigger goes from right to left", "t b i f l foo", "0 2.5 3", "4 foo | 3 2.5 3 | 2 2.5 | 1 2 | 0 bang"],
    ["trigger of a bang", "t i b", "0 bang", "1 bang | 0 0"],
    ["route takes the first word off", "route a b", "0 a 1 2 | 0 b | 0 c 3", "0 1 2 | 1 bang | 2 c 3"],
    ["route knows types", "route int symbol", "0 5 | 0 1.5", "0 5 | 2 1.5"],
    ["route's right inlets change what is looked for", "route 1 2", "1 7 | 0 7 8 | 0 1 8", "0 8 | 2 1 8"],
    ["routepass leaves the word on", "routepass a", "0 a 1", "0 a 1"],
    ["select bangs", "sel 1 foo", "0 1 | 0 foo | 0 3", "0 bang | 1 bang | 2 3"],
    ["unpack goes from right to left, and casts", "unpack 0 0. s", "0 1.5 2 c", "2 c | 1 2 | 0 1"],
    ["unpack of a short list", "unpack 0 0 0", "0 1 2", "1 2 | 0 1"],
    ["pack waits for its left inlet", "pack 0 0. s", "2 c | 1 2 | 0 1 | 0 bang", "0 1 2 c | 0 1 2 c"],
    ["pack fills from a list", "pack 0 0 0", "1 8 9 | 0 7", "0 7 8 9"],
    ["pak never waits", "pak 0 0", "1 5", "0 0 5"],
    ["prepend", "prepend a 1", "0 b | 0 set z | 0 5", "0 a 1 b | 0 z 5"],
    ["append", "append 9", "0 1 2", "0 1 2 9"],
    ["int keeps in the right inlet", "i 3", "0 bang | 1 7.9 | 0 bang | 0 4", "0 3 | 0 7 | 0 4"],
    ["whole numbers stay whole", "/ 2", "0 7", "0 3"],
    ["a point makes a fraction", "/ 2.", "0 7", "0 3.5"],
    ["a list into arithmetic sets both", "+ 1", "0 2 5 | 0 bang", "0 7 | 0 7"],
    ["gate is closed at first", "gate 2", "1 5 | 0 2 | 1 6 | 0 0 | 1 7", "1 6"],
    ["switch lets one inlet through", "switch 2", "1 5 | 0 2 | 1 6 | 2 a 7", "0 a 7"],
    ["change is silent for the same", "change", "0 0 | 0 1 | 0 1 | 0 0", "1 1 | 0 1 | 2 1 | 0 0"],
    ["counter goes round", "counter 0 1 2", "0 bang | 0 bang | 0 bang", "0 1 | 2 1 | 0 2 | 0 1"],
    ["zl.slice", "zl.slice 1", "0 1 2 3", "1 2 3 | 0 1"],
    ["zl.len", "zl len", "0 a b", "0 2"],
    ["zl.group collects", "zl.group 2", "0 1 | 0 2 3 | 0 bang", "0 1 2 | 0 3"],
    ["zl.reg", "zl.reg", "1 4 5 | 0 bang", "0 4 5"],
    ["zl.lookup", "zl.lookup a b c", "0 2 0", "0 c a"],
    ["iter", "iter", "0 1 a", "0 1 | 0 a"],
    ["sprintf of a path stays one symbol", "sprintf symout %s/%d.wav", '1 3 | 0 "my loops"', '0 "my loops/3.wav"'],
    ["tosymbol", "tosymbol", "0 a 1", '0 "a 1"'],
    ["fromsymbol", "fromsymbol", '0 "a 1"', "0 a 1"],
    ["swap", "swap 2", "0 1", "1 1 | 0 2"],
    ["scale", "scale 0 127 0. 1.", "0 127", "0 1"],
    ["expr", "expr ($f1 + 1) / $i2", "1 4 | 0 1", "0 0.5"],
    ["split", "split 1 4", "0 4 | 0 5", "0 4 | 1 5"],
    ["uzi", "uzi 2", "0 bang", "2 1 | 0 bang | 2 2 | 0 bang | 1 bang"],
    ["onebang", "onebang", "0 bang | 1 bang | 0 bang", "1 bang | 0 bang"],
    ["list 1 2 is 1 2", "t l", "0 list 1 2", "0 1 2"],
];
for (const [name, text, given, wanted] of CASES) {
    test(name, () => assert.deepEqual(made(text, messages(given)), messages(wanted)));
}

test("the rightmost receiver comes first, and of two above one another the lower", () => {
    const boxes = {
        b: [":button", 0, 0],
        left: ["prepend l", 10, 90],
        right: ["prepend r", 90, 50],
        low: ["prepend w", 10, 95],
    };
    const cords = ["b 0 left 0", "b 0 low 0", "b 0 right 0", "left 0 out 0", "right 0 out 0", "low 0 out 0"];
    const patch = run({ ...boxes, out: [":comment", 0, 200] }, cords);
    patch.send("b", "bang");
    assert.deepEqual(patch.received("out"), [
        ["r", "bang"],
        ["w", "bang"],
        ["l", "bang"],
    ]);
});

test("a message goes all the way down before the next begins", () => {
    const boxes = { t: ["t i i"], add: ["+ 10", 0, 50], out: [":comment", 0, 99] };
    const patch = run(boxes, ["t 0 add 0", "t 1 add 1", "add 0 out 0"]);
    patch.send("t", 3);
    assert.deepEqual(patch.received("out"), [[6]]);
});

test("a message box fills in $1, goes on after a comma, and tells receivers after a semicolon", () => {
    const boxes = { m: [':message set $2 $1, go; far "a b" $1'], out: [":comment"], r: ["r far"] };
    const patch = run(boxes, ["m 0 out 0"]);
    patch.send("m", 1, "x");
    assert.deepEqual(patch.received("out"), [["set", "x", 1], ["go"]]);
    assert.deepEqual(patch.sent("r"), [["a b", 1]]);
    patch.into("m", 1, "other", 2);
    patch.send("m", "bang");
    assert.deepEqual(patch.received("out").at(-1), ["other", 2]);
});

test("what comes back to its box is a stack overflow, as in Max", () => {
    const patch = run({ a: ["t l"], b: ["t l"] }, ["a 0 b 0", "b 0 a 0"]);
    assert.throws(() => patch.send("a", 1), /stack overflow/);
});

test("an object that is not known throws", () => {
    assert.throws(() => run({ a: ["no.such.thing 3"] }, []), /no object no\.such\.thing/);
});

test("a word that an object does not hear throws", () => {
    assert.throws(() => run({ a: ["change"] }, []).send("a", "nonsense"), /does not understand "nonsense"/);
});

test("an abstraction gets #1, a number of its own for #0, and a device's --- stands for that device", () => {
    const part = patcher({ in: [":inlet"], s: ["s #1-out"], own: ["s #0-x"], out: [":outlet"] }, [
        "in 0 s 0",
        "in 0 own 0",
        "in 0 out 0",
    ]);
    const whole = patcher(
        {
            go: [":button"],
            part: ["part ---a"],
            r: ["r ---a-out"],
            out: [":comment"],
            b: ["bpart", 0, 0, { maxclass: "bpatcher", name: "part.maxpat", args: ["---b"] }],
        },
        ["go 0 part 0", "part 0 out 0", "go 0 b 0"],
    );
    const patch = load(write({ "d.amxd": whole, "part.maxpat": part }), { device: "017" });
    patch.send("go", "bang");
    assert.deepEqual(patch.sent("r"), [["bang"]]);
    assert.deepEqual(patch.received("out"), [["bang"]]);
    const names = patch.told.map(([name]) => name);
    assert.equal(names.filter((name) => name === "017a-out" || name === "017b-out").length, 2);
    assert.equal(new Set(names.filter((name) => name.endsWith("-x"))).size, 2);
});

test("a subpatch is woken before the patch around it", () => {
    const inner = patcher({ load: ["loadbang"], out: [":outlet", 0, 50] }, ["load 0 out 0"]);
    const boxes = {
        p: ["p in", 0, 0, { patcher: inner }],
        one: ["prepend inner"],
        two: ["prepend outer"],
        load: ["loadbang"],
        out: [":comment"],
    };
    const patch = run(boxes, ["p 0 one 0", "load 0 two 0", "one 0 out 0", "two 0 out 0"]);
    assert.deepEqual(patch.received("out"), [
        ["inner", "bang"],
        ["outer", "bang"],
    ]);
});

const dial = {
    maxclass: "live.dial",
    saved_attribute_attributes: {
        valueof: {
            parameter_type: 0,
            parameter_mmin: 0,
            parameter_mmax: 10,
            parameter_initial: [4],
            parameter_initial_enable: 1,
        },
    },
};

test("a Live parameter gives its initial value, keeps to its range, and is silent for set", () => {
    const patch = run({ dial: ["x", 0, 0, dial], out: [":comment"] }, ["dial 0 out 0"]);
    patch.send("dial", 99);
    patch.send("dial", "set", 2);
    assert.equal(patch.value("dial"), 2);
    patch.send("dial", "bang");
    assert.deepEqual(patch.received("out"), [[4], [10], [2]]);
    assert.deepEqual(patch.sent("dial", 1), [[0.4], [1], [0.2]]);
});

test("a menu gives its raw value, its word, its index; a button only bangs", () => {
    const menu = {
        maxclass: "live.menu",
        saved_attribute_attributes: { valueof: { parameter_type: 2, parameter_enum: ["repitch", "stretch"] } },
    };
    const button = { maxclass: "live.text", mode: 0, text: "go" };
    const patch = run({ menu: ["x", 0, 0, menu], button: ["go", 0, 0, button], tab: ["y", 0, 0, menu] }, []);
    patch.send("menu", 1);
    assert.deepEqual(
        patch.find("menu").sent.map(([k, [atom]]) => [k, typeof atom === "object" ? Number(atom) : atom]),
        [
            [2, 1],
            [1, "stretch"],
            [0, 1],
        ],
    );
    patch.send("tab", "stretch");
    assert.deepEqual(patch.sent("tab"), [[1]]);
    patch.send("button", "bang");
    assert.deepEqual(patch.sent("button"), [["bang"]]);
});

test("time passes only when the test lets it", () => {
    const boxes = { d: ["delay 100"], m: ["metro 40"], p: ["pipe 0 30"], l: ["speedlim 50"] };
    const patch = run(boxes, []);
    patch.send("d", "bang");
    patch.send("m", 1);
    patch.send("p", 5);
    for (const n of [1, 2, 3]) patch.send("l", n);
    assert.deepEqual([patch.sent("d"), patch.sent("m"), patch.sent("p"), patch.sent("l")], [[], [["bang"]], [], [[1]]]);
    patch.advance(99);
    assert.deepEqual([patch.sent("d").length, patch.sent("m").length], [0, 3]);
    assert.deepEqual([patch.sent("p"), patch.sent("l")], [[[5]], [[1], [3]]]);
    patch.advance(1);
    assert.deepEqual(patch.sent("d"), [["bang"]]);
    patch.send("m", 0);
    patch.advance(1000);
    assert.equal(patch.sent("m").length, 3);
});

test("deferlow comes after all that is under way", () => {
    const boxes = { t: ["t b b"], late: ["deferlow", 99, 50], now: ["prepend now", 0, 50], out: [":comment", 0, 99] };
    const patch = run(boxes, ["t 1 late 0", "t 0 now 0", "late 0 out 0", "now 0 out 0"]);
    patch.send("t", "bang");
    assert.deepEqual(patch.received("out"), [["now", "bang"], ["bang"]]);
});

test("a buffer bangs at its right outlet when its file is there and is a sound", () => {
    const patch = run({ b: ["buffer~ x"] }, []);
    const file = sound("one.wav");
    patch.send("b", "replace", file);
    patch.send("b", "replace", "/no/such/file.wav");
    patch.send("b", "replace", __filename);
    assert.deepEqual(patch.sent("b", 1), [["bang"]]);
    assert.equal(patch.find("b").object.file, file);
    assert.match(patch.errors[0], /can't find file/);
    assert.match(patch.errors[1], /no sound file/);
});

test("pattr keeps a list and gives it again", () => {
    const patch = run({ p: ["pattr seeds @initial 1 2"] }, []);
    patch.send("p", "single", 3, 4);
    patch.send("p", "bang");
    assert.deepEqual(patch.sent("p"), [
        [1, 2],
        ["single", 3, 4],
        ["single", 3, 4],
    ]);
});

test("pattr with @thru 2 gives what is recalled, and not what comes in", () => {
    const patch = run({ p: ["pattr seeds @thru 2"] }, []);
    patch.send("p", 3, 4);
    assert.deepEqual(patch.sent("p"), []);
    patch.restore("p", 5, 6);
    patch.send("p", "bang");
    assert.deepEqual(patch.sent("p"), [[5, 6], [5, 6]]);
});
