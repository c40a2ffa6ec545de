// Two pages and a real Pure Data at one daemon: each has its own sounds, tempo and conditions are those of all.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";

import { PYTHON, ROOT, begin, serve } from "./browser.mjs";

const WATCHED = ["smol-alive", "smol-slot-loaded", "smol-bar", "smol-reply", "smol-slot-meter", "smol-bpm"];
const PATIENCE = 120_000; // ms for a message of Pd's

/** Pd with smol.pd. heard: what its receivers have got since they were last waited for. */
class Pd {
    heard = [];
    looks = () => undefined;

    constructor(port) {
        const path = join(ROOT, "tests/pd/pd_talk.py");
        const env = { ...process.env, PYTHONPATH: ROOT };
        this.process = spawn(PYTHON, [path, "smol.pd", ...WATCHED], { env, stdio: ["pipe", "pipe", "inherit"] });
        createInterface({ input: this.process.stdout }).on("line", (line) => {
            this.heard.push(line);
            this.looks();
        });
        this.ended = new Promise((resolve) => this.process.on("close", resolve));
        this.send(`smol-daemon 127.0.0.1 ${port}`);
    }

    send(...messages) {
        for (const message of messages) this.process.stdin.write(`${message}\n`);
    }

    /** The first line of a receiver that a pattern finds; lines before it are forgotten. */
    wait(name, pattern = /./) {
        return new Promise((resolve, reject) => {
            const late = setTimeout(() => reject(new Error(`${name} never was ${pattern}: ${this.heard.slice(-20).join("\n")}`)), PATIENCE);
            this.looks = () => {
                const at = this.heard.findIndex((line) => line.startsWith(`${name}: `) && pattern.test(line.slice(name.length + 2)));
                if (at < 0) return;
                clearTimeout(late);
                this.looks = () => undefined;
                resolve(this.heard.splice(0, at + 1).at(-1).slice(name.length + 2));
            };
            this.looks();
        });
    }

    /** End Pd; what it complained about. */
    async close() {
        this.process.stdin.end();
        await this.ended;
        return this.heard.filter((line) => line.startsWith("wrong: "));
    }
}

const daemon = await serve();
const pages = [await daemon.open(), await daemon.open()];
let pd;
before(async () => {
    for (const page of pages) await begin(page);
    pd = new Pd(daemon.ports.osc);
    await pd.wait("smol-alive", /^1$/);
});
after(() => pd.close());

const bpm = (page, wanted) => page.waitForFunction((value) => document.getElementById("tempo-bpm").value === value, wanted);
const settled = (page) => page.waitForFunction(() => ![...Array(8).keys()].some((slot) => loopseed.sounds.busy(slot)));
const pathOf = (page) => page.evaluate(() => loopseed.sounds.loaded[0].path);
const heldIn = (page) => page.evaluate(() => loopseed.store.slot(0).seed.map((dial) => dial + 0)); // no -0
const seedOf = async (path) => (await daemon.ask("/cc/seed_of", [1, path], "/ccret/seed")).slice(1);
/** Whether a page sounds now, and its loop is as long as its bar. */
const sounds = async (page) => {
    await page.waitForFunction(() => new Promise((resolve) => loopseed.engine.onLevels(({ slots }) => slots[0] > 0.01 && resolve(true))));
    return page.evaluate(() => loopseed.sounds.loaded[0].channels[0].length === loopseed.settings.barFrames);
};
const pathInPd = async () => (await pd.wait("smol-slot-loaded", /\.wav$/)).replace(/^symbol /, "").replaceAll("\\", "");

test("each gets the loops that it asks for, at once", async () => {
    for (let round = 0; round < 5; round++) {
        const wanted = Array.from({ length: 64 }, (_, n) => ((37 * n + 11 * round) % 200) - 100);
        pd.send(`smol-set ${wanted.join(" ")}`);
        const before = await Promise.all(pages.map(heldIn));
        for (const page of pages) await page.click("#random");
        let inPd;
        do inPd = await pathInPd(); // the one before may come again, where a page has set the rate
        while (String(await seedOf(inPd)) !== String(wanted));
        const all = [inPd];
        for (const [n, page] of pages.entries()) {
            await page.waitForFunction((seed) => String(loopseed.store.slot(0).seed) !== seed, String(before[n]));
            await settled(page);
            all.push(await pathOf(page));
            assert.deepEqual(await seedOf(all.at(-1)), await heldIn(page));
        }
        assert.equal(new Set(all).size, 3);
    }
    pd.send("smol-play 1");
    await pd.wait("smol-bar", /^2$/);
    for (const page of pages) assert.ok(await sounds(page));
});

test("tempo and conditions that one sets, all have", async () => {
    await pages[0].fill("#tempo-bpm", "150");
    await pages[0].press("#tempo-bpm", "Enter");
    await bpm(pages[1], "150");
    await pd.wait("smol-bpm", /^150$/);
    pd.send("smol-bpm 133.5");
    for (const page of pages) await bpm(page, "133.5");
    pd.send("smol-ask set_condition pitch 3"); // not 2, the middle of its range, which a page shows where nothing is set
    for (const page of pages) await page.waitForFunction(() => document.getElementById("condition-pitch").value === "3");
    await pages[1].check("#condition-pitch-free");
    // On a machine so busy that Pd misses the daemon for a moment, Pd sets its conditions again afterwards.
    await pages[0].waitForFunction(() => document.getElementById("log").textContent.includes("has set pitch to what the seed has"));
    for (const page of pages) {
        await settled(page);
        assert.ok(await sounds(page));
    }
    pd.heard.length = 0;
    pd.send("smol-random bang"); // the rate of the files is Pd's again, and the pages do not set theirs against it
    await pathInPd();
    pd.send("smol-ask sync 7");
    await pd.wait("smol-reply", /synced 7/);
    assert.ok(pd.heard.filter((line) => line.includes("target_sr")).length <= 2, pd.heard.join("\n"));
});

test("the daemon is killed and back: all three play on, and ask for new loops", async () => {
    await daemon.kill();
    await pd.wait("smol-alive", /^0$/);
    for (const page of pages) await page.waitForFunction(() => document.documentElement.dataset.daemon === "closed");
    const bar = Number(await pd.wait("smol-bar"));
    await pd.wait("smol-bar", new RegExp(`^${bar + 2}$`));
    for (const page of pages) assert.ok(await sounds(page));
    await daemon.restart();
    await pd.wait("smol-alive", /^1$/);
    for (const page of pages) await page.waitForFunction(() => document.documentElement.dataset.daemon === "open");
    for (const page of pages) {
        const before = await pathOf(page);
        await page.click("#random");
        await page.waitForFunction((path) => loopseed.sounds.loaded[0].path !== path, before);
        await bpm(page, "133.5");
    }
    pd.send("smol-random bang");
    assert.match(await pathInPd(), /\.wav$/);
    assert.deepEqual(await pd.close(), []);
    for (const page of pages) await page.context().close();
    assert.ok(daemon.errors.splice(0).every((text) => text.includes("WebSocket connection to"))); // the browser's own line
});
