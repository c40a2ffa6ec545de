"""`loopseed train --from`: a training that starts from the weights of an exported model or of an earlier run."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import loopseed
from inference.description import Condition
from models.settings import SettingsError, settings_from
from tiny_set import GEOMETRY, TINY, tiny_settings, write_set

pytest.importorskip("tensorflow")
pytest.importorskip("tf2onnx")
keras = pytest.importorskip("keras")
if keras.backend.backend() != "tensorflow":
    pytest.skip("TensorFlow exports the model that is started from", allow_module_level=True)

pytestmark = pytest.mark.usefixtures("eager_steps")
SETTINGS = tiny_settings(encoder_lead=1, tuning_steps=0, steps=3, vae_steps=1, evaluate_every=3)
LATENTS = np.random.default_rng(5).standard_normal((6, 8)).astype(np.float32)
CONDITIONS = np.array([[np.nan, np.nan], [0.2, 0.9], [np.nan, 1], [0, np.nan], [1, 1], [0.5, 0.5]], np.float32)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a set, a run on it in all its phases, and the export of the run."""
    from models.export import export
    from models.training.loop import train

    folder = tmp_path_factory.mktemp("source")
    train(write_set(folder / "set"), folder / "run", SETTINGS)
    export(folder / "run", folder / "model.onnx")
    return folder


@pytest.fixture(scope="module")
def quiet_set(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set with another peak, at half the level in other bins, and as wide again in stereo."""
    data = write_set(tmp_path_factory.mktemp("quiet") / "set", dataclasses.replace(TINY, peak=71.0, bpm=140.0))
    images = np.load(data / "images.npy")
    np.save(data / "images.npy", (images * np.linspace(0.2, 0.8, TINY.bins)[:, None]).astype(np.uint8))
    np.save(data / "side.npy", np.load(data / "side.npy") // 2)
    return data


def begin(data: Path, run: Path, start: Path | None, **changes: object) -> Any:
    from models.training.loop import Training

    return Training(data, run, dataclasses.replace(SETTINGS, **changes), start)


@pytest.fixture(scope="module")
def one(source: Path) -> Any:
    """The run that was started from, opened again; no test changes it."""
    return begin(source / "set", source / "run", None)


def outputs(network: Any, inputs: list) -> list[np.ndarray]:
    return [np.asarray(part) for part in network(inputs, training=False)]


def test_an_exported_model_gives_its_weights_back(source: Path) -> None:
    from models.export import _load_player
    from models.onnx_weights import read_generator
    from models.recipes.networks import build_player
    from models.training.run import Run

    run = Run(source / "run")
    generator, settings, description = read_generator(source / "model.onnx")
    assert (settings, description) == (SETTINGS, TINY)
    expected = _load_player(run)([LATENTS, CONDITIONS], training=False)
    found = build_player(generator, run.read_statistics())([LATENTS, CONDITIONS], training=False)
    for name, part in expected.items():
        np.testing.assert_allclose(found[name], part, atol=1e-5)


def test_the_statistics_of_batch_norm_are_measured(source: Path) -> None:
    """In training mode, batches are normalised by their own statistics: it has to be nearly the same network, too."""
    from models.onnx_weights import read_generator

    generator, _, description = read_generator(source / "model.onnx")
    latents = np.random.default_rng(6).standard_normal((512, 8)).astype(np.float32)
    conditions = np.full((512, len(description.conditions)), np.nan, np.float32)
    trained, played = (np.asarray(generator([latents, conditions], training=mode)[0]) for mode in (True, False))
    assert np.abs(trained - played).std() < 0.1 * played.std()


@pytest.mark.parametrize("name", ["model.onnx", "run"])
def test_a_set_of_another_scale_gets_the_same_deviations_from_its_own_mean(
    source: Path, quiet_set: Path, tmp_path: Path, name: str
) -> None:
    started = begin(quiet_set, tmp_path / "run", source / name)
    one = begin(source / "set", source / "run", None)
    if name == "model.onnx":
        one.recipe.player.load_weights(source / "run" / "best.weights.h5")
    expected, found = (outputs(each.recipe.average, [LATENTS, CONDITIONS]) for each in (one, started))
    for part, other in zip(expected, found, strict=True):
        np.testing.assert_allclose(other, part, atol=1e-4)
    assert started.recipe.statistics["picture"].mean[0] < 0.5 * one.recipe.statistics["picture"].mean[0]


def test_a_run_that_is_started_from_scores_as_it_did_on_the_same_set(source: Path, tmp_path: Path) -> None:
    """Only another set gives the same generator another Frechet distance: it is measured against other loops."""
    from models.evaluation.embedding import EMBEDDING_LOOPS, Embedding

    last = json.loads((source / "run" / "history.jsonl").read_text().splitlines()[-1])
    started = begin(source / "set", tmp_path / "run", source / "run")
    validation = started.data.validation(SETTINGS.evaluate_count)
    scores = started.evaluate(Embedding(started.data.head(EMBEDDING_LOOPS)), validation)
    assert {name: last[name] for name in vars(scores)} == pytest.approx(vars(scores), rel=1e-2)


def test_a_run_gives_its_encoder_and_critics_too(source: Path, one: Any, quiet_set: Path, tmp_path: Path) -> None:
    started = begin(quiet_set, tmp_path / "run", source / "run")
    for name in ("encoder", "critics", "regressor"):
        own, wanted = (getattr(each.recipe, name).get_weights() for each in (started, one))
        assert all(np.array_equal(x, y) for x, y in zip(own, wanted, strict=True)), name


def test_the_encoder_learns_then_the_autoencoder_then_the_critics_then_all(
    source: Path, quiet_set: Path, tmp_path: Path
) -> None:
    training = begin(quiet_set, tmp_path / "run", source / "model.onnx", tuning_steps=1, critic_lead=1)
    seen = []
    for _ in range(4):
        before = {name: getattr(training.recipe, name).get_weights() for name in ("generator", "encoder", "critics")}
        training.train_step()
        after = {name: getattr(training.recipe, name).get_weights() for name in before}
        trained = ("kernel",)
        changed = set()
        for name in before:
            kernels = [v.path.endswith(trained) for v in getattr(training.recipe, name).variables]
            pairs = zip(before[name], after[name], kernels, strict=True)
            if any(kernel and not np.array_equal(x, y) for x, y, kernel in pairs):
                changed.add(name)
        seen.append(changed)
    assert seen == [{"encoder"}, {"encoder", "generator"}, {"critics"}, {"generator", "critics"}]


def test_a_condition_keeps_its_meaning_and_a_new_one_does_nothing_yet(source: Path, one: Any, tmp_path: Path) -> None:
    """The new set's conditions are in another order, and one is new; where it is not set, nothing is different."""
    data = write_set(tmp_path / "set")
    conditions = np.load(data / "conditions.npy")
    np.save(data / "conditions.npy", conditions[:, [1, 0, 0]])
    names = (Condition("decay"), Condition("acid"), Condition("level"))
    (data / "description.json").write_text(dataclasses.replace(TINY, conditions=names).to_json(), encoding="utf-8")
    started = begin(data, tmp_path / "run", source / "run")
    hidden = np.full((6, 1), np.nan, np.float32)
    reordered = np.concatenate([CONDITIONS[:, 1:], hidden, CONDITIONS[:, :1]], axis=1)
    expected = outputs(one.recipe.average, [LATENTS, CONDITIONS])
    for part, other in zip(expected, outputs(started.recipe.average, [LATENTS, reordered]), strict=True):
        np.testing.assert_allclose(other, part, atol=1e-5)


def test_a_set_without_conditions_can_start_from_a_model_with_some(source: Path, one: Any, tmp_path: Path) -> None:
    started = begin(source / "set", tmp_path / "run", source / "run", conditions=False)
    plain = outputs(started.recipe.average, [LATENTS])
    unset = np.full((6, 2), np.nan, np.float32)
    assert plain[0].shape == outputs(one.recipe.average, [LATENTS, unset])[0].shape


REFUSED = {
    "frames": ({"frames": 128}, {}, "makes loops with frames 64, but the set has frames 128; make the set anew"),
    "widths": ({}, {"generator_widths": (16, 16, 16)}, r"with generator_widths \[16, 16, 8\], but the preset has"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_other_sizes_are_refused_in_one_sentence(source: Path, tmp_path: Path, name: str) -> None:
    geometry, changes, said = REFUSED[name]
    description = dataclasses.replace(TINY, **geometry)
    data = write_set(tmp_path / "set", description)
    geometry = dataclasses.asdict(dataclasses.replace(description, conditions=()))
    settings = dataclasses.replace(tiny_settings(geometry=geometry), **changes)
    from models.training.loop import Training

    with pytest.raises(SettingsError, match=said):
        Training(data, tmp_path / "run", settings, source / "model.onnx")
    assert not (tmp_path / "run").exists()


def test_a_recipe_without_parts_cannot_start_from_a_model(source: Path, tmp_path: Path) -> None:
    from models.training.loop import Training

    plain = settings_from({"recipe": "technogan", "geometry": GEOMETRY, "batch": 4, "held_out": 16})
    with pytest.raises(SettingsError, match=r"recipe technogan cannot start from model\.onnx; take a preset of techno"):
        Training(source / "set", tmp_path / "run", plain, source / "model.onnx")


def write_preset(path: Path) -> Path:
    fields = dataclasses.asdict(SETTINGS)
    geometry = fields.pop("geometry")
    del geometry["conditions"], fields["start"]
    text = "".join(f"{name} = {json.dumps(value)}\n" for name, value in fields.items())
    path.write_text(text + "[geometry]\n" + "".join(f"{name} = {json.dumps(v)}\n" for name, v in geometry.items()))
    return path


@pytest.mark.usefixtures("few_batches")  # after the tests that need the true statistics
def test_the_command_starts_goes_on_without_the_model_and_keeps_to_its_start(
    source: Path, quiet_set: Path, tmp_path: Path, capsys
) -> None:
    preset, run, model = write_preset(tmp_path / "tiny.toml"), tmp_path / "run", tmp_path / "copy.onnx"
    model.write_bytes((source / "model.onnx").read_bytes())
    command = ["train", "--preset", str(preset), "--data", str(quiet_set), "--out", str(run)]
    assert loopseed.main([*command, "--from", str(model), "--steps", "1"]) == 0
    history = [json.loads(line) for line in (run / "history.jsonl").read_text().splitlines()]
    assert [entry["step"] for entry in history] == [0, 1]
    model.unlink()
    assert loopseed.main([*command, "--steps", "2"]) == 0
    assert json.loads((run / "settings.json").read_text())["start"] == "copy.onnx"
    capsys.readouterr()
    assert loopseed.main([*command, "--from", str(source / "model.onnx")]) == 1
    assert f"{run} is a run that started from copy.onnx, not from model.onnx; name a new" in capsys.readouterr().err


def test_what_is_no_model_is_refused(source: Path, quiet_set: Path, tmp_path: Path, capsys) -> None:
    preset = write_preset(tmp_path / "tiny.toml")
    (tmp_path / "text.onnx").write_text("my own words")
    for name, said in {
        "missing.onnx": "missing.onnx is not there; --from takes an .onnx file",
        "text.onnx": "text.onnx cannot be read as an .onnx file",
        "": "is no run: there is no settings.json in it",
    }.items():
        command = ["train", "--preset", preset, "--data", quiet_set, "--out", tmp_path / "run", "--from"]
        assert loopseed.main([str(each) for each in [*command, tmp_path / name]]) == 1
        begins, error = capsys.readouterr().err.splitlines()
        assert "starting tensorflow" in begins
        assert said in error
