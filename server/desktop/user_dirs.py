"""The user's folders on each platform."""

import contextlib
import logging
import tempfile
from pathlib import Path

import platformdirs

log = logging.getLogger("loopseed")


def data() -> Path:
    """The user's data folder; raises OSError where the user has no home."""
    try:
        return platformdirs.user_data_path("loopseed", appauthor=False)
    except RuntimeError as error:
        raise OSError(str(error)) from error


def models() -> list[Path]:
    """The folders that the user puts models in: one, or none where there is no home."""
    with contextlib.suppress(OSError):
        return [data() / "models"]
    return []


def make_models() -> None:
    """Create the folder for models, so that the user finds it; does nothing where that is not possible."""
    for folder in models():
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)


def named_seeds() -> Path:
    """The file of the seeds that have a name; without a home, one in the temporary folder."""
    try:
        return data() / "seeds.json"
    except OSError:
        return Path(tempfile.gettempdir()) / "loopseed-seeds.json"


def page_token() -> Path | None:
    """The file of the page's token; None without a home."""
    with contextlib.suppress(OSError):
        return data() / "page-token"
    return None


def loops() -> Path:
    """A writable folder for sounds: the user's, or a new one in the temporary folder, with a warning.

    Raises OSError where neither can be written.
    """
    try:
        folder = data() / "loops"
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        folder = Path(tempfile.mkdtemp(prefix="loopseed-"))
        log.warning("sounds go to %s, because the user's own folder cannot be used (%s)", folder.as_posix(), error)
        return folder
