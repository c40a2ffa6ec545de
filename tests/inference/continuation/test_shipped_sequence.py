"""The shipped sequence model: its generator's, small, and better than its baselines by its own record."""

import json

import numpy as np

from checkout import ROOT
from inference.continuation.latent_model import LatentModel
from inference.continuation.sequence_file import read_sequence, sequence_path
from inference.model.generator import Generator
from inference.model.metadata import read_metadata

GENERATOR = ROOT / "models" / "pretrained" / "techno.onnx"
MAX_BYTES = 3_000_000


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
