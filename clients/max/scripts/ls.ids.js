/**
 * Ids of requests: a base, which says who asks, and a generation. The next generation begins where a request is given up, so that
 * its late reply is not taken for that of the next. It does not use Max.
 */

var STEP = 256; // more than there are bases: slots 1 to 99, directions 100, named seeds 101, search 102, patch 103, dice 200
var END = 16777216; // ids are smaller (docs/osc.md); 65,536 generations
var TIMEOUT = 60000; // ms without a reply after which a request is given up: a queue of long fades takes its time
exports.TIMEOUT = TIMEOUT;

/** @param {number} id @returns {number} */
exports.base = function (id) {
    return id % STEP;
};

/** @param {number} base */
function Id(base) {
    this.now = base;
}
exports.Id = Id;

/** @returns {number} the id from now on */
Id.prototype.renew = function () {
    this.now = (this.now + STEP) % END;
    return this.now;
};

/** One request at a time for a seed. @param {number} base */
function Turn(base) {
    this.id = new Id(base);
    this.since = 0; // ms; 0: none is under way
}
exports.Turn = Turn;

/** May a request begin? One that has had no reply for too long is given up. @param {number} now ms @returns {boolean} */
Turn.prototype.isFree = function (now) {
    if (this.since && now - this.since > TIMEOUT) {
        this.giveUp();
    }
    return !this.since;
};

/** @param {number} now ms @returns {number} the id of the request that begins */
Turn.prototype.begin = function (now) {
    this.since = now;
    return this.id.now;
};

/** The reply to the request under way is not wanted any more. */
Turn.prototype.giveUp = function () {
    if (this.since) {
        this.since = 0;
        this.id.renew();
    }
};

/** Was it the reply to ours? Then the request has ended. @param {number} id @returns {boolean} */
Turn.prototype.end = function (id) {
    var isOurs = this.since > 0 && id === this.id.now;
    if (isOurs) {
        this.since = 0;
    }
    return isOurs;
};
