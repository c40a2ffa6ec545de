"""The devices that share a training: one, the GPUs of a machine, or several machines.

TensorFlow's strategies do the work: MirroredStrategy for several GPUs, MultiWorkerMirroredStrategy if TF_CONFIG names
machines. Every process reads the same batches and takes its own part of each; only the chief writes the run's folder.
"""

import contextlib
import json
import os
from contextlib import AbstractContextManager

import keras


class NoGpuError(OSError):
    """The machine has fewer GPUs than were asked for; the text is one sentence."""


def is_chief() -> bool:
    """Whether this process writes the run's folder: a single process, TF_CONFIG's chief, or the first worker."""
    config = json.loads(os.environ.get("TF_CONFIG", "{}"))
    task = config.get("task", {"type": "chief"})
    return task["type"] == "chief" or ("chief" not in config["cluster"] and task["index"] == 0)


def strategy_scope(gpus: int | None) -> AbstractContextManager:
    """The scope in which the networks of a training are built, on `gpus` GPUs (None: all of them).

    Raises NoGpuError if there are fewer. Call it before anything else of TensorFlow.
    """
    available = count_gpus()
    if gpus and available < gpus:
        raise NoGpuError(
            f"{gpus} GPUs were asked for, but Keras on {keras.backend.backend()} sees {available}; leave --gpus out to "
            "train on what is there, or install the backend's GPU edition."
        )
    if keras.backend.backend() != "tensorflow":
        return contextlib.nullcontext()
    import tensorflow as tf

    if "TF_CONFIG" in os.environ:
        return tf.distribute.MultiWorkerMirroredStrategy().scope()
    wanted = available if gpus is None else gpus
    if wanted > 1:
        return tf.distribute.MirroredStrategy([f"GPU:{number}" for number in range(wanted)]).scope()
    return contextlib.nullcontext()


def count_gpus() -> int:
    """The number of GPUs that the backend sees."""
    backend = keras.backend.backend()
    if backend == "tensorflow":
        import tensorflow as tf

        return len(tf.config.list_physical_devices("GPU"))
    if backend == "jax":
        import jax

        return sum(device.platform == "gpu" for device in jax.devices())
    import torch

    return torch.cuda.device_count()
