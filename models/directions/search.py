"""Find a model's directions and keep them beside it: `loopseed directions MODEL.onnx`.

The model's file gets the input `offset`, zeros where none is given; its sound stays the same to the byte. What is found
goes into MODEL.directions.npz, with the table of what each direction changes.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
from tqdm import tqdm

from inference.arrays import Floats
from inference.description import METADATA_KEY, Description
from inference.directions.directions import KIND
from inference.directions.table_file import is_own_table, table_path, write_table
from inference.files.atomic_file import atomic_write, check_target
from inference.model.generator import Generator
from inference.model.metadata import read_metadata
from models.directions.axes import Sounds, correlate, find_axes
from models.directions.components import COMPONENTS, draw_conditions, find_components
from models.directions.layers import Activations, LayerError, add_offset, list_layers, remove_offset
from models.directions.sound import NAMES

LISTED = 8  # components that are listed as directions, the first ones; the axes are sums of all COMPONENTS
RANDOM = 4  # directions that are measured for comparison
SPREAD_SEEDS = 24  # whose loops say how much each feature varies
SEEDS = 200  # of the table, which none of the directions was found with
AMOUNTS = np.arange(-3.0, 4.0)  # standard deviations, of the table
COMPARED = 16  # seeds on which the file is compared with what it was


@dataclass(frozen=True, eq=False)
class Table:
    """What each direction does to the features, over all seeds and amounts together.

    names : of the directions. correlations : rank correlations [shape=(directions, 8)]. random : those of random
    directions [shape=(RANDOM, 8)], as long as the axes are on average. shares : parts of the variance that the
    components have [shape=(COMPONENTS,)].
    """

    layer: str
    names: tuple[str, ...]
    correlations: Floats
    random: Floats
    shares: Floats

    def text(self) -> str:
        """The table for the terminal: Markdown; the strongest correlation of a row, and the next one over it."""
        heads = [*NAMES, "own", "next/own"]
        rows = [f"| direction | {' | '.join(heads)} |", f"|---|{'---:|' * len(heads)}"]
        names = [*self.names, *(f"random {number + 1}" for number in range(len(self.random)))]
        for name, row in zip(names, np.vstack([self.correlations, self.random]), strict=True):
            own = int(np.abs(row).argmax()) if name not in NAMES else NAMES.index(name)
            other = np.abs(np.delete(row, own)).max()
            cells = [f"{value:.2f}" for value in (*row, abs(row[own]), other / max(abs(row[own]), 1e-9))]
            rows.append(f"| {name} | {' | '.join(cells)} |")
        shares = ", ".join(f"{100 * share:.1f}" for share in self.shares[:LISTED])
        return "\n".join(
            [
                *rows,
                "",
                f"layer {self.layer}",
                f"shares of the variance: {shares} %; the first {COMPONENTS} together {100 * self.shares.sum():.0f} %",
            ]
        )


def find_directions(path: Path, layer: str | None, samples: int, threads: int) -> Table:
    """Find the directions of a model over a number of samples, and write them and the model's file.

    layer : None chooses the last of list_layers. Raises LayerError, ModelError, or OSError, also for a file that is no
    export of loopseed; then nothing is written.
    """
    check_target(table_path(path, KIND), is_own_table)
    if path.is_symlink():
        raise FileExistsError(f"{path} is a link, which would be replaced; name the file itself.")
    before = Generator(path)
    if not read_metadata(path, (METADATA_KEY,)).get(METADATA_KEY):
        raise FileExistsError(f"{path} is no export of loopseed, so it is not changed; only exports get directions.")
    model = remove_offset(onnx.load(path))
    layer = layer or _choose_layer(model)
    activations = Activations(model, layer, before.description)
    moved = add_offset(model, layer, activations.shape)
    with atomic_write(path) as temporary:
        onnx.save(moved, str(temporary))
        generator = Generator(temporary)
        _compare(before, generator)
        arrays, table = _measure(generator, activations, samples, threads)
    write_table(generator, path, KIND, arrays)
    return table


def _measure(
    generator: Generator, activations: Activations, samples: int, threads: int
) -> tuple[dict[str, np.ndarray], Table]:
    """The tables to keep, and the one to show."""
    description = generator.description
    with tqdm(unit=" seeds", desc="components") as bar:
        components = find_components(activations, description, samples, bar.update)
    rng = np.random.default_rng(2)
    with tqdm(unit=" loops", desc="sounds") as bar:
        sounds = Sounds(generator, threads, bar.update)
        spread = sounds.measure(_draw(rng, SPREAD_SEEDS, description)).std(0)
        axes = find_axes(sounds, components, np.maximum(spread, 1e-6))
        random = rng.standard_normal((RANDOM, COMPONENTS))
        random *= np.linalg.norm(axes, axis=1).mean() / np.linalg.norm(random, axis=1, keepdims=True)
        weights = np.vstack([axes, np.eye(COMPONENTS)[:LISTED], random])
        correlations = correlate(sounds, components, weights, _draw(rng, SEEDS, description), AMOUNTS)
    listed = len(weights) - RANDOM
    names, signs = _name(correlations[:listed])
    weights = signs[:, None] * weights[:listed]
    table = Table(
        activations.layer, names, signs[:, None] * correlations[:listed], correlations[listed:], components.shares
    )
    arrays = {
        "names": np.array(names),
        "weights": weights.astype(np.float32),
        "components": components.vectors.astype(np.float16),
        "moves": components.moves.astype(np.float16),
        "layer": np.array(activations.layer),
        "features": np.array(NAMES),
        "correlations": table.correlations.astype(np.float32),
        "random": table.random.astype(np.float32),
        "shares": components.shares.astype(np.float32),
    }
    return arrays, table


def _draw(rng: np.random.Generator, count: int, description: Description) -> Floats:
    return rng.standard_normal((count, description.latent_size), dtype=np.float32)


def _name(correlations: Floats) -> tuple[tuple[str, ...], Floats]:
    """The directions' names, and a sign for each: a component is turned so that it raises what it is named for."""
    strongest = np.abs(correlations).argmax(1)
    signs = np.sign(correlations[np.arange(len(correlations)), strongest])
    signs[: len(NAMES)] = 1.0
    components = (f"pc{number}_{NAMES[place]}" for number, place in enumerate(strongest[len(NAMES) :], 1))
    return (*NAMES, *components), np.where(signs == 0, 1.0, signs)


def _choose_layer(model: onnx.ModelProto) -> str:
    layers = list_layers(model)
    if not layers:
        raise LayerError("The model has no rectified layer of more than one axis; name one with --layer.")
    return layers[-1]


def _compare(before: Generator, after: Generator) -> None:
    """Raise LayerError where any output of any seed differs by a bit."""
    d, rng = before.description, np.random.default_rng(3)
    latents = _draw(rng, COMPARED, d)
    conditions = draw_conditions(d, COMPARED, rng)
    for row, condition in zip(latents, conditions, strict=True):
        outputs = [generator.run(row[None], condition[None]) for generator in (before, after)]
        if any((outputs[0][name] != outputs[1][name]).any() for name in outputs[0]):
            raise LayerError("The offset would change the sound at this layer; name another with --layer.")
