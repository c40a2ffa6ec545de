"""A set on disk, of this version and of an earlier one."""

import numpy as np

from models.dataset import LoopSet
from tiny_set import TINY, write_set


def test_a_set_of_an_earlier_version_is_read(tmp_path) -> None:
    """Its conditions were called labels, in labels.npy and in description.json."""
    new = LoopSet(write_set(tmp_path / "new"), 16)
    path = write_set(tmp_path / "old")
    (path / "conditions.npy").rename(path / "labels.npy")
    description = (path / "description.json").read_text()
    (path / "description.json").write_text(description.replace('"conditions"', '"labels"'))
    old = LoopSet(path, 16)
    assert old.description == TINY
    assert np.array_equal(old.conditions, new.conditions)
