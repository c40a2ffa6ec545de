"""The map of a model: its picture, and the seed at a place on it."""

from typing import Annotated

from inference.directions.seed_map import find_picture, read_map
from inference.directions.table_file import NoTableError
from server.commands.registry import Call, command
from server.jobs import Step, Work
from server.protocol.arguments import Id, Range
from server.protocol.origin import SeedReply
from server.protocol.replies import Msg, Reply, reply

Place = Annotated[float, Range(0, 1)]


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
