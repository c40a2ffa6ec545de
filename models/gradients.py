"""The gradient step, the only code that differs between Keras's backends: TensorFlow, JAX and PyTorch."""

from collections.abc import Callable
from typing import Any

import keras
import numpy as np

Loss = Callable[..., tuple[Any, dict[str, Any]]]  # tensors -> the loss to minimise, and its parts by name
Step = Callable[..., dict[str, Any]]  # arrays -> the parts of the loss by name


def make_step(
    loss: Loss,
    optimizer: keras.optimizers.Optimizer,
    weights: list[keras.Variable],
    state: list[keras.Variable],
    after: Callable[[], None],
) -> Step:
    """Make a function of arrays that takes one optimizer step on `weights`, calls `after` and returns the loss's parts.

    `state` are all other variables that `loss` or `after` reads or changes, which JAX needs to know. Arrays are
    [shape=(batch, ...)], except those in a tuple, which every replica gets whole. Under a TensorFlow strategy each
    replica takes its part of the batch and the gradients are those of the whole batch, so a loss has to be a mean over
    the batch.
    """
    optimizer.build(weights)
    makers = {"tensorflow": _make_tensorflow_step, "jax": _make_jax_step, "torch": _make_torch_step}
    return makers[keras.backend.backend()](loss, optimizer, weights, state, after)


def trace(function: Callable) -> Callable:
    """The same function of arrays, which TensorFlow runs as one graph from the second call on, not layer by layer."""
    if keras.backend.backend() != "tensorflow":
        return function
    import tensorflow as tf

    return tf.function(function, autograph=False)


def count_replicas() -> int:
    """The number of replicas that share the batch: 1 unless a TensorFlow strategy is in scope."""
    if keras.backend.backend() != "tensorflow":
        return 1
    import tensorflow as tf

    return tf.distribute.get_strategy().num_replicas_in_sync


def average_over_replicas(x: Any) -> Any:
    """The mean of a tensor of any shape over the replicas that share the batch."""
    if count_replicas() == 1:
        return x
    import tensorflow as tf

    context = tf.distribute.get_replica_context()  # none while a model is built
    return x if context is None else context.all_reduce(tf.distribute.ReduceOp.MEAN, x)


def _make_tensorflow_step(loss: Loss, optimizer, weights: list, state: list, after: Callable) -> Step:
    import tensorflow as tf

    strategy = tf.distribute.get_strategy()
    count = strategy.num_replicas_in_sync

    def replica_step(*arrays: Any) -> dict[str, tf.Tensor]:
        with tf.GradientTape() as tape:
            value, record = loss(*arrays)
            value = value / count  # Keras's optimizers sum the replicas' gradients
        optimizer.apply(tape.gradient(value, [weight.value for weight in weights]), weights)
        return record

    @tf.function(autograph=False)
    def step(*arrays: Any) -> dict[str, tf.Tensor]:
        record = strategy.run(replica_step, args=arrays)
        after()
        return {name: strategy.reduce("MEAN", part, axis=None) for name, part in record.items()}

    def split(array: Any) -> Any:
        if count == 1 or isinstance(array, tuple):
            return tf.nest.map_structure(tf.convert_to_tensor, array)
        own = len(array) // count

        def take_part(context: Any) -> tf.Tensor:
            first = context.replica_id_in_sync_group * own
            return tf.convert_to_tensor(array[first : first + own])

        return strategy.experimental_distribute_values_from_function(take_part)

    return lambda *arrays: step(*(split(array) for array in arrays))


def _make_torch_step(loss: Loss, optimizer, weights: list, state: list, after: Callable) -> Step:
    import torch

    def step(*arrays: np.ndarray) -> dict[str, Any]:
        for weight in weights:
            weight.value.grad = None
        value, record = loss(*keras.tree.map_structure(keras.ops.convert_to_tensor, arrays))
        value.backward()
        with torch.no_grad():
            optimizer.apply([weight.value.grad for weight in weights], weights)
            after()
        return {name: part.detach() for name, part in record.items()}

    return step


def _make_jax_step(loss: Loss, optimizer, weights: list, state: list, after: Callable) -> Step:
    import jax

    def run_stateless(weight_values: list, state_values: list, run: Callable) -> tuple[Any, list, list]:
        """Run a function with these values; returns its result and the values after it, None where one is the same."""
        before = [*weight_values, *state_values]
        mapping = [*zip([*weights, *state], before, strict=True)]
        with keras.StatelessScope(state_mapping=mapping) as scope:
            result = run()
        changed = [None if (new := scope.get_current_value(v)) is old else new for v, old in mapping]
        return result, changed[: len(weights)], changed[len(weights) :]

    @jax.jit
    def step(weight_values: list, state_values: list, slots: list, arrays: tuple) -> tuple:
        def compute_loss(values: list) -> tuple:
            (value, record), _, changed = run_stateless(values, state_values, lambda: loss(*arrays))
            return value, (record, changed)

        gradients, (record, changed) = jax.grad(compute_loss, has_aux=True)(weight_values)
        weight_values, slots = optimizer.stateless_apply(slots, gradients, weight_values)
        _, *after_it = run_stateless(weight_values, _update(state_values, changed), after)
        return record, _update(weight_values, after_it[0]), _update(changed, after_it[1]), slots

    def run(*arrays: np.ndarray) -> dict[str, Any]:
        variables = (weights, state, optimizer.variables)
        record, *new_values = step(*([variable.value for variable in part] for part in variables), arrays)
        for part, values in zip(variables, new_values, strict=True):
            for variable, value in zip(part, values, strict=True):
                if value is not None:  # most of the state is only read, and each value takes its time
                    variable.assign(value)
        return record

    return run


def _update(values: list, changed: list) -> list:
    return [old if new is None else new for old, new in zip(values, changed, strict=True)]
