"use strict";
// The pages of the devices, the action row and the keys, in the simulator.
const assert = require("node:assert/strict");
const path = require("node:path");
const test = require("node:test");
const { load } = require("./simulator");
const { sound } = require("./sound_files.js");

const PACKAGE = path.join(__dirname, "..", "..", "clients", "max", "loopseed");
const A = Array.from({ length: 64 }, (_, i) => i);

function start(t, name) {
    const patch = load(path.join(PACKAGE, "devices", `loopseed ${name}.amxd`), { path: [PACKAGE], network: "none" });
    t.after(() => patch.close());
    const hear = (to, ...message) => patch.event(() => patch.tell(`001ls-${to}`, message));
    hear("state", "alive", 1);
    hear("reply", "model", "techno", 64, 512, 256, 34952, 128, 4);
    hear("reply", "conditions", 0);
    const asked = (command) => patch.told.filter(([to, [word]]) => to === "001ls-ask" && word === command).map(([, message]) => message);
    return { patch, hear, asked };
}

/** Does a cord lead from one box to another? */
const reaches = (from, to) => from.window === to.window && from.window.targets(from, 0).some(([box]) => box === to);

/** The scripting names of all boxes that a tab shows, and what it does with them: the last word for each. */
function shown(patch) {
    const words = [...patch.window.all()].filter((box) => box.name === "thispatcher").flatMap((box) => box.received.map(([, message]) => message.map(String)));
    const state = new Map(patch.window.boxes.filter((box) => /^page-\d|^chosen-pad-\d/.test(box.varname)).map((box) => [box.varname, !box.raw.hidden]));
    for (const [script, verb, name] of words) if (script === "script" && state.has(name)) state.set(name, verb === "show");
    return [...state].filter(([, isShown]) => isShown).map(([name]) => name);
}

for (const [name, tabs] of [["smol", { Page: 3 }], ["sampler", { Page: 3, "Chosen Pad": 8 }], ["performance", { Page: 10 }], ["synth", { Page: 2 }]]) {
    test(`${name} shows one page of each tab`, (t) => {
        const { patch } = start(t, name);
        for (const [tab, count] of Object.entries(tabs)) {
            const group = tab.toLowerCase().replace(" ", "-");
            const all = patch.window.boxes.filter((box) => box.varname.startsWith(`${group}-`)).map((box) => box.varname);
            assert.equal(all.length, count);
            for (let place = count - 1; place >= 0; place -= 1) {
                patch.send(tab, place);
                assert.deepEqual(shown(patch).filter((each) => each.startsWith(`${group}-`)), [`${group}-${place + 1}`]);
            }
        }
        assert.deepEqual(patch.errors, []);
    });
}

test("the action row is for the chosen slot", (t) => {
    const { patch, hear, asked } = start(t, "performance");
    hear("show", "dials", ...A);
    patch.send("Chosen Slot", 4);
    patch.send("Slot Generate", "bang");
    assert.deepEqual(asked("generate_single_wav_id"), [["generate_single_wav_id", 5, ...A]]);
    hear("reply", "wav_id", 5, __filename, "");
    patch.send("Slot Morph Amount", 0);
    patch.send("Chosen Slot", 2);
    patch.send("Chosen Slot", 4);
    patch.send("Slot Morph", "bang");
    assert.deepEqual(asked("generate_single_wav_id").at(-1), ["generate_single_wav_id", 5, ...A]);
    for (const [word, message] of [["Undo", "undo"], ["Edit", "edit"], ["Clear", "clear"]]) {
        patch.send(`Slot ${word}`, "bang");
        assert.ok(patch.told.some(([to, said]) => to === "001ls-do" && said.join(" ") === `${message} 5`), word);
    }
    assert.deepEqual(patch.errors, []);
});

test("a key has the name of its note, is lit while it is held, and plays its pad", (t) => {
    const { patch } = start(t, "sampler");
    const hit = patch.find("Pad 3 Hit");
    assert.equal(hit.raw.text, "D1"); // Live's C1 is note 36
    patch.send("First Key", 59);
    assert.equal(hit.raw.text, "C#3");
    patch.send("First Key", 36);
    const lights = () => hit.window.boxes.filter((box) => box.name === "panel").map((box) => box.received.at(-1)?.[1].map(String).join(" ") ?? "");
    patch.emit("midiparse", 0, 38, 90);
    assert.ok(lights().some((said) => said.startsWith("bgcolor 0.95")));
    patch.emit("midiparse", 0, 38, 0);
    assert.ok(!lights().some((said) => said.startsWith("bgcolor 0.95")));
    const pads = [...patch.window.all()].filter((box) => box.name === "ls.pad~");
    assert.deepEqual(pads[2].received.map(([, message]) => message.map(String).join(" ")).filter((said) => said.startsWith("note")), ["note 90", "note 0"]);
    assert.deepEqual(patch.errors, []);
});

test("a file that is dropped on smol, on a pad or on the page of files plays there", (t) => {
    const own = sound("own.wav");
    const sampler = start(t, "sampler").patch;
    sampler.send("Own Sound Beats", 8);
    const drop = [...sampler.window.all()].filter((box) => box.name === "live.drop" && /play/.test(box.raw.legend))[1];
    sampler.event(() => drop.out(0, own));
    assert.ok(sampler.told.some(([to, said]) => to === "001ls-do" && said.join(" ") === `file 2 ${own} 8`));
    const { patch } = start(t, "performance");
    patch.send("Own Sound Into", 6);
    const file = [...patch.window.all()].find((box) => box.name === "live.drop" && box.raw.legend === "drop: play");
    patch.event(() => file.out(0, own));
    assert.ok(patch.told.some(([to, said]) => to === "001ls-do" && said.join(" ") === `file 6 ${own} 4`));
    const smol = start(t, "smol").patch;
    smol.send("Own Sound Beats", 16);
    smol.event(() => [...smol.window.all()].find((box) => box.name === "live.drop" && box.raw.legend === "drop: play").out(0, own));
    assert.ok(smol.told.some(([to, said]) => to === "001ls-do" && said.join(" ") === `file 1 ${own} 16`));
});

test("a file that is dropped on smol or a pad to be searched for belongs to that slot or pad", (t) => {
    for (const [name, slots] of [["smol", [1]], ["sampler", [1, 2, 3, 4, 5, 6, 7, 8]], ["performance", []]]) {
        const { patch } = start(t, name);
        const drops = [...patch.window.all()].filter((box) => box.name === "live.drop" && box.raw.legend === "drop: find");
        drops.slice(0, slots.length).forEach((box) => patch.event(() => box.out(0, "/a b.wav")));
        const found = patch.told.filter(([to, [word]]) => to === "001ls-do" && word === "find").map(([, message]) => message.map(String).join(" "));
        assert.deepEqual(found, slots.map((slot) => `find ${slot} /a b.wav`), name);
    }
});

test("each place to drop a file gives the file itself, not a decoded copy in a temporary folder", (t) => {
    for (const [name, count] of [["smol", 2], ["sampler", 16], ["performance", 2], ["synth", 1]]) {
        const drops = [...start(t, name).patch.window.all()].filter((box) => box.name === "live.drop");
        assert.deepEqual(drops.map((box) => box.raw.decodemode), Array(count).fill(0), name);
    }
});

for (const name of ["smol", "sampler", "performance", "synth"]) {
    test(`${name} opens without a daemon: it sends nothing, and no error stands on its face`, (t) => {
        const patch = load(path.join(PACKAGE, "devices", `loopseed ${name}.amxd`), { path: [PACKAGE], network: "none" });
        t.after(() => patch.close());
        const faults = () => patch.told.filter(([, message]) => message.some((word) => /no daemon answers/.test(word)));
        assert.deepEqual(patch.told.filter(([to]) => to === "001ls-ask"), []);
        assert.deepEqual(faults(), []);
        for (let k = 1; k <= 8 && name === "performance"; k += 1) patch.send(`Direction ${k}`, k / 4); // as a set has kept them
        for (let pad = 1; pad <= 8; pad += 1) patch.event(() => patch.tell("001ls-do", ["random", 1]));
        assert.equal(faults().length, 1);
        assert.deepEqual(patch.told.filter(([to]) => to === "001ls-ask"), []);
        assert.deepEqual(patch.errors, []);
    });
}

test("an address that is typed is kept and shown if it is one; else the old one stands there again", (t) => {
    const { patch } = start(t, "smol");
    const field = [...patch.window.all()].find((box) => box.raw.annotation_name === "Daemon at");
    const stored = patch.find("pattr address @thru 2");
    const type = (...atoms) => patch.event(() => field.out(0, "text", ...atoms));
    const shown = () => field.received.filter(([, [word]]) => word === "set").at(-1)?.[1].slice(1).map(String).join(" ");
    type("studio:10200");
    assert.equal(shown(), "studio:10200");
    assert.deepEqual(stored.object.value.map(String), ["studio", "10200"]);
    type("studio:70000");
    assert.equal(shown(), "studio:10200");
    assert.deepEqual(stored.object.value.map(String), ["studio", "10200"]);
    assert.equal(patch.told.filter(([to, [word, text]]) => to === "001ls-state" && word === "wrong" && /^no address/.test(text)).length, 1);
    assert.deepEqual(patch.errors, []);
});

test("what goes wrong with the program or the kept seeds stands on the face", (t) => {
    const { patch } = start(t, "sampler");
    const line = [...patch.window.boxes].find((box) => box.name === "live.comment" && /^looking/.test(box.raw.text));
    const shown = () => line.received.at(-1)?.[1].map(String).join(" ");
    const program = [...patch.window.all()].find((box) => box.name === "node.script");
    patch.event(() => program.out(0, "says", "loopseed is not in any of the usual places"));
    assert.equal(shown(), "set loopseed is not in any of the usual places");
    patch.event(() => program.out(1, "start", "error"));
    assert.match(shown(), /^set Node for Max has failed/);
    const seeds = [...patch.window.all()].find((box) => box.text?.startsWith("js ls.seeds.js"));
    patch.event(() => seeds.take(0, ["recall", "nobody"]));
    assert.equal(shown(), "set no seed is called nobody");
});

test("what is selected in a pad's waveform is what a note plays; a click chooses all of it", (t) => {
    const { patch } = start(t, "sampler");
    const wave = [...patch.window.all()].filter((box) => box.name === "waveform~")[1]; // of pad 2
    assert.deepEqual([wave.raw.setmode, wave.raw.outmode], [1, 2]); // select; the outlets give at the end of a drag
    const info = wave.window.boxes.find((box) => box.name === "info~");
    info.object = { receive: (inlet, [word]) => word === "bang" && info.out(6, 2000) }; // ms
    const select = (from, to, outlets) => {
        patch.event(() => outlets.forEach((outlet) => wave.out(outlet, outlet === 2 ? from : to)));
        return ["Start", "Length"].map((name) => Math.round(1000 * patch.value(`Pad 2 ${name}`)) / 1000);
    };
    assert.deepEqual(select(500, 1500, [3, 2]), [25, 50]);
    assert.deepEqual(select(1000, 1100, [2, 3]), [50, 5]); // in whichever order they come
    const pad = [...patch.window.all()].filter((box) => box.name === "ls.pad~")[1];
    const words = pad.received.map(([, message]) => message.map(String).join(" "));
    assert.deepEqual(words.filter((said) => /^(start|length)/.test(said)).slice(-2).sort(), ["length 0.05", "start 0.5"]);
    assert.deepEqual(select(700, 700, [3, 2]), [0, 100]);
    for (const outlets of [[3, 2], [2, 3], [2], [3]]) {
        const written = ["Start", "Length"].map((name) => patch.find(`Pad 2 ${name}`).received);
        const before = written.map((messages) => messages.length);
        patch.event(() => outlets.forEach((outlet) => wave.out(outlet, outlet === 2 ? 400 : 1400))); // one drag
        assert.deepEqual(written.map((messages, place) => messages.length - before[place]), [1, 1], `outlets ${outlets}`);
    }
    assert.deepEqual([patch.value("Pad 2 Start"), patch.value("Pad 2 Length")], [20, 50]);
    assert.deepEqual(patch.errors, []);
});

for (const name of ["smol", "sampler", "performance"]) {
    test(`${name} says whether the daemon offers find, and sends it the file`, (t) => {
        const { patch, hear, asked } = start(t, name);
        const find = patch.find("Find Seed");
        hear("state", "offers", "status");
        assert.deepEqual([find.raw.text, Number(find.raw.active)], ["find: not offered", 0]);
        hear("state", "offers", "match_seed", "continue_wav");
        assert.deepEqual([find.raw.text, Number(find.raw.active)], ["find …", 1]);
        const dialog = [...patch.window.all()].find((each) => each.text === "opendialog sound" && reaches(find, each));
        if (name === "sampler") patch.send("Chosen Pad", 2);
        patch.event(() => dialog.out(0, "/my beat.wav"));
        const slot = { smol: 1, sampler: 3, performance: 4 }[name];
        assert.ok(patch.told.some(([to, said]) => to === "001ls-do" && said.map(String).join(" ") === `find ${slot} /my beat.wav`));
        assert.deepEqual(asked("match_seed"), [["match_seed", 102, "/my beat.wav"]]);
        hear("reply", "match", 102, 6.5, ...A);
        assert.deepEqual(asked("generate_single_wav_id"), [["generate_single_wav_id", slot, ...A]]);
        assert.deepEqual(patch.errors, []);
    });
}

test("a file that is dropped on find is looked for, on smol, on a pad and on the page of walks", (t) => {
    for (const [name, slot] of [["smol", 1], ["sampler", 1], ["performance", 4]]) {
        const { patch, hear, asked } = start(t, name);
        hear("state", "offers", "match_seed");
        const drop = [...patch.window.all()].find((box) => box.name === "live.drop" && box.raw.legend.endsWith("find"));
        patch.event(() => drop.out(0, "/my beat.wav"));
        assert.deepEqual(asked("match_seed"), [["match_seed", 102, "/my beat.wav"]], name);
        hear("reply", "match", 102, 6.5, ...A);
        assert.deepEqual(asked("generate_single_wav_id")[0][1], slot);
    }
});

test("continue goes into the slot of the walks, with their dice and as many bars as the face says", (t) => {
    const { patch, hear, asked } = start(t, "performance");
    const button = patch.find("Continue File");
    hear("state", "offers", "hallucinate");
    assert.deepEqual([button.raw.text, Number(button.raw.active)], ["continue: not offered", 0]);
    hear("state", "offers", "continue_wav");
    assert.deepEqual([button.raw.text, Number(button.raw.active)], ["continue …", 1]);
    patch.send("Hallucinate Into", 7);
    patch.send("Hallucinate Rng", 9);
    patch.send("Continue Bars", 16);
    const dialog = [...patch.window.all()].find((each) => each.text === "opendialog sound" && reaches(button, each));
    patch.event(() => dialog.out(0, "/my beat.wav"));
    assert.deepEqual(asked("continue_wav"), [["continue_wav", 7, "/my beat.wav", 16, 1, 9]]);
    assert.deepEqual(patch.errors, []);
});

test("continue on the page of fades goes on from a slot's seed, and says where it is not offered", (t) => {
    const { patch, hear, asked } = start(t, "performance");
    const button = patch.find("Make Continue");
    hear("state", "offers", "status");
    assert.deepEqual([button.raw.text, Number(button.raw.active)], ["continue: not offered", 0]);
    hear("state", "offers", "continue_seed");
    assert.deepEqual([button.raw.text, Number(button.raw.active)], ["continue", 1]);
    hear("show", "dials", ...A);
    patch.send("Chosen Slot", 0);
    patch.send("Slot Generate", "bang");
    hear("reply", "wav_id", 1, __filename, "");
    patch.send("Way Into", 5);
    patch.send("Way Steps", 16);
    patch.send("Make Continue", "bang");
    assert.deepEqual(asked("continue_seed").map((each) => each.slice(0, 68)), [["continue_seed", 5, 16, 1, ...A]]);
    assert.deepEqual(patch.errors, []);
});

test("Start on the face starts the daemon, and so does opening a set with auto on", (t) => {
    const { patch, hear } = start(t, "smol");
    const script = [...patch.window.all()].find((box) => box.name === "node.script");
    patch.send("Quick Start", "bang");
    assert.deepEqual(script.received.map(([, message]) => message.map(String)), [["script", "start"]]);
    patch.send("Auto Start", 1);
    assert.equal(script.received.length, 2);
    hear("state", "at", "127.0.0.1", 10200);
    for (const folders of [["/disk/a b"], ["/disk/a b", "D:/"]]) hear("show", "allow", ...folders);
    patch.event(() => script.out(0, "ready"));
    assert.deepEqual(script.received.slice(2).map(([, message]) => message.map(String)), [["at", "127.0.0.1", "10200"], ["allow", "/disk/a b", "D:/"], ["start"]]);
});
