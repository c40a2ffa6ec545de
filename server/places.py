"""The user's folders, as the platform has them."""

from pathlib import Path

import platformdirs

DATA = platformdirs.user_data_path("loopseed", appauthor=False)


def models() -> Path:
    """Where the user puts models."""
    return DATA / "models"


def loops() -> Path:
    """Where sounds go when nobody names a folder; it is there afterwards."""
    (DATA / "loops").mkdir(parents=True, exist_ok=True)
    return DATA / "loops"
