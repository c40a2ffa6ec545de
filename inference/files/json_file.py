"""Files .json that people may edit: a checksum tells those that nobody has edited."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from inference.files.atomic_file import check_readable

MAX_BYTES = 2**24  # a patch has about one kilobyte, one of a plugin with thousands of parameters a megabyte
CHECKSUM = "checksum"  # the last key of a file


class JsonError(ValueError):
    """A file that holds no JSON; the text is one sentence."""


def read_json(path: Path) -> dict[str, Any]:
    """The content of a file, empty where it has no names; raises JsonError, or OSError where it cannot be read."""
    check_readable(path)
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    try:
        content = json.loads(data.decode("utf-8-sig")) if len(data) <= MAX_BYTES else None
    except json.JSONDecodeError as error:
        raise JsonError(f"{path} is no JSON from line {error.lineno}, column {error.colno} on.") from None
    except (ValueError, RecursionError):
        content = None
    return content if isinstance(content, dict) else {}


def format_json(content: Mapping[str, Any]) -> str:
    """The text of a file with this content, and its checksum."""
    checksum = hashlib.sha256(json.dumps(content).encode()).hexdigest()
    return json.dumps({**content, CHECKSUM: checksum}, indent=2) + "\n"


def is_unedited(path: Path) -> bool:
    """Whether a file is as format_json has made it."""
    try:
        content = read_json(path)
        del content[CHECKSUM]
        return path.read_text(encoding="utf-8") == format_json(content)
    except (OSError, KeyError, ValueError):
        return False
