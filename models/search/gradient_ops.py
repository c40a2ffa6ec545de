"""TensorFlow's operations of a gradient that tf2onnx does not convert, in operations of ONNX. All shapes are known."""

from typing import Any

import numpy as np
from tf2onnx.utils import make_name

FLOAT = 1  # TensorProto.FLOAT
MASKS = ("begin_mask", "end_mask", "ellipsis_mask", "new_axis_mask", "shrink_axis_mask")


def relu_gradient(graph: Any, node: Any, name: str, arguments: Any) -> None:
    """The gradient passes where the input is above 0."""
    gradient, x = node.input
    above = graph.make_node("Greater", [x, _constant(graph, np.float32(0))]).output[0]
    passes = graph.make_node("Cast", [above], attr={"to": FLOAT}).output[0]
    _replace(graph, node, "Mul", [gradient, passes])


def tanh_gradient(graph: Any, node: Any, name: str, arguments: Any) -> None:
    """The derivative of y = tanh(x) is 1 - y**2."""
    y, gradient = node.input
    square = graph.make_node("Mul", [y, y]).output[0]
    derivative = graph.make_node("Sub", [_constant(graph, np.float32(1)), square]).output[0]
    _replace(graph, node, "Mul", [gradient, derivative])


def slice_gradient(graph: Any, node: Any, name: str, arguments: Any) -> None:
    """What was cut out goes back to its place, and the rest is 0; steps are 1 or -1."""
    shape = node.inputs[0].get_tensor_value()
    kept = [np.arange(size)[cut] for size, cut in zip(shape, _read_cuts(node, len(shape)), strict=True)]
    sizes = _constant(graph, np.array([len(places) for places in kept], np.int64))
    x = graph.make_node("Reshape", [node.input[4], sizes]).output[0]
    for axis, places in enumerate(kept):
        if len(places) > 1 and places[1] < places[0]:
            ends = [_constant(graph, np.array([n], np.int64)) for n in (-1, -(2**31), axis, -1)]
            x = graph.make_node("Slice", [x, *ends]).output[0]
    before = [int(places.min()) for places in kept]
    after = [int(size - 1 - places.max()) for size, places in zip(shape, kept, strict=True)]
    _replace(graph, node, "Pad", [x, _constant(graph, np.array(before + after, np.int64))])


HANDLERS = {
    "ReluGrad": (relu_gradient, []),
    "TanhGrad": (tanh_gradient, []),
    "StridedSliceGrad": (slice_gradient, []),
}


def _read_cuts(node: Any, dimensions: int) -> list[slice]:
    """The slice of each axis, as Python writes it; an axis that is dropped keeps one place."""
    begin, end, strides = (node.inputs[i].get_tensor_value() for i in (1, 2, 3))
    masks = {name: node.get_attr_value(name, 0) for name in MASKS}
    cuts: list[slice] = []
    for i in range(len(begin)):
        bit = 1 << i
        if masks["ellipsis_mask"] & bit:
            others = sum(not masks["new_axis_mask"] >> k & 1 for k in range(len(begin))) - 1
            cuts += [slice(None)] * (dimensions - others)
        elif masks["new_axis_mask"] & bit:
            continue  # an axis of the cut alone, of one place
        elif masks["shrink_axis_mask"] & bit:
            cuts.append(slice(begin[i], begin[i] + 1 or None))
        else:
            first = None if masks["begin_mask"] & bit else begin[i]
            cuts.append(slice(first, None if masks["end_mask"] & bit else end[i], strides[i]))
    return cuts + [slice(None)] * (dimensions - len(cuts))


def _constant(graph: Any, value: Any) -> str:
    return graph.make_const(make_name("gradient"), np.asarray(value)).output[0]


def _replace(graph: Any, node: Any, kind: str, inputs: list[str]) -> None:
    shape, dtype = graph.get_shape(node.output[0]), graph.get_dtype(node.output[0])
    graph.remove_node(node.name)
    graph.make_node(kind, inputs, name=node.name, outputs=node.output, shapes=[shape], dtypes=[dtype])
