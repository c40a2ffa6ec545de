"""The weights of an .onnx file by their names, read without a library for such files.

See TensorProto in onnx.proto, and inference/model/metadata.py for the format of the messages.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import numpy as np

from inference.arrays import Floats
from inference.model.metadata import GRAPH, list_fields, open_model

INITIALIZER = 5  # field of GraphProto
NAME, RAW_DATA = 8, 9  # fields of TensorProto


def read_weights(path: Path, names: Iterable[str]) -> dict[str, Floats]:
    """The numbers [shape=(any,), float32] of the weights with these names; raises KeyError where one is missing.

    Raises MetadataError, or OSError where the file cannot be read.
    """
    wanted = set(names)
    found: dict[str, Floats] = {}
    with open_model(path) as file:
        for number, *graph in list_fields(file):
            if number != GRAPH:
                continue
            for field, *tensor in list_fields(file, *graph):
                if field == INITIALIZER:
                    spans = {key: span for key, *span in list_fields(file, *tensor) if key in (NAME, RAW_DATA)}
                    name = _read(file, spans.get(NAME, [0, 0])).decode("utf-8", "replace")
                    if name in wanted and RAW_DATA in spans:
                        found[name] = np.frombuffer(_read(file, spans[RAW_DATA]), "<f4").astype(np.float32)
    if missing := wanted - found.keys():
        raise KeyError(f"no weight {min(missing)!r:.80}")
    return found


def _read(file: BinaryIO, span: list[int]) -> bytes:
    start, end = span
    file.seek(start)
    return file.read(end - start)
