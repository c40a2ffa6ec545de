"""The distance of a seed's loop from a target, and the gradient of that distance, by the graph of a model's index."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import onnxruntime

from inference.arrays import Floats
from inference.directions.table_file import Arrays, table_error
from inference.model.generator import Generator
from inference.model.weights import read_weights
from inference.search.measure import Levels

GRAPH, NAMES, SHAPES = "graph", "weights", "shapes"  # arrays of the index: models/search/gradient_graph.py makes them


@dataclass(frozen=True, slots=True, eq=False)
class Slope:
    """How far a seed's loop is from the target [dB], and the gradient [shape=(latent_size,), dB a deviation]."""

    distance: float
    seed: Floats


class Gradient:
    """The gradient graph of one model. For one thread at a time."""

    def __init__(self, generator: Generator, tables: Arrays, threads: int) -> None:
        """`tables` are those of the index; raises TableError where they do not fit the model's file, or OSError."""
        names = [str(name) for name in tables[NAMES]]
        try:
            arrays = read_weights(generator.path, names)
            shapes = [tuple(int(size) for size in shape if size) for shape in tables[SHAPES]]
            weights = [arrays[name].reshape(shape) for name, shape in zip(names, shapes, strict=True)]
            values = [onnxruntime.OrtValue.ortvalue_from_numpy(array) for array in weights]
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.log_severity_level = 4
            options.add_session_config_entry("session.intra_op.allow_spinning", "0")
            options.add_external_initializers(names, values)
            data = tables[GRAPH].astype(np.uint8).tobytes()
            self._session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        except OSError:
            raise
        except Exception as error:  # ONNX Runtime raises a dozen types of its own
            raise table_error(generator.path, "index", "does not fit the model") from error
        self._conditions = len(generator.description.conditions)

    def slope(self, latent: Floats, target: Levels) -> Slope:
        """Distance and gradient at a latent [shape=(latent_size,)] with no condition set."""
        feeds = {"seed": latent[None], "fine": target[0], "coarse": target[1]}
        if self._conditions:
            feeds["conditions"] = np.full((1, self._conditions), np.nan, np.float32)
        outputs: list[Any] = list(self._session.run(["distance", "seed_gradient"], feeds))
        return Slope(float(outputs[0][0]), outputs[1][0])
