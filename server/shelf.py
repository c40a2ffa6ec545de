"""The models at hand: which there are, and which one plays."""

from collections.abc import Callable

from inference.instrument import Instrument
from server.desk import Call, Work
from server.replies import Reply, reply


def listed(call: Call) -> Work:
    """Work that names the models that can be played; each other file is told in a `msg` before, with the reason.

    It runs beside the render thread, since a file that is new is loaded to find out, which takes its time.
    """
    library = call.desk.library

    def run(step: Callable[[int], None]) -> Reply:
        names = []
        for name, path in library.paths().items():
            step(0)
            if fault := library.fault(path):
                call.answer(reply("msg", f"{name}: cannot be played: {fault}"))
            else:
                names.append(name)
        return reply("models", *names)

    return Work(-1, 1, run, beside=True)


def loaded(call: Call, name: str) -> Work:
    """Work that loads another model; what was asked for before is rendered by the one before."""
    call.desk.models_asked += 1

    def run(step: Callable[[int], None]) -> Reply:
        call.desk.play(Instrument(call.desk.library.load(name), call.desk.instrument.threads))
        return playing(call)

    return Work(-1, 1, run)


def playing(call: Call) -> Reply:
    """What the loaded model is."""
    d = call.desk.instrument.generator.description
    return reply("model", call.desk.model_name, d.latent_size, d.frames, d.bins, d.sample_rate, d.bpm, d.beats)
