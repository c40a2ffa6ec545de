"""The shipped sequence models: of the generator, small, and better than their baselines by their own record."""

import json

import numpy as np
import pytest

from checkout import ROOT
from inference.continuation.blocks.network import BlockModel
from inference.continuation.blocks.way import BlockWay
from inference.continuation.continuation import load_blocks
from inference.continuation.latent_model import LatentModel
from inference.continuation.sequence_file import read_sequence, sequence_path
from inference.model.generator import Generator
from inference.model.metadata import read_metadata

GENERATOR = ROOT / "models" / "pretrained" / "techno.onnx"
MAX_BYTES = 3_000_000
MAX_BLOCKS_BYTES = 9_000_000


def test_the_shipped_sequence_model() -> None:
    path = sequence_path(GENERATOR)
    file = read_sequence(path)
    file.check_generator(Generator(GENERATOR))
    assert path.stat().st_size <= MAX_BYTES
    scores = json.loads(read_metadata(path, ("loopseed.training",))["loopseed.training"])["scores"]
    assert scores["nll"] < min(scores["repeat_nll"], scores["mean_nll"])
    card = path.with_suffix(".md").read_text(encoding="utf-8")
    assert f"{scores['nll']:.1f}" in card
    model = LatentModel(file)
    model.begin(np.random.default_rng(0).standard_normal((4, model.latent_size), dtype=np.float32))
    bars = np.stack([model.step(np.random.default_rng(0), 1.0) for _ in range(16)])
    assert np.isfinite(bars).all()
    assert 0.3 < bars.std() < 2.0


def test_the_shipped_block_sequence_model() -> None:
    """A tone in a rhythm goes on with its pitch, its pauses and its level."""
    path = sequence_path(GENERATOR, "blocks")
    model = load_blocks(Generator(GENERATOR))
    assert isinstance(model, BlockModel)
    assert path.stat().st_size <= MAX_BLOCKS_BYTES
    scores = json.loads(read_metadata(path, ("loopseed.training",))["loopseed.training"])["scores"]
    assert scores["nll"] < min(scores["repeat_nll"], scores["mean_nll"])
    card = path.with_suffix(".md").read_text(encoding="utf-8")
    assert f"{scores['nll']:.1f}" in card
    d = model.description
    time = np.arange(d.samples) / d.sample_rate
    bar = (0.3 * np.sin(2 * np.pi * 440 * time) * np.exp(-(time % (60 / d.bpm)) * 20)).astype(np.float32)
    (played,) = BlockWay(model, np.tile(bar, 4)[:, None]).play(1, 0.0, np.random.default_rng(0))
    levels, own = (np.square(x.reshape(64, -1)).mean(axis=1) for x in (played[:, 0], bar))
    assert np.corrcoef(levels, own)[0, 1] > 0.95
    assert levels.mean() / own.mean() == pytest.approx(1, rel=0.3)
    spectrum = np.abs(np.fft.rfft(played[:, 0]))
    assert np.argmax(spectrum) * d.sample_rate / d.samples == pytest.approx(440, abs=3)
