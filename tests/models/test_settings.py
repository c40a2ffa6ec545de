"""Presets and a user's own, and every way in which one can be wrong."""

import json
from pathlib import Path

import pytest

from inference.description import Condition
from models.settings import SettingsError, load_preset, preset_names, settings_from

PRESETS = ["techno", "technogan-128", "technogan-256", "technogan-512", "technogan-cqt", "tiny"]


def test_the_presets_are_there() -> None:
    assert preset_names() == PRESETS


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_whole_bars_and_survives_its_run(name) -> None:
    settings = load_preset(name)
    geometry = settings.geometry
    assert geometry.name == name
    assert geometry.samples == round(geometry.loop_length(geometry.bpm, geometry.sample_rate), -1) or (
        abs(geometry.samples - geometry.loop_length(geometry.bpm, geometry.sample_rate)) <= 4  # a rate is whole hertz
    )
    assert settings_from(json.loads(settings.to_json())) == settings


def test_a_preset_of_ones_own(tmp_path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('recipe = "techno"\nbatch = 64\nbass_widths = [8, 8]\n\n[geometry]\nbpm = 140\n')
    settings = load_preset(str(path))
    assert (settings.batch, settings.geometry.name, settings.geometry.bpm) == (64, "mine", 140.0)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "recipe is None, where techno or technogan is needed."),
        ('recipe = "vae"', "recipe is 'vae', where techno or technogan is needed."),
        ('recipe = "techno"\nbach = 3', "bach is no setting of the recipe techno; there are recipe, geometry, batch"),
        ('recipe = "techno"\nbatch = "many"', "batch is 'many', where a whole number is needed."),
        ('recipe = "techno"\nbatch = 0', "batch is 0, where at least 1 is needed."),
        ('recipe = "techno"\nbass_widths = [1.5]', "bass_widths is (1.5,), where a list of whole numbers above 0"),
        ('recipe = "techno"\n[geometry]\nbins = 3', "The geometry is wrong: bins is 3, outside 16 to 2049."),
        ('recipe = "techno"\n[geometry]\nbin = 3', "The geometry is wrong: "),
        ('recipe = "techno"\nlabels', "cannot be read as TOML"),
    ],
)
def test_a_wrong_preset_is_one_sentence(tmp_path, text, sentence) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(SettingsError) as error:
        load_preset(str(path))
    assert sentence in str(error.value)


def test_the_settings_of_an_earlier_run_are_read() -> None:
    """It wrote its random generator's seed as rng, and the conditions of its geometry as labels."""
    settings = settings_from({"recipe": "techno", "rng": 3, "geometry": {"labels": [{"name": "kick"}]}})
    assert (settings.rng_seed, settings.geometry.conditions) == (3, (Condition("kick"),))
    with pytest.raises(SettingsError, match=r"^rng is the old name of rng_seed, and both are given; remove rng\.$"):
        settings_from({"recipe": "techno", "rng": 3, "rng_seed": 3})


def test_a_preset_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(SettingsError, match=r"no preset or file 'tecno'; there are techno, technogan-128, "):
        load_preset("tecno")


def test_a_damaged_run_is_named(tmp_path) -> None:
    from models.settings import read_settings

    with pytest.raises(SettingsError, match=r"is no run: there is no settings\.json in it"):
        read_settings(tmp_path / "settings.json")
    Path(tmp_path / "settings.json").write_text("{")
    with pytest.raises(SettingsError, match="is damaged"):
        read_settings(tmp_path / "settings.json")
