/**
 * A slot: its sound, the sounds before, and its request. At most one request is under way; the newest waits behind it.
 * It does not use Max.
 */

var recipes = require("ls.recipe.js");
var dials = require("ls.dials.js");
var ids = require("ls.ids.js");

var GESTURE = 1000; // ms: singles that follow one another faster are one gesture, and one step of undo

/** @typedef {{recipe: any[], path: string, beats: number, key: string, origin: Origin|null}} Sound
 *     key: the tempo and rate that it was rendered for */
/** @typedef {import("./ls.origin.js").Origin} Origin */
/** @typedef {{recipe: any[], isPicture: boolean, isAgain: boolean, isDropped: boolean, key: string, origin: Origin|null,
 *     settings: any[][], tries: number}} Job settings: the requests that were sent before it; tries: how often it was sent */

/** @param {number} number 1, 2 ... */
function Slot(number) {
    this.number = number;
    this.id = new ids.Id(number); // of its request
    /** @type {Sound} */
    this.sound = { recipe: ["empty"], path: "", beats: 0, key: "", origin: null };
    /** @type {any[]} what the Live set keeps of it, or will soon */
    this.stored = ["empty"];
    /** @type {Sound[]} */
    this.past = [];
    /** @type {Job|null} under way */
    this.asked = null;
    /** @type {Job|null} */
    this.next = null;
    this.lastReply = 0; // ms, when the daemon last replied about the request under way
    this.changed = 0; // ms
    this.blend = new ids.Turn(number); // of the request for a seed: of a blend, or of a place on the map
    /** @type {(function(number): any[])|null} gives the request for a seed that waits */
    this.nextBlend = null;
    /** @type {(function(number): any[])|null} the one under way */
    this.askedBlend = null;
}
exports.Slot = Slot;

/**
 * What the user asked for last: the request that waits, else the one under way, else the sound.
 * @returns {{recipe: any[], origin: Origin|null}}
 */
Slot.prototype.wanted = function () {
    return this.next || (this.asked && !this.asked.isDropped ? this.asked : this.sound);
};

/**
 * Set the request that waits.
 * @param {any[]} recipe @param {{isPicture?: boolean, isAgain?: boolean, origin?: Origin|null}} [how] origin: null: the settings of now
 */
Slot.prototype.want = function (recipe, how) {
    this.next = {
        recipe: recipe,
        isPicture: Boolean(how && how.isPicture),
        isAgain: Boolean(how && how.isAgain),
        isDropped: false,
        key: "",
        origin: (how && how.origin) || null,
        settings: [],
        tries: 0
    };
};

/** Let the request under way wait again, unless another waits. @param {number} most times that it is sent @returns {boolean} false where it was sent as often */
Slot.prototype.repeat = function (most) {
    var job = this.asked;
    if (job && !job.isDropped && !this.next && job.tries < most) {
        this.next = job;
    }
    return Boolean(this.next);
};

/** Neither the request under way nor the one that waits is wanted any more. */
Slot.prototype.drop = function () {
    this.next = null;
    if (this.asked) {
        this.asked.isDropped = true;
    }
};

/** Must the request under way be cancelled, so that the next need not wait for all its loops? @returns {boolean} */
Slot.prototype.isInTheWay = function () {
    var job = this.asked;
    return Boolean(job && !job.isDropped && job.recipe[0] !== "walk" && recipes.steps(job.recipe) > 1);
};

/**
 * The request that waits is under way from now on.
 * @param {string} key of the setting @param {number} now ms @returns {Job}
 */
Slot.prototype.begin = function (key, now) {
    var job = /** @type {Job} */ (this.next);
    job.key = key;
    job.tries += 1;
    this.asked = job;
    this.next = null;
    this.lastReply = now;
    return job;
};

/** Has the request under way had no reply for too long? @param {number} now ms @returns {boolean} */
Slot.prototype.isLate = function (now) {
    return this.asked !== null && now - this.lastReply > ids.TIMEOUT;
};

/** The request has ended. @returns {Job|null} it; null where it is not wanted any more, or there was none */
Slot.prototype.end = function () {
    var job = this.asked;
    this.asked = null;
    return job && !job.isDropped ? job : null;
};

/** The daemon was started again: the request under way is given up, and waits again. */
Slot.prototype.restart = function () {
    this.next = this.next || (this.asked && !this.asked.isDropped ? this.asked : null);
    this.dropBlend();
};

/** No seed of a blend or of the map is wanted any more. */
Slot.prototype.dropBlend = function () {
    this.blend.giveUp();
    this.nextBlend = null;
};

/**
 * Set another sound.
 * @param {Sound} sound @param {boolean} isStep may it be undone, as a step of its own? @param {number} now ms
 */
Slot.prototype.hold = function (sound, isStep, now) {
    var isGesture = now - this.changed < GESTURE && sound.recipe[0] === "single" && this.sound.recipe[0] === "single";
    if (isStep && !isGesture) {
        this.past.push(this.sound);
        this.past = this.past.slice(-dials.HISTORY);
    }
    this.changed = isStep ? now : 0;
    this.sound = sound;
};

/** Was it rendered for another setting? @param {string} key */
Slot.prototype.isStale = function (key) {
    var recipe = this.sound.recipe;
    return this.sound.path !== "" && recipes.isMade(recipe) && this.sound.key !== key;
};
