// The panels of the page, with a model that has a map, directions, an index and a sequence model.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT, begin, require, serve } from "./browser.mjs";

const daemon = await serve({ model: join(ROOT, "models/pretrained/techno.onnx") });
const page = await daemon.open({ hasTouch: true });
await begin(page);
for (const name of ["map", "directions", "hallucination", "match", "continuation"]) {
    await page.click(`#panel-${name} > summary`);
}

/** What a slot holds now. */
const held = (slot) => page.evaluate((n) => loopseed.store.slot(n), slot);
/** Ask the daemon by the page's wire: the reply's arguments after the id. */
const ask = (command, args, reply) =>
    page.evaluate(
        async ([name, given, wanted]) => {
            const id = loopseed.wire.nextId();
            return (await loopseed.wire.query(name, [id, ...given], wanted, id)).slice(1);
        },
        [command, args, reply],
    );
/** Wait until a slot plays what it holds, and read the daemon's file of it. */
const sound = async (slot) => {
    await page.waitForFunction((n) => loopseed.sounds.loaded[n] && !loopseed.sounds.busy(n), slot);
    return readFileSync(await page.evaluate((n) => loopseed.sounds.loaded[n].path, slot));
};
/** How a file of the daemon's says it was made. */
const origin = (file) => {
    const at = file.indexOf("ICMT");
    return JSON.parse(file.subarray(at + 8, at + 8 + file.readUInt32LE(at + 4)).toString().replace(/\0+$/, ""));
};
const select = (slot) => page.click(`#slot-${slot + 1}-select`);
const until = (slot, seed) =>
    page.waitForFunction(([n, wanted]) => loopseed.store.slot(n).seed.join() === wanted, [slot, seed.join()]);
/** Move a slider, as a hand does. */
const slide = (id, value) => page.fill(id, String(value));

test("the map gives the seed of a place: by mouse, by touch and by keys", async () => {
    const pad = page.locator("#map-pad");
    await page.waitForFunction(() => document.querySelector("#map-pad img").naturalWidth > 0);
    /** Where a place of the map is seen. */
    const at = async (x, y) => {
        await pad.scrollIntoViewIfNeeded();
        const box = await pad.locator("img").boundingBox();
        return [box.x + x * box.width, box.y + (1 - y) * box.height];
    };
    const before = (await held(0)).seed;

    await page.mouse.move(...(await at(0.25, 0.5)));
    await page.mouse.down();
    await page.mouse.move(...(await at(0.5, 0.5)), { steps: 5 });
    await page.mouse.move(...(await at(0.7, 0.3)));
    await page.mouse.up();
    let { x, y } = await page.evaluate(() => loopseed.store.panel("map"));
    assert.ok(Math.abs(x - 0.7) < 0.01 && Math.abs(y - 0.3) < 0.01, `${x}, ${y}`);
    const seed = await ask("seed_at", [x, y], "seed");
    assert.equal(seed.length, 64);
    await until(0, seed);
    assert.notDeepEqual(seed, before);
    assert.equal(origin(await sound(0)).seeds[0].join(), seed.join()); // it is what plays

    await page.click("#undo"); // one stroke is one step
    await until(0, before);
    await page.touchscreen.tap(...(await at(0.4, 0.6)));
    ({ x, y } = await page.evaluate(() => loopseed.store.panel("map")));
    assert.ok(Math.abs(x - 0.4) < 0.01 && Math.abs(y - 0.6) < 0.01, `${x}, ${y}`);
    await until(0, await ask("seed_at", [x, y], "seed"));

    await pad.focus();
    for (const [key, across, up] of [["ArrowRight", 1, 0], ["ArrowUp", 0, 1], ["Shift+ArrowLeft", -8, 0], ["PageDown", 0, -8]]) {
        await page.keyboard.press(key);
        [x, y] = [x + across / 64, y + up / 64];
    }
    await until(0, await ask("seed_at", [x, y], "seed"));
    const isElsewhere = () => page.locator("#map-pad .mark.elsewhere").count();
    assert.equal(await isElsewhere(), 0);
    await page.click("#random");
    await page.waitForSelector("#map-pad .mark.elsewhere"); // the slot's sound is not from the map
    await page.click("#undo");
    await page.waitForSelector("#map-pad .mark:not(.elsewhere)");
    await page.click("#undo"); // one of the keys: the mark goes back with the seed
    await page.waitForFunction((last) => Math.abs(parseFloat(document.querySelector("#map-pad .mark").style.bottom) / 100 - last) > 0.05, y);
    await page.click("#redo");
    await pad.focus();
    assert.match(await pad.getAttribute("aria-valuetext"), /^\d+ % from the left, \d+ % from the bottom$/);
});

test("directions move the loop of the slot, whose seed stays", async () => {
    await select(0);
    const { seed } = await held(0);
    const names = await page.evaluate(async () => (await loopseed.wire.query("directions", [], "directions")).slice(1));
    const components = names.filter((name) => name.startsWith("pc"));
    assert.equal(await page.locator("#panel-directions input[type=range]").count(), names.length);
    assert.ok(components.length > 0 && components.length < names.length);

    const amounts = names.map(() => 0);
    await slide("#direction-brightness", 2);
    await page.locator("#direction-kick").press("ArrowRight");
    await page.click("#directions-components > summary");
    await slide(`#direction-${components[0]}`, -1.5);
    [amounts[names.indexOf("brightness")], amounts[names.indexOf("kick")], amounts[names.indexOf(components[0])]] = [2, 0.1, -1.5];
    const moved = await sound(0);
    const [same] = await ask("generate_directed", [amounts.length, ...amounts, ...seed], "wav_id");
    assert.ok(moved.equals(readFileSync(same)));
    assert.deepEqual((await held(0)).seed, seed);

    await page.click("#directions-keep");
    await until(0, await ask("move_seed", [amounts.length, ...amounts, ...seed], "seed"));
    await page.click("#undo");
    await page.click("#directions-zero");
    assert.equal(await page.inputValue("#direction-brightness"), "0");
    const [plain] = await ask("generate_single_wav_id", seed, "wav_id");
    assert.ok((await sound(0)).equals(readFileSync(plain)));

    await select(6); // an empty slot
    assert.ok(await page.isDisabled("#direction-brightness"));
});

test("a hallucination walks through random key points, or the seeds of the slots", async () => {
    await select(1);
    await page.fill("#hallucination-points", "3");
    await page.fill("#hallucination-between", "1");
    await slide("#hallucination-overlap", 0.5);
    assert.match(await page.textContent("#hallucination-length"), /^5 loops, 12 beats, into slot 2\.$/);
    await page.click("#hallucinate");
    await page.waitForFunction(() => loopseed.store.slot(1).recipe);
    assert.equal(await page.textContent("#status"), "Slot 2: hallucination, 3 key points. Play the slot to hear it.");
    assert.equal((await held(1)).playing, false); // on a stage, nothing begins by itself
    await page.click("#slot-2-play");
    await page.waitForSelector("#slot-2.sounds");
    const { recipe, seed } = await held(1);
    assert.deepEqual(recipe.args.slice(0, 3), [3, 1, 0.5]);
    const made = await sound(1);
    assert.equal(origin(made).seeds[0].join(), seed.join()); // the dials show the first key point
    const [same] = await ask("hallucinate", recipe.args, "wav_id");
    assert.ok(made.equals(readFileSync(same)));
    assert.equal(await page.evaluate(() => loopseed.sounds.loaded[1].bars), 3);

    await page.selectOption("#hallucination-through", "slots");
    assert.match(await page.textContent("#hallucination-length"), /^3 loops, /);
    await select(2);
    await page.click("#hallucinate");
    await page.waitForFunction(() => loopseed.store.slot(2).recipe);
    await page.click("#slot-3-play");
    await page.waitForSelector("#slot-3.sounds");
    const through = (await held(2)).recipe;
    assert.deepEqual(through.args, [1, 0.5, ...(await held(0)).seed, ...seed]);

    await page.selectOption("#hallucination-through", "random");
    await page.fill("#hallucination-points", "64");
    await page.fill("#hallucination-between", "9");
    await page.keyboard.press("Tab");
    assert.ok(await page.isDisabled("#hallucinate")); // 631 loops
});

test("a slot goes on with the bars that follow, again and again", async () => {
    await select(0);
    const { seed } = await held(0);
    await page.fill("#continuation-bars", "2");
    await slide("#continuation-temperature", 0.5);
    await page.click("#continue");
    const first = await sound(0);
    const { recipe } = await held(0);
    assert.deepEqual(recipe.args.slice(0, -1), [2, 0.5, ...seed]);
    const [same] = await ask("continue_seed", recipe.args, "wav_id");
    assert.ok(first.equals(readFileSync(same)));
    assert.equal(await page.evaluate(() => loopseed.sounds.loaded[0].bars), 2);

    await page.evaluate(() => {
        globalThis.changes = [];
        loopseed.engine.onSounds((slot, on) => slot === 0 && changes.push(on));
    });
    await page.click("#continue");
    const end = origin(first).seeds.at(-1);
    await until(0, end); // it continues from the end of what played
    const second = await sound(0);
    assert.ok(!second.equals(first));
    await page.waitForFunction(() => globalThis.changes.length > 0);
    assert.ok(await page.evaluate(() => globalThis.changes.every((on) => on))); // at its bar line, and no silence before
    await page.click("#continue-other");
    assert.ok(!(await sound(0)).equals(second));
    assert.deepEqual((await held(0)).seed, end);
    daemon.signal("SIGSTOP");
    await page.focus("#continue");
    await page.keyboard.press("Enter");
    await page.keyboard.press("r"); // newer: the continuation does not take its place
    daemon.signal("SIGCONT");
    await page.waitForFunction(() => loopseed.store.slot(0).note === "random");
    await sound(0);
    assert.equal((await held(0)).note, "random");
    assert.equal(await page.evaluate(() => document.activeElement.id), "continue");
    await select(6);
    assert.ok(await page.isDisabled("#continue"));
});

/** Drop a file on an element of the page. */
const drop = (selector, name, bytes) =>
    page.evaluate(
        async ([target, called, coded]) => {
            const data = new DataTransfer();
            data.items.add(new File([Uint8Array.from(atob(coded), (c) => c.charCodeAt(0))], called));
            for (const kind of ["dragover", "drop"]) {
                document.querySelector(target).dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
            }
        },
        [selector, name, bytes.toString("base64")],
    );

const PATIENCE = { timeout: 300_000 }; // ms; a search runs at a low priority, behind all other programs

test("a loop that is dropped on a slot finds its seed, which can be taken back", async () => {
    const [path] = await ask("generate_single_wav_id", Array.from({ length: 64 }, (_, n) => ((n * 37) % 101) - 50), "wav_id");
    const loop = readFileSync(path);
    await page.fill("#match-seconds", "1");
    await page.evaluate(() => {
        globalThis.others = []; // how many there are depends on the time that the search gets
        loopseed.wire.on("alternative", ([, rank, , ...seed]) => others.push([rank, seed]));
    });
    await drop("#slot-4", "my loop.wav", loop);
    await page.waitForSelector("#match-4-best", PATIENCE);
    const { seed, note } = await held(3);
    assert.equal(seed.length, 64);
    assert.equal(note, "my loop.wav");
    const text = await page.textContent("#panel-match .searches");
    assert.ok(parseFloat(/found, (\S+) dB/.exec(text)[1]) < 8, text); // random seeds are 11 dB away
    const others = await page.evaluate(() => globalThis.others);
    assert.equal(await page.locator("#panel-match .searches .row button").count(), 1 + others.length);
    for (const [rank, other] of others) {
        await page.click(`#match-4-${rank}`);
        await until(3, other);
        assert.equal(await page.getAttribute(`#match-4-${rank}`, "aria-pressed"), "true");
        assert.equal(await page.getAttribute("#match-4-best", "aria-pressed"), "false");
    }
    await page.click("#match-4-best");
    await until(3, seed);
    for (let step = 0; step < others.length + 2; step++) await page.click("#undo"); // the choices, and the search as one step
    assert.deepEqual((await held(3)).seed, []);

    await select(4);
    await page.fill("#match-seconds", "60");
    await page.setInputFiles("#match-file", { name: "again.wav", mimeType: "audio/wav", buffer: loop });
    await page.waitForFunction(() => loopseed.store.slot(4).seed.length, null, PATIENCE); // a candidate is heard
    await page.click("#match-cancel-5");
    await page.waitForFunction(() => /cancelled/.test(document.querySelector("#panel-match .searches").textContent));
    assert.equal((await held(4)).seed.length, 64);

    let hangs = true;
    await page.routeWebSocket(/upload/, (socket) => hangs || socket.connectToServer());
    await page.setInputFiles("#match-file", { name: "hangs.wav", mimeType: "audio/wav", buffer: loop });
    await page.click("#match-cancel-5");
    assert.ok(!/hangs/.test(await page.textContent("#panel-match .searches")));
    hangs = false;

    await page.fill("#match-seconds", "60");
    await page.setInputFiles("#match-file", { name: "third.wav", mimeType: "audio/wav", buffer: loop });
    await page.waitForFunction(() => loopseed.store.slot(4).note === "third.wav, searching", null, PATIENCE);
    await page.evaluate(() => loopseed.setSeed(4, Array(64).fill(9), "by hand")); // what a hand does stays
    await page.evaluate(() => new Promise((done) => loopseed.wire.on("candidate", done)), null, PATIENCE);
    await page.click("#match-cancel-5");
    await page.waitForFunction(() => !document.querySelector("#match-cancel-5"));
    assert.equal(String((await held(4)).seed), String(Array(64).fill(9)));

    await page.fill("#match-seconds", "0.5");
    await page.setInputFiles("#match-file", { name: "fourth.wav", mimeType: "audio/wav", buffer: loop });
    await page.waitForFunction(() => /fourth\.wav: searching/.test(document.querySelector("#panel-match .searches").textContent));
    await daemon.kill();
    await page.waitForFunction(() => /fourth\.wav: waits until/.test(document.querySelector("#panel-match .searches").textContent));
    await daemon.restart();
    await page.waitForSelector("#match-5-best", PATIENCE);
    assert.equal((await held(4)).note, "fourth.wav");
    daemon.errors = daemon.errors.filter((text) => !text.includes("WebSocket connection to")); // the browser's own line
});

test("a file that is no sound, or falls beside the slots, is one sentence", async () => {
    await drop("#slot-6", "notes.wav", Buffer.from("these are no samples"));
    await page.waitForSelector("#status.wrong");
    assert.match(await page.textContent("#status"), /^notes\.wav is no sound; give a WAV/);
    await drop("#dials", "beside.wav", Buffer.from("RIFF"));
    assert.equal(await page.textContent("#status"), "Drop beside.wav on a slot: it gets the seed that sounds like it.");
    assert.deepEqual((await held(5)).seed, []);
});

test("the spectrogram draws while it is seen, and only then", async () => {
    await page.evaluate(() => {
        globalThis.reads = 0;
        const read = AnalyserNode.prototype.getByteFrequencyData;
        AnalyserNode.prototype.getByteFrequencyData = function (levels) {
            globalThis.reads += 1;
            return read.call(this, levels);
        };
        globalThis.frames = (n) => new Promise((done) => {
            const next = () => (n-- > 0 ? requestAnimationFrame(next) : done());
            next();
        });
        globalThis.readsOf = async (n) => {
            await globalThis.frames(3); // what has begun ends
            const before = globalThis.reads;
            await globalThis.frames(n);
            return globalThis.reads - before;
        };
    });
    assert.equal(await page.evaluate(() => readsOf(20)), 0);
    await page.click("#panel-spectrogram > summary");
    await page.locator("#panel-spectrogram canvas").scrollIntoViewIfNeeded();
    await page.waitForFunction(() => {
        const canvas = document.querySelector("#panel-spectrogram canvas");
        const pixels = canvas.getContext("2d").getImageData(canvas.width - 40, 0, 40, canvas.height).data;
        return new Set(new Uint32Array(pixels.buffer)).size > 50;
    });
    await page.click("#spectrogram-hold");
    assert.equal(await page.evaluate(() => readsOf(20)), 0);
    await page.click("#spectrogram-hold");
    await page.waitForFunction(() => readsOf(20).then((count) => count > 0));
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForFunction(() => readsOf(20).then((count) => count === 0)); // it is below the window
});

test("with all panels open, axe finds no violation, light and dark", async () => {
    for (const panel of ["midi", "share"]) await page.click(`#panel-${panel} > summary`);
    await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
    for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const found = await page.evaluate(() => axe.run("#panels"));
        assert.ok(found.passes.length > 10);
        assert.deepEqual(found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)]), []);
    }
});

test("the console was silent", () => assert.deepEqual(daemon.errors, []));
