"use strict";
// A Live set as the Live Object Model describes it: objects with ids, `get` that gives lists, mistakes that only Max's
// window sees. Names and signatures: docs.cycling74.com/apiref/lom.

const GUESS = 8; // beats that Live takes each new file for

class LiveSet {
    constructor(version = [12, 1, 0]) {
        this.objects = new Map();
        this.posted = []; // what Max's window would show
        this.observers = new Set();
        const [major, minor, bugfix] = version;
        this.app = this.add({ get_major_version: () => major, get_minor_version: () => minor, get_bugfix_version: () => bugfix });
        this.song = this.add({ tempo: 128, is_playing: 0, signature_numerator: 4, signature_denominator: 4, tracks: [] });
        this.takesClips = major > 12 || (major === 12 && (minor > 0 || bugfix >= 5));
        this.takesSlashes = true;
        this.hidesMarkers = false;
    }

    add(object) {
        object.id = this.objects.size + 1;
        this.objects.set(object.id, object);
        return object;
    }

    track(name, { isAudio = true, isGroup = false, isFrozen = false, scenes = 2 } = {}) {
        const track = this.add({ name, has_audio_input: Number(isAudio), is_foldable: Number(isGroup), is_frozen: Number(isFrozen), clip_slots: [] });
        for (let i = 0; i < scenes; i += 1) track.clip_slots.push(this.slot(isAudio));
        this.song.tracks.push(track);
        return track;
    }

    slot(isAudio) {
        const slot = this.add({ clip: null });
        Object.defineProperty(slot, "has_clip", { get: () => Number(slot.clip !== null) });
        if (!this.takesClips) return slot;
        slot.create_audio_clip = (path) => {
            if (!isAudio || slot.clip || (!this.takesSlashes && path.includes("/"))) throw new Error("Invalid path or slot");
            slot.clip = this.clip(path);
        };
        return slot;
    }

    /** Live's first guess: one marker at the start, and its own hidden one behind it. */
    clip(file_path) {
        const seconds = 2;
        let markers = [{ sample_time: 0, beat_time: 0 }, { sample_time: 1 / 64, beat_time: (GUESS / seconds) / 64 }];
        const clip = this.add({ file_path, sample_length: 88200, sample_rate: 44100, warping: 0, warp_mode: 0, looping: 0, loop_start: 0, loop_end: GUESS, start_marker: 0, end_marker: GUESS });
        Object.defineProperty(clip, "warp_markers", { get: () => (this.hidesMarkers ? undefined : JSON.stringify({ warp_markers: markers })) });
        clip.add_warp_marker = (dict) => {
            const marker = { sample_time: dict.get("sample_time"), beat_time: dict.get("beat_time") };
            if (!clip.warping) throw new Error("not warped");
            if (markers.slice(0, -1).some(({ sample_time }) => Math.abs(sample_time - marker.sample_time) < 1e-3)) throw new Error("a warp marker is there already");
            const shown = [...markers.slice(0, -1), marker].sort((a, b) => a.beat_time - b.beat_time);
            markers = [...shown, { sample_time: shown.at(-1).sample_time + 1 / 64, beat_time: shown.at(-1).beat_time + 1 / 32 }];
        };
        clip.remove_warp_marker = (beat) => (markers = markers.filter((marker) => marker.beat_time !== beat));
        clip.move_warp_marker = (beat, distance) => (markers.find((marker) => marker.beat_time === beat).beat_time += distance);
        clip.guess = (more) => markers.splice(1, 0, more);
        /** Live has analysed the file: its own markers take the place of all others. */
        clip.analyse = (...found) => {
            markers = [...found, { sample_time: found.at(-1).sample_time + 1 / 64, beat_time: found.at(-1).beat_time + 1 / 32 }];
            Object.assign(clip, { loop_end: GUESS, end_marker: GUESS });
        };
        return clip;
    }

    set(property, value) {
        this.song[property] = value;
        for (const api of this.observers) api.tell(property);
    }

    /** The globals that a [js] in Live has. */
    globals(os = "macintosh") {
        const live = this;
        const opened = [];
        class LiveAPI {
            constructor(...given) {
                this.callback = typeof given[0] === "function" ? given[0] : undefined;
                const path = String(given.at(-1));
                const [, id] = /^id (\d+)$/.exec(path) ?? [];
                this.object = { live_set: live.song, live_app: live.app }[path] ?? live.objects.get(Number(id));
                this.callback?.(["id", this.id]);
            }

            get id() {
                return String(this.object && live.objects.has(this.object.id) ? this.object.id : 0);
            }

            get(property) {
                const value = this.object[property];
                if (Array.isArray(value)) return value.flatMap((child) => ["id", child.id]);
                return value !== null && typeof value === "object" ? ["id", value.id] : [value];
            }

            set(property, value) {
                if (!(property in this.object)) live.posted.push(`no ${property}`);
                else this.object[property] = value;
            }

            call(name, ...atoms) {
                try {
                    return this.object[name](...atoms);
                } catch (error) {
                    live.posted.push(error.message);
                    return undefined;
                }
            }

            set property(name) {
                this.observed = name;
                live.observers[name ? "add" : "delete"](this);
                if (name) this.tell(name);
            }

            tell(property) {
                if (property === this.observed) this.callback([property, ...(property === "tracks" ? this.get(property) : [live.song[property]])]);
            }
        }
        class Dict {
            #values = new Map();
            set = (key, value) => this.#values.set(key, value);
            get = (key) => this.#values.get(key);
        }
        return { LiveAPI, Dict, max: { os, launchbrowser: (url) => opened.push(url) }, opened };
    }
}

module.exports = { LiveSet };
