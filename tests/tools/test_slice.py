"""Songs to slices: exact to the sample over a whole song, at any tempo and in any file format."""

import itertools
import json
import re
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from demo import demo_mono
from songs import soundfont, write_song
from tools.beats import MIN_CONFIDENCE, estimate
from tools.cutting import Cut, Song, cut_song, find_songs
from tools.recording import BLOCK, mix_channels
from tools.slice import _describe, slice_songs
from tools.slice_folder import SliceFolder
from tools.slices import SliceError, read_sound

RATE = 8000
AWKWARD = 127.3  # BPM: a slice of four beats is 15082.48... samples at RATE


def song(path: Path, seconds: float = 60.0, rate: int = RATE, **settings: str) -> np.ndarray:
    """Write noise to a file and return what the file holds."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(0).uniform(-0.5, 0.5, round(seconds * rate)).astype(np.float32)
    soundfile.write(path, noise, rate, **settings)
    return soundfile.read(path, dtype="float32")[0]


JUMPS = [(110, 32, 140), (100, 64, 150), (126, 64, 170), (174, 128, 100)]  # BPM, beats, BPM


def techno(path: Path, bpm: float, bars: int = 24, rate: int = 22050, silence: float = 0.0) -> None:
    """Write a song of the drum machine after so many seconds of silence; each bar starts at the nearest sample."""
    write_bars(path, [bpm] * bars, rate, silence)


def write_bars(path: Path, tempos: list[float], rate: int = 22050, silence: float = 0.0) -> np.ndarray:
    """Write a song of the drum machine with a tempo for each bar, and return the first sample of each bar."""
    starts = np.rint(np.cumsum([silence * rate, *(240 / bpm * rate for bpm in tempos)])).astype(int)
    sound = np.zeros(starts[-1], np.float32)
    for bar, (start, end) in enumerate(itertools.pairwise(starts)):
        loop = demo_mono(bar // 8)
        sound[start:end] = np.interp(np.linspace(0, len(loop), end - start, False), np.arange(len(loop)), loop)
    soundfile.write(path, sound, rate)
    return starts[:-1]


def run(*flags: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "tools.slice", *flags], capture_output=True, text=True)


def slices(folder: Path) -> dict[str, np.ndarray]:
    paths = sorted(folder.rglob("*.wav"))
    return {path.relative_to(folder).as_posix(): soundfile.read(path, dtype="float32")[0] for path in paths}


def test_slices_are_exact_and_do_not_drift(tmp_path: Path) -> None:
    noise = song(tmp_path / "song.wav", 100, subtype="FLOAT")
    assert len(noise) > 3 * BLOCK
    done = run(tmp_path / "song.wav", "--bpm", str(AWKWARD), "--offset", "0.5", "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    period = 240 / AWKWARD * RATE
    found = slices(tmp_path / "out")
    assert len(found) == int((len(noise) - 4000) / period)
    for number, (name, piece) in enumerate(found.items()):
        start = round(4000 + number * period)
        assert name == f"song-{number:04d}.wav"
        assert np.array_equal(piece, noise[start : start + round(period)])
    manifest = json.loads((tmp_path / "out" / "slices.json").read_text())
    assert manifest["songs"][0]["slices"]["song-0040.wav"] == round(4000 + 40 * period)
    assert manifest["songs"][0]["bpm"] == AWKWARD


def test_a_song_of_whole_bars_keeps_its_last_one(tmp_path: Path) -> None:
    """Four bars at 128 BPM and 44.1 kHz are 330,750 samples, a bar is 82,687.5."""
    song(tmp_path / "song.wav", 7.5, 44100)
    assert run(tmp_path / "song.wav", "--bpm", "128", "--out", tmp_path / "out").returncode == 0
    assert [len(piece) for piece in slices(tmp_path / "out").values()] == [82688] * 4


@pytest.mark.parametrize(("missing", "count"), [(0.001, 4), (0.005, 4), (0.006, 3)])
def test_a_song_that_lacks_some_ms_keeps_its_last_bar(tmp_path: Path, missing: float, count: int) -> None:
    noise = song(tmp_path / "song.wav", 4 - missing, subtype="FLOAT")
    cut_song(Song(tmp_path / "song.wav", "song.wav"), Cut(240.0, 4, 0.0), SliceFolder(tmp_path / "out", 4))
    found = list(slices(tmp_path / "out").values())
    assert [len(piece) for piece in found] == [RATE] * count
    whole = np.pad(noise, (0, 4 * RATE - len(noise)))
    assert np.array_equal(np.concatenate(found), whole[: count * RATE])


@pytest.mark.parametrize("suffix", ["flac", "aiff", "ogg", "mp3"])
def test_every_kind_of_file_is_cut(tmp_path: Path, suffix: str) -> None:
    noise = song(tmp_path / f"song.{suffix}", 20, 44100)
    cut_song(Song(tmp_path / f"song.{suffix}", "song.x"), Cut(120.0, 4), SliceFolder(tmp_path / "out", 4))
    found = list(slices(tmp_path / "out").values())
    assert len(found) >= 9
    assert np.abs(np.concatenate(found[:9]) - noise[: 9 * 88200]).max() < 1e-6  # MP3 is decoded to the last bit but one


@pytest.mark.parametrize("channels", [1, 2])
def test_slices_have_the_songs_channels(tmp_path: Path, channels: int) -> None:
    sides = np.random.default_rng(1).uniform(-0.4, 0.4, (RATE * 3, channels)).astype(np.float32)
    soundfile.write(tmp_path / "song.wav", sides, RATE, subtype="FLOAT")
    cut_song(Song(tmp_path / "song.wav", "song.wav"), Cut(240.0, 4), SliceFolder(tmp_path / "out", 4))
    assert soundfile.info(tmp_path / "out" / "song-0001.wav").channels == channels
    assert np.array_equal(slices(tmp_path / "out")["song-0001.wav"], sides[RATE : 2 * RATE].squeeze())
    mid, rate = read_sound(tmp_path / "out" / "song-0001.wav")
    assert rate == RATE
    assert np.array_equal(mid, sides[RATE : 2 * RATE].mean(axis=1))


def test_more_channels_are_mixed_to_left_and_right(tmp_path: Path) -> None:
    """5.1 in WAV's order: left, right, centre, bass, rear left, rear right. The middle is the mean of all of them."""
    sides = np.random.default_rng(1).uniform(-0.4, 0.4, (RATE, 6)).astype(np.float32)
    soundfile.write(tmp_path / "song.wav", sides, RATE, subtype="FLOAT")
    cut_song(Song(tmp_path / "song.wav", "song.wav"), Cut(240.0, 4), SliceFolder(tmp_path / "out", 4))
    left, right, centre, bass, *rear = sides.T
    expected = np.stack([2 * left + 2 * rear[0] + centre + bass, 2 * right + 2 * rear[1] + centre + bass], 1) / 6
    np.testing.assert_allclose(slices(tmp_path / "out")["song-0000.wav"], expected, atol=1e-6)
    np.testing.assert_allclose(read_sound(tmp_path / "out" / "song-0000.wav")[0], sides.mean(axis=1), atol=1e-6)


@pytest.mark.parametrize("channels", [*range(3, 12)])
def test_the_middle_is_the_mean_of_any_number_of_channels(channels: int) -> None:
    block = np.random.default_rng(channels).uniform(-1, 1, (100, channels)).astype(np.float32)
    np.testing.assert_allclose(mix_channels(block).mean(axis=1), block.mean(axis=1), atol=1e-6)


def test_seconds_pads_the_last_slice_and_skip_omits_slices(tmp_path: Path) -> None:
    noise = song(tmp_path / "song.wav", 10.5, subtype="FLOAT")
    assert run(tmp_path / "song.wav", "--seconds", "4", "--out", tmp_path / "out").returncode == 0
    found = slices(tmp_path / "out")
    assert [len(piece) for piece in found.values()] == [4 * RATE] * 3
    assert np.array_equal(found["song-0002.wav"][: 5 * RATE // 2], noise[8 * RATE :])
    assert not found["song-0002.wav"][5 * RATE // 2 :].any()
    assert run(tmp_path / "song.wav", "--bpm", "240", "--skip", "3", "--out", tmp_path / "skipped").returncode == 0
    skipped = slices(tmp_path / "skipped")
    assert list(skipped) == ["song-0000.wav", "song-0003.wav", "song-0006.wav", "song-0009.wav"]
    assert np.array_equal(skipped["song-0003.wav"], noise[3 * RATE : 4 * RATE])


def test_silence_is_left_out_and_counted(tmp_path: Path) -> None:
    noise = song(tmp_path / "song.wav", 10)
    noise[3 * RATE : 5 * RATE] = 0
    soundfile.write(tmp_path / "song.wav", noise, RATE)
    done = run(tmp_path / "song.wav", "--bpm", "240", "--out", tmp_path / "out")
    assert "2 silent ones left out" in done.stdout
    assert {"song-0003.wav", "song-0004.wav"}.isdisjoint(slices(tmp_path / "out"))


def test_folders_are_kept_for_conditions(tmp_path: Path) -> None:
    song(tmp_path / "songs" / "acid" / "one.wav", 5)
    song(tmp_path / "songs" / "dub" / "one.flac", 5)
    assert run(tmp_path / "songs", "--bpm", "120", "--out", tmp_path / "out").returncode == 0
    assert list(slices(tmp_path / "out")) == [f"{kind}/one-000{i}.wav" for kind in ("acid", "dub") for i in (0, 1)]


def test_songs_that_are_cut_are_kept_and_others_cut_anew(tmp_path: Path) -> None:
    song(tmp_path / "one.wav", 10)
    song(tmp_path / "two.wav", 10)
    flags = (tmp_path / "one.wav", tmp_path / "two.wav", "--out", tmp_path / "out", "--bpm")
    run(flags[0], "--out", tmp_path / "out", "--bpm", "240")
    first = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("one*.wav")}
    assert "holds 20 slices of 4 beats, 10 of them new" in run(*flags, "240").stdout
    assert first == {path: path.stat().st_mtime_ns for path in first}
    assert "holds 10 slices of 4 beats, 10 of them new" in run(*flags, "120").stdout
    assert len(slices(tmp_path / "out")) == 10
    refused = run(*flags, "120", "--beats", "2")
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"slice: {tmp_path / 'out'} holds slices of 4 beats, not 2")


def test_slices_of_an_earlier_tempo_are_named(tmp_path: Path) -> None:
    """Songs that are not given again keep their slices, which make no set with the new ones."""
    for name in ("one.wav", "two.wav"):
        song(tmp_path / name, 10)
    out = ("--out", tmp_path / "out", "--bpm")
    assert "warning" not in run(tmp_path / "one.wav", tmp_path / "two.wav", *out, "240").stdout
    said = run(tmp_path / "one.wav", *out, "120").stdout
    assert "holds 15 slices of 4 beats, 5 of them new" in said
    assert "warning: 10 slices of an earlier cut have another tempo" in said
    assert "two.wav (240 BPM); cut these songs again, too" in said
    assert "warning" not in run(tmp_path / "two.wav", *out, "120").stdout


def test_a_slice_has_the_header_that_float_needs(tmp_path: Path) -> None:
    """A chunk fmt of 18 bytes, and a chunk fact with the number of samples."""
    noise = song(tmp_path / "song.wav", 2)
    assert run(tmp_path / "song.wav", "--bpm", "240", "--out", tmp_path / "out").returncode == 0
    path = tmp_path / "out" / "song-0000.wav"
    data = path.read_bytes()
    assert struct.unpack_from("<I4s4sIH", data, 4) == (len(data) - 8, b"WAVE", b"fmt ", 18, 3)
    assert struct.unpack_from("<H4sII", data, 36) == (0, b"fact", 4, RATE)
    np.testing.assert_array_equal(soundfile.read(path, dtype="float32")[0], noise[:RATE])


def test_slices_by_seconds_are_described_in_seconds(tmp_path: Path) -> None:
    song(tmp_path / "song.wav", 2)
    said = run(tmp_path / "song.wav", "--seconds", "0.4", "--out", tmp_path / "out").stdout
    assert said.startswith("song.wav: 5 slices of 0.4 s\n")
    done = run(tmp_path / "song.wav", "--seconds", "0.1", "--out", tmp_path / "out")
    assert done.stderr == "slice: --seconds is 0.1; with --beats 4 it goes from 0.24 to 24.\n"


@pytest.mark.parametrize("bpm", [128.0, 131.7, 95.0])
def test_a_tempo_is_found_to_the_end_of_the_song(tmp_path: Path, bpm: float) -> None:
    techno(tmp_path / "song.wav", bpm)
    done = run(tmp_path / "song.wav", "--out", tmp_path / "out")
    (entry,) = json.loads((tmp_path / "out" / "slices.json").read_text())["songs"]
    assert abs(entry["bpm"] / bpm - 1) * 24 * 4 < 0.05, "beats that the last bar is off"
    assert entry["confidence"] > 0.5
    assert f"the estimate is {entry['estimate']:.2f}, confidence {entry['confidence']:.2f}" in done.stdout


def test_slices_begin_at_the_downbeat_and_a_click_track_says_so(tmp_path: Path) -> None:
    """The first bar begins 0.7 s after the file; the clicks are on the beats from there on."""
    techno(tmp_path / "song.wav", 128, silence=0.7)
    done = run(tmp_path / "song.wav", "--out", tmp_path / "out", "--check", tmp_path / "check")
    (entry,) = json.loads((tmp_path / "out" / "slices.json").read_text())["songs"]
    assert abs(entry["offset"] - 0.7) < 0.02
    assert abs(entry["slices"]["song-0000.wav"] - 0.7 * 22050) < 0.02 * 22050
    assert len(entry["slices"]) >= 23
    assert (
        f"from the downbeat at {entry['offset']:.3f} s on (confidence {entry['downbeat_confidence']:.2f})"
        in done.stdout
    )
    (track,) = (tmp_path / "check").iterdir()
    sound, rate = soundfile.read(track)
    clicks = sound - 0.5 * soundfile.read(tmp_path / "song.wav")[0]
    beats = round(entry["offset"] * rate) + np.rint(np.arange(1, 90) * 60 / 128 * rate).astype(int)
    assert np.abs(clicks[: round(entry["offset"] * rate)]).max() < 1e-3
    assert all(np.abs(clicks[beat : beat + 100]).max() > 0.1 for beat in beats)
    assert all(np.abs(clicks[beat - 300 : beat]).max() < 0.01 for beat in beats)


def test_click_tracks_have_names_of_their_own_and_are_no_songs(tmp_path: Path) -> None:
    """The folder of the click tracks is in that of the songs, and two songs differ by a slash alone."""
    folder = tmp_path / "songs"
    song(folder / "a" / "track.wav", 4)
    song(folder / "a_track.wav", 4)
    for _ in range(2):
        songs = find_songs([folder], tmp_path / "out")
        assert [song.name for song in songs] == ["a/track.wav", "a_track.wav"]
        slice_songs(songs, Cut(120.0, 4), SliceFolder(tmp_path / "out", 4), checks=folder / "check")
    tracks = sorted(path.relative_to(folder).as_posix() for path in (folder / "check").rglob("*.wav"))
    assert tracks == ["check/a/track-120.00bpm-0.000s.wav", "check/a_track-120.00bpm-0.000s.wav"]


def test_a_click_track_is_renewed_with_its_values_and_never_replaces_another_file(tmp_path: Path) -> None:
    song(tmp_path / "a.wav", 4)
    song(tmp_path / "a-b.wav", 4)
    check = tmp_path / "check"

    def cut(bpm: float, **options: float) -> tuple[list[str], str, int]:
        songs = find_songs([tmp_path / "a.wav", tmp_path / "a-b.wav"], tmp_path / "out")
        said, left_out = slice_songs(songs, Cut(bpm, 4, **options), SliceFolder(tmp_path / "out", 4), checks=check)
        return sorted(path.name for path in check.iterdir()), said, left_out

    cut(120.0)
    before = (check / "a-120.00bpm-0.000s.wav").stat().st_mtime_ns
    assert cut(120.0)[0] == ["a-120.00bpm-0.000s.wav", "a-b-120.00bpm-0.000s.wav"]
    assert (check / "a-120.00bpm-0.000s.wav").stat().st_mtime_ns == before, "not written again"
    song(tmp_path / "a.wav", 5)
    (check / "a-100.00bpm-0.000s.wav").write_text("my own")
    cut(120.0)
    assert soundfile.info(check / "a-120.00bpm-0.000s.wav").duration == 5, "the song has changed"
    names, said, left_out = cut(100.0)
    assert names == ["a-100.00bpm-0.000s.wav", "a-120.00bpm-0.000s.wav", "a-b-100.00bpm-0.000s.wav"]
    assert (check / "a-100.00bpm-0.000s.wav").read_text() == "my own"
    assert left_out == 1
    assert "1 click track left out:\n  " in said
    assert f"{check / 'a-100.00bpm-0.000s.wav'} is in the way of the clicks of {tmp_path / 'a.wav'}: " in said


def test_a_song_that_is_too_far_from_the_tempo_has_clicks_to_hear_its_own(tmp_path: Path) -> None:
    song(tmp_path / "a.wav", 4)
    cut = Cut(200.0, 4, 0.5, to_bpm=120.0)
    with pytest.raises(SliceError, match="too far from 120"):
        slice_songs(find_songs([tmp_path], tmp_path), cut, SliceFolder(tmp_path / "out", 4), checks=tmp_path / "check")
    assert [path.name for path in (tmp_path / "check").iterdir()] == ["a-200.00bpm-0.500s.wav"]


def test_a_tempo_that_drifts_is_followed(tmp_path: Path) -> None:
    """From 126 to 130 BPM in 24 bars; a steady grid of the mean tempo would be 240 ms off in the middle."""
    starts = write_bars(tmp_path / "song.wav", [*np.linspace(126, 130, 24)], silence=0.5)
    done = run(tmp_path / "song.wav", "--out", tmp_path / "out")
    (entry,) = json.loads((tmp_path / "out" / "slices.json").read_text())["songs"]
    assert "on average, followed where it drifts" in done.stdout
    assert len({len(piece) for piece in slices(tmp_path / "out").values()}) == 1
    found = np.array(list(entry["slices"].values()))
    assert len(found) >= 23
    assert np.abs(found[:, None] - starts).min(axis=1).max() < 0.02 * 22050


def test_a_tempo_that_jumps_is_refused_with_its_place(tmp_path: Path) -> None:
    write_bars(tmp_path / "song.wav", [128.0] * 12 + [136.0] * 12)
    done = run(tmp_path / "song.wav", "--out", tmp_path / "out")
    assert done.returncode == 1
    found = re.search(r"has no steady tempo: its tempo changes at about (\d+) s from (\S+) to (\S+) BPM", done.stderr)
    assert found, done.stderr
    assert [float(number) for number in found.groups()] == pytest.approx([22.5, 128, 136], rel=0.1)


@pytest.mark.skipif(soundfont() is None, reason="needs FluidSynth and a soundfont")
@pytest.mark.parametrize(
    ("before", "beats", "after"), [(110, 32, 140), (100, 64, 150), (126, 64, 170), (174, 128, 100)]
)
def test_a_large_jump_of_the_tempo_is_refused_with_both_tempos(
    before: int, beats: int, after: int, tmp_path: Path
) -> None:
    """Of songs that FluidSynth plays. The windows that follow a drift do not see a change of more than a tenth."""
    parts = []
    for bpm, count in ((before, beats), (after, 64)):
        write_song(tmp_path / "part.wav", bpm, count // 4, 36)
        part, rate = soundfile.read(tmp_path / "part.wav")
        parts.append(part[: round(count * 60 / bpm * rate)])
    soundfile.write(tmp_path / "part.wav", np.concatenate(parts), rate)
    done = run(tmp_path / "part.wav", "--out", tmp_path / "out")
    assert done.returncode == 1
    found = re.search(r"its tempo changes at about (\d+) s from (\S+) to (\S+) BPM", done.stderr)
    assert found, done.stderr
    place, *tempos = map(float, found.groups())
    assert place == pytest.approx(beats * 60 / before, abs=4)
    assert tempos == pytest.approx([before, after], abs=0.5)


def test_a_tempo_that_is_wrong_by_a_sixteenth_at_the_end_gets_a_warning(tmp_path: Path) -> None:
    """24 bars at 128 BPM last 45 s: 0.4 BPM too much are 0.3 beats at their end, 0.2 BPM are 0.15."""
    techno(tmp_path / "song.wav", 128)
    for bpm, wrong in (("128.4", True), ("128.2", False)):
        done = run(tmp_path / "song.wav", "--bpm", bpm, "--out", tmp_path / bpm)
        assert ("beats away from the beat of the song; the estimate is 128.00 BPM" in done.stdout) == wrong, bpm


def test_a_wrong_tempo_gets_a_warning(tmp_path: Path) -> None:
    techno(tmp_path / "song.wav", 128)
    for bpm, wrong in (("140", True), ("127", True), ("128", False), ("64", False), ("256", False)):
        done = run(tmp_path / "song.wav", "--bpm", bpm, "--out", tmp_path / bpm)
        assert done.returncode == 0
        assert ("beats away from the beat of the song; the estimate is" in done.stdout) == wrong, bpm


def test_a_song_without_a_beat_has_no_tempo(tmp_path: Path) -> None:
    noise = song(tmp_path / "song.wav", 30)
    found = estimate([noise], RATE)
    assert found is not None
    assert found.confidence < MIN_CONFIDENCE
    tone = np.sin(np.arange(30 * RATE) * 0.1).astype(np.float32)
    assert estimate([tone], RATE) is None
    assert estimate([noise[:RATE]], RATE) is None
    done = run(tmp_path / "song.wav", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "has no steady beat (confidence" in done.stderr
    assert "give its tempo in a table (--values)" in done.stderr


@pytest.mark.parametrize(
    ("samples", "said"),
    [
        (0, "holds no samples."),
        (1, "is too short to find its tempo: it lasts 0.000125 s, and 4 s are needed."),
        (3 * RATE, "is too short to find its tempo: it lasts 3 s, and 4 s are needed."),
        (10 * RATE, "is silent."),
    ],
)
def test_a_song_without_sound_is_called_so(tmp_path: Path, samples: int, said: str) -> None:
    path = tmp_path / "song.wav"
    soundfile.write(path, np.zeros(samples, np.float32), RATE)
    with pytest.raises(SliceError) as refused:
        cut_song(Song(path, "song.wav"), Cut(None, 4), SliceFolder(tmp_path / "out", 4))
    assert str(refused.value) == f"{path} {said}"


@pytest.mark.parametrize("bpm", [None, 240.0])
def test_a_constant_is_silent(tmp_path: Path, bpm: float | None) -> None:
    """A sound card's offset, recorded without a signal: it was cut into slices."""
    path = tmp_path / "song.wav"
    soundfile.write(path, np.full(5 * RATE, 0.5), RATE)
    with pytest.raises(SliceError) as refused:
        cut_song(Song(path, "song.wav"), Cut(bpm, 4), SliceFolder(tmp_path / "out", 4))
    assert str(refused.value) == f"{path} is silent."


@pytest.mark.parametrize("bpm", [None, 240.0])
def test_a_song_whose_sides_cancel_each_other_is_called_so(tmp_path: Path, bpm: float | None) -> None:
    path = tmp_path / "song.wav"
    left = np.random.default_rng(0).uniform(-0.5, 0.5, 5 * RATE)
    soundfile.write(path, np.stack([left, -left], 1), RATE)
    with pytest.raises(SliceError) as refused:
        cut_song(Song(path, "song.wav"), Cut(bpm, 4), SliceFolder(tmp_path / "out", 4))
    reason = "left and right cancel each other; give one of them, as a mono file."
    assert str(refused.value) == f"{path} is silent in mono, because {reason}"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there")
def test_several_paths_of_one_file_are_counted(tmp_path: Path) -> None:
    """The silent half of the song is one slice, which is said of one as of many."""
    folder = tmp_path / "songs"
    soundfile.write(tmp_path / "a.wav", np.r_[song(tmp_path / "a.wav", 1), np.zeros(RATE)], RATE)
    folder.mkdir()
    for name in ("1.wav", "2.wav", "3.wav"):
        (folder / name).symlink_to(tmp_path / "a.wav")
    song(folder / "4.wav", 1)

    def cut(*given: Path) -> str:
        out = tmp_path / "out"
        return slice_songs(find_songs([*given], out), Cut(240.0, 4, 0.0), SliceFolder(out, 4))[0]

    said = cut(folder, folder / "4.wav")
    assert "5 paths lead to 2 files, each cut once." in said
    assert "2 of them new; 1 silent one left out." in said
    assert "paths lead" not in cut(tmp_path / "a.wav")


def test_a_tempo_outside_the_range_is_said(tmp_path: Path) -> None:
    techno(tmp_path / "song.wav", 128, bars=12)
    cut = Cut(None, 4, tempo_range=(150.0, 180.0))
    with pytest.raises(SliceError) as refused:
        cut_song(Song(tmp_path / "song.wav", "song.wav"), cut, SliceFolder(tmp_path / "out", 4))
    said = f"{tmp_path / 'song.wav'} has 128 BPM, and no tempo between 150 and 180 BPM fits; widen --tempo-range."
    assert str(refused.value) == said


def test_the_sentence_of_a_drifting_song_at_another_tempo_has_single_commas() -> None:
    entry = {"song": "a.wav", "estimate": None, "confidence": None, "length": 8000, "sample_rate": 8000, "warning": ""}
    entry |= {"settings": {"padded": False, "stretched": False}, "song_bpm": 120.0, "bpm": 128.0, "slices": {}}
    entry |= {"offset": 0.5, "downbeat_confidence": None, "drifts": True}
    said = "a.wav: 0 slices at 120 BPM on average, followed where it drifts, repitched to 128 BPM, from 0.5 s on"
    assert _describe(entry, Song(Path("a.wav"), "a.wav")) == said
    entry |= {"offset": 0.0, "drifts": False, "estimate": 139.0, "confidence": 0.98, "second": None}
    said = "a.wav: 0 slices at 120 BPM, repitched to 128 BPM; the estimate is 139.00, confidence 0.98"
    assert _describe(entry, Song(Path("a.wav"), "a.wav")) == said


def test_songs_of_one_name_share_no_line_of_a_table(tmp_path: Path) -> None:
    """Two albums were named one by one: both have track 1, and the second was cut at the tempo of the first."""
    for album, bpm in (("one", 126), ("two", 140)):
        (tmp_path / "records" / album).mkdir(parents=True)
        techno(tmp_path / "records" / album / "track 1.wav", bpm, bars=10)
    values = ["--values", tmp_path / "songs.csv", "--out", tmp_path / "out"]
    done = run(tmp_path / "records" / "one", tmp_path / "records" / "two", *values)
    assert done.returncode == 1
    said = "are both called track 1.wav in the table of --values; give the folder that holds both instead."
    assert said in done.stderr
    assert not (tmp_path / "songs.csv").exists()
    assert not list((tmp_path / "out").glob("*.wav"))
    done = run(tmp_path / "records", *values)
    assert done.returncode == 0, done.stderr
    assert "one/track 1.wav,126" in (tmp_path / "songs.csv").read_text()


def test_options_that_do_not_fit_are_refused_one_by_one() -> None:
    for settings, said in (({"stretched": True}, "--stretch needs"), ({"padded": True, "to_bpm": 90.0}, "--to-bpm is")):
        with pytest.raises(SliceError) as refused:
            Cut(120.0, 4, **settings)
        assert str(refused.value).startswith(said)
        assert ";" not in str(refused.value)


def test_bad_songs_are_left_out_and_named(tmp_path: Path) -> None:
    song(tmp_path / "good.wav", 5)
    (tmp_path / "bad.wav").write_text("this is no sound")
    song(tmp_path / "short.wav", 1)
    done = run(tmp_path, "--bpm", "120", "--out", tmp_path / "out")
    assert done.returncode == 3
    assert "bad.wav cannot be read as sound" in done.stdout
    assert "short.wav holds less than one slice of 2.000 s from its downbeat at 0 s to its end at " in done.stdout
    alone = run(tmp_path / "bad.wav", "--bpm", "120", "--out", tmp_path / "other")
    assert alone.returncode == 1
    assert "Traceback" not in alone.stderr
    assert "bad.wav cannot be read as sound" in alone.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--bpm", "0"), "the tempo is 0 BPM"),
        (("--bpm", "120", "--beats", "0"), "--beats is 0"),
        (("--bpm", "120", "--offset", "-1"), "--offset is -1"),
        (("--bpm", "120", "--skip", "0"), "--skip is 0"),
    ],
)
def test_settings_that_make_no_slices_are_refused(tmp_path: Path, flags: tuple[str, ...], said: str) -> None:
    song(tmp_path / "song.wav", 5)
    done = run(tmp_path / "song.wav", *flags, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert done.stderr.startswith(f"slice: {said}")


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SliceError, match="holds no songs"):
        find_songs([tmp_path], tmp_path / "out")
    with pytest.raises(SliceError, match="there is no song"):
        find_songs([tmp_path / "none.wav"], tmp_path / "out")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on a file's size")
def test_a_full_disk_is_one_sentence_and_the_same_command_goes_on(tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk."""
    song(tmp_path / "song.wav", 5)
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, resource.RLIM_INFINITY));"
        "from tools import slice; slice.main()"
    )
    flags = [tmp_path / "song.wav", "--bpm", "120", "--out", tmp_path / "out"]
    done = subprocess.run([sys.executable, "-c", code, *flags], capture_output=True, text=True)
    assert done.returncode == 1
    out = tmp_path / "out"
    full = f"slice: {out} cannot be written: File too large; nothing was written into {out}; make room, and the same"
    assert done.stderr.splitlines()[-1].startswith(full)
    assert not (tmp_path / "out").exists()
    assert run(*flags).returncode == 0
    assert len(slices(tmp_path / "out")) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on a file's size")
def test_a_full_disk_is_one_sentence_for_a_click_track_too(tmp_path: Path) -> None:
    song(tmp_path / "song.wav", 30)
    code = (
        "import resource, signal; from tools import slice; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)); slice.main()"
    )
    flags = ["--bpm", "120", "--out", tmp_path / "out", "--check", tmp_path / "check"]
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "song.wav", *flags], capture_output=True, text=True)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "bpm-0.000s.wav cannot be written: File too large; " in done.stderr
    assert done.stderr.endswith("; the work so far is kept; make room, and the same command continues it.\n")
    assert not (tmp_path / "check").exists()
