"""The models that can be loaded, and the one that is."""

from typing import Annotated

from inference.renderer import Renderer
from server.commands.registry import Call, command
from server.jobs import Step, Work
from server.protocol.arguments import First, Text
from server.protocol.replies import Msg, Reply, fit, reply


@reply("models")
class Models(Reply):
    """The models that can be loaded."""

    names: Annotated[tuple[str, ...], "in alphabetical order"]


@command("list_models", reply=Models)
def list_models(call: Call, first: First) -> Work:
    """List the models that can be loaded; before that, one msg for each file that cannot be loaded says why."""
    library = call.state.library

    def run(step: Step) -> list[Reply]:
        names: list[str] = []
        faults: list[Reply] = []
        for name, path in library.paths().items():
            step(0)  # no progress: it only ends a request that was cancelled
            if fault := library.fault(path):  # a new file is loaded to find out, which takes its time
                faults.append(Msg(f"{name}: cannot be played: {fault}"))
            else:
                names.append(name)
        return [*faults, *fit(Models, tuple(names), first, f"{call.prefix}list_models")]

    return Work(-1, 1, run, queue="list")


@reply("model")
class Model(Reply):
    """The loaded model."""

    name: Annotated[str, "its file's name without .onnx"]
    latent_size: Annotated[int, "numbers of a seed"]
    width: Annotated[int, "frames of its powergram"]
    height: Annotated[int, "bins of its powergram"]
    sample_rate_hz: Annotated[int, "the model's own sample rate"]
    bpm: Annotated[float, "the model's own tempo"]
    beats: Annotated[int, "beats of one loop"]


@command("load_model", reply=Model)
def load_model(call: Call, name: Text) -> Work:
    """Load another model; requests sent after this one are rendered by it."""
    call.state.loads_requested += 1

    def prepare(step: Step) -> list[Reply]:
        call.state.library.check(name)
        return []

    def run(step: Step) -> list[Reply]:
        renderer = Renderer(call.state.library.load(name), call.state.renderer.threads)
        step.finish()
        return [*call.state.set_renderer(renderer), model(call)]

    return Work(-1, 1, run, prepare=prepare)


@command("model", reply=Model)
def model(call: Call) -> Model:
    """Say the loaded model's name, seed size, image size, rate, tempo and beats."""
    d = call.state.renderer.generator.description
    return Model(call.state.model_name, d.latent_size, d.frames, d.bins, d.sample_rate, d.bpm, d.beats)
