"""Golden seeds: a few seeds inside a model's file, and what its network made of them where it was exported.

A machine or a file that computes something else is found out when the model is loaded, not on stage.
"""

import base64
import binascii
import json
from dataclasses import dataclass

import numpy as np

from inference.arrays import Floats
from inference.description import Description
from inference.old_names import rename

GOLDEN_KEY = "loopseed.golden"
EVERY = 8  # bins and frames: one pixel of that many in each direction is kept
TOLERANCE = (
    1e-3  # of a value 0..1: ONNX Runtime's ways to compute a generator differ by 2.4e-7; bad weights by far more
)


class GoldenError(ValueError):
    """Golden seeds that cannot be read; its text is one sentence."""


@dataclass(frozen=True, eq=False)
class Golden:
    """Seeds [shape=(count, latent_size)], conditions [shape=(count, conditions)] and every EVERY-th pixel of images."""

    latents: Floats
    conditions: Floats
    pixels: Floats  # [shape=(count, ceil(bins / EVERY), ceil(frames / EVERY)), 0..1]

    @classmethod
    def of(cls, latents: Floats, conditions: Floats, images: Floats) -> "Golden":
        """What is kept of images [shape=(count, bins, frames), 0..1]."""
        return cls(latents, conditions, images[:, ::EVERY, ::EVERY])

    def difference(self, images: Floats) -> float:
        """The largest difference of images [shape=(count, bins, frames), 0..1] from what they should be."""
        return float(np.abs(images[:, ::EVERY, ::EVERY] - self.pixels).max())

    def to_json(self) -> str:
        """The text that goes into the model's metadata under GOLDEN_KEY."""
        return json.dumps({name: _text(getattr(self, name)) for name in ("latents", "conditions", "pixels")})

    @classmethod
    def from_json(cls, text: str, description: Description) -> "Golden":
        """Read the metadata's text; raises GoldenError where it does not fit the description."""
        d = description
        try:
            fields = {name: _floats(value) for name, value in rename(json.loads(text)).items()}
            latents = fields["latents"].reshape(-1, d.latent_size)
            conditions = fields["conditions"].reshape(len(latents), len(d.conditions))
            pixels = fields["pixels"].reshape(len(latents), -(-d.bins // EVERY), -(-d.frames // EVERY))
        except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
            raise GoldenError(f"its golden seeds are damaged: {error}.") from error
        if not len(latents):
            raise GoldenError("its golden seeds are damaged: there are none.")
        return cls(latents, conditions, pixels)


def _text(array: Floats) -> str:
    return base64.b64encode(array.astype("<f4").tobytes()).decode("ascii")


def _floats(text: str) -> Floats:
    return np.frombuffer(base64.b64decode(text, validate=True), "<f4").astype(np.float32)
