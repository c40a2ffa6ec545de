/**
 * The state of one [js ls.slots.js]: its slots, dials and settings, and what it knows of the daemon; and how it requests
 * sounds. A slot has at most one request under way, and the newest one waits behind it.
 */

var line = require("ls.line.js");
var recipes = require("ls.recipe.js");
var dials = require("ls.dials.js");
var ids = require("ls.ids.js");
var lost = require("ls.lost.js");
var Slot = require("ls.slot.js").Slot;
var Setting = require("ls.setting.js").Setting;
var Directions = require("ls.directions.js").Directions;
var NamedSeeds = require("ls.named.js").NamedSeeds;
var PatchSearch = require("ls.patch.js").PatchSearch;
var search = require("ls.search.js");

var ASK = 0; // outlets of ls.slots.js
var SHOW = 3;
var AT_ONCE = 300; // ms: messages that a face sends in one go, when it opens or for all slots

/**
 * @param {number} count of slots
 * @param {{outlet: function(number, any[]): void, settle: function(): void, isSet: function(number): void,
 *     post: function(string): void}} max the patch's outlets; `settle` calls `refresh` once it has not been called for a while;
 *     `isSet`: the set gives a slot's recipe; `post` writes to the Max Console
 */
function Device(count, max) {
    this.max = max;
    /** @type {Slot[]} */
    this.slots = [];
    for (var i = 1; i <= count; i += 1) {
        this.slots.push(new Slot(i));
    }
    this.setting = new Setting();
    this.directions = new Directions();
    this.dials = dials.zero(); // as the user left them
    this.isAlive = false;
    this.isReady = false; // alive, and the model takes our seeds
    this.mismatch = ""; // why it does not
    /** @type {Object<string, boolean>} */
    this.offers = {};
    this.model = "";
    /** @type {string[]} that the daemon can load */
    this.models = [];
    this.beats = 4; // of one loop of the model
    this.bpm = 0; // of the model
    this.folder = ""; // that was asked for last
    /** @type {string[]} that the next daemon is to allow */
    this.folders = [];
    this.envelope = [0, 0, 0, 0]; // of the next hallucination: trim, attack, sustain, release in beats
    this.named = new NamedSeeds();
    this.search = new search.Search();
    this.patches = new PatchSearch();
    /** @type {any[][]} as ls.presets.js keeps them */
    this.presets = [];
    this.refused = { problem: "", time: 0 }; // what was refused last, and when in ms
    this.lostWalk = 0; // ms: when a walk was given up whose reply may still come; 0: there is none
}
exports.Device = Device;

/** @returns {number} ms */
function now() {
    return new Date().getTime();
}

/** @param {any[]} request */
Device.prototype.ask = function (request) {
    this.max.outlet(ASK, request);
};

/** @param {any[]|null} request null: nothing */
Device.prototype.askIf = function (request) {
    if (request) {
        this.ask(request);
    }
};

/** @param {any[]} atoms */
Device.prototype.show = function (atoms) {
    this.max.outlet(SHOW, atoms);
};

/** @param {string} text @param {Slot} [slot] */
Device.prototype.says = function (text, slot) {
    var shown = line.fit(text, this.max.post);
    this.show(slot ? [slot.number, "says", shown] : ["says", shown]);
};

/** Say why a request is not made: once for all that come in one go. @param {string} problem @param {Slot} [slot] */
Device.prototype.refuse = function (problem, slot) {
    var time = now();
    if (problem !== this.refused.problem || time - this.refused.time > AT_ONCE) {
        this.says(problem, slot);
    }
    this.refused = { problem: problem, time: time };
};

/** @param {any} number @returns {Slot|null} null, with a message, where there is none */
Device.prototype.slot = function (number) {
    var slot = this.slots[number - 1];
    if (!slot) {
        this.says("there is no slot " + number + "; there are 1 to " + this.slots.length);
    }
    return slot || null;
};

/** @returns {string} empty where a daemon answers */
Device.prototype.absence = function () {
    return this.isAlive ? "" : "no daemon answers; start one";
};

/** Why no sound can be requested now; empty where one can. @returns {string} */
Device.prototype.problem = function () {
    return this.absence() || this.mismatch;
};

/** Does the daemon offer a command? If not, say so. @param {Slot} slot @param {string} command */
Device.prototype.isOffered = function (slot, command) {
    var problem = this.problem() || (this.offers[command] ? "" : "this daemon does not offer " + command);
    if (problem) {
        this.refuse(problem, slot);
    }
    return !problem;
};

/**
 * Request a sound for a slot, on behalf of the user.
 * @param {Slot} slot @param {any[]} recipe @param {boolean} [isPicture] with the picture of its powergram?
 * @param {import("./ls.origin.js").Origin|null} [origin] what the sound depends on; none: the settings of now
 */
Device.prototype.make = function (slot, recipe, isPicture, origin) {
    var problem = this.problem() || recipes.problem(recipe, this.beats);
    if (problem) {
        this.refuse(problem, slot);
        return;
    }
    this.forgetSeeds(slot);
    this.request(slot, recipe, isPicture, origin);
};

/** What the user wants last counts: no seed that was asked for before comes into the slot. @param {Slot} slot */
Device.prototype.forgetSeeds = function (slot) {
    search.stop(this, slot);
    slot.dropBlend();
};

/** Nothing that was asked for comes into the slot any more. @param {Slot} slot */
Device.prototype.drop = function (slot) {
    this.forgetSeeds(slot);
    slot.drop();
};

/** As make, without a look at what else was asked for. @param {Slot} slot @param {any[]} recipe @param {boolean} [isPicture] @param {import("./ls.origin.js").Origin|null} [origin] */
Device.prototype.request = function (slot, recipe, isPicture, origin) {
    var job = slot.next || slot.asked;
    if (isPicture || !job || job.isDropped || !dials.same(job.recipe, recipe)) {
        slot.want(recipe, { isPicture: isPicture, origin: origin });
    }
    this.send(slot);
};

/**
 * Request it again, once the daemon answers.
 * @param {Slot} slot @param {any[]} recipe @param {import("./ls.origin.js").Origin|null} origin what the sound depended on
 */
Device.prototype.makeAgain = function (slot, recipe, origin) {
    slot.want(recipe, { isAgain: true, origin: origin });
    this.send(slot);
};

/** Send the request that waits for a slot, if it may be sent now. @param {Slot} slot */
Device.prototype.send = function (slot) {
    if (!this.isReady || !slot.next) {
        return;
    }
    var command = recipes.optional(slot.next.recipe);
    if (command && Object.keys(this.offers).length && !this.isOffered(slot, command)) {
        slot.next = null; // a set or a preset has kept it
        return;
    }
    var walker = slot.next.recipe[0] === "walk" ? lost.walker(this) : null;
    lost.giveUpLate(this, slot);
    lost.giveUpLate(this, walker);
    if (slot.asked) {
        if (slot.isInTheWay()) {
            slot.asked.isDropped = true;
            this.ask(["cancel", slot.id.now]);
        }
        return;
    }
    if (slot.next.recipe[0] === "walk" && (lost.walker(this) || now() - this.lostWalk < ids.TIMEOUT)) {
        return; // a walk's reply has no id: one at a time
    }
    var job = slot.begin(this.setting.key(), now());
    this.show([slot.number, "busy", 1]);
    if (job.origin && job.origin.model !== this.model) {
        this.says("this sound was made with the model " + job.origin.model + "; load it to hear the same", slot);
    }
    job.origin = job.origin || this.setting.origin(this.model);
    var envelope = recipes.envelope(job.recipe);
    job.settings = this.setting.requests(recipes.steps(job.recipe) > 1 && !envelope, job.origin); // hallucinations always go along arcs
    if (envelope) {
        job.settings.push(["set_envelope"].concat(/** @type {any[]} */ (envelope)));
    }
    this.prepare(job.settings);
    this.ask(recipes.request(job.recipe, slot.id.now, job.isPicture));
};

/** Send the settings that all clients share, and ask for the model: another device may have changed them. @param {any[][]} settings */
Device.prototype.prepare = function (settings) {
    settings.forEach(this.ask, this);
    this.ask(["model"]);
};

Device.prototype.sendAll = function () {
    this.slots.forEach(this.send, this);
};

/** The request of a slot has ended; send the next. @param {Slot} slot @returns {any} its job; null: not wanted any more */
Device.prototype.end = function (slot) {
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
