/**
 * Presets: the sounds of all slots, kept with the Live set. A part of the messages of ls.messages.js.
 * A preset holds, for each slot, the number of its atoms and what sounds.stored gives: `73 of MODEL ... single f*64 1 empty ...`.
 */

var dials = require("ls.dials.js");
var origins = require("ls.origin.js");
var recipes = require("ls.recipe.js");
var sounds = require("ls.sounds.js");

/** @typedef {import("./ls.device.js").Device} Device */

var COUNT = 8;
var RECIPE = 2; // the outlet of ls.slots.js
var FIRST = 101; // the number of preset 1 there: slots are 1 to 99

/** @type {Object<string, function(Device, any[]): void>} */
exports.MESSAGES = {
    preset: function (device, rest) {
        var place = Math.round(rest[1]) - 1;
        if (!(place >= 0 && place < COUNT) || !WORDS.hasOwnProperty(rest[0])) {
            device.says("preset takes store or recall, and a number from 1 to " + COUNT);
        } else {
            WORDS[rest[0]](device, place);
        }
    },
    /** K ATOMS, as the set has kept them. */
    kept: function (device, rest) {
        var atoms = rest.slice(1);
        device.max.isSet(FIRST + rest[0] - 1);
        device.presets[rest[0] - 1] = typeof atoms[1] === "string" ? atoms : []; // a new set holds a plain 0
        exports.show(device);
    }
};

/** Which presets hold something: `presets 0|1 ...`. @param {Device} device */
exports.show = function (device) {
    /** @type {any[]} */
    var filled = [];
    for (var place = 0; place < COUNT; place += 1) {
        filled.push(device.presets[place] && device.presets[place].length ? 1 : 0);
    }
    device.show(["presets"].concat(filled));
};

/** @type {Object<string, function(Device, number): void>} */
var WORDS = {
    store: function (device, place) {
        /** @type {any[]} */
        var atoms = [];
        device.slots.forEach(function (slot) {
            var stored = sounds.stored(slot.sound);
            atoms = atoms.concat([stored.length], stored);
        });
        device.presets[place] = atoms;
        device.max.outlet(RECIPE, [FIRST + place].concat(atoms));
        exports.show(device);
        device.says("preset " + (place + 1) + " holds the sounds of now");
    },
    recall: function (device, place) {
        var atoms = device.presets[place] || [];
        if (!atoms.length) {
            device.says("preset " + (place + 1) + " is empty; store one there");
        } else if (device.problem()) {
            device.says("the preset comes when it can: " + device.problem());
        }
        for (var at = 0, n = 0; at < atoms.length && n < device.slots.length; at += 1 + atoms[at], n += 1) {
            recall(device, device.slots[n], atoms.slice(at + 1, at + 1 + atoms[at]));
        }
    }
};

/** One slot's sound, as a step that can be undone. @param {Device} device @param {import("./ls.slot.js").Slot} slot @param {any[]} stored */
function recall(device, slot, stored) {
    var kept = origins.read(stored);
    var recipe = kept.recipe;
    if (!slot.asked && !slot.next && dials.same(stored, sounds.stored(slot.sound))) {
        return; // it is there
    }
    if (!recipes.isRecipe(recipe)) {
        device.says("the preset holds no recipe that can be read for this slot", slot);
    } else if (recipes.isMade(recipe)) {
        device.forgetSeeds(slot);
        slot.want(recipe, { origin: kept.origin });
        device.send(slot); // once the daemon answers
    } else {
        sounds.take(device, slot, recipe, true);
    }
}
