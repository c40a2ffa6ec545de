// The engine in an OfflineAudioContext: what it plays is the daemon's file, sample by sample.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT, require, serve } from "./browser.mjs";

const daemon = await serve();
const page = await daemon.open();
{
    const { buildSync } = require("esbuild");
    const built = buildSync({
        entryPoints: [join(ROOT, "clients/web/src/engine.ts")],
        bundle: true,
        format: "iife",
        globalName: "engineModule",
        write: false,
    });
    await page.evaluate(`${built.outputFiles[0].text}; globalThis.engineModule = engineModule`);
    await page.evaluate(addTools);
}

/** In the page: files of the daemon, and an engine without a sound card. */
function addTools() {
    const { Engine, loopFrames } = globalThis.engineModule;
    const RATE = 44_100;
    const BPM = 133.7;

    /** The samples of a WAV file of 24 bits, as the page does not decode them: left and right. */
    const samplesOf = (data) => {
        const view = new DataView(data);
        let at = 12;
        while (String.fromCharCode(...new Uint8Array(data, at, 4)) !== "data") at += 8 + view.getUint32(at + 4, true);
        const frames = view.getUint32(at + 4, true) / 6;
        return [0, 1].map((channel) =>
            Float32Array.from({ length: frames }, (_, n) => {
                const place = at + 8 + 6 * n + 3 * channel;
                return (view.getInt8(place + 2) * 65_536 + view.getUint16(place, true)) / 2 ** 23;
            }),
        );
    };

    /** A sound of the daemon: its samples, as they are and as the browser decodes them. */
    const fetchSound = async (command, ...args) => {
        loopseed.wire.send("set_target_sr", RATE);
        loopseed.wire.send("set_channels", 2);
        loopseed.wire.send("set_bpm", BPM, "stretch");
        const [, path] = await loopseed.wire.query(command, [7, ...args], "wav_id", 7);
        const data = await (await fetch(`sound?path=${encodeURIComponent(path)}`)).arrayBuffer();
        const samples = samplesOf(data);
        const buffer = await new OfflineAudioContext(2, 1, RATE).decodeAudioData(data);
        return { samples, channels: [0, 1].map((channel) => buffer.getChannelData(channel)) };
    };

    const makeEngine = async (frames) => {
        const context = new OfflineAudioContext(2, frames, RATE);
        const engine = new Engine(new URL("mixer.js", location.href));
        await engine.start(context);
        engine.setMaster(0.5);
        return { context, engine };
    };

    const seed = (n) => Array.from({ length: 64 }, (_, dial) => ((dial * 37 + n * 101) % 255) - 127);
    /** The largest difference of rendered samples from a file's, times a gain, over some frames. */
    const differ = (rendered, from, frames, file, at, gain) => {
        let most = 0;
        for (let n = 0; n < frames; n++) {
            most = Math.max(most, Math.abs(rendered[from + n] - gain * file[(at + n) % file.length]));
        }
        return most;
    };
    /** Eight strips, of which some are changed. */
    const allStrips = (changes) => Array.from({ length: 8 }, (_, slot) => ({ gain: 1, mute: false, solo: false, ...changes[slot] }));
    /** Do something at a bar of a rendering; the bars count from its beginning. */
    const at = ({ context, engine }, bars, act) =>
        context.suspend((bars * barFrames) / RATE).then(async () => {
            act();
            await engine.settled();
            context.resume();
        });
    const step = (samples, from, to) => {
        let most = 0;
        for (let n = from; n < to; n++) most = Math.max(most, Math.abs(samples[n] - samples[n - 1]));
        return most;
    };
    const fade = Math.round(0.005 * RATE); // before the first bar line: the loop's own end fades in
    const barFrames = loopFrames(1, Math.fround(BPM), RATE);
    Object.assign(globalThis, { fetchSound, makeEngine, seed, differ, allStrips, at, step, fade, barFrames, RATE });
}

test("64 bars of a loop are the daemon's file, to the last sample", async () => {
    const found = await page.evaluate(async () => {
        const { samples, channels } = await fetchSound("generate_single_wav_id", ...seed(1));
        const { context, engine } = await makeEngine(fade + 64 * barFrames);
        engine.setBar(barFrames);
        engine.load(0, channels, 1);
        engine.play(0, true);
        await engine.settled();
        const rendered = await context.startRendering();
        const loudest = Math.max(...samples[0].map(Math.abs));
        const differences = [0, 1].map((c) => differ(rendered.getChannelData(c), fade, 64 * barFrames, samples[c], 0, 0.5));
        return { length: samples[0].length, barFrames, loudest, differences };
    });
    assert.equal(found.length, found.barFrames); // the page's bar is the daemon's loop
    assert.ok(found.loudest > 0.05, "the loop is silent");
    assert.deepEqual(found.differences, [0, 0]);
});

test("a row plays whole, again and again, beside a loop", async () => {
    const differences = await page.evaluate(async () => {
        const row = await fetchSound("generate_fade", 3, ...seed(1), ...seed(2));
        const loop = await fetchSound("generate_single_wav_id", ...seed(3));
        const { context, engine } = await makeEngine(fade + 7 * barFrames);
        engine.setBar(barFrames);
        engine.load(2, row.channels, 3);
        engine.load(5, loop.channels, 1);
        engine.setStrips(allStrips({ 5: { gain: 0 } }));
        for (const slot of [2, 5]) engine.play(slot, true);
        await engine.settled();
        const rendered = await context.startRendering();
        return [0, 1].map((c) => differ(rendered.getChannelData(c), fade + barFrames, 6 * barFrames, row.samples[c], barFrames, 0.5));
    });
    assert.deepEqual(differences, [0, 0]);
});

test("slots are summed; mute and solo silence them", async () => {
    const found = await page.evaluate(async () => {
        const sounds = [await fetchSound("generate_single_wav_id", ...seed(4)), await fetchSound("generate_single_wav_id", ...seed(5))];
        const render = async (strips) => {
            const { context, engine } = await makeEngine(fade + 3 * barFrames);
            engine.setMaster(0.125);
            engine.setBar(barFrames);
            sounds.forEach(({ channels }, slot) => engine.load(slot, channels, 1));
            engine.setStrips(allStrips(strips));
            for (const slot of [0, 1]) engine.play(slot, true);
            await engine.settled();
            return (await context.startRendering()).getChannelData(0);
        };
        const [a, b] = sounds.map(({ samples }) => samples[0]);
        const sum = Float32Array.from(a, (value, n) => value + b[n]);
        const far = fade + 2 * barFrames; // the ramps of the gains have long ended
        return {
            sum: differ(await render([{}, {}]), far, barFrames, sum, 0, 0.125),
            mute: differ(await render([{}, { mute: true }]), far, barFrames, a, 0, 0.125),
            solo: differ(await render([{}, { solo: true }]), far, barFrames, b, 0, 0.125),
            both: differ(await render([{}, { solo: true, mute: true }]), far, barFrames, b, 0, 0.125),
        };
    });
    assert.ok(found.sum < 2e-8, `the sum is ${found.sum} off`); // half a step of a float32
    assert.deepEqual([found.mute, found.solo, found.both], [0, 0, 0]); // solo is stronger than mute
});

test("a slot that is stopped stops, though a new sound of it comes meanwhile", async () => {
    const silent = await page.evaluate(async () => {
        const sound = await fetchSound("generate_single_wav_id", ...seed(4));
        const { context, engine } = await makeEngine(4 * barFrames);
        engine.setBar(barFrames);
        engine.load(0, sound.channels, 1);
        engine.play(0, true);
        await engine.settled();
        at({ context, engine }, 1.5, () => {
            engine.play(0, false);
            engine.load(0, sound.channels, 1);
        });
        const rendered = (await context.startRendering()).getChannelData(0);
        return [rendered.subarray(barFrames, 2 * barFrames), rendered.subarray(fade + 2 * barFrames)].map((part) => part.every((value) => value === 0));
    });
    assert.deepEqual(silent, [false, true]);
});

test("a slot whose sound is forgotten plays on where it plays, and begins only with its next one", async () => {
    const found = await page.evaluate(async () => {
        const [a, b] = [await fetchSound("generate_single_wav_id", ...seed(4)), await fetchSound("generate_single_wav_id", ...seed(5))];
        const { context, engine } = await makeEngine(6 * barFrames);
        engine.setMaster(0.125);
        engine.setBar(barFrames);
        for (const slot of [0, 7]) engine.load(slot, a.channels, 1);
        engine.play(0, true);
        await engine.settled();
        at({ context, engine }, 1.5, () => {
            for (const slot of [0, 7]) engine.clear(slot);
            engine.play(7, true);
        });
        at({ context, engine }, 3.5, () => engine.load(7, b.channels, 1));
        const rendered = (await context.startRendering()).getChannelData(0);
        const sum = Float32Array.from(a.samples[0], (value, n) => value + b.samples[0][n]);
        const alone = differ(rendered, fade + 2 * barFrames, barFrames, a.samples[0], 0, 0.125);
        return [alone, differ(rendered, fade + 4 * barFrames, barFrames, sum, 0, 0.125)];
    });
    assert.equal(found[0], 0);
    assert.ok(found[1] < 2e-8, `the sum is ${found[1]} off`); // half a step of a float32
});

test("a slot that is started anew without a sound ends on its line, and begins with its next one", async () => {
    const found = await page.evaluate(async () => {
        const [a, b] = [await fetchSound("generate_single_wav_id", ...seed(4)), await fetchSound("generate_single_wav_id", ...seed(5))];
        const { context, engine } = await makeEngine(6 * barFrames);
        engine.setBar(barFrames);
        for (const slot of [0, 3]) engine.load(slot, a.channels, 1);
        engine.setStrips(allStrips({ 3: { gain: 0 } })); // it keeps the clock going
        for (const slot of [0, 3]) engine.play(slot, true);
        await engine.settled();
        at({ context, engine }, 1.5, () => {
            engine.play(0, false);
            engine.clear(0);
            engine.play(0, true);
        });
        at({ context, engine }, 3.5, () => engine.load(0, b.channels, 1));
        const rendered = (await context.startRendering()).getChannelData(0);
        const silence = new Float32Array(barFrames);
        const bars = [[1, a.samples[0]], [2, silence], [4, b.samples[0]]];
        return bars.map(([bar, samples]) => differ(rendered, fade + bar * barFrames, barFrames - (bar === 4 ? fade : 2 * fade), samples, 0, 0.5));
    });
    assert.deepEqual(found, [0, 0, 0]);
});

test("gains that are to come later come with a slot's next sound, and are there on its line", async () => {
    const found = await page.evaluate(async () => {
        const [a, b] = [await fetchSound("generate_single_wav_id", ...seed(4)), await fetchSound("generate_single_wav_id", ...seed(5))];
        const strip = (gain, mute = false) => ({ gain, mute, solo: false });
        const { context, engine } = await makeEngine(6 * barFrames);
        engine.setBar(barFrames);
        engine.load(0, a.channels, 1);
        engine.play(0, true);
        await engine.settled();
        at({ context, engine }, 1.5, () => {
            engine.setStrips([strip(0.25), ...Array(7).fill(strip(1))], true);
            engine.setMaster(0.125, true);
            engine.setMaster(0.125); // said again: it still waits
        });
        at({ context, engine }, 3.5, () => engine.load(0, b.channels, 1));
        at({ context, engine }, 4.5, () => engine.setStrips(allStrips({ 0: strip(0.25, true) }))); // at once
        const rendered = (await context.startRendering()).getChannelData(0);
        const parts = [[1, a, 0.5], [2, a, 0.5], [4, b, 0.25 * 0.125]];
        const differences = parts.map(([bar, sound, gain]) => differ(rendered, fade + bar * barFrames, barFrames / 3, sound.samples[0], 0, gain));
        const muted = rendered.subarray(5 * barFrames).every((value) => value === 0);

        const hand = await makeEngine(4 * barFrames); // what a hand moves holds at once, also where it waits to be so
        hand.engine.setBar(barFrames);
        for (const slot of [0, 1]) hand.engine.load(slot, a.channels, 1);
        for (const slot of [0, 1]) hand.engine.play(slot, true);
        await hand.engine.settled();
        at(hand, 1.5, () => {
            const soloed = [strip(1), { ...strip(1), solo: true }, ...Array(6).fill(strip(1))];
            hand.engine.setStrips(soloed.with(1, strip(1, true)), true); // a set mutes the slot 2
            hand.engine.setStrips(soloed.with(1, strip(1, true)).with(0, { ...strip(1), solo: true })); // solo of slot 1
            hand.engine.setStrips([strip(1, true), ...soloed.slice(1)], true); // a set with solo of slot 2
            hand.engine.setStrips([strip(1), ...soloed.slice(1)]); // slot 1 is no longer muted by its own button
        });
        const quiet = (await hand.context.startRendering()).getChannelData(0).subarray(2.5 * barFrames).every((value) => value === 0);

        const ends = await makeEngine(4 * barFrames); // a slot that ends does so at the level that it had
        ends.engine.setBar(barFrames);
        ends.engine.setStrips(allStrips({ 0: strip(0.25) }));
        ends.engine.load(0, a.channels, 1);
        ends.engine.play(0, true);
        await ends.engine.settled();
        at(ends, 1.5, () => {
            ends.engine.setStrips(Array(8).fill(strip(1)), true);
            ends.engine.play(0, false);
        });
        const last = (await ends.context.startRendering()).getChannelData(0).slice(2 * barFrames, fade + 2 * barFrames);
        const most = (n) => 0.5 * 0.25 * Math.abs(a.samples[0][barFrames - fade + n]) + 1e-7;
        return [...differences, muted, quiet, last.every((value, n) => Math.abs(value) <= most(n))];
    });
    assert.deepEqual(found.slice(0, 2), [0, 0]);
    assert.ok(found[2] < 1e-8, `the new sound is ${found[2]} off`); // the ramp's end is a sum of steps
    assert.deepEqual(found.slice(3), [true, true, true]);
});

test("a slot that is started while Stop fades out begins anew", async () => {
    const sounding = await page.evaluate(async () => {
        const sound = await fetchSound("generate_single_wav_id", ...seed(4));
        const line = fade + 2 * barFrames;
        const found = [];
        for (let blocks = -2; blocks < 10; blocks++) { // before the line, and behind it
            const { context, engine } = await makeEngine(4 * barFrames);
            engine.setBar(barFrames);
            for (const slot of [0, 7]) engine.load(slot, sound.channels, 1);
            engine.play(0, true);
            await engine.settled();
            context.suspend((128 * (Math.floor(line / 128) - blocks)) / context.sampleRate).then(async () => {
                engine.stop();
                engine.play(7, true);
                await engine.settled();
                context.resume();
            });
            const rendered = (await context.startRendering()).getChannelData(0);
            found.push(rendered.subarray(line + barFrames).some((value) => value !== 0));
        }
        return found;
    });
    assert.deepEqual(sounding, Array(12).fill(true));
});

test("a loop that takes another's place enters whole on its bar line, without a step", async () => {
    const found = await page.evaluate(async () => {
        const before = await fetchSound("generate_single_wav_id", ...seed(6));
        const next = await fetchSound("generate_single_wav_id", ...seed(7));
        const { context, engine } = await makeEngine(fade + 6 * barFrames);
        engine.setBar(barFrames);
        engine.load(0, before.channels, 1);
        engine.play(0, true);
        await engine.settled();
        const swap = async () => {
            engine.load(0, next.channels, 1);
            await engine.settled();
            void context.resume();
        };
        void context.suspend((2.5 * barFrames) / RATE).then(swap);
        const rendered = await context.startRendering();
        const line = fade + 3 * barFrames;
        return [0, 1].map((c) => {
            const samples = rendered.getChannelData(c);
            const loop = (file) => 0.5 * Math.max(step(file, 1, barFrames), Math.abs(file[0] - file[barFrames - 1]));
            return {
                old: differ(samples, fade, 3 * barFrames - fade, before.samples[c], 0, 0.5),
                entered: differ(samples, line, 3 * barFrames, next.samples[c], 0, 0.5),
                step: step(samples, line - fade, line + 1),
                own: Math.max(loop(before.samples[c]), loop(next.samples[c])),
            };
        });
    });
    for (const { old, entered, step, own } of found) {
        assert.equal(old, 0);
        assert.equal(entered, 0);
        assert.ok(step <= own, `a step of ${step}, where the loops have ${own}`);
    }
});

test("a new tempo takes effect at the next bar line; until its loop is there, the old one is stretched", async () => {
    const found = await page.evaluate(async () => {
        const { samples, channels } = await fetchSound("generate_single_wav_id", ...seed(8));
        const longer = barFrames + 1_000;
        const { context, engine } = await makeEngine(fade + barFrames + 2 * longer);
        engine.setBar(barFrames);
        engine.load(0, channels, 1);
        engine.play(0, true);
        await engine.settled();
        const change = async () => {
            engine.setBar(longer);
            await engine.settled();
            void context.resume();
        };
        void context.suspend((0.5 * barFrames) / RATE).then(change);
        const rendered = (await context.startRendering()).getChannelData(0);
        const stretched = Float32Array.from({ length: longer }, (_, n) => {
            const place = (n * barFrames) / longer;
            const at = Math.floor(place);
            const [a, b] = [samples[0][at], samples[0][(at + 1) % barFrames]];
            return a + (place - at) * (b - a);
        });
        return {
            before: differ(rendered, fade, barFrames, samples[0], 0, 0.5),
            after: differ(rendered, fade + barFrames, 2 * longer, stretched, 0, 0.5),
        };
    });
    assert.equal(found.before, 0);
    assert.ok(found.after < 1e-6, `it is ${found.after} off`);
});

test("what is too loud is rounded off below full scale, and stop is silence within 10 ms", async () => {
    const found = await page.evaluate(async () => {
        const { context, engine } = await makeEngine(RATE);
        const loud = new Float32Array(barFrames).fill(1.5);
        engine.setMaster(1);
        engine.setBar(barFrames);
        engine.load(0, [loud], 1);
        engine.play(0, true);
        await engine.settled();
        const stop = async () => {
            engine.stop();
            await engine.settled();
            void context.resume();
        };
        void context.suspend(0.5).then(stop);
        const samples = (await context.startRendering()).getChannelData(0);
        const last = samples.findLastIndex((value) => value !== 0);
        return { peak: Math.max(...samples), last: last / RATE, step: step(samples, Math.round(0.49 * RATE), RATE) };
    });
    assert.ok(found.peak > 0.98 && found.peak < 1, `the peak is ${found.peak}`);
    assert.ok(found.last > 0.5 && found.last < 0.514, `the last sound is at ${found.last} s`); // and a block of 128 frames
    assert.ok(found.step < 0.01, `a step of ${found.step}`);
});

test("the console was silent", () => assert.deepEqual(daemon.errors, []));
