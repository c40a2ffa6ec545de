/**
 * Seeds as lists of 64 dials: drawn, varied, compared. They do not use Max.
 */

var SIZE = 64; // numbers in a seed; a model of another size is refused (ls.slots.js)
var LOW = -128; // dial units: -128..127 stands for about -3..3 standard deviations
var HIGH = 127;
var DEVIATION = 128 / 3; // dial units
var HISTORY = 64; // steps back
var NEAR = 1e-3; // dial units: a Live set may store a number as a float of 32 bits

exports.SIZE = SIZE;
exports.HISTORY = HISTORY;

/** @param {number} value @returns {number} the value on the dial, to a hundredth */
function onDial(value) {
    return Math.round(Math.max(LOW, Math.min(HIGH, value)) * 100) / 100;
}

/** @returns {number[]} 64 zeros: the dials before the first change */
exports.zero = function () {
    var dials = [];
    while (dials.length < SIZE) {
        dials.push(0);
    }
    return dials;
};

/** Draw a seed as /cc/random_seed does: normal (Box and Muller). @returns {number[]} 64 whole dial units */
exports.random = function () {
    var dials = [];
    for (var i = 0; i < SIZE; i += 1) {
        var deviate = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
        dials.push(Math.round(onDial(deviate * DEVIATION)));
    }
    return dials;
};

/**
 * A variation of a seed: each dial moves by up to `amount`, up or down.
 * @param {number[]} dials @param {number} amount dial units @returns {number[]} 64
 */
exports.morph = function (dials, amount) {
    var moved = [];
    for (var i = 0; i < dials.length; i += 1) {
        moved.push(onDial(dials[i] + amount * (2 * Math.random() - 1)));
    }
    return moved;
};

/** @param {any[]} list @returns {boolean} is it 64 finite numbers? */
exports.isSeed = function (list) {
    if (list.length !== SIZE) {
        return false;
    }
    for (var i = 0; i < SIZE; i += 1) {
        if (typeof list[i] !== "number" || !isFinite(list[i])) {
            return false;
        }
    }
    return true;
};

/**
 * Are two messages the same, numbers to a thousandth?
 * @param {any[]} a @param {any[]} b @returns {boolean}
 */
exports.same = function (a, b) {
    if (a.length !== b.length) {
        return false;
    }
    for (var i = 0; i < a.length; i += 1) {
        if (a[i] !== b[i] && !(Math.abs(a[i] - b[i]) < NEAR)) {
            return false;
        }
    }
    return true;
};
