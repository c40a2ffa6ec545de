"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const test = require("node:test");

const { js } = require("./mocks.js");
const { A, B, MODEL, start, filled } = require("./fake_daemon.js");
const { sound, tagged } = require("./sound_files.js");

/** Requests, of walks without the random seed at their end. */
const withoutRng = (asked) => asked.map((each) => (each[0] === "generate_random_fade" ? each.slice(0, 67) : each));

test("a loop is asked for, comes, is kept, and goes to its player with its beats", () => {
    const slots = start(1);
    slots.send(0, "rate", 48000);
    slots.send(0, "dials", ...A);
    slots.send(0, "generate", 1);
    assert.deepEqual(slots.take(), [
        [3, 1, "busy", 1],
        [0, "set_target_sr", 48000],
        [0, "set_bpm", 0, "repitch"],
        [0, "set_channels", 2],
        [0, "set_transients", 1],
        [0, "set_truncation", 1],
        [0, "model"],
        [0, "generate_single_wav_id", 1, ...A],
    ]);
    slots.answer(1, "/loops/é a.wav");
    assert.deepEqual(slots.take(), [
        [3, 1, "busy", 0],
        [3, "newest", 1, "/loops/é a.wav", 4],
        [1, 1, "load", "/loops/é a.wav", 4],
    ]);
    slots.clock.pass(500);
    assert.deepEqual(slots.take(), [[2, 1, "of", "techno", 1, 1, "lerp", 0, "single", ...A]]);
});

test("a fast hand has one request under way, and the newest behind it", () => {
    const slots = start(1);
    for (let i = 0; i < 500; i += 1) {
        slots.send(0, "dials", i / 4, ...A.slice(1));
        slots.send(0, "generate", 1);
    }
    assert.deepEqual(slots.asks(), [["generate_single_wav_id", 1, ...A]]);
    slots.answer(1);
    assert.deepEqual(slots.asks(), [["generate_single_wav_id", 1, 499 / 4, ...A.slice(1)]]);
    slots.answer(1);
    assert.deepEqual(slots.asks(), []);
});

test("what is under way is not asked for twice, and the hand's last word counts", () => {
    const slots = start(1);
    const generate = (seed) => (slots.send(0, "dials", ...seed), slots.send(0, "generate", 1));
    generate(A);
    generate(A);
    slots.answer(1);
    assert.deepEqual(slots.asks(), [["generate_single_wav_id", 1, ...A]]);
    for (const seed of [A, B, A]) generate(seed);
    slots.answer(1);
    slots.answer(1);
    assert.deepEqual(slots.asks().pop(), ["generate_single_wav_id", 1, ...A]);
});

test("before the dials were touched, they stand at 0", () => {
    const slots = start(1);
    slots.send(0, "generate", 1);
    assert.deepEqual(slots.asks(), [["generate_single_wav_id", 1, ...Array(64).fill(0)]]);
});

test("a sound that is made again is not kept again: that would be a step of undo in Live", () => {
    const slots = filled(A);
    slots.send(0, "tempo", 100);
    slots.send(0, "follow", "stretch");
    slots.clock.pass(1000);
    slots.take();
    slots.answer(1);
    const outlets = slots.take().map(([outlet]) => outlet);
    assert.ok(outlets.includes(1) && !outlets.includes(2), outlets);
});

test("a request whose answer is lost does not block its slot for ever; one that makes progress may take its time", () => {
    const slots = filled(A, B);
    slots.send(0, "fade", 3, 1, 2, 100);
    slots.send(0, "walk", 4, 1, 100, 5);
    slots.take();
    slots.clock.pass(50000);
    slots.send(1, "progress", 3, 50, 100);
    slots.clock.pass(20000);
    slots.send(0, "generate", 3);
    slots.send(0, "walk", 5, 1, 2, 5); // the other walk has been lost
    assert.deepEqual(slots.asks(), [["cancel", 3], ["sync", 1]]);
    slots.send(1, "wav", "/lost.wav", ""); // that of the walk that was given up
    slots.send(1, "synced", 1);
    assert.deepEqual(withoutRng(slots.asks()), [["generate_random_fade", 2, 5, ...A]]);
    slots.send(1, "wav", "/walk.wav", "");
    assert.deepEqual(slots.take(1), [[5, "load", "/walk.wav", 8]]);
    slots.clock.pass(61000);
    slots.send(0, "generate", 3);
    assert.deepEqual(slots.asks(), [["cancel", 3], ["generate_single_wav_id", 259, ...B]]);
    slots.send(1, "wav_id", 3, "/late.wav", ""); // of the fade
    slots.send(1, "failed", "/cc/generate_fade", 3, "io", "Late.");
    assert.deepEqual(slots.take(), []);
    slots.send(1, "wav_id", 259, "/newest.wav", "");
    assert.deepEqual(slots.take(1), [[3, "load", "/newest.wav", 4]]);
});

test("after an undo the next change is a step of its own, however fast it comes", () => {
    const slots = start(1);
    slots.send(0, "dials", ...A);
    for (const message of ["generate", "random"]) {
        slots.send(0, message, 1);
        slots.answer(1, __filename);
        slots.clock.pass(5000);
    }
    for (let i = 0; i < 3; i += 1) {
        slots.send(0, "undo", 1);
        slots.clock.pass(3000);
        assert.deepEqual(slots.take(2).pop().slice(-65), ["single", ...A]);
        slots.send(0, "random", 1);
        slots.answer(1, __filename);
    }
});

test("a recalled recipe that was never made, and is left and taken back, is made then", () => {
    const slots = js("ls.slots.js", { args: [1] });
    slots.send(0, "recall", 1, "single", ...A);
    slots.send(0, "file", 1, sound("my.wav"), 4);
    slots.send(0, "undo", 1);
    slots.take();
    slots.send(1, "alive", 1);
    slots.send(1, ...MODEL);
    slots.send(1, "conditions", 0);
    assert.deepEqual(slots.take().pop(), [0, "generate_single_wav_id", 1, ...A]);
});

test("a slot remembers 64 steps", () => {
    const slots = start(1);
    for (let i = 0; i < 70; i += 1) slots.send(0, "file", 1, sound(`${i}.wav`), 4);
    for (let i = 0; i < 70; i += 1) slots.send(0, "undo", 1);
    assert.equal(slots.sent.filter(([to, , what]) => to === 3 && what === "there is nothing to undo").length, 0);
    assert.equal(slots.sent.filter(([, , , text]) => text === "there is nothing to undo").length, 70 - 64);
});

test("a fast turn is one step of undo", () => {
    const slots = filled(A);
    for (let i = 0; i < 20; i += 1) {
        slots.send(0, "dials", i, ...B.slice(1));
        slots.send(0, "generate", 1);
        slots.answer(1);
        slots.clock.pass(20);
    }
    slots.take();
    slots.send(0, "undo", 1);
    assert.deepEqual(slots.asks(), [["generate_single_wav_id", 1, ...A]]); // its file is gone: made again
});

test("undo gives the former sound back, from its file where that is still there, and says where there is none", (t) => {
    const slots = filled(A);
    const own = sound("own.wav");
    slots.send(0, "file", 1, own, 8);
    slots.send(0, "clear", 1);
    slots.take();
    slots.send(0, "undo", 1);
    assert.deepEqual(slots.take(1), [[1, "load", own, 8]]);
    slots.send(0, "random", 1); // a step of its own, however fast after an undo
    slots.answer(1);
    slots.send(0, "undo", 1);
    assert.deepEqual(slots.take(1).pop(), [1, "load", own, 8]);
    slots.send(0, "undo", 1);
    assert.deepEqual(slots.asks().length, 1);
    slots.answer(1);
    slots.send(0, "undo", 1);
    assert.deepEqual(slots.take(1).pop(), [1, "clear"]);
    slots.send(0, "undo", 1);
    assert.deepEqual(slots.take(), [[3, 1, "says", "there is nothing to undo"]]);
});

test("a blend whose seed is lost is given up after a minute, and its late seed is not the next one's", () => {
    const slots = filled(A, B);
    slots.send(0, "blend", 5, 1, 2, 0.25);
    slots.clock.pass(61000);
    slots.send(0, "blend", 5, 1, 2, 0.75);
    assert.deepEqual(slots.asks().map(([command, id]) => [command, id]), [["interpolate", 5], ["interpolate", 261]]);
    slots.send(1, "seed", 5, ...A);
    assert.deepEqual(slots.take(), []);
    slots.send(1, "seed", 261, ...B);
    assert.deepEqual(slots.asks(), [["generate_single_wav_id", 5, ...B]]);
});

test("ways from slot to slot", () => {
    const slots = filled(A, B);
    slots.send(0, "way", "slerp");
    slots.send(0, "fade", 3, 1, 2, 8);
    assert.deepEqual(slots.take(0), [
        ["set_bpm", 0, "repitch"],
        ["set_channels", 2],
        ["set_transients", 1],
        ["set_truncation", 1],
        ["set_interpolation", "slerp"],
        ["model"],
        ["generate_fade", 3, 8, ...A, ...B],
    ]);
    slots.answer(3, "/fade.wav");
    assert.deepEqual(slots.take(1), [[3, "load", "/fade.wav", 32]]);
    slots.send(0, "pingpong", 4, 2, 1, 1000);
    assert.deepEqual(slots.asks(), [["generate_pingpong", 4, 256, ...B, ...A]]);
    slots.send(0, "blend", 5, 1, 2, 0.25);
    slots.send(0, "blend", 5, 1, 2, 0.5);
    slots.send(0, "blend", 5, 1, 2, 0.75);
    assert.deepEqual(slots.asks(), [["interpolate", 5, 0.25, ...A, ...B]]);
    slots.send(1, "seed", 5, ...A);
    assert.deepEqual(slots.asks(), [["generate_single_wav_id", 5, ...A], ["interpolate", 5, 0.75, ...A, ...B]]);
    slots.send(0, "fade", 6, 1, 7, 8);
    assert.deepEqual(slots.take(), [[3, 6, "says", "slot 7 holds no seed; generate one there"]]);
});

test("walks have no id on the wire: they go one after the other, and come to the slot that asked", () => {
    const slots = filled(A, B);
    slots.send(0, "walk", 3, 1, 4, 20);
    slots.send(0, "walk", 4, 2, 2, 300);
    assert.deepEqual(withoutRng(slots.asks()), [["generate_random_fade", 4, 20, ...A]]);
    slots.send(1, "progress", -1, 1, 4);
    assert.deepEqual(slots.take(3), [["progress", 3, 1, 4]]);
    slots.send(1, "wav", "/walk-1.wav", "");
    assert.deepEqual(slots.take(1), [[3, "load", "/walk-1.wav", 16]]);
    slots.send(1, "failed", "/cc/generate_random_fade", -1, "io", "The disk is full.");
    assert.deepEqual(slots.take(3), [[4, "busy", 0], [4, "says", "The disk is full."]]);
});

test("a walk cannot be cancelled alone: its sound is dropped when it comes", () => {
    const slots = filled(A);
    slots.send(0, "walk", 1, 1, 200, 20);
    slots.send(0, "generate", 1);
    assert.deepEqual(slots.asks().length, 1);
    slots.send(0, "stop", 1);
    slots.send(0, "generate", 1);
    slots.take();
    slots.send(1, "wav", "/late.wav", "");
    assert.deepEqual(slots.take().filter(([to]) => to < 2).map(([, what]) => what), [
        "set_bpm", "set_channels", "set_transients", "set_truncation", "model", "generate_single_wav_id",
    ]);
});

test("what lasts long is cancelled for what is wanted now", () => {
    const slots = filled(A, B);
    slots.send(0, "fade", 3, 1, 2, 200);
    slots.take();
    slots.send(0, "generate", 3);
    slots.send(0, "random", 3);
    slots.send(0, "generate", 3);
    assert.deepEqual(slots.asks(), [["cancel", 3]]);
    slots.send(1, "cancelled", "/cc/generate_fade", 3, "cancelled");
    assert.deepEqual(slots.asks(), [["generate_single_wav_id", 3, ...B]]);
});

test("stop, clear and a file of one's own drop what is under way", () => {
    for (const message of [["stop", 1], ["clear", 1], ["file", 1, sound("my.wav"), 4], ["stop", "all"], ["undo", 1], ["recall", 1, "file", sound("my.wav"), 4]]) {
        const slots = filled(A);
        slots.send(0, "random", 1);
        slots.send(0, ...message);
        slots.take();
        slots.answer(1, "/late.wav");
        assert.deepEqual(slots.take(1), [], message.join(" "));
    }
});

test("a stranger's answers change nothing", () => {
    const slots = filled(A);
    slots.answer(1, "/strange.wav");
    slots.answer(77);
    slots.send(1, "wav", "/strange.wav", "");
    slots.send(1, "seed", 1, ...B);
    slots.send(1, "seed", 100, ...B);
    slots.send(1, "progress", 1, 1, 2);
    slots.send(1, "failed", "/cc/generate_fade", 1, "io", "Elsewhere.");
    slots.send(1, "cancelled", "/cc/generate_fade", 1, "cancelled");
    assert.deepEqual(slots.take(), []);
});

test("recalled recipes wait for a daemon that comes later, and sound then", () => {
    const slots = js("ls.slots.js", { args: [8] });
    slots.send(0, "recall", 1, 0);
    slots.send(0, "recall", 2, "single", ...A);
    const own = sound("my lööp.wav");
    slots.send(0, "recall", 3, "file", own, 8);
    slots.send(0, "recall", 4, "walk", 4, 10, ...B);
    slots.send(0, "recall", 5, "single", 1, 2, 3);
    assert.deepEqual(slots.take(1), [[3, "load", own, 8]]);
    assert.deepEqual(slots.sent.filter(([to]) => to === 0), []);
    assert.deepEqual(slots.sent.pop(), [3, 5, "says", "the Live set holds no recipe that can be read for this slot"]);
    slots.clock.pass(30000);
    slots.send(1, "alive", 1);
    slots.send(1, ...MODEL);
    slots.take();
    slots.send(1, "conditions", 0);
    assert.deepEqual(
        withoutRng(slots.take(0).filter(([command]) => command.startsWith("generate"))),
        [["generate_single_wav_id", 2, ...A], ["generate_random_fade", 4, 10, ...B]],
    );
});

test("a [pattr] that gives back what it was given changes nothing; Live's undo does", () => {
    const slots = filled(A);
    slots.send(0, "recall", 1, "single", ...A.map(Math.fround));
    assert.deepEqual(slots.take(), []);
    slots.send(0, "recall", 1, "single", ...B);
    assert.deepEqual(slots.asks(), [["generate_single_wav_id", 1, ...B]]);
    slots.answer(1);
    slots.send(0, "recall", 1, "empty");
    assert.deepEqual(slots.take(1).pop(), [1, "clear"]);
});

test("what the set gives back as it was written last drops nothing that is under way", () => {
    const slots = filled(A, B);
    slots.send(0, "fade", 1, 1, 2, 80);
    slots.take();
    slots.send(0, "recall", 1, "of", "techno", 1, 1, "lerp", 0, "single", ...A.map(Math.fround));
    assert.deepEqual(slots.take(), []);
    slots.answer(1, "/fade.wav");
    assert.deepEqual(slots.take(1), [[1, "load", "/fade.wav", 320]]);
});

test("a walk that comes back, from a preset, the set or another tempo, is the same walk; an older set's gets a number", () => {
    const slots = filled(A);
    slots.send(0, "walk", 2, 1, 4, 20);
    const [walk] = slots.asks();
    assert.equal(walk.length, 68);
    slots.send(1, "wav", "/walk.wav", "");
    slots.send(0, "preset", "store", 1);
    slots.send(0, "random", 2);
    slots.answer(2);
    slots.take();
    slots.send(0, "preset", "recall", 1);
    assert.deepEqual(slots.asks(), [walk]);
    slots.send(1, "wav", "/walk2.wav", "");
    slots.send(0, "remake");
    assert.deepEqual(slots.asks().at(-1), walk);
    const older = start(2);
    older.send(0, "recall", 2, "walk", 4, 20, ...A);
    const [first] = older.asks();
    older.send(1, "wav", "/walk.wav", "");
    older.clock.pass(5000);
    const [, , ...kept] = older.take().at(-1);
    const opened = start(2);
    opened.send(0, "recall", 2, ...kept);
    assert.deepEqual(opened.asks(), [first]);
});

test("the last wish counts: a blend that comes late does not replace what was asked for after it", () => {
    for (const [word, ...atoms] of [["clear", 5], ["undo", 5], ["random", 5], ["file", 5, sound("own.wav"), 4], ["stop", "all"], ["recall", 5, "single", ...B]]) {
        const slots = filled(A, B);
        slots.send(0, "clear", 5); // what undo goes back from
        slots.send(0, "blend", 5, 1, 2, 0.25);
        slots.send(0, word, ...atoms);
        slots.take();
        slots.send(1, "seed", 5, ...A);
        assert.deepEqual(slots.asks(), [], word);
    }
});

test("another daemon: what sounds goes on, what was under way is asked again", () => {
    const slots = filled(A, B);
    slots.send(0, "random", 1);
    slots.send(0, "random", 2);
    const [, asked] = slots.asks();
    slots.send(0, "generate", 1); // the newest waits behind the first
    slots.send(1, "alive", 0);
    slots.send(0, "random", 1);
    assert.deepEqual(slots.take(3).pop(), [1, "says", "no daemon answers; start one"]);
    slots.wake();
    const again = [asked[0], 256 + asked[1], ...asked.slice(2)];
    assert.deepEqual(slots.asks(), [["cancel", 1], ["cancel", 2], ["generate_single_wav_id", 257, ...B], again]);
});

test("a picture is asked for and shown", () => {
    const slots = filled(A);
    slots.send(0, "picture", 1);
    assert.deepEqual(slots.asks(), [["generate_single_wav_id_img", 1, ...A]]);
    slots.send(1, "wav_id_img", 1, sound("a.wav"), "/a.png", "");
    assert.deepEqual(slots.take(3).pop(), ["picture", "/a.png"]);
});

test("mistakes are one sentence each", () => {
    const slots = start(2);
    for (const [message, text] of [
        [["fly", 1], ["says", "there is no message fly here"]],
        [["random", 3], ["says", "there is no slot 3; there are 1 to 2"]],
        [["dials", 1, 2], ["says", "a seed is 64 numbers here, not 2"]],
        [["edit", 1], [1, "says", "slot 1 holds no seed; generate one there"]],
        [["file", 1, sound("a.wav"), 0], [1, "says", "a file needs its path and how many beats it lasts, up to 4096"]],
        [["file", 1, sound("a.wav"), 1e9], [1, "says", "a file needs its path and how many beats it lasts, up to 4096"]],
    ]) {
        slots.send(0, ...message);
        assert.deepEqual(slots.take(), [[3, ...text]], message.join(" "));
    }
});

test("a walk whose points, loops between them or overlap are out of range says which they may be", () => {
    const slots = start(2, { offers: ["hallucinate", "hallucinate_through"] });
    const text = "a walk takes 1 to 64 points, 0 to 64 loops between them, an overlap of 0 to 0.9";
    for (const atoms of [[0, 3, 0.1, 1], [-2, 3, 0.1, 1], [4, 65, 0.1, 1], [4, 3, 2, 1]]) {
        slots.clock.pass(1000);
        slots.send(0, "hallucinate", 1, ...atoms);
        assert.deepEqual(slots.take(), [[3, 1, "says", text]], atoms.join());
    }
});

test("a slot that is freed ends its Task", () => {
    const slots = filled(A);
    slots.send(0, "tempo", 100);
    slots.send(0, "follow", "stretch");
    slots.send(0, "notifydeleted");
    slots.clock.pass(1000);
    assert.deepEqual(slots.take(), []);
});

const said = (slots, n) => slots.take(3).filter(([to, word]) => to === n && word === "says").map(([, , text]) => text);

test("a file that is gone or is no sound is refused by name, and the old sound stays", () => {
    const text = sound("text.wav", "plain");
    for (const [file, wanted] of [["/loops/gone.wav", /^cannot open gone\.wav in \/loops; /], [text, /^no sound file: text\.wav; /]]) {
        for (const message of [["file", 1, file, 4], ["recall", 1, "file", file, 4]]) {
            const slots = filled(A);
            slots.send(0, "random", 1);
            slots.send(0, ...message);
            assert.match(said(slots, 1).join(), wanted);
            slots.answer(1, "/new.wav"); // what is under way goes on
            slots.clock.pass(5000);
            assert.deepEqual(slots.take().filter(([to]) => to === 1), [[1, 1, "load", "/new.wav", 4]]);
        }
        const slots = filled(A);
        slots.send(0, "kept", 1, 3, "file", file, 4);
        slots.send(0, "preset", "recall", 1);
        assert.match(said(slots, 1).join(), wanted);
        slots.clock.pass(5000);
        assert.deepEqual(slots.take(), []);
        slots.send(0, "undo", 1); // only the step before it
        assert.deepEqual(slots.take(1), [[1, "clear"]]);
    }
    for (const begins of ["RIFF", "RF64", "FORM"]) {
        const slots = filled(A);
        const file = sound("good", begins);
        slots.send(0, "file", 1, file, 4);
        assert.deepEqual(slots.take(1), [[1, "load", file, 4]]);
    }
});

test("a set whose sound file has moved forgets it once the slot is cleared", () => {
    const slots = start(1);
    slots.send(0, "recall", 1, "file", "/loops/gone.wav", 4);
    slots.send(0, "clear", 1);
    slots.clock.pass(5000);
    assert.deepEqual(slots.take(2), [[1, "empty"]]);
});

test("undo skips a file that is gone, and says which", () => {
    const slots = filled(A);
    const own = sound("moved.wav");
    slots.send(0, "file", 1, own, 8);
    slots.send(0, "clear", 1);
    slots.take();
    fs.rmSync(own);
    slots.send(0, "undo", 1);
    assert.match(said(slots, 1).join(), /^cannot open moved\.wav /);
});

test("the same recipe of another model, truncation or condition is another sound", () => {
    const of = (model, truncation, ...conditions) => ["of", model, truncation, 1, "lerp", conditions.length / 2, ...conditions, "single", ...A];
    const slots = start(1);
    slots.send(0, "recall", 1, ...of("techno", 1));
    slots.answer(1);
    for (const other of [of("techno", 0.5), of("house", 0.5), of("house", 0.5, "pitch", 0.25)]) {
        slots.take();
        slots.send(0, "recall", 1, ...other);
        assert.deepEqual(slots.asks(), [["generate_single_wav_id", 1, ...A]]);
        slots.send(0, "recall", 1, ...other); // under way
        slots.answer(1);
        slots.take();
        slots.send(0, "recall", 1, ...other);
        assert.deepEqual(slots.asks(), []);
    }
});

test("a backslash is a part of a name, except in a path of Windows", () => {
    const slots = start(1);
    for (const [given, sent] of [
        ["/loops/a\\b.wav", "/loops/a\\b.wav"],
        ["Macintosh HD:/a\\b.wav", "/Volumes/Macintosh HD/a\\b.wav"],
        ["C:\\loops\\a.wav", "C:/loops/a.wav"],
        ["d:/loops\\a.wav", "d:/loops/a.wav"],
        ["\\\\server\\loops\\a.wav", "//server/loops/a.wav"],
    ]) {
        slots.send(0, "folder", given);
        assert.deepEqual(slots.asks(), [["set_target_dir", sent]]);
    }
});

test("what is no state does not switch a device off", () => {
    const slots = filled(A);
    slots.send(1, "answers");
    slots.send(1, "alive");
    slots.send(0, "generate", 1);
    assert.equal(slots.asks().length, 1);
});

const TAGS = { model: "techno", loops: 1, bpm: 128, stretch: false, conditions: {}, transients: 1, channels: 2, rate: 44100 };

test("a file with another client's settings is not taken: the sound is asked for again, up to five times", () => {
    const wrong = [{ rate: 8000 }, { channels: 1 }, { truncation: 1.5 }, { bpm: 90 }, { stretch: true }, { transients: 0 }, { conditions: { pitch: 0.5 } }];
    for (const [k, other] of wrong.entries()) {
        const slots = start(1, { conditions: [["pitch", 0, 1, 0.5, 0]] });
        slots.send(0, "rate", 44100);
        slots.send(0, "dials", ...A);
        slots.send(0, "generate", 1);
        slots.take();
        slots.answer(1, tagged(`wrong ${k}.wav`, { ...TAGS, ...other }));
        const again = slots.take();
        assert.deepEqual(again.at(-1), [0, "generate_single_wav_id", 1, ...A], JSON.stringify(other));
        assert.deepEqual(again.filter(([to]) => to === 1), []);
        assert.ok(again.some(([, word]) => word === "set_target_sr"));
        slots.answer(1, tagged("right.wav", TAGS));
        assert.equal(slots.take(1).length, 1);
    }
    const slots = start(1);
    slots.send(0, "rate", 44100);
    slots.send(0, "generate", 1);
    for (let k = 0; k < 5; k += 1) slots.answer(1, tagged("mono.wav", { ...TAGS, channels: 1 }));
    const all = slots.take();
    assert.equal(all.filter(([, word]) => word === "generate_single_wav_id").length, 5);
    assert.deepEqual(all.filter(([to]) => to === 1), []);
    assert.deepEqual(all.at(-1), [3, 1, "says", "another program sets the daemon's channels all the time; stop it, and ask again"]);
});

test("the way of a fade and the envelope of a walk are compared, too; a file that says nothing is taken", () => {
    const slots = start(8, { offers: ["hallucinate"] });
    for (const n of [1, 2]) {
        slots.send(0, "random", n);
        slots.answer(n, tagged(`${n}.wav`, TAGS));
    }
    slots.send(0, "fade", 3, 1, 2, 8);
    slots.answer(3, tagged("arc.wav", { ...TAGS, interpolation: "slerp" }));
    slots.send(0, "envelope", 0, 0, 2, 0);
    slots.send(0, "hallucinate", 4, 2, 0, 0, 7);
    slots.answer(4, tagged("other.wav", { ...TAGS, hallucination: { between: 0, overlap: 0, envelope: [0, 0, 0, 0] } }));
    assert.deepEqual(slots.take(1).map(([n]) => n), [1, 2]);
    slots.answer(3, tagged("line.wav", { ...TAGS, interpolation: "lerp" }));
    slots.answer(4, sound("plain.wav"));
    assert.deepEqual(slots.take(1).map(([n]) => n), [3, 4]);
});

test("a blend that another client's interpolation may have bent is asked for again", () => {
    const slots = filled(A, B);
    slots.send(0, "blend", 5, 1, 2, 0.25);
    slots.send(1, "setting", "interpolation", "slerp");
    slots.send(1, "seed", 5, ...A);
    assert.deepEqual(slots.asks().map(([command]) => command), ["interpolate", "generate_single_wav_id", "interpolate"]);
    slots.send(1, "seed", 5, ...B);
    slots.answer(5);
    assert.deepEqual(slots.asks().at(-1), ["generate_single_wav_id", 5, ...B]);
});
