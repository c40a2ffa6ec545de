/**
 * [js ls.seeds.js]: 64 dials: drawn by hand, random, varied, stored by name, undone.
 *
 * in 0: 64 numbers, whose quick changes are one step of undo; `set` and 64 numbers; `random`; `morph AMOUNT`; `undo`; `redo`; `store NAME`; `recall NAME`;
 *       `recallat PLACE` in the menu, from 0; `forget NAME`; `next`; `dice [NUMBER]`; `writeto PATH`; `readfrom PATH`; bang: output them again;
 *       `recalled dials f*64`, `recalled seeds NAME f*64 ...` (from the [pattr]s)
 * in 1: the daemon's replies
 * out 0: 64 numbers   out 1: `setlist f*64` to the [multislider]   out 2: `clear`, `append NAME`, `set PLACE` to a [umenu]
 * out 3: `dials f*64`, `seeds NAME f*64 ...` to two [pattr]s   out 4: requests   out 5: `says TEXT`
 */

var dials = require("ls.dials.js");
var kept = require("ls.kept.js");
var KeptInSet = require("ls.inset.js").KeptInSet;
var line = require("ls.line.js");
var menu = require("ls.menu.js");
var seedfile = require("ls.seedfile.js");
var files = require("ls.files.js");
var ids = require("ls.ids.js");
var paths = require("ls.paths.js");

autowatch = 0;
inlets = 2;
outlets = 6;

var BASE = 200; // of the ids of our random_seed and seed_of
var GESTURE = 500; // ms: drawing without a longer pause is one step of undo

/** @type {number[]} */
var now = dials.zero();
/** @type {number[][]} */
var before = [];
/** @type {number[][]} */
var after = [];
/** @type {{name: string, dials: number[]}[]} */
var seeds = [];
var current = ""; // the name that was stored or recalled last
var drawn = 0; // ms, the time of the last drawing
var turn = new ids.Turn(BASE);
var inSet = new KeptInSet(function (name, atoms) {
    outlet(3, [name].concat(atoms));
});

function bang() {
    storeAndShow();
}

function list() {
    var drawing = new Date().getTime();
    change(arrayfromargs(arguments), drawing - drawn > GESTURE);
    drawn = drawing;
}

function set() {
    change(arrayfromargs(arguments), true);
}

function random() {
    change(dials.random(), true);
}

/** @param {number} amount dial units */
function morph(amount) {
    change(dials.morph(now, Number(amount) || 0), true);
}

function undo() {
    stepTo(before, after);
}

function redo() {
    stepTo(after, before);
}

/** A name of several words comes as several. */
function store() {
    var name = arrayfromargs(arguments).join(" ");
    if (!name) {
        says("type a name into the box first");
        return;
    }
    var place = kept.find(seeds, name);
    seeds[place < 0 ? seeds.length : place] = { name: name, dials: now };
    current = name;
    storeNames();
}

function recall() {
    var name = arrayfromargs(arguments).join(" ");
    if (kept.find(seeds, name) < 0) {
        says("no seed is called " + name);
    } else {
        recallat(kept.find(seeds, name));
    }
}

/** @param {number} place in the menu */
function recallat(place) {
    if (seeds[place]) {
        current = seeds[place].name;
        outlet(2, "set", place);
        change(seeds[place].dials, true);
    }
}

function forget() {
    var place = kept.find(seeds, arrayfromargs(arguments).join(" "));
    if (place >= 0) {
        seeds.splice(place, 1);
        storeNames();
    }
}

function next() {
    if (seeds.length) {
        recallat((kept.find(seeds, current) + 1) % seeds.length);
    }
}

/** @param {number} [number] the same gives the same seed */
function dice(number) {
    outlet(4, ["random_seed", begin()].concat(number === undefined ? [] : [Math.round(number)]));
}

/** Take the seed of a sound that loopseed made. @param {string} path */
function seedof(path) {
    outlet(4, ["seed_of", begin(), paths.plain(String(path))]);
}

/** @param {string} path */
function writeto(path) {
    var plain = paths.plain(String(path));
    if (!files.write(plain, seedfile.write(seeds))) {
        says("cannot write " + paths.name(plain) + "; choose another name or folder");
    }
}

/** @param {string} path */
function readfrom(path) {
    var plain = paths.plain(String(path));
    var text = files.read(plain);
    var read = text === null ? "it cannot be opened" : seedfile.read(text);
    if (typeof read === "string") {
        says("nothing was read from " + paths.name(plain) + ": " + read);
        return;
    }
    seeds = read;
    current = "";
    storeNames();
}

/** @param {string} what */
function recalled(what) {
    var rest = arrayfromargs(arguments).slice(1);
    if (what === "dials" && dials.isSeed(rest)) {
        inSet.forget(what);
        if (!dials.same(rest, now)) {
            after = [];
            now = rest; // not stored again: Live would take that for a step of undo
            show();
        }
    } else if (what === "seeds") {
        var read = kept.read(rest);
        if (!dials.same(kept.write(read), kept.write(seeds))) {
            seeds = read;
            showNames();
        }
    }
}

function anything() {
    var rest = arrayfromargs(arguments);
    if (inlet === 1) {
        if (messagename === "seed" && turn.end(rest[0])) {
            change(rest.slice(1), true);
        }
    } else {
        says("there is no message " + messagename + " here");
    }
}

function notifydeleted() {
    inSet.free();
}

/** The id of a request for a seed; the reply to an earlier one is not awaited any more. @returns {number} */
function begin() {
    turn.giveUp();
    return turn.begin(new Date().getTime());
}

/** @param {number[]} seed @param {boolean} isNew is it a step of undo of its own? */
function change(seed, isNew) {
    if (!dials.isSeed(seed)) {
        says("a seed is " + dials.SIZE + " numbers here, not " + seed.length);
        return;
    }
    if (isNew) {
        before.push(now);
        before = before.slice(-dials.HISTORY);
    }
    after = [];
    now = seed;
    storeAndShow();
}

/** @param {number[][]} from @param {number[][]} to */
function stepTo(from, to) {
    var seed = from.pop();
    if (seed) {
        to.push(now);
        now = seed;
        storeAndShow();
    }
}

function storeAndShow() {
    inSet.change("dials", now);
    show();
}

function show() {
    outlet(1, ["setlist"].concat(/** @type {any[]} */ (now)));
    outlet(0, now);
}

function storeNames() {
    outlet(3, ["seeds"].concat(kept.write(seeds)));
    showNames();
}

function showNames() {
    menu.fill(function (atoms) {
        outlet(2, atoms);
    }, kept.names(seeds), kept.find(seeds, current));
}

/** @param {string} text */
function says(text) {
    outlet(5, "says", line.fit(text, post));
}
