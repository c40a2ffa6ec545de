"""The work that makes sound files."""

import time
from collections.abc import Callable, Iterable, Iterator

from inference.instrument import TooLongError
from inference.picture import write_picture
from inference.seeds import Seed
from inference.sound import write_wav
from inference.stft import Floats
from server.desk import Call, Work
from server.errors import CommandError
from server.replies import Reply


def sound(
    call: Call, answer: str, name: str, seeds: list[Seed], id: int | None = None, slot: int | None = None
) -> Work:
    """Work that renders `seeds` in a row into one file and replies `answer`: wav, wav_id or wav_id_img.

    Rate, tempo, conditions and folder are those of now; the model is the one that is loaded when the work begins.
    Raises CommandError `too_long`.
    """
    desk, setting, target = call.desk, call.desk.asked(), call.desk.folder.target
    suffixes = (".wav", ".png") if answer == "wav_id_img" else (".wav",)
    try:
        desk.instrument.check_length(len(seeds), setting)
    except TooLongError as error:
        raise CommandError("too_long", str(error)) from error

    def run(step: Callable[[int], None]) -> Reply:
        started = time.perf_counter()
        instrument = desk.instrument
        if any(len(seed) != instrument.size for seed in seeds):
            text = f"The model was changed to one whose seeds are {instrument.size} numbers; send the seed anew."
            raise CommandError("bad_arguments", text)
        label = name if id is None else f"{name}{id}"
        files = desk.folder.claim(target, label, (call.client, id), *suffixes)
        gain = write_wav(files[0], told(instrument.loops(seeds, setting), step), setting.sample_rate, desk.bits)
        if len(files) == 2:
            write_picture(files[1], instrument.image(seeds[0], setting.conditions))
        count = "1 loop" if len(seeds) == 1 else f"{len(seeds)} loops"
        text = f"{count} in {time.perf_counter() - started:.3f} s, gain {gain:.1f} dB"
        paths = [file.as_posix() for file in files]
        return Reply(answer, (*([] if id is None else [id]), *paths, text))

    return Work(-1 if id is None else id, len(seeds), run, slot)


def told(loops: Iterable[Floats], step: Callable[[int], None]) -> Iterator[Floats]:
    """The same loops; `step` is told how many there are after each, and may raise to stop."""
    for done, loop in enumerate(loops, 1):
        step(done)
        yield loop
