"""A recording that is to be continued: its tempo, its whole bars, and the files that are refused."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from inference.continuation.recording import HEARD, MAX_SECONDS, find_bars, read_recording
from inference.description import Description
from inference.search.sound_file import TargetError
from tiny_model import TINY

RATE = 8000
BAR = TINY.samples  # at RATE, 0.256 s
TECHNO = Description()


def write(path: Path, samples: int, channels: int = 1, rate: int = RATE, silent_from: int | None = None) -> Path:
    """A tone that falls on each beat of TINY, and nothing from a sample on."""
    time = np.arange(samples)
    sound = 0.3 * np.sin(time * 0.3) * np.exp(-(time % BAR) / 600)
    sound[silent_from:] = 0 if silent_from is not None else sound[silent_from:]
    soundfile.write(path, np.stack([sound] * channels, axis=1), rate, "FLOAT")
    return path


@pytest.mark.parametrize(
    ("bpm", "bars"),
    [(128, 1), (128, 2), (128, 3), (128, 16), (120, 8), (140, 4), (140, 8), (174, 16), (90, 2), (133, 32), (100, 4)],
)
def test_a_length_of_whole_bars_tells_the_tempo(bpm: float, bars: int) -> None:
    """As a DAW cuts them: rounded to a sample of 44.1 kHz."""
    seconds = round(bars * 240 / bpm * 44_100) / 44_100
    assert find_bars(seconds, TECHNO) == bars


@pytest.mark.parametrize(("samples", "bpm"), [(82_688, 128.0), (82_687, 128.0), (109_114, 97.0)])
def test_a_found_tempo_is_the_whole_number_of_the_nearest_sample(tmp_path: Path, samples: int, bpm: float) -> None:
    """A bar at 128 BPM lasts 82,687.5 samples: a DAW rounds it, and the grid of the continuation is the DAW's."""
    assert read_recording(write(tmp_path / "a.wav", samples, rate=44_100), TECHNO).bpm == bpm
    other = read_recording(write(tmp_path / "b.wav", samples + 20, rate=44_100), TECHNO).bpm
    assert other == pytest.approx(240 * 44_100 / (samples + 20))


def test_a_given_tempo_decides(tmp_path: Path) -> None:
    """What follows the last whole bar is left out."""
    path = write(tmp_path / "a.wav", 3 * BAR + 700)
    recording = read_recording(path, TINY, TINY.bpm)
    assert (recording.bpm, recording.count, len(recording.sound)) == (TINY.bpm, 3, 3 * BAR)
    double = read_recording(path, TINY, 2 * TINY.bpm)
    assert (double.count, len(double.sound)) == (6, 3 * BAR)


def test_a_sample_may_lack_at_the_end(tmp_path: Path) -> None:
    assert read_recording(write(tmp_path / "a.wav", 4 * BAR - 1), TINY, TINY.bpm).count == 4


def test_the_bars_come_at_the_rate_and_the_tempo_of_the_model(tmp_path: Path) -> None:
    """A recording of twice the rate holds the same bars."""
    path = write(tmp_path / "a.wav", 4 * BAR)
    sound, _ = soundfile.read(path)
    twice = np.fft.irfft(np.fft.rfft(sound), 2 * len(sound)) * 2
    soundfile.write(tmp_path / "b.wav", twice, 2 * RATE, "FLOAT")
    one, other = (read_recording(tmp_path / name, TINY, TINY.bpm) for name in ("a.wav", "b.wav"))
    assert [len(bar) for bar in other.bars] == [BAR] * 4
    inner = slice(200, -200)  # a bar that does not end as it begins rings at its ends
    assert np.abs(np.array(one.bars)[:, inner] - np.array(other.bars)[:, inner]).max() < 0.01
    assert one.loudness == pytest.approx(other.loudness, abs=0.1)


def test_only_the_last_bars_are_heard(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", 20 * BAR)
    recording = read_recording(path, TINY, TINY.bpm)
    assert (recording.count, len(recording.bars)) == (20, HEARD)
    sound, _ = soundfile.read(path)
    assert np.abs(recording.bars[-1] - sound[-BAR:]).max() < 1e-6
    assert len(recording.sound) == 20 * BAR


def test_both_channels_are_kept_for_the_joint(tmp_path: Path) -> None:
    recording = read_recording(write(tmp_path / "a.wav", 2 * BAR, channels=2), TINY, TINY.bpm)
    assert recording.sound.shape == (2 * BAR, 2)
    assert recording.end.shape[1] == 2


@pytest.mark.parametrize("quieter", [1.0, 0.1])
def test_the_loudness_is_that_of_the_file(tmp_path: Path, quieter: float) -> None:
    sound = quieter * 0.5 * np.sin(np.arange(4 * BAR) * 0.3)
    soundfile.write(tmp_path / "a.wav", sound, RATE, "FLOAT")
    expected = 20 * np.log10(quieter * 0.5 / np.sqrt(2))
    assert read_recording(tmp_path / "a.wav", TINY, TINY.bpm).loudness == pytest.approx(expected, abs=0.1)


def test_the_loudness_is_that_of_all_channels(tmp_path: Path) -> None:
    """The middle of a wide recording is quieter than what is heard."""
    left = 0.5 * np.sin(np.arange(4 * BAR) * 0.3)
    soundfile.write(tmp_path / "a.wav", np.stack([left, 0 * left], axis=1), RATE, "FLOAT")
    expected = 20 * np.log10(0.5 / 2)
    assert read_recording(tmp_path / "a.wav", TINY, TINY.bpm).loudness == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize(
    ("samples", "channels", "bpm", "said"),
    [
        (BAR // 2, 1, TINY.bpm, "less than one bar at 234.375 BPM"),
        (40, 1, 0.0, "less than one bar"),
        (BAR // 2, 1, 0.0, "less than one bar at 234.375 BPM"),
        (4 * BAR, 6, 0.0, "6 channels"),
        (int(MAX_SECONDS + 1) * RATE, 1, 0.0, "601.00 s"),
    ],
)
def test_wrong_lengths_and_channels_are_one_sentence(
    tmp_path: Path, samples: int, channels: int, bpm: float, said: str
) -> None:
    path = write(tmp_path / "a.wav", samples, channels)
    with pytest.raises(TargetError, match=r"^a\.wav [^\n]*" + said + r"[^\n]*\.$"):
        read_recording(path, TINY, bpm)


@pytest.mark.parametrize("wrong", ["text", "none", "folder", "cut", "nan", "silent", "silent end"])
def test_what_is_no_sound_is_one_sentence(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "a.wav"
    if wrong == "text":
        path.write_text("no sound")
    elif wrong == "folder":
        path.mkdir()
    elif wrong == "silent end":
        write(path, (HEARD + 2) * BAR, silent_from=BAR)
    elif wrong != "none":
        write(path, 2 * BAR, silent_from=0 if wrong == "silent" else None)
        data = path.read_bytes()
        if wrong == "cut":
            path.write_bytes(data[: len(data) // 2])
        if wrong == "nan":
            soundfile.write(path, np.full(2 * BAR, np.nan, np.float32), RATE, "FLOAT")
    with pytest.raises(TargetError, match=r"^[^\n]*a\.wav[^\n]*\.$"):
        read_recording(path, TINY, TINY.bpm)
