"""The coefficients of the model of tools.beats.meter.

`python -m tools.beat_bench fit` prints them for a folder of songs. These are of 201 songs of its development set: 177
of known tempo and downbeat, and 24 sounds without a beat.
"""

import numpy as np

from tools.beats.meter import NAMES
from tools.beats.onsets import Numbers


def write_table(coefficients: Numbers, no_beat: float) -> str:
    """Return the table as it stands in this file."""
    lines = [f'    "{name}": {value:.4g},' for name, value in zip(NAMES, coefficients, strict=True)]
    return "\n".join(["TABLE = {", *lines, "}", f"NO_BEAT = {no_beat:.4g}"])


# TABLE BEGIN
TABLE = {
    "kick on 1": 1.431,
    "kick on 2": -0.212,
    "kick on 3": 0.01193,
    "kick on 4": -0.7617,
    "kick on + of 1, 3": -0.1011,
    "kick on + of 2, 4": 0.02067,
    "low on 1": 0.9767,
    "low on 2": -0.1989,
    "low on 3": 0.3082,
    "low on 4": 0.8434,
    "low on + of 1, 3": -0.204,
    "low on + of 2, 4": 0.07685,
    "middle on 1": -0.04692,
    "middle on 2": 0.09362,
    "middle on 3": -0.9229,
    "middle on 4": -0.2734,
    "middle on + of 1, 3": 0.2258,
    "middle on + of 2, 4": 0.08376,
    "high on 1": -0.06132,
    "high on 2": 0.7287,
    "high on 3": 0.4435,
    "high on 4": 1.229,
    "high on + of 1, 3": -0.5614,
    "high on + of 2, 4": -0.4478,
    "hat on 1": -0.7485,
    "hat on 2": 0.5055,
    "hat on 3": -0.2961,
    "hat on 4": 0.4336,
    "hat on + of 1, 3": 1.112,
    "hat on + of 2, 4": 0.4118,
    "change on 1": 0.9889,
    "change on 3": -0.2663,
    "change on 2, 4": -2.146,
    "section on 1": 1.632,
    "section on 3": -2.47,
    "section on 2, 4": -1.4,
    "starts on 1": -0.4085,
    "starts on a beat": -0.316,
    "first kick on 1": 3.191,
    "tempo": -1.001,
    "tempo squared": -5.019,
    "repeats after 0.25": -2.3,
    "repeats after 0.33": -2.446,
    "repeats after 0.50": 2.539,
    "repeats after 0.75": 2.586,
    "repeats after 1.00": 1.319,
    "repeats after 2.00": 1.688,
    "repeats after 3.00": 3.379,
    "repeats after 4.00": 1.867,
    "kick repeats after 1": 4.208,
    "kick repeats after 2": -2.005,
    "kick repeats after 4": 3.882,
    "snare repeats after 1": 2.267,
    "snare repeats after 2": 1.398,
    "snare repeats after 4": 2.774,
    "hits": -0.2627,
    "hits squared": -0.199,
    "kicks": -0.4117,
    "kicks squared": -0.1022,
}
NO_BEAT = 4.01
# TABLE END

COEFFICIENTS = np.array([TABLE[name] for name in NAMES])
