/**
 * The seeds that [js ls.seeds.js] keeps under names, as a list. It does not use Max.
 */

var dials = require("ls.dials.js");

/** @typedef {{name: string, dials: number[]}} Seed */

/** @param {Seed[]} seeds @param {string} name @returns {number} its place; -1: there is none of that name */
exports.find = function (seeds, name) {
    for (var i = 0; i < seeds.length; i += 1) {
        if (seeds[i].name === name) {
            return i;
        }
    }
    return -1;
};

/** @param {Seed[]} seeds @returns {string[]} */
exports.names = function (seeds) {
    return seeds.map(function (seed) {
        return seed.name;
    });
};

/** @param {Seed[]} seeds @returns {any[]} NAME f*64 of each, as the Live set stores them */
exports.write = function (seeds) {
    /** @type {any[]} */
    var atoms = [];
    seeds.forEach(function (seed) {
        atoms = atoms.concat([seed.name], seed.dials);
    });
    return atoms;
};

/** @param {any[]} atoms as `write` gives them @returns {Seed[]} */
exports.read = function (atoms) {
    /** @type {Seed[]} */
    var seeds = [];
    for (var i = 0; i + dials.SIZE < atoms.length; i += 1 + dials.SIZE) {
        seeds.push({ name: String(atoms[i]), dials: atoms.slice(i + 1, i + 1 + dials.SIZE) });
    }
    return seeds;
};
