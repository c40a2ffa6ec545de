"""Replies that are seeds: random, between two others, of a file. Walks that make a sound are in generate.py."""

from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from inference.description import MAX_CONDITIONS
from inference.seeds import INTERPOLATIONS, MAX_DIAL, Seed, random_seed
from inference.wav import NoOriginError, read_origin
from server.commands.generate import OptionalRngSeed
from server.commands.registry import Call, command
from server.jobs import Step, Work
from server.protocol.arguments import Id, Range, Text
from server.protocol.errors import CommandError
from server.protocol.replies import MAX_LIST, Reply, RequestId, reply

MAX_NAME = 255  # characters of a model's or a condition's name in a file
MAX_NUMBER = 2.0**31 - 1  # of those in a file: what an OSC int can hold


@reply("seed")
class SeedReply(Reply):
    """A seed."""

    id: RequestId
    seed: Annotated[Seed, "its numbers, in dial units"]


@command("random_seed", reply=SeedReply)
def draw_seed(call: Call, id: Id, rng_seed: OptionalRngSeed) -> SeedReply:
    """Draw a random seed; the same rng_seed gives the same seed."""
    return SeedReply(id, random_seed(np.random.default_rng(rng_seed), call.state.renderer.latent_size))


@command("interpolate", reply=SeedReply)
def interpolate(call: Call, id: Id, position: Annotated[float, Range(0, 1)], start: Seed, end: Seed) -> SeedReply:
    """Give the seed at a position between two others."""
    return SeedReply(id, INTERPOLATIONS[call.state.interpolation](start, end, position))


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


@command("seed_of", reply=SeedReply)
def seed_of(call: Call, id: Id, path: Text) -> Work:
    """Give the seed of a WAV file that loopseed has made; an origin before it says the model and the settings."""
    file = call.state.folder.find_file(path)

    def run(step: Step) -> list[Reply]:
        try:
            found = read_origin(file)
            return [_read_settings(id, found), SeedReply(id, _read_seed(found))]
        except NoOriginError as error:
            raise CommandError("bad_arguments", str(error)) from error
        except OSError as error:
            raise CommandError("io", f"{file.as_posix()} cannot be read: {error.strerror}.") from error
        except (LookupError, TypeError, ValueError, AttributeError) as error:  # somebody has changed it
            raise CommandError("bad_arguments", f"{file.as_posix()} says in a wrong way how it was made.") from error

    return Work(id, 1, run, queue="read")


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
    if not isinstance(value, str) or not value.isprintable() or len(value) > MAX_NAME:
        raise ValueError
    return value
