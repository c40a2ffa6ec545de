"""Write a run's best block sequence model as an .onnx file: `loopseed export RUN NAME.sequence.onnx`.

Its three paths (inference/continuation/blocks/network.py) are converted one by one and joined in one graph.
"""

import dataclasses
import hashlib
import json
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import tensorflow as tf
import tf2onnx
from keras import ops

from inference.continuation.blocks.codes import CODES, CODES_PER_BLOCK, DIGITS, LEVEL, LEVELS
from inference.continuation.blocks.network import BlockModel
from inference.continuation.sequence_file import NEXT_STATE, STATE, Arrays, make_metadata, read_sequence
from inference.description import Description
from inference.files.atomic_file import atomic_write
from inference.model.generator import SEQUENCE_SUFFIX
from models.export import OPSET, ExportError, check_export
from models.half_precision import halve_weights
from models.onnx_weights import TRAINING_KEY
from models.sequence.block_training import LEVEL_NAME, PICTURE, SequenceModel, say_scores
from models.sequence.coder import Coder
from models.sequence.language import LanguageTraining
from models.settings import SequenceSettings, read_json
from models.training.run import Run

GOLDEN_STEPS = 3
CHOSEN = 1e4  # noise of a golden code, far more than any logit: rounding cannot change what is drawn


class Ports:
    """The three paths of the network with their inputs and outputs by name."""

    def __init__(self, coder: Coder, language: LanguageTraining, description: Description) -> None:
        of, self.language = coder.statistics, language.model
        self.encoder, self.decoder = coder.encoder, coder.decoder
        self.mean, self.deviation = (x.astype(np.float32) for x in (of.mean, of.deviation))
        self.frames, self.bins = coder.frames, description.bins
        count = CODES_PER_BLOCK
        self.paths: list[tuple[Callable[..., Any], dict[str, tuple[int | None, ...]]]] = [
            (self.encode, {"picture": (1, None, self.bins)}),
            (self.draw, {"codes": (1, count), "noise": (1, count, CODES), STATE: (1, self.language.state_size)}),
            (self.decode, {"blocks": (1, None, count)}),
        ]

    def encode(self, picture: Any) -> dict[str, Any]:
        """Digits of a picture, before they are rounded."""
        return {"digits": self.encoder((picture - self.mean) / self.deviation)}

    def draw(self, codes: Any, noise: Any, state: Any) -> dict[str, Any]:
        """The next block's codes."""
        return self.language.step(codes, noise, state)

    def decode(self, blocks: Any) -> dict[str, Any]:
        """The picture of codes."""
        powers = tf.constant((LEVELS ** np.arange(DIGITS)).astype(np.int32))
        steps = ops.floor_divide(tf.cast(blocks, tf.int32)[..., None], powers) % LEVELS
        digits = tf.cast(steps, tf.float32) + 0.5 - LEVELS / 2
        digits = tf.reshape(digits, (1, -1, CODES_PER_BLOCK * DIGITS))
        return {"smooth": self.decoder(digits) * self.deviation + self.mean}


def export_blocks(folder: Path, path: Path, step: int | None = None) -> str:
    """Write the best model of the run in `folder`, or that of a step, to `path`; returns a summary for people.

    Raises ExportError, SettingsError, SetError and OSError; then nothing is written. The file is read again as
    `continue` reads it, which compares ONNX Runtime with TensorFlow over a golden sequence.
    """
    if not path.name.endswith(SEQUENCE_SUFFIX):
        raise ExportError(f"{path.name} is to be a sequence model; name it NAME{SEQUENCE_SUFFIX}.")
    check_export(path)
    run = Run(folder)
    settings, description = run.read_settings(), run.read_description()
    assert isinstance(settings, SequenceSettings)
    coder = Coder(settings, description, run.read_statistics()[PICTURE])
    language = LanguageTraining(settings)
    evaluated = _load(run, coder, language, step)
    _round_weights(
        [part for model in (coder.encoder, coder.decoder, language.model) for part in model.trainable_variables]
    )
    ports = Ports(coder, language, description)
    level = _read_level(folder)
    golden = _play(ports)
    texts = make_metadata("blocks", description, {LEVEL: level}, golden)
    network = _convert(ports)
    training = {
        "run": folder.resolve().name,
        "step": evaluated["best_step"],
        "scores": {name: evaluated[name] for name in ("nll", "repeat_nll", "mean_nll")},
        "set": run.read_set_note(),
        "versions": {name: version(name) for name in ("loopseed", "keras", "onnx", "onnxruntime", "tf2onnx")},
        "settings": dataclasses.asdict(settings),
    }
    onnx.helper.set_model_props(network, texts | {TRAINING_KEY: json.dumps(training)})
    data = network.SerializeToString()
    with atomic_write(path) as temporary:
        temporary.write_bytes(data)
        BlockModel(read_sequence(temporary))
    facts = f"{len(data) / 1e6:.1f} MB, {say_scores(evaluated)}"
    return f"{path}: {facts}\nsha256 {hashlib.sha256(data).hexdigest()}"


def _round_weights(variables: list[Any]) -> None:
    """Round weights to the half precision in which the file keeps the large ones."""
    for variable in variables:
        variable.assign(ops.convert_to_numpy(variable).astype(np.float16).astype(np.float32))


def _read_level(folder: Path) -> float:
    """The level of the songs that the run has learned from."""
    try:
        return float(read_json(folder / LEVEL_NAME)[LEVEL])
    except (OSError, KeyError, TypeError, ValueError):
        raise ExportError(f"{folder / LEVEL_NAME} is missing or damaged; train on, which writes it again.") from None


def _load(run: Run, coder: Coder, language: LanguageTraining, step: int | None) -> dict[str, Any]:
    """Load the best weights, or those of a step; returns the history's entry of them."""
    evaluated = run.find_best() if step is None else {"best_step": step, **run.find_entry(step)}
    if "nll" not in evaluated or not run.best_path.exists():
        at = "" if step is None else f" of step {step}"
        raise ExportError(f"{run.path} has no evaluated model{at} to export; train on, or name another step.")
    if step is not None:
        run.load_step(step, [*coder.variables, *language.variables])
        return evaluated
    try:
        SequenceModel(coder, language).load_weights(run.best_path)
    except (OSError, ValueError):
        raise ExportError(f"{run.best_path} is damaged; export a checkpoint with --step N.") from None
    return evaluated


def _play(ports: Ports) -> tuple[Arrays, Arrays]:
    """Inputs of a few steps on all three paths, and what TensorFlow makes of them."""
    rng, count = np.random.default_rng(0), CODES_PER_BLOCK
    codes = rng.integers(CODES, size=(GOLDEN_STEPS + 1, count))
    inputs = {
        "picture": rng.random((GOLDEN_STEPS, ports.frames, ports.bins), dtype=np.float32),
        "codes": codes[:-1].astype(np.float32),
        "noise": CHOSEN * np.eye(CODES, dtype=np.float32)[codes[1:]],
        "blocks": codes[:-1, None].astype(np.float32),
    }
    state, found = np.zeros((1, ports.language.state_size), np.float32), []
    for place in range(GOLDEN_STEPS):
        given = {name: tf.constant(values[place][None]) for name, values in inputs.items()} | {STATE: state}
        outputs = {}
        for path, shapes in ports.paths:
            outputs |= path(*(given[name] for name in shapes))
        state = outputs.pop(NEXT_STATE)
        found.append(outputs)
    return inputs, {name: np.concatenate([outputs[name].numpy() for outputs in found]) for name in found[0]}


def _convert(ports: Ports) -> onnx.ModelProto:
    """The three paths as one graph with weights in half precision."""
    joined: onnx.ModelProto | None = None
    for number, (path, shapes) in enumerate(ports.paths):
        signature = [tf.TensorSpec(shape, tf.float32, name=name) for name, shape in shapes.items()]
        function = tf.function(path, input_signature=signature, autograph=False)
        model = tf2onnx.convert.from_function(function, input_signature=signature, opset=OPSET)[0]
        kept = {port.name for port in (*model.graph.input, *model.graph.output)}
        names = {
            name: f"{number}/{name}"
            for node in model.graph.node
            for name in (*node.input, *node.output)
            if name and name not in kept
        }
        _rename(model.graph, names, str(number))
        if joined is None:
            joined = model
        else:
            for field in ("node", "initializer", "input", "output"):
                getattr(joined.graph, field).extend(getattr(model.graph, field))
    assert joined is not None
    del joined.graph.value_info[:]
    halve_weights(joined)
    return joined


def _rename(graph: onnx.GraphProto, names: dict[str, str], prefix: str) -> None:
    """Give the tensors and nodes of a graph without inner graphs other names."""
    for node in graph.node:
        node.name = f"{prefix}/{node.name}"
        for ports in (node.input, node.output):
            ports[:] = [names.get(name, name) for name in ports]
    for tensor in graph.initializer:
        tensor.name = names.get(tensor.name, tensor.name)
