"""Block sequence models: training, going on after a stop, the exported file, and the bars that it plays."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from block_songs import SMALL, make_set, play_bar
from inference.continuation.blocks.network import BlockModel
from inference.continuation.blocks.way import BlockWay
from inference.continuation.sequence_file import read_sequence
from models.settings import SequenceSettings, SettingsError, load_preset


@pytest.fixture(scope="module")
def songs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_set(tmp_path_factory.mktemp("songs") / "set")


@pytest.fixture(scope="module")
def settings() -> SequenceSettings:
    preset = load_preset("tiny-sequence")
    assert isinstance(preset, SequenceSettings)
    small = {"encoder_widths": (8, 8), "decoder_widths": (12, 8, 8), "features": 4, "head": 6, "width": 8}
    steps = {"bars": 2, "batch": 4, "evaluate_every": 2, "coder_steps": 4, "steps": 6}
    return dataclasses.replace(preset, geometry=SMALL, **small, **steps)  # pyright: ignore[reportArgumentType]


def test_wrong_settings(settings: SequenceSettings) -> None:
    with pytest.raises(SettingsError, match=r"^6 steps end before the coder is trained, which takes 6; give more"):
        dataclasses.replace(settings, coder_steps=6)
    with pytest.raises(
        SettingsError, match="frames is 40, where 2 encoder_widths and 3 decoder_widths need a multiple"
    ):
        settings.check_geometry(dataclasses.replace(SMALL, frames=40))


def test_training_and_file(songs: Path, settings: SequenceSettings, tmp_path: Path, request) -> None:
    """A stop and a go change no loss; the file plays bars: exact, the same for the same number, others for another."""
    keras = pytest.importorskip("keras")
    from models.sequence.block_training import train_blocks

    run, is_tensorflow = tmp_path / "run", keras.backend.backend() == "tensorflow"
    eager = pytest.importorskip("tensorflow").config.run_functions_eagerly if is_tensorflow else lambda _: None
    eager(True)  # to trace the steps would take longer than they do
    request.addfinalizer(lambda: eager(False))
    train_blocks(songs, run, settings)
    whole = [json.loads(line) for line in (run / "history.jsonl").read_text(encoding="utf-8").splitlines()]
    (run / "checkpoint_0000006.npz").unlink()  # as if it was killed between steps 4 and 6
    best = train_blocks(songs, run, settings)
    entries = [json.loads(line) for line in (run / "history.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [entry["step"] for entry in entries] == [2, 4, 6]
    assert "held_out_error" in entries[0]
    assert "nll" not in entries[0]
    assert entries[-1]["nll"] == pytest.approx(whole[-1]["nll"], abs=1e-3)
    assert entries[-1]["loss"] == pytest.approx(whole[-1]["loss"], abs=1e-3)
    assert best["nll"] == pytest.approx(min(entry["nll"] for entry in entries if "nll" in entry), abs=1e-3)
    assert list((run / "watch").glob("*.png"))

    pytest.importorskip("tf2onnx")
    if is_tensorflow:
        eager(False)
        _check_file(run, tmp_path / "small.blocks.sequence.onnx")


def _check_file(run: Path, path: Path) -> None:
    from models.sequence.block_export import export_blocks

    assert "nats a held-out block" in export_blocks(run, path)
    model = BlockModel(read_sequence(path))
    way = BlockWay(model, np.concatenate([play_bar(3, bar) for bar in range(3)])[:, None])

    def play(rng_seed: int, temperature: float, count: int = 2) -> np.ndarray:
        return np.stack(list(way.play(count, temperature, np.random.default_rng(rng_seed))))

    first = play(0, 1.0)
    assert first.shape == (2, SMALL.samples, 1)
    assert np.isfinite(first).all()
    assert play(0, 1.0).tobytes() == first.tobytes()
    assert play(1, 1.0).tobytes() != first.tobytes()
    assert play(0, 0.0).tobytes() != first.tobytes()
