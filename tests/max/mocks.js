"use strict";
// Max's side of a [js] object: its globals, its clock, its files; and Node for Max's of a [node.script].

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const { FUNCTIONS, refuse } = require("./max_globals.js");

const SCRIPTS = path.join(__dirname, "../../clients/max/loopseed/javascript"); // as they are built, each one file
const SOURCES = path.join(__dirname, "../../clients/max/scripts");

/** Max's clock: Tasks run when `pass` lets the time go by, and `new Date()` in the scripts tells the same time. */
class Clock {
    constructor() {
        this.now = 1e12; // ms
        this.tasks = new Set();
    }

    pass(ms) {
        const until = this.now + ms;
        for (;;) {
            const due = [...this.tasks].filter((task) => task.at <= until).sort((a, b) => a.at - b.at)[0];
            if (!due) break;
            this.now = Math.max(this.now, due.at);
            due.fire();
        }
        this.now = until;
    }
}

/** A clock whose Tasks run by themselves, for tests against a real daemon. `stop` ends them all. */
class RealClock {
    constructor() {
        this.tasks = { add: (task) => (task.timer = setTimeout(() => task.fire(), task.at - Date.now())), delete: (task) => clearTimeout(task.timer) };
    }

    get now() {
        return Date.now();
    }
}

const taskClass = (clock) =>
    class Task {
        constructor(func, object, ...args) {
            Object.assign(this, { func, object, args, interval: 500, running: false });
        }

        schedule(delay = 0) {
            clock.tasks.delete(this);
            this.times = 1;
            this.at = clock.now + delay;
            this.running = true;
            clock.tasks.add(this);
        }

        repeat(times = -1) {
            this.schedule(0);
            this.times = times < 0 ? Infinity : times;
        }

        cancel() {
            clock.tasks.delete(this);
            this.running = false;
        }

        fire() {
            clock.tasks.delete(this);
            this.times -= 1;
            this.running = this.times > 0;
            if (this.running) {
                this.at += this.interval;
                clock.tasks.add(this);
            }
            this.func.apply(this.object, this.args);
        }
    };

/** Max's File, on the real disk. A file that cannot be opened is silent about it: `isopen` is false. */
class MaxFile {
    constructor(name, access = "read") {
        this.isopen = false;
        this.position = 0;
        try {
            if (access !== "read") fs.closeSync(fs.openSync(name, "a"));
            this.bytes = fs.readFileSync(name);
            Object.assign(this, { name, access, isopen: true });
        } catch {
            this.bytes = Buffer.alloc(0);
        }
    }

    get eof() {
        return this.bytes.length;
    }

    set eof(end) {
        this.bytes = this.bytes.subarray(0, end);
    }

    readbytes(count) {
        const bytes = [...this.bytes.subarray(this.position, this.position + count)];
        this.position += bytes.length;
        return bytes;
    }

    readstring(count) {
        return Buffer.from(this.readbytes(count)).toString("latin1");
    }

    writebytes(bytes) {
        this.bytes = Buffer.concat([this.bytes.subarray(0, this.position), Buffer.from(bytes), this.bytes.subarray(this.position + bytes.length)]);
        this.position += bytes.length;
    }

    writestring(text) {
        this.writebytes([...Buffer.from(text)]);
    }

    close() {
        if (this.isopen && this.access !== "read") fs.writeFileSync(this.name, this.bytes);
        this.isopen = false;
    }
}

/**
 * Load a script as [js NAME ARGUMENTS...] does.
 * @returns its `send(inlet, message, ...atoms)`, `sent` (everything that left: [outlet, ...atoms]), and `take()`, which
 *     gives what has left since the last call; `onOutlet(outlet, atoms)` hears each message as it leaves
 */
function js(name, { args = [], clock = new Clock(), globals = {}, onOutlet = () => {} } = {}) {
    const script = { sent: [], clock, onOutlet };
    let taken = 0;
    const plain = (value) => (Array.isArray(value) ? Array.from(value) : [value]); // arrays of another realm
    const context = vm.createContext({
        ...Object.fromEntries(FUNCTIONS.map((word) => [word, () => {}])),
        jsarguments: [name, ...args],
        inlet: 0,
        messagename: "",
        arrayfromargs: (given) => vm.runInContext("(function (x) { return Array.prototype.slice.call(x); })", context)(given),
        outlet(to, ...atoms) {
            const message = atoms.flatMap(plain);
            for (const atom of message) {
                if (typeof atom !== "string" && !Number.isFinite(atom)) throw new Error(`outlet ${to} of ${name} gave ${message}`);
            }
            script.sent.push([to, ...message]);
            script.onOutlet(to, message);
        },
        Task: taskClass(clock),
        File: MaxFile,
        ...globals,
    });
    vm.runInContext("(function (now) { Date = function () { this.getTime = now; }; })", context)(() => clock.now);
    vm.runInContext(fs.readFileSync(path.join(SCRIPTS, name), "utf8"), context, { filename: name });

    script.context = context;
    script.send = (inlet, message, ...atoms) => {
        refuse(message, name);
        context.inlet = inlet;
        context.messagename = message;
        const made = vm.runInContext("(function (x) { return Array.prototype.slice.call(x); })", context)(atoms);
        const handler = typeof context[message] === "function" && Object.hasOwn(context, message) ? message : "anything";
        vm.runInContext("(function (f, a) { this[f].apply(this, a); })", context).call(context, handler, made);
    };
    script.take = (outlet) => {
        const fresh = script.sent.slice(taken);
        taken = script.sent.length;
        return outlet === undefined ? fresh : fresh.filter(([to]) => to === outlet).map(([, ...atoms]) => atoms);
    };
    return script;
}

module.exports = { js, Clock, RealClock, SCRIPTS, SOURCES };
