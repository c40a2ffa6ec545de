"""Images back to sound, and the measured losses."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from demo import demo_mono
from inference.description import Description
from inference.files.wav import read_origin
from models.dataset import LoopSet
from models.settings import load_preset
from tiny_set import COUNT, TINY, write_set
from tools.demo_loops import write_loops
from tools.distances import log_spectral_distance, multi_resolution_distance, spectral_convergence
from tools.invert import invert_set, invert_slices, losses, round_trip


def run(*flags: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "tools.invert", *flags], capture_output=True, text=True)


def test_distances_are_zero_for_equal_sounds_and_grow_with_noise() -> None:
    loop = demo_mono(0)
    noise = np.random.default_rng(0).standard_normal(len(loop)).astype(np.float32)
    for distance in (log_spectral_distance, multi_resolution_distance):
        assert distance(loop, loop) == 0
        found = [distance(loop, loop + np.float32(level) * noise) for level in (1e-4, 1e-3, 1e-2)]
        assert np.all(np.diff(found) > 0)
    assert log_spectral_distance(noise, noise / 2) == pytest.approx(20 * np.log10(2), abs=0.01)
    assert spectral_convergence(loop, loop * np.float32(1.1)) == pytest.approx(-20, abs=1e-3)


def test_the_shipped_geometry_loses_least() -> None:
    sounds = [demo_mono(number) for number in range(3)]
    techno, wide, coarse = (losses(sounds, 4, load_preset(n).geometry) for n in ("techno", "technogan-512", "tiny"))
    assert techno[0] < wide[0] - 6
    assert techno[1] < wide[1] < coarse[1]
    assert techno[2] < wide[2] < coarse[2]


def test_a_slice_is_cut_to_a_geometrys_beats() -> None:
    beats = losses([demo_mono(0)], 4, load_preset("technogan-128").geometry)
    assert beats == pytest.approx(losses([demo_mono(0)], 4, load_preset("technogan-512").geometry), rel=0.2)


def test_a_constant_q_image_comes_back() -> None:
    pytest.importorskip("librosa")
    shape = Description(
        transform="cqt", bins=48, bins_per_octave=12, lowest=110, frames=64, hop_length=64, n_fft=256, sample_rate=8192
    )
    tone = np.sin(2 * np.pi * 440 * np.arange(shape.samples) / shape.sample_rate).astype(np.float32) * 0.5
    back = round_trip(tone, Description.from_json(shape.to_json().replace('"peak": 256.0', '"peak": 30.0')))
    before, after = (np.abs(np.fft.rfft(loop)).argmax() / shape.samples * shape.sample_rate for loop in (tone, back))
    assert after == pytest.approx(before, rel=0.02), "Hz, a third of the way to the next row"


def test_the_command_plays_sets_and_slices(tmp_path: Path) -> None:
    write_set(tmp_path / "set")
    assert run(tmp_path / "set", "--out", tmp_path / "images", "--count", str(COUNT + 5)).returncode == 0
    paths = sorted((tmp_path / "images").iterdir())
    assert [soundfile.info(path).frames for path in paths] == [TINY.samples] * COUNT
    write_loops(tmp_path / "slices", 2, 0, 1)
    done = run(tmp_path / "slices", "--out", tmp_path / "wavs")
    assert "the sound of 2 images" in done.stdout, done.stderr
    names = [f"demo_0_0000{i}-{kind}.wav" for i in (0, 1) for kind in ("slice", "techno")]
    assert sorted(path.name for path in (tmp_path / "wavs").iterdir()) == names
    before, after = (soundfile.read(tmp_path / "wavs" / name, dtype="float32")[0] for name in names[:2])
    assert log_spectral_distance(before, after) < 3


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_foreign_sound_is_not_overwritten(tmp_path: Path) -> None:
    """Nothing is written where the name of one sound is taken, also not the other sounds."""
    write_loops(tmp_path / "slices", 2, 0, 1)
    for taken in ("demo_0_00001-slice.wav", "demo_0_00001-techno.wav"):
        (tmp_path / taken).write_text("my own")
        with pytest.raises(FileExistsError) as refused:
            invert_slices(tmp_path / "slices", load_preset("techno").geometry, 2, tmp_path)
        assert str(refused.value) == f"{tmp_path / taken} exists already; choose another name, or delete it."
        assert list_names(tmp_path) == [taken, "slices"]
        (tmp_path / taken).unlink()


def test_the_sounds_of_a_set_name_its_slices_and_the_same_command_goes_on(tmp_path: Path) -> None:
    """After a kill, half a file is left under a hidden name; a file that was changed is refused as a foreign one is."""
    data, out = write_set(tmp_path / "set"), tmp_path / "out"
    (data / "names.txt").write_text("".join(f"a/b{number}.wav\n" for number in range(COUNT)))
    assert invert_set(LoopSet(data, 0), 2, out) == (2, 2)
    names = list_names(out)
    assert names == ["image-00000-a-b0.wav", "image-00001-a-b1.wav"]
    assert read_origin(out / names[1])["slice"] == "a/b1.wav"
    first = (out / names[0]).read_bytes()
    killed = "import os, signal; from pathlib import Path; from inference.files.atomic_file import atomic_write\n"
    killed += f"with atomic_write(Path({str(out / names[1])!r})) as half: half.touch(); os._exit(9)"
    (out / names[1]).unlink()
    subprocess.run([sys.executable, "-c", killed])
    assert len(list_names(out)) == 2
    assert invert_set(LoopSet(data, 0), 3, out) == (3, 2)
    assert list_names(out) == [*names, "image-00002-a-b2.wav"]
    assert (out / names[0]).read_bytes() == first
    (out / names[0]).write_bytes(first + b"changed")
    with pytest.raises(FileExistsError, match=f"{names[0]} exists already"):
        invert_set(LoopSet(data, 0), 3, out)


def test_slices_that_are_inverted_already_are_kept(tmp_path: Path) -> None:
    write_loops(tmp_path / "slices", 2, 0, 1)
    shape = load_preset("tiny").geometry
    assert invert_slices(tmp_path / "slices", shape, 2, tmp_path / "out")[:2] == (2, 4)
    (tmp_path / "out" / "demo_0_00001-tiny.wav").unlink()
    assert invert_slices(tmp_path / "slices", shape, 2, tmp_path / "out")[:2] == (2, 1)


def test_an_error_is_one_sentence(tmp_path: Path) -> None:
    for flags, said in (
        ((tmp_path / "none", "--table"), f"there is no folder {tmp_path / 'none'}"),
        ((tmp_path, "--table"), f"{tmp_path} holds no sounds"),
        ((tmp_path, "--table", "--count", "0"), "--count is 0"),
        ((tmp_path, "--table", "--beats", "0"), "--beats is 0"),
        ((tmp_path, "--out", tmp_path / "x", "--preset", "polka"), "There is no preset or file 'polka'"),
    ):
        done = run(*flags)
        assert done.returncode == 1
        assert done.stderr.startswith(f"invert: {said}")
        assert len(done.stderr.splitlines()) == 1


def test_a_file_is_no_folder_of_sounds(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    command = [sys.executable, "-m", "tools.invert", tmp_path, "--out", tmp_path / "out"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, f"invert: {tmp_path / 'out'} is a file; --out needs a folder.\n")
