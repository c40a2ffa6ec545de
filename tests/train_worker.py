"""Train the tiny set in a process of its own: train_worker.py SET RUN; TF_CONFIG makes it one of two."""

import sys
from pathlib import Path

from models.training.loop import train
from tiny_set import tiny_settings

SETTINGS = tiny_settings(steps=5, vae_steps=2, evaluate_every=5)  # two steps of the autoencoder, one lead, two games

if __name__ == "__main__":
    train(Path(sys.argv[1]), Path(sys.argv[2]), SETTINGS)
