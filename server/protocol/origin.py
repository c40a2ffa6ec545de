"""A seed and what belongs to it, as replies: the model and the settings that its sound was made with."""

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from inference.description import MAX_CONDITIONS
from inference.seeds import MAX_DIAL, Seed
from inference.sentences import escape_controls
from server.protocol.replies import MAX_LIST, Reply, RequestId, reply

MAX_NAME = 255  # characters of a model's or a condition's name in a file
MAX_NUMBER = 2.0**31 - 1  # of those in a file: what an OSC int can hold


@reply("seed")
class SeedReply(Reply):
    """A seed."""

    id: RequestId
    seed: Annotated[Seed, "its numbers, in dial units"]


@dataclass(frozen=True, slots=True)
class ConditionValue:
    """One condition that was set."""

    condition: Annotated[str, "a condition that was set"]
    value: Annotated[float, "its value"]


@reply("origin")
class Origin(Reply):
    """What belongs to a seed that was found; sent before it."""

    id: RequestId
    model: Annotated[str, "the model's name"]
    truncation: Annotated[float, "0..2, as of set_truncation"]
    conditions: Annotated[tuple[ConditionValue, ...], "those that were set"]
    bpm: Annotated[float, "the tempo"]
    follow: Annotated[str, "`repitch` or `stretch`"]
    transients: Annotated[float, "0..1, as of set_transients"]
    channels: Annotated[int, "1 or 2"]
    target_sr: Annotated[int, "the sample rate, Hz"]
    loops: Annotated[int, "how many the file holds; of a row, the seed is the first one's"]


def tell_origin(id: int, found: dict[str, Any]) -> list[Reply]:
    """An origin (inference.files.wav.Tags.origin) as the replies of a request; raises OriginError."""
    try:
        return [_read_settings(id, found), SeedReply(id, _read_seed(found))]
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise OriginError from error


class OriginError(ValueError):
    """What a file says about how its sound was made cannot be told: somebody has changed it."""


def _read_seed(found: dict[str, Any]) -> Seed:
    seed = np.array([_number(dial) for dial in found["seeds"][0]])
    if not 1 <= len(seed) <= MAX_LIST // 4:
        raise ValueError
    return np.clip(seed, -MAX_DIAL, MAX_DIAL)


def _read_settings(id: int, found: dict[str, Any]) -> Origin:
    """The origin of a file; raises one of several errors where it is not as tags of loopseed are."""
    conditions = tuple(ConditionValue(_name(name), _number(value)) for name, value in found["conditions"].items())
    if len(conditions) > MAX_CONDITIONS:
        raise ValueError
    return Origin(
        id,
        _name(found["model"]),
        _number(found.get("truncation", 1.0)),
        conditions,
        _number(found["bpm"]),
        "stretch" if found["stretch"] else "repitch",
        _number(found["transients"]),
        int(_number(found["channels"])),
        int(_number(found["rate"])),
        int(_number(found["loops"])),
    )


def _number(value: object) -> float:
    """A number that OSC can send."""
    if not isinstance(value, int | float) or not abs(value) <= MAX_NUMBER:  # also true for NaN
        raise ValueError
    return float(value)


def _name(value: object) -> str:
    """A text that OSC can send."""
    if not isinstance(value, str) or value != escape_controls(value) or len(value) > MAX_NAME:
        raise ValueError
    return value
