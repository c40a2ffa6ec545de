/**
 * [js ls.live.js]: Live's transport, and loops into clips. Outside of Live it says nothing.
 *
 * in 0: bang from [live.thisdevice]; `tracks`; `clip TRACK PATH BEATS` (TRACK: its place in `tracks`, from 0, or its name);
 *       `reveal PATH`
 * out 0: `tempo BPM`, `playing 0|1`, `signature N D`   out 1: `tracks NAME...`, the audio tracks   out 2: `says TEXT`
 */

var clips = require("ls.clip.js");
var paths = require("ls.paths.js");

autowatch = 0;
inlets = 1;
outlets = 3;

/** @type {any} */
var song = null;
/** @type {any[]} */
var observers = [];
/** @type {{id: number, name: string}[]} the audio tracks, as they were listed last */
var listed = [];
var signature = [4, 4];

function bang() {
    release();
    song = typeof LiveAPI === "undefined" ? null : new LiveAPI("live_set");
    if (!song || Number(song.id) === 0) {
        song = null;
        return;
    }
    observe("tempo", function (bpm) {
        outlet(0, "tempo", bpm);
    });
    observe("is_playing", function (isPlaying) {
        outlet(0, "playing", isPlaying);
    });
    observe("signature_numerator", function (n) {
        signature[0] = n;
        outlet(0, "signature", signature[0], signature[1]);
    });
    observe("signature_denominator", function (n) {
        signature[1] = n;
        outlet(0, "signature", signature[0], signature[1]);
    });
    observe("tracks", tracks);
}

/** @param {string} property of the song @param {function(number): void} then */
function observe(property, then) {
    /** @type {any} */
    var api = new LiveAPI(function (/** @type {any[]} */ told) {
        if (told[0] === property) { // LiveAPI also tells when it gets its object
            then(told[1]);
        }
    }, "live_set");
    api.property = property;
    observers.push(api);
}

function release() {
    for (var i = 0; i < observers.length; i += 1) {
        observers[i].property = "";
    }
    observers = [];
}

function notifydeleted() {
    release();
}

function tracks() {
    listed = song ? audioTracks() : [];
    var names = [];
    for (var i = 0; i < listed.length; i += 1) {
        names.push(listed[i].name);
    }
    outlet(1, ["tracks"].concat(names));
}

/** @returns {{id: number, name: string}[]} without groups and returns */
function audioTracks() {
    var ids = song.get("tracks");
    var found = [];
    for (var i = 1; i < ids.length; i += 2) {
        /** @type {any} */
        var track = new LiveAPI("id " + ids[i]);
        if (Number(track.get("has_audio_input")) === 1 && Number(track.get("is_foldable")) === 0) {
            found.push({ id: ids[i], name: String(track.get("name")) });
        }
    }
    return found;
}

/** @param {number|string} which @returns {any} a LiveAPI of the track, null where it is gone */
function trackOf(which) {
    var known = typeof which === "number" ? listed : audioTracks();
    for (var i = 0; i < known.length; i += 1) {
        if (i === which || known[i].name === which) {
            var track = new LiveAPI("id " + known[i].id);
            return Number(track.id) === 0 ? null : track;
        }
    }
    return null;
}

/** @param {number|string} which @param {string} path @param {number} beats */
function clip(which, path, beats) {
    if (!song) {
        says("clips are Live's; this device is not in Live");
        return;
    }
    if (!path || !(beats > 0)) {
        says("there is no loop yet; generate one");
        return;
    }
    var track = trackOf(which);
    if (!track) {
        says("that track is gone; choose another");
        tracks();
        return;
    }
    says(clips.trouble() || clips.put(track, String(path), beats));
}

/** Show a file's folder. @param {string} path */
function reveal(path) {
    var folder = paths.folder(paths.plain(String(path || "")));
    if (folder) {
        max.launchbrowser("file://" + (folder.charAt(0) === "/" ? "" : "/") + encodeURI(folder));
    } else {
        says("there is no loop yet; generate one");
    }
}

function anything() {
    says("there is no message " + messagename + " here");
}

/** @param {string} text */
function says(text) {
    outlet(2, "says", text);
}
