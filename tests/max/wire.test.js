"use strict";
// The scripts against the real daemon, over UDP.
const assert = require("node:assert/strict");
const dgram = require("node:dgram");
const fs = require("node:fs");
const { after, before, test } = require("node:test");

const { js, RealClock } = require("./mocks.js");
const { folder, serve, freePort, Udp, until } = require("./serving.js");

let made, daemon;
const devices = [];
before(async () => {
    made = folder();
    daemon = await serve(made);
});
after(async () => {
    devices.forEach((device) => device.close());
    await daemon.kill();
    made.remove();
});

/** A device as a patch joins it: link, slots and seeds, and a [udpsend] and [udpreceive]. `log` has all that passed. */
function device(port = daemon.port, slotCount = 8) {
    const log = { asked: [], replies: [], state: [], sounds: [], shown: [], kept: [], seeds: [] };
    const udp = new Udp((atoms) => link.send(1, ...atoms));
    const link = js("ls.connection.js", {
        args: ["127.0.0.1", port],
        clock: new RealClock(),
        onOutlet(to, atoms) {
            if (to === 0) udp.send(atoms);
            else if (to === 1) udp.port(atoms[1]);
            else if (to === 2) {
                log.replies.push(atoms);
                slots.send(1, ...atoms);
                seeds.send(1, ...atoms);
            } else {
                log.state.push(atoms);
                slots.send(1, ...atoms);
            }
        },
    });
    const ask = (atoms) => {
        log.asked.push(atoms);
        link.send(0, ...atoms);
    };
    const slots = js("ls.slots.js", {
        args: [slotCount],
        clock: new RealClock(),
        onOutlet: (to, atoms) => (to === 0 ? ask(atoms) : [null, log.sounds, log.kept, log.shown][to].push(atoms)),
    });
    const seeds = js("ls.seeds.js", { onOutlet: (to, atoms) => to === 4 ? ask(atoms) : to === 0 && log.seeds.push(atoms) });
    const isAlive = () => log.state.filter(([name]) => name === "alive").at(-1)[1] === 1;
    const made = { log, udp, link, slots, seeds, isAlive, close: () => (link.send(0, "leave"), slots.send(0, "notifydeleted"), udp.close()) };
    devices.push(made);
    link.send(0, "loadbang");
    return made;
}

const sound = (at, n, count = 1) => until(`sound ${count} of slot ${n}`, () => at.log.sounds.filter(([slot]) => slot === n)[count - 1]);
const errors = (at) => at.log.replies.filter(([reply]) => reply === "failed");
const SEED = Array.from({ length: 64 }, (_, i) => i - 32.5);

test("everything that the slots and the dials can ask is understood, and every sound comes", async () => {
    const at = device();
    await until("life", at.isAlive);
    await until("the offers", () => at.log.state.some(([name]) => name === "offers"));
    const say = (...message) => at.slots.send(0, ...message);
    say("rate", 22050);
    say("tempo", 140);
    say("follow", "stretch");
    say("way", "slerp");
    say("condition", 1, 0.75);
    say("condition", 2, "free");
    say("dials", ...SEED);
    say("generate", 1);
    say("random", 2);
    await sound(at, 1);
    await sound(at, 2);
    say("morph", 2, 10);
    say("fade", 3, 1, 2, 4);
    say("pingpong", 4, 1, 2, 5);
    say("walk", 5, 1, 3, 20);
    say("walk", 6, 2, 2, 20);
    say("blend", 7, 1, 2, 0.5);
    for (const n of [3, 4, 5, 6, 7]) await sound(at, n);
    say("picture", 1);
    const [, picture] = await until("the picture", () => at.log.shown.find(([what]) => what === "picture"));
    assert.deepEqual([...fs.readFileSync(picture).subarray(1, 4)], [..."PNG"].map((letter) => letter.charCodeAt(0)));
    say("edit", 1);
    say("file", 8, at.log.sounds[0][2], 1);
    say("clear", 8);
    say("undo", 8);
    say("recall", 8, "single", ...SEED);
    await sound(at, 8, 4);
    say("model", "tiny");
    say("folder", made.path);
    const count = at.log.sounds.length;
    say("remake");
    await until("all sounds anew", () => at.log.sounds.length >= count + 8);
    say("stop", 1);
    say("stop", "all");
    at.seeds.send(0, "dice", 7);
    at.seeds.send(0, "dice");
    await until("the dice", () => at.log.seeds.length);
    for (const plain of [["status"], ["version"], ["model"], ["list_models"], ["get_target_dir"], ["init_generator"], ["conditions"]]) at.link.send(0, ...plain);
    at.link.send(0, "sync", 77);
    await until("the end", () => at.log.replies.some(([reply, n]) => reply === "synced" && n === 77));
    assert.deepEqual(errors(at), []);
    assert.deepEqual(at.log.state.filter(([name, text]) => name === "wrong" && text), []);
    for (const [, what, path, beats] of at.log.sounds) {
        if (what === "load") assert.ok(fs.existsSync(path) && beats >= 1, path);
    }
    const steps = Object.fromEntries(at.log.sounds.filter(([, what]) => what === "load").map(([n, , , beats]) => [n, beats]));
    assert.deepEqual([steps[1], steps[3], steps[4], steps[5], steps[6]], [1, 4, 5, 3, 2]); // the tiny model's loop is one beat
    assert.equal(at.log.shown.filter(([what]) => what === "conditions").at(-1)[1], "density");
});

/** Frames of a WAV file of 16 bits, two channels. */
const frames = (path) => {
    const bytes = fs.readFileSync(path);
    return bytes.readUInt32LE(bytes.indexOf("data") + 4) / 4;
};

test("hallucinations: random points, or the seeds of slots as steps; as long as the recipe says", async () => {
    const at = device();
    await until("the offers", () => at.log.state.some(([name]) => name === "offers"));
    const say = (...message) => at.slots.send(0, ...message);
    say("rate", 8000);
    for (const n of [1, 2]) say("random", n);
    for (const n of [1, 2]) await sound(at, n);
    say("hallucinate", 3, 3, 1, 0, 7);
    say("envelope", 0.25, 0.125, 0.25, 0.125);
    say("truncation", 0.5);
    say("hallucinate", 4, 3, 1, 0.5, 7);
    say("through", 5, 2, 0.25, 2, 0, 1, 2, 0, 0, 0, 0);
    for (const n of [3, 4, 5]) await sound(at, n);
    const beat = frames((await sound(at, 1))[2]); // the tiny model's loop is one beat
    for (const [n, beats] of [[3, 5], [4, (4 * 0.5 + 1) * 0.5], [5, (6 * 0.75 + 1) * 0.5]]) {
        const [, , file, told] = await sound(at, n);
        assert.equal(told, beats);
        assert.ok(Math.abs(frames(file) - beats * beat) <= 6, `${n}: ${frames(file)} and ${beats} beats of ${beat}`);
    }
    const recipe = (await until("the recipe", () => at.log.kept.find(([n]) => n === 5))).slice(1);
    const begins = recipe.indexOf("through");
    assert.deepEqual(recipe.slice(begins, begins + 7), ["through", 2, 0.25, 0.25, 0.125, 0.25, 0.125]);
    assert.equal(recipe.length - begins, 7 + 3 * 64);
    say("envelope", 0, 0, 0, 0);
    say("recall", 6, ...recipe); // as a Live set does when it opens: with the envelope that it was made with
    assert.deepEqual([(await sound(at, 6))[3], frames((await sound(at, 6))[2])], [2.75, frames((await sound(at, 5))[2])]);
    say("envelope", 9, 0, 1, 0);
    say("hallucinate", 7, 2, 0, 0, 1);
    const [, , text] = await until("the error", () => at.log.shown.find(([n, what]) => n === 7 && what === "says"));
    assert.match(text, /leaves nothing/);
});

test("named seeds are all clients', numbers among the names, and bring their settings along", async () => {
    const [one, other] = [device(daemon.port, 1), device(daemon.port, 1)];
    const names = (at) => at.log.shown.slice(at.log.shown.findLastIndex(([what, word]) => what === "names" && word === "clear")).filter(([what, word]) => what === "names" && word === "append").map(([, , name]) => name).slice(1); // behind the menu's title
    for (const at of [one, other]) await until("the offers", () => at.log.state.some(([name]) => name === "offers"));
    await until("the conditions", () => one.log.shown.some(([what, name]) => what === "conditions" && name === "density"));
    one.slots.send(0, "dials", ...SEED);
    one.slots.send(0, "truncation", 1.5);
    one.slots.send(0, "condition", 1, 0.25);
    one.slots.send(0, "saveseed", "1");
    one.slots.send(0, "saveseed", "kick drum");
    one.slots.send(0, "saveseed", "007");
    await until("the names", () => names(one).length === 3);
    assert.deepEqual(names(one), ["007", "1", "kick drum"]);
    other.slots.send(0, "listseeds");
    await until("the names", () => names(other).length === 3);
    other.slots.send(0, "condition", 2, 0.5);
    other.slots.send(0, "recallseed", 2);
    const dials = await until("the dials", () => other.log.shown.find(([what]) => what === "dials"));
    assert.deepEqual(dials.slice(1), SEED);
    assert.deepEqual(other.log.shown.find(([what]) => what === "truncation"), ["truncation", 1.5]);
    assert.deepEqual(other.log.shown.find(([what]) => what === "positions").slice(1, 5), [0.25, 1, 0.5, 0]);
    other.slots.send(0, "random", 1);
    await sound(other, 1);
    const settings = other.log.asked.filter(([command]) => /^set_(truncation|condition)$/.test(command)).slice(-3);
    assert.deepEqual(settings, [["set_truncation", 1.5], ["set_condition", "density", 0.25], ["set_condition", "pitch"]]);
    for (let left = 2; left >= 0; left -= 1) {
        if (left < 2) other.slots.send(0, "recallseed", 1);
        other.slots.send(0, "deleteseed");
        await until("a shorter list", () => names(other).length === left);
        if (left === 2) assert.deepEqual(names(other), ["007", "kick drum"]);
    }
    other.slots.send(0, "deleteseed");
    assert.deepEqual(other.log.shown.at(-1), ["says", "no named seed is chosen; choose one in the menu"]);
    assert.deepEqual([...errors(one), ...errors(other)], []);
});

test("a mistake comes back as an error and is shown", async () => {
    const at = device();
    await until("life", at.isAlive);
    at.slots.send(0, "model", "nowhere");
    const [, text] = await until("the error", () => at.log.state.find(([name, ...rest]) => name === "wrong" && rest.length));
    assert.match(text, /nowhere/);
    at.slots.send(0, "dials", ...SEED);
    await until("the model", () => at.log.shown.some(([what]) => what === "models"));
});

test("two links at once get their own replies only, and keep their own tempo and conditions", async () => {
    const [one, other] = [device(), device()];
    await until("life", () => one.isAlive() && other.isAlive());
    other.slots.send(0, "tempo", 117.1875); // half the tiny model's tempo
    other.slots.send(0, "follow", "stretch");
    for (const at of [one, other]) {
        at.slots.send(0, "rate", 8000);
        at.slots.send(0, "dials", ...SEED);
        for (let n = 1; n <= 8; n += 1) at.slots.send(0, "generate", n);
    }
    for (const at of [one, other]) for (let n = 1; n <= 8; n += 1) await sound(at, n);
    const paths = (at) => at.log.sounds.map(([, , path]) => path);
    assert.equal(new Set([...paths(one), ...paths(other)]).size, 16);
    const sizes = (at) => new Set(paths(at).map((path) => (fs.statSync(path).size > 18000 ? "long" : "short")));
    assert.deepEqual([sizes(one), sizes(other)], [new Set(["short"]), new Set(["long"])]);
});

test("a fast hand leaves the queue short, and its last dials sound", async () => {
    const at = device(daemon.port, 1);
    await until("life", at.isAlive);
    for (let i = 0; i < 400; i += 1) {
        at.slots.send(0, "dials", i / 4, ...SEED.slice(1));
        at.slots.send(0, "generate", 1);
        if (i % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await until("the last dials", () => at.log.kept.at(-1)?.at(-64) === 399 / 4);
    assert.ok(at.log.asked.filter(([command]) => command === "generate_single_wav_id").length < 400);
    assert.deepEqual(errors(at), []);
});

test("a port that is taken is given up for another one", async () => {
    const taken = dgram.createSocket("udp4");
    await new Promise((resolve) => taken.bind(0, "127.0.0.1", resolve));
    const at = device();
    at.udp.port(taken.address().port);
    await until("a refusal", () => at.udp.refused);
    await until("life", at.isAlive);
    taken.close();
});

test("a daemon that is started later, killed and started anew is found again; what was under way is made", async () => {
    const port = await freePort();
    const at = device(port, 2);
    at.slots.send(0, "recall", 1, "single", ...SEED);
    await until("a knock", () => at.udp.to === port);
    let late = await serve(made, port);
    await sound(at, 1);
    await late.kill();
    at.slots.send(0, "random", 2); // nobody is there any more to hear it
    await until("its death", () => !at.isAlive());
    late = await serve(made, port);
    await sound(at, 2);
    assert.equal(at.log.sounds.filter(([n]) => n === 1).length, 1); // what sounds goes on
    await late.kill();
});

test("a stranger on our port changes nothing", async () => {
    const at = device(daemon.port, 1);
    await until("life", at.isAlive);
    await until("the model", () => at.log.shown.some(([what]) => what === "models"));
    const stranger = new Udp(() => undefined);
    stranger.send(["host", "127.0.0.1"]);
    stranger.send(["port", at.udp.receiver.address().port]);
    stranger.send(["/ccret/wav_id", 1, "/strange.wav", ""]);
    stranger.send(["/ccret/notify", 1, 5, 64]);
    stranger.send(["/ccret/seed", 1, ...SEED]);
    await until("the stranger's word", () => at.log.replies.some(([reply, , path]) => reply === "wav_id" && path === "/strange.wav"));
    assert.deepEqual(at.log.sounds, []);
    at.slots.send(0, "random", 1);
    await sound(at, 1);
    assert.notEqual(at.log.sounds[0][2], "/strange.wav");
    stranger.close();
});

test("no file with the settings of another program is taken, however often it sets them", async () => {
    const at = device();
    await until("life", at.isAlive);
    at.slots.send(0, "rate", 22050);
    at.slots.send(0, "truncation", 0.5);
    const stranger = new Udp(() => undefined);
    stranger.send(["host", "127.0.0.1"]);
    stranger.send(["port", daemon.port]);
    const timer = setInterval(() => [["/cc/set_target_sr", 8000], ["/cc/set_channels", 1], ["/cc/set_truncation", 1.5]].forEach((each) => stranger.send(each)), 2);
    for (let n = 1; n <= 8; n += 1) at.slots.send(0, "random", n);
    const ended = () => at.log.sounds.length + at.log.shown.filter(([, , text]) => /another program/.test(text)).length >= 8;
    await until("the sounds", ended);
    clearInterval(timer);
    stranger.close();
    for (const [, , file] of at.log.sounds) {
        const head = fs.readFileSync(file);
        assert.deepEqual([head.readUInt32LE(24), head.readUInt16LE(22), /"truncation": 0\.5/.test(head.toString("latin1"))], [22050, 2, true], file);
    }
});
