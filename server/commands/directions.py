"""The directions of a model: their names, and seeds that are moved along them. What makes a sound is in generate.py."""

from dataclasses import dataclass
from typing import Annotated

from inference.directions.directions import MAX_AMOUNT, MAX_DIRECTIONS
from inference.directions.table_file import NoTableError
from inference.seeds import Seed
from server.commands.registry import Call, command
from server.jobs import Step, Work
from server.protocol.arguments import Count, First, Id, Numbers, Range, check_seeds
from server.protocol.origin import SeedReply
from server.protocol.replies import Msg, Reply, fit, reply

Amounts = Annotated[Numbers, Count(0, MAX_DIRECTIONS), Range(-MAX_AMOUNT, MAX_AMOUNT, "standard deviations")]


@dataclass(frozen=True, slots=True)
class DirectionRow:
    """One direction of the model, as `directions` lists it."""

    name: Annotated[str, "the direction's name: a feature of the sound; of a component, also its number"]


@reply("directions")
class DirectionNames(Reply):
    """The directions of the loaded model."""

    directions: Annotated[tuple[DirectionRow, ...], "named axes first, then principal components"]


@command("directions", reply=DirectionNames)
def list_directions(call: Call, first: First) -> Work:
    """List the directions of the model: named axes first; where it has none, a msg before the reply says why."""

    def run(step: Step) -> list[Reply]:
        try:
            rows = tuple(DirectionRow(name) for name in call.state.renderer.directions.names)
        except NoTableError as error:  # clients ask each model for them
            return [Msg(str(error)), DirectionNames(())]
        return fit(DirectionNames, rows, first, f"{call.prefix}directions")

    return Work(-1, 1, run, queue="read")


@command("move_seed", reply=SeedReply)
def move_seed(call: Call, id: Id, amounts: Amounts, seed: Seed) -> Work:
    """Give the seed that is nearest to a move of another seed by amounts of the model's directions."""

    def run(step: Step) -> SeedReply:
        renderer = call.state.renderer
        check_seeds([seed], renderer.latent_size)
        return SeedReply(id, renderer.directions.move(seed, amounts))

    return Work(id, 1, run, queue="read")
