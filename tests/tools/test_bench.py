"""The arithmetic of the bench. No test depends on a measured time."""

import re
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from tiny_model import CONDITIONAL, TINY, write_model
from tools.bench.stages import multiply_adds
from tools.bench.timing import Times, table, time_in_turn


def test_methods_take_turns_and_the_warm_up_round_does_not_count():
    seen: list[str] = []
    times = time_in_turn({"a": lambda: seen.append("a"), "b": lambda: seen.append("b")}, rounds=3)
    assert seen == ["a", "b"] * 4
    assert all(len(time.cpu) == len(time.wall) == 3 for time in times.values())


def test_a_row_is_medians_and_minima():
    assert Times(cpu=[3, 1, 2], wall=[6, 4, 5]).row == [2, 1, 5, 4]


def test_a_table():
    assert table("t", ["x", "y"], {"a": [1.0, "n"]}) == "### t\n| | x | y |\n|---|---:|---:|\n| a | 1.00 | n |\n"


def test_multiply_adds_of_matrix_products(models_folder: Path, tmp_path: Path):
    of_the_seed = TINY.latent_size * (TINY.bins + TINY.frames)
    assert multiply_adds(models_folder / "tiny.onnx") == of_the_seed
    conditional = write_model(tmp_path / "conditional.onnx", CONDITIONAL)
    assert multiply_adds(conditional) == of_the_seed + len(CONDITIONAL.conditions)


@pytest.mark.parametrize(("kind", "expected"), [("Conv", 8 * 5 * 3 * 4), ("ConvTranspose", 10 * 5 * 4 * 3)])
def test_multiply_adds_of_convolutions(tmp_path: Path, kind: str, expected: int):
    """10 positions, 5 channels in, 4 out, a kernel of 3: Conv has 8 outputs a channel, ConvTranspose 10 inputs."""
    kernel = np.zeros((4, 5, 3) if kind == "Conv" else (5, 4, 3), np.float32)
    graph = helper.make_graph(
        [helper.make_node("Relu", ["x"], ["r"]), helper.make_node(kind, ["r", "kernel"], ["y"])],
        "one",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 5, 10])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(kernel, "kernel")],
    )
    path = tmp_path / "one.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), path)
    assert multiply_adds(path) == expected


def test_a_machine_is_described_without_getloadavg(monkeypatch):
    """Windows has no os.getloadavg; psutil has a load of its own there."""
    pytest.importorskip("psutil", reason="needs the group bench")
    from tools.bench.measure import machine

    monkeypatch.delattr("os.getloadavg", raising=False)
    monkeypatch.setattr("tools.bench.measure._lines", lambda path: [])  # nor /proc
    assert re.search(r", \d+ cores, \d+ GiB, \w+, load \d", machine())
