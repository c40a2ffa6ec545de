"""Train the tiny set in a process of its own: train_worker.py SET RUN; TF_CONFIG makes it one of two."""

import sys
from pathlib import Path

from models.training.loop import train
from tiny_set import tiny_settings

train(Path(sys.argv[1]), Path(sys.argv[2]), tiny_settings(evaluate_every=8))
