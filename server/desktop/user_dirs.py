"""The user's folders, as the platform has them."""

import contextlib
import logging
import tempfile
from pathlib import Path

import platformdirs

log = logging.getLogger("loopseed")


def data() -> Path:
    """The folder of what is the user's; raises OSError where the user has no home."""
    try:
        return platformdirs.user_data_path("loopseed", appauthor=False)
    except RuntimeError as error:
        raise OSError(str(error)) from error


def models() -> list[Path]:
    """Where the user puts models: one folder, or none where there is no home for it."""
    with contextlib.suppress(OSError):
        return [data() / "models"]
    return []


def make_models() -> None:
    """Make the folder for models, so that the user finds it; where that cannot be, there is none."""
    for folder in models():
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)


def loops() -> Path:
    """A folder for sounds that can be written: the user's, or else a new one in the temporary folder, with a warning.

    Raises OSError where there is not even that.
    """
    try:
        folder = data() / "loops"
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        folder = Path(tempfile.mkdtemp(prefix="loopseed-"))
        log.warning("sounds go to %s: the user's own folder cannot be used (%s)", folder.as_posix(), error)
        return folder
