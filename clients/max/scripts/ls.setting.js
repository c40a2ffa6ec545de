/**
 * What a sound depends on besides its recipe: sample rate, tempo, channels, transients, truncation, interpolation,
 * conditions. All clients of the daemon share these settings, so they are sent before each request. It does not use Max.
 */

var origins = require("ls.origin.js");

var MAX_CONDITIONS = 8; // that a device has dials for

function Setting() {
    this.rate = 0; // Hz; 0: not known yet
    this.tempo = 0; // BPM; 0: not known yet
    this.follow = "repitch";
    this.transients = 1; // 0..1: how sharply hits begin
    this.truncation = 1; // 0..2: what the daemon multiplies each seed's distance from the middle by
    this.interpolation = "lerp";
    /** @type {{name: string, low: number, high: number}[]} the loaded model's */
    this.conditions = [];
    /** @type {(number|null)[]} 0..1 of a condition's range; null: the seed decides */
    this.positions = [];
    for (var i = 0; i < MAX_CONDITIONS; i += 1) {
        this.positions.push(null);
    }
}
exports.Setting = Setting;

/** What a sound is rendered for: equal keys mean the same tempo. @returns {string} */
Setting.prototype.key = function () {
    return this.follow === "stretch" && this.tempo > 0 ? "stretch " + this.tempo : "repitch";
};

/** What a sound that is asked for now depends on. @param {string} model @returns {import("./ls.origin.js").Origin} */
Setting.prototype.origin = function (model) {
    /** @type {any[]} */
    var set = [];
    for (var i = 0; i < this.conditions.length && i < MAX_CONDITIONS; i += 1) {
        if (this.positions[i] !== null) {
            set.push(this.conditions[i].name, this.value(i));
        }
    }
    return { model: model, truncation: this.truncation, transients: this.transients, interpolation: this.interpolation, conditions: set };
};

/**
 * @param {boolean} isTransition does it go from seed to seed?
 * @param {import("./ls.origin.js").Origin} origin what the sound depends on
 * @returns {any[][]} to be sent directly before the request of a sound
 */
Setting.prototype.requests = function (isTransition, origin) {
    /** @type {any[][]} */
    var asked = this.rate > 0 ? [["set_target_sr", this.rate]] : [];
    if (this.key() === "repitch") {
        asked.push(["set_bpm", 0, "repitch"]);
    } else {
        asked.push(["set_bpm", this.tempo, "stretch"]);
    }
    asked.push(["set_channels", 2]); // the players take mono files, too
    asked.push(["set_transients", origin.transients]);
    asked.push(["set_truncation", origin.truncation]);
    if (isTransition) {
        asked.push(["set_interpolation", origin.interpolation]);
    }
    for (var i = 0; i < this.conditions.length && i < MAX_CONDITIONS; i += 1) {
        var condition = this.conditions[i];
        var value = origins.condition(origin, condition.name);
        var atoms = value === null ? [] : [Math.max(condition.low, Math.min(condition.high, value))]; // as the daemon does
        asked.push(["set_condition", condition.name].concat(/** @type {any[]} */ (atoms)));
    }
    return asked;
};

/** @param {number} i @returns {number|null} in the condition's own range */
Setting.prototype.value = function (i) {
    var condition = this.conditions[i];
    var position = this.positions[i];
    return position === null ? null : condition.low + position * (condition.high - condition.low);
};

/** @param {number} k 1..8 @param {any} position 0..1, or `free` @returns {boolean} false where there is no such dial */
Setting.prototype.setCondition = function (k, position) {
    if (!(k >= 1 && k <= MAX_CONDITIONS)) {
        return false;
    }
    this.positions[k - 1] = typeof position === "number" ? Math.max(0, Math.min(1, position)) : null;
    return true;
};

/** Take the conditions that belong to a seed; the seed decides the others. @param {any[]} pairs NAME VALUE of each */
Setting.prototype.recallConditions = function (pairs) {
    for (var i = 0; i < MAX_CONDITIONS; i += 1) {
        this.positions[i] = null;
        for (var k = 0; k + 1 < pairs.length && i < this.conditions.length; k += 2) {
            var condition = this.conditions[i];
            if (condition.name === pairs[k]) {
                this.setCondition(i + 1, (pairs[k + 1] - condition.low) / (condition.high - condition.low));
            }
        }
    }
};

/** @returns {any[]} POSITION SET of each of the 8 dials: 0..1, or 0.5 where the seed decides */
Setting.prototype.listPositions = function () {
    /** @type {any[]} */
    var atoms = [];
    this.positions.forEach(function (position) {
        atoms.push(position === null ? 0.5 : position, position === null ? 0 : 1);
    });
    return atoms;
};

/** Read the daemon's list: n, then name, low, high, value, set of each. @param {any[]} rest */
Setting.prototype.readConditions = function (rest) {
    this.conditions = [];
    for (var i = 1; i + 4 < rest.length; i += 5) {
        this.conditions.push({ name: rest[i], low: rest[i + 1], high: rest[i + 2] });
    }
};

/** @returns {any[]} NAME LOW HIGH VALUE SET of each condition; VALUE is the middle where it is not set */
Setting.prototype.listConditions = function () {
    /** @type {any[]} */
    var atoms = [];
    for (var i = 0; i < this.conditions.length; i += 1) {
        var condition = this.conditions[i];
        var value = i < MAX_CONDITIONS ? this.value(i) : null;
        atoms.push(condition.name, condition.low, condition.high, value === null ? (condition.low + condition.high) / 2 : value);
        atoms.push(value === null ? 0 : 1);
    }
    return atoms;
};
