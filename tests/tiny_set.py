"""A set of 200 small pulse trains with two conditions, and settings that train on it in seconds."""

import dataclasses
from pathlib import Path

import numpy as np

from inference.description import Condition, Description
from models.settings import Settings, settings_from

TINY = Description(
    name="tiny",
    bins=32,
    frames=64,
    n_fft=64,
    hop_length=16,
    latent_size=8,
    conditions=(Condition("level"), Condition("decay")),
)
GEOMETRY = dataclasses.asdict(TINY)  # as a preset's table
COUNT = 200


def write_set(path: Path, description: Description = TINY) -> Path:
    """Write the set into a new folder: how loud the pulses are and how slowly they fade is what the conditions say."""
    path.mkdir(parents=True)
    rng = np.random.default_rng(0)
    conditions = rng.random((COUNT, 2), dtype=np.float32)
    level, decay = conditions.T[:, :, None, None]
    pulses = np.exp(-(np.arange(description.frames) % 16) / (2 + 7 * decay))
    images = 255 * pulses * (0.3 + 0.7 * level) * rng.uniform(0.6, 1, (COUNT, description.bins, 1))
    np.save(path / "images.npy", images.astype(np.uint8))
    if description.conditions:
        np.save(path / "conditions.npy", conditions)
    (path / "description.json").write_text(description.to_json(), encoding="utf-8")
    return path


def tiny_settings(**changes: object) -> Settings:
    """Eight steps of every kind there is, for the loops of the set."""
    sizes = {"generator_widths": [16, 16, 8], "critic_widths": [8, 8], "bass_widths": [8, 8], "texture_widths": [4, 4]}
    steps = {"steps": 8, "vae_steps": 4, "critic_lead": 1, "evaluate_every": 2, "evaluate_count": 16, "held_out": 16}
    return settings_from({"recipe": "techno", **sizes, **steps, "batch": 4, "geometry": GEOMETRY, **changes})
