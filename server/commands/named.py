"""Seeds that have a name, for all clients."""

from typing import Annotated

from inference.seeds import Seed
from server.commands.registry import Call, command
from server.jobs import Step, Work
from server.protocol.arguments import First, Id, Text
from server.protocol.errors import CommandError
from server.protocol.origin import OriginError, SeedReply, tell_origin
from server.protocol.replies import Msg, Reply, fit, reply


@reply("seeds")
class Seeds(Reply):
    """The named seeds."""

    names: Annotated[tuple[str, ...], "in alphabetical order"]


@command("save_seed", reply=Msg)
def save_seed(call: Call, name: Text, seed: Seed) -> Work:
    """Keep a seed under a name, with the model and the settings of now; it takes the place of one of that name."""
    state = call.state
    origin = state.renderer.tags([seed], state.request_setting()).origin

    def run(step: Step) -> Reply:
        step.finish()
        replaced = state.named.set(name, origin)
        return Msg(f"The seed {name} is {'replaced' if replaced else 'kept'}.")

    return Work(-1, 1, run, queue="read")


@command("recall_seed", reply=SeedReply)
def recall_seed(call: Call, id: Id, name: Text) -> Work:
    """Give the seed of a name; an origin before it says the model and the settings that it was kept with."""

    def run(step: Step) -> list[Reply]:
        try:
            return tell_origin(id, call.state.named.get(name))
        except OriginError as error:
            text = f"The seed {name!r:.120} in {call.state.named.path.as_posix()} is damaged; save it anew."
            raise CommandError("io", text) from error

    return Work(id, 1, run, queue="read")


@command("delete_seed", reply=Msg)
def delete_seed(call: Call, name: Text) -> Work:
    """Forget the seed of a name."""

    def run(step: Step) -> Reply:
        step.finish()
        call.state.named.delete(name)
        return Msg(f"The seed {name} is deleted.")

    return Work(-1, 1, run, queue="read")


@command("list_seeds", reply=Seeds)
def list_seeds(call: Call, first: First) -> Work:
    """List the names of the seeds that are kept."""

    def run(step: Step) -> list[Reply]:
        return fit(Seeds, tuple(call.state.named.names()), first, f"{call.prefix}list_seeds")

    return Work(-1, 1, run, queue="read")
