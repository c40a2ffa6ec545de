"""The gradient step, which is all that differs between Keras's backends: TensorFlow, JAX and PyTorch."""

from collections.abc import Callable
from typing import Any

import keras
import numpy as np

Loss = Callable[..., tuple[Any, dict[str, Any]]]  # tensors -> what is minimised, and what is told about it
Learner = Callable[..., dict[str, Any]]


def learner(
    loss: Loss,
    optimizer: keras.optimizers.Optimizer,
    weights: list[keras.Variable],
    state: list[keras.Variable],
    after: Callable[[], None],
) -> Learner:
    """A function of arrays that moves `weights` down the loss, then calls `after`, and gives the loss's record.

    `state` are all other variables that `loss` or `after` may change: JAX has to be told. Arrays are [shape=(batch,
    ...)]; those in a tuple are not of the batch. Under a TensorFlow strategy each replica takes its part of the batch,
    and the gradients are those of the whole: losses have to be means over the batch.
    """
    optimizer.build(weights)
    make = {"tensorflow": _tensorflow, "jax": _jax, "torch": _torch}[keras.backend.backend()]
    return make(loss, optimizer, weights, state, after)


def replicas() -> int:
    """How many replicas share the batch."""
    if keras.backend.backend() != "tensorflow":
        return 1
    import tensorflow as tf

    return tf.distribute.get_strategy().num_replicas_in_sync


def over_replicas(x: Any) -> Any:
    """The mean of a tensor over the replicas that share the batch."""
    if replicas() == 1:
        return x
    import tensorflow as tf

    context = tf.distribute.get_replica_context()  # none while a model is built
    return x if context is None else context.all_reduce(tf.distribute.ReduceOp.MEAN, x)


def _tensorflow(loss: Loss, optimizer, weights: list, state: list, after: Callable) -> Learner:
    import tensorflow as tf

    strategy = tf.distribute.get_strategy()
    count = strategy.num_replicas_in_sync

    def replica_step(*arrays: Any) -> dict[str, tf.Tensor]:
        with tf.GradientTape() as tape:
            value, record = loss(*arrays)
            value = value / count  # Keras's optimizers add the replicas' gradients up
        optimizer.apply(tape.gradient(value, [weight.value for weight in weights]), weights)
        return record

    @tf.function(autograph=False)
    def step(*arrays: Any) -> dict[str, tf.Tensor]:
        record = strategy.run(replica_step, args=arrays)
        after()
        return {name: strategy.reduce("MEAN", part, axis=None) for name, part in record.items()}

    def part(array: Any) -> Any:
        if count == 1 or isinstance(array, tuple):
            return tf.nest.map_structure(tf.convert_to_tensor, array)
        own = len(array) // count

        def of_replica(context: Any) -> tf.Tensor:
            first = context.replica_id_in_sync_group * own
            return tf.convert_to_tensor(array[first : first + own])

        return strategy.experimental_distribute_values_from_function(of_replica)

    return lambda *arrays: step(*(part(array) for array in arrays))


def _torch(loss: Loss, optimizer, weights: list, state: list, after: Callable) -> Learner:
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


def _jax(loss: Loss, optimizer, weights: list, state: list, after: Callable) -> Learner:
    import jax

    def within(weight_values: list, state_values: list, run: Callable) -> tuple[Any, list, list]:
        mapping = [*zip(weights, weight_values, strict=True), *zip(state, state_values, strict=True)]
        with keras.StatelessScope(state_mapping=mapping) as scope:
            result = run()
        return result, *([scope.get_current_value(v) for v in part] for part in (weights, state))

    @jax.jit
    def step(weight_values: list, state_values: list, slots: list, arrays: tuple) -> tuple:
        def scored(values: list) -> tuple:
            (value, record), _, moved = within(values, state_values, lambda: loss(*arrays))
            return value, (record, moved)

        gradients, (record, state_values) = jax.grad(scored, has_aux=True)(weight_values)
        weight_values, slots = optimizer.stateless_apply(slots, gradients, weight_values)
        _, weight_values, state_values = within(weight_values, state_values, after)
        return record, weight_values, state_values, slots

    def run(*arrays: np.ndarray) -> dict[str, Any]:
        variables = (weights, state, optimizer.variables)
        record, *moved = step(*([variable.value for variable in part] for part in variables), arrays)
        for part, values in zip(variables, moved, strict=True):
            for variable, value in zip(part, values, strict=True):
                variable.assign(value)
        return record

    return run
