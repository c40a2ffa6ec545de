// The page as a person uses it, in Chromium, against a daemon.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test as nodeTest } from "node:test";

import { begin, require, serve } from "./browser.mjs";

const daemon = await serve();
const FIRST_PAINT = 100_000; // bytes

const test = (name, body) => nodeTest(name, { timeout: 300_000 }, body); // a busy machine takes its time

/** What the page's console has said since the last look. */
const quiet = () => assert.deepEqual(daemon.errors.splice(0), []);
const seedOf = (page, slot) => page.evaluate((n) => loopseed.store.slot(n - 1).seed.map((dial) => dial + 0), slot); // no -0
const statusOf = (page) => page.textContent("#status");
const says = (page, text) => page.waitForFunction((t) => document.getElementById("status").textContent.includes(t), text);
const settled = (page) => page.waitForFunction(() => ![...Array(8).keys()].some((slot) => loopseed.sounds.busy(slot)));

test("a newcomer clicks once and hears a loop; what was loaded before is small", async () => {
    const bodies = [];
    const page = await daemon.open({}, async (made) => {
        made.on("response", (response) => bodies.push(response.body().catch(() => "")));
    });
    const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0);
    assert.ok(bytes > 10_000 && bytes < FIRST_PAINT, `${bytes} bytes`);
    await begin(page);
    await page.waitForFunction(() => document.querySelector("#slot-1 .meter span").style.transform !== "scaleX(0)");
    assert.equal(await page.locator("#welcome").count(), 0);
    assert.equal((await seedOf(page, 1)).length, 64);
    await page.context().close();
    quiet();
});

test("by keys alone: the first sound, a dial, a slot, undo", async () => {
    const page = await daemon.open();
    for (let n = 0; n < 20 && (await page.evaluate(() => document.activeElement.id)) !== "first-play"; n++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#slot-1.sounds");
    const [first] = await seedOf(page, 1);
    await page.focus("#dial-1");
    await page.keyboard.press(first < 0 ? "ArrowUp" : "ArrowDown");
    assert.equal((await seedOf(page, 1))[0], first + (first < 0 ? 1 : -1));
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate(() => document.activeElement.id), "dial-2");
    await page.keyboard.press("End");
    assert.equal((await seedOf(page, 1))[1], 127);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    assert.equal((await seedOf(page, 1))[0], first);
    await page.keyboard.press("2");
    await page.waitForSelector("#slot-2.sounds");
    await page.keyboard.press("0");
    await page.waitForSelector("#slot-2:not(.sounds)");
    await page.context().close();
    quiet();
});

test("dials are drawn by the mouse, and the loop is that of the drawn seed", async () => {
    const page = await daemon.open();
    await begin(page);
    const box = await page.locator(".board").boundingBox();
    await page.mouse.move(box.x + 2, box.y + 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 2, box.y + box.height - 2, { steps: 7 });
    await page.mouse.up();
    const drawn = await seedOf(page, 1);
    assert.ok(drawn[0] > 120 && drawn[63] < -120 && drawn.every((dial, n) => n === 0 || dial <= drawn[n - 1]), String(drawn));
    await settled(page);
    const path = await page.evaluate(() => loopseed.sounds.loaded[0].path);
    const [, ...made] = await daemon.ask("/cc/seed_of", [1, path], "/ccret/seed");
    assert.deepEqual(made, drawn);
    await page.click("#undo"); // the stroke is one step
    assert.notDeepEqual(await seedOf(page, 1), drawn);
    await page.click("#redo");
    assert.deepEqual(await seedOf(page, 1), drawn);
    await page.context().close();
    quiet();
});

test("a take is the loop, sample by sample", async () => {
    const page = await daemon.open({ acceptDownloads: true });
    await page.evaluate(() => loopseed.store.setSettings({ master: 0.5 }));
    for (const _ of [1, 2]) await page.click("#record-take"); // no bar runs
    await says(page, "Nothing was recorded");
    await begin(page);
    await settled(page);
    const leaves = () => page.evaluate(() => dispatchEvent(new Event("beforeunload", { cancelable: true })));
    assert.ok(await leaves());
    await page.click("#record-take");
    await page.evaluate(() => new Promise((resolve) => loopseed.engine.onBar((bar) => bar > 6 && resolve())));
    assert.ok(!(await leaves())); // the take is not saved yet: the browser asks
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#record-take")]);
    assert.ok(await leaves());
    const file = readFileSync(await download.path());
    const loop = await page.evaluate(() => loopseed.sounds.loaded[0].channels.map((samples) => [...samples]));
    const frames = (file.length - 58) / 8;
    assert.equal(file.readUInt32LE(54), 8 * frames);
    assert.ok(frames > 2 * loop[0].length, `${frames} frames`);
    const take = [0, 1].map((c) => Float32Array.from({ length: frames }, (_, n) => file.readFloatLE(58 + 8 * n + 4 * c)));
    const length = loop[0].length;
    const matches = (from, at, count) => {
        for (let n = 0; n < count; n++) {
            for (const c of [0, 1]) if (take[c][from + n] !== Math.fround(0.5 * loop[c][(at + n) % length])) return false;
        }
        return true;
    };
    assert.equal(frames % length, 0); // from bar line to bar line
    assert.ok(matches(0, 0, frames)); // up to the last one, without a gap
    await page.context().close();
    quiet();
});

test("random, morph, named seeds, fades and ping-pongs", async () => {
    const page = await daemon.open();
    await begin(page);
    const first = await seedOf(page, 1);
    await page.click("#morph");
    const morphed = await seedOf(page, 1);
    assert.ok(morphed.every((dial, n) => Math.abs(dial - first[n]) <= 12) && morphed.some((dial, n) => dial !== first[n]));
    await page.fill("#seed-name", "kick é");
    await page.click("#save-seed");
    await says(page, "is kept as kick é");
    await page.click("#slot-2-select");
    await page.click("#recall-seed");
    await says(page, "kick é is in slot 2");
    assert.deepEqual(await seedOf(page, 2), morphed);
    await page.click("#random");
    await page.waitForFunction((seed) => loopseed.store.slot(1).seed.some((dial, n) => dial !== seed[n]), morphed);
    const kept = () => daemon.ask("/cc/recall_seed", [1, "kick é"], "/ccret/seed").then((args) => args.slice(1));
    await page.click("#save-seed");
    await says(page, "click again to replace it");
    assert.deepEqual(await kept(), morphed);
    await page.click("#save-seed");
    await says(page, "can be taken back");
    assert.deepEqual(await kept(), await seedOf(page, 2));
    await page.click("#seed-back");
    await says(page, "kick é is the one before");
    await page.keyboard.press("Shift+3"); // single keys play on
    await page.waitForFunction(() => loopseed.selected === 2);
    await page.click("#slot-2-select");
    assert.deepEqual(await kept(), morphed);
    await page.fill("#seed-name", "another");
    await page.click("#save-seed");
    await says(page, "is kept as another");
    await page.selectOption("#seed-names", "kick é");
    await page.dblclick("#delete-seed"); // is one click
    await page.keyboard.press("Tab");
    await page.focus("#delete-seed");
    for (let repeat = 0; repeat < 4; repeat++) await page.keyboard.down("Enter"); // is one press
    await says(page, "Click again to forget the seed kick é");
    await page.keyboard.up("Enter");
    assert.equal(await page.locator("#seed-names option").count(), 2);
    await page.click("#delete-seed");
    await says(page, "kick é is forgotten");
    await page.click("#delete-seed"); // the next one in the list: it asks anew
    await says(page, "Click again to forget the seed another");
    await page.click("#delete-seed");
    await says(page, "another is forgotten");
    assert.deepEqual(await page.evaluate(() => loopseed.wire.query("list_seeds", [], "seeds")), []);
    await page.fill("#seed-name", "  ");
    assert.ok(await page.isDisabled("#save-seed"));
    await page.click("#slot-3-play");
    await page.waitForSelector("#slot-3.sounds");
    for (const [id, steps] of [["fade", 3], ["pingpong", 4]]) {
        await page.fill("#walk-steps", String(steps));
        await page.click(`#${id}`);
        await page.waitForFunction((bars) => loopseed.sounds.loaded[2]?.bars === bars, steps);
    }
    await page.selectOption("#walk-into", { value: "5" });
    await page.click("#fade");
    assert.match(await statusOf(page), /^Slot 6: fade 1–2, 4 bars\. Play the slot to hear it\.$/);
    assert.equal(await page.evaluate(() => loopseed.store.slot(5).playing), false);
    await page.selectOption("#walk-to", { value: "7" });
    await page.click("#fade");
    assert.match(await statusOf(page), /Slot 8 is empty: give it a seed first/);
    await page.selectOption("#walk-to", { value: "0" });
    await page.click("#fade");
    assert.match(await statusOf(page), /choose two slots, not slot 1 twice/);

    await page.click("#slot-3-select");
    await page.click("#panel-continuation > summary");
    await page.selectOption("#walk-into", { value: "2" });
    const row = await page.textContent("#slot-3-select .note");
    await page.evaluate(() => document.getElementById("continuation-bars").value = 2);
    await page.click("#continue"); // this model has no sequence model
    await page.waitForFunction(() => /^Slot 3: .*has no sequence model/.test(document.querySelector("#status.wrong")?.textContent));
    assert.equal(await page.textContent("#slot-3-select .note"), "continuation, 2 bars, not made");
    assert.ok(await page.isDisabled("#continue"));
    await page.click("#undo");
    assert.equal(await page.textContent("#slot-3-select .note"), row);
    await settled(page);

    const order = await page.evaluate(async () => {
        const slots = [];
        const query = loopseed.wire.query;
        loopseed.wire.query = function (command, args, ...rest) {
            const slot = args[0] - loopseed.wire.slotId(0);
            if (slot >= 0 && slot < 8) slots.push(slot + 1);
            return query.call(this, command, args, ...rest);
        };
        loopseed.setRecipe(3, loopseed.store.slot(2).recipe, "silent row");
        loopseed.setRecipe(4, loopseed.store.slot(2).recipe, "another", loopseed.store.slot(2).seed);
        loopseed.sounds.requestAll();
        while (loopseed.sounds.busy(1)) await new Promise((resolve) => setTimeout(resolve));
        loopseed.play(4, true);
        while (loopseed.sounds.busy(4)) await new Promise((resolve) => setTimeout(resolve));
        return slots;
    });
    assert.deepEqual(order, [1, 3, 2, 5]); // what plays, loops before rows, and a silent row once it plays
    await page.context().close();
    quiet();
});

test("tempo and conditions hold for all clients, and those of others are shown", async () => {
    const [page, other] = [await daemon.open(), await daemon.open()];
    await begin(page);
    await begin(other);
    await page.fill("#tempo-bpm", "");
    await page.locator("#tempo-bpm").pressSequentially("240,5");
    await page.press("#tempo-bpm", "Enter");
    await other.waitForFunction(() => document.getElementById("tempo-bpm").value === "240.5");
    await says(other, "Another program has set the tempo to 240.5 BPM.");
    await daemon.ask("/cc/set_channels", [1], "/ccret/msg");
    await daemon.ask("/cc/set_target_sr", [8000], "/ccret/msg");
    for (const each of [page, other]) await says(each, "the sample rate of all files to 8000 Hz. The page asks for its own again");
    for (const each of [page, other]) await each.click("#morph");
    for (const each of [page, other]) {
        await settled(each);
        const found = await each.evaluate(async () => {
            const { channels, path } = loopseed.sounds.loaded[0];
            const file = new DataView(await (await fetch(`sound?path=${encodeURIComponent(path)}`)).arrayBuffer());
            const made = [file.getUint16(22, true), file.getUint32(24, true)];
            return { made, wanted: [2, loopseed.engine.rate], bar: channels[0].length - loopseed.settings.barFrames };
        });
        assert.deepEqual(found.made, found.wanted);
        assert.equal(found.bar, 0);
    }
    await page.focus("#tempo-bpm"); // a field that has the focus shows what holds, unless somebody types
    await daemon.ask("/cc/set_bpm", [111], "/ccret/msg");
    await page.waitForFunction(() => document.getElementById("tempo-bpm").value === "111");
    await page.keyboard.press("2");
    await daemon.ask("/cc/set_bpm", [222], "/ccret/msg");
    await says(page, "Another program has set the tempo to 222 BPM.");
    assert.equal(await page.inputValue("#tempo-bpm"), "1112");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.getElementById("tempo-bpm").value === "222");
    const asked = await page.evaluate(async () => {
        let count = 0;
        const query = loopseed.wire.query;
        loopseed.wire.query = (name, ...rest) => ((count += name === "model"), query.call(loopseed.wire, name, ...rest));
        const handlers = loopseed.wire.handlers.get("setting");
        for (let bpm = 100; bpm < 300; bpm += 0.5) for (const handler of handlers) handler(["bpm", bpm]); // the page was asleep
        while (loopseed.settings.taking) await new Promise((done) => setTimeout(done));
        loopseed.wire.query = query;
        return count;
    });
    assert.equal(asked, 2); // the first one, and then the newest of the others
    const made = await page.evaluate(async () => {
        let count = 0;
        loopseed.settings.onSounds(() => count++);
        for (const handler of loopseed.wire.handlers.get("setting")) for (const value of ["unset", 3]) handler(["condition/pitch", value]);
        while (loopseed.settings.taking) await new Promise((done) => setTimeout(done));
        return count;
    });
    assert.equal(made, 0); // the daemon has it as it was
    const held = await page.evaluate(async () => { // an older answer does not undo what the user sets
        const found = () => loopseed.settings.conditions.find((one) => one.name === "pitch");
        const taken = [];
        for (const value of [2, undefined]) {
            const answer = loopseed.settings.take();
            loopseed.settings.setCondition("pitch", value);
            await answer;
            taken.push([found().set, document.getElementById("condition-pitch-free").checked]);
        }
        return taken;
    });
    assert.deepEqual(held, [[true, false], [false, true]]);
    await page.uncheck("#condition-pitch-free");
    await page.fill("#condition-pitch", "3.04");
    await other.waitForFunction(() => !document.getElementById("condition-pitch-free").checked);
    await says(other, "Another program has set pitch to 3.04.");
    await daemon.ask("/cc/set_condition", ["pitch"], "/ccret/msg"); // a third client: the seed decides again
    await page.waitForFunction(() => document.getElementById("condition-pitch-free").checked);
    await says(page, "Another program has set pitch to what the seed has.");
    assert.ok(await page.isHidden("#truncation-reset"));
    await daemon.ask("/cc/set_truncation", [1.5], "/ccret/msg");
    for (const each of [page, other]) await each.waitForSelector("#truncation-reset"); // for as long as it holds
    await other.focus("#truncation-reset");
    await other.keyboard.press("Enter");
    await other.waitForFunction(() => document.activeElement.contains(document.getElementById("truncation-reset")) && document.activeElement !== document.body);
    const plays = await other.evaluate(() => loopseed.store.slot(0).playing); // the button is gone, and the keys play on
    for (const is of [!plays, plays]) {
        await other.keyboard.press("1");
        assert.equal(await other.evaluate(() => loopseed.store.slot(0).playing), is);
    }
    await page.waitForSelector("#truncation-reset", { state: "hidden" });
    await daemon.ask("/cc/set_bpm", [120, "stretch"], "/ccret/msg");
    for (const each of [page, other]) {
        await each.waitForFunction(() => document.getElementById("tempo-bpm").value === "120");
        assert.equal(await each.inputValue("#tempo-follow"), "stretch");
    }
    assert.notDeepEqual(await seedOf(page, 1), await seedOf(other, 1)); // each has its own slots
    const times = [0, 400, 800, 1200];
    await page.evaluate((all) => {
        for (const time of all) {
            const event = new PointerEvent("pointerdown");
            Object.defineProperty(event, "timeStamp", { value: time });
            document.getElementById("tap").dispatchEvent(event);
        }
    }, times);
    await other.waitForFunction(() => document.getElementById("tempo-bpm").value === "150");
    await Promise.all([page.context().close(), other.context().close()]);
    quiet();
});

test("the daemon is killed and back: nothing stops sounding, and it gets the page's settings", async () => {
    const page = await daemon.open();
    await begin(page);
    await page.fill("#tempo-bpm", "201");
    await page.press("#tempo-bpm", "Enter");
    await settled(page);
    await daemon.kill();
    await says(page, "The daemon is away");
    const bars = (count) =>
        page.evaluate((n) => {
            let first;
            return new Promise((resolve) => loopseed.engine.onBar((bar) => bar - (first ??= bar) >= n && resolve(true)));
        }, count);
    await bars(3);
    await page.click("#slot-5-play"); // it gets no seed
    await says(page, "do this again when it is back");
    await page.waitForFunction(() => !loopseed.store.slot(4).playing && document.getElementById("slot-5-play").textContent === "Play");
    await page.fill("#tempo-bpm", "202");
    await page.press("#tempo-bpm", "Enter");
    await says(page, "The tempo is 202 BPM here; the daemon gets it when it is back.");
    await page.fill("#condition-pitch", "4");
    await says(page, "The daemon gets your setting of pitch when it is back.");
    await page.fill("#tempo-bpm", "201");
    await page.press("#tempo-bpm", "Enter");
    await page.click("#morph"); // it is made when the daemon is back
    const morphed = await seedOf(page, 1);
    assert.ok(await page.locator("#slot-1.sounds").count());
    assert.ok((await page.evaluate(() => new Promise((resolve) => loopseed.engine.onLevels((l) => resolve(l.slots[0]))))) > 0.01);
    await daemon.restart();
    await says(page, "The daemon plays tiny");
    await settled(page);
    assert.equal((await daemon.ask("/cc/status", [], "/ccret/status"))[12], 201);
    const conditions = await daemon.ask("/cc/conditions", [], "/ccret/conditions");
    assert.deepEqual(conditions.slice(conditions.indexOf("pitch")), ["pitch", -2, 6, 4, 1]);
    await page.check("#condition-pitch-free");
    await settled(page);
    const path = await page.evaluate(() => loopseed.sounds.loaded[0].path);
    assert.deepEqual((await daemon.ask("/cc/seed_of", [1, path], "/ccret/seed")).slice(1), morphed);
    await page.context().close();
    assert.ok(daemon.errors.splice(0).every((text) => text.includes("WebSocket connection to"))); // the browser's own line
});

test("what a daemon does not finish, since it ends, hangs or loses a file, is made later", async () => {
    await daemon.ask("/cc/set_bpm", [90], "/ccret/msg"); // before there is a page
    const page = await daemon.open();
    await begin(page);
    await settled(page);
    const isMade = (slot) => page.waitForFunction((n) => !loopseed.sounds.busy(n) && loopseed.sounds.isMade(n), slot);
    const seedMade = async () => (await daemon.ask("/cc/seed_of", [1, await page.evaluate(() => loopseed.sounds.loaded[0].path)], "/ccret/seed")).slice(1);
    for (const end of ["stop", "kill"]) {
        daemon.signal("SIGSTOP"); // it cannot make the fade before it ends
        await page.evaluate(() => {
            const seed = loopseed.store.slot(0).seed;
            loopseed.setRecipe(0, { command: "generate_fade", args: [64, ...seed, ...seed.map((dial) => -dial - 1)] }, "fade");
        });
        await page.waitForFunction(() => loopseed.sounds.busy(0));
        await page.evaluate(() => loopseed.play(5, true));
        await page.evaluate(() => (loopseed.setSeed(6, Array(64).fill(6), "six"), loopseed.undo())); // while its sound is asked for
        await page.evaluate(() => loopseed.randomise(5) && undefined);
        const gone = daemon[end]();
        daemon.signal("SIGCONT");
        await gone;
        await page.waitForFunction(() => document.documentElement.dataset.daemon === "closed");
        await page.keyboard.press("r");
        await says(page, "The daemon is away: do this again when it is back.");
        const [noSeed, emptied] = await page.evaluate(() => [5, 6].map((slot) => loopseed.store.slot(slot)));
        assert.deepEqual([noSeed.playing, emptied.seed], [false, []]); // it got no seed
        await daemon.restart();
        while ((await daemon.ask("/cc/status", [], "/ccret/status"))[12] !== 90); // as it was, once the page is back
        await isMade(0);
        assert.equal(await page.evaluate(() => loopseed.sounds.loaded[0].bars), 64, end);
        assert.equal(await page.evaluate(() => loopseed.sounds.isRefused(6)), false);
        assert.ok(await page.evaluate(() => loopseed.sounds.loaded[0].channels[0].length === 64 * loopseed.settings.barFrames));
    }
    await page.route(/sound\?path/, (route) => route.abort("connectionreset"), { times: 1 });
    await page.keyboard.press("r");
    await page.waitForFunction(() => loopseed.store.slot(0).recipe === null);
    await isMade(0);
    assert.deepEqual(await seedMade(), await seedOf(page, 1));

    await page.evaluate(() => loopseed.setSeed(0, Array(16).fill(1), "of another model"));
    await says(page, "Slot 1: its seed has 16 numbers, and the model tiny takes 64: give the slot a new seed.");
    assert.equal(await page.textContent("#slot-1-select .note"), "of another model, not made");
    await page.click("#undo");
    const refuse = (text) => page.evaluate((words) => { // as where the disk is full
        const query = loopseed.wire.query;
        loopseed.wire.query = () => {
            loopseed.wire.query = query;
            return Promise.reject(new Error(words));
        };
        loopseed.setSeed(0, Array(64).fill(words.length), words);
    }, text);
    await refuse("No room.");
    await says(page, "Slot 1: No room.");
    for (const _ of ["Stop", "Play"]) await page.click("#slot-1-play");
    await isMade(0);
    await refuse("Still no room.");
    await says(page, "Slot 1: Still no room.");
    await daemon.kill();
    await daemon.restart();
    await isMade(0);

    daemon.signal("SIGSTOP");
    await page.evaluate(() => [1, 2].forEach(() => loopseed.wire.askAlive())); // as its timer does
    await says(page, "The daemon does not answer. What plays goes on");
    const dot = () => page.evaluate(() => getComputedStyle(document.querySelector("h1"), "::before").backgroundColor);
    const red = await dot();
    daemon.signal("SIGCONT");
    await says(page, "The daemon answers again.");
    assert.notEqual(await dot(), red);
    await page.context().close();
    assert.ok(daemon.errors.splice(0).every((text) => /WebSocket connection to|ERR_CONNECTION_RESET/.test(text))); // the browser's own lines
});

test("what comes late does not take the place of something newer, and Keep keeps what was there at the click", async () => {
    const page = await daemon.open();
    await begin(page);
    await settled(page);
    await page.click("#slot-2-select");
    await page.click("#random");
    await page.waitForFunction(() => loopseed.store.slot(1).seed.length);
    await page.click("#slot-1-select");
    await page.fill("#seed-name", "late");
    const [first, second] = [await seedOf(page, 1), await seedOf(page, 2)];
    daemon.signal("SIGSTOP");
    await page.click("#save-seed");
    await page.click("#slot-2-select");
    await page.click("#random");
    await page.click("#morph"); // of the seed that is there
    await page.click("#slot-3-play"); // an empty slot gets a random seed, but this fade is newer
    await page.click("#fade");
    await page.click("#slot-4-play");
    await page.click("#slot-4-select");
    await page.click("#random"); // once more: the newer one comes, and the slot plays on
    daemon.signal("SIGCONT");
    await page.waitForFunction(() => loopseed.store.slot(3).seed.length);
    await page.waitForFunction(() => document.getElementById("log").textContent.includes("The seed of slot 1 is kept as late."));
    assert.deepEqual((await daemon.ask("/cc/recall_seed", [1, "late"], "/ccret/seed")).slice(1), first);
    const morphed = await seedOf(page, 2);
    assert.ok(morphed.every((dial, n) => Math.abs(dial - second[n]) <= 12), String(morphed));
    const third = await page.evaluate(() => loopseed.store.slot(2));
    assert.deepEqual([third.recipe.command, third.playing], ["generate_fade", true]);
    assert.ok(await page.evaluate(() => loopseed.store.slot(3).playing));
    await daemon.ask("/cc/delete_seed", ["late"], "/ccret/msg");
    await page.context().close();
});

test("the set is kept over a reload, in a file and in an address", async () => {
    const page = await daemon.open();
    await begin(page);
    await page.focus("#slot-1-gain");
    await page.keyboard.press("ArrowLeft");
    const silent = () => page.evaluate(() => [...document.querySelectorAll(".strip")].map((strip) => Number(strip.classList.contains("silent"))).join(""));
    assert.equal(await silent(), "00000000");
    await page.click("#slot-2-solo");
    assert.equal(await silent(), "10111111");
    await page.click("#slot-2-solo");
    await page.click("#slot-1-mute");
    assert.equal(await silent(), "10000000"); // what is not heard is shown
    const before = await page.evaluate(() => loopseed.store.toText());
    await page.reload();
    await page.waitForFunction(() => loopseed.features.offers("set_bpm"));
    assert.deepEqual(JSON.parse(await page.evaluate(() => loopseed.store.toText())), JSON.parse(before));
    await begin(page); // the click starts what played
    const again = await page.evaluate(async () => {
        const hash = await loopseed.store.toHash();
        const text = loopseed.store.toText();
        await loopseed.randomise(0);
        loopseed.store.fromText(await loopseed.store.unpack(hash));
        return { hash, same: loopseed.store.toText() === text };
    });
    assert.ok(again.same);
    assert.match(again.hash, /^[\w-]+$/);
    const refused = await page.evaluate(() => {
        const set = JSON.parse(loopseed.store.toText());
        const { seed } = set.slots[0];
        const recipes = [
            ["set_target_dir", ["/"]],
            ["generate_fade", []],
            ["generate_fade", [8, ...seed]],
            ["generate_pingpong", [8, ...seed, ...seed, 1]],
            ["generate_directed", [2, "abc", "<b>", ...seed]],
            ["generate_directed", [2, 1, ...seed]],
            ["hallucinate", [4, 3, 0.5]],
            ["hallucinate_through", [3, 0.5, ...seed.slice(1)]],
            ["continue_seed", [8, 1, ...seed]],
            ["toString", [1]],
        ].map(([command, args]) => ({ recipe: { command, args } }));
        const damaged = [...recipes, { note: { toString: 1 } }, { seed: ["1"] }];
        const texts = damaged.map((change) => JSON.stringify({ ...set, slots: [{ ...set.slots[0], ...change }, ...set.slots.slice(1)] }));
        return ["{}", "no set", ...texts].map((text) => {
            try {
                loopseed.store.fromText(text);
                return "taken";
            } catch (why) {
                return why.message;
            }
        });
    });
    for (const sentence of refused) assert.equal(sentence, "This is no set of loopseed: take a text or a file that the page has made.");
    await page.context().close();
    quiet();
});

test("a tempo out of range is refused, redo plays again, and after a reload a lit slot begins", async () => {
    const page = await daemon.open();
    await begin(page);
    const bpm = await page.evaluate(() => loopseed.settings.bpm);
    for (const typed of ["1285", "13", "-5", ""]) {
        await page.fill("#tempo-bpm", typed);
        await page.press("#tempo-bpm", "Enter");
        await page.waitForFunction(() => /^Tempo has to be/.test(document.querySelector("#status.wrong")?.textContent));
        assert.equal(await page.evaluate(() => loopseed.settings.bpm), bpm);
        await page.evaluate(() => loopseed.status.say("next"));
    }
    const playing = () => page.evaluate(() => loopseed.store.slot(0).playing);
    await page.focus("#undo");
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press("Enter"); // one too many does nothing
    assert.equal(await playing(), false);
    assert.equal(await statusOf(page), "Undone in slot 1: random. It is empty and stops; Redo lets it play again.");
    assert.equal(await page.evaluate(() => document.activeElement.id), "undo");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "undo"); // in its place among the others
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await playing(), true);
    assert.equal(await statusOf(page), "Done again in slot 1: random.");
    for (const between of [[], ["0"]]) { // an emptied slot that gets another sound: only Play starts it
        await page.keyboard.press("Control+z");
        assert.equal(await playing(), false);
        for (const key of [...between, "r"]) await page.keyboard.press(key);
        await page.waitForFunction(() => loopseed.store.slot(0).seed.length && !loopseed.sounds.busy(0));
        assert.equal(await playing(), false);
        await page.click("#slot-1-play");
        await page.waitForSelector("#slot-1.sounds");
    }
    await page.click("#panel-midi > summary");
    await page.waitForFunction(() => localStorage.getItem("loopseed-open") === "panel-midi");
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await page.reload();
    await page.waitForFunction(() => loopseed.features.offers("set_bpm"));
    assert.equal(await page.evaluate(() => scrollY), 0); // the button that plays the set is to be seen
    const open = await page.evaluate(() => [...document.querySelectorAll(".panel[open]")].map((one) => one.id));
    assert.deepEqual(open, ["panel-midi"]);
    assert.match(await page.textContent("#welcome"), /^Play the setClick, and hear slot 1 again\.$/);
    assert.equal(await page.textContent("#slot-1-play"), "Play");
    await page.click("#slot-1-play");
    await page.waitForSelector("#slot-1.sounds");
    assert.equal(await playing(), true);
    assert.equal(await page.textContent("#slot-1-play"), "Stop");
    await page.click("#slot-1-play");
    assert.equal(await playing(), false);
    await page.context().close();
    quiet();
});

test("a slot begins only with its own sound, and what plays goes on under an opened set", async () => {
    const page = await daemon.open();
    await begin(page);
    /** Where slot 1 is in its sound some messages of the mixer later, while the daemon makes nothing. */
    const placeOf = (act) =>
        page.evaluate(async (text) => {
            await eval(text);
            await loopseed.engine.settled();
            let seen = 0;
            return new Promise((resolve) => loopseed.engine.onLevels(({ places }) => (seen += 1) === 5 && resolve(places[0])));
        }, act);
    const emptied = "while (loopseed.store.slot(0).seed.length) loopseed.undo(); loopseed.stop(); loopseed.play(0, true)";
    const filled = "loopseed.stop(); loopseed.setRecipe(0, { command: 'generate_fade', args: [2, ...Array(128).fill(5)] }, 'fade'); loopseed.play(0, true)";
    const opened = `loopseed.stop(); loopseed.store.fromText('${JSON.stringify({ loopseed: 1, slots: [{ seed: Array(64).fill(9), playing: true }] })}')`;
    for (const act of [emptied, filled, opened]) { // what was undone or replaced, or is another set's, does not sound again
        daemon.signal("SIGSTOP");
        assert.equal(await placeOf(act), -1, act);
        daemon.signal("SIGCONT");
        await page.waitForFunction(() => loopseed.store.slot(0).seed.length);
        await page.waitForSelector("#slot-1.sounds");
    }
    const loads = await page.evaluate(async () => { // a sound that comes after another one was chosen
        const { sounds, engine, wire } = loopseed;
        const loaded = [];
        const { load } = engine;
        engine.load = (...given) => (loaded.push(loopseed.store.slot(given[0]).note), load.apply(engine, given));
        const fetchSound = wire.fetchSound.bind(wire);
        loopseed.play(0, false);
        await new Promise((fetched) => {
            wire.fetchSound = async (path) => {
                wire.fetchSound = fetchSound;
                fetched();
                loopseed.setSeed(0, Array(64).fill(-3), "newer");
                return fetchSound(path);
            };
            loopseed.setSeed(0, Array(64).fill(3), "older");
        });
        while (sounds.busy(0)) await new Promise((resolve) => setTimeout(resolve));
        delete engine.load;
        return [loaded, sounds.isMade(0), JSON.parse(sounds.loaded[0].held)[0][0]];
    });
    assert.deepEqual(loads, [["newer"], true, -3]);
    const stroke = await page.evaluate(async () => { // a hand that never rests is heard
        loopseed.stop();
        loopseed.setSeed(0, Array(64).fill(20), "drawn");
        loopseed.play(0, true);
        const load = new Promise((resolve) => (loopseed.engine.load = (slot) => resolve(slot)));
        let dial = 0;
        const drawing = setInterval(() => loopseed.setSeed(0, Array(64).fill((dial += 1) % 100), "drawn", "stroke"), 1);
        const slot = await load;
        clearInterval(drawing);
        delete loopseed.engine.load;
        while (loopseed.sounds.busy(0)) await new Promise((resolve) => setTimeout(resolve));
        return slot;
    });
    assert.equal(stroke, 0);
    const twoBars = () => page.evaluate(async () => {
        for (let bars = 0; bars < 2; bars++) await new Promise((resolve) => loopseed.engine.onBar(resolve));
    });
    await twoBars(); // the last sound of the stroke is there
    daemon.signal("SIGSTOP");
    await page.evaluate(() => { // Play does not end what plays on until the set's sound is there
        const set = JSON.parse(loopseed.store.toText());
        set.slots[0] = { ...set.slots[0], seed: Array(64).fill(-9), playing: true };
        loopseed.store.fromText(JSON.stringify(set));
        document.getElementById("play").click();
        globalThis.changes = [];
        loopseed.engine.onSounds((slot, on) => globalThis.changes.push([slot, on]));
    });
    await twoBars();
    assert.deepEqual(await page.evaluate(() => globalThis.changes), []);
    daemon.signal("SIGCONT");
    await page.waitForFunction(() => loopseed.sounds.isMade(0));
    const refusedSet = await page.evaluate(async () => {
        const { query } = loopseed.wire;
        const set = JSON.parse(loopseed.store.toText());
        set.slots[0] = { ...set.slots[0], seed: Array(64).fill(8), playing: true };
        set.slots[1] = { ...set.slots[1], seed: [], playing: true };
        loopseed.play(0, true);
        await loopseed.engine.settled();
        loopseed.wire.query = (command, ...given) => (/single/.test(command) ? Promise.reject(new Error("No room.")) : query.call(loopseed.wire, command, ...given));
        loopseed.store.fromText(JSON.stringify(set));
        while (loopseed.store.slot(0).playing) await new Promise((resolve) => setTimeout(resolve)); // of another set: it ends
        delete loopseed.wire.query;
        return [loopseed.store.slot(1).playing, document.getElementById("log").textContent.includes("Slot 1: No room.")];
    });
    assert.deepEqual(refusedSet, [false, true]); // a slot without a seed waits for none
    await page.waitForSelector("#slot-1.sounds", { state: "detached" });
    await page.click("#slot-1-play");
    await page.waitForSelector("#slot-1.sounds");
    await page.context().close();
    quiet();
});

test("Enter and Escape give the keys back to the slots", async () => {
    const page = await daemon.open();
    await begin(page);
    const bpm = () => page.evaluate(() => loopseed.settings.bpm);
    await page.fill("#tempo-bpm", "91");
    await page.press("#tempo-bpm", "Enter");
    await says(page, "The tempo is 91 BPM, for all programs.");
    await page.keyboard.press("2");
    await page.waitForSelector("#slot-2.sounds");
    await page.fill("#tempo-bpm", "77");
    await page.press("#tempo-bpm", "Escape");
    assert.equal(await page.inputValue("#tempo-bpm"), "91");
    await page.keyboard.press("1");
    await page.waitForSelector("#slot-1:not(.sounds)");
    assert.equal(await bpm(), 91);
    await page.click("#tempo-follow"); // a choice by mouse
    await page.selectOption("#tempo-follow", "stretch");
    await page.keyboard.press("Shift+4");
    await page.waitForFunction(() => loopseed.selected === 3);
    await page.focus("#tempo-follow");
    await page.keyboard.press("ArrowUp");
    assert.equal(await page.evaluate(() => document.activeElement.id), "tempo-follow");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+2");
    await page.waitForFunction(() => loopseed.selected === 1);
    await page.click("#slot-1-select");
    await page.fill("#seed-name", "by Enter");
    await page.press("#seed-name", "Enter");
    await says(page, "is kept as by Enter");
    await page.keyboard.press("Shift+5");
    await page.waitForFunction(() => loopseed.selected === 4);
    await daemon.ask("/cc/delete_seed", ["by Enter"], "/ccret/msg");
    await page.click("#recall-seed");
    await says(page, "There is no seed by Enter any more: another program has forgotten it.");
    await page.context().close();
    quiet();
});

test("where the browser keeps nothing, or gives no sound", async () => {
    for (const [kind, blocked] of [["full", "setItem"], ["forbidden", ""]]) {
        const page = await daemon.open({}, (made) =>
            made.addInitScript((method) => {
                const refuse = () => {
                    throw new DOMException("no room", "QuotaExceededError");
                };
                if (method) Storage.prototype[method] = refuse;
                else for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(globalThis, name, { get: refuse });
            }, blocked),
        );
        await begin(page);
        assert.equal((await seedOf(page, 1)).length, 64, kind);
        await page.context().close();
        quiet();
    }
    const silent = await daemon.open({}, (made) =>
        made.addInitScript(() => {
            globalThis.AudioContext = class {
                constructor() {
                    throw new DOMException("no device", "NotSupportedError");
                }
            };
        }),
    );
    await silent.click("#first-play");
    await says(silent, "The browser gives no sound (no device): reload the page, or use another browser.");
    await silent.context().close();
    const halted = await daemon.open({}, (made) =>
        made.addInitScript(() => {
            globalThis.AudioContext = class extends AudioContext {
                constructor(options) {
                    super(options);
                    void this.suspend(); // as Firefox without a sound device
                }
                resume() {
                    return globalThis.device ? super.resume() : new Promise(() => {});
                }
            };
        }),
    );
    await halted.click("#first-play");
    const saysNow = (text, count) => // the line goes on to say what plays
        halted.waitForFunction(([t, n]) => document.getElementById("log").textContent.split(t).length > n, [text, count]);
    for (const [n, button] of ["first-play", "play"].entries()) {
        await saysNow("The browser plays no sound: connect a sound device", n + 1);
        await halted.evaluate(() => (globalThis.device = true));
        await halted.click(`#${button}`);
        await saysNow("The sound is back.", n + 1);
        await halted.waitForSelector("#slot-1.sounds");
        if (button === "first-play") await halted.evaluate(() => void loopseed.engine.context.suspend());
    }
    await halted.context().close();
    quiet();
});

test("another program loads another model: the loops are made by it", async () => {
    const page = await daemon.open();
    await begin(page);
    await settled(page);
    const [path, seed] = [await page.evaluate(() => loopseed.sounds.loaded[0].path), await seedOf(page, 1)];
    await daemon.ask("/cc/load_model", ["other"], "/ccret/model");
    await says(page, "Another program has set the model to other");
    await page.waitForFunction((before) => loopseed.sounds.loaded[0].path !== before, path);
    await settled(page);
    assert.deepEqual(await seedOf(page, 1), seed);
    const origin = await page.evaluate(async () => {
        const answer = await fetch(`sound?path=${encodeURIComponent(loopseed.sounds.loaded[0].path)}`);
        return /"model": ?"(\w+)/.exec(await answer.text())[1];
    });
    assert.equal(origin, "other");
    await daemon.ask("/cc/load_model", ["tiny"], "/ccret/model");
    await page.context().close();
    quiet();
});

test("what the daemon does not offer is not shown", async () => {
    const page = await daemon.open({}, (made) =>
        made.routeWebSocket(/\/osc$/, (socket) => {
            const server = socket.connectToServer();
            server.onMessage((message) => /help.*(generate_fade|list_seeds)/s.test(String(message)) || socket.send(message));
        }),
    );
    await page.waitForSelector("#fade", { state: "hidden" });
    for (const [id, shown] of [["pingpong", true], ["named", false], ["fade", false], ["random", true]]) {
        assert.equal(await page.isVisible(`#${id}`), shown, id);
    }
    await page.context().close();
    quiet();
});

/** In the page: use a control as its kind is used; whether it was there to be used. */
function useControl(id) {
    const control = document.getElementById(id);
    if (!control?.checkVisibility() || control.disabled || control.ariaDisabled === "true" || control.type === "file") return false;
    control.focus();
    if (control.localName === "button" || control.type === "checkbox") {
        control.click();
        return true;
    }
    if (control.localName === "select") control.selectedIndex = control.length - 1;
    else control.value = control.type === "text" ? "a name" : control.max || "33";
    for (const event of ["input", "change"]) control.dispatchEvent(new Event(event, { bubbles: true }));
    return true;
}

test("every control is used", async () => {
    const page = await daemon.open();
    await begin(page);
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    const ids = await page.evaluate(() =>
        [...document.querySelectorAll("button, input, select, [role=slider]")].map((one) => one.id),
    );
    assert.equal(new Set(ids).size, ids.length, "two controls have one id");
    assert.ok(ids.length > 140 && !ids.includes(""), `${ids.length} controls`);
    await page.focus("#dial-1");
    const seed = await seedOf(page, 1);
    for (let dial = 0; dial < 64; dial++) {
        await page.keyboard.press(seed[dial] < 0 ? "ArrowUp" : "ArrowDown");
        await page.keyboard.press("ArrowRight");
    }
    assert.deepEqual(await seedOf(page, 1), seed.map((dial) => dial + (dial < 0 ? 1 : -1)));
    const others = ids.filter((id) => !id.startsWith("dial-"));
    const used = [];
    for (const id of others) if (await page.evaluate(useControl, id)) used.push(id);
    assert.ok(used.length > 60, `${used.length} of ${others.length} controls were used`);
    await settled(page);
    await page.context().close();
    quiet();
});

test("500 random inputs leave the console empty", async () => {
    const page = await daemon.open();
    await begin(page);
    let state = 20; // of a linear congruential generator: the same inputs in each run
    const draw = (n) => Math.floor(((state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32) * n);
    const keys = ["Tab", "Tab", "Shift+Tab", "Enter", "Space", "ArrowUp", "ArrowDown", "ArrowLeft", "Home", "End", "PageUp", "Escape"];
    const chars = [..."12345678rm0.-ez", "Control+z", "Control+Shift+z"];
    for (let n = 0; n < 500; n++) {
        const what = draw(10);
        if (what < 4) await page.mouse.click(draw(1280), draw(800));
        else if (what < 5) await page.mouse.wheel(0, draw(600) - 300);
        else if (what < 6) {
            await page.mouse.move(draw(1280), draw(800));
            await page.mouse.down();
            await page.mouse.move(draw(1280), draw(800), { steps: 3 });
            await page.mouse.up();
        } else if (what < 8) await page.keyboard.press(keys[draw(keys.length)]);
        else await page.keyboard.press(chars[draw(chars.length)]);
    }
    await settled(page);
    await page.waitForFunction(() => loopseed.wire.state === "open");
    await page.context().close();
    quiet();
});

for (const [width, colorScheme] of [[360, "dark"], [1280, "light"]]) {
    test(`axe finds no violation, ${width} pixels, ${colorScheme}`, async () => {
        const page = await daemon.open({ viewport: { width, height: 800 }, colorScheme });
        await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
        const violations = async () => {
            const { violations: found } = await page.evaluate(() => axe.run());
            return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
        };
        assert.deepEqual(await violations(), []);
        await begin(page);
        await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
        assert.deepEqual(await violations(), []);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `the page is ${wide} pixels too wide`);
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        const top = await page.evaluate(() => document.getElementById("stop").getBoundingClientRect().top);
        assert.ok(top >= 0 && top < 100, `Stop is at ${top}`); // in reach, wherever one is
        await page.context().close();
        quiet();
    });
}
