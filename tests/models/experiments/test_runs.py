"""Both experimental recipes from songs to a continuation: training, resuming, sampling, and bad input."""

import dataclasses
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

import loopseed
from inference.description import Description
from inference.dsp.powergram import powergram
from models.dataset import SetError
from models.experiments.gan_training import train_gan
from models.experiments.raw_training import train_raw
from models.experiments.sampling import load_sampler
from models.experiments.sound_set import SoundSet
from models.settings import SettingsError, load_preset
from models.training.checkpoints import find_checkpoints
from models.training.run import Run
from tiny_songs import GEOMETRY, SONGS, make_bars
from tools.continuation_bench.experimental_way import ExperimentalWay
from tools.continuation_bench.songs import HEARD
from tools.experimental_sequence import main

TRAIN: dict[str, Callable[..., dict[str, Any]]] = {"raw-sequence": train_raw, "recurrent-gan": train_gan}
SAMPLES = GEOMETRY.samples

recipes = pytest.mark.parametrize("name", TRAIN)


@pytest.fixture(scope="module")
def runs(data: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A run of each recipe, trained in one go."""
    folder = tmp_path_factory.mktemp("runs")
    for name, train in TRAIN.items():
        train(data[name], folder / name, load_preset(f"tiny-{name}"))
    return {name: folder / name for name in TRAIN}


def checkpoint(run: Path) -> dict[str, np.ndarray]:
    """The variables of a run's newest checkpoint."""
    with np.load(list(find_checkpoints(run).values())[-1]) as saved:
        return dict(saved)


@recipes
def test_a_training_goes_on_as_if_it_had_not_stopped(name: str, data, runs, tmp_path: Path) -> None:
    """From the checkpoint in the middle, which is where the GAN's second phase begins: the same weights and history."""
    run = tmp_path / "run"
    shutil.copytree(runs[name], run)
    find_checkpoints(run)[8].unlink()
    TRAIN[name](data[name], run, load_preset(f"tiny-{name}"))
    whole, parts = checkpoint(runs[name]), checkpoint(run)
    for number, values in whole.items():
        np.testing.assert_allclose(parts[number], values, rtol=1e-4, atol=1e-6)
    first, second = Run(runs[name]).read_history(), Run(run).read_history()
    assert [entry["step"] for entry in second] == [4, 8]
    assert second[-1] == pytest.approx(first[-1] | {"time": second[-1]["time"]}, rel=1e-3, abs=2e-4)


@recipes
def test_a_continuation_is_exact_and_the_same_again(name: str, runs) -> None:
    """It has whole bars, begins without a step, and other rng_seeds and temperatures give other ones."""
    sampler = load_sampler(runs[name])
    bars = make_bars(SONGS)
    one, same, other = (sampler.continue_bars(bars, 3, 1.0, np.random.default_rng(n)) for n in (0, 0, 1))
    assert one.shape == (3, SAMPLES)
    assert one.tobytes() == same.tobytes()
    assert np.abs(one - other).max() > 1e-4
    cold = [sampler.continue_bars(bars[:1], 2, 0.0, np.random.default_rng(n)) for n in (0, 1)]
    np.testing.assert_array_equal(*cold)
    assert abs(one[0, 0] - bars[-1, -1]) < 0.05
    heard, real = (powergram(row[1], GEOMETRY) for row in (sampler.imitate(bars), bars))
    assert np.corrcoef(heard.reshape(-1), real.reshape(-1))[0, 1] > 0.5


@recipes
def test_the_tool_writes_whole_bars_at_the_recordings_tempo(
    name: str, runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rate, bpm = 4000, 120
    sound = np.resize(make_bars(0), (4 * rate * 60 // bpm,))
    soundfile.write(tmp_path / "in.wav", sound, rate)
    arguments = [str(runs[name]), str(tmp_path / "in.wav"), str(tmp_path / "out.wav"), "--bars", "3", "--bpm", str(bpm)]
    monkeypatch.setattr(sys, "argv", ["experimental_sequence", *arguments])
    main()
    assert "the next 3 bars at 120.00 BPM, heard 4, --rng-seed 0" in capsys.readouterr().out
    played, found = soundfile.read(tmp_path / "out.wav")
    assert (len(played), found) == (3 * rate * 60 // bpm, rate)
    with pytest.raises(SystemExit):
        main()
    assert "out.wav exists already; choose another name, or delete it." in capsys.readouterr().err


@recipes
def test_the_bench_hears_it(name: str, runs) -> None:
    way = ExperimentalWay(runs[name], GEOMETRY)
    bars = make_bars(SONGS, HEARD + 2)
    way.hear(bars[:HEARD])
    played = way.play(2, 1.0, 3)
    way.hear(bars)
    assert played.shape == way.imitate().shape == way.predict().shape == (2, SAMPLES)
    with pytest.raises(SettingsError, match=r"plays bars of 1024 samples at 2184 Hz, where 65536 at 34952 Hz are "):
        ExperimentalWay(runs[name], Description())


def test_runs_that_cannot_be_played(runs, tmp_path: Path) -> None:
    run = tmp_path / "run"
    shutil.copytree(runs["raw-sequence"], run)
    (run / "best.weights.h5").write_bytes(b"x")
    with pytest.raises(SettingsError, match=r"best.weights.h5 is damaged; train in a new folder\.$"):
        load_sampler(run)
    (run / "best.weights.h5").unlink()
    with pytest.raises(SettingsError, match=r"run has no evaluated model yet; train on\.$"):
        load_sampler(run)
    fields = json.loads(load_preset("tiny").to_json())
    (run / "settings.json").write_text(json.dumps(fields), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"is a run of the recipe techno, and only raw-sequence and recurrent-gan "):
        load_sampler(run)
    gan = tmp_path / "gan"
    shutil.copytree(runs["recurrent-gan"], gan)
    (gan / "blocks.npz").write_bytes(b"PK")
    with pytest.raises(SettingsError, match=r"blocks.npz is damaged; train in a new folder\.$"):
        load_sampler(gan)


def test_songs_that_cannot_be_trained_on(data, tmp_path: Path) -> None:
    with pytest.raises(
        SetError, match=r"holds 0 songs of at least 3 bars, where 2 are needed; give the folder with a "
    ):
        SoundSet(data["recurrent-gan"], GEOMETRY)  # the set instead of its slices
    for song in ("a", "b"):
        for bar in range(3):
            (tmp_path / f"{song}_{bar}.wav").write_bytes(b"x")
    with pytest.raises(SetError, match=r"a_0.wav is no sound; give a WAV, FLAC, AIFF, OGG or MP3 file\.$"):
        SoundSet(tmp_path, GEOMETRY)
    long = dataclasses.replace(load_preset("tiny-raw-sequence"), frames=64)
    with pytest.raises(
        SettingsError, match=r"a step hears 1360 samples, and the shortest song has 1024; choose fewer "
    ):
        train_raw(data["raw-sequence"], tmp_path / "long", long)  # pyright: ignore[reportArgumentType]
    plain = load_preset("recurrent-gan")
    with pytest.raises(SettingsError, match=r"the preset recurrent-gan is for loops with bins 512, .* make a set for "):
        train_gan(data["recurrent-gan"], tmp_path / "run", plain)  # pyright: ignore[reportArgumentType]
    with pytest.raises(SetError, match=r"is no set: there is no description.json in it; "):
        train_gan(data["raw-sequence"], tmp_path / "run", plain)  # pyright: ignore[reportArgumentType]


def test_a_gap_ends_a_song(tmp_path: Path) -> None:
    for song, bars in {"one": (0, 1, 2, 4), "other": (3, 4, 5)}.items():
        for bar in bars:
            soundfile.write(tmp_path / f"{song}-{bar:04d}.wav", make_bars(0)[0], GEOMETRY.sample_rate)
    found = SoundSet(tmp_path, GEOMETRY)
    assert [len(song) for song in found.songs] == [3 * SAMPLES // 4] * 2
    assert len(found) == 6


@recipes
def test_the_command(name: str, data, tmp_path: Path, runs, capsys: pytest.CaptureFixture[str]) -> None:
    """Trains as the preset says; --from and an export are refused in one sentence."""
    command = ["train", "--preset", f"tiny-{name}", "--data", str(data[name]), "--out", str(runs[name])]
    assert loopseed.main(command) == 0  # it is at its last step
    assert "python -m tools.experimental_sequence" in capsys.readouterr().out
    assert loopseed.main([*command, "--from", str(tmp_path)]) != 0
    assert "an experimental model starts from random weights" in capsys.readouterr().err
    assert loopseed.main(["export", str(runs[name]), str(tmp_path / "x.onnx")]) != 0
    assert f"is an experiment of the recipe {name}, which has no .onnx file" in capsys.readouterr().err
