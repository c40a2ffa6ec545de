"""The original's way from a seed to a file: its network's shapes, librosa's Griffin-Lim, scipy's WAV."""

import subprocess
import sys
import time
from pathlib import Path

import librosa
import numpy as np
import onnxruntime
from scipy.io import wavfile

BINS, FRAMES = 256, 512
POWER, PEAK = 3, 160  # of an image's value (seeds/001's training and previews)
SAMPLE_RATE = 34952  # Hz


class Original:
    """One thread, as we are allowed; its own program takes all cores for the network."""

    def __init__(self, folder: Path) -> None:
        model = folder / "technogan.onnx"
        if not model.exists():
            subprocess.run([sys.executable, "-m", "tools.bench.untrained", str(model)], check=True, capture_output=True)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._path = folder / "original.wav"

    def image(self, seed: np.ndarray) -> np.ndarray:
        """The network alone."""
        latent = (seed * 3 / 128).astype(np.float32)
        return np.asarray(self._session.run(None, {"seed": latent[None]})[0])[0, :, :, 0] / 2 + 0.5

    def sound(self, magnitudes: np.ndarray) -> np.ndarray:
        """Griffin-Lim alone: 32 iterations, phases of zero. librosa refuses by now the `wrap` that it asks for."""
        n_fft = 2 * (len(magnitudes) - 1)
        return librosa.griffinlim(magnitudes, n_iter=32, hop_length=n_fft // 4, init=None, momentum=0.99)

    def loop(self, seed: np.ndarray) -> None:
        """From the seed to the file, one loop."""
        self._write([self._sound_of(seed)])

    def fade(self, seeds: list[np.ndarray]) -> None:
        """From seeds to the file, a loop each."""
        self._write([self._sound_of(seed) for seed in seeds])

    @staticmethod
    def start_ms(folder: Path) -> float:
        """Wall time from the start of a process to its first loop, as the program makes one before it listens."""
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "tools.bench.original", str(folder)], check=True)
        return (time.perf_counter() - began) * 1e3

    def _sound_of(self, seed: np.ndarray) -> np.ndarray:
        magnitudes = np.zeros((BINS + 1, FRAMES))
        magnitudes[:BINS] = np.clip(self.image(seed), 0, 1) ** POWER * PEAK
        return self.sound(magnitudes)

    def _write(self, loops: list[np.ndarray]) -> None:
        row = np.concatenate(loops)
        row *= 0.999 / max(1.0, float(np.abs(row).max()))
        wavfile.write(self._path, SAMPLE_RATE, (row * 2**15).astype(np.int16))


if __name__ == "__main__":
    Original(Path(sys.argv[1])).image(np.zeros(64))
