"""A recorded loop as a target."""

import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from inference.description import Description
from inference.search.sound_file import TargetError
from inference.search.target import read_target

RATE = 44_100
D = Description()


def write(path: Path, seconds: float, channels: int = 1, rate: int = RATE) -> Path:
    """Clicks on each beat of one bar in `seconds`, the first one higher."""
    length = round(seconds * rate)
    sound = np.zeros((length, channels))
    for beat in range(4):
        start = round(beat * length / 4)
        burst = np.sin(np.arange(2000) * (0.2 if beat else 0.6)) * np.exp(-np.arange(2000) / 400)
        end = min(length, start + 2000)
        sound[start:end] += burst[: end - start, None]
    soundfile.write(path, sound, rate)
    return path


@pytest.mark.parametrize(("bpm", "bars"), [(128, 1), (100, 1), (174, 1), (90.6, 1), (181, 1)])
def test_the_tempo_of_a_bar_is_found_by_its_length(tmp_path: Path, bpm: float, bars: int) -> None:
    target = read_target(write(tmp_path / "a.wav", 240 / bpm), D)
    assert target.bpm == pytest.approx(bpm, rel=1e-3)
    assert target.loops == bars
    assert len(target.loop) == D.samples


@pytest.mark.parametrize("count", [0.25, 0.5, 2, 4, 16])
def test_other_counts_of_loops(tmp_path: Path, count: float) -> None:
    target = read_target(write(tmp_path / "a.wav", 240 / 128 * count), D)
    assert (target.loops, round(target.bpm)) == (count, 128)


def test_a_quiet_beginning_is_passed_over(tmp_path: Path) -> None:
    bar, rate = soundfile.read(write(tmp_path / "a.wav", 240 / 128))
    soundfile.write(tmp_path / "b.wav", np.concatenate([0.01 * bar, bar, bar, 0 * bar]), rate)
    found, expected = read_target(tmp_path / "b.wav", D), read_target(tmp_path / "a.wav", D)
    assert np.abs(found.loop - expected.loop).max() < 0.02


def test_a_given_tempo_leaves_out_the_rest(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", 3.0)
    assert read_target(path, D, 120.0).loops == 1.5
    with pytest.raises(TargetError, match=r"^a.wav lasts 3.00 s, less than one loop at 60 BPM"):
        read_target(path, D, 60.0)


@pytest.mark.parametrize(
    ("seconds", "channels", "said"),
    [(0.05, 1, "lasts 0.05 s; give a loop of 0.2 to 60 s"), (61, 1, "lasts 61.00 s"), (2, 6, "has 6 channels")],
)
def test_wrong_sounds_are_one_sentence(tmp_path: Path, seconds: float, channels: int, said: str) -> None:
    with pytest.raises(TargetError, match=said):
        read_target(write(tmp_path / "a.wav", seconds, channels, 8000), D)


def test_silence_text_and_nothing_are_one_sentence(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "silent.wav", np.zeros(RATE), RATE)
    tone = np.sin(np.arange(RATE) / 10)
    soundfile.write(tmp_path / "apart.wav", np.stack([tone, -tone], axis=1), RATE)
    soundfile.write(tmp_path / "constant.wav", np.full(RATE, 0.7), RATE)
    (tmp_path / "text.wav").write_text("no sound")
    soundfile.write(tmp_path / "nan.wav", np.full(RATE, np.nan), RATE, subtype="FLOAT")
    for name, said in (
        ("silent.wav", "is silent; give"),
        ("constant.wav", "is silent; give"),
        ("apart.wav", "is silent in mono, because its channels cancel each other; give one of them"),
        ("text.wav", "is no sound"),
        ("nan.wav", "is damaged"),
        ("none.wav", "cannot be read: No such file"),
    ):
        with pytest.raises(TargetError, match=f"^{name} {said}"):
            read_target(tmp_path / name, D)


def test_a_sound_far_above_full_scale_is_brought_down(tmp_path: Path) -> None:
    """Its squares overflowed: the search found nothing, and ended in a traceback."""
    bar, rate = soundfile.read(write(tmp_path / "a.wav", 240 / 128))
    soundfile.write(tmp_path / "loud.wav", bar * 1e30, rate, subtype="FLOAT")
    loud, usual = read_target(tmp_path / "loud.wav", D), read_target(tmp_path / "a.wav", D)
    assert np.isfinite(loud.levels[0]).all()
    np.testing.assert_allclose(loud.loop, usual.loop / np.abs(bar).max(), atol=1e-4)


@pytest.mark.parametrize("name", ["cut.wav", "cut.mp3"])
def test_a_file_that_was_cut_is_refused(tmp_path: Path, name: str) -> None:
    """libsndfile reads what is there, and the tempo would come from half of the loop."""
    whole = write(tmp_path / "a.wav", 240 / 128)
    path = tmp_path / name
    soundfile.write(path, *soundfile.read(whole))
    read_target(path, D)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(TargetError, match=rf"^{name} is damaged: only the first 0\.\d\d of 1\.\d\d s"):
        read_target(path, D)
    descriptor = os.open(path, os.O_RDONLY)
    with pytest.raises(TargetError, match="is damaged"):
        read_target(path, D, descriptor=descriptor)
