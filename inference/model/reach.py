"""How far each condition of a model moves the sound, as its training measured it: a text of the model's file.

It is a text of its own in the metadata, not a field of the description, so that older versions still read the file.
"""

import json
import math

REACH_KEY = "loopseed.reach"
MIN_REACH = 0.1  # of the feature's range in the data: below, a condition counts as one that does nothing


def read_reach(text: str | None) -> dict[str, float]:
    """Read the reach of the conditions by their names; those that were not measured are missing.

    1 is the range of the condition's feature in the data, from the 10th to the 90th percentile. A file without the
    text, or with a damaged one, says nothing.
    """
    try:
        found = json.loads(text or "{}")
        return {str(name): float(value) for name, value in found.items() if math.isfinite(value)}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def list_dead(reach: dict[str, float]) -> dict[str, float]:
    """The conditions that do nothing, and their reach."""
    return {name: value for name, value in reach.items() if value < MIN_REACH}
