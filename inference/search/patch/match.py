"""Match a sound: from a target to the best different patches, and from these to files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inference.arrays import Floats
from inference.files.atomic_file import OpenFolder, check_target
from inference.files.wav import Tags, is_own_sound, write_wav
from inference.renderer import Setting
from inference.search.patch.objective import Answer, Objective
from inference.search.patch.society import Progress, choose_different, search
from inference.search.patch.target import Target
from inference.search.synth.parameters import PARAMETERS, find_parameters
from inference.search.synth.patches import SYNTH, is_own_patch, to_parameters, write_patch
from inference.search.synth.synth import Note, render_patches

ANSWERS = 5
MAX_RENDERS, RENDERS = 100_000, 2000
FILE_SETTING = Setting(sample_rate=44100)
PEAK = 0.7  # of the matched sound in its file, of full scale


class Match:
    """A search for the patch of a target."""

    def __init__(
        self, target: Target, renders: int = RENDERS, locked: Mapping[str, float] | None = None, rng_seed: int = 0
    ) -> None:
        """locked : values of parameters, by name, that every patch has; raises ValueError where one is not allowed."""
        locked = dict(locked or {})
        numbers = dict(zip(find_parameters(locked), locked.values(), strict=True))
        positions = {number: PARAMETERS[number].position(value) for number, value in numbers.items()}
        self.target = target
        self._objective = Objective(target, renders, positions)
        self._rng = np.random.default_rng(rng_seed)

    def run(self) -> Iterator[Progress]:
        """Search; yields after each generation. Close it to cancel: what was found by then stays."""
        return search(self._objective, self._rng)

    def list_answers(self) -> list[Answer]:
        """The best different patches, at most ANSWERS, nearest first."""
        return choose_different(self._objective, ANSWERS)


@dataclass(frozen=True, slots=True)
class AnswerFiles:
    """Where a patch and its sound are written to."""

    patch: Path
    sound: Path

    def check(self) -> None:
        """Raise OSError where these files cannot be written, or are there and not loopseed's."""
        check_target(self.patch, is_own_patch)
        check_target(self.sound, is_own_sound)

    def write(
        self,
        answer: Answer,
        note: Note,
        seconds: float,
        setting: Setting = FILE_SETTING,
        bits: int = 24,
        folder: OpenFolder | None = None,
    ) -> None:
        """Write the patch as .json, and the note that was matched, as the patch plays it, as a WAV.

        seconds : how long the WAV is. setting : its rate and channels count. bits, folder : as of write_wav.
        """
        distance = {"distance_db": round(answer.distance, 3)}
        with write_patch(self.patch, answer.position, folder):
            write_sound(self.sound, answer.position, note, seconds, setting, bits, folder, distance)


def name_files(folder: Path, name: str, rank: int) -> AnswerFiles:
    """The files of an answer, 1 for the nearest."""
    return AnswerFiles(folder / f"{name}-{rank}.json", folder / f"{name}-{rank}.wav")


def write_sound(
    path: Path,
    position: Floats,
    note: Note,
    seconds: float,
    setting: Setting = FILE_SETTING,
    bits: int = 24,
    folder: OpenFolder | None = None,
    origin: Mapping[str, object] | None = None,
) -> None:
    """Write a note of a patch as a WAV, which says patch and note, and what `origin` adds; otherwise as AnswerFiles."""
    sound = play(position, note, seconds, setting.sample_rate)
    if setting.channels == 2:
        sound = np.stack([sound, sound], axis=1)
    played = {"pitch": note.pitch, "length": note.length}
    whole = {"synth": SYNTH, **(origin or {}), "note": played, "parameters": to_parameters(position)}
    write_wav(path, [sound], setting.sample_rate, bits, tags=Tags(0.0, 0, whole), folder=folder)


def play(position: Floats, note: Note, seconds: float, sample_rate: int) -> Floats:
    """A note of a patch [shape=(parameters,)] at a rate in Hz, at PEAK: [shape=(samples,)]."""
    sound = render_patches(position[None], note, round(seconds * sample_rate), sample_rate)[0]
    peak = float(np.abs(sound).max())
    return sound * np.float32(PEAK / peak) if peak > 0 else sound
