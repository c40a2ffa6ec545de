"""The latents of a recording's bars, with the shipped generator and its index."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from checkout import ROOT
from inference.continuation.bars import BarSearch
from inference.directions.table_file import TableError
from inference.model.generator import Generator
from inference.search.measure import levels, part_powers

SHIPPED = ROOT / "models" / "pretrained" / "techno.onnx"


def test_bars_are_found_again() -> None:
    """A bar of the generator is found; when it returns after another one, it comes back to nearly the same latent."""
    generator = Generator(SHIPPED)
    d = generator.description
    latents = np.random.default_rng(0).standard_normal((2, d.latent_size), dtype=np.float32)
    one, other = (levels(part_powers(parts, d), d) for parts in generator.parts(latents))
    search = BarSearch(generator)
    first, second, third = search.find_levels([one, other, one])
    assert third.distance <= first.distance < 4
    assert np.abs(third.latent - first.latent).max() < 1
    assert np.sqrt(np.square(second.latent - first.latent).mean()) > 2 * np.sqrt(
        np.square(third.latent - first.latent).mean()
    )
    again = next(search.find_levels([one]))
    assert again.latent.tobytes() == first.latent.tobytes()


def test_a_generator_without_an_index(tmp_path: Path) -> None:
    path = shutil.copy(SHIPPED, tmp_path / "other.onnx")
    with pytest.raises(TableError, match=r"^The model other has no index; .*\.$"):
        BarSearch(Generator(Path(path)))
