"use strict";

/**
 * Live's object model over plain objects: live({live_set: {tempo: 128, tracks: [{name: "Drums", clip_slots: [...]}]}})
 * gives {LiveAPI, set, calls}. Arrays of objects are children, functions can be called, the rest are properties.
 */
function live(roots) {
    const nodes = [null];
    const calls = []; // [path, function, ...arguments]
    const observers = [];
    const id = (node) => (nodes.includes(node) ? nodes.indexOf(node) : nodes.push(node) - 1);
    const isNode = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
    const resolve = (path) => {
        const words = String(path).split(/\s+/).filter(Boolean);
        if (words[0] === "id") return nodes[Number(words[1])] ?? null;
        let node = roots;
        for (const word of words) node = node?.[/^\d+$/.test(word) ? Number(word) : word];
        return isNode(node) ? node : null;
    };
    const shown = (value) => {
        if (Array.isArray(value) && value.some(isNode)) return value.flatMap((each) => ["id", id(each)]);
        if (isNode(value)) return ["id", id(value)];
        return Array.isArray(value) ? value : [typeof value === "boolean" ? Number(value) : value];
    };
    const changed = (node, name) => {
        for (const each of observers) if (each.node === node && each.watched === name) each.tell();
    };

    class LiveAPI {
        constructor(first, second) {
            this.callback = typeof first === "function" ? first : null;
            const path = typeof first === "function" ? second : (first ?? second);
            this.watched = "";
            this.goto(path ?? "");
            observers.push(this);
        }

        goto(path) {
            this.unquotedpath = String(path);
            this.node = resolve(path);
        }

        get id() {
            return this.node ? String(id(this.node)) : "0";
        }

        get path() {
            return JSON.stringify(this.unquotedpath);
        }

        set path(path) {
            this.goto(path);
        }

        get property() {
            return this.watched;
        }

        set property(name) {
            this.watched = name;
            if (name && this.node) this.tell();
        }

        tell() {
            if (this.callback) this.callback([this.watched, ...shown(this.node[this.watched])]);
        }

        get(name) {
            return this.node && name in this.node ? shown(this.node[name]) : [0];
        }

        set(name, ...values) {
            this.node[name] = values.length === 1 ? values[0] : values;
            changed(this.node, name);
        }

        getcount(name) {
            return this.node?.[name]?.length ?? 0;
        }

        call(name, ...values) {
            calls.push([this.unquotedpath, name, ...values]);
            if (typeof this.node?.[name] !== "function") throw new Error(`Live has no ${name} at ${this.unquotedpath}`);
            return this.node[name](...values);
        }
    }

    return {
        LiveAPI,
        calls,
        set(path, name, value) {
            const node = resolve(path);
            node[name] = value;
            changed(node, name);
        },
    };
}

module.exports = { live };
