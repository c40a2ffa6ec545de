"""Addresses that lead to the page once: all users of a computer see what a browser was started with."""

import secrets
import time
from http import HTTPStatus

from server.web.answer import RefusedError

PATH = "/open/"  # and a key
BYTES = 24  # of chance
LIFE = 60.0  # seconds in which a browser starts


class Links:
    """The links that nobody has followed."""

    def __init__(self) -> None:
        self._ends: dict[str, float] = {}  # of each key, on the monotonic clock

    def make(self) -> str:
        """The path of a new link; it leads there for LIFE seconds."""
        key = secrets.token_urlsafe(BYTES)
        self._ends[key] = time.monotonic() + LIFE
        return f"{PATH}{key}"

    def follow(self, path: str) -> None:
        """Use a link up; raises RefusedError where it is used already, too old, or none."""
        if self._ends.pop(path.removeprefix(PATH), 0.0) < time.monotonic():  # of two threads, one finds it
            text = "This link was used or is older than a minute; loopseed play prints the page's address. "
            text += "If you did not use it, see page-token in docs/play.md."
            raise RefusedError(HTTPStatus.FORBIDDEN, text)
