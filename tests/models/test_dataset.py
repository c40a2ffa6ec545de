"""A set on disk, of this version and of an earlier one."""

import numpy as np
import pytest

from models.dataset import LoopSet, SetError
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


def test_a_part_with_numbers_that_are_not_finite_is_refused(tmp_path):
    path = write_set(tmp_path / "set")
    low_band = np.load(path / "low_band.npy")
    low_band[3, 5] = np.nan
    np.save(path / "low_band.npy", low_band)
    with pytest.raises(SetError, match=r"low_band\.npy holds numbers that are not finite"):
        LoopSet(path, 16)


def test_files_of_another_kind_are_refused(tmp_path):
    path = write_set(tmp_path / "set")
    with (path / "levels.npy").open("wb") as file:
        np.savez(file, a=np.zeros(3))
    with pytest.raises(SetError, match=r"levels\.npy cannot be read"):
        LoopSet(path, 16)
    (path / "description.json").write_bytes(b"\xff\xfe{}")
    with pytest.raises(SetError, match="not text in UTF-8"):
        LoopSet(path, 16)
