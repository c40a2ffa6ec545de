"""The runs of the bench, each kept in an SQLite file as soon as it is done; a run that is there is not made again."""

import json
import sqlite3
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from inference.search.patch.objective import Objective
from inference.search.patch.target import Target, prepare
from inference.search.synth.synth import render_patches
from tools.patch_bench.measures import measure
from tools.patch_bench.methods import METHODS
from tools.patch_bench.targets import make_notes, make_patches
from tools.processes import share_work

_TABLE = """CREATE TABLE IF NOT EXISTS runs (
    sounds TEXT, target TEXT, method TEXT, fitness TEXT, rng_seed INTEGER, renders INTEGER,
    log_mel REAL, spectral_convergence REAL, spectral_mse REAL, cpu_seconds REAL, curve TEXT, diversity TEXT,
    PRIMARY KEY (sounds, target, method, fitness, rng_seed, renders))"""


@dataclass(frozen=True, slots=True)
class Run:
    """One search. sounds : a set of `targets`. target : the name of its sound."""

    sounds: str
    target: str
    method: str
    fitness: str
    rng_seed: int
    renders: int


def make_targets(sounds: str) -> dict[str, Target]:
    """The prepared sounds of a set, by name."""
    return {name: prepare(*sound) for name, sound in {**make_patches(sounds), **make_notes(sounds)}.items()}


def run_all(runs: list[Run], path: Path, processes: int) -> None:
    """Make all runs that the file lacks."""
    with sqlite3.connect(path) as database:
        database.execute(_TABLE)
        known = set(database.execute("SELECT sounds, target, method, fitness, rng_seed, renders FROM runs"))
    missing = [run for run in runs if tuple(getattr(run, name) for name in Run.__slots__) not in known]
    targets = {name: make_targets(name) for name in {run.sounds for run in missing}}
    with share_work(partial(_run, targets=targets), missing, processes) as rows:
        for row in rows:
            with sqlite3.connect(path) as database:
                database.execute(f"INSERT INTO runs VALUES ({', '.join('?' * len(row))})", row)
            print(f"{row[1]:10} {row[2]:8} {row[3]:18} {row[4]} {row[6]:.2f} dB", flush=True)


def _run(run: Run, targets: dict[str, dict[str, Target]]) -> tuple:
    """Make one run; returns its row."""
    target = targets[run.sounds][run.target]
    objective = Objective(target, run.renders, fitness=run.fitness)
    started = time.process_time()
    diversity = []
    for progress in METHODS[run.method](objective, np.random.default_rng(run.rng_seed)):
        diversity.append((progress.renders, round(progress.diversity, 4)))
    seconds = time.process_time() - started
    sound = render_patches(objective.best.position[None], target.note, len(target.sound))[0]
    best = np.minimum.accumulate(objective.distances)
    curve = [round(float(best[place]), 4) for place in range(49, len(best), 50)]
    key = (run.sounds, run.target, run.method, run.fitness, run.rng_seed, run.renders)
    return (*key, *measure(target.sound, sound), seconds, json.dumps(curve), json.dumps(diversity))
