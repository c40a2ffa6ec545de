"""From a sound to the seed, or to the patch of a synthesiser, that sounds like it."""

import dataclasses
import math
from typing import Annotated

from inference.search.patch.match import MAX_RENDERS, RENDERS, AnswerFiles
from inference.search.seed_search import MAX_SECONDS, MIN_SECONDS
from inference.search.synth.patches import SYNTH, to_parameters
from inference.search.worker import FoundPatch, run_patch_search, run_seed_search
from inference.seeds import Seed
from server.commands.registry import Call, command
from server.jobs import CancelledError, GivenUpError, Step, Work
from server.protocol.arguments import Choice, Default, Id, Range, Text
from server.protocol.origin import tell_origin
from server.protocol.replies import Reply, RequestId, reply
from server.steps import follow

DistanceDb = Annotated[float, "mean difference of the spectra, dB"]
SYNTHS = (SYNTH,)


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


@reply("synths")
class Synths(Reply):
    """The synthesisers whose patches can be searched for."""

    names: Annotated[tuple[str, ...], "the first one is taken where a request names none"]


@reply("patch_candidate")
class PatchCandidate(Reply):
    """A search that goes on has a better patch."""

    id: RequestId
    distance: DistanceDb


@reply("patch_parameter")
class PatchParameter(Reply):
    """A parameter of the patch that a search has found; all of them are sent before `patch`."""

    id: RequestId
    name: Annotated[str, "the parameter's name"]
    value: Annotated[float, "its value, in its own unit"]


@reply("patch_kept")
class PatchKept(Reply):
    """The best patch of a search that was cancelled has been written; sent before `cancelled`."""

    id: RequestId
    distance: DistanceDb
    presetfile: Annotated[str, "the patch's absolute path"]
    wavfile: Annotated[str, "the absolute path of its sound, as of `patch`"]


@reply("patch")
class Patch(Reply):
    """The patch that a search has found."""

    id: RequestId
    distance: DistanceDb
    presetfile: Annotated[str, "the patch's absolute path"]
    wavfile: Annotated[str, "the absolute path of its sound, at the pitch and the length of the recorded tone"]


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
        with state.folder.open_file(file) as recording:
            for answers in follow(run_seed_search(renderer.generator.path, recording, seconds, step.at_cancel), step):
                step.tell(Candidate(id, answers[0].distance, answers[0].seed))
        best, *others = answers
        alternatives = [Alternative(id, rank, found.distance, found.seed) for rank, found in enumerate(others, 2)]
        origin, _ = tell_origin(id, renderer.tags([best.seed], setting).origin)
        return [*alternatives, origin, Match(id, best.distance, best.seed)]

    return Work(id, 1, run, slot=id, queue="search")


@command("match_patch", reply=Patch)
def match_patch(
    call: Call,
    id: Id,
    path: Text,
    synth: Annotated[str, Choice(SYNTHS), Default(SYNTH)],
    renders: Annotated[int, Range(1, MAX_RENDERS), Default(RENDERS)],
) -> Work:
    """Search for the patch of a synthesiser that sounds like a recorded tone, with so many renders.

    A patch_candidate comes whenever the best gets better. At the end come the parameters of the best patch, and the
    patch with its files. The recording holds one tone of at most 10 s. A search that is cancelled after its first
    candidate writes its best patch so far, and says so in patch_kept.
    """
    state = call.state
    file = state.folder.find_file(path)
    setting, folder = state.request_setting(), state.folder.target

    def write(found: FoundPatch, step: Step | None = None) -> tuple[str, str]:
        with state.folder.answer(folder, f"patch{id}", (call.client, id), ".json", ".wav") as files:
            preset, sound = files
            AnswerFiles(preset, sound).write(found.best, found.note, found.seconds, setting, state.bits, files.folder)
            if step:
                step.finish()  # again: a request that was given up leaves no file
        return preset.as_posix(), sound.as_posix()

    def run(step: Step) -> list[Reply]:
        state.folder.check(folder)
        found, distance = None, math.inf
        try:
            with state.folder.open_file(file) as recording:
                for found in follow(run_patch_search(recording, renders, step.at_cancel), step):
                    if found.best.distance < distance:
                        distance = found.best.distance
                        step.tell(PatchCandidate(id, distance))
            step.finish()
        except GivenUpError:
            raise
        except CancelledError:
            if found:
                step.tell(PatchKept(id, distance, *write(found)))
            raise
        assert found  # else the search has raised
        patch = Patch(id, distance, *write(found, step))
        parameters = to_parameters(found.best.position).items()
        return [*(PatchParameter(id, name, value) for name, value in parameters), patch]

    return Work(id, 1, run, slot=id, queue="search")


@command("synths", reply=Synths)
def list_synths(call: Call) -> Synths:
    """List the synthesisers whose patches match_patch searches for."""
    return Synths(SYNTHS)
