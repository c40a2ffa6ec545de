"use strict";
const fs = require("node:fs");
const path = require("node:path");

/** Max's search path: every file of the package that a patch lies in (or of its folder) and of `more`, by name. */
function searched(file, more = []) {
    let root = path.dirname(file);
    for (let up = root; up !== path.dirname(up); up = path.dirname(up)) {
        if (fs.existsSync(path.join(up, "package-info.json"))) root = up;
    }
    const files = new Map();
    for (const folder of [root, ...more]) {
        for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
            if (entry.isFile()) files.set(entry.name, path.join(entry.parentPath ?? entry.path, entry.name));
        }
    }
    return files;
}

module.exports = { searched };
