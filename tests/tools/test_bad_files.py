"""One bad file never ends a walk over many: it is left out and named, the rest is done, and the code is 3."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from checkout import ROOT
from models.dataset import LoopSet
from tools.command_line import LEFT_OUT
from tools.cutting import Cut, Song, cut_song, find_songs
from tools.imaging import Measurement
from tools.powergrams import make_conditions
from tools.recording import open_recording
from tools.slice import slice_songs as cut_songs
from tools.slice_folder import SliceFolder
from tools.slices import MAX_SAMPLE, SliceError, choose_stem, read_sound

RATE = 8000
PRESET = 'recipe = "technogan"\n[geometry]\nbins = 64\nframes = 64\nn_fft = 128\nhop_length = 32\nbpm = 240\n'
odd_names = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="its file systems have Unicode names alone")


def write_sound(path: Path, rng_seed: int = 0, seconds: int = 1, **form: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(rng_seed).uniform(-0.5, 0.5, seconds * RATE)
    soundfile.write(path, noise.astype(np.float32), RATE, **form)
    return path


def forget_length(flac: Path) -> None:
    """Write a FLAC's number of samples as 0, which means unknown, as a program that streams does (RFC 9639, 8.2)."""
    data = bytearray(flac.read_bytes())
    data[21] &= 0xF0
    data[22:26] = bytes(4)
    flac.write_bytes(data)


def run(tool: str, *flags: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", f"tools.{tool}", *flags]
    variables = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=variables)


def slice_songs(songs: Path, out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """At 240 BPM a slice lasts a second."""
    return run("slice", songs, "--bpm", "240", "--out", out, **environment)


def list_slices(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.wav"))


def test_songs_that_cannot_be_cut_are_left_out_and_counted(tmp_path: Path) -> None:
    songs, out = tmp_path / "songs", tmp_path / "out"
    write_sound(songs / "a.wav")
    write_sound(songs / "b" / "one.wav")
    (songs / "c.wav").write_text("no sound")
    (songs / "d.wav").symlink_to(tmp_path / "nothing")
    (songs / "e.m4a").write_text("no sound")
    (songs / "._z.wav").write_text("a file of macOS")
    (songs / "folder.wav").mkdir()
    write_sound(songs / "z.wav", 1)
    out.mkdir()
    (out / "b").write_text("a file where a folder is needed")
    done = slice_songs(songs, out, PATH="")
    assert done.returncode == LEFT_OUT, done.stderr
    assert list_slices(out) == ["a-0000.wav", "z-0000.wav"]
    *_, head, one, c, d, e = done.stdout.splitlines()
    assert head == "4 songs of 6 left out:"
    assert one == f"  {out / 'b'} is a file, where a folder is needed; move it."
    assert c == f"  {songs / 'c.wav'} cannot be read as sound: it is no sound file."
    assert d == f"  {songs / 'd.wav'} cannot be read: No such file or directory."
    assert e == f"  {songs / 'e.m4a'} cannot be read as sound: that needs the program ffmpeg, which is not installed."


def patch_rate(wav: Path, rate: int) -> Path:
    """Write another sample rate into the header of a WAV (bytes 24 to 27)."""
    data = bytearray(wav.read_bytes())
    data[24:28] = rate.to_bytes(4, "little")
    wav.write_bytes(data)
    return wav


@pytest.mark.parametrize("rate", [1, 2_000_000_000])
def test_a_rate_of_no_sound_is_a_fault_of_that_song_alone(tmp_path: Path, rate: int) -> None:
    write_sound(tmp_path / "good.wav", seconds=3)
    bad = patch_rate(write_sound(tmp_path / "bad.wav", seconds=3), rate)
    songs = find_songs([tmp_path], tmp_path / "out")
    said, left_out = cut_songs(songs, Cut(240.0, 4, 0.0), SliceFolder(tmp_path / "out", 4))
    assert left_out == 1
    assert f"{bad} cannot be read as sound: its sample rate is {rate} Hz, outside 1000 to 1000000." in said
    with pytest.raises(SliceError, match="its sample rate is"):
        cut_song(Song(bad, "bad.wav"), Cut(None, 4), SliceFolder(tmp_path / "out", 4))


@pytest.mark.parametrize("suffix", ["mp3", "wav", "flac"])
def test_a_file_without_sound_is_said_to_be_empty_or_unknown(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"song.{suffix}"
    for data, said in ((b"", "it is empty."), (b"this is no sound", "it is no sound file.")):
        path.write_bytes(data)
        with pytest.raises(SliceError) as refused:
            open_recording(path)
        assert str(refused.value) == f"{path} cannot be read as sound: {said}"
    write_sound(tmp_path / "song.wav")
    with pytest.raises(SliceError, match="its header says no sample rate"):
        open_recording(patch_rate(tmp_path / "song.wav", 0))


def test_a_song_or_slice_of_samples_that_are_no_numbers_is_named(tmp_path: Path) -> None:
    """Also where they are finite, but overflow in the images; a file that is a thousand times too loud can be read."""
    path = tmp_path / "odd.wav"
    for value, said in (
        (np.nan, "samples that are not finite numbers."),
        (
            1e30,
            "a sample of 1e+30, where full scale is 1; if its samples are scaled as integers, divide them, or else ",
        ),
        (-(2.0**31), "a sample of 2.15e+09, where full scale is 1"),
        (MAX_SAMPLE, ""),
    ):
        sound = np.zeros(RATE, np.float32)
        sound[-9] = value
        soundfile.write(path, sound, RATE, subtype="FLOAT")
        for read in (open_recording, read_sound):
            if not said:
                read(path)
                continue
            with pytest.raises(SliceError) as refused:
                read(path)
            assert str(refused.value).startswith(f"{path} holds {said}")


def test_every_song_that_cannot_be_cut_is_named_where_there_is_no_other(tmp_path: Path) -> None:
    for name in ("a.wav", "b.wav"):
        (tmp_path / name).write_text("no sound")
    done = slice_songs(tmp_path, tmp_path / "out")
    assert done.returncode == 1
    assert "a.wav cannot be read as sound" in done.stderr
    assert "b.wav cannot be read as sound" in done.stderr


def test_a_flac_without_a_length_is_read_to_its_end(tmp_path: Path) -> None:
    flac = write_sound(tmp_path / "song.flac", seconds=3)
    before = read_sound(flac)[0]
    forget_length(flac)
    assert np.array_equal(read_sound(flac)[0], before)
    recording = open_recording(flac)
    assert (recording.samples, recording.fault) == (3 * RATE, "")
    assert np.array_equal(np.concatenate([*recording.read_mid()]), before)
    done = slice_songs(tmp_path, tmp_path / "out")
    assert done.returncode == 0
    assert "/0 s of sound" in done.stderr, "the bar counts what the headers say"
    assert len(list_slices(tmp_path / "out")) == 3


def test_opus_is_a_song(tmp_path: Path) -> None:
    write_sound(tmp_path / "song.opus", seconds=3, format="OGG", subtype="OPUS")
    assert slice_songs(tmp_path, tmp_path / "out").returncode == 0
    assert len(list_slices(tmp_path / "out")) == 3


def test_a_caf_is_a_song_and_one_of_another_codec_needs_ffmpeg(tmp_path: Path) -> None:
    write_sound(tmp_path / "one.caf", seconds=3, format="CAF", subtype="PCM_16")
    (tmp_path / "two.caf").write_bytes(b"caff\0\1\0\0desc: what libsndfile cannot read")
    done = slice_songs(tmp_path, tmp_path / "out", PATH="")
    assert done.returncode == LEFT_OUT
    assert len(list_slices(tmp_path / "out")) == 3
    assert f"{tmp_path / 'two.caf'} cannot be read as sound: that needs the program ffmpeg" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="a program there is no script")
def test_what_libsndfile_cannot_read_is_decoded_by_ffmpeg(tmp_path: Path) -> None:
    """A script stands for ffmpeg: it gives the WAV that lies next to the song, as ffmpeg streams one, or fails."""
    songs, programs = tmp_path / "songs", tmp_path / "bin"
    sound = write_sound(tmp_path / "sounds" / "one.wav", seconds=3, subtype="FLOAT")
    for name in ("one.m4a", "two.m4a"):
        (songs / name).parent.mkdir(exist_ok=True)
        (songs / name).write_bytes(b"an MPEG-4 file")
    programs.mkdir()
    (programs / "ffmpeg").write_text(
        f"#!{sys.executable}\n"
        "import pathlib, sys\n"
        "song = pathlib.Path(sys.argv[sys.argv.index('-i') + 1].removeprefix('file:'))\n"
        f"sound = pathlib.Path({str(sound.parent)!r}, song.stem + '.wav')\n"
        "if not sound.exists():\n"
        "    sys.exit(f'{song}: Invalid data')\n"
        "data = sound.read_bytes()\n"
        "at = data.index(b'data') + 4\n"
        "sys.stdout.buffer.write(data[:at] + b'\\xff\\xff\\xff\\xff' + data[at + 4:])\n"
    )
    (programs / "ffmpeg").chmod(0o755)
    done = slice_songs(songs, tmp_path / "out", PATH=str(programs))
    assert done.returncode == LEFT_OUT, done.stderr
    assert f"two.m4a cannot be read as sound by ffmpeg: {songs / 'two.m4a'}: Invalid data." in done.stdout
    pieces = [soundfile.read(tmp_path / "out" / name)[0] for name in list_slices(tmp_path / "out")]
    assert np.array_equal(np.concatenate(pieces), soundfile.read(sound)[0])


@odd_names
def test_songs_of_odd_and_long_names_get_slices_of_clean_and_unique_names(tmp_path: Path) -> None:
    songs, out = tmp_path / "songs", tmp_path / "out"
    write_sound(songs / "caf_.wav")
    for number, name in enumerate((b"caf\xe9.wav", b"n" * 220 + b"1.wav", b"n" * 220 + b"2.wav", "é".encode() * 120)):
        write_sound(songs / "new.wav", number).rename(os.fsdecode(os.fsencode(songs) + b"/" + name.ljust(5, b" ")))
    (songs / ("é" * 120)).rename(songs / ("é" * 120 + ".wav"))
    done = slice_songs(songs, out)
    assert done.returncode == 0, done.stderr
    stems = ["caf_", "caf__2", "n" * 190, "n" * 190 + "_2", "é" * 95]
    assert list_slices(out) == [f"{stem}-0000.wav" for stem in stems]
    assert "caf\\udce9.wav are called caf__2-0000.wav ...: its own name is no UTF-8\n" in done.stdout
    assert done.stdout.count(": its own name has more than 190 bytes\n") == 3
    assert "0 of them new" in slice_songs(songs, out).stdout


def test_a_stem_is_taken_whatever_its_case() -> None:
    assert choose_stem("acid/ONE", ["acid/one", "acid/one_2"]) == "acid/ONE_3"
    assert choose_stem("acid/one", ["dub/one"]) == "acid/one"


@pytest.fixture
def slices(tmp_path: Path) -> Path:
    for number in range(22):
        write_sound(tmp_path / "slices" / f"{number:02d}.wav", number)
    (tmp_path / "small.toml").write_text(PRESET)
    return tmp_path / "slices"


def make_set(slices: Path) -> subprocess.CompletedProcess[str]:
    flags = ("--preset", slices.parent / "small.toml", "--processes", "1", "--out", slices.parent / "set")
    return run("powergrams", slices, *flags)


@odd_names
def test_slices_of_odd_names_are_in_the_set_and_bad_ones_left_out(slices: Path) -> None:
    (slices / "00.wav").rename(os.fsdecode(os.fsencode(slices) + b"/caf\xe9.wav"))
    (slices / "01.wav").rename(slices / "two\nlines.wav")
    (slices / "98.wav").write_text("no sound")
    (slices / "99.wav").symlink_to(slices / "nothing")
    forget_length(write_sound(slices / "02.flac", 30))
    done = make_set(slices)
    assert done.returncode == LEFT_OUT, done.stderr
    assert "2 slices of 25 left out:" in done.stdout
    assert "98.wav cannot be read as sound: it is no sound file." in done.stdout
    assert "99.wav cannot be read as sound: it is no file, or a link to none." in done.stdout
    assert len(LoopSet(slices.parent / "set", 2).images) == 23
    names = (slices.parent / "set" / "names.txt").read_text(encoding="utf-8").splitlines()
    assert len(names) == 23
    assert {"caf\\udce9.wav", "two\\nlines.wav"} < set(names)


def test_any_name_of_a_folder_becomes_a_condition() -> None:
    names = ("a b/1", "a_b/2", "caf\udce9\n/3", f"{'n' * 80}/4")
    conditions, values = make_conditions([Measurement(name, []) for name in names], "folders")
    assert [condition.name for condition in conditions] == ["a_b", "caf__", "n" * 64]
    assert values.tolist() == [[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]]


def test_inverted_slices_have_names_of_their_own_and_bad_ones_are_left_out(slices: Path) -> None:
    shutil.copy(slices / "03.wav", slices / "04.aiff")  # any WAV, whatever its name
    (slices / "05").mkdir()
    shutil.copy(slices / "03.wav", slices / "05" / "x.wav")
    shutil.copy(slices / "03.wav", slices / "05-X.wav")
    (slices / "06.wav").write_text("no sound")
    out = slices.parent / "out"
    done = run("invert", slices, "--preset", slices.parent / "small.toml", "--count", "99", "--out", out)
    assert done.returncode == LEFT_OUT, done.stderr
    assert done.stderr.splitlines()[-1].startswith(f"left out: {slices / '06.wav'} cannot be read as sound")
    assert "the sound of 24 images" in done.stdout
    assert len({path.name.casefold() for path in out.iterdir()}) == 48
    done = run("invert", slices, "--table", "--count", "4", "--bpm", "240", "--beats", "1")
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="permissions there are others")
def test_the_same_command_is_not_promised_where_it_would_fail_again(tmp_path: Path) -> None:
    write_sound(tmp_path / "song.wav")
    code = "from tools import slice, slice_folder; from pathlib import Path\n"
    code += "def deny(path, data): raise PermissionError(13, 'Permission denied', str(path))\n"
    code += "Path.write_bytes = deny; slice.main()"
    command = [sys.executable, "-c", code, tmp_path / "song.wav", "--bpm", "240", "--out", tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    out = tmp_path / "out"  # and not the hidden name of the unfinished slice
    full = f"slice: {out} cannot be written: Permission denied; nothing was written into {out}; allow writing there, or"
    assert done.stderr.splitlines()[-1].startswith(full)
