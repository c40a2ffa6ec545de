"""Networks as files with weights in half precision."""

import numpy as np
import onnx
from onnx import TensorProto, numpy_helper

LARGE = 4096  # bytes: a larger array is kept in half precision


def halve_weights(network: onnx.ModelProto) -> bytes:
    """A network as a file that keeps large weights in half precision; it computes in single precision as before."""
    for item in list(network.graph.initializer):
        array = numpy_helper.to_array(item)
        if array.dtype == np.float32 and array.nbytes > LARGE:
            name = item.name
            item.CopyFrom(numpy_helper.from_array(array.astype(np.float16), f"{name}/half"))
            cast = onnx.helper.make_node("Cast", [f"{name}/half"], [name], to=TensorProto.FLOAT)
            network.graph.node.insert(0, cast)
    return network.SerializeToString()
