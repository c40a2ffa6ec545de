"use strict";
// The set to try of the README, played by a hand that moves the controls, with a real daemon.
const assert = require("node:assert/strict");
const path = require("node:path");
const test = require("node:test");
const { served, until } = require("./serving.js");
const { load } = require("./simulator");

const PACKAGE = path.join(__dirname, "..", "..", "clients", "max", "loopseed");
const daemon = served();

function start(t, name) {
    const patch = load(path.join(PACKAGE, "devices", `loopseed ${name}.amxd`), { path: [PACKAGE], clock: "wall" });
    t.after(() => patch.close());
    const told = (to, ...words) => patch.told.filter(([name, said]) => name === `001ls-${to}` && words.every((word, k) => said[k] === word)).map(([, said]) => said);
    patch.event(() => patch.tell("001ls-ask", ["daemon", "127.0.0.1", daemon.port]));
    return { patch, told, files: () => [...patch.window.all()].filter((box) => box.name === "buffer~" && box.object.file).map((box) => box.object.file) };
}

/** The link may be lost for a moment on a busy machine; a hand waits for the green light, too. */
const green = ({ told }) => until("the green light", () => Number(told("state", "alive").at(-1)?.[1]) === 1);

/** All that the slots or pads were told to play last, by their number. */
const newest = ({ told }) => Object.fromEntries(told("show", "newest").map(([, slot, file, beats]) => [slot, [file, Number(beats)]]));

/** Does every slot hold another file than before? */
const others = (at, before) => Object.entries(newest(at)).every(([slot, [file]]) => file !== before[slot][0]);

test("the set to try, from the first press to the recalled preset", async (t) => {
    const at = start(t, "performance");
    const { patch, told } = at;
    await until("the daemon", () => told("state", "offers").length);
    const light = patch.window.boxes.find((box) => box.name === "panel" && box.received.length);
    assert.equal(light.received.at(-1)[1].map(String).join(" "), "bgcolor 0.35 0.75 0.4 1");
    await green(at);
    patch.send("Random All", "bang");
    await until("eight loops", () => Object.keys(newest(at)).length === 8);
    for (let n = 3; n <= 8; n += 1) patch.send(`Slot ${n} Mute`, 1);
    const first = newest(at);
    patch.send("Chosen Slot", 0);
    await green(at);
    patch.send("Slot Morph", "bang");
    await until("a variation", () => newest(at)[1][0] !== first[1][0]);
    for (const [name, value] of [["Into", 3], ["From", 1], ["To", 2], ["Steps", 8]]) patch.send(`Way ${name}`, value);
    await green(at);
    patch.send("Make Fade", "bang");
    await until("eight bars", () => newest(at)[3][1] === 8 * first[1][1]);
    patch.send("Arrangement Bars", 16);
    patch.send("Arrange", 1);
    patch.send("Store Preset", "bang");
    const kept = newest(at);
    await green(at);
    patch.send("Random All", "bang");
    await until("eight other loops", () => others(at, kept));
    const random = newest(at);
    patch.send("Recall Preset", "bang");
    await until("the first ones", () => others(at, random));
    assert.deepEqual(Object.values(newest(at)).map(([, beats]) => beats), Object.values(kept).map(([, beats]) => beats));
    patch.send("Own Sound Into", 4);
    const drop = [...patch.window.all()].find((box) => box.name === "live.drop" && box.raw.legend === "drop: play");
    const before = newest(at)[4];
    patch.event(() => drop.out(0, kept[5][0]));
    assert.deepEqual(newest(at)[4], [kept[5][0], 4]);
    patch.send("Chosen Slot", 3);
    patch.send("Slot Undo", "bang");
    assert.deepEqual(newest(at)[4], before);
    assert.deepEqual([told("reply", "failed"), patch.errors], [[], []]);
});

test("the sampler of the set to try plays eight sounds", async (t) => {
    const at = start(t, "sampler");
    await until("the daemon", () => at.told("state", "offers").length);
    await green(at);
    at.patch.send("Random All", "bang");
    await until("eight sounds", () => at.files().length === 8);
    at.patch.emit("midiparse", 0, 36, 90);
    at.patch.emit("midiparse", 0, 36, 0);
    assert.deepEqual([at.told("reply", "failed"), at.patch.errors], [[], []]);
});
