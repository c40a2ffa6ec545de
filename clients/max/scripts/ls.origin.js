/**
 * What a sound depends on besides its recipe: its model and the settings of its seed. It is kept with the sound and with the Live
 * set, before the recipe: `of MODEL TRUNCATION TRANSIENTS INTERPOLATION n` and n times NAME VALUE of a condition that was set.
 * Rate and tempo are those of the audio and of Live. It does not use Max.
 */

var recipes = require("ls.recipe.js");

var HEAD = 6; // atoms before the conditions

/** @typedef {{model: string, truncation: number, transients: number, interpolation: string, conditions: any[]}} Origin */

/** @param {Origin|null} origin @returns {any[]} */
exports.write = function (origin) {
    return origin
        ? ["of", origin.model, origin.truncation, origin.transients, origin.interpolation, origin.conditions.length / 2].concat(origin.conditions)
        : [];
};

/** @param {any[]} atoms of a set; older ones have no origin @returns {{origin: Origin|null, recipe: any[]}} */
exports.read = function (atoms) {
    if (atoms[0] !== "of") {
        return { origin: null, recipe: recipes.complete(atoms) };
    }
    var end = HEAD + 2 * (Number(atoms[5]) || 0);
    return {
        origin: {
            model: String(atoms[1]),
            truncation: Number(atoms[2]),
            transients: Number(atoms[3]),
            interpolation: String(atoms[4]),
            conditions: atoms.slice(HEAD, end)
        },
        recipe: recipes.complete(atoms.slice(end))
    };
};

/** @param {Origin} origin @param {string} name of a condition @returns {number|null} null: the seed decides */
exports.condition = function (origin, name) {
    for (var i = 0; i + 1 < origin.conditions.length; i += 2) {
        if (String(origin.conditions[i]) === name) {
            return origin.conditions[i + 1];
        }
    }
    return null;
};
