"""The work that makes sound files."""

import time
from collections.abc import Callable, Iterable, Iterator

from inference.arrays import Floats
from inference.png import write_png
from inference.renderer import TooLongError
from inference.seeds import Seed
from inference.wav import write_wav
from server.protocol.errors import CommandError
from server.protocol.replies import Reply
from server.state import Call, Work


def sound(
    call: Call, answer: str, name: str, seeds: list[Seed], id: int | None = None, slot: int | None = None
) -> Work:
    """Work that renders `seeds` in a row into one file and replies `answer`: wav, wav_id or wav_id_img.

    Rate, tempo, conditions and folder are those of now; the model is the one that is loaded when the work begins.
    Raises CommandError `too_long`.
    """
    state, setting, target = call.state, call.state.request_setting(), call.state.folder.target
    suffixes = (".wav", ".png") if answer == "wav_id_img" else (".wav",)
    try:
        state.renderer.check_length(len(seeds), setting)
    except TooLongError as error:
        raise CommandError("too_long", str(error)) from error

    def run(step: Callable[[int], None]) -> Reply:
        started = time.perf_counter()
        renderer = state.renderer
        if any(len(seed) != renderer.latent_size for seed in seeds):
            text = f"The model was changed to one whose seeds are {renderer.latent_size} numbers; send the seed anew."
            raise CommandError("bad_arguments", text)
        condition = name if id is None else f"{name}{id}"
        files = state.folder.claim(target, condition, (call.client, id), *suffixes)
        gain = write_wav(files[0], report_steps(renderer.loops(seeds, setting), step), setting.sample_rate, state.bits)
        if len(files) == 2:
            write_png(files[1], renderer.image(seeds[0], setting.conditions))
        count = "1 loop" if len(seeds) == 1 else f"{len(seeds)} loops"
        text = f"{count} in {time.perf_counter() - started:.3f} s, gain {gain:.1f} dB"
        paths = [file.as_posix() for file in files]
        return Reply(answer, (*([] if id is None else [id]), *paths, text))

    return Work(-1 if id is None else id, len(seeds), run, slot)


def report_steps(loops: Iterable[Floats], step: Callable[[int], None]) -> Iterator[Floats]:
    """The same loops; `step` is told how many there are after each, and may raise to stop."""
    for done, loop in enumerate(loops, 1):
        step(done)
        yield loop
