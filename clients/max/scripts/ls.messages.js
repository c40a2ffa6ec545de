/**
 * The messages that the patch sends to ls.slots.js; N, INTO, FROM, TO are slots, numbered from 1.
 *
 *     dials f*64                            the values of the dials
 *     generate N, random N, morph N AMOUNT  the loop of a seed
 *     picture N                             the loop again, with a picture of its powergram
 *     edit N                                show the slot's seed on the dials
 *     fade INTO FROM TO STEPS, pingpong INTO FROM TO STEPS, walk INTO FROM STEPS AMOUNT, blend INTO FROM TO POSITION
 *     continueseed INTO FROM BARS           the bars that follow the loop of a slot
 *     hallucinate INTO POINTS BETWEEN OVERLAP RNG, through INTO BETWEEN OVERLAP SLOT...
 *                                           a walk through random seeds, or through the seeds of slots (0: none)
 *     find N PATH                           the loop of the seed that sounds most like a file
 *     continue N PATH BARS RNG              the bars that follow a file
 *     findpatch PATH, cancelpatch           the patch of the synthesiser that sounds most like a file
 *     openpatch PATH                        the patch in a .json of loopseed match-patch
 *     parameters NAME LOW HIGH ...          of the synthesiser that plays here
 *     envelope TRIM ATTACK SUSTAIN RELEASE  of the loops of the next walk, in beats
 *     direction K AMOUNT, directions zero   move the dials along the model's directions
 *     directed INTO                         the loop of that move, made inside the network
 *     place INTO X Y                        the loop of the seed at a place on the model's map, 0..1 from left and bottom
 *     saveseed NAME, recallseed PLACE, deleteseed, listseeds
 *                                           the dials under a name, for all clients; PLACE in the list, from 1; the
 *                                           one that was saved or recalled last is deleted
 *     file N PATH BEATS, clear N, undo N, stop N, stop all, remake, recall N [of ORIGIN] RECIPE...
 *     preset store|recall K                 the sounds of all slots; K from 1 to 8
 *     kept K ATOMS                          a preset, from the Live set
 *     rate HZ, tempo BPM, follow repitch|stretch, transients 0..1, truncation 0..2, way lerp|slerp, condition K 0..1|free
 *     model NAME, modelat PLACE, folder PATH  PLACE in the menu of models, from 0
 */

var named = require("ls.named.js");
var recipes = require("ls.recipe.js");
var dials = require("ls.dials.js");
var origins = require("ls.origin.js");
var patch = require("ls.patch.js");
var paths = require("ls.paths.js");
var presets = require("ls.presets.js");
var search = require("ls.search.js");
var sounds = require("ls.sounds.js");
var transitions = require("ls.transitions.js");
var walks = require("ls.walks.js");

/** @typedef {import("./ls.device.js").Device} Device */
/** @typedef {import("./ls.slot.js").Slot} Slot */

/**
 * @param {Device} device @param {string} message @param {any[]} rest
 * @returns {boolean} false where there is no such message
 */
exports.handle = function (device, message, rest) {
    var handle = find(message, SLOT_MESSAGES, transitions.MESSAGES, walks.MESSAGES, search.MESSAGES);
    var other = find(message, MESSAGES, named.MESSAGES, presets.MESSAGES, patch.MESSAGES);
    if (handle && rest[0] !== "all") {
        var slot = device.slot(rest[0]);
        if (slot) {
            handle(device, slot, rest.slice(1));
        }
    } else if (other) {
        other(device, rest);
    } else {
        return false;
    }
    return true;
};

/** What one of some tables has under a name. @param {string} name @param {...Object<string, any>} tables @returns {any} */
function find(name, tables) {
    for (var i = 1; i < arguments.length; i += 1) {
        if (Object.prototype.hasOwnProperty.call(arguments[i], name)) {
            return arguments[i][name];
        }
    }
    return undefined;
}

/** @type {Object<string, function(Device, Slot, any[]): void>} */
var SLOT_MESSAGES = {
    generate: function (device, slot) {
        device.make(slot, ["single"].concat(/** @type {any[]} */ (device.dials)));
    },
    random: function (device, slot) {
        device.make(slot, ["single"].concat(/** @type {any[]} */ (dials.random())));
    },
    morph: function (device, slot, rest) {
        var seed = transitions.seedOf(device, slot, slot.number);
        if (seed) {
            device.make(slot, ["single"].concat(/** @type {any[]} */ (dials.morph(seed, Number(rest[0]) || 0))));
        }
    },
    picture: function (device, slot) {
        var seed = transitions.seedOf(device, slot, slot.number);
        if (seed) {
            device.make(slot, ["single"].concat(/** @type {any[]} */ (seed)), true);
        }
    },
    edit: function (device, slot) {
        var seed = transitions.seedOf(device, slot, slot.number);
        if (seed) {
            device.show(["dials"].concat(/** @type {any[]} */ (seed)));
        }
    },
    file: function (device, slot, rest) {
        /** @type {any[]} */
        var recipe = ["file", paths.plain(String(rest[0])), Number(rest[1]) || 0];
        if (recipes.isRecipe(recipe)) {
            sounds.take(device, slot, recipe, true);
        } else {
            device.says("a file needs its path and how many beats it lasts, up to 4096", slot);
        }
    },
    clear: function (device, slot) {
        sounds.take(device, slot, ["empty"], true);
    },
    undo: function (device, slot) {
        sounds.undo(device, slot);
    },
    stop: function (device, slot) {
        device.drop(slot);
        device.ask(["cancel", slot.id.now]);
    },
    recall: function (device, slot, rest) {
        if (recipes.isRecipe(origins.read(rest).recipe)) {
            sounds.recall(device, slot, rest);
        } else if (typeof rest[0] === "string") {
            device.says("the Live set holds no recipe that can be read for this slot", slot); // a new one holds a plain 0
        }
    }
};

/** @type {Object<string, function(Device, any[]): void>} */
var MESSAGES = {
    dials: function (device, rest) {
        if (!dials.isSeed(rest)) {
            device.says("a seed is " + dials.SIZE + " numbers here, not " + rest.length);
            return;
        }
        if (device.directions.base && !dials.same(rest, device.dials)) { // the user has moved a dial
            device.directions.forget();
            device.show(["amounts"].concat(/** @type {any[]} */ (device.directions.amounts)));
        }
        device.dials = rest;
    },
    direction: function (device, rest) {
        if (device.directions.isZero() && Number(rest[1]) === 0) {
            return; // a face that opens
        }
        if (device.problem()) {
            device.refuse(device.problem());
        } else if (!device.directions.set(rest[0], Number(rest[1]), device.dials)) {
            device.says("the model has no direction " + rest[0]);
        } else if (device.directions.isZero()) {
            resetDirections(device);
        } else {
            device.askIf(device.directions.request());
        }
    },
    directions: function (device, rest) {
        if (rest[0] === "zero") {
            resetDirections(device);
        }
    },
    stop: function (device) {
        device.slots.forEach(device.drop, device);
        device.ask(["cancel", -1]);
    },
    remake: function (device) {
        device.slots.forEach(function (slot) {
            if (recipes.isMade(slot.sound.recipe)) {
                device.makeAgain(slot, slot.sound.recipe, slot.sound.origin);
            }
        });
    },
    rate: function (device, rest) {
        device.setting.rate = Math.round(Number(rest[0]) || 0);
    },
    tempo: function (device, rest) {
        device.setting.tempo = Number(rest[0]) || 0;
        device.max.settle();
    },
    follow: function (device, rest) {
        device.setting.follow = rest[0] === "stretch" ? "stretch" : "repitch";
        device.max.settle();
    },
    transients: function (device, rest) {
        device.setting.transients = Math.max(0, Math.min(1, Number(rest[0]) || 0));
    },
    truncation: function (device, rest) {
        device.setting.truncation = Math.max(0, Math.min(2, Number(rest[0]) || 0));
    },
    envelope: function (device, rest) {
        device.envelope = [0, 1, 2, 3].map(function (i) {
            return Math.max(0, Number(rest[i]) || 0);
        });
    },
    way: function (device, rest) {
        device.setting.interpolation = rest[0] === "slerp" ? "slerp" : "lerp";
    },
    condition: function (device, rest) {
        if (device.setting.setCondition(rest[0], rest[1])) {
            device.show(["conditions"].concat(device.setting.listConditions()));
        } else {
            device.says("there is no condition " + rest[0]);
        }
    },
    model: function (device, rest) {
        device.ask(["load_model", rest.join(" ")]);
    },
    modelat: function (device, rest) {
        if (device.models[rest[0]]) {
            device.ask(["load_model", device.models[rest[0]]]);
        }
    },
    folder: function (device, rest) {
        device.folder = paths.plain(String(rest[0]));
        device.ask(["set_target_dir", device.folder]);
    }
};

/** Set the directions to 0, and the dials to where they were before. @param {Device} device */
function resetDirections(device) {
    var base = device.directions.base;
    device.directions.forget();
    device.show(["amounts"].concat(/** @type {any[]} */ (device.directions.amounts)));
    if (base) {
        device.dials = base;
        device.show(["dials"].concat(/** @type {any[]} */ (base)));
    }
}
