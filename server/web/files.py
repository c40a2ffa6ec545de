"""What the page reads by HTTP: its own files, and sounds and pictures that loopseed made."""

import contextlib
import os
import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

from inference.directions.seed_map import find_picture
from inference.files.png import is_own_png
from inference.files.wav import is_own_sound
from server.protocol.errors import CommandError
from server.state import State
from server.web.answer import Answer, RefusedError

PAGE = Path(__file__).with_name("page")  # what clients/web is built into
INDEX = "index.html"
_NAME = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.([a-z0-9]+)")  # of a file of the page: no folder, no link away
_KINDS = {  # not those of the system: under Windows any program may change them
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ico": "image/vnd.microsoft.icon",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "map": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "wasm": "application/wasm",
    "wav": "audio/wav",
    "webmanifest": "application/manifest+json",
    "woff2": "font/woff2",
}
_IS_OWN = {".wav": is_own_sound, ".png": is_own_png}


@contextlib.contextmanager
def open_page_file(name: str) -> Iterator[Answer]:
    """A file of the page by its name, `` for its first; raises RefusedError where there is none."""
    path, found = PAGE / (name or INDEX), _NAME.fullmatch(name or INDEX)
    if not found or found[2] not in _KINDS or path.is_symlink() or not path.is_file():
        raise RefusedError(HTTPStatus.NOT_FOUND, f"The page has no file {name!r:.80}.")
    with path.open("rb") as file:
        yield _answer(file, found[2])


@contextlib.contextmanager
def open_sound(state: State, text: str) -> Iterator[Answer]:
    """A sound or picture by the path that a reply named; raises RefusedError for any other file.

    It lies in a folder that this daemon writes into, carries loopseed's mark, and was not changed since; or it is the
    picture of the model's map.
    """
    picture = find_picture(state.renderer.generator.path)
    try:
        path = picture if picture and text == picture.as_posix() else _find(state, text)
        with state.folder.open_file(path) as file:
            yield _answer(file, path.suffix[1:])
    except CommandError as error:
        raise RefusedError(HTTPStatus.NOT_FOUND, error.text) from error


def _find(state: State, text: str) -> Path:
    path = state.folder.find_file(text)
    is_own = _IS_OWN.get(path.suffix)
    if path.parent not in state.folder.targets or not is_own or not is_own(path):
        raise CommandError("not_allowed", f"{path.as_posix()} is no sound or picture that this daemon made.")
    return path


def _answer(file: BinaryIO, suffix: str) -> Answer:
    return Answer(HTTPStatus.OK, _KINDS[suffix], file, os.fstat(file.fileno()).st_size)
