"use strict";
// A real `loopseed serve` for the tests: PYTHON runs it, LOOPSEED_MODEL is what it plays, LOOPSEED_OUT where it
// writes (else the shipped model, and a new folder).
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const ROOT = path.join(__dirname, "..", "..", "..");

/** Start a daemon on a port that the system chooses; resolves with {port, stop} once it listens. */
function serve(...flags) {
    const {
        PYTHON = "python3",
        LOOPSEED_MODEL,
        LOOPSEED_OUT = fs.mkdtempSync(path.join(os.tmpdir(), "loopseed-")),
    } = process.env;
    const given = ["-m", "loopseed", "serve", "--port", "0", "--out-dir", LOOPSEED_OUT, ...flags];
    if (LOOPSEED_MODEL) given.push("--model", LOOPSEED_MODEL);
    const daemon = spawn(PYTHON, given, { cwd: ROOT });
    const gone = new Promise((resolve) => daemon.on("exit", resolve));
    return new Promise((resolve, reject) => {
        let said = "";
        const hear = (data) => {
            said += data;
            const found = said.match(/listens on .*:(\d+)/);
            const stop = () => (daemon.kill(), gone);
            if (found) resolve({ port: Number(found[1]), stop });
        };
        daemon.stdout.on("data", hear);
        daemon.stderr.on("data", hear);
        daemon.on("error", reject);
        gone.then((code) => reject(new Error(`loopseed serve ended with ${code}: ${said}`)));
    });
}

module.exports = { serve };
