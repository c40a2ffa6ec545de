/**
 * What goes from slot to slot: a part of the messages of ls.asks.js.
 */

var recipes = require("ls.recipe.js");

/** @typedef {import("./ls.desk.js").Desk} Desk */
/** @typedef {import("./ls.slot.js").Slot} Slot */

var MOST_STEPS = 256; // loops in a file

/** @type {Object<string, (function(Desk, Slot, any[]): void)|undefined>} */
exports.ASKED = {
    fade: function (desk, slot, rest) {
        between(desk, slot, "fade", rest);
    },
    pingpong: function (desk, slot, rest) {
        between(desk, slot, "pingpong", rest);
    },
    walk: function (desk, slot, rest) {
        var seed = exports.seedOf(desk, slot, rest[0]);
        if (seed) {
            var amount = Math.min(256, Math.abs(Number(rest[2]) || 0)); // dial units
            desk.make(slot, ["walk", stepsOf(rest[1]), amount].concat(/** @type {any[]} */ (seed)));
        }
    },
    blend: function (desk, slot, rest) {
        var start = exports.seedOf(desk, slot, rest[0]);
        var end = exports.seedOf(desk, slot, rest[1]);
        if (start && end) {
            var position = Math.max(0, Math.min(1, Number(rest[2]) || 0));
            slot.blend.next = ["interpolate", slot.number, position].concat(/** @type {any[]} */ (start), end);
            exports.sendBlend(desk, slot);
        }
    },
    hallucinate: function (desk, slot, rest) {
        var recipe = ["hallucinate"].concat(rest);
        if (!desk.offers.hallucinate) {
            desk.says("this daemon does not offer hallucinate", slot);
        } else if (recipes.isRecipe(recipe)) {
            desk.make(slot, recipe);
        } else {
            desk.says("hallucinate takes a slot, points, in-betweens, an overlap and a number for the dice", slot);
        }
    }
};

/**
 * The seed that a slot starts from, null with a sentence where it has none.
 * @param {Desk} desk @param {Slot} slot that it is for @param {any} from number of a slot @returns {number[]|null}
 */
exports.seedOf = function (desk, slot, from) {
    var source = desk.slot(from);
    var seed = source ? recipes.seed(source.wanted()) : null;
    if (source && !seed) {
        desk.says("slot " + from + " holds no seed; generate one there", slot);
    }
    return seed;
};

/** Ask for the newest blend of a slot, once the one before it has been answered. @param {Desk} desk @param {Slot} slot */
exports.sendBlend = function (desk, slot) {
    var trouble = desk.trouble();
    if (trouble) {
        slot.blend.next = null;
        desk.says(trouble, slot);
    } else if (slot.blend.next && !slot.blend.isUnderWay) {
        slot.blend.isUnderWay = true;
        desk.ask(["set_interpolation", desk.setting.way]);
        desk.ask(slot.blend.next);
        slot.blend.next = null;
    }
};

/** @param {Desk} desk @param {Slot} slot @param {string} kind @param {any[]} rest FROM TO STEPS */
function between(desk, slot, kind, rest) {
    var start = exports.seedOf(desk, slot, rest[0]);
    var end = exports.seedOf(desk, slot, rest[1]);
    if (start && end) {
        desk.make(slot, [kind, stepsOf(rest[2])].concat(/** @type {any[]} */ (start), end));
    }
}

/** @param {any} steps @returns {number} 1..256 */
function stepsOf(steps) {
    return Math.max(1, Math.min(MOST_STEPS, Math.round(Number(steps) || 1)));
}
