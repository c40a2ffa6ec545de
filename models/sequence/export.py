"""Write a run's best latent sequence model as an .onnx file: `loopseed export RUN NAME.sequence.onnx`."""

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

from inference.continuation.latent_model import LatentModel
from inference.continuation.sequence_file import Arrays, make_metadata, read_sequence
from inference.files.atomic_file import atomic_write
from inference.model.generator import SEQUENCE_SUFFIX
from models.export import OPSET, ExportError, check_export
from models.onnx_weights import TRAINING_KEY
from models.sequence.listening import NAME
from models.sequence.network import Outputs, Predictor, make_optimizer
from models.sequence.training import open_generator, say_scores
from models.settings import LatentSequenceSettings
from models.training.run import Run

GOLDEN_BARS = 12  # so that the components point to all bars that they can
TEMPERATURE = 0.6  # of the learned distribution, which changes more from bar to bar than the songs: 1 in the file


def export_latents(folder: Path, path: Path, step: int | None = None) -> str:
    """Write the best model of the run in `folder`, or that of a step, to `path`; returns a summary for people.

    Raises ExportError, SettingsError and OSError; then nothing is written. The file is read again as `continue` reads
    it, which compares ONNX Runtime with TensorFlow over a golden sequence.
    """
    if not path.name.endswith(SEQUENCE_SUFFIX):
        raise ExportError(f"{path.name} is to be a sequence model; name it NAME{SEQUENCE_SUFFIX}.")
    check_export(path)
    run = Run(folder)
    settings = run.read_settings()
    assert isinstance(settings, LatentSequenceSettings)
    generator = open_generator(settings)
    predictor, evaluated = _load(run, settings, generator.description.latent_size, step)
    bars, golden = _play(folder, predictor)
    network = _convert(predictor)
    training = {
        "run": folder.resolve().name,
        "step": evaluated["best_step"],
        "scores": {name: evaluated[name] for name in ("nll", "repeat_nll", "mean_nll")},
        "set": run.read_set_note(),
        "versions": {name: version(name) for name in ("loopseed", "keras", "onnx", "onnxruntime", "tf2onnx")},
        "settings": dataclasses.asdict(settings),
    }
    texts = make_metadata("latent", generator.description, {}, ({"bar": bars}, golden), generator.network)
    onnx.helper.set_model_props(network, texts | {TRAINING_KEY: json.dumps(training)})
    data = network.SerializeToString()
    with atomic_write(path) as temporary:
        temporary.write_bytes(data)
        LatentModel(read_sequence(temporary))
    facts = f"{len(data) / 1e6:.1f} MB, {say_scores(evaluated)}"
    return f"{path}: {facts}\nfor {generator.path.name}\nsha256 {hashlib.sha256(data).hexdigest()}"


def _load(run: Run, settings: LatentSequenceSettings, size: int, step: int | None) -> tuple[Predictor, dict[str, Any]]:
    """The network with the best weights, or those of a step, and the history's entry of them."""
    predictor = Predictor(settings, size)
    evaluated = run.find_best() if step is None else {"best_step": step, **run.find_entry(step)}
    if "nll" not in evaluated or not run.best_path.exists():
        at = "" if step is None else f" of step {step}"
        raise ExportError(f"{run.path} has no evaluated model{at} to export; train on, or name another step.")
    if step is not None:
        run.load_step(step, [*predictor.trainable_variables, *make_optimizer(settings, predictor).variables])
        return predictor, evaluated
    try:
        predictor.load_weights(run.best_path)
    except (OSError, ValueError):
        raise ExportError(f"{run.best_path} is damaged; export a checkpoint with --step N.") from None
    return predictor, evaluated


def _play(folder: Path, predictor: Predictor) -> tuple[np.ndarray, Arrays]:
    """The first bars that the run has heard, and what TensorFlow predicts after each."""
    with np.load(folder / NAME) as file:
        latents = file["latents"]
    bars = latents[np.isfinite(latents).all(axis=1)][:GOLDEN_BARS]
    step, state, found = _narrow(predictor), tf.zeros((1, predictor.state_size)), []
    for bar in bars:
        outputs = step(tf.constant(bar[None]), state)
        state = outputs.pop("next_state")
        found.append(outputs)
    return bars, {name: np.concatenate([outputs[name].numpy() for outputs in found]) for name in found[0]}


def _narrow(predictor: Predictor) -> Callable[[Any, Any], Outputs]:
    """The predictor's step with the mixture of TEMPERATURE (LatentModel.step) in place of the learned one."""

    def step(bar: Any, state: Any) -> Outputs:
        outputs = predictor.step(bar, state)
        weights, deviations = outputs["weights"] / TEMPERATURE, outputs["deviations"] * TEMPERATURE**0.5
        return outputs | {"weights": weights, "deviations": deviations}

    return step


def _convert(predictor: Predictor) -> onnx.ModelProto:
    shapes = {"bar": (1, predictor.size), "state": (1, predictor.state_size)}
    signature = [tf.TensorSpec(shape, tf.float32, name=name) for name, shape in shapes.items()]
    predict = tf.function(_narrow(predictor), input_signature=signature)
    return tf2onnx.convert.from_function(predict, input_signature=signature, opset=OPSET)[0]
