"""Train a latent sequence model in three processes that die by SIGKILL: killed_training.py SONGS RUN SETTINGS.json.

The first one dies while it listens to the fourth song, the second one after the history's line of step 8 and before its
checkpoint, the third one while it writes that checkpoint.
"""

import json
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

import numpy as np

import models.sequence.listening
from conftest import KnownSearch
from models.sequence.training import train_latents
from models.settings import LatentSequenceSettings, settings_from
from models.training import checkpoints
from models.training.run import Run

SONG, STEP = 3, 8


def die(*_: object, **__: object) -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def die_at_song() -> None:
    find = KnownSearch.find_levels
    KnownSearch.find_levels = lambda self, bars: die() if KnownSearch.heard == SONG else find(self, bars)


def die_after_line() -> None:
    add = Run.add_to_history
    Run.add_to_history = lambda self, entry: (add(self, entry), entry["step"] == STEP and die())


def die_in_checkpoint() -> None:
    save = np.savez
    checkpoints.np.savez = lambda file, **arrays: (save(file, **arrays), arrays["step"] == STEP and die())


songs, folder, file = map(Path, sys.argv[1:])
settings = settings_from(json.loads(file.read_text(encoding="utf-8")))
assert isinstance(settings, LatentSequenceSettings)
models.sequence.listening.BarSearch = KnownSearch
for prepare in (die_at_song, die_after_line, die_in_checkpoint):
    if not (child := os.fork()):  # before TensorFlow has started a thread
        prepare()
        train_latents(songs, folder, settings)
        sys.exit("it was not killed")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL, prepare.__name__
    KnownSearch.heard = SONG
