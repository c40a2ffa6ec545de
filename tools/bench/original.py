"""The original program's method from a seed to a file: a network of its size, librosa's Griffin-Lim, scipy's WAV."""

import subprocess
import sys
import time
from pathlib import Path

import librosa
import numpy as np
import onnxruntime
from scipy.io import wavfile

BINS, FRAMES = 256, 512
POWER, PEAK = 3, 160  # an image value v is the magnitude v ** POWER * PEAK, as in the original's training
SAMPLE_RATE = 34952  # Hz


class Original:
    """The original's method on one thread, as loopseed is measured. (The original runs its network on all cores.)"""

    def __init__(self, folder: Path) -> None:
        model = folder / "technogan.onnx"
        if not model.exists():
            subprocess.run([sys.executable, "-m", "tools.bench.untrained", str(model)], check=True, capture_output=True)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._path = folder / "original.wav"

    def image(self, seed: np.ndarray) -> np.ndarray:
        """Run only the network: an image [shape=(BINS, FRAMES), 0..1] of a seed [shape=(64,), dial units]."""
        latent = (seed * 3 / 128).astype(np.float32)
        return np.asarray(self._session.run(None, {"seed": latent[None]})[0])[0, :, :, 0] / 2 + 0.5

    def sound(self, magnitudes: np.ndarray) -> np.ndarray:
        """Run only Griffin-Lim on magnitudes [shape=(bins, frames)]: 32 iterations from a phase of zero.

        The original pads with `wrap`, which librosa does not accept any more.
        """
        n_fft = 2 * (len(magnitudes) - 1)
        return librosa.griffinlim(magnitudes, n_iter=32, hop_length=n_fft // 4, init=None, momentum=0.99)

    def loop(self, seed: np.ndarray) -> None:
        """Write one loop of a seed."""
        self._write([self._render(seed)])

    def fade(self, seeds: list[np.ndarray]) -> None:
        """Write a row of loops, one for each seed."""
        self._write([self._render(seed) for seed in seeds])

    @staticmethod
    def start_ms(folder: Path) -> float:
        """Return the wall time (ms) from a process's start to its first image: the original makes one at its start."""
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "tools.bench.original", str(folder)], check=True)
        return (time.perf_counter() - began) * 1e3

    def _render(self, seed: np.ndarray) -> np.ndarray:
        magnitudes = np.zeros((BINS + 1, FRAMES))
        magnitudes[:BINS] = np.clip(self.image(seed), 0, 1) ** POWER * PEAK
        return self.sound(magnitudes)

    def _write(self, loops: list[np.ndarray]) -> None:
        row = np.concatenate(loops)
        row *= 0.999 / max(1.0, float(np.abs(row).max()))
        wavfile.write(self._path, SAMPLE_RATE, (row * 2**15).astype(np.int16))


if __name__ == "__main__":
    Original(Path(sys.argv[1])).image(np.zeros(64))
