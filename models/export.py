"""Write a run's best generator as an .onnx file that describes itself: `loopseed export RUN OUT.onnx`.

TensorFlow converts; the run may have been trained under any Keras backend. Nothing is written where ONNX Runtime, which
plays the file, computes something else than TensorFlow.
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

from inference.atomic_file import atomic_write
from inference.description import METADATA_KEY, Description
from inference.model.generator import Generator
from inference.model.golden import GOLDEN_KEY, Golden
from models.recipes.recipe import build
from models.training.run import Run

OPSET = 17
CARD_KEY = "loopseed.training"
TOLERANCE = 1e-4  # of a value 0..1, between TensorFlow and ONNX Runtime
GOLDEN = 2  # seeds that go into the file: one without conditions, one with all of them
CHECKED = 16  # seeds, the golden ones among them, that TensorFlow and ONNX Runtime are compared on
TIMED = 20  # loops


class ExportError(ValueError):
    """Why a run cannot be exported; its text is one sentence."""


def export(folder: Path, path: Path) -> str:
    """Write the best generator of the run in `folder` to `path`; returns what to tell about it.

    Raises ExportError, SettingsError for a folder that is no run, and OSError; nothing is written then.
    """
    if not path.parent.is_dir():
        raise FileNotFoundError(f"There is no folder {path.parent} to write {path.name} to.")
    run = Run(folder)
    card = _card(run)
    description = run.description()
    player = _player(run)
    network = _convert(player, description)
    feeds = _seeds(description)
    expected = player(list(feeds.values()), training=False).numpy()
    golden = Golden.from_images(
        feeds["seed"][:GOLDEN], feeds.get("conditions", feeds["seed"][:, :0])[:GOLDEN], expected[:GOLDEN]
    )
    texts = {METADATA_KEY: description.to_json(), GOLDEN_KEY: golden.to_json(), CARD_KEY: json.dumps(card)}
    onnx.helper.set_model_props(network, texts)
    data = network.SerializeToString()
    session = _session(data)
    difference = float(np.abs(session.run(["powergram"], feeds)[0] - expected).max())
    if not difference <= TOLERANCE:
        raise ExportError(
            f"ONNX Runtime and TensorFlow differ by {difference:.2g}, more than {TOLERANCE:g}; nothing was written."
        )
    with atomic_write(path) as temporary:
        temporary.write_bytes(data)
        Generator(temporary)  # as the daemon loads it, golden seeds and all
    digest = hashlib.sha256(data).hexdigest()
    facts = f"{len(data) / 1e6:.1f} MB, step {card['step']}, {_milliseconds(session, feeds):.1f} ms a loop on one core"
    return f"{path}: {facts}\nONNX Runtime and TensorFlow differ by {difference:.1g}\nsha256 {digest}"


def _card(run: Run) -> dict[str, Any]:
    """Where the weights come from: settings, step and scores, data, versions."""
    settings = run.settings()
    if not run.best_path.exists():
        raise ExportError(
            f"{run.path} has no generator to export yet; the first one comes after {settings.evaluate_every} steps."
        )
    scored = [record for record in run.history() if "frechet" in record]
    best: dict[str, Any] = min(scored, key=lambda record: record["frechet"], default={})
    libraries = ("keras", "onnx", "onnxruntime", "tf2onnx")
    return {
        "run": run.path.resolve().name,
        "step": best.get("step"),
        "scores": {name: best[name] for name in ("frechet", "different", "spread") if name in best},
        "set": run.set_note(),
        "weights_sha256": hashlib.sha256(run.best_path.read_bytes()).hexdigest(),
        "versions": {"loopseed": version("loopseed"), "tensorflow": tf.__version__}
        | {name: version(name) for name in libraries},
        "settings": dataclasses.asdict(settings),
    }


def _player(run: Run) -> keras.Model:
    """The run's best generator with its way to powergrams, in float32 whatever it was trained in."""
    settings = dataclasses.replace(run.settings(), precision="float32")
    player = build(settings, run.description(), run.statistics()).player
    try:
        player.load_weights(run.best_path)
    except (ValueError, OSError) as error:
        raise ExportError(f"{run.best_path} does not fit the run's settings: {error}.") from error
    return player


def _convert(player: keras.Model, description: Description) -> onnx.ModelProto:
    """The network in ONNX: the inputs seed and, where the model has some, conditions; the output powergram."""
    widths = {"seed": description.latent_size, "conditions": len(description.conditions)}
    signature = [tf.TensorSpec((None, width), tf.float32, name=name) for name, width in widths.items() if width]

    @tf.function(input_signature=signature)
    def powergram(*inputs: tf.Tensor) -> dict[str, tf.Tensor]:
        return {"powergram": player(list(inputs), training=False)}

    return tf2onnx.convert.from_function(powergram, input_signature=signature, opset=OPSET)[0]


def _seeds(description: Description) -> dict[str, np.ndarray]:
    """CHECKED seeds [in standard deviations], and conditions from none set, which is the first, to all, the second."""
    random = np.random.default_rng(0)
    seeds = random.standard_normal((CHECKED, description.latent_size), dtype=np.float32)
    if not description.conditions:
        return {"seed": seeds}
    low, high = np.array([(condition.low, condition.high) for condition in description.conditions]).T
    conditions = random.uniform(low, high, (CHECKED, len(low))).astype(np.float32)
    conditions[2:][random.random(conditions[2:].shape) < 0.5] = np.nan
    conditions[0] = np.nan
    return {"seed": seeds, "conditions": conditions}


def _session(data: bytes) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def _milliseconds(session: onnxruntime.InferenceSession, feeds: dict[str, np.ndarray]) -> float:
    """Median CPU time of one loop on one thread."""
    single = {name: values[:1] for name, values in feeds.items()}
    times = []
    for _ in range(TIMED):
        before = time.process_time()
        session.run(None, single)
        times.append(time.process_time() - before)
    return 1000 * float(np.median(times))
