/**
 * What a sound depends on beside its recipe, and what all clients of the daemon share: rate, tempo, way, conditions.
 * A request takes them as they are when it comes in, so ours are said again before each one. No Max in here.
 */

var MOST = 8; // conditions that a device has dials for

function Setting() {
    this.rate = 0; // Hz; 0: Max has not said yet
    this.tempo = 0; // BPM; 0: Live has not said yet
    this.follow = "repitch";
    this.way = "lerp";
    /** @type {{name: string, low: number, high: number}[]} the loaded model's */
    this.labels = [];
    /** @type {(number|null)[]} 0..1 of a label's range; null: the seed decides */
    this.positions = [];
    for (var i = 0; i < MOST; i += 1) {
        this.positions.push(null);
    }
}
exports.Setting = Setting;

/** What a sound is made for: the same words, the same tempo. @returns {string} */
Setting.prototype.key = function () {
    return this.follow === "stretch" && this.tempo > 0 ? "stretch " + this.tempo : "repitch";
};

/**
 * @param {boolean} isOnWay does it go from seed to seed?
 * @returns {any[][]} requests, to be sent directly before that of a sound
 */
Setting.prototype.requests = function (isOnWay) {
    /** @type {any[][]} */
    var asked = this.rate > 0 ? [["set_target_sr", this.rate]] : [];
    if (this.key() === "repitch") {
        asked.push(["set_bpm", 0, "repitch"]);
    } else {
        asked.push(["set_bpm", this.tempo, "stretch"]);
    }
    if (isOnWay) {
        asked.push(["set_interpolation", this.way]);
    }
    for (var i = 0; i < this.labels.length && i < MOST; i += 1) {
        var value = this.value(i);
        asked.push(["set_condition", this.labels[i].name].concat(value === null ? [] : /** @type {any[]} */ ([value])));
    }
    return asked;
};

/** @param {number} i @returns {number|null} in the label's own range */
Setting.prototype.value = function (i) {
    var label = this.labels[i];
    var position = this.positions[i];
    return position === null ? null : label.low + position * (label.high - label.low);
};

/** @param {number} k 1..8 @param {any} position 0..1, or `free` @returns {boolean} false where there is no such dial */
Setting.prototype.setCondition = function (k, position) {
    if (!(k >= 1 && k <= MOST)) {
        return false;
    }
    this.positions[k - 1] = typeof position === "number" ? Math.max(0, Math.min(1, position)) : null;
    return true;
};

/** Take the daemon's list: n, then name, low, high, value, set of each. @param {any[]} rest */
Setting.prototype.hearConditions = function (rest) {
    this.labels = [];
    for (var i = 1; i + 4 < rest.length; i += 5) {
        this.labels.push({ name: rest[i], low: rest[i + 1], high: rest[i + 2] });
    }
};

/** @returns {any[]} NAME LOW HIGH VALUE SET of each label; VALUE is the middle where it is not set */
Setting.prototype.conditions = function () {
    /** @type {any[]} */
    var atoms = [];
    for (var i = 0; i < this.labels.length; i += 1) {
        var label = this.labels[i];
        var value = i < MOST ? this.value(i) : null;
        atoms.push(label.name, label.low, label.high, value === null ? (label.low + label.high) / 2 : value);
        atoms.push(value === null ? 0 : 1);
    }
    return atoms;
};
