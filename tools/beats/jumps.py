"""Find where the tempo of a song jumps, by the tempos of its parts."""

from itertools import pairwise
from statistics import median_low

from tools.beats.drift import TempoChangeError
from tools.beats.estimate import Estimate, estimate_onsets
from tools.beats.onsets import Onsets

PART_SECONDS, HOP_SECONDS = 12.0, 4.0  # of a part, and from the start of one to that of the next
MIN_CONFIDENCE = 0.9  # of the tempo of a part
MIN_CHANGE = 0.02  # relative: drift.py follows a smaller one
OCTAVES = (1 / 2, 1, 2)

Run = list[tuple[float, float]]  # parts of one tempo: their middles (s) and tempos (BPM)


def check_parts(onsets: Onsets) -> None:
    """Raise TempoChangeError where two successive parts of a song have one tempo, and two later ones another.

    A jump to half or double the tempo is taken for a section in half or double time.
    """
    for before, after in pairwise(_find_runs(onsets)):
        (end, last), (start, first) = before[-1], after[0]
        if not _is_alike(last, first):
            old, new = (median_low(bpm for _, bpm in run) for run in (before, after))
            raise TempoChangeError(
                f"its tempo changes at about {(end + start) / 2:.0f} s from {old:.1f} to {new:.1f} BPM"
            )


def _find_runs(onsets: Onsets) -> list[Run]:
    """Return the runs of two or more successive parts that surely have one tempo, but for its octave."""
    runs: list[Run] = []
    for number in range(int((onsets.seconds - PART_SECONDS) // HOP_SECONDS) + 1):
        start = number * HOP_SECONDS
        found = estimate_onsets(onsets.cut(start, start + PART_SECONDS))
        if found is None or not _is_sure(found):
            continue
        if not runs or not _is_alike(runs[-1][-1][1], found.bpm):
            runs.append([])
        runs[-1].append((start + PART_SECONDS / 2, found.bpm))
    return [run for run in runs if len(run) > 1]


def _is_sure(found: Estimate) -> bool:
    """Whether the tempo is sure, though perhaps not its octave."""
    octave = found.second_confidence if _is_alike(found.bpm, found.second_bpm) else 0
    return found.confidence + octave > MIN_CONFIDENCE


def _is_alike(bpm: float, other: float) -> bool:
    return any(abs(other / bpm / octave - 1) < MIN_CHANGE for octave in OCTAVES)
