// A daemon with its page, and one Chromium, for all tests of a file.
import { execFileSync, spawn } from "node:child_process";
import dgram from "node:dgram";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after } from "node:test";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const require = createRequire(join(ROOT, "clients/web/package.json")); // its packages are those of the page
const { chromium } = require("playwright-core");
const { toBuffer, fromBuffer } = await import(new URL("../../clients/web/node_modules/osc-min/dist/index.js", import.meta.url));

export const PYTHON = process.env.PYTHON ?? "python3";
const WRITE_MODEL = "import pathlib, sys, tiny_model as t; t.write_model(pathlib.Path(sys.argv[1]), t.CONDITIONAL, rng_seed=int(sys.argv[2]))";
const PATIENCE = 60_000; // ms after which a page that does not get there has failed the test

/** Start `loopseed play`. model: the path of a generator. ports: those of an earlier start, or none. */
function play(folder, model, ports = { osc: 0, web: 0 }) {
    const env = { ...process.env, XDG_DATA_HOME: join(folder, "data"), PYTHONUNBUFFERED: "1" };
    const flags = ["--model", model, "--out-dir", join(folder, "out"), "--no-browser", "--parent-pid", String(process.pid)];
    const given = ["--port", String(ports.osc), "--web-port", String(ports.web)];
    const daemon = spawn(PYTHON, ["-m", "loopseed", "play", ...flags, ...given], { cwd: ROOT, env });
    const gone = new Promise((resolve) => daemon.on("close", resolve));
    const end = (signal) => () => (daemon.kill(signal), gone);
    const ways = { kill: end("SIGKILL"), stop: end("SIGINT"), signal: (name) => daemon.kill(name) };
    let log = "";
    return new Promise((resolve, reject) => {
        const read = (bytes) => {
            log += bytes;
            const osc = /listens on .*:(\d+)/.exec(log);
            const url = /(http:\/\/127\.0\.0\.1:(\d+)\/\S*)/.exec(log);
            if (osc && url) resolve({ url: url[1], ports: { osc: Number(osc[1]), web: Number(url[2]) }, ...ways });
        };
        daemon.stdout.on("data", read);
        daemon.stderr.on("data", read);
        daemon.on("close", () => reject(new Error(`the daemon has ended: ${log}`)));
    });
}

/** A daemon and a browser, until the tests of the file have ended. model: the path of a generator, or a tiny one. */
export async function serve({ model } = {}) {
    const folder = mkdtempSync(join(tmpdir(), "loopseed é "));
    const env = { ...process.env, PYTHONPATH: [ROOT, join(ROOT, "tests")].join(delimiter) };
    const path = model ?? join(folder, "tiny.onnx");
    for (const [n, name] of (model ? [] : ["tiny", "other"]).entries()) {
        execFileSync(PYTHON, ["-c", WRITE_MODEL, join(folder, `${name}.onnx`), String(n)], { cwd: ROOT, env });
    }
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM,
        // The tests run as root, and a screen that nobody sees needs no graphics card, which would be a slow imitation.
        args: ["--no-sandbox", "--disable-gpu", "--autoplay-policy=user-gesture-required"],
    });
    const all = { browser, errors: [], ...(await play(folder, path)) };
    all.restart = async () => Object.assign(all, await play(folder, path, all.ports));
    after(async () => {
        await browser.close();
        await all.kill();
        rmSync(folder, { recursive: true, force: true });
    });

    /** A page of a user of its own; what its console says is an error of the test, which `quiet` looks at. */
    all.open = async (options = {}, setUp = async () => {}) => {
        const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.on("pageerror", (error) => all.errors.push(String(error.stack)));
        page.on("console", (message) => {
            if (["error", "warning"].includes(message.type())) all.errors.push(message.text());
        });
        await setUp(page);
        await page.goto(all.url);
        await page.waitForFunction(() => loopseed.features.offers("set_bpm"));
        return page;
    };

    /** Send the daemon a message from a socket of its own and wait for the reply of a name. */
    all.ask = (address, args, reply) =>
        new Promise((resolve, reject) => {
            const socket = dgram.createSocket("udp4");
            const send = (to, given, then) => {
                const message = toBuffer({ address: to, args: given });
                const bytes = new Uint8Array(message.buffer, message.byteOffset, message.byteLength);
                socket.send(bytes, all.ports.osc, "127.0.0.1", then);
            };
            socket.on("message", (data) => {
                const message = fromBuffer(data);
                const found = message.args.map((arg) => arg.value);
                if (message.address === "/ccret/error") reject(new Error(found.join(" ")));
                else if (message.address === reply) resolve(found);
                else return;
                send("/cc/notify", [0], () => socket.close());
            });
            socket.bind(0, "127.0.0.1", () => {
                send("/cc/notify", [1]);
                send(address, args);
            });
        });
    return all;
}

/** Click the first button and wait until the slot sounds. */
export async function begin(page) {
    await page.click("#first-play");
    await page.waitForSelector("#slot-1.sounds");
}
