"use strict";
// Find and continue: a sound file goes to a daemon that offers them, and one that does not is told from it.
const assert = require("node:assert/strict");
const test = require("node:test");

const { A, B, start } = require("./fake_daemon.js");
const { sound } = require("./sound_files.js");

const OFFERS = { offers: ["match_seed", "continue_wav"] };
const FILE = "/sounds/my beat.wav";
const CONTINUE = ["continue_wav", 2, FILE, 8, 1, 7];
const busy = (said) => said.filter(([to, , word]) => to === 3 && word === "busy").map(([, slot, , on]) => [slot, on]);

test("a find renders the seed that sounds most like the file, with what belongs to it", () => {
    const slots = start(8, OFFERS);
    slots.send(0, "find", 3, FILE);
    const asked = slots.take();
    assert.deepEqual(asked.filter(([to]) => to === 0), [[0, "match_seed", 102, FILE]]);
    assert.deepEqual(busy(asked), [[3, 1]]);
    slots.send(1, "candidate", 102, 9.25, ...B);
    assert.deepEqual(slots.take(), [[3, 3, "says", "find: 9.3 dB from the file"]]);
    slots.send(1, "alternative", 102, 1, 8, ...B);
    slots.send(1, "origin", 102, "techno", 0.75, 0);
    slots.send(1, "match", 102, 6.5, ...A);
    const made = slots.take();
    assert.deepEqual(made.filter(([to, word]) => to === 0 && /trunc|single/.test(word)), [[0, "set_truncation", 0.75], [0, "generate_single_wav_id", 3, ...A]]);
    slots.answer(3);
    assert.deepEqual(busy(slots.take()).at(-1), [3, 0]);
    slots.clock.pass(500);
    assert.deepEqual(slots.take(), [[2, 3, "of", "techno", 0.75, 1, "lerp", 0, "single", ...A]]);
    slots.send(0, "undo", 3);
    assert.deepEqual(slots.take().at(-1), [1, 3, "clear"]);
});

test("a path of macOS is sent as the daemon knows it", () => {
    const slots = start(8, OFFERS);
    slots.send(0, "find", 1, "Macintosh HD:/Users/me/a.wav");
    assert.deepEqual(slots.asks(), [["match_seed", 102, "/Volumes/Macintosh HD/Users/me/a.wav"]]);
});

test("a new find cancels the old one, whose late match counts for nothing", () => {
    const slots = start(8, OFFERS);
    slots.send(0, "find", 1, "/a.wav");
    slots.send(0, "find", 2, "/b.wav");
    assert.deepEqual(slots.asks(), [["match_seed", 102, "/a.wav"], ["cancel", 102], ["match_seed", 358, "/b.wav"]]);
    slots.send(1, "match", 102, 1, ...A);
    assert.deepEqual(slots.asks(), []);
    slots.send(0, "stop", 2);
    assert.deepEqual(slots.asks(), [["cancel", 358], ["cancel", 2]]);
    slots.send(1, "cancelled", "/cc/match_seed", 358, "cancelled");
    slots.send(1, "match", 358, 1, ...A);
    assert.deepEqual(slots.asks(), []);
});

test("a search that fails says why, and its light goes out", () => {
    const slots = start(8, OFFERS);
    slots.send(0, "find", 4, "/none.wav");
    slots.take();
    slots.send(1, "failed", "/cc/match_seed", 102, "io", "There is no file /none.wav.");
    assert.deepEqual(slots.take(), [[3, 4, "busy", 0], [3, 4, "says", "There is no file /none.wav."]]);
});

test("a search that a restarted daemon has lost is said, and its late match counts for nothing", () => {
    const slots = start(8, OFFERS);
    slots.send(0, "find", 4, FILE);
    slots.send(1, "alive", 0);
    slots.take();
    slots.wake();
    const said = slots.take().filter(([, , word]) => word === "says");
    assert.deepEqual(said, [[3, 4, "says", "the daemon was started again and has lost the search; find again"]]);
    slots.send(1, "match", 102, 1, ...A);
    assert.deepEqual(slots.asks(), []);
});

test("a continuation is as long as its bars, is kept with the set, and is made again when the set is opened", () => {
    const slots = start(8, OFFERS);
    slots.send(0, "continue", 2, FILE, 8, 7);
    assert.deepEqual(slots.asks(), [CONTINUE]);
    slots.answer(2, "/loops/c.wav");
    assert.deepEqual(slots.take().filter(([to]) => to === 1), [[1, 2, "load", "/loops/c.wav", 32]]);
    slots.clock.pass(500);
    const [, , ...kept] = slots.take().at(-1);
    assert.deepEqual(kept, ["of", "techno", 1, 1, "lerp", 0, "continue", FILE, 8, 7]);
    const other = start(8, OFFERS);
    other.send(0, "recall", 2, ...kept);
    assert.deepEqual(other.asks(), [CONTINUE]);
    other.send(1, "failed", "/cc/continue_wav", 2, "io", "There is no file.");
    assert.ok(other.take().some(([to, , word, text]) => to === 3 && word === "says" && text === "There is no file."));
});

test("the loop of a slot is continued by its seed, in the same way each time", () => {
    const slots = start(8, { offers: ["continue_seed"] });
    slots.send(0, "dials", ...A);
    slots.send(0, "generate", 1);
    slots.answer(1);
    slots.take();
    slots.send(0, "continueseed", 3, 1, 8);
    const [[command, id, bars, temperature, ...rest]] = slots.asks();
    assert.deepEqual([command, id, bars, temperature, rest.slice(0, 64)], ["continue_seed", 3, 8, 1, A]);
    slots.answer(3, "/loops/c.wav");
    assert.deepEqual(slots.take().filter(([to]) => to === 1), [[1, 3, "load", "/loops/c.wav", 32]]);
    slots.clock.pass(5000);
    const [, , ...kept] = slots.take().find(([to, number]) => to === 2 && number === 3);
    const other = start(8, { offers: ["continue_seed"] });
    other.send(0, "recall", 3, ...kept);
    assert.deepEqual(other.asks(), [["continue_seed", 3, 8, 1, ...rest]]);
    const none = start(8);
    none.send(0, "dials", ...A);
    none.send(0, "generate", 1);
    none.answer(1);
    none.take();
    none.send(0, "continueseed", 3, 1, 8);
    assert.deepEqual(none.take(), [[3, 3, "says", "this daemon does not offer continue_seed"]]);
});

test("a continuation without a file or bars is no request", () => {
    const slots = start(8, OFFERS);
    slots.send(0, "continue", 2, "", 8, 7);
    slots.send(0, "continue", 2, FILE);
    assert.deepEqual(slots.take().filter(([to]) => to === 0), []);
});

test("a daemon that offers neither is asked for neither, and the device says so", () => {
    const slots = start(8);
    slots.send(0, "find", 1, FILE);
    slots.send(0, "continue", 2, FILE, 8, 7);
    assert.deepEqual(slots.take(), [
        [3, 1, "says", "this daemon does not offer match_seed"],
        [3, 2, "says", "this daemon does not offer continue_wav"],
    ]);
});

test("the last wish counts: the result of a search does not come over what was asked for after it", () => {
    for (const [word, ...atoms] of [["clear", 4], ["undo", 4], ["random", 4], ["file", 4, sound("own.wav"), 4], ["stop", "all"], ["recall", 4, "single", ...B]]) {
        const slots = start(8, OFFERS);
        slots.send(0, "clear", 4); // what undo goes back from
        slots.send(0, "find", 4, FILE);
        slots.send(0, word, ...atoms);
        assert.ok(slots.asks().some(([command, id]) => command === "cancel" && id === 102), word);
        slots.answer(4);
        slots.take();
        slots.send(1, "match", 102, 1, ...A);
        assert.deepEqual(slots.asks(), [], word);
    }
});

test("a search for another slot ends the first, whose line says so", () => {
    const slots = start(8, OFFERS);
    slots.send(0, "find", 4, FILE);
    slots.take();
    slots.send(0, "find", 5, FILE);
    const said = slots.take().filter(([, , word]) => word === "says");
    assert.deepEqual(said, [[3, 4, "says", "find: the search for 4 has ended; there is one at a time, and 5 has it now"]]);
    slots.send(0, "find", 5, "/other.wav"); // the same slot: the user knows
    assert.deepEqual(slots.take().filter(([, , word]) => word === "says"), []);
});

test("a device of one slot shows the found seed on its dials, and renders it once", () => {
    const slots = start(1, OFFERS);
    slots.send(0, "find", 1, FILE);
    slots.send(1, "match", 102, 1, ...A);
    assert.deepEqual(slots.take(3).filter(([word]) => word === "dials"), [["dials", ...A]]);
    slots.send(0, "dials", ...A); // as the dials give it
    slots.send(0, "generate", 1);
    assert.deepEqual(slots.asks(), []);
});

test("find and patches without a path are no requests", () => {
    const slots = start(8, { offers: ["match_seed", "match_patch"] });
    for (const [message, text] of [
        [["find", 3], "find takes a slot and the path of a sound file"],
        [["findpatch"], "findpatch takes the path of a sound file"],
        [["openpatch"], "openpatch takes the path of a .json"],
    ]) {
        slots.send(0, ...message);
        const sent = slots.take();
        assert.deepEqual(sent.map((each) => each.at(-1)), [text]);
    }
});

test("a kept continuation is not asked of a daemon that has none", () => {
    const slots = start(8);
    slots.send(0, "recall", 2, "continue", FILE, 8, 7);
    assert.deepEqual(slots.take().filter(([to]) => to !== 2), [[3, 2, "says", "this daemon does not offer continue_wav"]]);
});

test("a folder that the daemon refuses is named, and goes to the next daemon that is started here", () => {
    const slots = start(8, { offers: ["match_seed", "match_patch", "continue_wav"] });
    const refuse = (command, id, file) => slots.send(1, "failed", `/cc/${command}`, id, "not_allowed", `${file} is outside /home/me; see --allow-dir.`);
    const allowed = () => slots.take(3).filter(([word]) => word === "allow").at(-1)?.slice(1);
    slots.send(0, "find", 1, "/disk/loops/a b.wav");
    refuse("match_seed", 102, "/disk/loops/a b.wav");
    const said = slots.take(3);
    assert.deepEqual(said.at(-1), [1, "says", "/disk/loops is not allowed yet; press Stop and Start (page Daemon) or use --allow-dir"]);
    slots.send(0, "findpatch", "D:\\a.wav");
    refuse("match_patch", 103, "D:/a.wav");
    assert.deepEqual(allowed(), ["/disk/loops", "D:/"]);
    slots.send(0, "continue", 2, "/disk/songs/b.wav", 8, 7);
    refuse("continue_wav", 2, "/disk/songs/b.wav");
    slots.send(0, "folder", "/disk/out");
    refuse("set_target_dir", -1, "/disk/out");
    slots.send(0, "find", 1, "/disk/loops/c.wav");
    refuse("match_seed", 102, "/disk/loops/c.wav");
    assert.deepEqual(allowed(), ["/disk/loops", "D:/", "/disk/songs", "/disk/out"]);
});
