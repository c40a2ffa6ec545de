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

    `state` are all other variables that `loss` or `after` may change: JAX has to be told.
    """
    optimizer.build(weights)
    make = {"tensorflow": _tensorflow, "jax": _jax, "torch": _torch}[keras.backend.backend()]
    return make(loss, optimizer, weights, state, after)


def _tensorflow(loss: Loss, optimizer, weights: list, state: list, after: Callable) -> Learner:
    import tensorflow as tf

    @tf.function
    def step(*arrays: tf.Tensor) -> dict[str, tf.Tensor]:
        with tf.GradientTape() as tape:
            value, record = loss(*arrays)
        optimizer.apply(tape.gradient(value, [weight.value for weight in weights]), weights)
        after()
        return record

    return lambda *arrays: step(*(tf.convert_to_tensor(array) for array in arrays))


def _torch(loss: Loss, optimizer, weights: list, state: list, after: Callable) -> Learner:
    import torch

    def step(*arrays: np.ndarray) -> dict[str, Any]:
        for weight in weights:
            weight.value.grad = None
        value, record = loss(*(keras.ops.convert_to_tensor(array) for array in arrays))
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
