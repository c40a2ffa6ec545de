"""Listen to a set: the latent of each bar of its songs, found by a search and kept in the run's folder."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tqdm import tqdm

from inference.arrays import Floats
from inference.continuation.bars import BarSearch
from inference.files.atomic_file import atomic_write
from inference.model.generator import Generator
from inference.search.measure import levels, part_powers
from models.dataset import LoopSet
from models.evaluation.sounds import read_parts
from models.settings import SettingsError
from models.song_bars import Songs

NAME = "latents.npz"


@dataclass(frozen=True, eq=False)
class Heard:
    """The bars of a set [shape=(loops of the set, ...)]; NaN where one belongs to no song, or is not heard yet.

    latents : [shape=(count, latent_size), standard deviations]. distances : of their loops from the bars [dB].
    """

    latents: Floats
    distances: Floats


def listen(folder: Path, data: LoopSet, songs: Songs, generator: Generator) -> Heard:
    """Find the latents of all bars, one song after the other; those that `folder` keeps are taken from there.

    A listening that is killed loses one song at most. Raises SettingsError where the folder keeps those of another
    generator or set, MeasureError, TableError and OSError.
    """
    path = folder / NAME
    heard = _read(path, data, generator)
    runs = [run for part in (songs.training, songs.validation, songs.test) for run in part]
    left = [run for run in runs if not np.isfinite(heard.distances[run]).all()]
    if not left:
        return heard
    search = BarSearch(generator)
    bars, known = sum(map(len, runs)), sum(map(len, runs)) - sum(map(len, left))
    with tqdm(total=bars, initial=known, unit=" bars", desc="listening") as progress:
        for run in left:
            targets = (
                levels(part_powers(parts, data.description), data.description) for parts in read_parts(data, run)
            )
            for number, found in zip(run, search.find_levels(targets), strict=True):
                heard.latents[number], heard.distances[number] = found.latent, found.distance
                progress.update()
            _write(path, heard, data, generator)
    return heard


def _read(path: Path, data: LoopSet, generator: Generator) -> Heard:
    count = len(data.images)
    if not path.exists():
        latents = np.full((count, generator.description.latent_size), np.nan, np.float32)
        return Heard(latents, np.full(count, np.nan, np.float32))
    try:
        with np.load(path) as file:
            owner = str(file["network"]), str(file["set"])
            heard = Heard(file["latents"], file["distances"])
    except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile):
        raise SettingsError(f"{path} is damaged; delete it, and the set is listened to again.") from None
    if owner != (generator.network, data.fingerprint()):
        raise SettingsError(
            f"{path} is of another generator than {generator.path.name} or another set than {data.path}; name a new "
            "folder."
        )
    return heard


def _write(path: Path, heard: Heard, data: LoopSet, generator: Generator) -> None:
    owner = {"network": np.array(generator.network), "set": np.array(data.fingerprint())}
    with atomic_write(path) as temporary, temporary.open("wb") as file:
        np.savez(file, latents=heard.latents, distances=heard.distances, **owner)
