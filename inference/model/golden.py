"""Golden seeds: a few seeds in a model's file, with the images that its network gave for them when it was exported.

They are compared when the model is loaded, and reveal a file or a computer that gives other images.
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
EVERY = 8  # bins and frames: one pixel of that many is kept in each direction
TOLERANCE = 1e-3  # of a value 0..1: ONNX Runtime's own kernels differ by 2.4e-7, wrong weights by far more


class GoldenError(ValueError):
    """Golden seeds that cannot be read; the text is one sentence."""


@dataclass(frozen=True, eq=False)
class Golden:
    """Golden seeds, and every EVERY-th pixel of their images."""

    latents: Floats  # [shape=(count, latent_size), standard deviations]
    conditions: Floats  # [shape=(count, number of conditions)], NaN where one is not set
    pixels: Floats  # [shape=(count, ceil(bins / EVERY), ceil(frames / EVERY)), 0..1]

    @classmethod
    def from_images(cls, latents: Floats, conditions: Floats, images: Floats) -> "Golden":
        """The golden seeds of these latents and conditions, whose images are [shape=(count, bins, frames), 0..1]."""
        return cls(latents, conditions, images[:, ::EVERY, ::EVERY])

    def max_difference(self, images: Floats) -> float:
        """The largest difference of images [shape=(count, bins, frames), 0..1] from the golden ones."""
        return float(np.abs(images[:, ::EVERY, ::EVERY] - self.pixels).max())

    def to_json(self) -> str:
        """The text for the model's metadata, under GOLDEN_KEY: float32, little-endian, in base64."""
        return json.dumps({name: encode_floats(getattr(self, name)) for name in ("latents", "conditions", "pixels")})

    @classmethod
    def from_json(cls, text: str, description: Description) -> "Golden":
        """Read the metadata's text; raises GoldenError where it is damaged or does not fit the description."""
        d = description
        try:
            fields = {name: decode_floats(value) for name, value in rename(json.loads(text)).items()}
            latents = fields["latents"].reshape(-1, d.latent_size)
            conditions = fields["conditions"].reshape(len(latents), len(d.conditions))
            pixels = fields["pixels"].reshape(len(latents), -(-d.bins // EVERY), -(-d.frames // EVERY))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, binascii.Error) as error:
            raise GoldenError(f"its golden seeds are damaged: {error}.") from error
        if not len(latents):
            raise GoldenError("its golden seeds are damaged: there are none.")
        return cls(latents, conditions, pixels)


def encode_floats(array: Floats) -> str:
    """Numbers of any shape as a text: float32, little-endian, in base64."""
    return base64.b64encode(array.astype("<f4").tobytes()).decode("ascii")


def decode_floats(text: str) -> Floats:
    """The numbers [shape=(count,)] of such a text; raises ValueError, binascii.Error or TypeError."""
    return np.frombuffer(base64.b64decode(text, validate=True), "<f4").astype(np.float32)
