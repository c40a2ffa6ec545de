"""Compare rows of bars: beat, drift, variation, distances of sets, and the step at a joint."""

import numpy as np

from inference.arrays import Floats
from models.evaluation.distances import frechet
from models.evaluation.features import HOPS_PER_BEAT

SPLITS = 8  # ways to halve the songs


def beat_periodicity(onsets: Floats) -> float:
    """The correlation, -1..1, of an onset curve [shape=(hops,)] with itself one beat later; 0 without onsets."""
    now, later = onsets[:-HOPS_PER_BEAT], onsets[HOPS_PER_BEAT:]
    deviations = now.std() * later.std()
    return float(((now - now.mean()) * (later - later.mean())).mean() / deviations) if deviations > 1e-9 else 0.0


def slope(values: Floats) -> float:
    """The slope a bar of the straight line through a value of each bar [shape=(bars,)], by least squares."""
    return float(np.polyfit(np.arange(len(values)), values, 1)[0])


def difference(mel: Floats, other: Floats) -> Floats:
    """RMS differences in dB [shape=(bars,)] of log-mel levels [shape=(bars, cells) each]."""
    return np.sqrt(np.square(mel - other).mean(axis=1))


def variation(mel: Floats, apart: int) -> float:
    """The mean difference in dB of bars so many bars apart."""
    return float(difference(mel[apart:], mel[:-apart]).mean())


def nearest(mel: Floats, others: Floats) -> float:
    """The mean difference in dB from each bar to the nearest of other bars; with `others is mel`, to another one."""
    found = np.stack([difference(np.broadcast_to(bar, others.shape), others) for bar in mel])
    if mel is others:
        np.fill_diagonal(found, np.inf)
    return float(found.min(axis=1).mean())


def set_distance(rows: list[Floats], real: list[Floats]) -> float:
    """The Frechet distance of the points of rows to those of real rows of other songs, over that of real to real.

    rows, real : one array a song [shape=(bars, dimensions)]. The songs are halved in SPLITS ways, and the mean of all
    counts: half of the rows against the other half of the real ones, and half of the real ones against the other half.
    """
    rng, apart, unit = np.random.default_rng(0), [], []
    for _ in range(SPLITS):
        order = rng.permutation(len(real))
        for half, other in (np.array_split(order, 2), np.array_split(order, 2)[::-1]):
            against = np.concatenate([real[i] for i in other])
            apart.append(frechet(np.concatenate([rows[i] for i in half]), against))
            unit.append(frechet(np.concatenate([real[i] for i in half]), against))
    return float(np.mean(apart) / np.mean(unit))


def joint_steps(heard: Floats, bars: Floats) -> Floats:
    """The steps at the beginning of each bar [shape=(bars,)], over the largest step within the heard bars.

    heard, bars : [shape=(count, samples) each].
    """
    ends = np.concatenate([heard[-1:, -1], bars[:-1, -1]])
    return np.abs(bars[:, 0] - ends) / max(np.abs(np.diff(heard.reshape(-1))).max(), 1e-9)
