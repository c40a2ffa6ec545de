"""What a sequence model has to be better than: bars that repeat, and bars that do not depend on those before."""

import numpy as np
from numpy.typing import NDArray

from models.sequence.network import MIN_DEVIATION


def measure_baselines(training: list[NDArray], held_out: list[NDArray]) -> dict[str, float]:
    """The mean negative log-likelihoods [nats a bar] of held-out songs [shape=(bars, latent_size) each].

    repeat : a Gaussian around the last bar; mean : one around the mean of all bars. The deviations of each number are
    those of the training songs.
    """
    changes = np.concatenate([np.diff(song, axis=0) for song in training])
    bars = np.concatenate([song[1:] for song in training])
    return {
        "repeat_nll": _score(
            np.concatenate([np.diff(song, axis=0) for song in held_out]), np.zeros(1), _spread(changes)
        ),
        "mean_nll": _score(np.concatenate([song[1:] for song in held_out]), bars.mean(axis=0), bars.std(axis=0)),
    }


def _spread(changes: NDArray) -> NDArray:
    return np.sqrt(np.square(changes).mean(axis=0))


def _score(values: NDArray, mean: NDArray, deviation: NDArray) -> float:
    deviation = np.maximum(deviation, MIN_DEVIATION)
    logs = 0.5 * np.square((values - mean) / deviation) + np.log(deviation) + 0.5 * np.log(2 * np.pi)
    return float(logs.sum(axis=1).mean())
