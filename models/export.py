"""Write a run's best generator as an .onnx file with its description: `loopseed export RUN OUT.onnx`.

TensorFlow converts the network; the run may be of any Keras backend. Nothing is written if the results of ONNX Runtime,
which plays the file, differ from those of TensorFlow.
"""

import dataclasses
import hashlib
import json
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import keras
import numpy as np
import onnx
import onnxruntime
import tensorflow as tf
import tf2onnx

from inference.description import METADATA_KEY, Description
from inference.files.atomic_file import atomic_write, check_folder
from inference.model.generator import SEQUENCE_SUFFIX, Generator
from inference.model.golden import GOLDEN_KEY, Golden
from inference.model.reach import REACH_KEY
from inference.parts.parts import PICTURE
from models.onnx_weights import TRAINING_KEY
from models.recipes.recipe import build
from models.training.run import Run

OPSET = 17
TOLERANCE = 1e-4  # largest difference of a value 0..1 between TensorFlow and ONNX Runtime
GOLDEN_SEEDS = 2  # seeds that are stored in the file: one with no condition set, one with all of them
COMPARED_SEEDS = 16  # seeds, golden ones included, on which TensorFlow and ONNX Runtime are compared
TIMED_LOOPS = 20


class ExportError(ValueError):
    """A run cannot be exported; the text is one sentence that says why."""


def export(folder: Path, path: Path, step: int | None = None) -> str:
    """Write the best generator of the run in `folder`, or that of a step, to `path`; returns a summary for people.

    Raises ExportError, SettingsError for a folder that is no run, and OSError; then nothing is written.
    """
    check_export(path)
    if path.name.endswith(SEQUENCE_SUFFIX):
        raise ExportError(f"{path.name} is to be a generator; a name with {SEQUENCE_SUFFIX} is a sequence model's.")
    run = Run(folder)
    record = _make_training_record(run, step)
    description = run.read_description()
    player = _load_player(run, step)
    network = _convert(player, description)
    feeds = _draw_inputs(description)
    expected = {name: part.numpy() for name, part in player(list(feeds.values()), training=False).items()}
    golden = Golden.from_images(
        feeds["seed"][:GOLDEN_SEEDS],
        feeds.get("conditions", feeds["seed"][:, :0])[:GOLDEN_SEEDS],
        expected[PICTURE][:GOLDEN_SEEDS],
    )
    texts = {METADATA_KEY: description.to_json(), GOLDEN_KEY: golden.to_json(), TRAINING_KEY: json.dumps(record)}
    if reach := run.read_reach():
        texts[REACH_KEY] = json.dumps(reach)
    onnx.helper.set_model_props(network, texts)
    data = network.SerializeToString()
    session = _start_session(data)
    found = session.run(list(expected), feeds)
    difference = max(float(np.abs(part - expected[name]).max()) for name, part in zip(expected, found, strict=True))
    if not difference <= TOLERANCE:
        raise ExportError(
            f"ONNX Runtime and TensorFlow differ by {difference:.2g}, more than {TOLERANCE:g}; nothing was written."
        )
    with atomic_write(path) as temporary:
        temporary.write_bytes(data)
        Generator(temporary)  # loads it as the daemon does, which checks the golden seeds
    digest = hashlib.sha256(data).hexdigest()
    speed = f"{_measure_milliseconds(session, feeds):.1f} ms a loop on one core"
    facts = f"{len(data) / 1e6:.1f} MB, step {record['step']}, {speed}"
    return f"{path}: {facts}\nONNX Runtime and TensorFlow differ by {difference:.1g}\nsha256 {digest}"


def check_export(path: Path) -> None:
    """Raise OSError where `path` cannot be written, and FileExistsError where it is no export."""
    check_folder(path)
    if path.exists() and not _is_export(path):
        raise FileExistsError(f"{path} exists already and is no export of loopseed; choose another name.")


def _is_export(path: Path) -> bool:
    """Whether `export` has written the file: it has a training record in its metadata."""
    try:
        return TRAINING_KEY in {field.key for field in onnx.load(path, load_external_data=False).metadata_props}
    except Exception:  # protobuf has several for a file of another kind; a folder is an OSError
        return False


def _make_training_record(run: Run, step: int | None) -> dict[str, Any]:
    """Where the weights come from: settings, step and scores, set, versions of the libraries."""
    settings = run.read_settings()
    if step is None and not run.best_path.exists():
        raise ExportError(
            f"{run.path} has no generator to export yet; the first one comes after {settings.evaluate_every} steps."
        )
    weights = run.best_path if step is None else run.find_checkpoint(step)
    evaluated = run.find_best() if step is None else run.find_entry(step)
    libraries = ("keras", "onnx", "onnxruntime", "tf2onnx")
    return {
        "run": run.path.resolve().name,
        "step": evaluated.get("best_step") if step is None else step,
        "scores": {name: evaluated[name] for name in ("frechet", "different", "spread") if name in evaluated},
        "set": run.read_set_note(),
        "weights_sha256": hashlib.sha256(weights.read_bytes()).hexdigest(),
        "versions": {"loopseed": version("loopseed"), "tensorflow": tf.__version__}
        | {name: version(name) for name in libraries},
        "settings": dataclasses.asdict(settings),
    }


def _load_player(run: Run, step: int | None = None) -> keras.Model:
    """The run's best generator, or that of a step, with powergrams as output.

    It is in float32, whatever precision it was trained in.
    """
    settings = dataclasses.replace(run.read_settings(), precision="float32")
    recipe = build(settings, run.read_description(), run.read_statistics())
    if step is not None:
        run.load_step(step, recipe.variables)
        return recipe.player
    try:
        recipe.player.load_weights(run.best_path)
    except OSError as error:
        raise ExportError(
            f"{run.best_path} is damaged: it cannot be read to its end; export a checkpoint with --step N, or train on "
            "until there is a better generator."
        ) from error
    except ValueError as error:
        raise ExportError(f"{run.best_path} does not fit the run's settings: {error}.") from error
    return recipe.player


def _convert(player: keras.Model, description: Description) -> onnx.ModelProto:
    """The network in ONNX, with the inputs seed and, if the model has some, conditions, and an output for each part."""
    widths = {"seed": description.latent_size, "conditions": len(description.conditions)}
    signature = [tf.TensorSpec((None, width), tf.float32, name=name) for name, width in widths.items() if width]

    @tf.function(input_signature=signature)
    def generate(*inputs: tf.Tensor) -> dict[str, tf.Tensor]:
        return player(list(inputs), training=False)

    return tf2onnx.convert.from_function(generate, input_signature=signature, opset=OPSET)[0]


def _draw_inputs(description: Description) -> dict[str, np.ndarray]:
    """Random latents [shape=(COMPARED_SEEDS, latent_size)] and conditions: none set first, then all, then some."""
    random = np.random.default_rng(0)
    seeds = random.standard_normal((COMPARED_SEEDS, description.latent_size), dtype=np.float32)
    if not description.conditions:
        return {"seed": seeds}
    low, high = np.array([(condition.low, condition.high) for condition in description.conditions]).T
    conditions = random.uniform(low, high, (COMPARED_SEEDS, len(low))).astype(np.float32)
    conditions[2:][random.random(conditions[2:].shape) < 0.5] = np.nan
    conditions[0] = np.nan
    return {"seed": seeds, "conditions": conditions}


def _start_session(data: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def _measure_milliseconds(session: onnxruntime.InferenceSession, feeds: dict[str, np.ndarray]) -> float:
    """Median CPU time of one loop on one thread."""
    single = {name: values[:1] for name, values in feeds.items()}
    times = []
    for _ in range(TIMED_LOOPS):
        before = time.process_time()
        session.run(None, single)
        times.append(time.process_time() - before)
    return 1000 * float(np.median(times))
