"""A damaged song is cut up to the damage; no slice of it holds anything but what was recorded at its place."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from inference.files.gaps import _find_first_frame, _read_frame_header
from tools.cutting import MAX_MISSING, Cut, find_songs
from tools.recording import open_recording
from tools.slice import slice_songs
from tools.slice_folder import SliceFolder
from tools.slices import SliceError, read_sound

RATE = 44100
SECONDS = 20
NEAR = 0.12  # seconds by which the end may be given too early: five frames of an MP3, of 1,152 samples each
LOST = 0.4  # seconds around the damage that share a page or block with it


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One song in all formats."""
    folder = tmp_path_factory.mktemp("clean")
    noise = np.random.default_rng(0).uniform(-0.5, 0.5, (SECONDS * RATE, 2))
    for suffix in ("wav", "aiff", "flac", "ogg", "mp3"):
        soundfile.write(folder / f"song.{suffix}", noise, RATE)
    return folder


def truncate(data: bytes) -> bytes:
    return data[: len(data) * 2 // 5]


def make_hole(data: bytes) -> bytes:
    return data[: len(data) * 2 // 5] + data[len(data) // 2 :]


def overwrite(data: bytes) -> bytes:
    start, end = len(data) * 2 // 5, len(data) // 2
    return data[:start] + np.random.default_rng(1).bytes(end - start) + data[end:]


@pytest.mark.parametrize(
    ("suffix", "damage"),
    [
        ("wav", truncate),
        ("aiff", truncate),
        ("flac", truncate),
        ("flac", overwrite),
        ("mp3", truncate),
        ("mp3", make_hole),
        ("mp3", overwrite),
        ("ogg", make_hole),
        ("ogg", overwrite),
    ],
)
def test_a_damaged_song_ends_at_the_damage(clean: Path, tmp_path: Path, suffix: str, damage) -> None:
    path = tmp_path / f"song.{suffix}"
    path.write_bytes(damage((clean / path.name).read_bytes()))
    whole = soundfile.read(clean / path.name, dtype="float32")[0]
    recording = open_recording(path)
    read = np.concatenate(list(recording.read_blocks()))
    assert len(read) == recording.samples
    np.testing.assert_allclose(read, whole[: len(read)], atol=1e-4)
    assert 0.4 * SECONDS - LOST - NEAR < recording.seconds < 0.4 * SECONDS + LOST
    said, left_out = slice_songs(find_songs([path], tmp_path / "out"), Cut(240.0, 4), SliceFolder(tmp_path / "out", 4))
    sentence = f"{path} is damaged: only the first {recording.seconds:.2f} of {SECONDS:.2f} s can be used."
    assert sentence in said
    assert "1 song of 1 damaged and cut up to the damage." in said
    assert left_out == 1, "the exit code is 3"
    (entry,) = json.loads((tmp_path / "out" / "slices.json").read_text())["songs"]
    assert sentence in entry["warning"]
    assert len(entry["slices"]) == int(recording.seconds + MAX_MISSING)
    for name, start in entry["slices"].items():
        piece = soundfile.read(tmp_path / "out" / name, dtype="float32")[0]
        there = min(len(piece), len(read) - start)  # the last one may lack some milliseconds
        np.testing.assert_allclose(piece[:there], whole[start : start + there], atol=1e-4)
        assert not piece[there:].any()


@pytest.mark.parametrize(("suffix", "damage"), [("mp3", truncate), ("mp3", make_hole), ("ogg", make_hole)])
def test_a_damaged_slice_is_no_sound(
    clean: Path, tmp_path: Path, suffix: str, damage, capfd: pytest.CaptureFixture[str]
) -> None:
    """tools.powergrams leaves it out; after a hole, all sound would be too early. The decoder itself prints nothing."""
    path = tmp_path / f"song.{suffix}"
    path.write_bytes((clean / path.name).read_bytes())
    assert len(read_sound(path)[0]) == SECONDS * RATE
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(SliceError, match=rf"song\.{suffix} is damaged: it holds \d+\.\d\d of 20\.00 s\."):
        read_sound(path)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("suffix", ["wav", "aiff", "flac", "ogg", "mp3"])
def test_a_sound_song_is_not_called_damaged(clean: Path, suffix: str) -> None:
    recording = open_recording(clean / f"song.{suffix}")
    assert (recording.samples, recording.fault) == (SECONDS * RATE, "")


@pytest.mark.parametrize("rate", [22050, 11025])
def test_a_hole_in_an_mp3_of_a_low_rate_is_found(tmp_path: Path, rate: int) -> None:
    """MPEG 2 and 2.5 have frames of half the size."""
    path = tmp_path / "song.mp3"
    soundfile.write(path, np.random.default_rng(0).uniform(-0.5, 0.5, 20 * rate), rate)
    whole = soundfile.read(path, dtype="float32")[0]
    path.write_bytes(make_hole(path.read_bytes()))
    recording = open_recording(path)
    assert recording.fault
    assert recording.seconds > 7
    read = np.concatenate(list(recording.read_blocks()))
    np.testing.assert_allclose(read[:, 0], whole[: len(read)], atol=1e-4)


def test_an_mp3_that_does_not_announce_its_length_is_counted(clean: Path, tmp_path: Path) -> None:
    """libsndfile guesses the length from the first frame; where the later ones are larger, it reads too little."""
    path = tmp_path / "song.mp3"
    quiet_then_loud = np.random.default_rng(0).uniform(-0.5, 0.5, SECONDS * RATE)
    quiet_then_loud[: 2 * RATE] *= 1e-4
    soundfile.write(path, quiet_then_loud, RATE)
    data = path.read_bytes()
    start = _find_first_frame(data, 0)
    header = _read_frame_header(data, start)
    assert header is not None
    path.write_bytes(data[start + header[0] :])
    recording = open_recording(path)
    assert recording.promised == pytest.approx(SECONDS * RATE, abs=3 * 1152)
    assert (recording.seconds < SECONDS - 0.1) == ("is damaged" in recording.fault)
    whole = soundfile.read(path, dtype="float32")[0]
    path.write_bytes(make_hole(path.read_bytes()))
    recording = open_recording(path)
    assert "is damaged" in recording.fault
    np.testing.assert_allclose(np.concatenate(list(recording.read_mid())), whole[: recording.samples], atol=1e-4)
    tagged = (clean / "song.mp3").read_bytes() + b"TAG" + bytes(125)
    path.write_bytes(tagged)
    assert open_recording(path).fault == ""


@pytest.mark.parametrize("length", [0xFFFFFFFF, 0x7FFFFFFF, 0x7FFFF000])
def test_a_streamed_wav_is_whole(clean: Path, tmp_path: Path, length: int) -> None:
    """A program that writes into a pipe does not know the length and writes the largest one."""
    data = (clean / "song.wav").read_bytes()
    at = data.index(b"data") + 4
    (tmp_path / "song.wav").write_bytes(data[:at] + length.to_bytes(4, "little") + data[at + 4 :])
    recording = open_recording(tmp_path / "song.wav")
    assert (recording.samples, recording.fault) == (SECONDS * RATE, "")


def test_a_song_that_is_damaged_at_its_beginning_is_left_out(clean: Path, tmp_path: Path) -> None:
    (tmp_path / "song.mp3").write_bytes((clean / "song.mp3").read_bytes()[:5000])
    with pytest.raises(
        SliceError, match=r"holds less than one slice of 1\.000 s .* is damaged: only the first 0\.\d\d of"
    ):
        slice_songs(
            find_songs([tmp_path / "song.mp3"], tmp_path / "out"), Cut(240.0, 4), SliceFolder(tmp_path / "out", 4)
        )
    assert not (tmp_path / "out").exists()
