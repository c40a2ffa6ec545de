"""Sizes that the settings accept are those that the networks can be built and trained with, up to the last one."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from models.dataset import LoopSet
from models.settings import SettingsError, settings_from
from tiny_set import TINY, tiny_settings, write_set

keras = pytest.importorskip("keras")

pytestmark = pytest.mark.usefixtures("eager_steps")


def train_step(settings, description, folder) -> dict[str, float]:
    """Build the networks and train one step of them on a set of this size."""
    from models.recipes.recipe import build

    data = LoopSet(write_set(folder, description), 2)
    recipe = build(settings, description, data.statistics())
    rng = np.random.default_rng(0)
    loops, known = data.draw_batch(rng, 2)
    return recipe.step(0, loops, known, known, rng)


@pytest.mark.parametrize(
    ("name", "frames", "most"),
    [
        ("generator_widths", 24, 4),
        ("critic_widths", 10, 3),
        ("bass_widths", 8, 3),
        ("texture_widths", 64, 4),  # of 32 bins, the shorter side
        ("texture_widths", 10, 2),
        ("fine_critic_widths", 16, 2),
    ],
)
def test_the_longest_list_of_widths_is_trained_and_a_longer_one_is_refused(
    name: str, frames: int, most: int, tmp_path: Path
) -> None:
    description = dataclasses.replace(TINY, frames=frames, crossover=50)  # Hz: as many low samples as frames
    widths = {"generator_widths": [4], "critic_widths": [4], "bass_widths": [4], "texture_widths": [4]}
    widths |= {"fine_critic_widths": [4]}
    longest, longer = (
        tiny_settings(**widths | {name: [4] * count}, vae_steps=0, critic_lead=0, batch=2) for count in (most, most + 1)
    )
    longest.check_geometry(description)
    assert all(np.isfinite(float(loss)) for loss in train_step(longest, description, tmp_path / "longest").values())
    with pytest.raises(SettingsError, match=name):
        longer.check_geometry(description)
    with pytest.raises(Exception, match=r".+"):  # by Keras, each backend in its own words
        train_step(longer, description, tmp_path / "longer")


@pytest.mark.parametrize(("bins", "frames", "fits"), [(24, 8, True), (24, 12, False), (20, 8, False)])
def test_the_plain_recipe_takes_multiples_of_eight(bins: int, frames: int, fits: bool, tmp_path: Path) -> None:
    settings = settings_from({"recipe": "technogan", "batch": 2})
    description = dataclasses.replace(TINY, bins=bins, frames=frames)
    if fits:
        settings.check_geometry(description)
        train_step(settings, description, tmp_path / "set")
        return
    with pytest.raises(SettingsError, match="multiple of 8"):
        settings.check_geometry(description)
    with pytest.raises(Exception, match=r".+"):
        train_step(settings, description, tmp_path / "set")
