"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const { js, SCRIPTS } = require("./mocks.js");

/** A connection and a fake daemon, which answers each request for a reply while `isThere`. */
function start(isThere = true) {
    const world = { isThere, knocks: 0 };
    const link = js("ls.connection.js", {
        onOutlet(to, [address, ...atoms]) {
            if (to !== 0 || address !== "/cc/notify" || atoms[0] !== 1) return;
            world.knocks += 1;
            world.port = atoms[1];
            if (world.isThere) link.send(1, "/ccret/notify", 1, 0, 64);
        },
    });
    link.send(0, "loadbang");
    link.clock.pass(0);
    return Object.assign(world, { link, tick: () => link.clock.pass(1000) });
}

test("a link that finds a daemon asks for help, comes alive, and tells what is offered", () => {
    const { link, port } = start();
    assert.ok(port >= 49152 && port <= 65535);
    const sent = link.take().filter(([, address]) => address !== "/cc/version");
    assert.deepEqual(sent.slice(2, 4), [[0, "host", "127.0.0.1"], [0, "port", 10102]]);
    assert.deepEqual(sent[4], [1, "port", port]);
    assert.deepEqual(sent.slice(-3), [[0, "/cc/help"], [0, "/cc/sync", 16777215], [3, "alive", 1]]);
    link.send(1, "/ccret/help", "/cc/fly", "/cc/fly", "Fly.");
    link.send(1, "/ccret/synced", 16777215);
    assert.deepEqual(link.take(), [[3, "offers", "fly"]]);
});

test("nothing but knocks goes out while no daemon answers, and a request says so", () => {
    const { link, tick } = start(false);
    tick();
    link.take();
    link.send(0, "status");
    assert.deepEqual(link.take(3), [["wrong", "no daemon answers at 127.0.0.1:10102; start one"]]);
});

test("while Max's clocks stand still, a request looks for the daemon, too", () => {
    const world = start(false);
    world.isThere = true;
    world.link.send(0, "status");
    assert.deepEqual(world.link.take(3).pop(), ["alive", 1]);
});

test("a port that hears nothing is changed at every third tick", () => {
    const world = start(false);
    const ports = [];
    for (let i = 0; i < 9; i += 1) {
        ports.push(world.port);
        world.tick();
    }
    assert.deepEqual(ports.map((port) => port === ports[0]), [true, true, true, false, false, false, false, false, false]);
    assert.notEqual(ports[3], ports[6]);
});

test("three ticks without an answer are a daemon that is away; the next answer is another one", () => {
    const world = start();
    const { link, tick } = world;
    tick();
    link.take();
    world.isThere = false;
    tick();
    tick();
    assert.deepEqual(link.take(3), []);
    tick();
    assert.deepEqual(link.take(3), []);
    tick();
    assert.deepEqual(link.take(3)[0], ["alive", 0]);
    world.isThere = true;
    tick();
    assert.deepEqual(link.take(3).pop(), ["alive", 1]);
});

test("a daemon that was started again between two ticks is another one", () => {
    const world = start();
    const { link, tick } = world;
    tick();
    assert.ok(link.take(0).some(([address]) => address === "/cc/version"));
    link.send(1, "/ccret/version", "loopseed", "1.0", 1, 4711);
    link.take();
    tick();
    link.send(1, "/ccret/version", "loopseed", "1.0", 1, 4711);
    assert.deepEqual(link.take(3), []);
    link.send(0, "version");
    link.send(1, "/ccret/version", "loopseed", "1.0", 1, 4711);
    assert.deepEqual(link.take(2), [["version", "loopseed", "1.0", 1, 4711]]); // the user's own question
    tick();
    link.send(1, "/ccret/version", "loopseed", "1.0", 1, 4712);
    assert.deepEqual(link.take(3).pop(), ["alive", 1]);
});

test("one missed knock may have been a restart: the device is told to ask again", () => {
    const world = start();
    const { link, tick } = world;
    world.isThere = false;
    tick();
    world.isThere = true;
    link.take();
    tick();
    assert.deepEqual(link.take(3).pop(), ["alive", 1]);
    tick();
    assert.deepEqual(link.take(3), []);
});

test("what is no answer to a knock brings nothing to life", () => {
    const { link } = start(false);
    link.take();
    for (let i = 0; i < 2; i += 1) link.send(1, "/ccret/notify", 0, 3, 64);
    link.send(1, "/ccret/wav_id", 1, "/of/a/stranger.wav", "");
    assert.deepEqual(link.take(), []);
});

test("an error is shown once, passed on, and gone with the next request", () => {
    const { link } = start();
    link.take();
    link.send(1, "/ccret/error", "/cc/set_bpm", -1, "bad_arguments", "No.");
    link.send(1, "/ccret/msg", "No.");
    link.send(1, "/ccret/msg", "Yes.");
    link.send(1, "/ccret/msg", "No.");
    assert.deepEqual(link.take(), [
        [3, "wrong", "No."],
        [2, "failed", "/cc/set_bpm", -1, "bad_arguments", "No."],
        [2, "msg", "Yes."],
        [2, "msg", "No."],
    ]);
    link.send(0, "status");
    link.send(0, "status");
    assert.deepEqual(link.take(), [[3, "wrong"], [0, "/cc/status"], [0, "/cc/status"]]);
});

test("another daemon is looked for at another place, and the old one is left", () => {
    const { link } = start();
    link.take();
    link.send(0, "daemon", "192.168.1.20", 10200);
    const sent = link.take();
    assert.deepEqual(sent[0], [0, "/cc/notify", 0]);
    assert.ok(sent.some((message) => message.join() === "0,host,192.168.1.20"));
    assert.ok(sent.some((message) => message.join() === "0,port,10200"));
});

test("an address is a host and a port; it is kept with the set, and nothing is told twice", () => {
    for (const [given, host, port] of [
        [["192.168.1.20", 10200], "192.168.1.20", 10200],
        [["studio-2.local:1"], "studio-2.local", 1],
        [["localhost", 65535], "localhost", 65535],
        [["my_pc:10103"], "my_pc", 10103],
        [["é.local:10102"], "é.local", 10102],
        [["studio.local.:10102"], "studio.local.", 10102],
    ]) {
        const { link } = start();
        link.take();
        link.send(0, "daemon", ...given);
        const sent = link.take();
        assert.deepEqual(sent.filter(([to, word]) => to === 3 && word === "at"), [[3, "at", host, port]]);
        assert.ok(sent.some((message) => message.join() === `0,port,${port}`));
        link.send(0, "daemon", host, port); // as it comes back from the set
        assert.deepEqual(link.take(), []);
    }
});

for (const given of [[], ["127.0.0.1"], [10102], ["127.0.0.1", 0], ["127.0.0.1", 65536], ["127.0.0.1", -1], ["127.0.0.1", 10102.5], ["127.0.0.1", "abc"],
    ["127.0.0.1:"], [":10102"], ["256.0.0.1", 10102], ["007.0.0.1", 10102], ["0.0.0.0", 10102], ["255.255.255.255", 10102], ["[::1]:12345"], ["192.168", 10102], ["my", "machine", 10102], ["a:b:1"], ["http://studio:10102"], ["", 10102], ["-a", 1]]) {
    test(`${JSON.stringify(given)} is no address: one sentence says so, and the old one stays`, () => {
        const { link } = start();
        link.take();
        link.send(0, "daemon", ...given);
        const sent = link.take();
        assert.deepEqual(sent.map(([to, word]) => [to, word]), [[3, "wrong"], [3, "stays"]]);
        assert.match(sent[0][2], /^no address: .*; type HOST:PORT, with a port from 1 to 65535$/);
        assert.deepEqual(sent[1], [3, "stays", "127.0.0.1", 10102]);
        link.send(0, "status");
        assert.deepEqual(link.take(0), [["/cc/status"]]); // the link still works
    });
}

test("an error of the daemon that is too long for a face is shortened there, and whole in the Max Console", () => {
    const posts = [];
    const link = js("ls.connection.js", { globals: { post: (text) => posts.push(text) } });
    link.send(0, "loadbang");
    link.clock.pass(0);
    link.send(1, "/ccret/notify", 1, 0, 64);
    const long = `There is no file /a/${"very/".repeat(30)}long.wav and ${"so ".repeat(60)}on; choose another.`;
    link.send(1, "/ccret/error", "/cc/seed_of", 1, "io", long);
    const [, text] = link.take(3).at(-1);
    assert.ok(text.length <= 100 && text.startsWith("There is no file /a/very") && text.endsWith("choose another."), text);
    assert.deepEqual(posts, [`${long}\n`]);
});

test("a link that leaves ends its Task and says good-bye; one that is freed does not speak", () => {
    const world = start();
    world.link.take();
    world.link.send(0, "leave");
    assert.deepEqual(world.link.take(), [[0, "/cc/notify", 0]]);
    world.tick();
    assert.deepEqual(world.link.take(), []);
    const other = start();
    other.link.take();
    other.link.send(0, "notifydeleted");
    other.tick();
    assert.deepEqual(other.link.take(), []);
});

test("behind a sound's request nothing is sent until the daemon has taken it, or for two ticks", () => {
    const { link, tick } = start();
    link.take();
    for (const request of ["set_bpm", "model", "generate_fade", "set_bpm", "model", "cancel", "status"]) link.send(0, request);
    const sent = () => link.take(0).map(([address]) => address).filter((address) => !["/cc/notify", "/cc/version"].includes(address));
    assert.deepEqual(sent(), ["/cc/set_bpm", "/cc/model", "/cc/generate_fade", "/cc/isAlive"]);
    link.send(1, "/ccret/model", "techno", 64, 512, 256, 34952, 128, 4);
    assert.deepEqual(sent(), []);
    link.send(1, "/ccret/alive");
    assert.deepEqual(sent(), ["/cc/set_bpm", "/cc/model", "/cc/cancel", "/cc/isAlive"]);
    tick();
    assert.deepEqual(sent(), []);
    tick(); // the reply was lost
    assert.deepEqual(sent(), ["/cc/status"]);
});

const OSC = fs.readFileSync(path.join(__dirname, "../../docs/osc.md"), "utf8");
const REPLIES = [...OSC.split("## Replies")[1].matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);

test("no reply of the daemon has the name of a state, or of a function of a script that gets replies", () => {
    assert.ok(REPLIES.length > 25, REPLIES.join());
    const { link } = start();
    link.take();
    for (const name of REPLIES.filter((each) => !["notify", "version"].includes(each))) link.send(1, `/ccret/${name}`, "", 0, "", name);
    const given = link.take(2).map(([name]) => name);
    assert.ok(given.includes("failed") && given.includes("wav_id"), given.join());
    const source = fs.readFileSync(path.join(SCRIPTS, "ls.connection.js"), "utf8");
    const states = [...source.matchAll(/outlet\(3, \[?"(\w+)"/g)].map(([, name]) => name);
    assert.ok(states.includes("alive"));
    const functions = ["ls.slots.js", "ls.seeds.js"].flatMap((name) => {
        const { context } = js(name, { args: [1] });
        return Object.keys(context).filter((each) => typeof context[each] === "function");
    });
    for (const name of given) assert.ok(!states.includes(name) && !functions.includes(name), `the reply ${name}`);
});

test("a reply to isAlive that comes late, or that a patch has asked for, is handed on as answers", () => {
    const { link } = start();
    link.take();
    link.send(1, "/ccret/alive");
    assert.deepEqual(link.take(), [[2, "answers"]]);
});
