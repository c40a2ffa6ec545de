"""loopseed's presets, a user's own, those of earlier versions, and the sentence for each way to be wrong."""

import json
import re
from pathlib import Path

import pytest

from inference.description import Condition
from inference.sentences import join
from models.settings import RECIPES, SettingsError, load_preset, preset_names, settings_from

SHIPPED = {
    "techno",
    "technogan-128",
    "technogan-256",
    "technogan-512",
    "technogan-cqt",
    "tiny",
    "latent-sequence",
    "tiny-latent-sequence",
    "raw-sequence",
    "tiny-raw-sequence",
    "recurrent-gan",
    "tiny-recurrent-gan",
}
NAMES = join(RECIPES, "or")


def test_the_presets_are_there() -> None:
    assert set(preset_names()) >= SHIPPED


@pytest.mark.parametrize("name", preset_names())
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
        ("", f"there is no recipe, where {NAMES} is needed."),
        ('recipe = "vae"', f"recipe is 'vae', where {NAMES} is needed."),
        (
            'recipe = "techno"\nbach = 3',
            "bach is no setting of the recipe techno; the settings are recipe, geometry, batch",
        ),
        ('recipe = "techno"\nbatch = "many"', "batch is 'many', where a whole number is needed."),
        ('recipe = "techno"\nbatch = 0', "batch is 0, where at least 1 is needed."),
        ('recipe = "techno"\nbass_widths = [1.5]', "bass_widths is [1.5], where a list of whole numbers above 0"),
        ('recipe = "techno"\n[geometry]\nbins = 3', "The geometry is wrong: bins is 3, outside 16 to 2049."),
        (
            'recipe = "techno"\n[geometry]\nbin = 3',
            "The geometry is wrong: bin is not a field of a description; the fields are name, bins,",
        ),
        ('recipe = "techno"\n[geometry]\nn_fft = 512', "hop_length is 256; it must be a quarter of n_fft, 128."),
        ('recipe = "techno"\n[geometry]\nbins = 600', "bins is 600; it must be at most 513, as n_fft is 1024."),
        ('recipe = "techno"\ngeometry = 3', "geometry holds 3, where a table of settings is needed."),
        ('recipe = ["techno"]', f"recipe is ['techno'], where {NAMES} is needed."),
        ('recipe = "techno"\nprecision = "float17"', "precision is 'float17', where float32, mixed_bfloat16, "),
        ('recipe = "techno"\ntuning_steps = -1', "tuning_steps is -1, where at least 0 is needed."),
        ('recipe = "techno"\nbatch = -1', "batch is -1, where at least 1 is needed."),
        ('recipe = "techno"\nevaluate_count = 1', "evaluate_count is 1, where at least 2 is needed."),
        ('recipe = "techno"\nheld_out = 1', "held_out is 1, where at least 2 is needed."),
        ('recipe = "techno"\nrng_seed = -1', "rng_seed is -1, where at least 0 is needed."),
        ('recipe = "techno"\nvae_steps = -1', "vae_steps is -1, where at least 0 is needed."),
        ('recipe = "techno"\naverage = 1.0', "average is 1.0, where a number below 1 is needed."),
        ('recipe = "techno"\nanchor = nan', "anchor is nan, where a number is needed."),
        ('recipe = "technogan"\nrate = 0.0', "rate is 0.0, where a number above 0 is needed."),
        ('recipe = "techno"\ngenerator_widths = []', "generator_widths is [], where a list of whole numbers above 0"),
        ('recipe = "techno"\ncritic_widths = [8, 0]', "critic_widths is [8, 0], where a list of whole numbers above 0"),
        ('recipe = "techno"\nstart = "last.onnx"', "start is 'last.onnx' in "),
        ('recipe = "techno"\nlabels', "cannot be read as TOML"),
        (
            f'recipe = "techno"\nbatch = {"9" * 5000}',
            "cannot be read as TOML: a number is too long, or a list too deep.",
        ),
        (f'recipe = "techno"\nanchor = {"9" * 400}', ", where at most 9e+15 is possible."),
        ('recipe = "techno"\nbatch = true', "batch is true, where a whole number is needed."),
        ('recipe = "techno"\nflow_widths = [9999]', "flow_widths is [9999], where at most 8192 is possible."),
        ('recipe = "techno"\n[geometry]\nbins = true', "bins is true; it must be a whole number."),
        (
            'recipe = "techno"\n[geometry]\nparts = ["low_band"]',
            "parts is ['low_band'], where the recipe techno needs noise, levels and side, too; leave parts out",
        ),
        (
            'recipe = "techno"\n[geometry]\nsample_rate = 44100',
            "sample_rate is 44100, where frames 256, hop_length 256, beats 4 and bpm 128 give 34952; leave it out",
        ),
        (
            'recipe = "techno"\n[geometry]\nframes = 8192\nbeats = 1',
            "frames 8192, hop_length 256, beats 1 and bpm 128 do not go together: sample_rate is 4473924, outside",
        ),
    ],
)
def test_a_wrong_preset_is_one_sentence(tmp_path, text, sentence) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(SettingsError) as error:
        load_preset(str(path))
    assert sentence in str(error.value)
    assert not re.search("None|True|False|Error|codec", str(error.value))


def test_the_sample_rate_follows_from_the_frames_and_the_tempo(tmp_path) -> None:
    """As in the preset tiny: with the rate of the preset techno, its previews were four times too fast."""
    path = tmp_path / "mine.toml"
    for lines, rate in {"": 8738, "bpm = 140": 9557, "sample_rate = 8700": 8700, "beats = 2": 17476}.items():
        geometry = f"[geometry]\nbins = 256\nframes = 128\nn_fft = 512\nhop_length = 128\n{lines}"
        path.write_text(f'recipe = "techno"\ngenerator_widths = [8, 8]\ncritic_widths = [8]\n{geometry}')
        assert load_preset(str(path)).geometry.sample_rate == rate


def test_the_latents_of_a_preset_count_whoever_made_the_set(tmp_path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('recipe = "techno"\n[geometry]\nlatent_size = 16\n')
    settings, made = load_preset(str(path)), load_preset("techno").geometry
    settings.check_set(tmp_path, made)
    assert settings.describe_model(made).latent_size == 16


def test_the_settings_of_an_earlier_run_are_read() -> None:
    """It wrote its random generator's seed as rng, and the conditions of its geometry as labels."""
    settings = settings_from({"recipe": "techno", "rng": 3, "geometry": {"labels": [{"name": "kick"}]}})
    assert (settings.rng_seed, settings.geometry.conditions) == (3, (Condition("kick"),))
    with pytest.raises(SettingsError, match=r"^rng is the old name of rng_seed, and both are given; remove rng\.$"):
        settings_from({"recipe": "techno", "rng": 3, "rng_seed": 3})


NINE = f"{[8] * 9}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            'recipe = "techno"\n[geometry]\nframes = 200',
            "frames is 200, where 6 generator_widths need a multiple of 32; "
            "choose 192 frames, or shorten generator_widths to 4.",
        ),
        (
            'recipe = "techno"\n[geometry]\nframes = 9',
            "frames is 9, where 6 generator_widths need a multiple of 32; "
            "choose 32 frames, or shorten generator_widths to 1.",
        ),
        (
            f'recipe = "techno"\ncritic_widths = {NINE}',
            "critic_widths has 9 layers, where 256 frames allow at most 8; shorten the list, or choose larger images.",
        ),
        (
            f'recipe = "techno"\nbass_widths = {NINE}',
            "bass_widths has 9 layers, where 256 frames allow at most 8; shorten the list, or choose larger images.",
        ),
        (
            f'recipe = "techno"\ntexture_widths = {NINE}',
            "texture_widths has 9 layers, where 512 bins x 256 frames allow at most 7; "
            "shorten the list, or choose larger images.",
        ),
        (
            'recipe = "technogan"\n[geometry]\nbins = 100',
            "bins is 100, where the recipe technogan needs a multiple of 8; choose 96 or 104.",
        ),
    ],
)
def test_sizes_that_the_networks_cannot_have_are_one_sentence(tmp_path, text, sentence) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(SettingsError) as error:
        load_preset(str(path))
    assert str(error.value) == sentence


def test_a_batch_is_at_most_the_training_loops() -> None:
    settings = settings_from({"recipe": "techno", "batch": 17})
    settings.check_batch(17)
    with pytest.raises(
        SettingsError, match=r"batch is 17, more than the 16 training loops of the set; choose at most 16"
    ):
        settings.check_batch(16)


def test_settings_of_an_earlier_version_are_read() -> None:
    """`rng` and `labels` at the top, `labels` in the geometry, as settings.json of a run had them."""
    fields = json.loads(load_preset("tiny").to_json())
    fields["rng"], fields["labels"] = 7, False
    del fields["rng_seed"], fields["conditions"]
    fields["geometry"]["labels"] = [{"name": "density", "low": 0.0, "high": 2.0}]
    del fields["geometry"]["conditions"]
    settings = settings_from(fields)
    assert (settings.rng_seed, settings.conditions) == (7, False)
    assert settings.geometry.conditions == (Condition("density", 0.0, 2.0),)


def test_a_preset_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(SettingsError, match=rf"no preset or file 'tecno'; the presets are {join(preset_names())}"):
        load_preset("tecno")


def test_a_damaged_run_is_named(tmp_path) -> None:
    from models.settings import read_settings

    with pytest.raises(SettingsError, match=r"is no run: there is no settings\.json in it"):
        read_settings(tmp_path / "settings.json")
    for damaged in (b"{", b"\xff"):
        Path(tmp_path / "settings.json").write_bytes(damaged)
        with pytest.raises(SettingsError, match="is damaged"):
            read_settings(tmp_path / "settings.json")
    Path(tmp_path / "settings.json").write_text("[]")
    with pytest.raises(
        SettingsError, match=r"settings\.json is damaged: the file holds \[\], where a table of settings"
    ):
        read_settings(tmp_path / "settings.json")
