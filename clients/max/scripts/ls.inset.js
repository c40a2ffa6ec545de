/**
 * What a Live set keeps. Each write of a parameter is a step of undo in Live, so a gesture is written once, when it is over, and a
 * change that automation repeats is written once it has ended.
 */

var SHORT = 500; // ms from a single change to its write
var LONG = 3000; // ms: changes that follow one another faster are one gesture

/** @param {function(string, any[]): void} write a name, and what the set keeps under it */
function KeptInSet(write) {
    /** @type {Object<string, any[]>} what is not written yet */
    this.waiting = {};
    this.last = 0; // ms, the time of the last change
    this.write = write;
    this.task = new Task(this.flush, this);
}
exports.KeptInSet = KeptInSet;

/** @param {string} name @param {any[]} atoms */
KeptInSet.prototype.change = function (name, atoms) {
    var now = new Date().getTime();
    this.waiting[name] = atoms;
    this.task.cancel();
    this.task.schedule(now - this.last < LONG ? LONG : SHORT);
    this.last = now;
};

KeptInSet.prototype.flush = function () {
    var waiting = this.waiting;
    this.waiting = {};
    for (var name in waiting) {
        this.write(name, waiting[name]);
    }
};

/** The set has given another value back, as Live's undo does. @param {string} name */
KeptInSet.prototype.forget = function (name) {
    delete this.waiting[name];
};

KeptInSet.prototype.free = function () {
    this.task.cancel();
};
