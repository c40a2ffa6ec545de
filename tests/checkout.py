"""Where the repository lies that is tested."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
