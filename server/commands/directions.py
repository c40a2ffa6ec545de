"""Directions and the map of a model, and the seeds that they lead to. What makes a sound is in generate.py."""

from dataclasses import dataclass
from typing import Annotated

from inference.directions.directions import MAX_AMOUNT, MAX_DIRECTIONS
from inference.directions.seed_map import find_picture, read_map
from inference.directions.table_file import NoTableError
from inference.seeds import Seed
from server.commands.registry import Call, command
from server.jobs import Step, Work
from server.protocol.arguments import Count, First, Id, Numbers, Range, check_seeds
from server.protocol.origin import SeedReply
from server.protocol.replies import Msg, Reply, fit, reply

Place = Annotated[float, Range(0, 1)]
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

    return Work(-1, 1, run)


@command("move_seed", reply=SeedReply)
def move_seed(call: Call, id: Id, amounts: Amounts, seed: Seed) -> Work:
    """Give the seed that is nearest to a move of another seed by amounts of the model's directions."""

    def run(step: Step) -> SeedReply:
        renderer = call.state.renderer
        check_seeds([seed], renderer.latent_size)
        return SeedReply(id, renderer.directions.move(seed, amounts))

    return Work(id, 1, run)


@reply("map")
class MapReply(Reply):
    """The map of the loaded model."""

    imagefile: Annotated[str, "the absolute path of its picture, a square PNG; empty where there is none"]
    points: Annotated[int, "seeds on it"]


@command("map", reply=MapReply)
def show_map(call: Call) -> Work:
    """Say where the picture of the model's map is; where there is none, a msg before the reply says why."""

    def run(step: Step) -> list[Reply]:
        renderer = call.state.renderer
        try:
            points = len(read_map(renderer.generator).seeds)
        except NoTableError as error:  # clients ask each model for it
            return [Msg(str(error)), MapReply("", 0)]
        if picture := find_picture(renderer.generator.path):
            return [MapReply(picture.as_posix(), points)]
        name = renderer.generator.path.name
        return [Msg(f"The map of {name} has no picture; loopseed map {name} makes it."), MapReply("", points)]

    return Work(-1, 1, run)


@command("seed_at", reply=SeedReply)
def seed_at(call: Call, id: Id, x: Place, y: Place) -> Work:
    """Give the seed that is nearest to a place on the map: x from the left, y from the bottom."""

    def run(step: Step) -> SeedReply:
        renderer = call.state.renderer
        return SeedReply(id, read_map(renderer.generator).seed_at(x, y))

    return Work(id, 1, run)
