"""Replies that are seeds: a random one, and one between two others. Walks that make a sound are in generate.py."""

from typing import Annotated

import numpy as np

from inference.seeds import INTERPOLATIONS, Seed, random_seed
from server.commands.registry import Call, command
from server.protocol.arguments import Default, Id, Range
from server.protocol.replies import Reply, RequestId, reply

OptionalRngSeed = Annotated[int, Range(0, 2**31 - 1), Default(None)]


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
