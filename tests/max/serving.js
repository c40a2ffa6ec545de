"use strict";
// The real daemon, in a process of its own. The environment says by which Python: PYTHON, else python3.

const { execFileSync, spawn } = require("node:child_process");
const dgram = require("node:dgram");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, before } = require("node:test");

const { plain } = require("./simulator/atoms.js");
const { encode, decode } = require("./simulator/osc.js");

const ROOT = path.join(__dirname, "../..");
const PYTHON = process.env.PYTHON ?? "python3";
// The user's own data folder, which holds the named seeds, is not touched.
const SERVE = "import os, pathlib, runpy; from server.desktop import user_dirs; user_dirs.data = lambda: pathlib.Path(os.environ['DATA']); runpy.run_module('loopseed', run_name='__main__')";
const WRITE_MODEL = "import pathlib, sys, tiny_model as t; t.write_model(pathlib.Path(sys.argv[1]), t.CONDITIONAL)";

/** A folder with a small model that has conditions, and room for sounds; the same for all tests of a file. */
function folder() {
    const made = fs.mkdtempSync(path.join(os.tmpdir(), "loopseed é "));
    const env = { ...process.env, PYTHONPATH: [ROOT, path.join(ROOT, "tests")].join(path.delimiter) };
    execFileSync(PYTHON, ["-c", WRITE_MODEL, path.join(made, "tiny.onnx")], { cwd: ROOT, env });
    return { path: made, remove: () => fs.rmSync(made, { recursive: true, force: true }) };
}

const flags = (made) => ["--model", path.join(made.path, "tiny.onnx"), "--out-dir", path.join(made.path, "out")];

/** Start `loopseed serve`; port 0: any. @returns {Promise<{port: number, kill: function(): Promise<void>}>} */
function serve(made, port = 0) {
    const env = { ...process.env, DATA: path.join(made.path, "data") };
    const daemon = spawn(PYTHON, ["-c", SERVE, "serve", "--port", String(port), ...flags(made)], { cwd: ROOT, env });
    const gone = new Promise((resolve) => daemon.on("close", resolve));
    let log = "";
    return new Promise((resolve, reject) => {
        const read = (bytes) => {
            log += bytes;
            const found = /listens on .*:(\d+)/.exec(log);
            if (found) resolve({ port: Number(found[1]), kill: () => (daemon.kill("SIGKILL"), gone.then(() => undefined)) });
        };
        daemon.stdout.on("data", read);
        daemon.stderr.on("data", read);
        daemon.on("close", () => reject(new Error(`the daemon has ended: ${log}`)));
    });
}

/** One daemon for all tests of a file; its `port` is known when they run. */
function served() {
    const daemon = {};
    let made;
    before(async () => {
        made = folder();
        Object.assign(daemon, await serve(made));
    });
    after(async () => {
        await daemon.kill();
        made.remove();
    });
    return daemon;
}

/** A UDP port that nobody has, below those that a system gives to programs that ask for any port. */
async function freePort() {
    const port = 12000 + Math.floor(Math.random() * 20000);
    const socket = dgram.createSocket("udp4");
    const isFree = await new Promise((resolve) => {
        socket.on("error", () => resolve(false));
        socket.bind(port, "127.0.0.1", () => resolve(true));
    });
    await new Promise((resolve) => socket.close(resolve));
    return isFree ? port : freePort();
}

/** [udpsend] and [udpreceive] of one device: `send(atoms)`, `port(number)`, and `heard(atoms)` for what comes in. */
class Udp {
    constructor(heard) {
        this.heard = heard;
        this.sender = dgram.createSocket("udp4");
        this.bound = [];
        this.refused = 0;
    }

    send([address, ...atoms]) {
        if (address === "host") this.host = atoms[0];
        else if (address === "port") this.to = atoms[0];
        else this.sender.send(encode([address, ...atoms]), this.to, this.host);
    }

    /** A port that is taken leaves a [udpreceive] deaf. */
    port(number) {
        this.receiver?.close();
        const receiver = dgram.createSocket("udp4");
        receiver.on("error", () => {
            this.refused += 1;
            if (this.receiver === receiver) this.receiver = undefined;
            receiver.close();
        });
        receiver.on("message", (bytes) => decode(bytes).forEach((message) => this.heard(plain(message))));
        receiver.bind(number, "127.0.0.1");
        this.receiver = receiver;
    }

    close() {
        this.receiver?.close();
        this.sender.close();
    }
}

/** Wait until `is()` gives something, looking every 5 ms; after two minutes it is an error that names `what`. */
async function until(what, is) {
    const end = Date.now() + 120000;
    for (;;) {
        const value = is();
        if (value) return value;
        if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
}

module.exports = { ROOT, PYTHON, folder, flags, serve, served, freePort, Udp, until };
