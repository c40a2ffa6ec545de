"""Write a song with a click on each beat, so that its tempo and its downbeat can be heard."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.atomic_file import atomic_write
from inference.wav import native_path
from tools.recording import Recording

CLICK_SECONDS = 0.03
DOWNBEAT_HZ, BEAT_HZ = 2000.0, 1000.0
BEATS_IN_BAR = 4
GAIN = 0.5  # of the song and of the clicks, so that their sum stays below full scale


def write_click_track(folder: Path, stem: str, recording: Recording, bpm: float, downbeat: float) -> Path:
    """Write a song and clicks from `downbeat` (s) on as one WAV, named by both, unless it is there; raises OSError."""
    path = folder / f"{stem.replace('/', '_')}-{bpm:.2f}bpm-{downbeat:.3f}s.wav"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    with (
        atomic_write(path) as temporary,
        soundfile.SoundFile(
            native_path(temporary), "w", recording.sample_rate, recording.channels, "PCM_16", format="WAV"
        ) as file,
    ):
        for block in _mix(recording, bpm, downbeat):
            file.write(np.clip(block, -1, 1))
    return path


def _mix(recording: Recording, bpm: float, downbeat: float) -> Iterator[Floats]:
    """Yield the song with clicks, block by block [shape=(samples, channels)]."""
    rate, beat, at = recording.sample_rate, 60 / bpm, 0
    clicks = [_make_click(hertz, rate) for hertz in (DOWNBEAT_HZ, BEAT_HZ)]
    for block in recording.read_blocks():
        out = GAIN * block
        first = int(np.floor((at / rate - downbeat - CLICK_SECONDS) / beat))
        last = int(np.ceil(((at + len(block)) / rate - downbeat) / beat))
        for number in range(max(first, 0), last + 1):
            click = clicks[number % BEATS_IN_BAR != 0]
            start = round((downbeat + number * beat) * rate) - at
            low, high = max(start, 0), min(start + len(click), len(out))
            if low < high:
                out[low:high] += GAIN * click[low - start : high - start, None]
        at += len(block)
        yield out


def _make_click(hertz: float, rate: int) -> Floats:
    time = np.arange(round(CLICK_SECONDS * rate)) / rate
    return (np.sin(2 * np.pi * hertz * time) * np.exp(-time / (CLICK_SECONDS / 5))).astype(np.float32)
