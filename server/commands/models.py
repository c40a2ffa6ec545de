"""The models at hand: which there are, and which one plays."""

from collections.abc import Callable

from inference.renderer import Renderer
from server.protocol.replies import Reply, reply
from server.state import Call, Work


def list_models(call: Call) -> Work:
    """Work that names the models that can be played; each other file is told in a `msg` before, with the reason.

    It runs beside the render thread, since a file that is new is loaded to find out, which takes its time.
    """
    library = call.state.library

    def run(step: Callable[[int], None]) -> Reply:
        names = []
        for name, path in library.paths().items():
            step(0)
            if fault := library.fault(path):
                call.answer(reply("msg", f"{name}: cannot be played: {fault}"))
            else:
                names.append(name)
        return reply("models", *names)

    return Work(-1, 1, run, background=True)


def load_model(call: Call, name: str) -> Work:
    """Work that loads another model; what was asked for before is rendered by the one before."""
    call.state.loads_requested += 1

    def run(step: Callable[[int], None]) -> Reply:
        call.state.play(Renderer(call.state.library.load(name), call.state.renderer.threads))
        return playing(call)

    return Work(-1, 1, run)


def playing(call: Call) -> Reply:
    """What the loaded model is."""
    d = call.state.renderer.generator.description
    return reply("model", call.state.model_name, d.latent_size, d.frames, d.bins, d.sample_rate, d.bpm, d.beats)
