/**
 * Files, through Max's File. File cannot rename, so files are written in place.
 */

var paths = require("ls.paths.js");

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
