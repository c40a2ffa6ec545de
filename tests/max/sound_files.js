"use strict";
// Sound files for tests, in a folder that is gone when the tests are.
const fs = require("node:fs");
const path = require("node:path");

const { folder } = require("./simulator/patches.js");

const here = folder();

/** A file that begins as a WAV, or with another text. @returns {string} its path */
function sound(name, begins = "RIFF") {
    const file = path.join(here, name);
    fs.writeFileSync(file, `${begins} and so on`);
    return file;
}

module.exports = { sound };
