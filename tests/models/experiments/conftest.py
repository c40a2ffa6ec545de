"""What the experimental recipes are trained on, and a tiny run of each."""

from pathlib import Path

import pytest

from tiny_songs import write_pictures, write_slices

pytest.importorskip("keras")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What each recipe is trained on: slices, and the set of the same songs."""
    slices, pictures = (tmp_path_factory.mktemp(name) for name in ("slices", "pictures"))
    return {"raw-sequence": write_slices(slices), "recurrent-gan": write_pictures(pictures)}
