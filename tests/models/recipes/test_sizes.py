"""Sizes that the settings accept are those that the networks can be built and trained with, up to the last one."""

import dataclasses

import numpy as np
import pytest

from models.dataset import BinStatistics
from models.settings import SettingsError, settings_from
from tiny_set import TINY, tiny_settings

keras = pytest.importorskip("keras")


def train_step(settings, description) -> dict[str, float]:
    """Build the networks and train one step of them on random images."""
    from models.recipes.recipe import build

    bins = np.ones(description.bins, np.float32)
    recipe = build(settings, description, BinStatistics(0 * bins, bins))
    rng = np.random.default_rng(0)
    values = rng.random((2, description.frames, description.bins), dtype=np.float32)
    return recipe.step(0, values, np.zeros((2, 2), np.float32), rng)


@pytest.mark.parametrize(
    ("name", "frames", "most"),
    [
        ("generator_widths", 24, 4),
        ("critic_widths", 10, 3),
        ("bass_widths", 8, 3),
        ("texture_widths", 64, 4),  # of 32 bins, the shorter side
        ("texture_widths", 10, 2),
    ],
)
def test_the_longest_list_of_widths_is_trained_and_a_longer_one_is_refused(name: str, frames: int, most: int) -> None:
    description = dataclasses.replace(TINY, frames=frames)
    widths = {"generator_widths": [4], "critic_widths": [4], "bass_widths": [4], "texture_widths": [4]}
    longest, longer = (
        tiny_settings(**widths | {name: [4] * count}, vae_steps=0, critic_lead=0, batch=2) for count in (most, most + 1)
    )
    longest.check_geometry(description)
    assert all(np.isfinite(float(loss)) for loss in train_step(longest, description).values())
    with pytest.raises(SettingsError, match=name):
        longer.check_geometry(description)
    with pytest.raises(Exception, match=r".+"):  # by Keras, each backend in its own words
        train_step(longer, description)


@pytest.mark.parametrize(("bins", "frames", "fits"), [(24, 8, True), (24, 12, False), (20, 8, False)])
def test_the_plain_recipe_takes_multiples_of_eight(bins: int, frames: int, fits: bool) -> None:
    settings = settings_from({"recipe": "technogan", "batch": 2})
    description = dataclasses.replace(TINY, bins=bins, frames=frames)
    if fits:
        settings.check_geometry(description)
        train_step(settings, description)
        return
    with pytest.raises(SettingsError, match="multiple of 8"):
        settings.check_geometry(description)
    with pytest.raises(Exception, match=r".+"):
        train_step(settings, description)
