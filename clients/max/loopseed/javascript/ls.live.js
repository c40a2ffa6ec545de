// Built from clients/max/scripts by `python -m tools.max_builder`; change it there.

var modules = {};

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

modules["ls.clip.js"] = (function () {
    var exports = {};
    /**
     * A sound file as a warped clip in Live. Names and signatures are those of the Live Object Model
     * (docs.cycling74.com/apiref/lom); ClipSlot.create_audio_clip exists since Live 12.0.5.
     */

    var files = modules["ls.files.js"];
    var paths = modules["ls.paths.js"];

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

/**
 * [js ls.live.js]: Live's transport, and clips of loops. Outside of Live it outputs nothing.
 *
 * in 0: bang from [live.thisdevice]; `tracks`; `track PLACE` in `tracks`, from 0: where clips go;
 *       `newest PATH BEATS`, the newest loop; `clip`; `reveal`
 * out 0: `tempo BPM`, `playing 0|1`, `signature N D`   out 1: `clear`, `append NAME`, `set PLACE` to the menu of audio tracks
 * out 2: `says TEXT`
 */

var clips = modules["ls.clip.js"];
var line = modules["ls.line.js"];
var menu = modules["ls.menu.js"];
var paths = modules["ls.paths.js"];

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
