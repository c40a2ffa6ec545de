"use strict";
// js and v8: the script runs in a context of its own with Max's globals; node.script: mocked, or run in this process.
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const vm = require("node:vm");
const { int, plain } = require("./atoms.js");
const { FUNCTIONS, refuse } = require("../max_globals.js");
const { File, task } = require("./scripting.js");

/** What js code sees of atoms and sends as atoms. */
const flat = (values) =>
    values.flatMap((value) =>
        Array.isArray(value) ? flat(value) : [typeof value === "boolean" ? Number(value) : value],
    );

function globals(box, file) {
    const { patch } = box;
    const world = {
        ...Object.fromEntries(FUNCTIONS.map((word) => [word, () => undefined])),
        inlets: 1,
        outlets: 1,
        inlet: 0,
        messagename: "",
        autowatch: 0,
        editfontsize: 0,
        jsarguments: [path.basename(file), ...plain(box.args.slice(1))],
        outlet: (place, ...values) => {
            if (place >= world.outlets)
                throw new Error(`${box} has ${world.outlets} outlets; its script sends to ${place}`);
            box.out(place, ...flat(values));
        },
        post: (...values) => patch.posts.push(values.join(" ")),
        cpost: (...values) => patch.posts.push(values.join(" ")),
        error: (...values) => patch.errors.push(`${box}: ${values.join(" ")}`),
        messnamed: (name, ...values) => patch.tell(String(name), flat(values)),
        arrayfromargs: (...values) => values.flatMap((value) => (isArguments(value) ? [...value] : [value])),
        Task: task(patch),
        File,
        LiveAPI: patch.options.LiveAPI,
        max: { version: "8.6.5", apppath: "", os: "linux", time: 0, getcolor: (name) => [name, 0, 0, 1] },
        Global: function Global(name) {
            return patch.globals[name] ?? (patch.globals[name] = this);
        },
        patcher: {
            filepath: patch.fileName,
            getnamed: (name) => box.window.boxes.find((each) => each.varname === name),
        },
    };
    if (world.LiveAPI === undefined) delete world.LiveAPI;
    world.box = { varname: box.varname, rect: box.place };
    return world;
}

const isArguments = (value) => Object.prototype.toString.call(value) === "[object Arguments]";

/** CommonJS as Max's js has it: `require("name")` looks along Max's search path. */
function requirer(box, context, loaded = new Map()) {
    const load = (name) => {
        const base = name.replace(/^\.\//, "");
        const file = box.patch.file(base) ?? box.patch.file(`${base}.js`);
        if (!file) throw new Error(`${box} requires ${name}, which is not in Max's search path`);
        if (!loaded.has(file)) {
            const module = { exports: {} };
            loaded.set(file, module);
            const source = `(function (exports, require, module) {${fs.readFileSync(file, "utf8")}\n})`;
            vm.runInContext(source, context, { filename: file })(module.exports, load, module);
        }
        return loaded.get(file).exports;
    };
    return load;
}

function js(box, more = {}) {
    const name = String(box.args[0] ?? box.raw.filename);
    const file = box.patch.file(name) ?? box.patch.file(`${name}.js`);
    if (!file) throw new Error(`${box} runs ${name}, which is not there`);
    const world = Object.assign(globals(box, file), more);
    const context = vm.createContext(world);
    world.require = requirer(box, context);
    world.include = (other) => vm.runInContext(fs.readFileSync(box.patch.file(other), "utf8"), context);
    vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file });
    const call = (word, values, inlet) => {
        world.inlet = inlet;
        world.messagename = word;
        world[word].apply(world, values);
    };
    if (typeof world.loadbang === "function") box.patch.atLoad(box, () => call("loadbang", [], 0));
    box.patch.atEnd(() => typeof world.notifydeleted === "function" && call("notifydeleted", [], 0));
    return {
        world,
        receive(inlet, given, kind) {
            if (inlet >= world.inlets) throw new Error(`${box} has ${world.inlets} inlets; a message came to ${inlet}`);
            const atoms = plain(given);
            const has = (word) => typeof world[word] === "function" && !world[word].local;
            if (kind === "anything") refuse(String(atoms[0]), box);
            if (kind === "anything" && has(atoms[0])) return call(atoms[0], atoms.slice(1), inlet);
            if (kind === "int" && has("msg_int")) return call("msg_int", atoms, inlet);
            if ((kind === "float" || kind === "int") && has("msg_float")) return call("msg_float", atoms, inlet);
            if (kind !== "anything" && has(kind)) return call(kind, kind === "bang" ? [] : atoms, inlet);
            if (!has("anything")) box.refuse(given);
            world.inlet = inlet;
            world.messagename =
                kind === "anything"
                    ? String(atoms[0])
                    : kind === "int"
                      ? "msg_int"
                      : kind === "float"
                        ? "msg_float"
                        : kind;
            world.anything.apply(world, kind === "anything" ? atoms.slice(1) : kind === "bang" ? [] : atoms);
        },
    };
}

/** max-api, as much as a script of ours needs. */
function maxApi(box, handlers) {
    const say = (outlet, values) => box.patch.event(() => box.out(outlet, ...flat(values)));
    return {
        MESSAGE_TYPES: { ALL: "all", BANG: "bang", LIST: "list", NUMBER: "number", DICT: "dict" },
        POST_LEVELS: { INFO: "info", WARN: "warn", ERROR: "error" },
        addHandler: (name, action) => handlers.set(name, action),
        addHandlers: (more) => Object.entries(more).forEach(([name, action]) => handlers.set(name, action)),
        outlet: async (...values) => say(0, values),
        outletBang: async () => say(0, ["bang"]),
        post: async (...values) => void box.patch.posts.push(values.join(" ")),
    };
}

function nodeScript(box) {
    const { node } = box.patch.options;
    if (typeof node === "function") return node(box);
    if (node !== "real") return { receive: () => undefined };
    const file = box.patch.file(String(box.args[0]));
    if (!file) throw new Error(`${box} runs ${box.args[0]}, which is not there`);
    let handlers = null;
    const start = () => {
        handlers = new Map();
        const api = maxApi(box, handlers);
        const module = new Module(file, null);
        module.filename = file;
        module.paths = Module._nodeModulePaths(path.dirname(file));
        const real = module.require.bind(module);
        module.require = (id) => (id === "max-api" ? api : real(id));
        module._compile(fs.readFileSync(file, "utf8"), file);
    };
    if (int(box.attributes.autostart?.[0] ?? 0)) start();
    return {
        receive(inlet, given, kind) {
            if (given[0] === "script") {
                if (given[1] === "start" && !handlers) start();
                return;
            }
            const word = kind === "anything" ? given[0] : kind === "int" || kind === "float" ? "number" : kind;
            const action = handlers?.get(word);
            if (!handlers) box.error(`Node script not ready can't handle message ${word}`);
            else if (action) action(...plain(kind === "anything" ? given.slice(1) : kind === "bang" ? [] : given));
            else if (handlers.has("all")) handlers.get("all")(true, ...plain(given));
            else box.refuse(given);
        },
    };
}

/** jsui: a js that draws; a test moves the mouse by `click(x, y)`, in pixels, and reads the drawing off `drawn`. */
function jsui(box) {
    const drawn = [];
    const draw = (word) => (...values) => void drawn.push([word, ...values]);
    const words = ["init", "set_source_rgba", "rectangle", "fill", "save", "restore", "scale", "image_surface_draw"];
    const mgraphics = Object.fromEntries(words.map((word) => [word, draw(word)]));
    mgraphics.size = box.raw.presentation_rect?.slice(2) ?? box.place.slice(2);
    mgraphics.redraw = () => {
        drawn.length = 0;
        object.world.paint();
    };
    class Image {
        constructor(file) {
            Object.assign(this, { file, size: fs.existsSync(file) ? [2, 2] : [0, 0] });
        }
    }
    const object = js(box, { mgraphics, Image });
    return Object.assign(object, { drawn, click: (x, y) => box.patch.event(() => object.world.onclick(x, y, 1)) });
}

module.exports = { objects: { js, jsui, v8: js, "node.script": nodeScript } };
