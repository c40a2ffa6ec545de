"use strict";
// Runs the control side of a Max patch without Max: load a file, send it what a hand, Live or a daemon would, and read
// off what its boxes got and gave. An object that is not known here throws, so that nothing is passed over.
const fs = require("node:fs");
const path = require("node:path");
const { float, plain } = require("./atoms.js");
const { Clock, WallClock } = require("./clock.js");
const { live } = require("./live.js");
const parts = require("./parts.js");
const { Window } = require("./window.js");
const lists = require("./lists.js");
const sound = require("./sound.js");
const { searched } = require("./search.js");

const objects = { __proto__: null };
for (const name of ["flow", "numbers", "time", "interface", "parts", "network", "script"]) {
    Object.assign(objects, require(`./${name}.js`).objects);
}

const LONGEST = 120_000; // ms that `until` waits at the most

class Patch {
    constructor(file, options) {
        this.fileName = path.resolve(file);
        this.options = options;
        this.device = this.fileName.endsWith(".amxd") ? (options.device ?? "001") : "---";
        this.clock = options.clock === "wall" ? new WallClock() : new Clock();
        this.depth = 0;
        this.running = 0;
        Object.assign(this, { errors: [], posts: [], told: [], unheard: [], came: [], globals: {}, waiters: [] });
        Object.assign(this, { values: new Map(), receivers: new Map(), deferred: [] });
        Object.assign(this, { atLoading: [], atStarting: [], atReadying: [], atEnding: [] });
        this.windowCount = 1000;
        this.seed = options.seed ?? 1;
        this.files = searched(this.fileName, options.path);
        this.window = new Window(parts.read(this.fileName), this, { args: options.args ?? [] });
        const depth = (box) => (box.window.parent ? 1 + depth(box.window.parent) : 0);
        this.atLoading.sort((one, other) => depth(other.box) - depth(one.box));
        this.event(() => this.atLoading.forEach(({ action }) => action()));
        this.event(() => this.atStarting.forEach((action) => action()));
        this.event(() => this.atReadying.forEach((action) => action()));
    }

    file(name) {
        if (path.isAbsolute(name)) return fs.existsSync(name) ? name : undefined;
        return this.files.get(name);
    }

    nextNumber() {
        return ++this.windowCount;
    }

    instantiate(box) {
        const known = objects[box.name] ?? lists.made(box.name);
        const part = known ? null : parts.make(box);
        if (part) return part;
        const maker = known ?? sound.made(box.name);
        if (!maker) throw new Error(`${box}: the simulator has no object ${box.name}; tests/max/simulator needs it`);
        return maker(box);
    }

    atLoad(box, action) {
        this.atLoading.push({ box, action });
    }

    atStart(action) {
        this.atStarting.push(action);
    }

    atReady(action) {
        this.atReadying.push(action);
    }

    atEnd(action) {
        this.atEnding.push(action);
    }

    hear(name, box) {
        this.receivers.set(name, [...(this.receivers.get(name) ?? []), box]);
    }

    deafen(box) {
        for (const [name, boxes] of this.receivers)
            this.receivers.set(
                name,
                boxes.filter((each) => each !== box),
            );
    }

    /** A message to all receivers of a name. */
    tell(name, message) {
        this.told.push([name, plain(message)]);
        const heard = this.receivers.get(name) ?? [];
        if (!heard.length) this.unheard.push([name, plain(message)]);
        for (const box of heard) box.object.heard(message);
    }

    random() {
        this.seed = (this.seed * 1664525 + 1013904223) % 2 ** 32;
        return this.seed / 2 ** 32;
    }

    later(milliseconds, action) {
        return this.clock.schedule(milliseconds, () => this.event(action));
    }

    defer(action) {
        this.deferred.push(action);
    }

    /** Run `action` and then all that it deferred. */
    event(action) {
        this.running++;
        try {
            action();
        } catch (error) {
            this.failure ??= error;
            throw error;
        } finally {
            this.running--;
            while (!this.running && this.deferred.length && !this.failure) this.event(this.deferred.shift());
            if (!this.running) this.look();
        }
    }

    /** Ask all that wait; what they send meanwhile asks nobody again. */
    look() {
        if (this.looking) return;
        this.looking = true;
        this.waiters.forEach((waiter) => waiter());
        this.looking = false;
    }

    /** The box of a scripting name, id or text; "ls.seed ---ls > dials" looks inside. Throws for none or several. */
    find(name, window = this.window) {
        const [first, ...rest] = String(name).split(" > ");
        let found = [];
        for (const key of ["varname", "id", "text", "name"]) {
            const called = (box) => box[key] === first || (key === "text" && box.raw.text === first);
            const near = window.boxes.filter(called);
            found = near.length ? near : [...window.all()].filter(called);
            if (found.length) break;
        }
        if (found.length !== 1) throw new Error(`${this.fileName}: ${found.length} boxes are called ${first}`);
        if (!rest.length) return found[0];
        return this.find(rest.join(" > "), found[0].object.windows[0]);
    }

    /** A message to the left inlet of a box, as from a hand or from Live. */
    send(name, ...atoms) {
        this.into(name, 0, ...atoms);
    }

    into(name, inlet, ...atoms) {
        this.event(() => this.find(name).take(inlet, atoms));
    }

    /** A message out of a box, as if the box had said it: a note of notein, a path of opendialog. */
    emit(name, outlet, ...atoms) {
        this.event(() => this.find(name).out(outlet, ...atoms));
    }

    /** What a Live set gives a [pattr] back. */
    restore(name, ...atoms) {
        this.event(() => this.find(name).object.restore(atoms));
    }

    /** A message to an inlet of the patch itself. */
    inlet(place, ...atoms) {
        this.event(() => this.window.inlets[place].out(0, ...atoms));
    }

    /** All messages that left an outlet of the patch. */
    outlet(place) {
        return this.came.filter(([outlet]) => outlet === place).map(([, message]) => plain(message));
    }

    /** All messages that a box got at an inlet, oldest first. */
    received(name, inlet = 0) {
        return this.find(name)
            .received.filter(([place]) => place === inlet)
            .map(([, message]) => plain(message));
    }

    /** All messages that a box gave. */
    sent(name, outlet = 0) {
        return this.find(name)
            .sent.filter(([place]) => place === outlet)
            .map(([, message]) => plain(message));
    }

    value(name) {
        return this.find(name).object.value;
    }

    /** Forget what boxes got and gave so far. */
    forget() {
        for (const box of this.window.all()) Object.assign(box, { received: [], sent: [] });
        Object.assign(this, { told: [], unheard: [], came: [], errors: [], posts: [] });
    }

    /** Let so many milliseconds of the patch's own time pass. */
    advance(milliseconds) {
        this.clock.advance(milliseconds);
    }

    /** Resolves with what `condition` gives once that is true; looked at after every event. */
    until(condition, longest = LONGEST) {
        return new Promise((resolve, reject) => {
            const end = (settle, value) => {
                clearTimeout(timer);
                clearInterval(often);
                this.waiters = this.waiters.filter((each) => each !== look);
                settle(value);
            };
            const look = () => {
                if (this.failure) return end(reject, this.failure);
                const value = condition();
                if (value) end(resolve, value);
            };
            const ask = () => this.look();
            const timer = setTimeout(
                () => end(reject, new Error(`${condition} did not come true in ${longest} ms`)),
                longest,
            );
            const often = setInterval(ask, 20); // for what happens outside of the patch
            this.waiters.push(look);
            ask();
        });
    }

    close() {
        this.event(() => this.atEnding.forEach((action) => action()));
        this.clock.close?.();
    }
}

/**
 * Load a .maxpat, .maxhelp or .amxd. Options: args (of the patch: #1 ...), device (what --- becomes), LiveAPI (a class,
 * see live()), node (a function of the box of a node.script, or "real"), clock ("wall" for a real one), network
 * ("none": no UDP), seed (of random), path (more folders to search).
 */
const load = (file, options = {}) => new Patch(file, options);

module.exports = { Patch, float, live, load };
