/**
 * Recipes: how the sound of a slot is rendered, as a flat list, which is also stored in the Live set. It does not use Max.
 *
 *     empty
 *     single f*64
 *     fade STEPS f*64 f*64
 *     pingpong STEPS f*64 f*64
 *     walk STEPS AMOUNT RNG f*64
 *     hallucinate POINTS BETWEEN OVERLAP RNG TRIM ATTACK SUSTAIN RELEASE
 *     through BETWEEN OVERLAP TRIM ATTACK SUSTAIN RELEASE f*64 ...
 *     directed f*8 f*64
 *     continue PATH BARS RNG
 *     continueseed BARS RNG f*64
 *     file PATH BEATS
 */

var dials = require("ls.dials.js");

var SIZE = dials.SIZE;
var ENVELOPE = 4; // numbers of an envelope: trim, attack, sustain, release in beats
var BAR = 4; // beats
var MAX_RNG = 16777216; // of an rng_seed, as the patches' numbers hold it
var MAX_BEATS = 4096; // of a sound file of the user's
var MAX_POINTS = 64; // of a hallucination, and loops between two of them
var MAX_OVERLAP = 0.9;
var TEMPERATURE = 1; // of a continuation: as the sequence model was trained
/** @type {Object<string, {numbers: number, seeds: number, maxSeeds?: number, isOfFile?: boolean}>} what follows the name: a path,
 *      where it is made of a file, then numbers, then seeds */
var KINDS = {
    single: { numbers: 0, seeds: 1 },
    fade: { numbers: 1, seeds: 2 },
    pingpong: { numbers: 1, seeds: 2 },
    walk: { numbers: 3, seeds: 1 },
    hallucinate: { numbers: 4 + ENVELOPE, seeds: 0 },
    through: { numbers: 2 + ENVELOPE, seeds: 1, maxSeeds: 25 },
    directed: { numbers: 8, seeds: 1 },
    "continue": { numbers: 2, seeds: 0, isOfFile: true },
    continueseed: { numbers: 2, seeds: 1 }
};
/** @type {Object<string, string>} */
var COMMANDS = {
    single: "generate_single_wav_id",
    fade: "generate_fade",
    pingpong: "generate_pingpong",
    walk: "generate_random_fade",
    hallucinate: "hallucinate",
    through: "hallucinate_through",
    directed: "generate_directed",
    "continue": "continue_wav",
    continueseed: "continue_seed"
};

var OPTIONAL = ["hallucinate", "through", "directed", "continue", "continueseed"];

/** @param {any[]} list @returns {boolean} is it a recipe? */
exports.isRecipe = function (list) {
    if (list[0] === "empty") {
        return list.length === 1;
    }
    if (list[0] === "file") {
        return list.length === 3 && typeof list[1] === "string" && list[2] > 0 && list[2] <= MAX_BEATS;
    }
    var kind = KINDS.hasOwnProperty(list[0]) ? KINDS[list[0]] : null;
    var first = kind && kind.isOfFile ? 2 : 1; // the place of its numbers
    var seeds = kind ? (list.length - first - kind.numbers) / SIZE : -1;
    if (first === 2 && (typeof list[1] !== "string" || !list[1])) {
        return false;
    }
    if (!kind || seeds < kind.seeds || seeds > (kind.maxSeeds || kind.seeds) || seeds % 1 !== 0) {
        return false;
    }
    for (var i = first; i < list.length; i += 1) {
        if (typeof list[i] !== "number" || !isFinite(list[i])) {
            return false;
        }
    }
    return true;
};

/** @param {any[]} recipe @returns {boolean} */
function isContinuation(recipe) {
    return recipe[0] === "continue" || recipe[0] === "continueseed";
}

/** Does the daemon render it? It does not render silence and sound files of the user. @param {any[]} recipe */
exports.isMade = function (recipe) {
    return KINDS.hasOwnProperty(recipe[0]);
};

/** @returns {number} an rng_seed, which is kept with the sound, so that it can be made again */
exports.drawRng = function () {
    return Math.floor(Math.random() * MAX_RNG);
};

/** A recipe as it is now: sets of earlier versions keep walks without an rng_seed. @param {any[]} recipe @returns {any[]} */
exports.complete = function (recipe) {
    var isOld = recipe[0] === "walk" && recipe.length === KINDS.walk.numbers + SIZE;
    return isOld ? recipe.slice(0, 3).concat([exports.drawRng()], recipe.slice(3)) : recipe;
};

/** How many loops its file holds. @param {any[]} recipe @returns {number} */
exports.steps = function (recipe) {
    if (recipe[0] === "hallucinate") {
        return recipe[1] + (recipe[1] - 1) * recipe[2];
    }
    if (recipe[0] === "through") {
        var points = (recipe.length - 1 - KINDS.through.numbers) / SIZE;
        return points + (points - 1) * recipe[1];
    }
    if (isContinuation(recipe)) {
        return recipe[0] === "continue" ? recipe[2] : recipe[1]; // bars
    }
    return recipe[0] === "single" || recipe[0] === "directed" ? 1 : recipe[1];
};

/** How long its file is. @param {any[]} recipe @param {number} loop beats of one loop of the model @returns {number} beats */
exports.beats = function (recipe, loop) {
    var envelope = exports.envelope(recipe);
    if (!envelope) {
        return exports.steps(recipe) * (isContinuation(recipe) ? BAR : loop);
    }
    var shaped = envelope[1] + envelope[2] + envelope[3];
    var cut = envelope[0] || shaped ? Math.min(loop - envelope[0], shaped) : loop;
    return ((exports.steps(recipe) - 1) * (1 - overlap(recipe)) + 1) * cut;
};

/** @param {any[]} recipe of a hallucination @returns {number} of a loop */
function overlap(recipe) {
    return recipe[0] === "through" ? recipe[2] : recipe[3];
}

/** @param {number} value @param {number} low @param {number} high */
function isWithin(value, low, high) {
    return value >= low && value <= high;
}

/** Why it gives no sound; empty where it gives one. @param {any[]} recipe @param {number} loop beats of one loop of the model */
exports.problem = function (recipe, loop) {
    if (exports.envelope(recipe)) {
        var points = recipe[0] === "through" ? 1 : recipe[1];
        var between = recipe[0] === "through" ? recipe[1] : recipe[2];
        if (!isWithin(points, 1, MAX_POINTS) || !isWithin(between, 0, MAX_POINTS) || !isWithin(overlap(recipe), 0, MAX_OVERLAP)) {
            return "a walk takes 1 to " + MAX_POINTS + " points, 0 to " + MAX_POINTS + " loops between them, an overlap of 0 to " + MAX_OVERLAP;
        }
    }
    return exports.beats(recipe, loop) > 0 ? "" : "the envelope leaves nothing of a loop of " + loop + " beats; trim less of it";
};

/** Trim, attack, sustain and release in beats of a hallucination, null of another recipe. @param {any[]} recipe @returns {number[]|null} */
exports.envelope = function (recipe) {
    if (recipe[0] !== "hallucinate" && recipe[0] !== "through") {
        return null;
    }
    var end = 1 + KINDS[recipe[0]].numbers;
    return recipe.slice(end - ENVELOPE, end);
};

/** Its command, which not every daemon offers; empty for one that each has. @param {any[]} recipe @returns {string} */
exports.optional = function (recipe) {
    return OPTIONAL.indexOf(recipe[0]) >= 0 ? COMMANDS[recipe[0]] : "";
};

/** The seed that it starts from, null where it has none. @param {any[]} recipe @returns {number[]|null} */
exports.seed = function (recipe) {
    var kind = KINDS.hasOwnProperty(recipe[0]) ? KINDS[recipe[0]] : null;
    return kind && kind.seeds ? recipe.slice(1 + kind.numbers, 1 + kind.numbers + SIZE) : null;
};

/**
 * The request to the daemon. A walk has no id in the protocol.
 * @param {any[]} recipe @param {number} id @param {boolean} picture of a single: with the image of its powergram?
 * @returns {any[]}
 */
exports.request = function (recipe, id, picture) {
    var command = picture ? "generate_single_wav_id_img" : COMMANDS[recipe[0]];
    if (recipe[0] === "walk") {
        return [command].concat(recipe.slice(1, 3), recipe.slice(4), [recipe[3]]);
    }
    /** @type {any[]} */
    var request = [command, id];
    if (recipe[0] === "directed") {
        request.push(KINDS.directed.numbers); // how many amounts follow
    }
    if (recipe[0] === "continue") {
        return request.concat([recipe[1], recipe[2], TEMPERATURE, recipe[3]]);
    }
    if (recipe[0] === "continueseed") {
        return request.concat([recipe[1], TEMPERATURE], recipe.slice(3), [recipe[2]]);
    }
    var numbers = KINDS[recipe[0]].numbers;
    var kept = exports.envelope(recipe) ? numbers - ENVELOPE : numbers; // the envelope is a setting of its own
    return request.concat(recipe.slice(1, 1 + kept), recipe.slice(1 + numbers));
};
