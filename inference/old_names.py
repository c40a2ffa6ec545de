"""Names that files of earlier versions carry, and what they are called now.

Conditions were called labels: in a model's description, its golden seeds and its second input, in a set's files and in
a run's settings. `rng` of a run's settings is `rng_seed` now.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

OLD_NAMES = {"labels": "conditions", "labels.npy": "conditions.npy", "rng": "rng_seed"}


def rename(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The same fields with the names of now."""
    return {OLD_NAMES.get(name, name): value for name, value in fields.items()}


def find(path: Path) -> Path:
    """`path`, or the file beside it with the old name where only that one is there."""
    old = next((path.with_name(old) for old, new in OLD_NAMES.items() if new == path.name), path)
    return old if old.exists() and not path.exists() else path
