"""Tempo, octave and downbeat of songs of the drum machine; `python -m tools.beat_bench` measures many more."""

import numpy as np
import pytest

from inference.arrays import Floats
from tools.beat_bench.composition import draw_song
from tools.beat_bench.machine import RATE, render_no_beat, render_song
from tools.beat_bench.styles import HELD_OUT
from tools.beats import MIN_CONFIDENCE, Estimate, estimate


def make_song(style: str, number: int) -> tuple[Floats, float, float]:
    """Return a song that the coefficients were not fitted to, its BPM and its first downbeat (s)."""
    rng = np.random.default_rng([3, number])
    song = draw_song(rng, style, HELD_OUT[style])
    return render_song(rng, song), song.bpm, song.downbeat


def find(sound: Floats, tempo_range: tuple[float, float] = (60.0, 200.0)) -> Estimate:
    found = estimate([sound[: 3 * RATE], sound[3 * RATE :]], RATE, tempo_range)
    assert found is not None
    return found


# Earlier versions gave half the tempo of the first two and double that of the others, and looked for no downbeat.
@pytest.mark.parametrize(("style", "number"), [("neurofunk", 0), ("neurofunk", 3), ("boom bap", 1), ("boom bap", 3)])
def test_tempo_octave_and_downbeat_are_found(style: str, number: int) -> None:
    sound, bpm, downbeat = make_song(style, number)
    found = find(sound)
    assert found.bpm == pytest.approx(bpm, rel=0.001)
    off = (found.downbeat - downbeat + 120 / bpm) % (240 / bpm) - 120 / bpm
    assert abs(off) < 0.02
    assert found.confidence > 0.9
    assert 0 <= found.second_confidence <= 1 - found.confidence


def test_a_tempo_range_rules_tempos_out() -> None:
    sound, bpm, _ = make_song("neurofunk", 0)
    assert find(sound, (70, 100)).bpm == pytest.approx(bpm / 2, rel=0.001)
    assert find(sound, (150, 180)).bpm == pytest.approx(bpm, rel=0.001)


def test_a_sound_without_a_beat_has_no_confidence() -> None:
    for number in range(4):
        found = estimate([render_no_beat(np.random.default_rng([3, number]))], RATE)
        assert found is None or found.confidence < MIN_CONFIDENCE
