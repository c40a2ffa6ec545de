"""The parameters of the synthesiser as Live has them: one number box each, from the table of inference/search/synth."""

import math

from inference.search.synth.parameters import (
    AMPLITUDE,
    FILTER,
    LOGARITHMIC,
    MODULATION,
    OSCILLATOR,
    PARAMETERS,
    Parameter,
)
from tools.max_builder.parameter import CUSTOM, DECIBEL, FLOAT, HERTZ, Attributes, number

STYLES = {"": FLOAT, "Q": FLOAT, "Hz": HERTZ, "dB": DECIBEL}  # parameter_unitstyle of a unit
UNITS = {
    "cents": "%.1f ct",
    "octaves": "%.2f oct",
    "semitones": "%.1f st",
    "radians": "%.2f rad",
    "s": "%.3f s",
}  # Live has none of these
FIRST = {  # a patch that sounds, for a new device
    "tune": 0, "transpose": 0, "osc1_shape": 2, "osc2_shape": 2, "width": 0.5, "osc2_ratio": 1, "osc2_detune": 6,
    "balance": 0.5, "sub": -12, "noise": -48, "fm": 0.01, "drive": 0, "filter_mode": 0, "cutoff": 800,
    "resonance": 1.5, "filter_env": 2, "filter_attack": 0.005, "filter_decay": 0.3, "filter_sustain": 0.3,
    "filter_release": 0.3, "attack": 0.005, "decay": 0.5, "sustain": -6, "release": 0.2, "lfo_amp": 0, "lfo_rate": 5,
    "lfo_pitch": 2, "lfo_filter": 0.02, "pitch_env": 0, "pitch_decay": 0.05, "fm_env": 0,
}  # fmt: skip


def list_columns() -> list[list[Parameter]]:
    """The columns of the face: oscillators in two, filter, amplitude, modulation."""
    groups = [
        [each for each in PARAMETERS if each.group == group] for group in (OSCILLATOR, FILTER, AMPLITUDE, MODULATION)
    ]
    half = len(groups[0]) // 2
    return [groups[0][:half], groups[0][half:], *groups[1:]]


def long_name(parameter: Parameter) -> str:
    """By which Live knows it: `Filter Env`."""
    return parameter.name.replace("_", " ").title()


def describe_control(parameter: Parameter) -> Attributes:
    """The attributes of its number box."""
    hint = f"{parameter.meaning[0].upper()}{parameter.meaning[1:]}."
    name, style = long_name(parameter), STYLES.get(parameter.unit, CUSTOM)
    more: Attributes = {"units": UNITS[parameter.unit]} if style == CUSTOM else {}
    if parameter.law == LOGARITHMIC:  # the middle of the range is the geometric mean of its ends
        middle = (math.sqrt(parameter.low * parameter.high) - parameter.low) / (parameter.high - parameter.low)
        more["exponent"] = round(math.log(middle) / math.log(0.5), 3)
    return number(name, name, parameter.low, parameter.high, FIRST[parameter.name], style, hint, **more)
