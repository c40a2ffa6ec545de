"""Names that files of earlier versions carry, and their new names.

Conditions were called labels: in a model's description, its golden seeds and its second input, in the files of a set
and in the settings of a run. `rng` in the settings of a run is `rng_seed` now.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

OLD_NAMES = {"labels": "conditions", "labels.npy": "conditions.npy", "rng": "rng_seed"}


class OldNameError(ValueError):
    """Something that is there under its old name and under its new one; the text is one sentence."""


def rename(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The same fields under their new names; raises OldNameError where a field is there under both."""
    for old, new in OLD_NAMES.items():
        if old in fields and new in fields:
            raise OldNameError(f"{old} is the old name of {new}, and both are given; remove {old}.")
    return {OLD_NAMES.get(name, name): value for name, value in fields.items()}


def find(path: Path) -> Path:
    """`path`, or the file of its old name in the same folder where only that one exists."""
    old = next((path.with_name(old) for old, new in OLD_NAMES.items() if new == path.name), path)
    return old if old.exists() and not path.exists() else path
