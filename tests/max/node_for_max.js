"use strict";
// Loaded before ls.daemon.js in a process of its own (node --require): a `max-api` whose Max is the test, over IPC.
const Module = require("node:module");

const { setTimeout } = globalThis;
/** `patience FACTOR` lets the script wait so much longer: a busy machine may answer late. */
const patience = (factor) => (globalThis.setTimeout = (action, ms, ...rest) => setTimeout(action, factor * ms, ...rest));
/** `hurry`: the clock goes a hundred times as fast, for the time that the script counts. */
const { now } = Date;
const hurry = (begun = now()) => (Date.now = () => begun + 100 * (now() - begun));
const handlers = { patience, hurry: () => hurry() };
const load = Module._load;
Module._load = function (name, ...rest) {
    if (name !== "max-api") return load.call(this, name, ...rest);
    return {
        addHandlers: (more) => Object.assign(handlers, more),
        post: async () => undefined,
        outlet: async (...atoms) => process.connected && process.send(atoms),
    };
};
process.on("message", ([message, ...atoms]) => handlers[message](...atoms));
