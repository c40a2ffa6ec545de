/**
 * Walks through the latent space, and what the model's directions and map give: a part of the messages of ls.messages.js.
 */

var recipes = require("ls.recipe.js");
var search = require("ls.search.js");
var transitions = require("ls.transitions.js");

/** @typedef {import("./ls.device.js").Device} Device */
/** @typedef {import("./ls.slot.js").Slot} Slot */

/** @type {Object<string, (function(Device, Slot, any[]): void)|undefined>} */
exports.MESSAGES = {
    hallucinate: function (device, slot, rest) {
        /** @type {any[]} */
        var recipe = ["hallucinate"].concat(rest, /** @type {any[]} */ (device.envelope));
        if (!recipes.isRecipe(recipe)) {
            device.says("hallucinate takes a slot, points, loops between them, an overlap and a random seed", slot);
        } else if (device.isOffered(slot, "hallucinate")) {
            device.make(slot, recipe);
        }
    },
    through: function (device, slot, rest) {
        var steps = rest.slice(2).filter(function (from) {
            return from !== 0;
        });
        if (!steps.length) {
            device.says("no step names a slot; set a step to the number of a slot", slot);
            return;
        }
        /** @type {any[]} */
        var recipe = ["through"].concat(rest.slice(0, 2), /** @type {any[]} */ (device.envelope));
        for (var i = 0; i < steps.length; i += 1) {
            var seed = transitions.seedOf(device, slot, steps[i]);
            if (!seed) {
                return;
            }
            recipe = recipe.concat(seed);
        }
        if (!recipes.isRecipe(recipe)) {
            device.says("through takes a slot, loops between two steps, an overlap and up to 25 slots", slot);
        } else if (device.isOffered(slot, "hallucinate_through")) {
            device.make(slot, recipe);
        }
    },
    directed: function (device, slot) {
        if (device.isOffered(slot, "generate_directed")) {
            var seed = device.directions.base || device.dials;
            device.make(slot, ["directed"].concat(/** @type {any[]} */ (device.directions.amounts), /** @type {any[]} */ (seed)));
        }
    },
    place: function (device, slot, rest) {
        if (device.isOffered(slot, "seed_at")) {
            slot.nextBlend = function (/** @type {number} */ id) {
                return ["seed_at", id, share(rest[0]), share(rest[1])];
            };
            transitions.sendBlend(device, slot);
            search.stop(device, slot);
        }
    }
};

/** @param {any} value @returns {number} 0..1 */
function share(value) {
    return Math.max(0, Math.min(1, Number(value) || 0));
}
