"""Which devices share a training: one, the GPUs of a machine, or several machines.

TensorFlow's own ways: MirroredStrategy for several GPUs, MultiWorkerMirroredStrategy where TF_CONFIG names machines.
Every process reads the same batches and takes its own part of each; only the chief writes the run's folder.
"""

import contextlib
import json
import os
from contextlib import AbstractContextManager

import keras


class NoGpuError(OSError):
    """More GPUs were asked for than there are."""


def is_chief() -> bool:
    """Whether this process writes the run's folder: the only one, or TF_CONFIG's chief or else first worker."""
    config = json.loads(os.environ.get("TF_CONFIG", "{}"))
    task = config.get("task", {"type": "chief"})
    return task["type"] == "chief" or ("chief" not in config["cluster"] and task["index"] == 0)


def strategy_scope(gpus: int | None) -> AbstractContextManager:
    """The scope that a training's networks are made in, on `gpus` of them (None: all there are).

    Raises NoGpuError where there are fewer. Call it before anything else of TensorFlow.
    """
    there = count()
    if gpus and there < gpus:
        raise NoGpuError(
            f"{gpus} GPUs were asked for, but Keras on {keras.backend.backend()} sees {there}; leave --gpus out to "
            "train on what is there, or install the backend's GPU edition."
        )
    if keras.backend.backend() != "tensorflow":
        return contextlib.nullcontext()
    import tensorflow as tf

    if "TF_CONFIG" in os.environ:
        return tf.distribute.MultiWorkerMirroredStrategy().scope()
    wanted = there if gpus is None else gpus
    if wanted > 1:
        return tf.distribute.MirroredStrategy([f"GPU:{number}" for number in range(wanted)]).scope()
    return contextlib.nullcontext()


def count() -> int:
    """How many GPUs the backend sees."""
    backend = keras.backend.backend()
    if backend == "tensorflow":
        import tensorflow as tf

        return len(tf.config.list_physical_devices("GPU"))
    if backend == "jax":
        import jax

        return sum(device.platform == "gpu" for device in jax.devices())
    import torch

    return torch.cuda.device_count()
