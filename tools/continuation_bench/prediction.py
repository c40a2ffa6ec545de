"""The next bar as baselines predict it, in log-mel levels: the mean of the bars before, and a linear predictor."""

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from models.evaluation.measures import MEL_BANDS
from tools.continuation_bench.songs import HEARD

LAGS = (1, 2, 4, 8)  # bars before the predicted one that the linear predictor weighs
RIDGE = 1e-5  # of the sum of squares: bars that repeat exactly leave their weights undetermined


def predict_repeated(mel: Floats) -> Floats:
    """Each bar after the heard ones as the one before it; mel : [shape=(bars, cells), dB]."""
    return mel[HEARD - 1 : -1]


def predict_mean(mel: Floats) -> Floats:
    """Each bar after the heard ones as the mean of all bars before it."""
    sums = np.cumsum(mel, axis=0)
    return (sums[HEARD - 1 : -1] / np.arange(HEARD, len(mel))[:, None]).astype(np.float32)


def predict_linear(songs: list[Floats]) -> list[Floats]:
    """Each bar after the heard ones by weights of the bars LAGS before it, for each song [shape=(bars, cells)].

    Each band has weights and an offset of its own, by least squares over the songs of the other half, so that no song
    is predicted by weights that know it.
    """
    halves = [songs[i::2] or songs for i in range(2)]
    weights = [_fit(half) for half in halves]
    return [_apply(mel, weights[1 - i % 2]) for i, mel in enumerate(songs)]


def _fit(songs: list[Floats]) -> NDArray[np.float64]:
    """Weights [shape=(MEL_BANDS, len(LAGS) + 1)]."""
    pasts = np.concatenate([_pasts(mel) for mel in songs])
    wanted = np.concatenate([mel[HEARD:].reshape(-1, MEL_BANDS) for mel in songs])
    squares = np.einsum("nbi,nbj->bij", pasts, pasts)
    ridge = RIDGE * np.trace(squares, axis1=1, axis2=2).max() * np.eye(squares.shape[1])
    return np.linalg.solve(squares + ridge, np.einsum("nbi,nb->bi", pasts, wanted)[..., None])[..., 0]


def _apply(mel: Floats, weights: NDArray[np.float64]) -> Floats:
    return np.einsum("nbi,bi->nb", _pasts(mel), weights).reshape(len(mel) - HEARD, -1).astype(np.float32)


def _pasts(mel: Floats) -> NDArray[np.float64]:
    """What a slot and band of a bar is predicted by [shape=(slots of all bars, MEL_BANDS, len(LAGS) + 1)]."""
    bands = mel.reshape(len(mel), -1, MEL_BANDS)
    past = [bands[HEARD - lag : len(mel) - lag].reshape(-1, MEL_BANDS) for lag in LAGS]
    return np.stack([*past, np.full_like(past[0], 10.0)], axis=-1).astype(np.float64)  # 10 dB: alike in size
