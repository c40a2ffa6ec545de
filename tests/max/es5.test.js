"use strict";
// What runs in Max's [js] is ECMAScript 5, in files of a size that a person reads in one go.
const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");

const acorn = require("acorn"); // missing? `npm ci` in this folder
const { RESERVED, SET } = require("./max_globals.js");
const { SCRIPTS, SOURCES } = require("./mocks.js");

const MODERN = ["ls.daemon.js"]; // Node for Max
const LONGEST = 250; // lines

for (const name of fs.readdirSync(SOURCES)) {
    const text = fs.readFileSync(path.join(SOURCES, name), "utf8");
    test(`${name} parses, and is not too long`, () => {
        acorn.parse(text, { ecmaVersion: MODERN.includes(name) ? 2022 : 5, sourceType: "script" });
        assert.ok(text.split("\n").length <= LONGEST + 1);
    });
    test(`${name} requires what is there`, () => {
        for (const [, required] of text.matchAll(/require\("(?:\.\/)?(ls\.[^"]*)"\)/g)) assert.ok(fs.existsSync(path.join(SOURCES, required)), required);
    });
}

for (const name of fs.readdirSync(SCRIPTS)) {
    test(`${name} parses as it is built`, () => {
        acorn.parse(fs.readFileSync(path.join(SCRIPTS, name), "utf8"), { ecmaVersion: MODERN.includes(name) ? 2022 : 5, sourceType: "script" });
    });
}

/** The names that a script declares outside of its functions. */
function declared(text) {
    const { body } = acorn.parse(text, { ecmaVersion: 5, sourceType: "script" });
    return body.flatMap((part) => (part.type === "FunctionDeclaration" ? [part.id.name] : (part.declarations ?? []).map(({ id }) => id.name)));
}

for (const name of fs.readdirSync(SOURCES).filter((name) => !MODERN.includes(name))) {
    test(`${name} gives nothing a name of Max's own`, () => {
        const text = fs.readFileSync(path.join(SOURCES, name), "utf8");
        assert.deepEqual(declared(text).filter((word) => RESERVED.has(word) && !SET.has(word)), []);
    });
}

test("all that Max declares for scripts is among the names of its own", () => {
    const types = fs.readFileSync(require.resolve("@types/maxmsp/index.d.ts"), "utf8");
    const own = [...types.matchAll(/^declare (?:function|var|class) (\w+)/gm)].map(([, word]) => word);
    assert.deepEqual(own.filter((word) => !RESERVED.has(word) && !/^(Jitter|Canvas|Image|MaxCanvas|RGBA|MaxobjConn|MaxobjListenerData)/.test(word)), []);
});

test("the types hold", () => {
    const tsc = require.resolve("typescript/bin/tsc");
    for (const project of ["tsconfig.json", "tsconfig.node.json"]) execFileSync(process.execPath, [tsc, "-p", path.join(__dirname, project)], { encoding: "utf8" });
});
