"use strict";
// Menus in the simulator: Max takes the text of a menu apart at blanks and makes numbers of it, so choices go by their place.
const assert = require("node:assert/strict");
const path = require("node:path");
const test = require("node:test");
const { load } = require("./simulator");

const PACKAGE = path.join(__dirname, "..", "..", "clients", "max", "loopseed");
const NAMES = ["techno", "deep house", "007", "a, b", "1.0"];

/** The smol device with a daemon that answers, and what a hand chooses in the menu that holds all of `names`. */
function start(t) {
    const patch = load(path.join(PACKAGE, "devices", "loopseed smol.amxd"), { path: [PACKAGE], network: "none" });
    t.after(() => patch.close());
    const hear = (name, ...message) => patch.event(() => patch.tell(`001ls-${name}`, message));
    hear("state", "alive", 1);
    hear("reply", "model", "techno", 64, 512, 256, 34952, 128, 4);
    hear("reply", "conditions", 0);
    const menu = (names) => [...patch.window.all()].find((box) => box.name === "umenu" && names.every((name) => box.object.items.includes(name)));
    const choose = (names, name) => patch.event(() => menu(names).take(0, [menu(names).object.items.indexOf(name)]));
    const asked = (command) => patch.told.filter(([to, [word]]) => to === "001ls-ask" && word === command).map(([, message]) => message);
    return { patch, hear, menu, choose, asked };
}

test("a model of any name is loaded from the menu, which shows the one that plays", (t) => {
    const at = start(t);
    at.hear("reply", "models", ...NAMES);
    assert.equal(at.menu(NAMES).object.value, 0);
    for (const name of NAMES) at.choose(NAMES, name);
    assert.deepEqual(at.asked("load_model"), NAMES.map((name) => ["load_model", name]));
    at.hear("reply", "model", "007", 64, 512, 256, 34952, 128, 4);
    assert.equal(at.menu(NAMES).object.value, 2);
    assert.deepEqual(at.patch.errors, []);
});

test("a seed of any name is kept, chosen in the menu, and comes back with the set", (t) => {
    const at = start(t);
    const name = [...at.patch.window.all()].find((box) => box.name === "textedit" && box.raw.annotation_name === "Name");
    const dials = [...at.patch.window.all()].find((box) => box.name === "multislider");
    NAMES.forEach((text, k) => {
        at.patch.event(() => dials.take(0, Array(64).fill(k + 1)));
        at.patch.event(() => name.take(0, ["set", text]));
        at.patch.send("Keep Seed", "bang");
    });
    assert.deepEqual(at.menu(NAMES).object.items, NAMES);
    NAMES.forEach((text, k) => {
        at.choose(NAMES, text);
        assert.deepEqual(dials.object.value, Array(64).fill(k + 1));
    });
    const stored = at.patch.find("pattr seeds @thru 2").object.value;
    const other = start(t);
    other.patch.restore("pattr seeds @thru 2", ...stored);
    assert.deepEqual(other.menu(NAMES).object.items, NAMES);
    assert.deepEqual([at.patch.errors, other.patch.errors], [[], []]);
});
