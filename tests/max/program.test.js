"use strict";
// ls.daemon.js in a process of its own, and the real `loopseed serve`.
const assert = require("node:assert/strict");
const { fork } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { after, before, beforeEach, afterEach, test } = require("node:test");

const { SCRIPTS } = require("./mocks.js");
const { ROOT, PYTHON, folder, flags, serve, freePort, until } = require("./serving.js");

let made, program, port, script;
const pidFile = () => path.join(made.path, "pid");

before(() => {
    made = folder();
    program = path.join(made.path, "loop seed"); // a blank in its path, as people have it
    const words = ["-m", "loopseed", '"$@"', ...flags(made).map((flag) => `'${flag}'`)].join(" ");
    fs.writeFileSync(program, `#!/bin/sh\ncd '${ROOT}'\necho $$ > '${pidFile()}'\nexec '${PYTHON}' ${words}\n`, { mode: 0o755 });
});
after(() => made.remove());
beforeEach(async () => {
    port = await freePort();
    script = open();
});
afterEach(async () => {
    const gone = new Promise((resolve) => script.process.once("exit", resolve));
    if (script.process.exitCode === null && script.process.signalCode === null) {
        script.process.kill("SIGKILL");
        await gone;
    }
    if (fs.existsSync(pidFile())) {
        await until("the daemon's end", () => !runs(daemonPid()));
        fs.rmSync(pidFile());
    }
});

function open() {
    const env = { ...process.env, PATH: "", HOME: made.path };
    const node = fork(path.join(SCRIPTS, "ls.daemon.js"), [String(port)], {
        execArgv: ["--require", path.join(__dirname, "node_for_max.js")],
        env,
    });
    const told = [];
    let seen = 0; // lines, up to the last state that was waited for
    node.on("message", (atoms) => told.push(atoms.join(" ")));
    return {
        process: node,
        told,
        send: (...atoms) => node.send(atoms),
        /** Wait for a state after the one that was waited for before; it may have passed by the time we look. */
        becomes: async (state) => {
            const isNext = () => told.indexOf(`state ${state}`, seen) + 1;
            seen = await until(`state ${state} after ${told.slice(0, seen)}`, isNext);
        },
        says: (text) => until(`${text} after ${told}`, () => told.find((line) => line.startsWith("says") && line.includes(text))),
    };
}

const daemonPid = () => Number(fs.readFileSync(pidFile(), "utf8"));
/** Does it? An orphan that has ended, and that its new parent has not looked after yet, does not. */
function runs(pid) {
    try {
        process.kill(pid, 0);
        return process.platform !== "linux" || !/\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, "utf8"));
    } catch {
        return false;
    }
}

test("a daemon is started, runs, and is stopped", async () => {
    script.send("state");
    await script.becomes("stopped");
    script.send("start", program);
    await script.becomes("starting");
    await script.becomes("running");
    script.send("start", program);
    await script.says("loopseed is running already");
    const pid = daemonPid();
    script.send("stop");
    await script.becomes("stopped");
    assert.ok(!runs(pid));
    script.send("start", program);
    await script.becomes("running");
});

test("a daemon that runs already is used, and not stopped by us", async () => {
    const daemon = await serve(made, port);
    script.send("patience", 300); // a minute for its answer, in the place of 0.2 s
    script.send("start", program);
    await script.becomes("elsewhere");
    script.send("stop");
    await script.says("goes on");
    script.send("start", program);
    await script.becomes("elsewhere");
    assert.ok(!fs.existsSync(pidFile()));
    await daemon.kill();
});

test("the daemon ends with its device, even where Max has no time to say so", async () => {
    for (const end of [(node) => node.kill("SIGKILL"), (node) => node.kill("SIGTERM"), (node) => node.disconnect()]) {
        script.send("start", program);
        await script.becomes("running");
        const pid = daemonPid();
        end(script.process);
        await until("the daemon's end", () => !runs(pid));
        script = open();
    }
});

test("a daemon that ends by itself is told of", async () => {
    script.send("start", program);
    await script.becomes("running");
    process.kill(daemonPid(), "SIGKILL");
    await script.becomes("failed");
});

test("a program that is missing, or is none, gives one sentence", async () => {
    script.send("start", path.join(made.path, "nowhere"));
    await script.becomes("failed");
    await script.says(`there is no program ${path.join(made.path, "nowhere")}`);
    script.send("start");
    await script.says("loopseed is not in any of the usual places; choose the program with Find");
    const broken = path.join(made.path, "broken");
    fs.writeFileSync(broken, "#!/nowhere/sh\n", { mode: 0o755 });
    script.send("start", broken);
    await script.says("cannot be started");
});

test("a program that is ended before it says anything is told of, with what ended it", async () => {
    const killed = path.join(made.path, "killed");
    fs.writeFileSync(killed, "#!/bin/sh\nkill -9 $$\n", { mode: 0o755 });
    script.send("start", killed);
    await script.becomes("failed");
    await script.says("was ended by SIGKILL");
});

test("a program that serves nothing is ended after its time, and its last words are told", async () => {
    const silent = path.join(made.path, "silent");
    fs.writeFileSync(silent, `#!/bin/sh\necho $$ > '${pidFile()}'\necho thinking\nexec /bin/sleep 1000\n`, { mode: 0o755 });
    script.send("hurry");
    script.send("start", silent);
    await script.becomes("failed");
    await script.says("does not answer at port");
    await script.says("thinking");
    await until("its end", () => !runs(daemonPid()));
});

test("a daemon that cannot serve says why", async () => {
    const failing = path.join(made.path, "failing");
    fs.writeFileSync(failing, `#!/bin/sh\ncd '${ROOT}'\nexec '${PYTHON}' -m loopseed "$@" --model /no/model.onnx\n`, { mode: 0o755 });
    script.send("start", failing);
    await script.becomes("failed");
    await script.says("/no/model.onnx");
});

test("the daemon gets the device's port, and the chosen folders that are there", async () => {
    const file = path.join(made.path, "arguments");
    const asks = path.join(made.path, "asks");
    fs.writeFileSync(asks, `#!/bin/sh\nprintf '%s\\n' "$@" > '${file}'\necho nothing to do\nexit 3\n`, { mode: 0o755 });
    script.send("at", "localhost", port + 1);
    script.send("allow", made.path, "/no such/folder");
    script.send("start", asks);
    await script.says("asks: nothing to do");
    const words = fs.readFileSync(file, "utf8").trim().split("\n");
    assert.deepEqual(words, ["serve", "--port", String(port + 1), "--parent-pid", String(script.process.pid), "--allow-dir", made.path]);
});

test("where the address is another machine's, no daemon is started here", async () => {
    script.send("at", "studio", 10200);
    script.send("start", program);
    await script.says("the daemon is on another machine, studio:10200; start it there");
    await script.becomes("stopped");
    assert.ok(!fs.existsSync(pidFile()));
});

test("a program that ends without an error, and serves nothing, is no daemon that runs elsewhere", async () => {
    const quiet = path.join(made.path, "quiet");
    fs.writeFileSync(quiet, "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    script.send("start", quiet);
    await script.becomes("failed");
    await script.says("quiet has ended, and no daemon answers; choose loopseed's program with Find");
});

test("the program is found where it is installed", async () => {
    const home = path.join(made.path, ".local/bin");
    fs.mkdirSync(home, { recursive: true });
    fs.copyFileSync(program, path.join(home, "loopseed"));
    script.send("start");
    await script.becomes("running");
});
