/**
 * Patches of the daemon's built-in synthesiser, which [ls.synth~] plays: the one that sounds most like a file, or that a file
 * holds. A part of the messages of ls.messages.js.
 */

var files = require("ls.files.js");
var ids = require("ls.ids.js");
var paths = require("ls.paths.js");

/** @typedef {import("./ls.device.js").Device} Device */
/** @typedef {Object<string, number>} Parameters by name */

var BASE = 103; // of the ids of our match_patch
var SYNTH = "built-in"; // as the daemon and its files call it
var VERSION = 1; // of its files
var ROUNDING = 1e-5; // of a range: numbers come with seven digits

/** One search at a time: a new one cancels the old. */
function PatchSearch() {
    this.turn = new ids.Turn(BASE);
    this.path = ""; // of the file
    /** @type {Object<string, [number, number]>} lowest and highest value of each parameter, as [ls.synth~] says them */
    this.ranges = {};
    /** @type {string[]} that the daemon can search for; none: not known */
    this.synths = [];
    /** @type {Parameters} that have come so far */
    this.found = {};
}
exports.PatchSearch = PatchSearch;

/** @type {Object<string, function(Device, any[]): void>} */
exports.MESSAGES = {
    /** NAME LOW HIGH ... of all parameters */
    parameters: function (device, rest) {
        for (var i = 0; i + 2 < rest.length; i += 3) {
            device.patches.ranges[String(rest[i])] = [Number(rest[i + 1]), Number(rest[i + 2])];
        }
    },
    findpatch: function (device, rest) {
        var search = device.patches;
        if (!paths.isPath(rest[0])) {
            device.says("findpatch takes the path of a sound file");
            return;
        }
        var problem = device.absence() || (device.offers.match_patch ? "" : "this daemon does not offer match_patch");
        if (!problem && search.synths.length && search.synths.indexOf(SYNTH) < 0) {
            problem = "this daemon finds no patch of the synthesiser that plays here";
        }
        if (problem) {
            device.refuse(problem);
            return;
        }
        stop(device);
        search.found = {};
        device.says("find a patch: searching");
        search.path = paths.plain(rest[0]);
        device.ask(["match_patch", search.turn.begin(new Date().getTime()), search.path, SYNTH]);
    },
    cancelpatch: function (device) {
        if (stop(device)) {
            device.says("find a patch: cancelled");
        }
    },
    openpatch: function (device, rest) {
        if (!paths.isPath(rest[0])) {
            device.says("openpatch takes the path of a .json");
            return;
        }
        var path = paths.plain(rest[0]);
        var content = parse(path);
        if (!files.exists(path)) {
            device.says("there is no file " + paths.name(path) + " in " + paths.folder(path));
        } else if (!content) {
            device.says("no patch of the built-in synthesiser: " + paths.name(path));
        } else {
            apply(device, content, paths.name(path));
        }
    }
};

/** @type {Object<string, function(Device, any[]): void>} */
exports.REPLIES = {
    synths: function (device, rest) {
        device.patches.synths = rest.map(String);
    },
    patch_candidate: function (device, rest) {
        if (isOurs(device, rest[0])) {
            device.says("find a patch: " + Number(rest[1]).toFixed(1) + " dB from the file");
        }
    },
    patch_parameter: function (device, rest) {
        if (isOurs(device, rest[0])) {
            device.patches.found[String(rest[1])] = Number(rest[2]);
        }
    },
    /** ID DISTANCE PRESETFILE WAVFILE: all parameters have come */
    patch: function (device, rest) {
        if (device.patches.turn.end(rest[0])) {
            apply(device, device.patches.found, "patch found, " + Number(rest[1]).toFixed(1) + " dB from the file");
        }
    }
};

/** The search has failed, or was cancelled. @param {Device} device @param {number} id @param {string} text the error; empty: it was cancelled */
exports.fail = function (device, id, text) {
    if (device.patches.turn.end(id) && text) {
        device.says(text);
    }
};

/** The daemon was started again: its search is lost. @param {Device} device */
exports.giveUp = function (device) {
    if (device.patches.turn.since) {
        device.patches.turn.giveUp();
        device.says("the daemon was started again and has lost the search; find again");
    }
};

/** @param {Device} device @returns {boolean} was there a search? */
function stop(device) {
    var turn = device.patches.turn;
    var isUnderWay = turn.since > 0;
    if (isUnderWay) {
        device.ask(["cancel", turn.id.now]);
        turn.giveUp();
    }
    return isUnderWay;
}

/** @param {Device} device @param {number} id @returns {boolean} */
function isOurs(device, id) {
    return device.patches.turn.since > 0 && id === device.patches.turn.id.now;
}

/** Set all parameters together, or none of them and say why. @param {Device} device @param {Parameters} parameters @param {string} text what it is */
function apply(device, parameters, text) {
    var problem = check(device.patches.ranges, parameters);
    if (problem) {
        device.says("no patch of the built-in synthesiser: " + problem);
        return;
    }
    /** @type {any[]} */
    var pairs = [];
    Object.keys(device.patches.ranges).forEach(function (name) {
        pairs.push(name, parameters[name]);
    });
    device.show(["patch"].concat(pairs));
    device.says(text);
}

/** @param {Object<string, [number, number]>} ranges @param {Parameters} parameters @returns {string} what is wrong with them */
function check(ranges, parameters) {
    var names = Object.keys(ranges);
    for (var i = 0; i < names.length; i += 1) {
        var value = parameters[names[i]];
        if (typeof value !== "number" || !isFinite(value)) {
            return "it has no " + names[i];
        }
        var low = ranges[names[i]][0];
        var high = ranges[names[i]][1];
        var slack = ROUNDING * (high - low);
        if (value < low - slack || value > high + slack) {
            return names[i] + " is " + value;
        }
    }
    var surplus = Object.keys(parameters).filter(function (name) {
        return !ranges.hasOwnProperty(name);
    });
    return surplus.length ? "it has " + surplus[0] : "";
}

/** @param {string} path of a .json @returns {Parameters|null} null: it holds no patch */
function parse(path) {
    try {
        var content = JSON.parse(files.read(path) || "null");
        return content && content.synth === SYNTH && content.version === VERSION && content.parameters || null;
    } catch (error) {
        return null; // no JSON
    }
}
