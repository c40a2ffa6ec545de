/**
 * What a hand, the patch or the Live set may say to ls.slots.js; N, INTO, FROM, TO are slots, numbered from 1.
 *
 *     dials f*64                            what the dials show
 *     generate N, random N, morph N AMOUNT  a seed's loop
 *     picture N                             the loop again, and the picture of its powergram
 *     edit N                                the dials show the slot's seed
 *     fade INTO FROM TO STEPS, pingpong INTO FROM TO STEPS, walk INTO FROM STEPS AMOUNT, blend INTO FROM TO POSITION
 *     hallucinate INTO POINTS BETWEEN OVERLAP RNG
 *     direction K AMOUNT, directions zero   dials along the model's principal directions
 *     file N PATH BEATS, clear N, undo N, stop N, stop all, remake, recall N RECIPE...
 *     rate HZ, tempo BPM, follow repitch|stretch, way lerp|slerp, condition K 0..1|free, model NAME, folder PATH
 */

var recipes = require("ls.recipe.js");
var dials = require("ls.dials.js");
var paths = require("ls.paths.js");
var ways = require("ls.ways.js");

/** @typedef {import("./ls.desk.js").Desk} Desk */
/** @typedef {import("./ls.slot.js").Slot} Slot */

/**
 * @param {Desk} desk @param {string} message @param {any[]} rest
 * @returns {boolean} false where there is no such message
 */
exports.ask = function (desk, message, rest) {
    var onSlot = ON_A_SLOT.hasOwnProperty(message) ? ON_A_SLOT[message] : ways.ASKED[message];
    if (onSlot && rest[0] !== "all") {
        var slot = desk.slot(rest[0]);
        if (slot) {
            onSlot(desk, slot, rest.slice(1));
        }
    } else if (ON_ALL.hasOwnProperty(message)) {
        ON_ALL[message](desk, rest);
    } else {
        return false;
    }
    return true;
};

/** @type {Object<string, function(Desk, Slot, any[]): void>} */
var ON_A_SLOT = {
    generate: function (desk, slot) {
        desk.make(slot, ["single"].concat(/** @type {any[]} */ (desk.dials)));
    },
    random: function (desk, slot) {
        desk.make(slot, ["single"].concat(/** @type {any[]} */ (dials.random())));
    },
    morph: function (desk, slot, rest) {
        var seed = ways.seedOf(desk, slot, slot.number);
        if (seed) {
            desk.make(slot, ["single"].concat(/** @type {any[]} */ (dials.morph(seed, Number(rest[0]) || 0))));
        }
    },
    picture: function (desk, slot) {
        var seed = ways.seedOf(desk, slot, slot.number);
        if (seed) {
            desk.make(slot, ["single"].concat(/** @type {any[]} */ (seed)), true);
        }
    },
    edit: function (desk, slot) {
        var seed = ways.seedOf(desk, slot, slot.number);
        if (seed) {
            desk.show(["dials"].concat(/** @type {any[]} */ (seed)));
        }
    },
    file: function (desk, slot, rest) {
        /** @type {any[]} */
        var recipe = ["file", paths.plain(String(rest[0])), Number(rest[1]) || 0];
        if (recipes.isRecipe(recipe)) {
            slot.drop();
            desk.hold(slot, { recipe: recipe, path: recipe[1], beats: recipe[2], key: "" }, true);
        } else {
            desk.says("a file needs its path and how many beats it lasts", slot);
        }
    },
    clear: function (desk, slot) {
        slot.drop();
        desk.hold(slot, { recipe: ["empty"], path: "", beats: 0, key: "" }, true);
    },
    undo: function (desk, slot) {
        desk.undo(slot);
    },
    stop: function (desk, slot) {
        slot.drop();
        desk.ask(["cancel", slot.number]);
    },
    recall: function (desk, slot, rest) {
        if (recipes.isRecipe(rest)) {
            desk.recall(slot, rest);
        } else if (typeof rest[0] === "string") {
            desk.says("the Live set holds no recipe that can be read for this slot", slot); // a new one holds a plain 0
        }
    }
};

/** @type {Object<string, function(Desk, any[]): void>} */
var ON_ALL = {
    dials: function (desk, rest) {
        if (!dials.isSeed(rest)) {
            desk.says("a seed is " + dials.SIZE + " numbers here, not " + rest.length);
            return;
        }
        if (desk.directions.base && !dials.same(rest, desk.dials)) { // the hand has left the directions
            desk.directions.forget();
            desk.show(["amounts"].concat(/** @type {any[]} */ (desk.directions.amounts)));
        }
        desk.dials = rest;
    },
    direction: function (desk, rest) {
        if (desk.trouble()) {
            desk.says(desk.trouble());
        } else if (!desk.directions.set(rest[0], Number(rest[1]), desk.dials)) {
            desk.says("the model has no direction " + rest[0]);
        } else if (desk.directions.isZero()) {
            goHome(desk);
        } else {
            desk.askIf(desk.directions.request());
        }
    },
    directions: function (desk, rest) {
        if (rest[0] === "zero") {
            goHome(desk);
        }
    },
    stop: function (desk) {
        desk.slots.forEach(function (slot) {
            slot.drop();
        });
        desk.ask(["cancel", -1]);
    },
    remake: function (desk) {
        desk.slots.forEach(function (slot) {
            if (recipes.isMade(slot.sound.recipe)) {
                desk.makeAgain(slot, slot.sound.recipe);
            }
        });
    },
    rate: function (desk, rest) {
        desk.setting.rate = Math.round(Number(rest[0]) || 0);
    },
    tempo: function (desk, rest) {
        desk.setting.tempo = Number(rest[0]) || 0;
        desk.max.settle();
    },
    follow: function (desk, rest) {
        desk.setting.follow = rest[0] === "stretch" ? "stretch" : "repitch";
        desk.max.settle();
    },
    way: function (desk, rest) {
        desk.setting.way = rest[0] === "slerp" ? "slerp" : "lerp";
    },
    condition: function (desk, rest) {
        if (desk.setting.setCondition(rest[0], rest[1])) {
            desk.show(["conditions"].concat(desk.setting.conditions()));
        } else {
            desk.says("there is no condition " + rest[0]);
        }
    },
    model: function (desk, rest) {
        desk.ask(["load_model", String(rest[0])]);
    },
    folder: function (desk, rest) {
        desk.ask(["set_target_dir", paths.plain(String(rest[0]))]);
    }
};

/** The directions back to 0, the dials to where they were. @param {Desk} desk */
function goHome(desk) {
    var base = desk.directions.base;
    desk.directions.forget();
    desk.show(["amounts"].concat(/** @type {any[]} */ (desk.directions.amounts)));
    if (base) {
        desk.dials = base;
        desk.show(["dials"].concat(/** @type {any[]} */ (base)));
    }
}
