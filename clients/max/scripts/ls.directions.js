/**
 * Eight dials along the model's principal directions: they move the seed away from its place when all of them were 0.
 * At most one request is under way; the newest waits. It does not use Max.
 */

var dials = require("ls.dials.js");
var ids = require("ls.ids.js");

var MAX_DIRECTIONS = 8;
var BASE = 100; // of the ids of our move_seed

function Directions() {
    /** @type {string[]} the loaded model's */
    this.names = [];
    /** @type {number[]|null} where the seed is moved from; null while all amounts are 0 */
    this.base = null;
    this.turn = new ids.Turn(BASE);
    this.isWaiting = false;
    /** @type {number[]} standard deviations */
    this.amounts = [];
    this.forget();
}
exports.Directions = Directions;

/** All amounts back to 0, from wherever the seed is now. */
Directions.prototype.forget = function () {
    this.base = null;
    this.giveUp();
    this.amounts = [];
    for (var i = 0; i < MAX_DIRECTIONS; i += 1) {
        this.amounts.push(0);
    }
};

/** No reply is awaited any more. */
Directions.prototype.giveUp = function () {
    this.turn.giveUp();
    this.isWaiting = false;
};

/** Are all amounts 0? @returns {boolean} */
Directions.prototype.isZero = function () {
    return dials.same(this.amounts, [0, 0, 0, 0, 0, 0, 0, 0]);
};

/**
 * @param {number} k 1..8 @param {number} amount standard deviations @param {number[]} now the dials
 * @returns {boolean} false where there is no such direction
 */
Directions.prototype.set = function (k, amount, now) {
    if (!(k >= 1 && k <= Math.min(MAX_DIRECTIONS, this.names.length)) || !isFinite(amount)) {
        return false;
    }
    this.base = this.base || now;
    this.amounts[k - 1] = amount;
    return true;
};

/** The request to send now; null while the reply to another is awaited. @returns {any[]|null} */
Directions.prototype.request = function () {
    var now = new Date().getTime();
    this.isWaiting = !this.turn.isFree(now);
    if (this.isWaiting || !this.base) {
        return null;
    }
    var amounts = this.amounts.slice(0, this.names.length);
    return ["move_seed", this.turn.begin(now), amounts.length].concat(/** @type {any[]} */ (amounts), this.base);
};

/** A reply came. Returns the next request; null: none. @returns {any[]|null} */
Directions.prototype.ended = function () {
    return this.isWaiting ? this.request() : null;
};
