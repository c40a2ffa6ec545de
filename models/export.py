"""Write a run's best generator as an .onnx file that describes itself.

python -m models.export runs/techno models/pretrained/techno.onnx
"""

import argparse
import json
import time
from pathlib import Path

import keras
import numpy as np
import onnx
import onnxruntime
import tensorflow as tf
import tf2onnx
from keras import ops

from inference.description import METADATA_KEY, Description
from inference.files import replacing
from models import networks
from models.data import BinStatistics
from models.settings import Settings
from models.training import BEST

OPSET = 17
CARD_KEY = "loopseed.training"
TOLERANCE = 1e-4  # of a value 0..1, between TensorFlow and ONNX Runtime
CHECKED = 8  # loops that the two are compared on


def load_generator(run: Path) -> tuple[tf.types.experimental.PolymorphicFunction, Description]:
    """The run's best generator as a function of `seed`, in float32 whatever it was trained in, and what it makes.

    It maps seeds [shape=(batch, latent_size)] to {"powergram": [shape=(batch, bins, frames), 0..1]}.
    """
    settings = Settings.read(run / "settings.json")
    description = Description.from_json((run / "description.json").read_text(encoding="utf-8"))
    statistics = BinStatistics(*np.load(run / "statistics.npy"))
    keras.config.set_dtype_policy("float32")
    grain = networks.noise_grain(description)
    model = networks.generator(grain, settings.latent_size, settings.generator_widths)
    model.load_weights(run / BEST)

    def powergram(seed: tf.Tensor) -> dict[str, tf.Tensor]:
        image, _, _ = model(seed, training=False)
        values = image * statistics.deviation + statistics.mean
        return {"powergram": ops.transpose(ops.clip(values, 0, 1), (0, 2, 1))}

    signature = [tf.TensorSpec((None, settings.latent_size), tf.float32, name="seed")]
    return tf.function(powergram, input_signature=signature), description


def export(run: Path, path: Path) -> None:
    """Write the .onnx file; raises ValueError, and writes nothing, where it differs from the trained generator."""
    generator, description = load_generator(run)
    model, _ = tf2onnx.convert.from_function(generator, input_signature=generator.input_signature, opset=OPSET)
    card = {"run": run.name, "settings": json.loads((run / "settings.json").read_text(encoding="utf-8"))}
    onnx.helper.set_model_props(
        model, {METADATA_KEY: description.to_json(), CARD_KEY: json.dumps(card), "licence": "MIT"}
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as beside:
        onnx.save(model, beside)
        difference = parity(generator, beside, description.latent_size)
        if difference > TOLERANCE:
            raise ValueError(f"ONNX Runtime and TensorFlow differ by {difference:.2g}, more than {TOLERANCE:g}.")
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB, parity {difference:.1g}, {milliseconds(path):.1f} ms a loop")


def parity(generator: tf.types.experimental.PolymorphicFunction, path: Path, latent_size: int) -> float:
    """The largest difference between the generator and its .onnx file, over a few seeds."""
    seeds = np.random.default_rng(0).standard_normal((CHECKED, latent_size), dtype=np.float32)
    expected = generator(tf.constant(seeds))["powergram"].numpy()
    (result,) = _session(path).run(["powergram"], {"seed": seeds})
    return float(np.abs(result - expected).max())


def milliseconds(path: Path, rounds: int = 50) -> float:
    """Median CPU time of one loop on one thread."""
    session = _session(path)
    seed = np.zeros((1, session.get_inputs()[0].shape[1]), np.float32)
    times = []
    for _ in range(rounds):
        before = time.process_time()
        session.run(None, {"seed": seed})
        times.append(time.process_time() - before)
    return 1000 * float(np.median(times))


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description="Write a run's best generator as an .onnx file.")
    parser.add_argument("run", type=Path, metavar="RUN", help="the folder of a training run")
    parser.add_argument("onnx", type=Path, metavar="OUT.onnx", help="where to write it")
    arguments = parser.parse_args()
    export(arguments.run, arguments.onnx)


if __name__ == "__main__":
    main()
