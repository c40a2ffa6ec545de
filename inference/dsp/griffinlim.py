"""Griffin-Lim in numpy: phases for magnitudes, by projection between the spectra and the loop."""

import numpy as np

from inference.arrays import Complexes, Floats
from inference.dsp.stft import hann, istft, stft

ITERATIONS = 32
MOMENTUM = 0.99  # Perraudin, Balazs and Sondergaard 2013, section 4; 1.3 diverges here
_TINY = np.float32(1e-16)  # avoids 0/0 where a bin is silent


def griffinlim(magnitudes: Floats, start: Complexes | None = None, iterations: int = ITERATIONS) -> Floats:
    """The loop [shape=(frames * hop,)] whose circular transform has nearly these magnitudes.

    magnitudes : [shape=(n_fft // 2 + 1, frames), non-negative]; start : phases to start from [the same shape, complex,
    modulus 1], None for zero. The same arguments always give the same loop.
    Fast Griffin-Lim (Perraudin et al. 2013, algorithm 2), in float32.
    """
    window = hann(2 * (len(magnitudes) - 1))
    targets = np.ascontiguousarray(magnitudes.T, dtype=np.float32)
    inertia = np.float32(MOMENTUM / (1 + MOMENTUM))
    spectra = targets.astype(np.complex64) if start is None else targets * start.T
    previous = np.zeros_like(spectra)
    for _ in range(iterations):
        consistent = stft(istft(spectra, window), window)
        spectra = consistent - inertia * previous
        spectra *= targets / np.maximum(np.abs(spectra), _TINY)
        previous = consistent
    return istft(spectra, window)
