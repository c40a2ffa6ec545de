// Built from clients/max/scripts by `python -m tools.max_builder`; change it there.

var modules = {};

modules["ls.line.js"] = (function () {
    var exports = {};
    /**
     * A text for the line of a face: what is too long for the line goes to the Max Console as a whole. It does not use Max.
     */

    var LONGEST = 100; // characters that each line of text on a face has room for (tests/max/test_max_messages.py)
    var END = 45; // characters of its end, where the way out stands
    var WORD = 24; // characters of one word, such as a path: a face breaks lines at blanks only
    var WORD_END = 15;

    /**
     * @param {any} text @param {function(string): void} post to the Max Console
     * @returns {string} the text; a long one, and each long word, without its middle
     */
    exports.fit = function (text, post) {
        var whole = String(text);
        var words = whole.split(" ").map(function (word) {
            return cut(word, WORD, WORD_END, "…");
        });
        var shown = cut(words.join(" "), LONGEST, END, " … ");
        if (shown !== whole) {
            post(whole + "\n");
        }
        return shown;
    };

    /** @param {string} text @param {number} longest @param {number} end characters after the gap @param {string} gap @returns {string} */
    function cut(text, longest, end, gap) {
        return text.length <= longest ? text : text.slice(0, longest - gap.length - end) + gap + text.slice(-end);
    }
    return exports;
})();

modules["ls.paths.js"] = (function () {
    var exports = {};
    /**
     * Paths as Max writes them, and as other programs do. It does not use Max.
     */

    /**
     * `Macintosh HD:/Users/me/a.wav` as `/Volumes/Macintosh HD/Users/me/a.wav` (macOS links the start volume there, too).
     * Paths of Windows (`C:\Users\me\a.wav`, `\\server\a.wav`) get forward slashes; elsewhere a backslash is a letter of the name.
     * @param {string} path @returns {string}
     */
    exports.plain = function (path) {
        var parts = /^([^\/\\:]{2,}):\/?(.*)$/.exec(path);
        if (parts) {
            return "/Volumes/" + parts[1] + "/" + parts[2];
        }
        return /^([A-Za-z]:|\\\\)/.test(path) ? path.replace(/\\/g, "/") : path;
    };

    /** The folder of a file, with forward slashes; that of `D:/a.wav` is `D:/`. @param {string} path @returns {string} */
    exports.folder = function (path) {
        return path.slice(0, path.lastIndexOf("/")).replace(/^([A-Za-z]:)$/, "$1/");
    };

    /** Is there a path at all? @param {any} given @returns {boolean} */
    exports.isPath = function (given) {
        return typeof given === "string" && given !== "";
    };

    /** The name of a file. @param {string} path @returns {string} */
    exports.name = function (path) {
        return path.slice(path.lastIndexOf("/") + 1);
    };
    return exports;
})();

// [node.script ls.daemon.js PORT]: starts the daemon, and stops the one that it has started.
//
// in: `start [PROGRAM]`, `stop`, `state`; before `start`: `at HOST PORT`, the address of the device; `allow FOLDER ...`, which the
//     daemon may read and write, too
// out: `ready` once it runs; `state stopped|starting|running|elsewhere|failed`, `says TEXT`

const childProcess = require("node:child_process");
const dgram = require("node:dgram");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const line = modules["ls.line.js"];
const paths = modules["ls.paths.js"];
/** @type {typeof import("max-api").default} */
const maxApi = /** @type {any} */ (require("max-api"));

const HOST = "127.0.0.1";
const LOCAL = /^(127\.\d+\.\d+\.\d+|localhost)$/i;
const PROBE = 200; // ms to wait for a reply of a daemon that starts
const START_TIMEOUT = 60000; // ms in which it has to answer
const STOP_TIMEOUT = 3000; // ms in which it has to end by itself after `stop`
const LOG_LINES = 20; // the last ones of its log

/** @param {string} text @returns {string} as OSC pads it */
const pad = (text) => text + "\0".repeat(4 - (text.length % 4));
const IS_ALIVE = Buffer.from(pad("/cc/isAlive") + pad(","));
const NOTIFY = [0, 1].map((on) => Buffer.from(`${pad("/cc/notify")}${pad(",i")}\0\0\0${String.fromCharCode(on)}`));

let host = HOST;
let port = Number(process.argv[2]) || 10102;
/** @type {string[]} */
let folders = [];
/** @type {childProcess.ChildProcess|null} ours */
let child = null;
let state = "stopped";
/** @type {string[]} */
let log = [];

/** @param {string} now @param {string} text */
function tell(now, text) {
    state = now;
    maxApi.outlet("state", now);
    maxApi.outlet("says", line.fit(text, maxApi.post));
}

/** Does a daemon answer at our port? @param {number} timeout ms @returns {Promise<boolean>} */
function answers(timeout) {
    return new Promise((resolve) => {
        const socket = dgram.createSocket("udp4");
        const end = (/** @type {boolean} */ answer) => {
            clearTimeout(timer);
            socket.send(NOTIFY[0], port, HOST, () => socket.close());
            socket.removeAllListeners("message");
            resolve(answer);
        };
        const timer = setTimeout(end, timeout, false);
        socket.on("error", () => undefined); // Windows reports that nothing listens there
        socket.on("message", (bytes) => bytes.toString("latin1").startsWith("/ccret/alive\0") && end(true));
        socket.send(NOTIFY[1], port, HOST);
        socket.send(IS_ALIVE, port, HOST);
    });
}

/** @param {string} text @returns {string} a path with the user's home in the place of `~` and of %NAME% */
function expand(text) {
    return text.replace(/^~/, os.homedir()).replace(/%(\w+)%/g, (_, name) => process.env[name] ?? "");
}

/** Where the program may lie, in the order of preference: as docs/install.md says, then as pip and Homebrew do. */
function places() {
    const [app, name] = ["Loopseed.app/Contents/MacOS/loopseed", process.platform === "win32" ? "loopseed.exe" : "loopseed"];
    /** @type {Record<string, string[]>} */
    const installed = {
        win32: ["%USERPROFILE%\\Documents", "%LOCALAPPDATA%\\Programs", "%ProgramFiles%"].map((folder) => `${folder}\\loopseed\\loopseed.exe`),
        darwin: [`/Applications/${app}`, `~/Applications/${app}`, "/opt/homebrew/bin/loopseed", "/usr/local/bin/loopseed"],
    };
    const here = [...(installed[process.platform] ?? []), "~/.local/bin/loopseed", "~/loopseed/loopseed"].map(expand);
    const onPath = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean).map((folder) => path.join(folder, name));
    return [...here, ...onPath];
}

/** @param {string} file */
function isProgram(file) {
    try {
        fs.accessSync(file, fs.constants.X_OK);
        return fs.statSync(file).isFile();
    } catch {
        return false;
    }
}

/** @param {string} given a program, an app's folder, or nothing @returns {string|undefined} */
function find(given) {
    if (!given) return places().find(isProgram);
    const plain = expand(paths.plain(given));
    return [plain, path.join(plain, "Contents/MacOS/loopseed")].find(isProgram);
}

/** @param {...(string|number)} words of the program's path; none: search the usual places */
async function start(...words) {
    const given = words.join(" ");
    if (child || state === "starting") return tell(state, `loopseed is ${state} already`);
    if (!LOCAL.test(host)) return tell("stopped", `the daemon is on another machine, ${host}:${port}; start it there`);
    tell("starting", "loopseed starts");
    if (await answers(PROBE)) return tell("elsewhere", "loopseed runs already; it was started elsewhere");
    if (state !== "starting") return undefined; // stopped meanwhile
    const program = find(given);
    if (!program) {
        return tell("failed", given ? `there is no program ${given}` : "loopseed is not in any of the usual places; choose the program with Find");
    }
    return run(program);
}

/** Why it has ended. @param {string} program @param {number|null} code @param {string|null} signal that ended it */
function reason(program, code, signal) {
    const last = log.at(-1);
    if (code === 0 && state === "starting") {
        return `${path.basename(program)} has ended, and no daemon answers; choose loopseed's program with Find`;
    }
    if (last) return `${path.basename(program)}: ${last}`;
    if (signal === "SIGKILL" && process.platform === "darwin") {
        return `macOS does not let ${program} run: allow it in System Settings, Privacy & Security, and press Start again`;
    }
    return signal ? `${program} was ended by ${signal} before it said anything` : `${program} has ended with code ${code}`;
}

/** @param {string} program */
async function run(program) {
    /** @type {childProcess.ChildProcessByStdio<null, import("node:stream").Readable, import("node:stream").Readable>} */
    let started;
    try {
        started = childProcess.spawn(program, ["serve", "--port", String(port), "--parent-pid", String(process.pid), ...allowed()], {
            stdio: ["ignore", "pipe", "pipe"],
            windowsHide: true,
        });
    } catch (error) { // Windows refuses some files at once
        return tell("failed", `${program} cannot be started: ${/** @type {Error} */ (error).message}`);
    }
    child = started;
    log = [];
    for (const stream of [started.stdout, started.stderr]) {
        stream.on("data", (bytes) => (log = [...log, ...String(bytes).split(/\r?\n/).filter(Boolean)].slice(-LOG_LINES)));
    }
    started.on("error", (error) => ended(started, `${program} cannot be started: ${error.message}`));
    started.on("close", (code, signal) => ended(started, reason(program, code, signal), code));
    const until = Date.now() + START_TIMEOUT;
    while (child === started && state === "starting" && Date.now() < until) {
        if (await answers(PROBE)) {
            if (child === started && state === "starting") tell("running", `loopseed runs: ${program}`);
            return undefined;
        }
    }
    if (child === started && state === "starting") {
        child = null;
        started.kill();
        tell("failed", `${program} does not answer at port ${port}: ${log.at(-1) ?? "it has said nothing"}`);
    }
    return undefined;
}

/** The folders that are there. @returns {string[]} */
function allowed() {
    return folders.filter((folder) => fs.existsSync(folder)).flatMap((folder) => ["--allow-dir", folder]);
}

/** @param {childProcess.ChildProcess} which @param {string} text @param {number|null} [code] 0: another daemon may run already */
async function ended(which, text, code) {
    if (child !== which) return;
    const isElsewhere = state === "starting" && code === 0 && (await answers(PROBE));
    if (child !== which) return;
    child = null;
    if (state === "stopping") tell("stopped", "loopseed is stopped");
    else if (isElsewhere) tell("elsewhere", "loopseed runs already; it was started elsewhere");
    else tell("failed", text);
}

/** @param {string} name @param {number} number */
function at(name, number) {
    if (!child) [host, port] = [name, number]; // ours runs at the old one, and `stop` ends it
}

/** @param {...string} paths */
function allow(...paths) {
    folders = paths;
}

function stop() {
    if (!child) return tell("stopped", state === "elsewhere" ? "loopseed was started elsewhere, and goes on running" : "loopseed is stopped");
    const stopped = child;
    state = "stopping";
    stopped.kill(); // it shuts down; under Windows it ends at once
    setTimeout(() => stopped.kill("SIGKILL"), STOP_TIMEOUT).unref();
    return undefined;
}

function leave() {
    process.exit(0);
}

process.on("exit", () => child?.kill());
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, leave);
process.on("disconnect", leave); // Max has quit

maxApi.addHandlers({ at, allow, start, stop, state: () => tell(state, `loopseed is ${state}`) });
maxApi.outlet("ready");
