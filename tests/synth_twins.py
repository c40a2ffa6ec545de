"""Patches of the built-in synthesiser that its twins in Pd and in Max play, and how far a twin's sound may be."""

import numpy as np

from inference.arrays import Floats
from inference.search.patch.fitness import LogMel
from inference.search.synth.parameters import INDEX, NAMES, PARAMETERS, draw_positions
from inference.search.synth.patches import to_parameters

Patch = dict[str, float]

TOLERANCE = 0.5  # dB of mean log-mel distance, for each patch without audible noise
PLAIN = {name: parameter.low for name, parameter in zip(NAMES, PARAMETERS, strict=True)} | {
    "tune": 0, "transpose": 0, "osc1_shape": 2, "osc2_shape": 2, "osc2_ratio": 1, "osc2_detune": 0, "width": 0.5,
    "cutoff": 10000, "filter_env": 0, "filter_attack": 0.005, "filter_decay": 0.1, "filter_release": 0.3,
    "attack": 0.005, "decay": 0.5, "sustain": -6, "release": 0.1, "lfo_rate": 5, "pitch_env": 0,
}  # fmt: skip
PATCHES: dict[str, Patch] = {
    "saw": PLAIN,
    "triangle to saw": PLAIN | {"osc1_shape": 1.5},
    "thin pulse": PLAIN | {"osc1_shape": 3, "width": 0.1, "transpose": -12},
    "detune": PLAIN | {"balance": 0.5, "osc2_detune": 20, "tune": 30},
    "second oscillator": PLAIN | {"balance": 1, "osc2_shape": 1, "osc2_ratio": 3},
    "sub": PLAIN | {"osc1_shape": 0, "sub": 0},
    "fm": PLAIN | {"osc1_shape": 0, "osc2_shape": 0, "osc2_ratio": 2, "fm": 3, "fm_env": 0.8},
    "low-pass": PLAIN | {"cutoff": 300, "resonance": 5, "filter_env": 4},
    "band-pass": PLAIN | {"cutoff": 800, "resonance": 8, "filter_mode": 1},
    "high-pass": PLAIN | {"cutoff": 1500, "resonance": 2, "filter_mode": 2},
    "lfo": PLAIN | {"lfo_amp": 1, "lfo_pitch": 50, "lfo_filter": 2, "cutoff": 800},
    "pitch envelope": PLAIN | {"pitch_env": 12, "pitch_decay": 0.1},
    "drive": PLAIN | {"drive": 25, "cutoff": 900},
    "slow": PLAIN | {"attack": 0.3, "decay": 0.05, "sustain": -20},
}
for row in draw_positions(np.random.default_rng(0), 6):
    row[INDEX["noise"]] = 0
    PATCHES[f"random {len(PATCHES)}"] = to_parameters(row)
FAST = {"cutoff": 400, "filter_mode": 1.1, "filter_env": -4.5, "filter_attack": 0.001, "filter_decay": 0.007}
PATCHES["fast fall"] = PLAIN | FAST | {"osc1_shape": 0, "transpose": 12, "attack": 0.001}


def distance(sound: Floats, target: Floats) -> float:
    measure = LogMel(target)
    return float(measure.compare(measure.describe(sound[None]))[0])
