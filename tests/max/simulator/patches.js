"use strict";
// Small patches for the simulator's own tests.
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { load } = require("./index.js");

/** A box: [text, x, y, more]; a text that begins with a colon is a class, as in ":message 1 2". */
function box(id, [text, x = 0, y = 0, more = {}]) {
    const [maxclass, ...words] = text.startsWith(":") ? text.slice(1).split(" ") : ["newobj", text];
    return { id, maxclass, varname: id, text: words.join(" "), patching_rect: [x, y, 80, 22], ...more };
}

/** What stands under `patcher`: boxes by name, and cords as "a 0 b 1". */
function patcher(boxes, cords) {
    const lines = cords
        .map((cord) => cord.split(" "))
        .map(([a, out, b, into]) => ({
            patchline: { source: [a, Number(out)], destination: [b, Number(into)] },
        }));
    return { boxes: Object.entries(boxes).map(([id, given]) => ({ box: box(id, given) })), lines };
}

/** A new folder, which is gone when the tests are. */
function folder() {
    const made = fs.mkdtempSync(path.join(os.tmpdir(), "loopseed max "));
    process.on("exit", () => fs.rmSync(made, { recursive: true, force: true }));
    return made;
}

/** Write patches and scripts into a new folder; gives back the path of the first. */
function write(files) {
    const here = folder();
    for (const [name, content] of Object.entries(files)) {
        const text = typeof content === "string" ? content : JSON.stringify({ patcher: content });
        const head = Buffer.alloc(name.endsWith(".amxd") ? 32 : 0);
        fs.writeFileSync(
            path.join(here, name),
            Buffer.concat([head, Buffer.from(text), Buffer.alloc(head.length ? 1 : 0)]),
        );
    }
    return path.join(here, Object.keys(files)[0]);
}

/** A running patch of these boxes and cords. */
const run = (boxes, cords, options) => load(write({ "main.maxpat": patcher(boxes, cords) }), options);

module.exports = { folder, patcher, run, write };
