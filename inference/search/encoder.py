"""The encoder of a model's index: from how a loop sounds to the seed that may have made it, in one pass."""

from typing import Any

import numpy as np
import onnxruntime

from inference.arrays import Floats
from inference.directions.table_file import Arrays, table_error
from inference.model.generator import Generator
from inference.search.measure import Levels

ENCODER = "encoder"  # array of the index: models/search/encoder_training.py makes it


def encode(generator: Generator, tables: Arrays, levels: Levels) -> Floats:
    """The latent [shape=(latent_size,), standard deviations] that the index's encoder guesses from coarse levels.

    Raises TableError where the encoder does not fit the model.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    data = tables[ENCODER].astype(np.uint8).tobytes()
    try:
        session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        outputs: list[Any] = list(session.run(None, {"levels": levels[1][None].astype(np.float32)}))
        return outputs[0].reshape(generator.description.latent_size)
    except Exception as error:  # ONNX Runtime raises a dozen types of its own
        raise table_error(generator.path, "index", "does not fit the model") from error
