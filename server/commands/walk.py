"""Replies that are seeds: random, between two others, of a file. Walks that make a sound are in generate.py."""

from typing import Annotated, Any

import numpy as np

from inference.files.wav import NoOriginError, read_origin
from inference.seeds import INTERPOLATIONS, Seed, random_seed
from server.commands.generate import OptionalRngSeed
from server.commands.registry import Call, command
from server.jobs import Step, Work
from server.protocol.arguments import Id, Range, Text
from server.protocol.errors import CommandError
from server.protocol.origin import OriginError, SeedReply, tell_origin
from server.protocol.replies import Msg, Reply


@command("random_seed", reply=SeedReply)
def draw_seed(call: Call, id: Id, rng_seed: OptionalRngSeed) -> SeedReply:
    """Draw a random seed; the same rng_seed gives the same seed."""
    return SeedReply(id, random_seed(np.random.default_rng(rng_seed), call.state.renderer.latent_size))


@command("interpolate", reply=SeedReply)
def interpolate(call: Call, id: Id, position: Annotated[float, Range(0, 1)], start: Seed, end: Seed) -> SeedReply:
    """Give the seed at a position between two others."""
    return SeedReply(id, INTERPOLATIONS[call.state.interpolation](start, end, position))


@command("seed_of", reply=SeedReply)
def seed_of(call: Call, id: Id, path: Text) -> Work:
    """Give the seed of a WAV file that loopseed has made; an origin before it says the model and the settings.

    A msg comes first where the seed is not the whole sound: of a row, or of a loop that was moved along directions.
    """
    file = call.state.folder.find_file(path)

    def run(step: Step) -> list[Reply]:
        try:
            found = read_origin(file)
            if "synth" in found:
                text = f"{file.as_posix()} is the sound of a patch of a synthesiser, which has no seed."
                raise CommandError("bad_arguments", text)
            if "blocks" in found:
                text = f"{file.as_posix()} is a continuation in the recording's own sounds, which has no seed."
                raise CommandError("bad_arguments", text)
            return [*_say_rest(found), *tell_origin(id, found)]
        except OriginError as error:
            raise CommandError("bad_arguments", f"{file.as_posix()} says in a wrong way how it was made.") from error
        except NoOriginError as error:
            raise CommandError("bad_arguments", str(error)) from error
        except OSError as error:
            raise CommandError("io", f"{file.as_posix()} cannot be read: {error.strerror}.") from error

    return Work(id, 1, run, queue="read")


def _say_rest(found: dict[str, Any]) -> list[Reply]:
    """What a file's seed does not hold of its sound."""
    if found.get("directions"):
        return [Msg("This loop was moved along directions; its seed alone makes the loop that it was moved from.")]
    if found.get("loops", 1) != 1:
        return [Msg("This file holds a row of loops; its seed is the first one's.")]
    return []
