/**
 * Named seeds as text, the same that the Pd client's `ls-seed` writes and reads: a name and 64 numbers, then a semicolon.
 * It does not use Max.
 */

var dials = require("ls.dials.js");

/** @typedef {{name: string, dials: number[]}} Seed */

/** @param {Seed[]} seeds @returns {string} one line a seed; blanks and marks in a name stand behind a backslash */
exports.write = function (seeds) {
    var lines = [];
    for (var i = 0; i < seeds.length; i += 1) {
        lines.push(seeds[i].name.replace(/([\\ ,;$])/g, "\\$1") + " " + seeds[i].dials.join(" ") + ";\n");
    }
    return lines.join("");
};

/**
 * @param {string} text a seed may go over several lines
 * @returns {Seed[]|string} or what is wrong with it
 */
exports.read = function (text) {
    /** @type {Seed[]} */
    var seeds = [];
    var lines = text.match(/(?:\\[\s\S]|[^;\\])+/g) || [];
    for (var i = 0; i < lines.length; i += 1) {
        /** @type {string[]} */
        var words = lines[i].match(/(?:\\[\s\S]|[^\s\\])+/g) || [];
        if (words.length) {
            var name = words[0].replace(/\\([\s\S])/g, "$1");
            var numbers = words.slice(1).map(Number);
            if (!dials.isSeed(numbers)) {
                return "the seed " + name + " is not " + dials.SIZE + " numbers";
            }
            seeds.push({ name: name, dials: numbers });
        }
    }
    return seeds.length ? seeds : "it holds no seed";
};
