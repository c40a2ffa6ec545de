"use strict";
// The performance device in the simulator: walks and named seeds with a real daemon; the map and the directions, which not
// every daemon has, with replies of a fake one.
const assert = require("node:assert/strict");
const path = require("node:path");
const test = require("node:test");
const { served, until } = require("./serving.js");
const { load } = require("./simulator");

const PACKAGE = path.join(__dirname, "..", "..", "clients", "max", "loopseed");
const DEVICE = path.join(PACKAGE, "devices", "loopseed performance.amxd");
const A = Array.from({ length: 64 }, (_, i) => i);
const daemon = served();

/** The device, and what its boxes say to one another. */
function start(t, options) {
    const patch = load(DEVICE, { path: [PACKAGE], ...options });
    t.after(() => patch.close());
    const told = (name, ...words) => patch.told.filter(([to, said]) => to === `001ls-${name}` && words.every((word, k) => said[k] === word)).map(([, said]) => said);
    const box = (is) => [...patch.window.all()].find(is);
    const hear = (name, ...message) => patch.event(() => patch.tell(`001ls-${name}`, message));
    return { patch, told, box, hear, hand: (which, ...message) => patch.event(() => which.take(0, message)) };
}

/** Press a button of the action row for a slot. */
function press(at, slot, word) {
    at.patch.send("Chosen Slot", slot - 1);
    at.patch.send(`Slot ${word}`, "bang");
}

/** Wait until the device has said something. */
const said = (at, name, ...words) => until(`${name} ${words.join(" ")}`, () => at.told(name, ...words).at(-1));

test("a walk through the seeds of slots, under the envelope of the dials, comes into its slot", async (t) => {
    const at = start(t, { clock: "wall" });
    at.hear("ask", "daemon", "127.0.0.1", daemon.port);
    await said(at, "state", "offers");
    for (const n of [1, 2]) press(at, n, "Random");
    for (const n of [1, 2]) await said(at, "reply", "wav_id", n);
    at.patch.send("Envelope Attack", 0.125);
    at.patch.send("Envelope Sustain", 0.125);
    at.patch.send("Truncation", 0.5);
    at.patch.send("Step 3", 1);
    at.patch.send("Hallucinate Overlap", 50);
    at.patch.send("Through Steps", "bang");
    const [, , file] = await said(at, "reply", "wav_id", 4);
    assert.deepEqual(at.told("show", "newest", 4), [["newest", 4, file, (8 * 0.5 + 1) * 0.25]]); // three steps, three loops between
    await until("the sound", () => at.box((each) => each.name === "buffer~" && each.object.file === file));
    at.patch.send("Hallucinate", "bang");
    await until("the other walk", () => at.told("show", "newest", 4).length === 2);
    assert.deepEqual(at.told("ask", "set_truncation").at(-1), ["set_truncation", 0.5]);
    assert.deepEqual([at.told("reply", "failed"), at.patch.errors], [[], []]);
});

test("a seed is saved as 007, found in the menu, and recalled with its conditions and truncation", async (t) => {
    const at = start(t, { clock: "wall" });
    at.hear("ask", "daemon", "127.0.0.1", daemon.port);
    await said(at, "show", "conditions", "density");
    at.hear("show", "dials", ...A);
    at.hand(at.box((each) => each.raw.annotation === "The name that Save gives."), "set", "007");
    at.patch.send("Label 1", 25);
    at.patch.send("Label 1 Set", 1);
    at.patch.send("Truncation", 1.5);
    at.patch.send("Save Named", "bang");
    await said(at, "show", "names", "append", "007");
    assert.deepEqual(at.told("ask", "save_seed"), [["save_seed", "007", ...A]]);
    at.patch.send("Label 1 Set", 0);
    at.patch.send("Label 1", 80);
    at.patch.send("Truncation", 0);
    at.hear("show", "dials", ...A.map(() => 1));
    const menu = at.box((each) => each.name === "umenu" && each.object.items.includes("007"));
    assert.deepEqual(menu.object.items, ["named seeds", "007"]);
    at.hand(menu, 1);
    await until("the dials", () => at.told("show", "dials", ...A).length === 2);
    assert.deepEqual(["Label 1", "Label 1 Set", "Label 2 Set", "Truncation"].map((name) => at.patch.value(name)), [25, 1, 0, 1.5]);
    press(at, 1, "Generate");
    await said(at, "reply", "wav_id", 1);
    assert.deepEqual(at.told("ask", "set_condition", "density").at(-1), ["set_condition", "density", 0.25]);
    at.patch.send("Delete Named", "bang");
    await until("a menu without it", () => menu.object.items.length === 1);
    assert.deepEqual([at.told("reply", "failed"), at.patch.errors], [[], []]);
});

test("the map is drawn and clicked; directions have their names", (t) => {
    const at = start(t, { network: "none" });
    at.hear("state", "alive", 1);
    at.hear("state", "offers", "map", "seed_at", "directions", "move_seed", "generate_directed");
    at.hear("reply", "model", "techno", 64, 512, 256, 34952, 128, 4);
    at.hear("reply", "conditions", 0);
    at.hear("reply", "map", __filename, 2000);
    const map = at.box((each) => each.name === "jsui");
    assert.ok(map.object.drawn.some(([word, image]) => word === "image_surface_draw" && image.file === __filename));
    map.object.click(141 / 4, 141 / 4);
    assert.deepEqual(at.told("ask", "seed_at"), [["seed_at", 6, 0.25, 0.75]]);
    assert.equal(map.object.drawn.filter(([word]) => word === "rectangle").length, 3); // the ground, and a cross
    const colours = map.object.drawn.filter(([word]) => word === "set_source_rgba").map(([, [name]]) => name);
    assert.deepEqual(colours, ["live_lcd_bg", "live_lcd_control_fg"]); // of Live's theme
    at.hear("reply", "seed", 6, ...A);
    assert.deepEqual(at.told("ask", "generate_single_wav_id"), [["generate_single_wav_id", 6, ...A]]);
    at.hear("reply", "failed", "/cc/map", -1, "bad_arguments", "The model has no map.");
    assert.ok(!map.object.drawn.some(([word]) => word === "image_surface_draw"));
    at.hear("reply", "directions", 2, "bass", "1");
    const names = [...at.patch.window.all()].filter((each) => each.name === "live.comment" ).flatMap((each) => each.received.map(([, said]) => said.slice(1).join(" ")));
    assert.deepEqual(names.filter((name) => /^(bass|1)$/.test(name)), ["bass", "1"]);
    at.patch.send("Direction 2", -1.5);
    assert.deepEqual(at.told("ask", "move_seed").at(-1).slice(0, 5), ["move_seed", 100, 2, 0, -1.5]);
    at.patch.send("Render Directed", "bang");
    assert.deepEqual(at.told("ask", "generate_directed").at(-1).slice(0, 6), ["generate_directed", 5, 8, 0, -1.5, 0]);
    assert.deepEqual(at.patch.errors, []);
});
