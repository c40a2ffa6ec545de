/**
 * What a WAV file of the daemon's says about itself (inference/files/wav.py writes it). All clients share the daemon's settings, and
 * another client's may come between ours and our request: so each file is compared with what was asked for.
 */

var MAX_CHUNKS = 1000; // that are looked at: a file of zeros has no end of empty ones
var MAX_TEXT = 1048576; // bytes of a chunk that is read
var BYTES = 4096; // at a time; File hands each over as a number
var NEAR = 1e-4; // of a number: the wire has floats of 32 bits

/** @typedef {Object<string, any>} Tags */

/** @param {string} path @returns {Tags|null} null: it cannot be read, or says nothing */
exports.read = function (path) {
    var file = new File(path, "read");
    var text = file.isopen ? findComment(file) : "";
    file.close();
    try {
        return JSON.parse(text || "null");
    } catch (error) {
        return null; // another program's comment
    }
};

/**
 * The first setting that a file was not rendered with.
 * @param {Tags|null} tags @param {any[][]} settings the requests that were sent before that of the sound
 * @param {number} bpm the model's own tempo @returns {string} empty: all are as they were asked for, as far as the file says
 */
exports.difference = function (tags, settings, bpm) {
    for (var i = 0; tags && i < settings.length; i += 1) {
        var check = CHECKS.hasOwnProperty(settings[i][0]) ? CHECKS[settings[i][0]] : null;
        if (check && !check(tags, settings[i].slice(1), bpm)) {
            return settings[i][0].replace("set_", "");
        }
    }
    return "";
};

/** @type {Object<string, function(Tags, any[], number): boolean>} */
var CHECKS = {
    set_target_sr: function (tags, rest) {
        return isNear(tags.rate, rest[0]);
    },
    set_bpm: function (tags, rest, bpm) {
        return isNear(tags.bpm, rest[0] || bpm) && Boolean(tags.stretch) === (rest[1] === "stretch");
    },
    set_channels: function (tags, rest) {
        return isNear(tags.channels, rest[0]);
    },
    set_transients: function (tags, rest) {
        return isNear(tags.transients, rest[0]);
    },
    set_truncation: function (tags, rest) {
        return isNear(tags.truncation === undefined ? 1 : tags.truncation, rest[0]);
    },
    set_interpolation: function (tags, rest) {
        return tags.interpolation === undefined || tags.interpolation === rest[0];
    },
    set_envelope: function (tags, rest) {
        return !tags.hallucination || rest.every(function (beats, place) {
            return isNear(tags.hallucination.envelope[place], beats);
        });
    },
    set_condition: function (tags, rest) {
        var value = (tags.conditions || {})[rest[0]];
        return rest.length > 1 ? value !== undefined && isNear(value, rest[1]) : value === undefined;
    }
};

/** @param {any} value older files do not say each @param {number} wanted @returns {boolean} */
function isNear(value, wanted) {
    return typeof value !== "number" || Math.abs(value - wanted) <= NEAR * Math.max(1, Math.abs(wanted));
}

/** The comment in the list of a WAV file; empty where there is none. @param {any} file @returns {string} */
function findComment(file) {
    file.position = 12; // behind RIFF, the size of the file, and WAVE
    for (var i = 0; i < MAX_CHUNKS && file.position + 8 <= file.eof; i += 1) {
        var head = file.readbytes(8);
        var size = readSize(head, 4);
        var next = file.position + size + size % 2;
        if (word(head, 0) === "LIST" && size < MAX_TEXT) {
            return commentOf(readBytes(file, size));
        }
        if (next > file.eof) {
            break;
        }
        file.position = next;
    }
    return "";
}

/** @param {number[]} list INFO, then chunks @returns {string} that of ICMT */
function commentOf(list) {
    for (var at = 4; at + 8 <= list.length; at += 8 + size + size % 2) {
        var size = readSize(list, at + 4);
        if (word(list, at) === "ICMT") {
            return text(list.slice(at + 8, at + 8 + size)).replace(/\0+$/, "");
        }
    }
    return "";
}

/** @param {any} file @param {number} count @returns {number[]} */
function readBytes(file, count) {
    /** @type {number[]} */
    var bytes = [];
    while (bytes.length < count && file.position < file.eof) {
        bytes = bytes.concat(file.readbytes(Math.min(BYTES, count - bytes.length)));
    }
    return bytes;
}

/** @param {number[]} bytes @returns {string} ASCII: the daemon writes all else as \u */
function text(bytes) {
    var letters = "";
    for (var i = 0; i < bytes.length; i += 1) {
        letters += String.fromCharCode(bytes[i]);
    }
    return letters;
}

/** @param {number[]} bytes @param {number} at @returns {string} four letters */
function word(bytes, at) {
    return text(bytes.slice(at, at + 4));
}

/** @param {number[]} bytes @param {number} at @returns {number} of four bytes, the lowest first */
function readSize(bytes, at) {
    return bytes[at] + 256 * (bytes[at + 1] + 256 * (bytes[at + 2] + 256 * bytes[at + 3]));
}
