"""The layers of a generator's graph: their activations, and an offset that is added to one of them.

The offset is an initializer that is a graph input, too: ONNX Runtime takes zeros where no offset is given, so the file
is played as before. A layer is named by its tensor in the graph, which is what goes into a rectifier: the layer's sums
after normalisation and conditions.
"""

from collections.abc import Sequence

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from inference.arrays import Floats
from inference.description import Description
from inference.model.generator import OFFSET
from inference.sentences import list_choices

LAYERS = 3  # that are candidates: the first ones, in which a whole loop is still few numbers
RECTIFIERS = ("Relu", "LeakyRelu", "PRelu", "Elu", "Selu")
SHIFTED = f"{OFFSET}/shifted"  # name of the layer's tensor with the offset added


class LayerError(ValueError):
    """A layer that cannot be used; the text is one sentence."""


def remove_offset(model: onnx.ModelProto) -> onnx.ModelProto:
    """A copy of a model without the offset that an earlier call of `add_offset` added."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    graph = copy.graph
    added = next((node for node in graph.node if list(node.output) == [SHIFTED]), None)
    if added is None:
        return copy
    for node in graph.node:
        node.input[:] = [added.input[0] if name == SHIFTED else name for name in node.input]
    graph.node.remove(added)
    for ports in (graph.initializer, graph.input):
        ports.remove(next(port for port in ports if port.name == OFFSET))
    return copy


def list_layers(model: onnx.ModelProto) -> list[str]:
    """The layers that directions can be looked for in: what goes into the first rectifiers of three axes or more."""
    inferred = onnx.shape_inference.infer_shapes(model).graph.value_info
    axes = {info.name: len(info.type.tensor_type.shape.dim) for info in inferred}
    inputs = [node.input[0] for node in model.graph.node if node.op_type in RECTIFIERS]
    return [name for name in inputs if axes.get(name, 0) >= 3][:LAYERS]


def check_layer(model: onnx.ModelProto, layer: str) -> None:
    """Raise LayerError where a model has no tensor of that name that depends on the seed."""
    reached = {"seed"}
    for node in model.graph.node:
        if reached & set(node.input):
            reached |= set(node.output)
    outputs = {output.name for output in model.graph.output}
    if layer not in reached - outputs - {"seed"}:
        raise LayerError(f"There is no layer {layer!r:.80}; {list_choices('layer', list_layers(model))}.")


def add_offset(model: onnx.ModelProto, layer: str, shape: Sequence[int]) -> onnx.ModelProto:
    """A copy of a model with the input OFFSET, zeros of `shape` without the batch, added to a layer's activations."""
    copy = remove_offset(model)
    graph = copy.graph
    for node in graph.node:
        node.input[:] = [SHIFTED if name == layer else name for name in node.input]
    after = next(i for i, node in enumerate(graph.node) if layer in node.output)
    graph.node.insert(after + 1, helper.make_node("Add", [layer, OFFSET], [SHIFTED], SHIFTED))
    graph.initializer.append(numpy_helper.from_array(np.zeros((1, *shape), np.float32), OFFSET))
    graph.input.append(helper.make_tensor_value_info(OFFSET, TensorProto.FLOAT, ["offsets", *shape]))
    onnx.checker.check_model(copy)
    return copy


class Activations:
    """What a layer gives for seeds, run without the network behind it.

    layer : its name. shape : of its activations for one seed.
    """

    def __init__(self, model: onnx.ModelProto, layer: str, description: Description) -> None:
        """Raises LayerError as check_layer does."""
        check_layer(model, layer)
        self.layer = layer
        part = onnx.ModelProto()
        part.CopyFrom(model)
        del part.graph.output[:]
        part.graph.output.append(helper.make_tensor_value_info(layer, TensorProto.FLOAT, None))
        part = onnx.utils.Extractor(part).extract_model([port.name for port in model.graph.input], [layer])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(
            part.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        first = self(np.zeros((1, description.latent_size)), np.zeros((1, len(description.conditions))))
        self.shape = first.shape[1:]

    def __call__(self, latents: Floats, conditions: Floats) -> Floats:
        """The activations [shape=(count, *shape)] of latents [shape=(count, latent_size)] and conditions."""
        feeds = {"seed": latents, "conditions": conditions}
        needed = (port.name for port in self._session.get_inputs())
        return self._session.run(None, {name: feeds[name].astype(np.float32) for name in needed})[0]
