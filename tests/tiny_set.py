"""A set of 200 small pulse trains with two conditions, and settings that train on it in seconds."""

import dataclasses
from pathlib import Path

import numpy as np

from inference.description import PARTS, Condition, Description
from inference.parts.parts import part_shapes
from models.settings import Settings, settings_from

TINY = Description(
    name="tiny",
    bins=32,
    frames=64,
    n_fft=64,
    hop_length=16,
    sample_rate=2184,  # Hz: 1024 samples are one beat at 128 BPM
    beats=1,
    latent_size=8,
    conditions=(Condition("level"), Condition("decay")),
    parts=PARTS,
)
GEOMETRY = dataclasses.asdict(TINY)  # as a preset's table
COUNT = 200
FEW_BATCHES = 2


def write_set(path: Path, description: Description = TINY) -> Path:
    """Write the set into a new folder: how loud the pulses are and how slowly they fade is what the conditions say."""
    path.mkdir(parents=True)
    rng = np.random.default_rng(0)
    conditions = rng.random((COUNT, 2), dtype=np.float32)
    level, decay = conditions.T[:, :, None, None]
    pulses = np.exp(-(np.arange(description.frames) % 16) / (2 + 7 * decay))
    images = 255 * pulses * (0.3 + 0.7 * level) * rng.uniform(0.6, 1, (COUNT, description.bins, 1))
    np.save(path / "images.npy", images.astype(np.uint8))
    shapes = part_shapes(description)
    for name in set(description.parts) & {"levels", "side"}:
        part = images.mean(1, keepdims=True).repeat(shapes[name][1] // description.frames, axis=2)
        np.save(path / f"{name}.npy", np.broadcast_to(part, (COUNT, *shapes[name])).astype(np.uint8))
    if "low_band" in description.parts:
        wave = np.sin(np.arange(*shapes["low_band"]) / 2) * rng.uniform(0.1, 0.5, (COUNT, 1))
        np.save(path / "low_band.npy", wave.astype(np.float16))
    if description.conditions:
        np.save(path / "conditions.npy", conditions)
    (path / "description.json").write_text(description.to_json(), encoding="utf-8")
    return path


def tiny_settings(**changes: object) -> Settings:
    """Eight steps of every kind there is, for the loops of the set."""
    sizes = {"generator_widths": [16, 16, 8], "critic_widths": [8, 8], "bass_widths": [8, 8], "texture_widths": [4, 4]}
    sizes |= {"fine_widths": [8, 4], "flow_widths": [8, 8], "fine_critic_widths": [4, 4]}
    steps = {"steps": 8, "vae_steps": 4, "critic_lead": 1, "evaluate_every": 2, "evaluate_count": 16, "held_out": 16}
    return settings_from({"recipe": "techno", **sizes, **steps, "batch": 4, "geometry": GEOMETRY, **changes})


def plain_settings(**changes: object) -> Settings:
    """Eight steps of the plain recipe, a third of the work: for what does not depend on the recipe."""
    steps = {"steps": 8, "evaluate_every": 2, "evaluate_count": 16, "held_out": 16}
    return settings_from({"recipe": "technogan", **steps, "batch": 4, "geometry": GEOMETRY, **changes})
