"""Estimate the tempo of a song and its first downbeat, with a probability for each.

`onsets` measures the song, `candidates` lists the tempos that it can have, `meter` measures how each of them fits,
`coefficients` weighs these measurements, `estimate` chooses. `python -m tools.beat_bench` measures how often it is
right.
"""

from tools.beats.estimate import MIN_CONFIDENCE, TEMPO_RANGE, Estimate, estimate, estimate_onsets
from tools.beats.onsets import measure_onsets

__all__ = ["MIN_CONFIDENCE", "TEMPO_RANGE", "Estimate", "estimate", "estimate_onsets", "measure_onsets"]
