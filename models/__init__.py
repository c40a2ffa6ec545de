"""Training, evaluation and export of generators, and the trained ones in pretrained/."""

from pathlib import Path

PRETRAINED = Path(__file__).parent / "pretrained"
