"""What answers a browser's request."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import BinaryIO


@dataclass(frozen=True)
class Answer:
    """An HTTP reply: its body is bytes, or a file that is sent piece by piece, of `size` bytes."""

    status: HTTPStatus
    kind: str  # the media type
    body: bytes | BinaryIO
    size: int

    @classmethod
    def sentence(cls, status: HTTPStatus, text: str) -> "Answer":
        """A line of plain text."""
        body = f"{text}\n".encode()
        return cls(status, "text/plain; charset=utf-8", body, len(body))


class RefusedError(Exception):
    """A request that is not answered as it asks; the text is one sentence."""

    def __init__(self, status: HTTPStatus, text: str) -> None:
        super().__init__(text)
        self.status = status
