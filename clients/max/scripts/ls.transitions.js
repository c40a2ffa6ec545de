/**
 * Transitions between the seeds of slots: a part of the messages of ls.messages.js.
 */

var recipes = require("ls.recipe.js");
var search = require("ls.search.js");

/** @typedef {import("./ls.device.js").Device} Device */
/** @typedef {import("./ls.slot.js").Slot} Slot */

var MAX_STEPS = 256; // loops in a file

/** @type {Object<string, (function(Device, Slot, any[]): void)|undefined>} */
exports.MESSAGES = {
    fade: function (device, slot, rest) {
        between(device, slot, "fade", rest);
    },
    pingpong: function (device, slot, rest) {
        between(device, slot, "pingpong", rest);
    },
    walk: function (device, slot, rest) {
        var seed = exports.seedOf(device, slot, rest[0]);
        if (seed) {
            var amount = Math.min(256, Math.abs(Number(rest[2]) || 0)); // dial units
            device.make(slot, ["walk", stepsOf(rest[1]), amount, recipes.drawRng()].concat(/** @type {any[]} */ (seed)));
        }
    },
    continueseed: function (device, slot, rest) {
        var seed = exports.seedOf(device, slot, rest[0]);
        if (seed && device.isOffered(slot, "continue_seed")) {
            device.make(slot, ["continueseed", stepsOf(rest[1]), recipes.drawRng()].concat(/** @type {any[]} */ (seed)));
        }
    },
    blend: function (device, slot, rest) {
        var start = exports.seedOf(device, slot, rest[0]);
        var end = exports.seedOf(device, slot, rest[1]);
        if (start && end) {
            var position = Math.max(0, Math.min(1, Number(rest[2]) || 0));
            slot.nextBlend = function (/** @type {number} */ id) {
                return ["interpolate", id, position].concat(/** @type {any[]} */ (start), /** @type {any[]} */ (end));
            };
            exports.sendBlend(device, slot);
            search.stop(device, slot);
        }
    }
};

/**
 * The seed that a transition starts from; null, with a message, where the slot `from` has none.
 * @param {Device} device @param {Slot} slot that gets the result @param {any} from number of a slot @returns {number[]|null}
 */
exports.seedOf = function (device, slot, from) {
    var source = device.slot(from);
    var seed = source ? recipes.seed(source.wanted().recipe) : null;
    if (source && !seed) {
        device.says("slot " + from + " holds no seed; generate one there", slot);
    }
    return seed;
};

/** Request the newest seed of a blend or of the map for a slot, once the one before it has been answered. @param {Device} device @param {Slot} slot */
exports.sendBlend = function (device, slot) {
    var problem = device.problem();
    var now = new Date().getTime();
    if (problem) {
        slot.nextBlend = null;
        device.refuse(problem, slot);
    } else if (slot.nextBlend && slot.blend.isFree(now)) {
        device.ask(["set_interpolation", device.setting.interpolation]);
        device.ask(slot.nextBlend(slot.blend.begin(now)));
        slot.askedBlend = slot.nextBlend;
        slot.nextBlend = null;
    }
};

/** Another client has changed the interpolation: the seed under way may be on the other way. @param {Slot} slot */
exports.repeatBlend = function (slot) {
    if (slot.blend.since && !slot.nextBlend) {
        slot.nextBlend = slot.askedBlend;
    }
};

/** @param {Device} device @param {Slot} slot @param {string} kind @param {any[]} rest FROM TO STEPS */
function between(device, slot, kind, rest) {
    var start = exports.seedOf(device, slot, rest[0]);
    var end = exports.seedOf(device, slot, rest[1]);
    if (start && end) {
        device.make(slot, [kind, stepsOf(rest[2])].concat(/** @type {any[]} */ (start), end));
    }
}

/** @param {any} steps @returns {number} 1..256 */
function stepsOf(steps) {
    return Math.max(1, Math.min(MAX_STEPS, Math.round(Number(steps) || 1)));
}
