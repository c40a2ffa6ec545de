"""From a sound to the seed that sounds like it."""

import dataclasses
from typing import Annotated

from inference.search.seed_search import MAX_SECONDS, MIN_SECONDS
from inference.search.worker import SearchError, run_search
from inference.seeds import Seed
from server.commands.registry import Call, command
from server.jobs import Step, Work
from server.protocol.arguments import Default, Id, Range, Text
from server.protocol.errors import CommandError
from server.protocol.origin import tell_origin
from server.protocol.replies import Reply, RequestId, reply

DistanceDb = Annotated[float, "mean difference of the spectra, dB"]


@reply("candidate")
class Candidate(Reply):
    """The best seed so far of a search that goes on."""

    id: RequestId
    distance: DistanceDb
    seed: Annotated[Seed, "its numbers, in dial units"]


@reply("alternative")
class Alternative(Reply):
    """Another seed that a search has found; sent before `match`."""

    id: RequestId
    rank: Annotated[int, "2 is the second best"]
    distance: DistanceDb
    seed: Annotated[Seed, "its numbers, in dial units"]


@reply("match")
class Match(Reply):
    """The seed that a search has found."""

    id: RequestId
    distance: DistanceDb
    seed: Annotated[Seed, "its numbers, in dial units"]


@command("match_seed", reply=Match)
def match_seed(
    call: Call, id: Id, path: Text, seconds: Annotated[float, Range(MIN_SECONDS, MAX_SECONDS, "s"), Default(1.5)]
) -> Work:
    """Search for the seed whose loop sounds like a recorded loop, for so many seconds.

    A candidate comes whenever the best gets better. At the end come up to four alternatives, an origin with the model
    and the settings that the seeds are meant for, and the match. The recording holds a quarter, a half, or 1, 2, 4 ...
    32 loops; it is compared at the model's tempo.
    """
    state = call.state
    file = state.folder.find_file(path)
    setting = dataclasses.replace(state.request_setting(), conditions=(), truncation=1.0)

    def run(step: Step) -> list[Reply]:
        renderer, answers = state.renderer, []
        try:
            for answers in run_search(renderer.generator.path, file, seconds):
                step(0)
                step.tell(Candidate(id, answers[0].distance, answers[0].seed))
        except SearchError as error:
            raise CommandError("bad_arguments", str(error)) from error
        best, *others = answers
        alternatives = [Alternative(id, rank, found.distance, found.seed) for rank, found in enumerate(others, 2)]
        origin, _ = tell_origin(id, renderer.tags([best.seed], setting).origin)
        return [*alternatives, origin, Match(id, best.distance, best.seed)]

    return Work(id, 1, run, slot=id, queue="search")
