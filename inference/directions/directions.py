"""Directions of a model: what they are called, and how far each moves a layer's activations or a seed.

`loopseed directions` finds them. Amounts are in standard deviations: of a component's activations over random seeds,
or, for a named axis, of its feature over the loops of random seeds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inference.arrays import Floats
from inference.directions.table_file import TableError, read_table, table_path
from inference.model.generator import Generator
from inference.seeds import DEVIATIONS_PER_DIAL, DIAL_HIGH, DIAL_LOW, Seed
from inference.sentences import escape_controls, say_count

KIND = "directions"  # of the table
MAX_DIRECTIONS = 64  # of a model
MAX_NAME = 64  # characters
MAX_AMOUNT = 10.0  # standard deviations


class AmountError(ValueError):
    """An amount for a direction that the model does not have; the text is one sentence."""


@dataclass(frozen=True, eq=False)
class Directions:
    """The directions of a model: named axes first, then principal components.

    names : [n]. weights : each direction as a sum of components [shape=(n, components)]. components : those of the
    layer's activations, one standard deviation long [shape=(components, *layer)]. moves : what one standard deviation
    of each component is for a latent, in its own deviations [shape=(components, latent_size)].
    """

    names: tuple[str, ...]
    weights: Floats
    components: Floats
    moves: Floats

    def offset(self, amounts: Sequence[float]) -> Floats:
        """What is added to the layer's activations [shape=(1, *layer)] for up to n amounts [standard deviations].

        Raises AmountError as `pad` does.
        """
        return np.tensordot(self.pad(amounts) @ self.weights, self.components, 1)[None].astype(np.float32)

    def move(self, seed: Seed, amounts: Sequence[float]) -> Seed:
        """The seed [shape=(latent_size,), dial units] that is nearest to a move of another seed, by least squares.

        A dial stays between DIAL_LOW and DIAL_HIGH, or where it was. Raises AmountError as `pad` does.
        """
        dials = self.pad(amounts) @ self.weights @ self.moves / DEVIATIONS_PER_DIAL
        return np.clip(seed + dials, np.minimum(seed, DIAL_LOW), np.maximum(seed, DIAL_HIGH))

    def pad(self, amounts: Sequence[float]) -> NDArray[np.float64]:
        """The amounts [shape=(n,)], 0 where one is left out; raises AmountError for one too many that is not 0."""
        count = len(self.names)
        surplus = next((place for place, amount in enumerate(amounts) if place >= count and amount), None)
        if surplus is not None:
            raise AmountError(
                f"Amount {surplus + 1} is {amounts[surplus]:g}, and the model has {say_count(count, 'direction')}; "
                "leave it out, or send 0."
            )
        padded = np.zeros(count)
        padded[: min(count, len(amounts))] = amounts[:count]
        return padded


def read_directions(generator: Generator) -> Directions:
    """The directions of a generator; raises TableError where it has none, or others than its network takes."""
    numbers = read_table(generator, KIND, ("weights", "components", "moves"), texts=("names",))
    weights, components, moves, names = numbers.values()
    count, rank = weights.shape if weights.ndim == 2 else (0, 0)
    shapes = (rank, *(generator.layer or ())), (rank, generator.description.latent_size)
    if not _are_names(names, count) or (components.shape, moves.shape) != shapes:
        model = generator.path
        text = f"{table_path(model, KIND).name} does not fit the {model.name} that was loaded"
        raise TableError(f"{text}; load the model again, or make it anew by loopseed {KIND} {model.name}.")
    floats = (np.asarray(array, np.float32) for array in (weights, components, moves))
    return Directions(tuple(map(str, names)), *floats)


def _are_names(names: NDArray[np.str_], count: int) -> bool:
    """Whether they name so many directions, each one by another name that OSC can send."""
    texts = [str(name) for name in names.flat]
    good = all(0 < len(text) <= MAX_NAME and text == escape_controls(text) for text in texts)
    return good and names.shape == (count,) and 1 <= count <= MAX_DIRECTIONS and len(set(texts)) == count
