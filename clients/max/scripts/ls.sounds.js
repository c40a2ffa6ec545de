/**
 * The sounds that slots hold: set, undone, recalled from the Live set, rendered again for another tempo.
 */

var recipes = require("ls.recipe.js");
var dials = require("ls.dials.js");
var files = require("ls.files.js");
var origins = require("ls.origin.js");
var tags = require("ls.tags.js");

/** @typedef {import("./ls.device.js").Device} Device */
/** @typedef {import("./ls.slot.js").Slot} Slot */

var SOUND = 1; // outlets of ls.slots.js
var RECIPE = 2;
var MAX_TRIES = 5; // for one sound, where another client's settings come between ours and the request

/** What a set keeps of a sound. @param {{recipe: any[], origin: import("./ls.origin.js").Origin|null}} sound @returns {any[]} its origin, if it has one, and its recipe */
exports.stored = function (sound) {
    return origins.write(sound.origin).concat(sound.recipe);
};

/**
 * Set the sound of a slot, and send it to the patch.
 * @param {Device} device @param {Slot} slot @param {import("./ls.slot.js").Sound} sound @param {boolean} isStep of undo
 */
exports.hold = function (device, slot, sound, isStep) {
    var stored = exports.stored(sound);
    var isStored = dials.same(stored, slot.stored); // storing it again would be a step of undo in Live
    slot.hold(sound, isStep, new Date().getTime());
    slot.stored = stored;
    if (!isStored) {
        device.max.outlet(RECIPE, [slot.number].concat(stored));
    }
    if (sound.recipe[0] === "empty") {
        device.max.outlet(SOUND, [slot.number, "clear"]);
        return;
    }
    device.show(["newest", slot.number, sound.path, sound.beats]);
    device.max.outlet(SOUND, [slot.number, "load", sound.path, sound.beats]);
};

/**
 * A sound has arrived for a slot. One that was rendered with another client's settings is requested again.
 * @param {Device} device @param {Slot} slot @param {string} path @param {string} [picture]
 */
exports.arrive = function (device, slot, path, picture) {
    var other = slot.asked ? tags.difference(tags.read(path), slot.asked.settings, device.bpm) : "";
    var isLast = other !== "" && !slot.repeat(MAX_TRIES);
    var job = device.end(slot);
    if (job && isLast) {
        device.says("another program sets the daemon's " + other + " all the time; stop it, and ask again", slot);
    } else if (job && !other) {
        var beats = recipes.beats(job.recipe, device.beats);
        exports.hold(device, slot, { recipe: job.recipe, path: path, beats: beats, key: job.key, origin: job.origin }, !job.isAgain);
        if (picture) {
            device.show(["picture", picture]);
        }
        exports.refreshSlot(device, slot); // the tempo may have changed in the meantime
    }
};

/**
 * Set a sound that the daemon does not render: silence, or a sound file of the user's. A file that cannot be read is refused, and the
 * slot keeps its sound.
 * @param {Device} device @param {Slot} slot @param {any[]} recipe `empty` or `file` @param {boolean} isStep of undo
 */
exports.take = function (device, slot, recipe, isStep) {
    var problem = recipe[0] === "file" ? files.soundProblem(recipe[1]) : "";
    if (problem) {
        device.says(problem, slot);
        return;
    }
    device.drop(slot);
    exports.hold(device, slot, { recipe: recipe, path: recipe[1] || "", beats: recipe[2] || 0, key: "", origin: null }, isStep);
};

/** Go back to the previous sound of a slot. @param {Device} device @param {Slot} slot */
exports.undo = function (device, slot) {
    var sound = slot.past.pop();
    if (!sound) {
        device.says("there is nothing to undo", slot);
        return;
    }
    if (!recipes.isMade(sound.recipe)) {
        exports.take(device, slot, sound.recipe, false);
        return;
    }
    device.drop(slot);
    if (!(sound.path && files.exists(sound.path))) {
        device.makeAgain(slot, sound.recipe, sound.origin); // never rendered, or deleted: the daemon keeps only the newest files of a slot
        return;
    }
    exports.hold(device, slot, sound, false);
    exports.refreshSlot(device, slot);
};

/**
 * Take what is stored in the Live set. What was written there last, and comes back, changes nothing: another sound may be under way.
 * @param {Device} device @param {Slot} slot @param {any[]} atoms as `stored` gives them
 */
exports.recall = function (device, slot, atoms) {
    var kept = origins.read(atoms);
    var isBack = dials.same(atoms, slot.stored);
    device.max.isSet(slot.number);
    slot.stored = atoms;
    var wanted = slot.wanted();
    if (isBack || dials.same(exports.stored(kept), kept.origin ? exports.stored(wanted) : wanted.recipe)) { // an older set has no origin
        return;
    }
    if (recipes.isMade(kept.recipe)) {
        device.drop(slot);
        slot.sound = { recipe: kept.recipe, path: "", beats: 0, key: "", origin: kept.origin };
        device.makeAgain(slot, kept.recipe, kept.origin);
    } else {
        exports.take(device, slot, kept.recipe, false);
    }
};

/** Request a sound again if it was rendered for another tempo. @param {Device} device @param {Slot} slot */
exports.refreshSlot = function (device, slot) {
    if (slot.isStale(device.setting.key()) && !slot.next && !slot.asked) {
        device.makeAgain(slot, slot.sound.recipe, slot.sound.origin);
    }
};

/** @param {Device} device */
exports.refresh = function (device) {
    device.slots.forEach(function (slot) {
        exports.refreshSlot(device, slot);
    });
};
