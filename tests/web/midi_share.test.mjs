// MIDI, and a set that goes to a friend: with a tiny model, which has no map and no directions.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";

import { begin, serve } from "./browser.mjs";

const daemon = await serve();

/** In the page: MIDI without a device; `midi.send` is what one would send. */
function fakeMidi() {
    const makePort = (id, name) => ({ id, name, state: "connected", onmidimessage: null });
    const ports = { keys: makePort("keys", "Keys"), drums: makePort("drums", "Drums") };
    const access = Object.assign(new EventTarget(), { inputs: new Map(Object.entries(ports)) });
    globalThis.midi = {
        refused: true,
        send: (data, timeStamp = 0, id = "keys") => ports[id].onmidimessage?.({ data: Uint8Array.from(data), timeStamp }),
        plug: (id, state) => {
            ports[id].state = state;
            access.dispatchEvent(new Event("statechange"));
        },
    };
    navigator.requestMIDIAccess = async () => {
        if (globalThis.midi.refused) throw new DOMException("no", "SecurityError");
        return access;
    };
}
const page = await daemon.open({}, (each) => each.addInitScript(fakeMidi));
await begin(page);
for (const name of ["midi", "share"]) await page.click(`#panel-${name} > summary`);

const send = (...data) => page.evaluate((bytes) => midi.send(bytes), data);
const slot = (n) => page.evaluate((index) => loopseed.store.slot(index), n);
/** What the page says is wrong, once it does. */
const wrong = async () => (await page.waitForFunction(() => document.querySelector("#status.wrong")?.textContent)).jsonValue();
/** What the page has said: the line shows only the newest sentence, such as that of a seed that has just come. */
const log = () => page.textContent("#log");

test("what the daemon or its model does not have is not shown", async () => {
    const shown = await page.evaluate(() =>
        [...document.querySelectorAll("#panels > details")].filter((each) => each.offsetParent).map((each) => each.id.replace("panel-", "")),
    );
    assert.deepEqual(shown, ["hallucination", "match", "continuation", "spectrogram", "midi", "share"]);
});

test("MIDI that the browser refuses is a sentence", async () => {
    await page.click("#midi-use");
    await page.waitForFunction(() => /gives no MIDI/.test(document.querySelector("#status").textContent));
    await page.evaluate(() => (midi.refused = false));
    await page.click("#midi-use");
    await page.waitForSelector("#midi-learn");
});

test("notes play the slots, and learned knobs move what they were linked with", async () => {
    await send(0x99, 36, 100); // channel 10, the first pad
    assert.equal((await slot(0)).playing, false);
    await send(0x89, 36, 0);
    await send(0x99, 36, 0); // the same by another name
    await send(0x99, 36, 1);
    assert.equal((await slot(0)).playing, true);

    await page.click("#midi-learn");
    await page.click("#slot-3-mute"); // it only becomes the target
    await send(0xb0, 20, 5);
    await page.locator("#slot-3-gain").focus(); // as the key Tab does
    await send(0xb0, 21, 64);
    await send(0xb0, 21, 65);
    await page.click("#dial-5");
    await send(0xb1, 22, 1);
    await page.click("#tempo-bpm");
    await send(0xb0, 23, 1);
    await page.click("#tempo-follow");
    await send(0x90, 60, 9);
    await page.click("#midi-learn");
    const links = await page.evaluate(() => loopseed.store.panel("midi").links.slice(8));
    assert.deepEqual(links.map((link) => [link.kind, link.channel, link.number, link.control]), [
        ["controller", 1, 20, "slot-3-mute"],
        ["controller", 1, 21, "slot-3-gain"],
        ["controller", 2, 22, "dial-5"],
        ["controller", 1, 23, "tempo-bpm"],
        ["note", 1, 60, "tempo-follow"],
    ]);
    assert.equal((await slot(2)).mute, false);

    for (const value of [70, 90, 127]) await send(0xb0, 20, value); // one press
    assert.equal((await slot(2)).mute, true);
    for (const [value, gain] of [[0, 0], [127, 1], [64, 0.5]]) {
        await send(0xb0, 21, value);
        assert.ok(Math.abs((await slot(2)).gain - gain) < 0.006, `${value}: ${(await slot(2)).gain}`);
    }
    await send(0xb1, 22, 127);
    assert.equal((await slot(0)).seed[4], 127);
    await send(0xb1, 22, 0);
    assert.equal((await slot(0)).seed[4], -128);
    await send(0xb0, 23, 0);
    assert.equal(await page.evaluate(() => loopseed.settings.bpm), 20);
    await send(0x90, 60, 127);
    assert.equal(await page.evaluate(() => loopseed.store.state.follow), "stretch");

    await page.click("#midi-unlink-9"); // the mute
    await send(0xb0, 20, 0);
    await send(0xb0, 20, 127);
    assert.equal((await slot(2)).mute, true);
    await page.click("#midi-forget");
    await send(0xb1, 22, 127);
    assert.equal((await slot(0)).seed[4], 127); // it asks first
    await send(0xb1, 22, 0);
    await page.click("#midi-forget");
    await send(0xb1, 22, 127);
    assert.equal((await slot(0)).seed[4], -128);
    await page.click("#midi-learn");
    for (const n of [1, 2]) {
        await page.locator(`#slot-${n}-gain`).focus();
        await send(0xb0, 30, 64);
    }
    assert.match(await log(), / The controller 30.* moves Slot 2: level, and no more Slot 1: level\./);
    await page.click("#midi-learn");
    for (const _ of [1, 2]) await page.click("#midi-forget");
    assert.equal(await page.locator("#panel-midi .links > li").count(), 8);
});

/** Ticks of a clock, whose times jitter by some ms up and down; the page's tempo after them. */
const follow = (bpm, ticks, jitter = 2, id = "keys") =>
    page.evaluate(
        ([tempo, count, spread, device]) => {
            globalThis.time ??= 1_000;
            globalThis.chance ??= 1;
            for (let tick = 0; tick < count; tick++) {
                globalThis.chance = (globalThis.chance * 48_271) % 2_147_483_647;
                globalThis.time += 60_000 / tempo / 24;
                midi.send([0xf8], globalThis.time + 2 * spread * (globalThis.chance / 2_147_483_647 - 0.5), device);
            }
            return loopseed.settings.bpm;
        },
        [bpm, ticks, jitter, id],
    );

test("the tempo follows a MIDI clock within 0.5 %, whose ticks jitter by 2 ms", async () => {
    await page.click("#midi-clock");
    for (const bpm of [61.5, 127.3, 128, 174]) { // each goes over into the next one without a pause
        for (let beat = 0; beat < 6; beat++) await follow(bpm, 24);
        for (let beat = 0; beat < 8; beat++) {
            const found = await follow(bpm, 24);
            assert.ok(Math.abs(found / bpm - 1) < 0.005, `${found} for ${bpm} BPM`);
        }
    }
    await follow(125, 24 * 16, 3);
    const tempos = [];
    for (let beat = 0; beat < 64; beat++) tempos.push(await follow(125, 24, 3));
    assert.ok(new Set(tempos).size <= 2 && Math.abs(tempos.at(-1) - 125) < 0.11, String(tempos)); // it settles
    await page.evaluate(() => loopseed.setTempo(100)); // a hand, or another program: the clock is stronger
    assert.ok(Math.abs((await follow(125, 24)) - 125) < 0.15);
    await page.evaluate(() => {
        for (let tick = 0; tick < 200; tick++) {
            globalThis.time += 60_000 / 125 / 24;
            midi.send([0xf8], globalThis.time);
            midi.send([0xf8], 9 + 1.4 * globalThis.time, "drums"); // a second device sends a clock, too
        }
    });
    assert.ok(Math.abs((await follow(125, 24, 0)) - 125) < 0.15);
    await page.evaluate(() => { // kept back by a driver, and of nonsense
        for (let tick = 0; tick < 400; tick++) midi.send([0xf8], globalThis.time);
        for (let tick = 0; tick < 400; tick++) midi.send([0xf8], globalThis.time - tick * 5);
        for (const time of Array(400).fill([Infinity, NaN, -1e300]).flat()) midi.send([0xf8], time);
    });
    assert.ok(Math.abs((await page.evaluate(() => loopseed.settings.bpm)) - 125) < 0.15);
    await page.waitForFunction(() => /^The MIDI clock has stopped/.test(document.getElementById("status").textContent));
    assert.ok(Math.abs((await follow(174, 24 * 10, 0, "drums")) - 174) < 0.15); // now it is the turn of the other one
    await page.click("#midi-clock");
    await follow(90, 96);
    assert.ok(Math.abs((await page.evaluate(() => loopseed.settings.bpm)) / 174 - 1) < 0.005); // it no longer follows
    await page.selectOption("#midi-input", "keys");
    await send(0x99, 37, 1);
    assert.equal((await slot(1)).playing, true);
    await page.evaluate(() => midi.plug("keys", "disconnected"));
    assert.ok((await log()).includes("The MIDI input Keys is not connected any more: plug it in again, or choose another one."));
    await page.evaluate(() => midi.send([0x99, 37, 1], 0, "drums"));
    assert.equal((await slot(1)).playing, true); // another device does not take its place
    await page.evaluate(() => midi.plug("keys", "connected"));
    assert.equal(await page.inputValue("#midi-input"), "keys");
    await send(0x99, 37, 1);
    assert.equal((await slot(1)).playing, false);
});

/** What of a set a friend gets. */
const set = (from) => from.evaluate(() => JSON.stringify(loopseed.store.state));

test("a set that is put into the address is the same at a friend's", async () => {
    await page.fill("#tempo-bpm", "121.5");
    await page.keyboard.press("Enter");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.click("#share-address");
    await page.waitForFunction(() => location.hash.length > 100);
    await page.waitForFunction(() => document.getElementById("status").textContent.includes(", and copied as text"));
    assert.equal(await page.evaluate(() => document.activeElement.id), "share-address"); // the keys still play
    const text = await page.inputValue("#share-text");
    assert.ok(page.url().endsWith(text));
    const sent = await set(page);

    const url = daemon.url;
    daemon.url += text;
    const friend = await daemon.open();
    daemon.url = url;
    await friend.waitForFunction(() => loopseed.store.state.bpm === 121.5);
    assert.equal(await set(friend), sent);
    assert.equal(new URL(friend.url()).hash, ""); // what changes now is no longer in the address
    assert.equal(await friend.evaluate(() => loopseed.settings.bpm), 121.5);
    await friend.close();

    await page.click("#slot-5-mute");
    await page.evaluate(() => loopseed.settings.setCondition("pitch", 3));
    const pitch = (is) => page.waitForFunction((wanted) => loopseed.settings.conditions[1].set === wanted, is);
    assert.equal(new URL(page.url()).hash, "");
    assert.ok(await page.isEnabled("#share-open"));
    await page.fill("#share-text", daemon.url + text.replaceAll(/[#-]/g, encodeURIComponent).replaceAll("_", "%5f").replace("A", "%41"));
    await page.click("#share-open");
    await page.waitForFunction(() => !loopseed.store.slot(4).mute);
    assert.equal(await set(page), sent);
    await pitch(false); // the set has no conditions
    await page.click("#share-back");
    assert.equal((await slot(4)).mute, true);
    await pitch(true);
    assert.deepEqual(await page.evaluate(() => loopseed.store.state.conditions), { pitch: 3 });
});

test("a set goes into a file and out of it", async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#share-save")]);
    assert.equal(download.suggestedFilename(), "set.loopseed.json");
    const buffer = readFileSync(await download.path());
    const saved = await set(page);
    assert.equal(buffer.toString(), saved);
    await page.click("#slot-4-solo");
    assert.notEqual(await set(page), saved);
    await page.setInputFiles("#share-file", { name: "set.json", mimeType: "application/json", buffer });
    await page.waitForFunction(() => !loopseed.store.slot(3).solo);
    assert.equal(await set(page), saved);
});

test("a set has the tempo that it played at, also where nobody had chosen it", async () => {
    const bpm = () => page.evaluate(() => loopseed.settings.bpm);
    await page.evaluate(() => loopseed.store.setSettings({ bpm: 0 })); // as in a fresh one
    const own = await bpm();
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#share-save")]);
    const buffer = readFileSync(await download.path());
    assert.equal(JSON.parse(buffer.toString()).bpm, own);
    await page.evaluate(() => loopseed.setTempo(151));
    await page.setInputFiles("#share-file", { name: "set.json", mimeType: "application/json", buffer });
    await page.waitForFunction((value) => loopseed.settings.bpm === value, own);
    assert.equal((await daemon.ask("/cc/status", [], "/ccret/status"))[12], own);
    const text = buffer.toString().replace(/"bpm":[^,]*/, '"bpm":99');
    const close = await page.evaluate(async (set) => { // while the daemon is away
        const { state } = loopseed.wire;
        loopseed.wire.state = "closed";
        const file = new File([set], "set.json");
        const input = document.getElementById("share-file");
        const files = new DataTransfer();
        files.items.add(file);
        input.files = files.files;
        input.dispatchEvent(new Event("change"));
        while (loopseed.settings.bpm !== 99) await new Promise((done) => setTimeout(done));
        await new Promise((done) => setTimeout(done));
        const said = document.getElementById("log").textContent;
        loopseed.wire.state = state;
        return [said.includes("the daemon gets its tempo and conditions when it is back"), document.getElementById("tempo-bpm").value];
    }, text);
    assert.deepEqual(close, [true, "99"]);
    await page.evaluate((value) => loopseed.setTempo(value), own);
});

test("a slot that an opened set leaves empty shows no sound", async () => {
    const isBlank = (wanted) =>
        page.waitForFunction((is) => {
            const canvas = document.querySelector("#slot-1-select canvas");
            const blank = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
            return is === (canvas.toDataURL() === blank.toDataURL());
        }, wanted);
    await isBlank(false);
    const buffer = Buffer.from('{"loopseed":1,"slots":[]}');
    await page.setInputFiles("#share-file", { name: "set.json", mimeType: "application/json", buffer });
    await isBlank(true);
    await page.click("#share-back");
    await isBlank(false);
});

test("damaged sets are one sentence, and the set of now stays", async () => {
    await page.click("#share-address");
    const text = await page.inputValue("#share-text");
    const before = await set(page);
    const good = JSON.parse(before);
    const bad = { ...good, slots: [{ ...good.slots[0], recipe: { command: "delete_seed", args: ["mine"] } }] };
    const far = [{ bpm: 1e9 }, { bpm: 19 }, { master: 2 }, { selected: 8 }, { slots: [{ gain: 1e9 }] }].map((change) => JSON.stringify({ ...good, ...change }));
    const bomb = `#${deflateRawSync(Buffer.alloc(50_000_000, " ")).toString("base64url")}`;
    for (const damaged of [text.slice(0, 80), "#", "#%%%", "hello", '{"loopseed":99}', bomb]) {
        await page.fill("#share-text", damaged);
        await page.click("#share-open");
        assert.match(await wrong(), /^[A-Z][^.]*\.$/);
        assert.equal(await set(page), before);
        await page.evaluate(() => loopseed.status.say("next"));
    }
    for (const damaged of ["", "{", "[]", "null", '{"loopseed": 2}', '{"loopseed": 1, "slots": 3}', JSON.stringify(bad), ...far]) {
        await page.setInputFiles("#share-file", { name: "set.json", mimeType: "application/json", buffer: Buffer.from(damaged) });
        assert.match(await wrong(), /^[A-Z][^.]*\.$/);
        assert.equal(await set(page), before);
        await page.evaluate(() => loopseed.status.say("next"));
    }
});

test("Back to the set before goes both ways, and undo goes with its set", async () => {
    const kept = await page.evaluate(() => loopseed.store.toText());
    const seeds = () => page.evaluate(() => String(loopseed.store.slot(0).seed));
    await page.click("#slot-1-select");
    const before = await seeds();
    await page.click("#random");
    await page.waitForFunction((seed) => String(loopseed.store.slot(0).seed) !== seed, before);
    const drawn = await seeds();
    await page.setInputFiles("#share-file", { name: "set.json", mimeType: "application/json", buffer: Buffer.from(kept) });
    await page.waitForFunction((seed) => String(loopseed.store.slot(0).seed) === seed, before);
    await page.click("#share-back");
    assert.equal(await seeds(), drawn);
    await page.click("#undo");
    assert.equal(await seeds(), before);
    await page.click("#redo");
    await page.click("#share-back");
    assert.equal(await seeds(), before);
    assert.ok(await page.isDisabled("#undo")); // of the opened set, nothing was changed
    await page.click("#share-back");
    assert.equal(await seeds(), drawn);
});

test("a set that is too long is refused in a sentence, and the daemon stays", async () => {
    const before = await set(page);
    const slotWith = (change) => ({ slots: [{ ...JSON.parse(before).slots[0], ...change }] });
    const through = (count) => ({ recipe: { command: "hallucinate_through", args: Array(count).fill(1) } });
    const long = [
        [slotWith({ recipe: { command: "continue_seed", args: ["x".repeat(70_000)] } }), /^This is no set/],
        [slotWith({ recipe: { command: "continue_seed", args: Array(20_000).fill(1) } }), /^The continue_seed of slot 1 has \d+ bytes/],
        [slotWith(through(20_000)), /^The hallucinate_through of slot 1 has \d+ bytes/],
        [slotWith({ seed: Array(63).fill(0) }), /^The seed of slot 1 has 63 numbers, and the model takes 64/],
        [slotWith({ seed: Array(200_000).fill(0) }), /^The seed of slot 1 has 200000 numbers/],
        [{ conditions: Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`c${n}`, 1])) }, /^This set has 5000 conditions/],
        [{ panels: { x: " ".repeat(3_000_000) } }, /^This set is longer than/],
        [slotWith({ seed: Array(64).fill(1e300) }), /^This is no set/], // infinite on its way to the daemon
        [slotWith({ recipe: { command: "generate_directed", args: [1, 1e300, ...JSON.parse(before).slots[0].seed] } }), /^This is no set/],
    ];
    for (const [change, sentence] of long) {
        const buffer = Buffer.from(JSON.stringify({ ...JSON.parse(before), ...change }));
        await page.setInputFiles("#share-file", { name: "set.json", mimeType: "application/json", buffer });
        assert.match(await wrong(), sentence);
        assert.equal(await set(page), before);
        await page.evaluate(() => loopseed.status.say("next"));
    }
    const closed = await page.evaluate(async () => {
        let count = 0;
        loopseed.wire.onState(() => count++);
        loopseed.store.setSound(0, { seed: Array(64).fill(0), recipe: { command: "continue_seed", args: ["x".repeat(70_000)] }, note: "" }); // as a panel might
        while (loopseed.sounds.busy(0)) await new Promise((resolve) => setTimeout(resolve));
        await loopseed.wire.query("sync", [7], "synced", 7);
        loopseed.store.undo();
        return count;
    });
    assert.equal(closed, 0);
    assert.match(await page.textContent("#log"), /Slot 1: continue_seed is too long to be sent/);
});

test("a set whose showing fails can be taken back", async () => {
    const before = await set(page);
    await page.evaluate(() => {
        const [on] = [loopseed.store.take];
        loopseed.store.take = function (taken) {
            loopseed.store.take = on;
            on.call(this, taken);
            throw new Error("A panel has failed.");
        };
    });
    const other = { ...JSON.parse(before), master: 0.125 };
    await page.setInputFiles("#share-file", { name: "set.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(other)) });
    await page.waitForFunction(() => loopseed.store.state.master === 0.125);
    await page.click("#share-back");
    assert.equal(await set(page), before);
});

test("the console was silent", () => assert.deepEqual(daemon.errors, []));
