/**
 * Requests whose replies have not come. A walk's reply has no id, so there is one walk at a time.
 */

var ids = require("ls.ids.js");

/** @typedef {import("./ls.device.js").Device} Device */
/** @typedef {import("./ls.slot.js").Slot} Slot */

var SYNC = 1; // the number of our sync: its reply comes after that of a walk that was given up

/** Give up a request that has had no reply for too long. @param {Device} device @param {Slot|null} slot */
exports.giveUpLate = function (device, slot) {
    if (slot && slot.isLate(new Date().getTime())) {
        exports.giveUp(device, slot);
    }
};

/** The request of a slot has had no reply: nothing that still comes is taken for the next one's. @param {Device} device @param {Slot} slot */
exports.giveUp = function (device, slot) {
    if (slot.asked && slot.asked.recipe[0] === "walk") {
        device.lostWalk = new Date().getTime();
        device.ask(["sync", SYNC]);
    } else if (slot.asked) {
        device.ask(["cancel", slot.id.now]);
        slot.id.renew();
    }
    slot.asked = null;
};

/** @param {Device} device @returns {Slot|null} the slot whose walk is under way */
exports.walker = function (device) {
    for (var i = 0; i < device.slots.length; i += 1) {
        var job = device.slots[i].asked;
        if (job && job.recipe[0] === "walk") {
            return device.slots[i];
        }
    }
    return null;
};
