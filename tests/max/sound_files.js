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

const chunk = (name, data) => Buffer.concat([Buffer.from(name), size(data.length), data, Buffer.alloc(data.length % 2)]);
const size = (bytes) => Buffer.from([0, 8, 16, 24].map((shift) => (bytes >> shift) & 255));

/** A WAV file that says about itself what the daemon's say. @returns {string} its path */
function tagged(name, tags) {
    const comment = chunk("ICMT", Buffer.from(`${JSON.stringify(tags)}\0`));
    const list = chunk("LIST", Buffer.concat([Buffer.from("INFO"), chunk("ISFT", Buffer.from("loopseed\0")), comment]));
    const sound = Buffer.concat([Buffer.from("WAVE"), chunk("fmt ", Buffer.alloc(16)), chunk("data", Buffer.alloc(5001)), list]);
    const file = path.join(here, name);
    fs.writeFileSync(file, Buffer.concat([Buffer.from("RIFF"), size(sound.length), sound]));
    return file;
}

module.exports = { sound, tagged };
