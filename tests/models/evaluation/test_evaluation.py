"""The measures of generated loops, each shown to tell what it is for, and the table that they make."""

import dataclasses
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import loopseed
from checkout import ROOT
from inference.description import PARTS, Condition, Description
from inference.dsp.powergram import powergram, powergram_to_magnitudes
from inference.extras import UV
from inference.files.png import is_own_png
from inference.model.generator import Generator
from inference.parts.parts import Parts
from inference.parts.render import render_middle
from inference.parts.speckle import draw_speckle
from models.dataset import LoopSet
from models.evaluation.chart import write_chart
from models.evaluation.comparison import EvaluationError, evaluate
from models.evaluation.condition_response import measure_ranges, measure_responses
from models.evaluation.embedding import Embedding
from models.evaluation.evaluator import Evaluator, Loops
from models.evaluation.features import measure
from models.evaluation.measures import Measures
from models.evaluation.report import LIKE_REAL, LOW, Line, Report, is_own_report
from models.evaluation.sounds import fit_sound, images_of_generator, sounds_of_images
from models.settings import load_preset, preset_names
from tiny_model import write_model
from tools.demo_loops import demo_image

BAR = Description(name="bar", bins=256, frames=128, n_fft=512, hop_length=128, sample_rate=8738)
COUNT = 240


def music(number: int, kick: bool = True, hats: bool = True) -> np.ndarray:
    """A bar [shape=(samples,)]: four kicks, hats and a random line of tones, in a figure that every beat repeats."""
    rng = np.random.default_rng([7, number])
    bar, step = np.zeros(BAR.samples), BAR.samples // 16
    t = np.arange(2 * step) / BAR.sample_rate
    thump = np.sin(2 * np.pi * (50 * t + 6 * (1 - np.exp(-t / 0.03)))) * np.exp(-t / 0.1)
    hiss = np.diff(rng.standard_normal(len(t)), 3, append=[0, 0, 0]) * np.exp(-t / 0.03) * 0.1
    figure, gate = rng.random(4) < 0.6, np.sin(np.pi * np.arange(len(t)) / len(t))
    for i in range(16):
        tone = 500 * 2 ** (rng.integers(12) / 12)
        voice = sum(np.sin(2 * np.pi * n * tone * t) / n for n in range(1, 3)) * gate * 0.2
        sound = kick * (i % 4 == 0) * thump + hats * (i % 4 != 0) * (0.3 + figure[i % 4]) * hiss + figure[i % 4] * voice
        bar += np.roll(np.pad(sound, (0, BAR.samples - len(t))), i * step)
    return bar.astype(np.float32)


def image(loop: np.ndarray) -> np.ndarray:
    return powergram(loop, BAR).T


@pytest.fixture(scope="module")
def images() -> np.ndarray:
    return np.stack([image(music(number)) for number in range(COUNT)])


@pytest.fixture(scope="module")
def folder(images, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("sets") / "bars"
    path.mkdir()
    np.save(path / "images.npy", np.rint(images * 255).astype(np.uint8).transpose(0, 2, 1))
    (path / "description.json").write_text(BAR.to_json(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def evaluator(folder) -> Evaluator:
    return Evaluator(LoopSet(folder, 1024))


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> Path:
    return write_model(tmp_path_factory.mktemp("models") / "model.onnx", BAR)


def noisy(images: np.ndarray, deviation: float) -> np.ndarray:
    noise = np.random.default_rng(0).standard_normal(images.shape, dtype=np.float32)
    return np.clip(images + deviation * noise, 0, 1)


def figures(evaluator: Evaluator, images: np.ndarray) -> dict[str, float]:
    """The column of some images, against the set's test loops."""
    sounds = sounds_of_images(images[:4], BAR)
    profiles = [evaluator.profile(iter([images]), sounds), evaluator.profile(evaluator.test.batches())]
    nearest = evaluator.nearest(profiles)
    return evaluator.values(profiles[0], nearest[0], profiles[1], nearest[1])


def test_real_loops_score_better_than_their_mean(images) -> None:
    embedding = Embedding(images[:80])
    mean = np.repeat(images[:80].mean(0, keepdims=True), 40, axis=0)
    real, blurred = embedding.scores(images[40:80], images[80:]), embedding.scores(mean, images[80:])
    assert real.frechet < blurred.frechet
    assert real.spread > 5 > blurred.spread


def test_any_number_of_frames_is_embedded(images) -> None:
    assert Embedding(images[:40, :100])(images[40:43, :100]).shape == (3, 40)


def test_loops_of_a_set_are_read_as_the_set_reads_them(folder) -> None:
    data = LoopSet(folder, 1024)
    start = data.test_start
    assert np.array_equal(np.concatenate(list(Loops(data, start, data.held_out).batches())), data.test(COUNT))
    mean, deviation = Loops(data, 0, 100).statistics()
    assert np.allclose(mean, data.head(100).mean(0), atol=1e-6)
    assert np.allclose(deviation, data.head(100).std(0), atol=1e-5)


def test_the_tonal_measure_tells_lines_from_blur_and_noise(evaluator, images) -> None:
    real = images[:32]
    blurred = np.stack([np.roll(real, shift, axis=2) for shift in range(-3, 4)]).mean(0)
    hiss = np.random.default_rng(0).standard_normal((16, BAR.samples)).astype(np.float32) / 10
    noise = np.stack([image(loop) for loop in hiss])
    measured = [evaluator.measures(some) for some in (real, blurred, noise)]
    tonal = [rows["salience"].sum() / rows["loud"].sum() for rows in measured]
    assert tonal[0] > 2 * max(tonal[1:])
    assert figures(evaluator, real)["tonal"] > 2 * figures(evaluator, blurred)["tonal"]


def test_speckle_is_what_pixel_noise_adds(images) -> None:
    measures = Measures(BAR)
    clean, speckled = (measures.speckle(some) for some in (images[:8], noisy(images[:8], 0.05)))
    assert (speckled > 1.2 * clean).all()
    assert measures.speckle(np.full((1, 128, 256), 0.5, np.float32))[0] == 0


@pytest.mark.parametrize("preset", preset_names())
def test_every_presets_geometry_is_measured(preset: str) -> None:
    geometry = load_preset(preset).geometry
    images = np.random.default_rng(0).random((2, geometry.frames, geometry.bins), dtype=np.float32)
    found = Measures(geometry)(images)
    assert all(np.isfinite(rows).all() and len(rows) == 2 for rows in found.values())
    assert (found["loud"] > 0).all()


@pytest.mark.parametrize(("kick", "hats"), [(True, True), (True, False), (False, True), (False, False)])
def test_kicks_and_hats_are_found_where_they_are(kick: bool, hats: bool) -> None:
    measures = Measures(BAR)
    found = measures.drums(measures.power(np.stack([image(music(n, kick, hats)) for n in range(16)])))
    assert [part.mean() for part in found] == [kick, hats]


def test_real_and_generated_loops_have_more_lines_than_noise_and_an_untrained_network() -> None:
    keras = pytest.importorskip("keras")
    from models.recipes.networks import Shape, build_generator

    generator = Generator(ROOT / "models" / "pretrained" / "techno.onnx")
    geometry = generator.description
    real = np.stack([demo_image(number).T for number in range(24)]).astype(np.float32) / 255
    rng = np.random.default_rng(0)
    latents = rng.standard_normal((24, geometry.latent_size), dtype=np.float32)
    generated = generator.images(latents).transpose(0, 2, 1)
    keras.utils.set_random_seed(0)
    shape = Shape(geometry.frames, geometry.bins, geometry.low_samples)
    untrained, _ = build_generator(shape, geometry.latent_size, (64, 64, 64, 64), (8, 8), (8,))
    spectra = keras.ops.convert_to_numpy(untrained([latents], training=True)[0])  # training: the batch's statistics
    spectra = spectra + np.stack([draw_speckle(rng, geometry)[0].T for _ in latents])
    columns = {
        "real": real,
        "generated": generated,
        "noise": np.clip(rng.normal(real.mean(0), real.std(0), real.shape), 0, 1),
        "untrained": np.clip(real.mean((0, 1)) + real.std((0, 1)) * spectra, 0, 1),
    }
    measures = Measures(geometry)
    found = {name: measures(images.astype(np.float32)) for name, images in columns.items()}
    bands = {name: rows["salience"].sum(0) / np.maximum(rows["loud"].sum(0), 1) for name, rows in found.items()}
    tonal = {name: np.exp(np.log(np.maximum(values, 1e-3)).mean()) for name, values in bands.items()}
    assert tonal["real"] > tonal["generated"] > 2 * max(tonal["noise"], tonal["untrained"])
    drums = {name: (rows["kick"] * rows["hat"]).mean() for name, rows in found.items()}
    assert min(drums["real"], drums["generated"]) > 0.6
    assert drums["noise"] == drums["untrained"] == 0


def test_the_beat_is_neither_the_mean_images_nor_noises(evaluator, images) -> None:
    real = figures(evaluator, images[:64])["beat"]
    mean = np.repeat(evaluator.mean[None], 64, axis=0)
    noise = np.concatenate(list(evaluator.generate_noise()))
    assert real > 0.15
    assert abs(figures(evaluator, mean)["beat"]) < 0.05
    assert abs(figures(evaluator, noise)["beat"]) < 0.05


def test_copies_of_training_loops_are_found(evaluator, images) -> None:
    fresh = np.stack([image(music(number)) for number in range(COUNT, COUNT + 32)])
    copies = noisy(images[50:82], 0.005)
    turned = np.roll(copies, BAR.frames // 2, axis=1)
    assert figures(evaluator, fresh)["near copies"] < 0.2
    for copied in (copies, turned):
        found = figures(evaluator, copied)
        assert found["near copies"] == 1
        assert found["nearest"] < 0.5


def test_loops_that_are_all_alike_have_no_music_to_measure(evaluator, images) -> None:
    """Noise, a mean and an untrained network: a kick or a tone of theirs is in all loops, and is none."""
    noise = np.concatenate(list(evaluator.generate_noise()))
    same = np.repeat(images[:1], 16, axis=0)
    for alike in (noise, same):
        found = figures(evaluator, alike)
        music = [name for name in found if name.split(",")[0] in ("tonal", "grid", "kick", "hats")]
        assert len(music) == 8
        assert all(np.isnan(found[name]) for name in music)
        assert np.isfinite(found["diversity"])
    real = figures(evaluator, images[:16])
    assert (real["kick"], real["hats"]) == (1, 1)


def test_few_loops_are_sorted_into_few_kinds(evaluator, images, tmp_path) -> None:
    """24 held-out loops in 50 kinds: next to nothing would differ significantly, not even copies of one loop."""
    copies = np.repeat(images[:1], 32, axis=0)
    assert evaluator.cell_count == 2
    assert figures(evaluator, copies)["different bins"] == 1
    few = LoopSet(evaluator.data.path, 2)
    assert Evaluator(few).cells is None
    assert np.isnan(figures(Evaluator(few), images[:32])["different bins"])


def test_each_line_is_a_sentence_and_says_which_way_is_better(evaluator) -> None:
    for line in evaluator.lines():
        assert line.meaning[0].isupper() or line.meaning.startswith("dB")
        assert line.meaning.endswith(".")
        assert line.wanted in ("lower is better", "nearer to real is better")
    names = [line.name for line in evaluator.lines()]
    assert "kick and hats of 16" not in names


def test_rows_in_which_noise_is_nearer_than_real_loops_say_nothing() -> None:
    """With few songs, the test loops are of others than all that is compared with them."""
    lines = [Line("distance", LOW, 2, "."), Line("bins", LOW, 2, "."), Line("beat", LIKE_REAL, 2, ".")]
    columns = {name: {"distance": 9.0, "bins": np.nan, "beat": 0.5} for name in ("real", "mean", "noise", "mine")}
    report = Report("mine.onnx", "set", 64, 15, 120, lines, columns)
    assert "say nothing here" not in report.text()
    columns["noise"]["distance"] = 4.0
    assert "These rows say nothing here: distance. " in report.text()


def test_the_table(folder, model, tmp_path) -> None:
    other = write_model(tmp_path / "other.onnx", BAR, rng_seed=1)
    report = evaluate(model, folder, [other], count=64)
    assert list(report.columns) == ["real", "mean", "noise", "model", "other"]
    assert report.columns["real"]["Frechet distance"] < report.columns["model"]["Frechet distance"]
    assert report.columns["real"]["diversity"] == pytest.approx(1, abs=0.1)
    text = report.text()
    assert "64 samples" in text
    assert "24 test loops" in text
    assert "24 are few" in text
    for line in report.lines:
        assert f"| {line.name} " in text
    saved = json.loads(report.to_json())["columns"]
    for name, column in report.columns.items():
        assert np.isnan(column["attack of hats"])  # these loops have nothing above 4.4 kHz
        assert saved[name] == {key: None if np.isnan(value) else value for key, value in column.items()}
    alone = evaluate(model, folder, count=64)
    assert json.loads(alone.to_json())["columns"]["model"] == saved["model"]
    write_chart(tmp_path / "chart.png", alone)
    assert is_own_png(tmp_path / "chart.png")
    (tmp_path / "report.json").write_text(report.to_json(), encoding="utf-8")
    assert is_own_report(tmp_path / "report.json")
    with Image.open(tmp_path / "chart.png") as picture:
        assert picture.format == "PNG"
        assert len(picture.convert("RGB").getcolors(2**24)) > 10


def test_models_of_one_name_keep_apart(folder, model, tmp_path) -> None:
    twin = write_model(tmp_path / "model.onnx", BAR, rng_seed=1)
    assert list(evaluate(model, folder, [twin], count=64).columns)[3:] == [str(model), str(twin)]


def test_models_of_other_peaks_tempos_and_geometries_stand_side_by_side(folder, model, tmp_path) -> None:
    small = Description(name="small", bins=64, frames=64, n_fft=128, hop_length=32, sample_rate=8000, beats=1)
    others = {
        "loud": dataclasses.replace(BAR, peak=BAR.peak * 2),
        "slow": dataclasses.replace(BAR, bpm=90.0),
        "small": small,
        "parts": dataclasses.replace(small, parts=PARTS, loudness=-12.0, iterations=8),
    }
    paths = [write_model(tmp_path / f"{name}.onnx", description) for name, description in others.items()]
    report = evaluate(model, folder, paths, count=64)
    assert list(report.columns) == ["real", "mean", "noise", "model", *others]
    assert all(np.isfinite(report.columns[name]["Frechet distance"]) for name in others)
    assert report.columns["slow"] == pytest.approx(report.columns["model"], nan_ok=True)  # at the set's tempo
    assert report.columns["loud"]["Frechet distance"] != report.columns["model"]["Frechet distance"]
    said = "loud makes loops with peak 512, where the set has peak 256; its loops were brought to the set's.\n"
    assert said in report.text()
    assert report.forms["model"] == ""
    (tmp_path / "report.json").write_text(report.to_json(), encoding="utf-8")
    assert is_own_report(tmp_path / "report.json")
    (tmp_path / "report.json").write_text(json.dumps({**json.loads(report.to_json()), "mine": 1}), encoding="utf-8")
    assert not is_own_report(tmp_path / "report.json")


def test_a_picture_is_brought_to_the_sets_peak(tmp_path) -> None:
    """It is the picture of the same sound, at the other peak."""
    generator = Generator(write_model(tmp_path / "loud.onnx", dataclasses.replace(BAR, peak=BAR.peak * 2)))
    latents = np.random.default_rng(0).standard_normal((4, 64), dtype=np.float32)
    own, fitted = generator.images(latents).transpose(0, 2, 1), images_of_generator(generator, latents, BAR)
    magnitudes = [powergram_to_magnitudes(own[0].T, generator.description), powergram_to_magnitudes(fitted[0].T, BAR)]
    np.testing.assert_allclose(np.minimum(magnitudes[0], BAR.peak), magnitudes[1], rtol=1e-4)


@pytest.mark.parametrize(("beats", "periods"), [(1, 40), (2, 20), (8, 5)])
def test_a_loop_of_another_length_is_repeated_or_cut_to_the_sets_beats(beats: int, periods: int) -> None:
    own = dataclasses.replace(BAR, beats=beats, frames=32, sample_rate=4000)
    left = np.sin(2 * np.pi * 10 * np.arange(own.samples) / own.samples).astype(np.float32)
    fitted = fit_sound(np.stack([left, -left], axis=1), own, BAR)
    expected = np.sin(2 * np.pi * periods * np.arange(BAR.samples) / BAR.samples)
    np.testing.assert_allclose(fitted, np.stack([expected, -expected], axis=1), atol=1e-3)
    assert fit_sound(left, own, BAR).shape == (BAR.samples,)


def test_too_few_samples_are_refused(folder, model) -> None:
    with pytest.raises(EvaluationError, match="--count is 10, too few loops to measure a generator; take at least 64"):
        evaluate(model, folder, count=10)


def test_nothing_of_it_needs_tensorflow(folder, model) -> None:
    code = (
        "import sys; from pathlib import Path; from models.evaluation.comparison import evaluate;"
        f"evaluate(Path({str(model)!r}), Path({str(folder)!r}), count=64);"
        "print([name for name in ('tensorflow', 'keras', 'librosa', 'matplotlib') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True).stdout == "[]\n"


def test_conditions_change_the_sound_as_they_are_named(monkeypatch) -> None:
    """A generator whose first condition turns the treble up and whose second one does nothing."""
    conditions = (Condition("brightness", -1, 1), Condition("bass_level"), Condition("kit_dub"))

    class BrightnessGenerator:
        description = dataclasses.replace(BAR, conditions=conditions)

        def parts(self, latents: np.ndarray, conditions: np.ndarray) -> list[Parts]:
            assert (np.isfinite(conditions).sum(1) == 1).all()
            bars = np.stack([image(music(round(100 * abs(latent[0])))).T for latent in latents])
            tilt = np.linspace(-0.1, 0.1, BAR.bins)[:, None] * np.nan_to_num(conditions[:, :1, None])
            return [Parts(bar) for bar in np.clip(bars * (1 + tilt), 0, 1)]

    monkeypatch.setattr("models.evaluation.condition_response.SEEDS", 8)
    ranges = np.array([1, 0.5, 3, 3])
    found = measure_responses(BrightnessGenerator(), ranges)
    assert list(found) == ["brightness", "bass_level"]
    brightness, bass = found["brightness"], found["bass_level"]
    assert brightness["seed by seed"] > 0.95
    assert 0.5 < brightness["together"] < brightness["seed by seed"]
    assert abs(bass["together"]) < 0.05
    assert bass["reach"] == bass["leakage"] == 0
    assert min(brightness["reach"], brightness["leakage"]) > 0.5
    twice = measure_responses(BrightnessGenerator(), ranges / [1, 2, 1, 1])["brightness"]
    assert twice["reach"] == pytest.approx(2 * brightness["reach"])
    assert twice["leakage"] == pytest.approx(brightness["leakage"])


def test_the_ranges_are_those_of_the_sets_own_loops(folder) -> None:
    data = LoopSet(folder, 1024)
    held_out = np.concatenate([data.validation(COUNT), data.test(COUNT)])
    loops = [render_middle(Parts(image.T), BAR, transients=1.0) for image in held_out]
    low, high = np.quantile([measure(loop, BAR.sample_rate, BAR.beats) for loop in loops], [0.1, 0.9], axis=0)
    assert measure_ranges(data) == pytest.approx(high - low)


@pytest.mark.parametrize(("option", "name"), [("--json", "file.json"), ("--picture", "file.png")])
def test_a_missing_folder_is_refused_before_anything_is_measured(folder, model, tmp_path, capsys, option, name) -> None:
    path = tmp_path / "missing" / name
    assert loopseed.main(["evaluate", str(model), "--data", str(folder), option, str(path)]) == 1
    assert capsys.readouterr() == ("", f"loopseed: There is no folder {path.parent} to write {name} to.\n")


@pytest.mark.parametrize(("option", "name"), [("--json", "file.json"), ("--picture", "file.png")])
def test_a_file_of_somebodys_is_not_replaced(folder, model, tmp_path, capsys, option, name) -> None:
    """It is refused before anything is measured."""
    (path := tmp_path / name).write_text('{"mine": 1}')
    assert loopseed.main(["evaluate", str(model), "--data", str(folder), option, str(path)]) == 1
    assert f"{path} is there already, and loopseed did not write it" in capsys.readouterr().err
    assert path.read_text() == '{"mine": 1}'


@pytest.mark.parametrize(
    ("module", "package"), [("scipy", "scipy"), ("sklearn", "scikit-learn"), ("matplotlib", "matplotlib")]
)
def test_a_missing_library_is_one_sentence_before_anything_is_read(module, package, capsys, monkeypatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == module else find(name))
    assert loopseed.main(["evaluate", "no.onnx", "--data", "no-set", "--picture", "chart.png"]) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"loopseed: {package} is not installed: start the command with {UV} run --extra train")
    assert error.count("\n") == 1


def test_a_chart_alone_needs_matplotlib(tmp_path, capsys, monkeypatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "matplotlib" else find(name))
    assert loopseed.main(["evaluate", str(tmp_path / "no.onnx"), "--data", str(tmp_path)]) == 1
    assert "is no set" in capsys.readouterr().err
