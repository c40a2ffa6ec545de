/**
 * A sound file as a warped clip in Live. Names and signatures are those of the Live Object Model
 * (docs.cycling74.com/apiref/lom); ClipSlot.create_audio_clip exists since Live 12.0.5.
 */

var files = require("ls.files.js");
var paths = require("ls.paths.js");

var FIRST = [12, 0, 5]; // Live's version that has create_audio_clip
var RE_PITCH = 3; // warp mode: the clip sounds as the slot does
var NEAR = 1e-3; // beats, seconds
var MAX_COPY = 4e6; // bytes, 16 bars or so: a longer file is not copied, because Live's window would freeze during the copy
var MADE = /-[0-9a-f]{6}-\d{5}\.wav$/; // how the daemon calls its files; it keeps only the newest of each slot

/** @param {any} api @param {string} property @returns {any} */
function get(api, property) {
    var value = api.get(property);
    return typeof value === "object" ? value[0] : value;
}

/** @param {any} value of a child: `id`, N @returns {any} */
function follow(value) {
    return new LiveAPI("id " + value[value.length - 1]);
}

/** Why this Live cannot take a clip from a file, empty where it can. @returns {string} */
exports.problem = function () {
    /** @type {any} */
    var app = new LiveAPI("live_app");
    var version = [app.call("get_major_version"), app.call("get_minor_version"), app.call("get_bugfix_version")];
    for (var i = 0; i < FIRST.length; i += 1) {
        if (Number(version[i]) !== FIRST[i]) {
            return Number(version[i]) > FIRST[i] ? "" : "a clip from a file needs Live 12.0.5; this is Live " + version.join(".");
        }
    }
    return "";
};

/**
 * Put a file into the first empty slot of a track, warped.
 * @param {any} track a LiveAPI of an audio track @param {string} path @param {number} beats that the file lasts
 * @returns {{text: string, clip: any}} what has happened; the clip, null where there is none. `warp` it until that holds
 */
exports.put = function (track, path, beats) {
    var name = get(track, "name");
    if (Number(get(track, "is_frozen"))) {
        return { text: "the track " + name + " is frozen; unfreeze it, or choose another", clip: null };
    }
    var ids = track.get("clip_slots");
    for (var i = 1; i < ids.length; i += 2) {
        /** @type {any} */
        var slot = new LiveAPI("id " + ids[i]);
        if (!Number(get(slot, "has_clip"))) {
            var problem = fill(slot, path);
            var text = problem || "the loop is in the track " + name + ", scene " + (i + 1) / 2 + advice(path);
            return { text: text, clip: problem ? null : follow(slot.get("clip")) };
        }
    }
    return { text: "the track " + name + " has no empty slot; add a scene", clip: null };
};

/** @param {any} slot @param {string} path @returns {string} the problem; empty where there was none */
function fill(slot, path) {
    var file = lastingFile(path);
    if (!file) {
        return "the file " + paths.name(path) + " cannot be read; generate it again";
    }
    slot.call("create_audio_clip", file);
    if (!Number(get(slot, "has_clip")) && max.os === "windows") {
        slot.call("create_audio_clip", file.replace(/\//g, "\\"));
    }
    if (!Number(get(slot, "has_clip"))) {
        return "Live did not take the file " + paths.name(file) + "; the Max Console says why";
    }
    return "";
}

/** @param {string} path @returns {string} what to do about a file that is too long to be copied */
function advice(path) {
    var isPassing = MADE.test(path) && files.size(path) > MAX_COPY;
    return isPassing ? "; its file is long and stays only for a while: File > Collect All and Save keeps it" : "";
}

/** A file that stays: a copy of one that the daemon deletes later. @param {string} path @returns {string} empty: cannot be read */
function lastingFile(path) {
    if (!MADE.test(path) || files.size(path) > MAX_COPY) {
        return files.exists(path) ? path : "";
    }
    var copy = paths.folder(path) + "/clip-" + paths.name(path);
    return files.exists(copy) || files.copy(path, copy) ? copy : "";
}

/**
 * Warp a clip: pin the file's end to its last beat; Live only guesses how many there are. Live analyses a new file for some
 * seconds and then sets its own markers, so this is done again until it holds.
 * @param {any} clip @param {number} beats @returns {boolean} was it so already?
 */
exports.warp = function (clip, beats) {
    var seconds = Number(get(clip, "sample_length")) / Number(get(clip, "sample_rate"));
    if (Number(get(clip, "warping")) && isPinned(clip, seconds, beats)) {
        return true;
    }
    clip.set("warping", 1);
    clip.set("warp_mode", RE_PITCH);
    pin(clip, seconds, beats);
    clip.set("looping", 1);
    clip.set("loop_end", beats);
    clip.set("loop_start", 0);
    clip.set("end_marker", beats);
    clip.set("start_marker", 0);
    return false;
};

/** @param {any} clip @param {number} seconds @param {number} beats @returns {boolean} does the file end on that beat? */
function isPinned(clip, seconds, beats) {
    var shown = warpMarkers(clip).slice(0, -1); // the last one is Live's own, which only shows the tempo after it
    return shown.length === 2 && isNear(shown[1].sample_time, seconds) && isNear(shown[1].beat_time, beats);
}

/** @param {any} clip @param {number} seconds of the file @param {number} beats */
function pin(clip, seconds, beats) {
    var markers = warpMarkers(clip).slice(0, -1);
    if (!markers.length || !(seconds > 0)) {
        return;
    }
    var isTaken = false;
    for (var i = markers.length - 1; i > 0; i -= 1) {
        if (isNear(markers[i].sample_time, seconds)) { // a second one at that time would be an error
            isTaken = true;
            move(clip, markers[i].beat_time, beats);
        } else {
            clip.call("remove_warp_marker", markers[i].beat_time);
        }
    }
    move(clip, markers[0].beat_time, markers[0].sample_time / seconds * beats);
    if (!isTaken) {
        var end = new Dict();
        end.set("beat_time", beats);
        end.set("sample_time", seconds);
        clip.call("add_warp_marker", end);
    }
}

/** @param {any} clip @param {number} from @param {number} to beats */
function move(clip, from, to) {
    if (!isNear(from, to)) {
        clip.call("move_warp_marker", from, to - from);
    }
}

/** @param {number} one @param {number} other @returns {boolean} */
function isNear(one, other) {
    return Math.abs(one - other) < NEAR;
}

/** @param {any} clip @returns {{beat_time: number, sample_time: number}[]} in beats and seconds; Live gives them as JSON */
function warpMarkers(clip) {
    try {
        return JSON.parse(get(clip, "warp_markers")).warp_markers;
    } catch (error) {
        return [];
    }
}
