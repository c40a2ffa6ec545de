/**
 * The state of one [js ls.slots.js]: its slots, dials and settings, and what it knows of the daemon; and how it requests
 * sounds. A slot has at most one request under way, and the newest one waits behind it.
 */

var line = require("ls.line.js");
var recipes = require("ls.recipe.js");
var dials = require("ls.dials.js");
var ids = require("ls.ids.js");
var sounds = require("ls.sounds.js");
var Slot = require("ls.slot.js").Slot;
var Setting = require("ls.setting.js").Setting;
var Directions = require("ls.directions.js").Directions;
var NamedSeeds = require("ls.named.js").NamedSeeds;
var Search = require("ls.search.js").Search;

var ASK = 0; // outlets of ls.slots.js
var SHOW = 3;
var AT_ONCE = 300; // ms: messages that a face sends in one go, when it opens or for all slots
var SYNC = 1; // the number of our sync: its reply comes after that of a walk that was given up

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
    this.envelope = [0, 0, 0, 0]; // of the next hallucination: trim, attack, sustain, release in beats
    this.named = new NamedSeeds();
    this.search = new Search();
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

/** Why no sound can be requested now; empty where one can. @returns {string} */
Device.prototype.problem = function () {
    return this.isAlive ? this.mismatch : "no daemon answers; start one";
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
    if (!isPicture && slot.asked && !slot.asked.isDropped && !slot.next && dials.same(slot.asked.recipe, recipe)) {
        return;
    }
    slot.want(recipe, { isPicture: isPicture, origin: origin });
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
    var walker = slot.next.recipe[0] === "walk" ? this.walker() : null;
    this.giveUpLate(slot);
    this.giveUpLate(walker);
    if (slot.asked) {
        if (slot.isInTheWay()) {
            slot.asked.isDropped = true;
            this.ask(["cancel", slot.id.now]);
        }
        return;
    }
    if (slot.next.recipe[0] === "walk" && (this.walker() || now() - this.lostWalk < ids.TIMEOUT)) {
        return; // a walk's reply has no id: one at a time
    }
    var job = slot.begin(this.setting.key(), now());
    this.show([slot.number, "busy", 1]);
    if (job.origin && job.origin.model !== this.model) {
        this.says("this sound was made with the model " + job.origin.model + "; load it to hear the same", slot);
    }
    job.origin = job.origin || this.setting.origin(this.model);
    var envelope = recipes.envelope(job.recipe);
    this.prepare(recipes.steps(job.recipe) > 1 && !envelope, job.origin); // hallucinations always go along arcs
    this.askIf(envelope ? ["set_envelope"].concat(/** @type {any[]} */ (envelope)) : null);
    this.ask(recipes.request(job.recipe, slot.id.now, job.isPicture));
};

/** @param {Slot|null} slot */
Device.prototype.giveUpLate = function (slot) {
    if (slot && slot.isLate(now())) {
        this.giveUp(slot);
    }
};

/** The request of a slot has had no reply: nothing that still comes is taken for the next one's. @param {Slot} slot */
Device.prototype.giveUp = function (slot) {
    if (slot.asked && slot.asked.recipe[0] === "walk") {
        this.lostWalk = now();
        this.ask(["sync", SYNC]);
    } else if (slot.asked) {
        this.ask(["cancel", slot.id.now]);
        slot.id.renew();
    }
    slot.asked = null;
};

/** Send the settings that all clients share, and ask for the model: another device may have changed them. @param {boolean} isTransition @param {import("./ls.origin.js").Origin} origin */
Device.prototype.prepare = function (isTransition, origin) {
    this.setting.requests(isTransition, origin).forEach(this.ask, this);
    this.ask(["model"]);
};

Device.prototype.sendAll = function () {
    this.slots.forEach(this.send, this);
};

/** @returns {Slot|null} the slot whose walk is under way */
Device.prototype.walker = function () {
    for (var i = 0; i < this.slots.length; i += 1) {
        var job = this.slots[i].asked;
        if (job && job.recipe[0] === "walk") {
            return this.slots[i];
        }
    }
    return null;
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

/** A sound has arrived for a slot. @param {Slot} slot @param {string} path @param {string} [picture] */
Device.prototype.arrive = function (slot, path, picture) {
    var job = this.end(slot);
    if (job) {
        var beats = recipes.beats(job.recipe, this.beats);
        sounds.hold(this, slot, { recipe: job.recipe, path: path, beats: beats, key: job.key, origin: job.origin }, !job.isAgain);
        if (picture) {
            this.show(["picture", picture]);
        }
        sounds.refreshSlot(this, slot); // the tempo may have changed in the meantime
    }
};
