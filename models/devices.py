"""Which GPUs a training uses."""

import keras


class NoGpuError(OSError):
    """More GPUs were asked for than there are."""


def use(gpus: int | None) -> None:
    """See to it that `gpus` of them are there (None: whatever is there); raises NoGpuError."""
    if gpus and _count() < gpus:
        raise NoGpuError(
            f"{gpus} GPUs were asked for, but Keras on {keras.backend.backend()} sees {_count()}; leave --gpus out to "
            "train on what is there, or install the backend's GPU edition."
        )


def _count() -> int:
    backend = keras.backend.backend()
    if backend == "tensorflow":
        import tensorflow as tf

        return len(tf.config.list_physical_devices("GPU"))
    if backend == "jax":
        import jax

        return sum(device.platform == "gpu" for device in jax.devices())
    import torch

    return torch.cuda.device_count()
