/**
 * [js ls.live.js]: Live's transport, and clips of loops. Outside of Live it outputs nothing.
 *
 * in 0: bang from [live.thisdevice]; `tracks`; `track PLACE` in `tracks`, from 0: where clips go;
 *       `newest PATH BEATS`, the newest loop; `clip`; `reveal`
 * out 0: `tempo BPM`, `playing 0|1`, `signature N D`   out 1: `clear`, `append NAME`, `set PLACE` to the menu of audio tracks
 * out 2: `says TEXT`
 */

var clips = require("ls.clip.js");
var line = require("ls.line.js");
var menu = require("ls.menu.js");
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
var chosen = 0; // id of the track that clips go to: its place changes where tracks come and go
/** @type {{path: string, beats: number}} */
var loop = { path: "", beats: 0 };
var signature = [4, 4];
var LOOK = 500; // ms between two looks at new clips
var HOLDS = 12; // looks in a row at which a clip is warped as it should be: Live's analysis takes about four seconds
var MAX_LOOKS = 60;
/** @type {{clip: any, beats: number, looks: number, held: number}[]} clips that Live may still analyse */
var fresh = [];
var warping = new Task(warp);
warping.interval = LOOK;

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
    var api = new LiveAPI(function (/** @type {any[]} */ change) {
        if (change[0] === property) { // LiveAPI also calls back when it gets its object
            then(change[1]);
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
    warping.cancel();
    release();
}

function tracks() {
    listed = song ? audioTracks() : [];
    var names = [];
    var place = 0;
    for (var i = 0; i < listed.length; i += 1) {
        names.push(listed[i].name);
        place = listed[i].id === chosen ? i : place;
    }
    menu.fill(function (atoms) {
        outlet(1, atoms);
    }, names, listed.length ? place : -1);
    track(place);
}

/** @param {number} place in `tracks` */
function track(place) {
    chosen = listed[place] ? listed[place].id : 0;
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

/** @param {string} path @param {number} beats */
function newest(path, beats) {
    loop = { path: String(path || ""), beats: Number(beats) || 0 };
}

/** Put the newest loop into the chosen track. */
function clip() {
    if (!song) {
        says("clips need Live; this device is not in Live");
        return;
    }
    if (!loop.path || !(loop.beats > 0)) {
        says("there is no loop yet; generate one");
        return;
    }
    /** @type {any} */
    var target = chosen ? new LiveAPI("id " + chosen) : null;
    if (!target || Number(target.id) === 0) {
        says(listed.length ? "that track is gone; choose another" : "there is no audio track; add one");
        tracks();
        return;
    }
    var problem = clips.problem();
    var put = problem ? { text: problem, clip: null } : clips.put(target, loop.path, loop.beats);
    says(put.text);
    if (put.clip) {
        fresh.push({ clip: put.clip, beats: loop.beats, looks: 0, held: 0 });
        warp();
        warping.repeat(-1);
    }
}

/** Warp the new clips again, until Live has analysed them and leaves them as they are. */
function warp() {
    fresh = fresh.filter(function (each) {
        each.looks += 1;
        each.held = clips.warp(each.clip, each.beats) ? each.held + 1 : 0;
        if (each.held < HOLDS && each.looks >= MAX_LOOKS) {
            says("the loop is in its slot, but Live has not warped it to " + each.beats + " beats; set that in the clip");
        }
        return each.held < HOLDS && each.looks < MAX_LOOKS && Number(each.clip.id) !== 0;
    });
    if (!fresh.length) {
        warping.cancel();
    }
}

/** Show the folder of the newest loop. */
function reveal() {
    var folder = paths.folder(paths.plain(loop.path));
    if (folder) {
        max.launchbrowser("file://" + (folder.charAt(0) === "/" ? "" : "/") + encodeURI(folder).replace(/#/g, "%23").replace(/\?/g, "%3F"));
    } else {
        says("there is no loop yet; generate one");
    }
}

function anything() {
    says("there is no message " + messagename + " here");
}

/** @param {string} text */
function says(text) {
    outlet(2, "says", line.fit(text, post));
}
