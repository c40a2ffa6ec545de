"use strict";
// Patches of the synthesiser: the daemon finds one, or a file holds one, and all of it lands on the face of [ls.synth~].
const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const test = require("node:test");

const { start } = require("./fake_daemon.js");
const { start: device } = require("./synth_device.js");

const OFFERS = { offers: ["match_patch"] };
const FILE = "/sounds/my tone.wav";
const FOUND = { cutoff: 440, sustain: -12.5 };
const says = (said) => said.filter(([to, word]) => to === 3 && word === "says").map(([, , text]) => text);
const set = (said) => said.filter(([to, word]) => to === 3 && word === "patch").map(([, , ...pairs]) => pairs);

/** The script, which knows two parameters. */
function began(how = OFFERS) {
    const slots = start(1, how);
    slots.send(0, "parameters", "cutoff", 40, 10000, "sustain", -60, 0);
    slots.find = (file = FILE) => slots.send(0, "findpatch", file);
    slots.reply = (id, parameters = FOUND) => {
        for (const [name, value] of Object.entries(parameters)) slots.send(1, "patch_parameter", id, name, value);
        slots.send(1, "patch", id, 3.25, "/out/my tone.json", "/out/my tone.wav");
    };
    return slots;
}

test("a patch that is found is set as a whole once it is complete; until then it says how near it is", () => {
    const slots = began();
    slots.find();
    assert.deepEqual(slots.take(), [[3, "says", "find a patch: searching"], [0, "match_patch", 103, FILE, "built-in"]]);
    slots.send(1, "patch_candidate", 103, 9.25);
    slots.send(1, "patch_parameter", 103, "cutoff", 440);
    assert.deepEqual(slots.take(), [[3, "says", "find a patch: 9.3 dB from the file"]]);
    slots.reply(103);
    assert.deepEqual(slots.take(), [[3, "patch", "cutoff", 440, "sustain", -12.5], [3, "says", "patch found, 3.3 dB from the file"]]);
});

test("a new search cancels the old one, and so does Cancel; what still comes counts for nothing", () => {
    const slots = began();
    slots.find("/a.wav");
    slots.find("/b.wav");
    assert.deepEqual(slots.asks(), [["match_patch", 103, "/a.wav", "built-in"], ["cancel", 103], ["match_patch", 359, "/b.wav", "built-in"]]);
    slots.reply(103);
    slots.send(0, "cancelpatch");
    slots.send(1, "patch_candidate", 359, 5);
    slots.send(1, "cancelled", "/cc/match_patch", 359, "cancelled");
    slots.reply(359);
    assert.deepEqual(slots.take(), [[0, "cancel", 359], [3, "says", "find a patch: cancelled"]]);
    slots.send(0, "cancelpatch");
    assert.deepEqual(slots.take(), []);
});

test("a search that fails, and one that a restarted daemon has lost, are said", () => {
    const slots = began();
    slots.find();
    slots.take();
    slots.send(1, "failed", "/cc/match_patch", 103, "io", "There is no file /none.wav.");
    assert.deepEqual(slots.take(), [[3, "says", "There is no file /none.wav."]]);
    slots.find();
    slots.send(1, "alive", 0);
    slots.take();
    slots.wake();
    assert.deepEqual(says(slots.take()), ["the daemon was started again and has lost the search; find again"]);
});

test("a daemon that has no such search, or not of this synthesiser, is asked for nothing", () => {
    for (const [how, text] of [[{}, /does not offer match_patch/], [{ offers: ["match_patch", "synths"] }, /no patch of the synthesiser/]]) {
        const slots = began(how);
        slots.send(1, "synths", "Diva");
        slots.find();
        const said = slots.take();
        assert.match(says(said).join(), text);
        assert.deepEqual(said.filter(([to]) => to === 0), []);
    }
    const slots = began({ offers: ["match_patch", "synths"] });
    slots.wake();
    assert.deepEqual(slots.asks(), [["synths"]]);
    slots.send(1, "synths", "Diva", "built-in");
    slots.find();
    assert.equal(slots.asks().length, 1);
});

test("a patch of other parameters, or outside of their ranges, changes nothing", () => {
    for (const [parameters, text] of [
        [{ cutoff: 440 }, "it has no sustain"], [{ ...FOUND, shine: 1 }, "it has shine"], [{ ...FOUND, cutoff: 20 }, "cutoff is 20"],
    ]) {
        const slots = began();
        slots.find();
        slots.take();
        slots.reply(103, parameters);
        assert.deepEqual(slots.take(), [[3, "says", `no patch of the built-in synthesiser: ${text}`]]);
    }
    const slots = began();
    slots.find();
    slots.reply(103, { ...FOUND, cutoff: Math.fround(39.9999999) }); // as a float of 32 bits has it
    assert.equal(set(slots.take()).length, 1);
});

test("a patch in a file is set; another file is refused by its name", (t) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "patch é "));
    t.after(() => fs.rmSync(folder, { recursive: true }));
    const write = (name, content) => fs.writeFileSync(path.join(folder, name), content);
    const whole = { synth: "built-in", version: 1, parameters: FOUND, checksum: "" };
    write("a b.json", JSON.stringify(whole, null, 2));
    write("other.json", JSON.stringify({ ...whole, synth: "Diva" }));
    write("empty.json", "");
    write("text.json", "{ no JSON");
    const slots = began({});
    const open = (name) => (slots.send(0, "openpatch", path.join(folder, name)), slots.take());
    assert.deepEqual(set(open("a b.json")), [Object.entries(FOUND).flat()]);
    assert.deepEqual(open("none.json"), [[3, "says", `there is no file none.json in ${folder}`]]);
    for (const name of ["other.json", "empty.json", "text.json"]) {
        assert.deepEqual(open(name), [[3, "says", `no patch of the built-in synthesiser: ${name}`]]);
    }
});

test("the 31 parameters of a patch land on the face of the device, together", (t) => {
    const { patch, names, control, chosen } = device(t, { network: "none" });
    const hear = (to, ...message) => patch.event(() => patch.tell(`001ls-${to}`, message));
    assert.equal(names.length, 31);
    const find = patch.find("Find Patch");
    hear("state", "alive", 1);
    hear("state", "offers", "status");
    assert.deepEqual([find.raw.text, Number(find.raw.active)], ["find a patch: not offered", 0]);
    hear("state", "offers", "match_patch", "synths");
    hear("reply", "synths", "built-in");
    assert.deepEqual([find.raw.text, Number(find.raw.active)], ["find a patch …", 1]);
    chosen(FILE);
    assert.ok(patch.told.some(([to, said]) => to === "001ls-ask" && said.map(String).join(" ") === `match_patch 103 ${FILE} built-in`));
    const before = names.map((name) => control(name).object.value);
    const wanted = names.map((name) => (control(name).raw.saved_attribute_attributes.valueof.parameter_mmax));
    names.forEach((name, place) => hear("reply", "patch_parameter", 103, name, wanted[place]));
    assert.deepEqual(names.map((name) => control(name).object.value), before);
    const fader = [...patch.window.all()].find((box) => box.text === "line~ 0.");
    hear("reply", "patch", 103, 2, "/p.json", "/p.wav");
    assert.deepEqual(fader.received.at(-1)[1].map(Number), [0, 3]); // the note that sounds fades first
    assert.deepEqual(names.map((name) => control(name).object.value), before);
    patch.advance(5);
    assert.deepEqual(names.map((name) => control(name).object.value), wanted);
    patch.emit("dspstate~", 0, 0); // with the audio off, delays stand still
    chosen(FILE);
    names.forEach((name, place) => hear("reply", "patch_parameter", 103, name, before[place]));
    hear("reply", "patch", 103, 2, "/p.json", "/p.wav");
    assert.deepEqual(names.map((name) => control(name).object.value), before);
    assert.deepEqual([patch.errors, patch.unheard], [[], []]);
});

test("a name that is no parameter is said; Play and notes of MIDI reach the synthesiser", (t) => {
    const { patch, shown } = device(t, { network: "none" });
    const notes = patch.find("p notes");
    const inside = [...patch.window.all()].find((box) => box.raw.name === "ls.synth~.maxpat");
    patch.send("Play Note", "bang");
    patch.emit("midiparse", 0, 48, 90);
    assert.deepEqual(notes.received.filter(([inlet]) => inlet === 0).map(([, message]) => message.map(Number)), [[60, 100, 0.6], [48, 90]]);
    patch.event(() => inside.take(0, ["cutof", 500]));
    assert.equal(shown(), "the synthesiser has no parameter cutof");
});
