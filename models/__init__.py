"""Training of generators (TensorFlow lives here and nowhere else), and the trained ones in pretrained/."""

from pathlib import Path

PRETRAINED = Path(__file__).parent / "pretrained"
