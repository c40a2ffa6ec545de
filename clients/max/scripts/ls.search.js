/**
 * Find and continue: what the daemon makes of a sound file of the user's. A part of the messages of ls.messages.js.
 */

var ids = require("ls.ids.js");
var paths = require("ls.paths.js");
var recipes = require("ls.recipe.js");

/** @typedef {import("./ls.device.js").Device} Device */
/** @typedef {import("./ls.slot.js").Slot} Slot */

var BASE = 102; // of the ids of our match_seed

/** One search at a time: a new one cancels the old. */
function Search() {
    this.turn = new ids.Turn(BASE);
    /** @type {Slot|null} that gets the loop of the seed */
    this.slot = null;
    this.path = ""; // of the file
    /** @type {import("./ls.origin.js").Origin|null} what belongs to the seed */
    this.origin = null;
}
exports.Search = Search;

/** @type {Object<string, function(Device, Slot, any[]): void>} */
exports.MESSAGES = {
    find: function (device, slot, rest) {
        if (!paths.isPath(rest[0])) {
            device.says("find takes a slot and the path of a sound file", slot);
        } else if (device.isOffered(slot, "match_seed")) {
            endOther(device, slot);
            device.forgetSeeds(slot);
            device.search.slot = slot;
            device.search.path = paths.plain(rest[0]);
            device.search.origin = null;
            device.show([slot.number, "busy", 1]);
            device.ask(["match_seed", device.search.turn.begin(new Date().getTime()), device.search.path]);
        }
    },
    "continue": function (device, slot, rest) {
        var recipe = ["continue", paths.plain(String(rest[0]))].concat(rest.slice(1));
        if (!recipes.isRecipe(recipe)) {
            device.says("continue takes a slot, the path of a sound file, bars and a random seed", slot);
        } else if (device.isOffered(slot, "continue_wav")) {
            device.make(slot, recipe);
        }
    }
};

/** @type {Object<string, function(Device, any[]): void>} */
exports.REPLIES = {
    candidate: function (device, rest) {
        if (isOurs(device, rest[0])) {
            device.says("find: " + Number(rest[1]).toFixed(1) + " dB from the file", device.search.slot || undefined);
        }
    },
    /** ID MODEL TRUNCATION N, then NAME VALUE of each condition that was set; it comes before the seed. */
    origin: function (device, rest) {
        if (isOurs(device, rest[0])) {
            var setting = device.setting;
            device.search.origin = { model: rest[1], truncation: rest[2], transients: setting.transients,
                interpolation: setting.interpolation, conditions: rest.slice(4, 4 + 2 * rest[3]) };
        }
    },
    match: function (device, rest) {
        var slot = end(device, rest[0]);
        if (slot) {
            device.make(slot, ["single"].concat(rest.slice(2)), false, device.search.origin);
            if (device.slots.length === 1) { // its dials are those of its loop; devices of several slots have Edit
                device.show(["dials"].concat(rest.slice(2)));
            }
        }
    }
};

/** The search has failed, or was cancelled. @param {Device} device @param {number} id @param {string} text the error; empty: it was cancelled */
exports.fail = function (device, id, text) {
    var slot = end(device, id);
    if (slot && text) {
        device.says(text, slot);
    }
};

/** The daemon was started again: its search is lost. @param {Device} device */
exports.giveUp = function (device) {
    if (device.search.turn.since) {
        device.search.turn.giveUp();
        device.says("the daemon was started again and has lost the search; find again", device.search.slot || undefined);
    }
};

/** There is one search at a time: say that the one for another slot has ended. @param {Device} device @param {Slot} slot of the next */
function endOther(device, slot) {
    var other = device.search.slot;
    if (other && other !== slot && device.search.turn.since) {
        exports.stop(device, other);
        device.says("find: the search for " + other.number + " has ended; there is one at a time, and " + slot.number + " has it now", other);
    }
}

/** Cancel the search for a slot, if there is one. @param {Device} device @param {Slot|null} slot */
exports.stop = function (device, slot) {
    var turn = device.search.turn;
    if (slot && slot === device.search.slot && turn.since) {
        device.ask(["cancel", turn.id.now]);
        device.show([slot.number, "busy", slot.asked ? 1 : 0]);
        turn.giveUp();
    }
};

/** @param {Device} device @param {number} id @returns {boolean} */
function isOurs(device, id) {
    return device.search.turn.since > 0 && id === device.search.turn.id.now;
}

/** @param {Device} device @param {number} id @returns {Slot|null} the slot of the search that has ended; null: it is not ours */
function end(device, id) {
    var slot = device.search.turn.end(id) ? device.search.slot : null;
    if (slot) {
        device.show([slot.number, "busy", slot.asked ? 1 : 0]);
    }
    return slot;
}
