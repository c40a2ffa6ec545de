/**
 * The desk of ls.slots.js: the slots, and the one way by which a sound is asked for and comes in.
 */

var recipes = require("ls.recipe.js");
var dials = require("ls.dials.js");
var files = require("ls.files.js");
var Slot = require("ls.slot.js").Slot;
var Setting = require("ls.setting.js").Setting;
var Directions = require("ls.directions.js").Directions;

var ASK = 0; // outlets of ls.slots.js
var SOUND = 1;
var KEEP = 2;
var SHOW = 3;

/**
 * @param {number} count of slots
 * @param {{outlet: function(number, any[]): void, settle: function(): void}} max how to reach the patch, and to be woken
 *     by `refresh` once nothing has called for `settle` for a while
 */
function Desk(count, max) {
    this.max = max;
    /** @type {Slot[]} */
    this.slots = [];
    for (var i = 1; i <= count; i += 1) {
        this.slots.push(new Slot(i));
    }
    this.setting = new Setting();
    this.directions = new Directions();
    this.dials = dials.zero(); // as the hand left them
    this.isAlive = false;
    this.isReady = false; // alive, and the model takes our seeds
    this.unfit = ""; // why it does not
    /** @type {Object<string, boolean>} */
    this.offers = {};
    this.model = "";
    this.beats = 4; // of one loop of the model
}
exports.Desk = Desk;

/** @returns {number} ms */
function now() {
    return new Date().getTime();
}

/** @param {any[]} request */
Desk.prototype.ask = function (request) {
    this.max.outlet(ASK, request);
};

/** @param {any[]|null} request null: nothing */
Desk.prototype.askIf = function (request) {
    if (request) {
        this.ask(request);
    }
};

/** @param {any[]} atoms */
Desk.prototype.show = function (atoms) {
    this.max.outlet(SHOW, atoms);
};

/** @param {string} text @param {Slot} [slot] */
Desk.prototype.says = function (text, slot) {
    this.show(slot ? [slot.number, "says", text] : ["says", text]);
};

/** @param {any} number @returns {Slot|null} null, with a sentence, where there is none */
Desk.prototype.slot = function (number) {
    var slot = this.slots[number - 1];
    if (!slot) {
        this.says("there is no slot " + number + "; there are 1 to " + this.slots.length);
    }
    return slot || null;
};

/** Why nothing can be made now; empty where it can. @returns {string} */
Desk.prototype.trouble = function () {
    return this.isAlive ? this.unfit : "no daemon answers; start one";
};

/**
 * Have a sound made for a slot because the hand asks for it.
 * @param {Slot} slot @param {any[]} recipe @param {boolean} [isPicture] with the picture of its powergram?
 */
Desk.prototype.make = function (slot, recipe, isPicture) {
    var trouble = this.trouble();
    if (trouble) {
        this.says(trouble, slot);
        return;
    }
    if (!isPicture && slot.asked && !slot.asked.isDropped && !slot.next && dials.same(slot.asked.recipe, recipe)) {
        return;
    }
    slot.want(recipe, { isPicture: isPicture });
    this.send(slot);
};

/** Have it made again, once the daemon is there. @param {Slot} slot @param {any[]} recipe */
Desk.prototype.makeAgain = function (slot, recipe) {
    slot.want(recipe, { isAgain: true });
    this.send(slot);
};

/** Send what waits for a slot, if it may go out now. @param {Slot} slot */
Desk.prototype.send = function (slot) {
    if (!this.isReady || !slot.next) {
        return;
    }
    if (!slot.isFree(now())) {
        if (slot.isInTheWay()) {
            /** @type {any} */ (slot.asked).isDropped = true;
            this.ask(["cancel", slot.number]);
        }
        return;
    }
    var walker = this.walker();
    if (slot.next.recipe[0] === "walk" && walker) {
        if (!walker.isFree(now())) {
            return; // a walk's answer has no id: one at a time
        }
        walker.asked = null;
    }
    var job = slot.begin(this.setting.key(), now());
    this.show([slot.number, "busy", 1]);
    this.prepare(recipes.steps(job.recipe) > 1);
    this.ask(recipes.request(job.recipe, slot.number, job.isPicture));
};

/** Say what all clients share anew, and ask which model is there: another device may have changed it. @param {boolean} isOnWay */
Desk.prototype.prepare = function (isOnWay) {
    this.setting.requests(isOnWay).forEach(this.ask, this);
    this.ask(["model"]);
};

Desk.prototype.sendAll = function () {
    this.slots.forEach(this.send, this);
};

/** @returns {Slot|null} the slot whose walk is under way */
Desk.prototype.walker = function () {
    for (var i = 0; i < this.slots.length; i += 1) {
        var job = this.slots[i].asked;
        if (job && job.recipe[0] === "walk") {
            return this.slots[i];
        }
    }
    return null;
};

/** What was under way for a slot has ended; the next may go. @param {Slot} slot @returns {any} its job, null: unwanted */
Desk.prototype.end = function (slot) {
    if (!slot.asked) {
        return null;
    }
    var wasWalk = slot.asked.recipe[0] === "walk";
    var job = slot.end();
    if (!slot.next) {
        this.show([slot.number, "busy", 0]);
    }
    this.send(slot);
    if (wasWalk) {
        this.sendAll();
    }
    return job;
};

/** A sound has come for a slot. @param {Slot} slot @param {string} path @param {string} [picture] */
Desk.prototype.arrive = function (slot, path, picture) {
    var job = this.end(slot);
    if (job) {
        var beats = recipes.steps(job.recipe) * this.beats;
        this.hold(slot, { recipe: job.recipe, path: path, beats: beats, key: job.key }, !job.isAgain);
        if (picture) {
            this.show(["picture", picture]);
        }
        this.refreshSlot(slot); // the tempo may have changed meanwhile
    }
};

/**
 * Give a slot a sound, and tell the patch.
 * @param {Slot} slot @param {import("./ls.slot.js").Sound} sound @param {boolean} isStep of undo
 */
Desk.prototype.hold = function (slot, sound, isStep) {
    var isKept = dials.same(sound.recipe, slot.sound.recipe); // what is kept anew is a step of undo in Live
    slot.hold(sound, isStep, now());
    if (!isKept) {
        this.max.outlet(KEEP, [slot.number].concat(sound.recipe));
    }
    if (sound.recipe[0] === "empty") {
        this.max.outlet(SOUND, [slot.number, "clear"]);
        return;
    }
    this.show(["newest", slot.number, sound.path, sound.beats]);
    this.max.outlet(SOUND, [slot.number, "load", sound.path, sound.beats]);
};

/** Go back to what a slot held before. @param {Slot} slot */
Desk.prototype.undo = function (slot) {
    var sound = slot.past.pop();
    if (!sound) {
        this.says("there is nothing to undo", slot);
        return;
    }
    slot.drop();
    if (recipes.isMade(sound.recipe) && !(sound.path && files.exists(sound.path))) {
        this.makeAgain(slot, sound.recipe); // never made, or gone: the daemon keeps only the newest files of a slot
        return;
    }
    this.hold(slot, sound, false);
    this.refreshSlot(slot);
};

/** Take a recipe that the Live set has kept. @param {Slot} slot @param {any[]} recipe */
Desk.prototype.recall = function (slot, recipe) {
    if (dials.same(recipe, slot.wanted())) {
        return;
    }
    slot.drop();
    if (recipes.isMade(recipe)) {
        slot.sound = { recipe: recipe, path: "", beats: 0, key: "" };
        this.makeAgain(slot, recipe);
    } else {
        this.hold(slot, { recipe: recipe, path: recipe[1] || "", beats: recipe[2] || 0, key: "" }, false);
    }
};

/** Make a sound again where it was made for another tempo. @param {Slot} slot */
Desk.prototype.refreshSlot = function (slot) {
    if (slot.isStale(this.setting.key()) && !slot.next && !slot.asked) {
        this.makeAgain(slot, slot.sound.recipe);
    }
};

Desk.prototype.refresh = function () {
    this.slots.forEach(this.refreshSlot, this);
};
