"""The table of the synthesiser's parameters: name, unit, range, law, and which part of the sound each belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from inference.arrays import Floats

LINEAR, LOGARITHMIC, SIGNED, CHOICE = "linear", "logarithmic", "signed", "choice"
OSCILLATOR, FILTER, AMPLITUDE, MODULATION = "oscillator", "filter", "amplitude", "modulation"
GROUPS = (OSCILLATOR, FILTER, AMPLITUDE, MODULATION)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter, and how its position 0..1 (of a knob, and in the search) becomes its value.

    law : linear or logarithmic from `low` to `high`; signed: `high` times the cube of the position from the middle,
    -1..1, which is finer around 0; choice: one of `choices`, each with an equal share of the positions.
    """

    name: str
    unit: str
    low: float
    high: float
    law: str
    group: str
    meaning: str
    choices: tuple[float, ...] = ()

    def value(self, position: Floats) -> Floats:
        """The values of positions [0..1, any shape]."""
        position = np.asarray(position, np.float32)
        if self.law == LINEAR:
            value = self.low + (self.high - self.low) * position
        elif self.law == LOGARITHMIC:
            value = self.low * (self.high / self.low) ** position
        elif self.law == SIGNED:
            value = self.high * (2 * position - 1) ** 3
        else:
            index = np.minimum((position * len(self.choices)).astype(int), len(self.choices) - 1)
            value = np.asarray(self.choices)[index]
        return np.asarray(value, np.float32)

    def position(self, value: float) -> float:
        """The position 0..1 of a value; of a choice, the middle of its share. Raises ValueError outside the range.

        Values are in float32, in which a limit such as 0.01 is a little less, or more.
        """
        if np.float32(value) == np.float32(self.low):
            value = self.low
        elif np.float32(value) == np.float32(self.high):
            value = self.high
        if not self.low <= value <= self.high or (self.choices and value not in self.choices):
            allowed = ", ".join(f"{choice:g}" for choice in self.choices) or f"{self.low:g} to {self.high:g}"
            raise ValueError(f"{self.name} is {value:g}, and can be {allowed}{f' {self.unit}' if self.unit else ''}.")
        if self.law == LINEAR:
            return (value - self.low) / (self.high - self.low)
        if self.law == LOGARITHMIC:
            return float(np.log(value / self.low) / np.log(self.high / self.low))
        if self.law == SIGNED:
            return float(0.5 + 0.5 * np.cbrt(value / self.high))
        return (self.choices.index(value) + 0.5) / len(self.choices)


_RATIOS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0)
_INTERVALS = (-24.0, -19.0, -12.0, 0.0, 12.0)
_SHAPES = "0 sine, 1 triangle, 2 saw, 3 pulse, cross-faded between"

PARAMETERS = (
    Parameter("tune", "cents", -50, 50, LINEAR, OSCILLATOR, "pitch of the whole patch"),
    Parameter("transpose", "semitones", -24, 12, CHOICE, OSCILLATOR, "of oscillator 1 over the note", _INTERVALS),
    Parameter("osc1_shape", "", 0, 3, LINEAR, OSCILLATOR, f"wave of oscillator 1: {_SHAPES}"),
    Parameter("osc2_shape", "", 0, 3, LINEAR, OSCILLATOR, f"wave of oscillator 2: {_SHAPES}"),
    Parameter("width", "", 0.05, 0.5, LINEAR, OSCILLATOR, "share of the period for which a pulse is high"),
    Parameter("osc2_ratio", "", 0.5, 7, CHOICE, OSCILLATOR, "frequency of oscillator 2 over that of 1", _RATIOS),
    Parameter("osc2_detune", "cents", -50, 50, SIGNED, OSCILLATOR, "added to the pitch of oscillator 2"),
    Parameter("balance", "", 0, 1, LINEAR, OSCILLATOR, "0: oscillator 1 alone, 1: oscillator 2 alone"),
    Parameter("sub", "dB", -48, 0, LINEAR, OSCILLATOR, "level of a sine an octave below oscillator 1"),
    Parameter("noise", "dB", -48, 0, LINEAR, OSCILLATOR, "level of white noise"),
    Parameter("fm", "radians", 0.01, 8, LOGARITHMIC, OSCILLATOR, "by how much oscillator 2 moves the phase of 1"),
    Parameter("drive", "dB", -12, 30, LINEAR, OSCILLATOR, "gain before the tanh that follows the filter"),
    Parameter("filter_mode", "", 0, 2, LINEAR, FILTER, "0 low-pass, 1 band-pass, 2 high-pass, cross-faded between"),
    Parameter("cutoff", "Hz", 40, 10000, LOGARITHMIC, FILTER, "frequency of the filter"),
    Parameter("resonance", "Q", 0.5, 12, LOGARITHMIC, FILTER, "quality of the filter"),
    Parameter("filter_env", "octaves", -6, 6, SIGNED, FILTER, "by how much its envelope moves the filter"),
    Parameter("filter_attack", "s", 0.001, 2, LOGARITHMIC, FILTER, "rise of the filter's envelope"),
    Parameter("filter_decay", "s", 0.005, 4, LOGARITHMIC, FILTER, "time constant of its fall to the sustain"),
    Parameter("filter_sustain", "", 0, 1, LINEAR, FILTER, "where it stays until the note ends"),
    Parameter("filter_release", "s", 0.005, 4, LOGARITHMIC, FILTER, "time constant of its fall after that"),
    Parameter("attack", "s", 0.001, 2, LOGARITHMIC, AMPLITUDE, "rise of the level"),
    Parameter("decay", "s", 0.005, 4, LOGARITHMIC, AMPLITUDE, "time constant of its fall to the sustain"),
    Parameter("sustain", "dB", -60, 0, LINEAR, AMPLITUDE, "where the level stays until the note ends"),
    Parameter("release", "s", 0.005, 4, LOGARITHMIC, AMPLITUDE, "time constant of its fall after that"),
    Parameter("lfo_amp", "", 0, 1, LINEAR, AMPLITUDE, "tremolo: the share of the level that the LFO takes away"),
    Parameter("lfo_rate", "Hz", 0.2, 20, LOGARITHMIC, MODULATION, "rate of the sine of the LFO"),
    Parameter("lfo_pitch", "cents", 0.5, 100, LOGARITHMIC, MODULATION, "vibrato: by how much it moves the pitch"),
    Parameter("lfo_filter", "octaves", 0.01, 3, LOGARITHMIC, MODULATION, "by how much it moves the filter"),
    Parameter("pitch_env", "semitones", -24, 24, SIGNED, MODULATION, "where the pitch begins, over the note's"),
    Parameter("pitch_decay", "s", 0.005, 0.5, LOGARITHMIC, MODULATION, "time constant of its fall to the note"),
    Parameter("fm_env", "", 0, 1, LINEAR, MODULATION, "how much of the FM follows the filter's envelope"),
)
NAMES = tuple(parameter.name for parameter in PARAMETERS)
INDEX = {name: number for number, name in enumerate(NAMES)}


def list_group(group: str) -> list[int]:
    """The numbers of the parameters of a group."""
    return [number for number, parameter in enumerate(PARAMETERS) if parameter.group == group]


def find_parameters(names: Iterable[str]) -> list[int]:
    """The numbers of named parameters; raises ValueError where one has no such name."""
    names = list(names)
    for name in names:
        if name not in INDEX:
            raise ValueError(f"The synthesiser has no parameter {name}; it has {', '.join(NAMES)}.")
    return [INDEX[name] for name in names]


def to_values(positions: Floats) -> dict[str, Floats]:
    """The values by name, each [shape=(patches,)], of patches as positions [shape=(patches, parameters), 0..1]."""
    return {parameter.name: parameter.value(positions[:, i]) for i, parameter in enumerate(PARAMETERS)}


def draw_positions(rng: np.random.Generator, patches: int) -> Floats:
    """Random patches [shape=(patches, parameters), 0..1], each position uniform."""
    return rng.random((patches, len(PARAMETERS)), np.float32)


def describe(parameter: Parameter) -> str:
    """The row of a parameter in the table of docs/search-patch.md."""
    span = ", ".join(f"{choice:g}" for choice in parameter.choices) or f"{parameter.low:g} to {parameter.high:g}"
    cells = (parameter.name, parameter.unit, span, parameter.law, parameter.group, parameter.meaning)
    return f"| {' | '.join(cells)} |"
