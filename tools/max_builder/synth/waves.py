"""The waves that the oscillators read: triangles and saws, each with as many harmonics as a note has room for."""

import io
import wave

import numpy as np

from inference.arrays import Floats
from inference.search.synth.waves import HARMONICS, TABLE, make_tables

FILE = "ls.waves.wav"
PER_OCTAVE = 12  # of the first harmonic that a wave has not
ROWS = PER_OCTAVE * int(np.log2(HARMONICS)) + 1
ROW = TABLE + 1  # samples: a period, and its first sample again
RATE = 44100  # Hz, of the file; [wave~] reads it by phase
PEAK = 2.0  # full level of the file: a saw is over 1 where its harmonics end
TRIANGLE, SAW = 1, 2  # shapes of make_tables


def build_waves() -> bytes:
    """A WAV of 16 bits: on the left triangles, on the right saws, one row of ROW samples after the other.

    Row r has the harmonics below 2 ** (r / PER_OCTAVE).
    """
    harmonics = np.exp2(np.arange(ROWS) / PER_OCTAVE).astype(np.float32)
    width = np.full(ROWS, 0.5, np.float32)
    rows = [make_tables(np.full(ROWS, shape, np.float32), width, harmonics).ravel() for shape in (TRIANGLE, SAW)]
    samples = np.round(np.stack(rows, axis=1) / PEAK * 32767).astype("<i2")
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return file.getvalue()


def read_waves(data: bytes) -> Floats:
    """What is in such a file [shape=(2, ROWS * ROW), -PEAK..PEAK]."""
    with wave.open(io.BytesIO(data)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    return (samples.reshape(-1, 2).T * (PEAK / 32767)).astype(np.float32)
