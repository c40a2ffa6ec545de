"""One song to slices: read once for its tempo and once for its slices, a block at a time."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.atomic_file import atomic_write
from tools.beats import CLEAR, Estimate, estimate
from tools.slices import SOUNDS, SliceError, Tempo

BLOCK = 1 << 18  # samples read at once: 1 MB a channel
SILENT = 10 ** (-60 / 20)  # of full scale: a slice that never gets louder is left out
FASTEST, SLOWEST = 1000.0, 10.0  # BPM, as a description has it
MAX_BEATS = 256
WRONG = 0.5  # beats that a given tempo may drift from the one heard until the song's end before it is told


@dataclass(frozen=True)
class Song:
    """A sound file, and its name in slices.json: its path below the folder that was given, else its own."""

    path: Path
    name: str

    @property
    def stem(self) -> str:
        """What its slices are called: folder/song."""
        return Path(self.name).with_suffix("").as_posix()


@dataclass(frozen=True)
class Cut:
    """Where to cut: `beats` at `bpm` (None: as the song sounds) from `offset` seconds on, each `skip`-th one."""

    bpm: float | None
    beats: int
    offset: float = 0.0
    skip: int = 1
    padded: bool = False

    def __post_init__(self) -> None:
        if self.bpm is not None and not SLOWEST <= self.bpm <= FASTEST:
            raise SliceError(f"the tempo is {self.bpm:g} BPM, outside {SLOWEST:g} to {FASTEST:g}.")
        if not 1 <= self.beats <= MAX_BEATS:
            raise SliceError(f"--beats is {self.beats}, outside 1 to {MAX_BEATS}.")
        if not 0 <= self.offset < np.inf:
            raise SliceError(f"--offset is {self.offset:g}, where seconds from 0 on are needed.")
        if self.skip < 1:
            raise SliceError(f"--skip is {self.skip}, where at least 1 is needed.")

    def settings(self, song: Song) -> dict[str, Any]:
        """What decides a song's slices: when it is the same, so are they."""
        status = song.path.stat()
        stamp = [status.st_size, status.st_mtime_ns]
        return {"bpm": self.bpm, "offset": self.offset, "skip": self.skip, "padded": self.padded, "file": stamp}


def find_songs(paths: list[Path]) -> list[Song]:
    """The songs that paths of files and folders stand for; raises SliceError."""
    songs = []
    for path in paths:
        if path.is_dir():
            files = (file for file in path.rglob("*") if file.suffix.lower() in SOUNDS)
            songs += [Song(file, file.relative_to(path).as_posix()) for file in sorted(files)]
        elif path.is_file():
            songs.append(Song(path, path.name))
        else:
            raise SliceError(f"there is no song {path}.")
    if not songs:
        raise SliceError(f"{', '.join(map(str, paths))} holds no songs ({', '.join(SOUNDS)}).")
    stems = [song.stem for song in songs]
    for song in songs:
        if stems.count(song.stem) > 1:
            raise SliceError(f"more than one song is called {song.stem}, and so would be their slices; rename one.")
    return songs


def length_of(path: Path) -> float:
    """A song's length in seconds, 0 where it is no sound."""
    try:
        return soundfile.info(path).duration
    except (soundfile.SoundFileError, OSError):
        return 0.0


def cut_song(song: Song, cut: Cut, out: Path) -> dict[str, Any]:
    """Write a song's slices and return what slices.json says of it; those of an earlier cut go.

    Raises SliceError where it cannot be cut, OSError where slices cannot be written.
    """
    heard = None if cut.padded else _heard(song.path)
    bpm = cut.bpm or (heard.bpm if heard and heard.confidence >= CLEAR else None)
    if bpm is None:
        sure = f" (confidence {heard.confidence:.2f})" if heard else ""
        raise SliceError(f"{song.path} has no steady beat that can be heard{sure}; say --bpm.")
    for old in (out / song.stem).parent.glob("*.wav"):
        if re.fullmatch(re.escape(Path(song.stem).name) + r"-\d{4,}", old.stem):
            old.unlink()
    seconds = Tempo(bpm, cut.beats).seconds
    slices, silent, rate = {}, 0, _rate(song.path)
    length = round(seconds * rate)
    for number, (start, piece) in enumerate(_pieces(song.path, cut, seconds * rate, length)):
        if np.abs(piece).max() < SILENT:
            silent += 1
            continue
        name = f"{song.stem}-{number * cut.skip:04d}.wav"
        _write(out / name, piece, rate)
        slices[name] = start
    if not slices:
        what = f"{silent} silent slices" if silent else f"less than one slice of {seconds:.3f} s after the offset"
        raise SliceError(f"{song.path} holds {what}.")
    return {
        "song": song.name,
        "settings": cut.settings(song),
        "bpm": bpm,
        "estimate": heard.bpm if heard else None,
        "confidence": heard.confidence if heard else None,
        "warning": _warning(bpm, heard, length_of(song.path)),
        "sample_rate": rate,
        "length": length,
        "silent": silent,
        "slices": slices,
    }


def _heard(path: Path) -> Estimate | None:
    return estimate(_blocks(path), _rate(path))


def _rate(path: Path) -> int:
    try:
        return soundfile.info(path).samplerate
    except soundfile.SoundFileError as error:
        raise SliceError(f"{path} is no sound that can be read: {error}") from None


def _warning(bpm: float, heard: Estimate | None, seconds: float) -> str:
    """What is wrong with a given tempo; a song at half or twice the tempo is not."""
    if heard is None or heard.confidence < CLEAR:
        return ""
    nearest = min((heard.bpm / 2, heard.bpm, heard.bpm * 2), key=lambda tempo: abs(np.log(tempo / bpm)))
    drift = abs(nearest - bpm) / 60 * seconds
    if drift < WRONG:
        return ""
    return f"{bpm:g} BPM is {drift:.1f} beats off by the song's end, where it sounds like {nearest:.2f} BPM."


def _pieces(path: Path, cut: Cut, period: float, length: int) -> Iterator[tuple[int, Floats]]:
    """Where each slice starts, and its samples [shape=(length,)]; `period` is a slice's exact length in samples.

    A last slice that lacks no more than the rounding of one sample is whole; other rests go, or are padded.
    """
    first = cut.offset * _rate(path)
    held, at, number = np.zeros(0, np.float32), 0, 0
    for block in itertools.chain(_blocks(path), [None]):
        held = held if block is None else np.concatenate([held, block])
        while True:
            start = round(first + number * cut.skip * period)
            gone = min(max(start - at, 0), len(held))
            held, at = held[gone:], at + gone
            if at < start or (len(held) < length and block is not None):
                break
            lacking = length - len(held)
            if lacking > 1 and not (cut.padded and len(held)):
                return
            yield start, np.pad(held[:length], (0, max(lacking, 0)))
            number += 1


def _blocks(path: Path) -> Iterator[Floats]:
    """The mid of a song, block by block [each shape=(samples,)]; raises SliceError."""
    try:
        with soundfile.SoundFile(path) as file:
            for block in file.blocks(BLOCK, dtype="float32", always_2d=True):
                mid = block.mean(axis=1)
                if not np.isfinite(mid).all():
                    raise SliceError(f"{path} holds samples that are no numbers.")
                yield mid
    except soundfile.SoundFileError as error:
        raise SliceError(f"{path} is no sound that can be read: {error}") from None


def _write(path: Path, piece: Floats, rate: int) -> None:
    """Write a WAV through memory, for libsndfile does not say that a disk is full."""
    sound = BytesIO()
    soundfile.write(sound, piece, rate, subtype="FLOAT", format="WAV")
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_write(path) as temporary:
        temporary.write_bytes(sound.getvalue())
