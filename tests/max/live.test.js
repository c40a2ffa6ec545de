"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { after, before, beforeEach, test } = require("node:test");

const { LiveSet } = require("./live_set.js");
const { js } = require("./mocks.js");

let folder, loop;
before(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "loops é "))));
after(() => fs.rmSync(folder, { recursive: true }));
beforeEach(() => {
    loop = path.join(folder, "single3-ab12cd-00012.wav");
    fs.writeFileSync(loop, Buffer.from(Array.from({ length: 10000 }, (_, i) => i % 251)));
});

/** A device in a Live set. */
function start(live, system) {
    const globals = live.globals(system);
    const device = js("ls.live.js", { globals });
    device.opened = globals.opened;
    device.send(0, "bang");
    return device;
}

/** Have the newest loop put into the chosen track. */
function put(device, ...newest) {
    device.send(0, "newest", ...newest);
    device.send(0, "clip");
}

test("the transport is told, and each change of it", () => {
    const live = new LiveSet();
    const device = start(live);
    assert.deepEqual(device.take(0), [["tempo", 128], ["playing", 0], ["signature", 4, 4], ["signature", 4, 4]]);
    live.set("tempo", 93.5);
    live.set("is_playing", 1);
    live.set("signature_numerator", 7);
    assert.deepEqual(device.take(0), [["tempo", 93.5], ["playing", 1], ["signature", 7, 4]]);
    device.send(0, "bang");
    assert.equal(live.observers.size, 5); // the old ones are gone
    device.send(0, "notifydeleted");
    assert.equal(live.observers.size, 0);
});

test("audio tracks are listed, MIDI tracks and groups are not; again when they change", () => {
    const live = new LiveSet();
    live.track("Drums");
    live.track("Keys", { isAudio: false });
    live.track("All", { isGroup: true });
    const device = start(live);
    assert.deepEqual(device.take(1), [["clear"], ["append", "Drums"], ["set", 0]]);
    live.track("Bass, 2");
    live.set("tracks", live.song.tracks);
    assert.deepEqual(device.take(1), [["clear"], ["append", "Drums"], ["append", "Bass, 2"], ["set", 0]]);
});

test("the chosen track stays the chosen one where others come before it", () => {
    const live = new LiveSet();
    const [drums, bass] = [live.track("Drums"), live.track("Bass")];
    const device = start(live);
    device.send(0, "track", 1);
    const fresh = live.track("Fresh");
    live.song.tracks = [fresh, drums, bass];
    device.take(1);
    live.set("tracks", live.song.tracks);
    assert.deepEqual(device.take(1), [["clear"], ["append", "Fresh"], ["append", "Drums"], ["append", "Bass"], ["set", 2]]);
    put(device, loop, 4);
    assert.ok(bass.clip_slots[0].clip && !drums.clip_slots[0].clip);
});

test("a loop becomes a warped clip of its own length in the first empty slot, and its file stays", () => {
    const live = new LiveSet();
    live.track("Keys", { isAudio: false });
    const track = live.track("Bass");
    const device = start(live);
    put(device, __filename, 4); // a file of one's own stays where it is
    put(device, loop, 4);
    assert.deepEqual(device.take(2), [["says", "the loop is in the track Bass, scene 1"], ["says", "the loop is in the track Bass, scene 2"]]);
    const [own, made] = track.clip_slots.map((slot) => slot.clip);
    assert.equal(own.file_path, __filename);
    assert.equal(made.file_path, path.join(folder, "clip-single3-ab12cd-00012.wav"));
    assert.deepEqual(fs.readFileSync(made.file_path), fs.readFileSync(loop));
    const { warping, warp_mode, looping, loop_start, loop_end, start_marker, end_marker } = made;
    assert.deepEqual({ warping, warp_mode, looping, loop_start, loop_end, start_marker, end_marker }, { warping: 1, warp_mode: 3, looping: 1, loop_start: 0, loop_end: 4, start_marker: 0, end_marker: 4 });
    assert.deepEqual(JSON.parse(made.warp_markers).warp_markers.slice(0, -1), [{ sample_time: 0, beat_time: 0 }, { sample_time: 2, beat_time: 4 }]);
    assert.deepEqual(live.posted, []);
    put(device, loop, 4);
    assert.deepEqual(device.take(2), [["says", "the track Bass has no empty slot; add a scene"]]);
});

test("a long file is not copied, which would hold Live up; what keeps it is told", () => {
    const live = new LiveSet();
    const track = live.track("Bass");
    const long = path.join(folder, "fade3-ab12cd-00013.wav");
    fs.writeFileSync(long, Buffer.alloc(4e6 + 1));
    const device = start(live);
    put(device, long, 128);
    assert.equal(track.clip_slots[0].clip.file_path, long);
    assert.match(device.take(2)[0][1], /^the loop is in the track Bass, scene 1; .* Collect All and Save keeps it$/);
});

test("what Live has guessed of the beats is put right", () => {
    const live = new LiveSet();
    const track = live.track("Bass");
    const clip = live.clip.bind(live);
    live.clip = (file) => {
        const made = clip(file);
        made.guess({ sample_time: 1.1, beat_time: 3 });
        made.move_warp_marker(0, 0.5);
        return made;
    };
    put(start(live), loop, 4);
    assert.deepEqual(JSON.parse(track.clip_slots[0].clip.warp_markers).warp_markers.slice(0, -1), [{ sample_time: 0, beat_time: 0 }, { sample_time: 2, beat_time: 4 }]);
});

const PINNED = [{ sample_time: 0, beat_time: 0 }, { sample_time: 2, beat_time: 4 }];

test("a clip is warped again after Live's analysis, until that holds; no marker is put where one is", () => {
    const live = new LiveSet();
    const track = live.track("Bass");
    const device = start(live);
    put(device, loop, 4);
    const { clip } = track.clip_slots[0];
    const shown = () => JSON.parse(clip.warp_markers).warp_markers.slice(0, -1);
    assert.deepEqual(shown(), PINNED);
    for (const found of [[{ sample_time: 0, beat_time: 0 }], [{ sample_time: 0, beat_time: 0.25 }, { sample_time: 1, beat_time: 3 }, { sample_time: 2, beat_time: 8 }]]) {
        device.clock.pass(3000);
        clip.analyse(...found);
        device.clock.pass(500);
        assert.deepEqual(shown(), PINNED);
        assert.deepEqual([clip.loop_end, clip.end_marker], [4, 4]);
    }
    assert.deepEqual(live.posted, []);
    device.clock.pass(60000);
    clip.analyse({ sample_time: 0, beat_time: 0 }, { sample_time: 2, beat_time: 2 }); // what a hand does later stays
    device.clock.pass(60000);
    assert.equal(shown()[1].beat_time, 2);
    assert.equal(device.take(2).length, 1);
});

test("a Live that keeps its warp markers to itself is told of", () => {
    const live = new LiveSet();
    live.hidesMarkers = true;
    live.track("Bass");
    const device = start(live);
    put(device, loop, 4);
    device.clock.pass(60000);
    assert.match(device.take(2)[1][1], /not warped it to 4 beats/);
});

test("older Lives say which one it needs", () => {
    for (const [version, text] of [[[11, 3, 20], "11.3.20"], [[12, 0, 4], "12.0.4"], [[10, 1, 0], "10.1.0"]]) {
        const live = new LiveSet(version);
        live.track("Bass");
        const device = start(live);
        put(device, loop, 4);
        assert.deepEqual(device.take(2), [["says", `a clip from a file needs Live 12.0.5; this is Live ${text}`]]);
        assert.deepEqual(live.posted, []);
    }
});

test("a track that is renamed is still the one; one that is deleted or frozen is told of", () => {
    const live = new LiveSet();
    const [bass, drums] = [live.track("Bass"), live.track("Drums", { isFrozen: true })];
    const device = start(live);
    bass.name = "Low";
    put(device, loop, 4);
    device.send(0, "track", 1);
    put(device, loop, 4);
    device.send(0, "track", 0);
    live.objects.delete(bass.id);
    live.song.tracks = [drums];
    device.take(1);
    put(device, loop, 4);
    put(device, loop, 4);
    assert.deepEqual(device.sent.filter(([to]) => to === 2).map(([, , text]) => text), [
        "the loop is in the track Low, scene 1",
        "the track Drums is frozen; unfreeze it, or choose another",
        "that track is gone; choose another",
        "the track Drums is frozen; unfreeze it, or choose another",
    ]);
    assert.deepEqual(device.take(1), [["clear"], ["append", "Drums"], ["set", 0]]);
});

test("a file that Live does not take, and one that is gone, are told of", () => {
    const live = new LiveSet();
    live.takesSlashes = false;
    live.track("Bass");
    const device = start(live);
    put(device, __filename, 4);
    put(device, path.join(folder, "single3-ab12cd-00099.wav"), 4);
    put(device);
    assert.deepEqual(device.take(2).map(([, text]) => text), [
        "Live did not take the file live.test.js; the Max Console says why",
        "the file single3-ab12cd-00099.wav cannot be read; generate it again",
        "there is no loop yet; generate one",
    ]);
});

test("Windows' own way to write a path is tried where slashes fail", () => {
    const live = new LiveSet();
    live.takesSlashes = false;
    const track = live.track("Bass");
    put(start(live, "windows"), loop, 4);
    assert.ok(track.clip_slots[0].clip.file_path.includes("\\clip-single3"));
});

test("a file's folder is shown", () => {
    const device = start(new LiveSet());
    for (const file of ["/Users/é/my loops/a.wav", "C:/my loops/a.wav", "Macintosh HD:/loops/a.wav", "/what? #1/100%/a.wav"]) {
        device.send(0, "newest", file, 4);
        device.send(0, "reveal");
    }
    assert.deepEqual(device.opened, ["file:///Users/%C3%A9/my%20loops", "file:///C:/my%20loops", "file:///Volumes/Macintosh%20HD/loops", "file:///what%3F%20%231/100%25"]);
});

test("outside of Live it says nothing, and clips say why", () => {
    const live = new LiveSet();
    live.objects.clear(); // Max's own LiveAPI reaches nothing
    for (const globals of [{}, live.globals()]) {
        const device = js("ls.live.js", { globals });
        device.send(0, "bang");
        assert.deepEqual(device.take(), []);
        device.send(0, "tracks");
        put(device, loop, 4);
        assert.deepEqual(device.take(), [[1, "clear"], [2, "says", "clips need Live; this device is not in Live"]]);
    }
});
