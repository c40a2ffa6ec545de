"""Make a model's map and its picture beside it: `loopseed map MODEL.onnx`; and grids of loops over two directions."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from inference.directions.directions import MAX_AMOUNT
from inference.directions.seed_map import KIND, picture_path
from inference.directions.table_file import is_own_table, table_path, write_table
from inference.files.atomic_file import check_target
from inference.files.png import is_own_png, save_png
from inference.files.wav import is_own_sound, write_wav
from inference.model.generator import Generator
from inference.renderer import Renderer, Setting
from inference.seeds import random_seed, to_latent
from inference.sentences import list_choices
from models.directions.axes import Sounds
from models.directions.sound import NAMES
from models.maps.layout import find_places
from models.maps.picture import draw_grid, draw_map

REACH = 3.0  # standard deviations from the middle to the ends of a grid
TILE = 192  # pixels of a grid's powergram


class MapError(ValueError):
    """A map or a grid that cannot be made; the text is one sentence."""


@dataclass(frozen=True)
class MapFacts:
    """What a map was made of, and how."""

    table: Path
    picture: Path
    points: int
    way: str
    trust: float

    def text(self) -> str:
        """One line for the terminal."""
        how = f"{self.way}, trustworthiness {self.trust:.3f}"
        return f"{self.table} and {self.picture.name}: {self.points} seeds by {how}"


def make_map(path: Path, count: int, feature: str, threads: int) -> MapFacts:
    """Make the map of a model with so many seeds; `feature` is the one that colours the picture.

    The features are those of the loops with no condition set. Raises ModelError, or OSError; then nothing is written.
    """
    table, picture = table_path(path, KIND), picture_path(path)
    check_target(table, is_own_table)
    check_target(picture, is_own_png)
    generator = Generator(path)
    rng = np.random.default_rng(0)
    seeds = np.stack([random_seed(rng, generator.description.latent_size) for _ in range(count)])
    latents = np.stack([to_latent(seed) for seed in seeds])
    with tqdm(total=count, unit=" loops", desc="sounds") as bar:
        features = Sounds(generator, threads, bar.update).measure(latents)
    places, way, trust = find_places(features)
    image = draw_map(places, features[:, NAMES.index(feature)], lambda i: generator.images(latents[i : i + 1])[0])
    arrays = {"places": places, "seeds": seeds.astype(np.int8), "features": features, "names": np.array(NAMES)}
    write_table(generator, path, KIND, arrays)
    save_png(picture, lambda file: image.save(file, format="PNG", optimize=True))
    return MapFacts(table, picture, count, way, trust)


def make_grid(path: Path, x: str, y: str, size: int, rng_seed: int, folder: Path) -> Path:
    """Write the loops of one seed, moved along two directions, and a picture of their powergrams; returns its path.

    size : loops along each side, from -REACH to REACH. Raises MapError for a direction that the model does not have,
    TableError for a model without any, ModelError, or OSError.
    """
    renderer = Renderer(Generator(path))
    names = renderer.directions.names
    for name in (x, y):
        if name not in names:
            raise MapError(f"There is no direction {name!r:.80}; {list_choices('direction', names)}.")
    seed = random_seed(np.random.default_rng(rng_seed), renderer.latent_size)
    steps = np.linspace(-REACH, REACH, size) if size > 1 else np.zeros(1)
    picture = folder / f"{x} {y}.png"
    sounds = {(a, b): folder / f"{x} {a:+.2f} {y} {b:+.2f}.wav" for b in steps for a in steps}
    folder.mkdir(parents=True, exist_ok=True)
    check_target(picture, is_own_png)
    for sound in sounds.values():
        check_target(sound, is_own_sound)
    setting, powergrams = Setting(channels=2), []
    for (a, b), sound in sounds.items():
        amounts = a * (np.array(names) == x) + b * (np.array(names) == y)
        moved = renderer.directed(np.clip(amounts, -MAX_AMOUNT, MAX_AMOUNT).tolist())
        loops, tags = moved.loops([seed], setting), moved.tags([seed], setting)
        write_wav(sound, loops, setting.sample_rate, loudness=moved.loudness, tags=tags)
        powergrams.append(moved.image(seed, setting))
    image = draw_grid([powergrams[row * size : (row + 1) * size] for row in range(size)], TILE)
    save_png(picture, lambda file: image.save(file, format="PNG", optimize=True))
    return picture
