/**
 * A slot: what it holds, what it held before, what is being made for it. At most one request is under way; behind it waits
 * the newest. No Max in here.
 */

var recipes = require("ls.recipe.js");
var dials = require("ls.dials.js");

var STROKE = 1000; // ms: singles that follow one another faster are one turn of the hand, and one step of undo
var LOST = 60000; // ms without a word after which a request is given up: a queue of long fades takes its time

/** @typedef {{recipe: any[], path: string, beats: number, key: string}} Sound key: the setting that it was made for */
/** @typedef {{recipe: any[], isPicture: boolean, isAgain: boolean, isDropped: boolean, key: string}} Job */

/** @param {number} number 1, 2 ... */
function Slot(number) {
    this.number = number;
    /** @type {Sound} */
    this.sound = { recipe: ["empty"], path: "", beats: 0, key: "" };
    /** @type {Sound[]} */
    this.past = [];
    /** @type {Job|null} under way */
    this.asked = null;
    /** @type {Job|null} */
    this.next = null;
    this.heard = 0; // ms, when the daemon last said something about what is under way
    this.changed = 0; // ms
    /** @type {{isUnderWay: boolean, next: any[]|null}} */
    this.blend = { isUnderWay: false, next: null };
}
exports.Slot = Slot;

/** The recipe that the hand asked for last: what waits, else what is made, else what sounds. @returns {any[]} */
Slot.prototype.wanted = function () {
    var job = this.next || (this.asked && !this.asked.isDropped ? this.asked : null);
    return job ? job.recipe : this.sound.recipe;
};

/** Let something be made as soon as may be. @param {any[]} recipe @param {{isPicture?: boolean, isAgain?: boolean}} [how] */
Slot.prototype.want = function (recipe, how) {
    this.next = {
        recipe: recipe,
        isPicture: Boolean(how && how.isPicture),
        isAgain: Boolean(how && how.isAgain),
        isDropped: false,
        key: ""
    };
};

/** Nothing that is under way or waits is wanted any more. */
Slot.prototype.drop = function () {
    this.next = null;
    if (this.asked) {
        this.asked.isDropped = true;
    }
};

/** Must what is under way be cancelled, so that what waits need not wait for all its loops? @returns {boolean} */
Slot.prototype.isInTheWay = function () {
    var job = this.asked;
    return Boolean(job && !job.isDropped && job.recipe[0] !== "walk" && recipes.steps(job.recipe) > 1);
};

/**
 * What waits is under way from now on.
 * @param {string} key of the setting @param {number} now ms @returns {Job}
 */
Slot.prototype.begin = function (key, now) {
    var job = /** @type {Job} */ (this.next);
    job.key = key;
    this.asked = job;
    this.next = null;
    this.heard = now;
    return job;
};

/** May the next request go out? @param {number} now ms @returns {boolean} */
Slot.prototype.isFree = function (now) {
    return this.asked === null || now - this.heard > LOST;
};

/** What was under way has ended. @returns {Job|null} it, null where it was not wanted any more or nobody asked */
Slot.prototype.end = function () {
    var job = this.asked;
    this.asked = null;
    return job && !job.isDropped ? job : null;
};

/** The daemon is another one: what was under way is lost, and waits again. */
Slot.prototype.restart = function () {
    var job = this.end();
    this.next = this.next || job;
    this.blend.isUnderWay = false;
    this.blend.next = null;
};

/**
 * Hold another sound.
 * @param {Sound} sound @param {boolean} isStep may it be undone, as a step of its own? @param {number} now ms
 */
Slot.prototype.hold = function (sound, isStep, now) {
    var isStroke = now - this.changed < STROKE && sound.recipe[0] === "single" && this.sound.recipe[0] === "single";
    if (isStep && !isStroke) {
        this.past.push(this.sound);
        this.past = this.past.slice(-dials.HISTORY);
    }
    this.changed = isStep ? now : 0;
    this.sound = sound;
};

/** Was it made for another setting, and would it be the same sound if it were made again? @param {string} key */
Slot.prototype.isStale = function (key) {
    var recipe = this.sound.recipe;
    return this.sound.path !== "" && recipes.isMade(recipe) && recipes.isRepeatable(recipe) && this.sound.key !== key;
};
