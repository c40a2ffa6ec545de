"""The encoder of a model's index: from how a loop sounds to the seed that may have made it, in one pass."""

from typing import Any

import numpy as np
import onnxruntime

from inference.arrays import Floats
from inference.search.measure import Levels

ENCODER = "encoder"  # array of the index: models/search/encoder_training.py makes it


def encode(data: bytes, levels: Levels) -> Floats:
    """The latent [shape=(latent_size,), standard deviations] that an encoder's network guesses from coarse levels."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    outputs: list[Any] = list(session.run(None, {"levels": levels[1][None].astype(np.float32)}))
    return outputs[0][0]
