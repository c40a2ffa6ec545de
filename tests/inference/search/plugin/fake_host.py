"""A host without a plugin: `python fake_host.py MODE PLUGIN RATE LIMIT` behaves as MODE says.

Its synthesiser has two knobs that are heard, Pitch and Decay; Drift, which makes each note another one; Level; and
parameters of MIDI controllers.
"""

import os
import signal
import struct
import sys
import time
from typing import Any

import numpy as np

from inference.arrays import Floats
from inference.search.plugin import fxp
from inference.search.plugin.host import serve, take_pipes

NAMES = ("MIDI CC 0", "Pitch", "Decay", "Drift", "Level", "MIDI Ch. 1 CC 1")
PITCH, DECAY, DRIFT, LEVEL = 1, 2, 3, 4
START = (0.0, 0.4, 0.5, 0.0, 0.8, 0.0)
PLUGIN = b"Fake"


class Fake:
    """modes: sound, slow, effect (plays no note), hum, hiss, several (effects, too); crash, hang, exit (while a note is
    played); crash at open, forget (opens no preset)."""

    def __init__(self, mode: str, sample_rate: int) -> None:
        if mode == "refuse":
            raise RuntimeError("Unable to load plugin.")
        if mode == "crash at once":
            os.kill(os.getpid(), signal.SIGKILL)
        self._mode, self._rate, self._notes = mode, sample_rate, 0
        self._positions = list(START)

    def describe(self) -> dict[str, Any]:
        parameters = [
            {"index": index, "name": name, "position": position, "text": f"{position:.3f}"}
            for index, (name, position) in enumerate(zip(NAMES, self._positions, strict=True))
        ]
        plugins = ["Fake Echo", "Fake Synth"] if self._mode == "several" else []
        is_effect = self._mode in ("effect", "hum", "hiss", "several")
        return {"parameters": parameters, "inputs": 2 if is_effect else 0, "plugins": plugins}

    def set(self, numbers: list[int], position: Floats) -> None:
        for number, value in zip(numbers, position.tolist(), strict=True):
            self._positions[number] = value

    def play(self, pitch: int, length: float, samples: int, settle: float) -> Floats:
        print("what a plugin prints goes to nowhere")
        self._notes += 1
        if self._mode == "slow":  # every note takes as long as one of a heavy plugin
            time.sleep(0.05)
        if self._mode == "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        if self._mode == "exit":
            os._exit(3)
        while self._mode == "hang":
            time.sleep(0.01)
        if self._mode == "hiss":
            return np.random.default_rng(self._notes).normal(0, 0.1, samples).astype(np.float32)
        if self._mode in ("effect", "several"):
            return np.zeros(samples, np.float32)
        if self._mode == "hum":  # as a valve with an offset
            return np.full(samples, 0.1 + 0.1 * self._positions[DECAY], np.float32)
        time_ = np.arange(samples) / self._rate
        hertz = 440 * 2 ** ((pitch - 69 + 24 * (self._positions[PITCH] - 0.4)) / 12)
        hertz *= 1 + 0.5 * self._positions[DRIFT] * np.sin(self._notes)
        fall = np.exp(-time_ / (0.02 + self._positions[DECAY])) * (time_ < length)
        sound = self._positions[LEVEL] * fall * np.sin(2 * np.pi * hertz * time_)
        return np.full(samples, np.nan, np.float32) if self._mode == "broken" else sound.astype(np.float32)

    def read_state(self) -> bytes:
        header = fxp.HEADER.pack(fxp.MAGIC, 0, fxp.BANK_PARAMETERS, 1, PLUGIN, 1, 1, b"")
        return header[:28] + bytes(fxp.BANK_NAME) + struct.pack(">6f", *self._positions)

    def find_class(self) -> str:
        raise ValueError("this is no VST3")

    def open(self, path: str) -> None:
        if self._mode == "crash at open":
            os.kill(os.getpid(), signal.SIGKILL)
        with open(path, "rb") as file:
            content = fxp.parse_fxp(file.read()).content
        assert not isinstance(content, bytes)
        if self._mode != "forget":
            self._positions = content.tolist()


if __name__ == "__main__":
    mode, _, sample_rate, limit = sys.argv[1:]
    requests, answers = take_pipes()
    serve(lambda: Fake(mode, int(sample_rate)), requests, answers, float(limit))
