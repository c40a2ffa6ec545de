/**
 * [js ls.seeds.js]: 64 dials: drawn by hand, random, varied, stored by name, undone.
 *
 * in 0: 64 numbers (or `set` and 64 numbers); `random`; `morph AMOUNT`; `undo`; `redo`; `store NAME`; `recall NAME`;
 *       `recallat PLACE` in the menu, from 0; `forget NAME`; `next`; `dice [NUMBER]`; `writeto PATH`; `readfrom PATH`; bang: output them again;
 *       `recalled dials f*64`, `recalled seeds NAME f*64 ...` (from the [pattr]s)
 * in 1: the daemon's replies
 * out 0: 64 numbers   out 1: `setlist f*64` to the [multislider]   out 2: `clear`, `append NAME`, `set PLACE` to a [umenu]
 * out 3: `dials f*64`, `seeds NAME f*64 ...` to two [pattr]s   out 4: requests   out 5: `says TEXT`
 */

var dials = require("ls.dials.js");
var menu = require("ls.menu.js");
var seedfile = require("ls.seedfile.js");
var files = require("ls.files.js");
var paths = require("ls.paths.js");

autowatch = 0;
inlets = 2;
outlets = 6;

var DICE = 200; // the id of our random_seed and seed_of
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
var isAwaited = false; // the reply to one of them

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
    var place = find(name);
    seeds[place < 0 ? seeds.length : place] = { name: name, dials: now };
    current = name;
    storeNames();
}

function recall() {
    var name = arrayfromargs(arguments).join(" ");
    if (find(name) < 0) {
        says("no seed is called " + name);
    } else {
        recallat(find(name));
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
    var place = find(arrayfromargs(arguments).join(" "));
    if (place >= 0) {
        seeds.splice(place, 1);
        storeNames();
    }
}

function next() {
    if (seeds.length) {
        recallat((find(current) + 1) % seeds.length);
    }
}

/** @param {number} [number] the same gives the same seed */
function dice(number) {
    isAwaited = true;
    outlet(4, number === undefined ? ["random_seed", DICE] : ["random_seed", DICE, Math.round(number)]);
}

/** Take the seed of a sound that loopseed made. @param {string} path */
function seedof(path) {
    isAwaited = true;
    outlet(4, ["seed_of", DICE, paths.plain(String(path))]);
}

/** @param {string} path */
function writeto(path) {
    if (!files.write(paths.plain(String(path)), seedfile.write(seeds))) {
        says("the file " + path + " cannot be written");
    }
}

/** @param {string} path */
function readfrom(path) {
    var text = files.read(paths.plain(String(path)));
    var read = text === null ? "it cannot be opened" : seedfile.read(text);
    if (typeof read === "string") {
        says("nothing was read from " + path + ": " + read);
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
        if (!dials.same(rest, now)) {
            after = [];
            now = rest; // not stored again: Live would take that for a step of undo
            show();
        }
    } else if (what === "seeds") {
        var read = [];
        for (var i = 0; i + dials.SIZE < rest.length; i += 1 + dials.SIZE) {
            read.push({ name: String(rest[i]), dials: rest.slice(i + 1, i + 1 + dials.SIZE) });
        }
        if (!dials.same(flat(read), flat(seeds))) {
            seeds = read;
            showNames();
        }
    }
}

function anything() {
    var rest = arrayfromargs(arguments);
    if (inlet === 1) {
        if (messagename === "seed" && rest[0] === DICE && isAwaited) {
            isAwaited = false;
            change(rest.slice(1), true);
        }
    } else {
        says("there is no message " + messagename + " here");
    }
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
    outlet(3, ["dials"].concat(/** @type {any[]} */ (now)));
    show();
}

function show() {
    outlet(1, ["setlist"].concat(/** @type {any[]} */ (now)));
    outlet(0, now);
}

function storeNames() {
    outlet(3, ["seeds"].concat(flat(seeds)));
    showNames();
}

function showNames() {
    var names = seeds.map(function (seed) {
        return seed.name;
    });
    menu.fill(function (atoms) {
        outlet(2, atoms);
    }, names, find(current));
}

/** @param {string} name */
function find(name) {
    for (var i = 0; i < seeds.length; i += 1) {
        if (seeds[i].name === name) {
            return i;
        }
    }
    return -1;
}

/** @param {{name: string, dials: number[]}[]} some @returns {any[]} */
function flat(some) {
    /** @type {any[]} */
    var atoms = [];
    for (var i = 0; i < some.length; i += 1) {
        atoms.push(some[i].name);
        atoms = atoms.concat(some[i].dials);
    }
    return atoms;
}

/** @param {string} text */
function says(text) {
    outlet(5, "says", text);
}
