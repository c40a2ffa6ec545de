// Built from clients/max/scripts by `python -m tools.max_builder`; change it there.

var modules = {};

modules["ls.dials.js"] = (function () {
    var exports = {};
    /**
     * Seeds as lists of 64 dials: drawn, varied, compared. They do not use Max.
     */

    var SIZE = 64; // numbers in a seed; a model of another size is refused (ls.slots.js)
    var LOW = -128; // dial units: -128..127 stands for about -3..3 standard deviations
    var HIGH = 127;
    var DEVIATION = 128 / 3; // dial units
    var HISTORY = 64; // steps back
    var NEAR = 1e-3; // dial units: a Live set may store a number as a float of 32 bits

    exports.SIZE = SIZE;
    exports.HISTORY = HISTORY;

    /** @param {number} value @returns {number} the value on the dial, to a hundredth */
    function onDial(value) {
        return Math.round(Math.max(LOW, Math.min(HIGH, value)) * 100) / 100;
    }

    /** @returns {number[]} 64 zeros: the dials before the first change */
    exports.zero = function () {
        var dials = [];
        while (dials.length < SIZE) {
            dials.push(0);
        }
        return dials;
    };

    /** Draw a seed as /cc/random_seed does: normal (Box and Muller). @returns {number[]} 64 whole dial units */
    exports.random = function () {
        var dials = [];
        for (var i = 0; i < SIZE; i += 1) {
            var deviate = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
            dials.push(Math.round(onDial(deviate * DEVIATION)));
        }
        return dials;
    };

    /**
     * A variation of a seed: each dial moves by up to `amount`, up or down.
     * @param {number[]} dials @param {number} amount dial units @returns {number[]} 64
     */
    exports.morph = function (dials, amount) {
        var moved = [];
        for (var i = 0; i < dials.length; i += 1) {
            moved.push(onDial(dials[i] + amount * (2 * Math.random() - 1)));
        }
        return moved;
    };

    /** @param {any[]} list @returns {boolean} is it 64 finite numbers? */
    exports.isSeed = function (list) {
        if (list.length !== SIZE) {
            return false;
        }
        for (var i = 0; i < SIZE; i += 1) {
            if (typeof list[i] !== "number" || !isFinite(list[i])) {
                return false;
            }
        }
        return true;
    };

    /**
     * Are two messages the same, numbers to a thousandth?
     * @param {any[]} a @param {any[]} b @returns {boolean}
     */
    exports.same = function (a, b) {
        if (a.length !== b.length) {
            return false;
        }
        for (var i = 0; i < a.length; i += 1) {
            if (a[i] !== b[i] && !(Math.abs(a[i] - b[i]) < NEAR)) {
                return false;
            }
        }
        return true;
    };
    return exports;
})();

modules["ls.kept.js"] = (function () {
    var exports = {};
    /**
     * The seeds that [js ls.seeds.js] keeps under names, as a list. It does not use Max.
     */

    var dials = modules["ls.dials.js"];

    /** @typedef {{name: string, dials: number[]}} Seed */

    /** @param {Seed[]} seeds @param {string} name @returns {number} its place; -1: there is none of that name */
    exports.find = function (seeds, name) {
        for (var i = 0; i < seeds.length; i += 1) {
            if (seeds[i].name === name) {
                return i;
            }
        }
        return -1;
    };

    /** @param {Seed[]} seeds @returns {string[]} */
    exports.names = function (seeds) {
        return seeds.map(function (seed) {
            return seed.name;
        });
    };

    /** @param {Seed[]} seeds @returns {any[]} NAME f*64 of each, as the Live set stores them */
    exports.write = function (seeds) {
        /** @type {any[]} */
        var atoms = [];
        seeds.forEach(function (seed) {
            atoms = atoms.concat([seed.name], seed.dials);
        });
        return atoms;
    };

    /** @param {any[]} atoms as `write` gives them @returns {Seed[]} */
    exports.read = function (atoms) {
        /** @type {Seed[]} */
        var seeds = [];
        for (var i = 0; i + dials.SIZE < atoms.length; i += 1 + dials.SIZE) {
            seeds.push({ name: String(atoms[i]), dials: atoms.slice(i + 1, i + 1 + dials.SIZE) });
        }
        return seeds;
    };
    return exports;
})();

modules["ls.inset.js"] = (function () {
    var exports = {};
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
    return exports;
})();

modules["ls.line.js"] = (function () {
    var exports = {};
    /**
     * A text for the line of a face: what is too long for the line goes to the Max Console as a whole. It does not use Max.
     */

    var LONGEST = 100; // characters that each line of text on a face has room for (tests/max/test_max_messages.py)
    var END = 45; // characters of its end, where the way out stands
    var WORD = 24; // characters of one word, such as a path: a face breaks lines at blanks only
    var WORD_END = 15;

    /**
     * @param {any} text @param {function(string): void} post to the Max Console
     * @returns {string} the text; a long one, and each long word, without its middle
     */
    exports.fit = function (text, post) {
        var whole = String(text);
        var words = whole.split(" ").map(function (word) {
            return cut(word, WORD, WORD_END, "…");
        });
        var shown = cut(words.join(" "), LONGEST, END, " … ");
        if (shown !== whole) {
            post(whole + "\n");
        }
        return shown;
    };

    /** @param {string} text @param {number} longest @param {number} end characters after the gap @param {string} gap @returns {string} */
    function cut(text, longest, end, gap) {
        return text.length <= longest ? text : text.slice(0, longest - gap.length - end) + gap + text.slice(-end);
    }
    return exports;
})();

modules["ls.menu.js"] = (function () {
    var exports = {};
    /**
     * What fills a [umenu]. A choice comes back by its place: Max takes the text of a menu apart at blanks, and makes a number of 007.
     */

    /**
     * Fill a menu of the device's face.
     * @param {import("./ls.device.js").Device} device @param {string} which @param {string[]} names @param {number} chosen as in `fill`
     */
    exports.show = function (device, which, names, chosen) {
        exports.fill(function (atoms) {
            device.show([which].concat(atoms));
        }, names, chosen);
    };

    /**
     * @param {function(any[]): void} tell @param {string[]} names @param {number} chosen its place, from 0; -1: none is shown
     */
    exports.fill = function (tell, names, chosen) {
        tell(["clear"]);
        names.forEach(function (name) {
            tell(["append", name]);
        });
        if (chosen >= 0) {
            tell(["set", chosen]);
        }
    };
    return exports;
})();

modules["ls.seedfile.js"] = (function () {
    var exports = {};
    /**
     * Named seeds as text, the same that the Pd client's `ls-seed` writes and reads: a name and 64 numbers, then a semicolon.
     * It does not use Max.
     */

    var dials = modules["ls.dials.js"];

    /** @typedef {{name: string, dials: number[]}} Seed */

    /** @param {Seed[]} seeds @returns {string} one line a seed; blanks and marks in a name stand behind a backslash */
    exports.write = function (seeds) {
        var lines = [];
        for (var i = 0; i < seeds.length; i += 1) {
            lines.push(seeds[i].name.replace(/([\\ ,;$])/g, "\\$1") + " " + seeds[i].dials.join(" ") + ";\n");
        }
        return lines.join("");
    };

    /**
     * @param {string} text a seed may go over several lines
     * @returns {Seed[]|string} or what is wrong with it
     */
    exports.read = function (text) {
        /** @type {Seed[]} */
        var seeds = [];
        var lines = text.match(/(?:\\[\s\S]|[^;\\])+/g) || [];
        for (var i = 0; i < lines.length; i += 1) {
            /** @type {string[]} */
            var words = lines[i].match(/(?:\\[\s\S]|[^\s\\])+/g) || [];
            if (words.length) {
                var name = words[0].replace(/\\([\s\S])/g, "$1");
                var numbers = words.slice(1).map(Number);
                if (!dials.isSeed(numbers)) {
                    return "the seed " + name + " is not " + dials.SIZE + " numbers";
                }
                seeds.push({ name: name, dials: numbers });
            }
        }
        return seeds.length ? seeds : "it holds no seed";
    };
    return exports;
})();

modules["ls.paths.js"] = (function () {
    var exports = {};
    /**
     * Paths as Max writes them, and as other programs do. It does not use Max.
     */

    /**
     * `Macintosh HD:/Users/me/a.wav` as `/Volumes/Macintosh HD/Users/me/a.wav` (macOS links the start volume there, too).
     * Paths of Windows (`C:\Users\me\a.wav`, `\\server\a.wav`) get forward slashes; elsewhere a backslash is a letter of the name.
     * @param {string} path @returns {string}
     */
    exports.plain = function (path) {
        var parts = /^([^\/\\:]{2,}):\/?(.*)$/.exec(path);
        if (parts) {
            return "/Volumes/" + parts[1] + "/" + parts[2];
        }
        return /^([A-Za-z]:|\\\\)/.test(path) ? path.replace(/\\/g, "/") : path;
    };

    /** The folder of a file, with forward slashes; that of `D:/a.wav` is `D:/`. @param {string} path @returns {string} */
    exports.folder = function (path) {
        return path.slice(0, path.lastIndexOf("/")).replace(/^([A-Za-z]:)$/, "$1/");
    };

    /** Is there a path at all? @param {any} given @returns {boolean} */
    exports.isPath = function (given) {
        return typeof given === "string" && given !== "";
    };

    /** The name of a file. @param {string} path @returns {string} */
    exports.name = function (path) {
        return path.slice(path.lastIndexOf("/") + 1);
    };
    return exports;
})();

modules["ls.files.js"] = (function () {
    var exports = {};
    /**
     * Files, through Max's File. File cannot rename, so files are written in place.
     */

    var paths = modules["ls.paths.js"];

    var MARK = /^(\uFEFF|\u00EF\u00BB\u00BF)/; // the byte order mark that some editors write
    var CHARACTERS = 16384; // characters at a time
    var BYTES = 4096; // at a time; File hands each over as a number
    var SOUNDS = ["RIFF", "RF64", "FORM", "fLaC", ".snd"]; // how WAV, long WAV, AIFF, FLAC and NeXT/Sun files begin, which buffer~ reads

    /** @param {string} path @returns {number} bytes; -1 where it is not there */
    exports.size = function (path) {
        var file = new File(path, "read");
        var size = file.isopen ? file.eof : -1;
        file.close();
        return size;
    };

    /** @param {string} path @returns {boolean} is it there? */
    exports.exists = function (path) {
        return exports.size(path) >= 0;
    };

    /** Why a file is no sound that buffer~ reads; empty where it is one. @param {string} path @returns {string} it names the file */
    exports.soundProblem = function (path) {
        var file = new File(path, "read");
        var isOpen = Boolean(file.isopen);
        var head = isOpen ? file.readbytes(SOUNDS[0].length) : [];
        file.close();
        if (!isOpen) {
            return "cannot open " + paths.name(path) + " in " + paths.folder(path) + "; choose the file again";
        }
        var begins = String.fromCharCode.apply(null, head || []);
        return SOUNDS.indexOf(begins) >= 0 ? "" : "no sound file: " + paths.name(path) + "; choose a WAV, AIFF or FLAC file";
    };

    /** @param {string} path @returns {string|null} null where it cannot be opened */
    exports.read = function (path) {
        var file = new File(path, "read");
        if (!file.isopen) {
            return null;
        }
        var text = "";
        while (file.position < file.eof) {
            text += file.readstring(CHARACTERS);
        }
        file.close();
        return text.replace(MARK, "");
    };

    /** @param {string} path @param {string} text @returns {boolean} false where it cannot be written */
    exports.write = function (path, text) {
        var file = new File(path, "write", "TEXT");
        if (!file.isopen) {
            return false;
        }
        file.eof = 0; // else the end of an older, longer text would stay
        for (var i = 0; i < text.length; i += CHARACTERS) {
            file.writestring(text.slice(i, i + CHARACTERS));
        }
        file.close();
        return true;
    };

    /**
     * Copy a file byte by byte.
     * @param {string} from @param {string} to @returns {boolean} false where one cannot be opened
     */
    exports.copy = function (from, to) {
        var source = new File(from, "read");
        var target = new File(to, "write", "WAVE");
        var isOpen = Boolean(source.isopen && target.isopen);
        if (isOpen) {
            target.eof = 0;
        }
        while (isOpen && source.position < source.eof) {
            target.writebytes(source.readbytes(Math.min(BYTES, source.eof - source.position)));
        }
        source.close();
        target.close();
        return isOpen;
    };
    return exports;
})();

modules["ls.ids.js"] = (function () {
    var exports = {};
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
    return exports;
})();

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

var dials = modules["ls.dials.js"];
var kept = modules["ls.kept.js"];
var KeptInSet = modules["ls.inset.js"].KeptInSet;
var line = modules["ls.line.js"];
var menu = modules["ls.menu.js"];
var seedfile = modules["ls.seedfile.js"];
var files = modules["ls.files.js"];
var ids = modules["ls.ids.js"];
var paths = modules["ls.paths.js"];

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
