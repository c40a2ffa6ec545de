"use strict";
// ls.slots.js: what a sound depends on beside its recipe.
const assert = require("node:assert/strict");
const test = require("node:test");

const { A, B, start, filled } = require("./fake_daemon.js");
const { sound } = require("./sound_files.js");

test("stretch: a new tempo makes the loops again once it has stood still; a walk, too", () => {
    const slots = filled(A, B);
    slots.send(0, "walk", 3, 1, 2, 5);
    slots.send(1, "wav", "/walk.wav", "");
    slots.send(0, "tempo", 120);
    slots.clock.pass(1000);
    slots.take();
    slots.send(0, "follow", "stretch");
    slots.clock.pass(300);
    assert.deepEqual(slots.take(0).filter(([command]) => command === "set_bpm"), Array(3).fill(["set_bpm", 120, "stretch"]));
    slots.answer(1);
    slots.answer(2);
    slots.send(0, "clear", 3);
    slots.send(1, "wav", "/late.wav", "");
    slots.take();
    for (let i = 0; i < 100; i += 1) {
        slots.send(0, "tempo", 120 + i / 10); // automation
        slots.clock.pass(20);
    }
    assert.deepEqual(slots.asks(), []);
    slots.clock.pass(300);
    assert.deepEqual(slots.asks(), [["generate_single_wav_id", 1, ...A], ["generate_single_wav_id", 2, ...B]]);
    slots.send(0, "tempo", 140); // while they are made
    slots.clock.pass(300);
    slots.answer(1);
    assert.deepEqual(slots.asks(), [["generate_single_wav_id", 1, ...A]]);
    slots.send(0, "undo", 1);
    slots.send(0, "undo", 1);
    assert.deepEqual(slots.take(1).pop(), [1, "clear"]); // made anew for a tempo is no step of undo
});

test("stretch: an older sound that is taken back was made for another tempo, and is made again", () => {
    const slots = filled(A);
    slots.send(0, "follow", "stretch"); // Live has not told its tempo yet
    slots.send(0, "generate", 1);
    assert.deepEqual(slots.take(0)[0], ["set_bpm", 0, "repitch"]);
    slots.answer(1, __filename);
    slots.send(0, "clear", 1);
    slots.send(0, "tempo", 140);
    slots.clock.pass(1000);
    slots.take();
    slots.send(0, "undo", 1);
    const sent = slots.take();
    assert.deepEqual(sent.filter(([to]) => to === 1), [[1, 1, "load", __filename, 4]]);
    assert.deepEqual(sent.pop(), [0, "generate_single_wav_id", 1, ...A]);
});

test("repitch: a new tempo asks for nothing", () => {
    const slots = filled(A);
    slots.send(0, "tempo", 140);
    slots.clock.pass(1000);
    assert.deepEqual(slots.take(), []);
});

test("transients are this device's own, and kept within 0..1", () => {
    const slots = start(1);
    for (const [given, told] of [[0.25, 0.25], [7, 1], [-1, 0]]) {
        slots.send(0, "transients", given);
        slots.send(0, "random", 1);
        assert.deepEqual(slots.take(0).filter(([command]) => command === "set_transients"), [["set_transients", told]]);
        slots.answer(1);
        slots.take();
    }
});

test("conditions are this device's own, in each condition's range, and sent before each request", () => {
    const slots = start(1, { conditions: [["density", 0, 1, 0.5, 0], ["pitch", -2, 6, 5, 1]] });
    slots.send(0, "condition", 2, 0.25);
    assert.deepEqual(slots.take(3), [["conditions", "density", 0, 1, 0.5, 0, "pitch", -2, 6, 0, 1]]);
    slots.send(0, "random", 1);
    assert.deepEqual(slots.take(0).slice(4, 6), [["set_condition", "density"], ["set_condition", "pitch", 0]]);
    slots.send(0, "condition", 2, "free");
    slots.send(0, "condition", 9, 1);
    assert.deepEqual(slots.take(3), [
        ["conditions", "density", 0, 1, 0.5, 0, "pitch", -2, 6, 2, 0],
        ["says", "there is no condition 9"],
    ]);
});

test("a model of another size is refused in one sentence, and a fitting one takes what waits", () => {
    const slots = start(1);
    slots.send(0, "model", "wide");
    assert.deepEqual(slots.asks(), [["load_model", "wide"]]);
    slots.send(1, "model", "wide", 128, 512, 256, 44100, 128, 8);
    slots.send(1, "conditions", 0);
    const text = "the model wide takes 128 numbers, and there are 64 dials here; load another";
    assert.deepEqual(slots.take(3), [["models", "clear"], ["says", text], ["conditions"]]);
    slots.send(0, "random", 1);
    assert.deepEqual(slots.take(), [[3, 1, "says", text]]);
    slots.send(1, "model", "eight", 64, 512, 256, 44100, 128, 8);
    slots.send(1, "conditions", 0);
    slots.send(1, "model", "eight2", 64, 512, 256, 44100, 128, 8);
    slots.take();
    slots.send(0, "random", 1);
    assert.deepEqual(slots.take(), []); // until its conditions are known
    slots.send(1, "conditions", 1, "density", 0, 1, 0.5, 0);
    assert.deepEqual(slots.take(0)[4], ["set_condition", "density"]);
    slots.answer(1, "/eight.wav");
    assert.deepEqual(slots.take(1), [[1, "load", "/eight.wav", 8]]);
});

test("a sound keeps its model, truncation and conditions: undone, opened with the set, made again for a tempo", () => {
    const conditions = [["density", 0, 1, 0.5, 0], ["pitch", -2, 6, 5, 1]];
    const settings = (slots) => slots.take(0).filter(([command]) => /^set_(trunc|cond|trans)/.test(command));
    const slots = start(1, { conditions });
    slots.send(0, "truncation", 0.5);
    slots.send(0, "condition", 2, 0.25);
    slots.send(0, "transients", 0.75);
    slots.send(0, "dials", ...A);
    slots.send(0, "generate", 1);
    slots.answer(1, "/gone.wav");
    slots.clock.pass(5000);
    const kept = slots.take(2)[0].slice(1);
    assert.deepEqual(kept, ["of", "techno", 0.5, 0.75, "lerp", 1, "pitch", 0, "single", ...A]);
    const wanted = [["set_transients", 0.75], ["set_truncation", 0.5], ["set_condition", "density"], ["set_condition", "pitch", 0]];
    slots.send(0, "truncation", 1);
    slots.send(0, "condition", 2, "free");
    slots.send(0, "transients", 1);
    slots.send(0, "file", 1, sound("my.wav"), 4);
    slots.send(0, "undo", 1);
    assert.deepEqual(settings(slots), wanted);
    const other = start(1, { conditions });
    other.send(0, "recall", 1, ...kept); // as a set does that is opened
    assert.deepEqual(settings(other), wanted);
    other.send(1, "model", "house", 64, 512, 256, 34952, 128, 4);
    other.send(1, "conditions", 0);
    other.answer(1);
    other.take();
    other.send(0, "recall", 1, ...kept.slice(0, -1), 0.5);
    assert.deepEqual(other.take(3).at(-1), [1, "says", "this sound was made with the model techno; load it to hear the same"]);
});

test("a model that another client has loaded is asked for, and shown", () => {
    const slots = start(1);
    slots.send(1, "models", "techno", "house");
    slots.take();
    slots.send(1, "setting", "bpm", 90);
    assert.deepEqual(slots.take(), []);
    slots.send(1, "setting", "model", "house");
    assert.deepEqual(slots.take(), [[0, "model"]]);
    slots.send(1, "model", "house", 64, 512, 256, 34952, 128, 4);
    assert.deepEqual(slots.take(3).at(-1), ["models", "set", 1]);
});

test("a model that cannot be loaded leaves the menu on the one that plays", () => {
    const slots = start(1);
    slots.send(1, "models", "deep house", "techno", "007");
    slots.take();
    slots.send(1, "failed", "/cc/load_model", -1, "no_such_model", "There is none.");
    assert.deepEqual(slots.take(3), [["models", "clear"], ...["deep house", "techno", "007"].map((name) => ["models", "append", name]), ["models", "set", 1]]);
});

test("directions move the dials from where they were, one request at a time, and give them back", () => {
    const slots = start(1, { offers: ["directions", "move_seed"] });
    slots.send(1, "directions", 3, "a", "b", "c");
    slots.send(0, "dials", ...A);
    slots.take();
    slots.send(0, "direction", 1, 0.5);
    slots.send(0, "direction", 1, 1);
    slots.send(0, "direction", 3, -1);
    assert.deepEqual(slots.take(0), [["move_seed", 100, 3, 0.5, 0, 0, ...A]]);
    slots.send(1, "seed", 100, ...B);
    assert.deepEqual(slots.take(), [[3, "moved", ...B], [0, "move_seed", 100, 3, 1, 0, -1, ...A]]);
    slots.send(0, "dials", ...B); // the patch shows them
    slots.send(0, "direction", 3, 0);
    slots.send(1, "seed", 100, ...B);
    assert.deepEqual(slots.take(0), [["move_seed", 100, 3, 1, 0, 0, ...A]]); // from where they were, not from where they are
    slots.wake(); // its answer is lost with the daemon
    slots.send(1, "directions", 3, "a", "b", "c");
    slots.take();
    slots.send(0, "direction", 2, 1);
    assert.deepEqual(slots.take(0), [["move_seed", 356, 3, 1, 1, 0, ...A]]);
    slots.send(0, "directions", "zero");
    assert.deepEqual(slots.take(3), [["amounts", 0, 0, 0, 0, 0, 0, 0, 0], ["dials", ...A]]);
    slots.send(1, "seed", 100, ...B);
    assert.deepEqual(slots.take(), []); // too late
    slots.send(0, "direction", 2, 1);
    slots.send(0, "dials", ...B);
    assert.deepEqual(slots.take(3), [["amounts", 0, 0, 0, 0, 0, 0, 0, 0]]); // the hand has drawn others
    slots.send(0, "direction", 4, 1);
    assert.deepEqual(slots.take(), [[3, "says", "the model has no direction 4"]]);
    slots.send(0, "direction", 3, 1);
    slots.take();
    slots.send(1, "directions", 1, "other");
    assert.deepEqual(slots.take(3), [["amounts", 0, 0, 0, 0, 0, 0, 0, 0], ["directions", "other"]]);
    slots.send(1, "failed", "/cc/directions", -1, "bad_arguments", "The model has none.");
    assert.deepEqual(slots.take(3).at(-1), ["directions"]);
});

test("a move inside the network starts from where the dials were, and its recipe keeps it", () => {
    const slots = start(1, { offers: ["directions", "move_seed", "generate_directed"] });
    slots.send(1, "directions", 2, "bass", "1");
    slots.send(0, "dials", ...A);
    slots.send(0, "direction", 2, -1.5);
    slots.send(1, "seed", 100, ...B);
    slots.send(0, "dials", ...B);
    slots.take();
    slots.send(0, "directed", 1);
    assert.deepEqual(slots.asks(), [["generate_directed", 1, 8, 0, -1.5, 0, 0, 0, 0, 0, 0, ...A]]);
    slots.answer(1);
    assert.deepEqual(slots.take().slice(1), [
        [3, "newest", 1, "/loops/1.wav", 4],
        [1, 1, "load", "/loops/1.wav", 4],
    ]);
    slots.clock.pass(500);
    assert.deepEqual(slots.take(), [[2, 1, "of", "techno", 1, 1, "lerp", 0, "directed", 0, -1.5, 0, 0, 0, 0, 0, 0, ...A]]);
});

test("a place on the map becomes the loop of its seed, one request at a time", () => {
    const slots = start(1, { offers: ["map", "seed_at"] });
    slots.send(1, "map", "/maps/techno map.png", 2000);
    assert.deepEqual(slots.take(), [[3, "map", "/maps/techno map.png"]]);
    for (const [x, y] of [[0.25, 1], [0.5, 2], [-1, 0.75]]) slots.send(0, "place", 1, x, y);
    assert.deepEqual(slots.asks(), [["seed_at", 1, 0.25, 1]]);
    slots.send(1, "seed", 1, ...A);
    assert.deepEqual(slots.asks(), [["generate_single_wav_id", 1, ...A], ["seed_at", 1, 0, 0.75]]);
    slots.send(1, "failed", "/cc/seed_at", 1, "bad_arguments", "The model has no map.");
    assert.deepEqual(slots.take(3), [[1, "says", "The model has no map."]]);
    slots.send(1, "failed", "/cc/map", -1, "bad_arguments", "The model has no map.");
    assert.deepEqual(slots.take(3), [["map", 0]]);
});

test("a daemon is not asked for what it does not offer", () => {
    const slots = start(1);
    for (const [message, command] of [["directed 1", "generate_directed"], ["place 1 0 0", "seed_at"], ["hallucinate 1 4 3 0.5 7", "hallucinate"]]) {
        const [word, ...numbers] = message.split(" ");
        slots.send(0, word, ...numbers.map(Number));
        assert.deepEqual(slots.take(), [[3, 1, "says", `this daemon does not offer ${command}`]]);
    }
});

test("the menu of named seeds keeps its choice where a save fails, and shows a new one once the daemon has it", () => {
    const slots = start(1, { offers: ["list_seeds"] });
    const menu = () => slots.take().filter(([to, word]) => to === 3 && word === "names").map(([, , ...atoms]) => atoms.map(String).join(" ")).at(-1);
    slots.send(1, "seeds", "kick", "snare");
    slots.send(0, "recallseed", 2);
    slots.send(0, "saveseed", "kick");
    slots.send(1, "failed", "/cc/save_seed", -1, "io", "The disk is full.");
    slots.send(1, "seeds", "kick", "snare");
    assert.equal(menu(), "set 2"); // snare, as before
    slots.send(0, "saveseed", "hat");
    slots.send(0, "saveseed", "ride");
    slots.send(1, "seeds", "hat", "kick", "snare");
    assert.equal(menu(), "set 3");
    slots.send(1, "seeds", "hat", "kick", "ride", "snare");
    assert.equal(menu(), "set 3"); // ride
    slots.send(0, "deleteseed");
    assert.deepEqual(slots.asks(), [["delete_seed", "ride"]]);
});

test("the title of the menu, and nothing, are no names of a seed; one that another client has saved is not taken for the title", () => {
    const slots = start(1, { offers: ["list_seeds"] });
    for (const [name, sentence] of [["named seeds", "named seeds is the title of the menu; type another name"], ["", "type a name into the box first"]]) {
        slots.send(0, "saveseed", name);
        assert.deepEqual(slots.take(), [[3, "says", sentence]]);
    }
    slots.send(1, "seeds", "kick", "named seeds");
    slots.send(0, "recallseed", 0);
    assert.deepEqual(slots.asks(), []);
    slots.send(0, "recallseed", 2);
    assert.deepEqual(slots.asks(), [["recall_seed", 101, "named seeds"]]);
    slots.send(1, "seeds", "kick", "named seeds");
    assert.deepEqual(slots.take().filter(([to, word]) => to === 3 && word === "names").at(-1), [3, "names", "set", 2]);
});
