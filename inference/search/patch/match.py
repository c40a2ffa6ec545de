"""Match a sound: from a target to the best different patches, and from these to files."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import numpy as np

from inference.arrays import Floats
from inference.files.atomic_file import OpenFolder, check_target
from inference.files.json_file import is_unedited
from inference.files.wav import Tags, is_own_sound, read_origin, write_wav
from inference.renderer import Setting
from inference.search.patch.estimator import ESTIMATOR
from inference.search.patch.objective import Answer, Objective
from inference.search.patch.society import Progress, choose_different, search
from inference.search.patch.target import Target
from inference.search.synth.parameters import PARAMETERS, find_parameters
from inference.search.synth.patches import (
    SYNTH,
    describe_note,
    is_own_patch,
    read_content,
    to_parameters,
    write_patch,
)
from inference.search.synth.synth import Note, render_patches

ANSWERS = 5
MAX_RENDERS, RENDERS = 100_000, 2000
FILE_SETTING = Setting(sample_rate=44100)
PEAK = 0.7  # of the matched sound in its file, of full scale


class Files(Protocol):
    """The files of one answer."""

    def delete(self) -> None:
        """Delete what was written for this sound and nobody has changed since; raises OSError."""
        ...


OfRank = TypeVar("OfRank", bound=Files)


class Match:
    """A search for the patch of a target."""

    def __init__(
        self,
        target: Target,
        renders: int = RENDERS,
        locked: Mapping[str, float] | None = None,
        rng_seed: int = 0,
        network: Path = ESTIMATOR,
    ) -> None:
        """locked : values of parameters, by name, that every patch has; raises ValueError where one is not allowed.

        network : an estimator, as tools.patch_estimator makes it, from which half of the first patches come.
        """
        locked = dict(locked or {})
        numbers = dict(zip(find_parameters(locked), locked.values(), strict=True))
        positions = {number: PARAMETERS[number].position(value) for number, value in numbers.items()}
        self.target, self._network = target, network
        self._objective = Objective(target, renders, positions)
        self._rng = np.random.default_rng(rng_seed)

    def run(self) -> Iterator[Progress]:
        """Search; yields after each generation. Close it to cancel: what was found by then stays."""
        return search(self._objective, self._rng, self._network)

    def list_answers(self) -> list[Answer]:
        """The best different patches, at most ANSWERS, nearest first."""
        return choose_different(self._objective, ANSWERS)


@dataclass(frozen=True, slots=True)
class AnswerFiles:
    """Where a patch and its sound are written to. of : what tells the sound that was matched from others."""

    patch: Path
    sound: Path
    of: str = ""

    def check(self) -> None:
        """Raise OSError where these files cannot be written, or are there and not loopseed's own for this sound."""
        check_target(self.patch, is_unedited)
        if self.patch.exists() and not is_own_patch(self.patch, self.of):
            what = "the patch of another sound" if is_own_patch(self.patch) else "of a plugin"
            raise FileExistsError(f"{self.patch} is {what}; name another folder, or move it.")
        check_target(self.sound, is_own_sound)

    def delete(self) -> None:
        """Delete what `write` has written for this sound and nobody has changed since; raises OSError."""
        if not is_own_patch(self.patch, self.of):
            return
        origin = read_origin(self.sound) if is_own_sound(self.sound) else {}
        if "distance_db" in origin and origin.get("parameters") == read_content(self.patch)["parameters"]:
            self.sound.unlink()
        self.patch.unlink()

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
        sound = {"sound": self.of} if self.of else {}
        origin = {**sound, **distance, "note": describe_note(note)}
        with write_patch(self.patch, answer.position, folder, origin):
            write_sound(self.sound, answer.position, note, seconds, setting, bits, folder, distance)


def write_ranks(files: Sequence[OfRank], answers: Iterable[Answer], write: Callable[[OfRank, Answer], None]) -> None:
    """Write answers, nearest first, to the files of their ranks, and delete those of an earlier answer to the sound.

    Where `write` raises, files of both answers are never left beside each other.
    """
    written = 0
    try:
        for answer, file in zip(answers, files, strict=False):
            write(file, answer)
            written += 1
    finally:
        for file in files[written:] if written else ():
            file.delete()


def name_files(folder: Path, name: str, rank: int, target: Target) -> AnswerFiles:
    """The files of an answer to a target, 1 for the nearest."""
    of = hashlib.sha256(target.sound.tobytes()).hexdigest()[:16]
    return AnswerFiles(folder / f"{name}-{rank}.json", folder / f"{name}-{rank}.wav", of)


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
    whole = {"synth": SYNTH, **(origin or {}), "note": describe_note(note), "parameters": to_parameters(position)}
    write_wav(path, [sound], setting.sample_rate, bits, tags=Tags(0.0, 0, whole), folder=folder)


def play(position: Floats, note: Note, seconds: float, sample_rate: int) -> Floats:
    """A note of a patch [shape=(parameters,)] at a rate in Hz, at PEAK: [shape=(samples,)]."""
    sound = render_patches(position[None], note, round(seconds * sample_rate), sample_rate)[0]
    peak = float(np.abs(sound).max())
    return sound * np.float32(PEAK / peak) if peak > 0 else sound
