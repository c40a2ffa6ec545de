"use strict";
// The sentences that the scripts of the Max client can show on a face, with long names in the places of variables, as JSON
// [[script, sentence], ...]: read off the scripts, and cut as ls.line.js cuts them.

const fs = require("node:fs");
const path = require("node:path");

const acorn = require("acorn"); // missing? `npm ci` in this folder

const SOURCES = path.join(__dirname, "../../clients/max/scripts");
const WORDS = 3; // a shorter text is no sentence
const NUMBER = /^(number|place|port|i|length|count|SIZE|COUNT|MAX_PORT|beats|code|rest|parts)$/i;
const PATH = /path|file|program|folder/i;
const NAME = "a_deep_house_of_wood"; // of a model, a track, a seed
const FILE = "kick_and_hats.wav";
const LONG_PATH = `/Users/somebody/Music/Ableton/Library/Samples/Imported/${FILE}`;

const { fit } = load("ls.line.js");

function load(name) {
    const exports = {};
    new Function("exports", fs.readFileSync(path.join(SOURCES, name), "utf8"))(exports);
    return exports;
}

/** All texts that an expression may give; none where it is no text. */
function texts(node, known) {
    if (node.type === "Literal") return [String(node.value)];
    if (node.type === "TemplateLiteral") {
        const parts = node.quasis.flatMap((quasi, at) => [[quasi.value.cooked], ...(node.expressions[at] ? [texts(node.expressions[at], known)] : [])]);
        return parts.reduce((heads, tails) => heads.flatMap((head) => tails.map((tail) => head + tail)), [""]);
    }
    if (node.type === "BinaryExpression" && node.operator === "+") {
        const [heads, tails] = [texts(node.left, known), texts(node.right, known)];
        return heads.flatMap((head) => tails.map((tail) => head + tail));
    }
    if (node.type === "ConditionalExpression") return [...texts(node.consequent, known), ...texts(node.alternate, known)];
    if (node.type === "LogicalExpression") return [...texts(node.left, known), ...texts(node.right, known)];
    if (node.type === "BinaryExpression") return ["12"];
    return [filler(node, known)];
}

/** What stands for a value that is known only while Max runs. */
function filler(node, known) {
    if (node.type === "Identifier" && known.has(node.name)) return known.get(node.name);
    const called = node.type === "CallExpression" ? (node.callee.property?.name ?? node.callee.name) : (node.property?.name ?? node.name ?? "");
    if (called === "name" && node.type === "CallExpression") return FILE; // paths.name
    return NUMBER.test(called) || node.property?.type === "Literal" ? "12" : PATH.test(called) ? LONG_PATH : NAME;
}

function* sentences(node, known) {
    if (!node || typeof node.type !== "string") return;
    if (node.type === "CallExpression" && node.callee.name === "require") return;
    if (["Literal", "TemplateLiteral"].includes(node.type) || (node.type === "BinaryExpression" && node.operator === "+")) {
        if (node.type === "Literal" && typeof node.value !== "string") return;
        yield* texts(node, known).filter((text) => text.trim().split(/\s+/).length >= WORDS);
        return;
    }
    for (const [key, part] of Object.entries(node)) {
        if (key === "test") continue; // what is only compared
        for (const each of Array.isArray(part) ? part : [part]) yield* sentences(each, known);
    }
}

/** The texts that have a name of their own in a script. */
function constants(body) {
    const declared = body.flatMap((part) => part.declarations ?? []).filter(({ init }) => init?.type === "Literal");
    return new Map(declared.map(({ id, init }) => [id.name, String(init.value)]));
}

const found = fs.readdirSync(SOURCES).flatMap((name) => {
    const { body } = acorn.parse(fs.readFileSync(path.join(SOURCES, name), "utf8"), { ecmaVersion: 2022, sourceType: "script" });
    const known = constants(body);
    const shown = body.flatMap((part) => [...sentences(part, known)]);
    return [...new Set(shown)].map((text) => [name, fit(text, () => undefined)]);
});
const ERROR = "There is no such thing as this in the folder of the models, so that nothing could be loaded from it at all. ".repeat(3);
found.push(["the daemon", fit(ERROR, () => undefined)]);
process.stdout.write(JSON.stringify(found));
