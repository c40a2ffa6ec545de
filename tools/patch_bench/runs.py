"""The runs of the bench, each kept in an SQLite file as soon as it is done; a run that is there is not made again.

joblib shares them out: over processes of this computer, or over a Dask cluster.
"""

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import joblib
import numpy as np

from inference.arrays import Floats
from inference.search.patch.match import ANSWERS
from inference.search.patch.society import choose_different
from tools.patch_bench.aspects import AspectObjective
from tools.patch_bench.measures import measure
from tools.patch_bench.methods import METHODS
from tools.patch_bench.targets import Tone, make_tones
from tools.processes import hold_workers

_KEY = ("sounds", "target", "method", "network", "fitness", "rng_seed", "renders")
_TABLE = f"""CREATE TABLE IF NOT EXISTS runs (
    sounds TEXT, target TEXT, method TEXT, network TEXT, fitness TEXT, rng_seed INTEGER, renders INTEGER,
    log_mel REAL, spectral_convergence REAL, spectral_mse REAL, cpu_seconds REAL,
    curve TEXT, diversity TEXT, front TEXT, answers TEXT, PRIMARY KEY ({", ".join(_KEY)}))"""
STEP = 50  # renders from one value of a curve to the next


class ResultsError(ValueError):
    """A file that cannot hold results; the text is one sentence."""


@dataclass(frozen=True, slots=True)
class Run:
    """One search. sounds : a set of `targets`. target : the name of its sound. network : a file of an estimator."""

    sounds: str
    target: str
    method: str
    fitness: str
    rng_seed: int
    renders: int
    network: Path | None = None

    @property
    def key(self) -> tuple:
        network = self.network.stem if self.network else ""
        return self.sounds, self.target, self.method, network, self.fitness, self.rng_seed, self.renders


def run_all(runs: list[Run], path: Path, processes: int, cluster: str = "") -> None:
    """Make all runs that the file lacks; raises ResultsError.

    cluster : the address of a Dask scheduler, whose workers take the place of the processes.
    """
    with open_results(path) as database:
        database.execute(_TABLE)
        known = set(database.execute(f"SELECT {', '.join(_KEY)} FROM runs"))
        missing = [run for run in runs if run.key not in known]
        tones = {sounds: make_tones(sounds) for sounds in {run.sounds for run in missing}}
        work = [joblib.delayed(make_run)(run, tones[run.sounds][run.target]) for run in missing]
        with _share(processes, cluster) as parallel:
            rows: Any = parallel(work)
            for row in rows:
                with database:
                    database.execute(f"INSERT INTO runs VALUES ({', '.join('?' * len(row))})", row)
                _, target, method, network, fitness, rng_seed, _, reached = row[: len(_KEY) + 1]
                print(f"{target:10} {method:15} {network:10} {fitness:18} {rng_seed} {reached:.2f} dB", flush=True)


@contextlib.contextmanager
def open_results(path: Path) -> Iterator[sqlite3.Connection]:
    """The database of results, which is made where there is none; raises ResultsError, also for the block."""
    try:
        with contextlib.closing(sqlite3.connect(path)) as database:
            yield database
    except sqlite3.Error as error:
        raise ResultsError(f"{path} cannot hold results of the bench: {error}; name another file.") from None


def make_run(run: Run, tone: Tone) -> tuple:
    """Search; returns the row of the table."""
    objective = AspectObjective(tone, run.renders, run.fitness)
    started = time.process_time()
    diversity = []
    for progress in METHODS[run.method](objective, np.random.default_rng(run.rng_seed), run.network):
        diversity.append((progress.renders, round(progress.diversity, 4)))
    seconds = time.process_time() - started
    [sound] = objective.play(objective.best.position[None])
    best = np.minimum.accumulate(objective.distances)
    curve = [round(float(best[place]), 4) for place in range(STEP - 1, len(best), STEP)]
    front = [(_round(objective.aspects[i]), _round(objective.positions[i])) for i in objective.find_front()]
    answers = [(answer.distance, _round(answer.position)) for answer in choose_different(objective, ANSWERS)]
    texts = map(json.dumps, (curve, diversity, front, answers))
    return (*run.key, *measure(tone.target.sound, sound), seconds, *texts)


def _round(values: Floats) -> list[float]:
    return np.round(values.astype(float), 4).tolist()


@contextlib.contextmanager
def _share(processes: int, cluster: str) -> Iterator[joblib.Parallel]:
    """What runs the work and gives the results in the order in which they are there."""
    if not cluster:
        with hold_workers() as options:
            yield joblib.Parallel(processes, return_as="generator_unordered", **options)
        return
    from distributed import Client  # pyright: ignore[reportMissingImports] # no dependency of ours

    with Client(cluster), joblib.parallel_config("dask"):
        yield joblib.Parallel(return_as="generator_unordered")
