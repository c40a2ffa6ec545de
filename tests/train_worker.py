"""Train the tiny set in a process of its own: python tests/train_worker.py SET RUN. TF_CONFIG may make it one of two."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from tiny_set import tiny_settings

from models.training import train

if __name__ == "__main__":
    train(Path(sys.argv[1]), Path(sys.argv[2]), tiny_settings(evaluate_every=4))
