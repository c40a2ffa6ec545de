"""Cut one song into slices. It is read twice, block by block: once for its tempo, once for the slices."""

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
from tools.beats import MIN_CONFIDENCE, Estimate, estimate
from tools.slices import SOUNDS, SliceError, Tempo

BLOCK = 1 << 18  # samples read at once: 1 MB a channel
SILENCE = 10 ** (-60 / 20)  # of full scale: a slice with a lower peak is left out
MIN_BPM, MAX_BPM = 10.0, 1000.0  # BPM, the limits of inference.description
MAX_BEATS = 256
MAX_DRIFT = 0.5  # beats: if a given tempo drifts further from the estimate by the song's end, a warning says so


@dataclass(frozen=True)
class Song:
    """A sound file and its name in slices.json: its path below the given folder, or else its file name."""

    path: Path
    name: str

    @property
    def stem(self) -> str:
        """The first part of its slices' names: folder/song."""
        return Path(self.name).with_suffix("").as_posix()


@dataclass(frozen=True)
class Cut:
    """Where to cut: slices of `beats` at `bpm` (None: estimate it), from `offset` seconds on, every `skip`-th one.

    With `padded`, the last slice is padded with silence to the full length. Raises SliceError.
    """

    bpm: float | None
    beats: int
    offset: float = 0.0
    skip: int = 1
    padded: bool = False

    def __post_init__(self) -> None:
        if self.bpm is not None and not MIN_BPM <= self.bpm <= MAX_BPM:
            raise SliceError(f"the tempo is {self.bpm:g} BPM, outside {MIN_BPM:g} to {MAX_BPM:g}.")
        if not 1 <= self.beats <= MAX_BEATS:
            raise SliceError(f"--beats is {self.beats}, outside 1 to {MAX_BEATS}.")
        if not 0 <= self.offset < np.inf:
            raise SliceError(f"--offset is {self.offset:g}; it needs at least 0 seconds.")
        if self.skip < 1:
            raise SliceError(f"--skip is {self.skip}; it needs at least 1.")

    def settings(self, song: Song) -> dict[str, Any]:
        """Everything that decides a song's slices: with equal settings, the slices are equal."""
        status = song.path.stat()
        stamp = [status.st_size, status.st_mtime_ns]
        return {"bpm": self.bpm, "offset": self.offset, "skip": self.skip, "padded": self.padded, "file": stamp}


def find_songs(paths: list[Path]) -> list[Song]:
    """Return the songs of the given files and folders; raises SliceError."""
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
            raise SliceError(f"more than one song is called {song.stem}, so their names would clash; rename one.")
    return songs


def read_duration(path: Path) -> float:
    """Return a song's length in seconds, or 0 if it cannot be read."""
    try:
        return soundfile.info(path).duration
    except (soundfile.SoundFileError, OSError):
        return 0.0


def cut_song(song: Song, cut: Cut, out: Path) -> dict[str, Any]:
    """Write a song's slices into `out`, in place of those of an earlier cut, and return its entry for slices.json.

    Raises SliceError if the song cannot be cut, OSError if a slice cannot be written.
    """
    tempo = None if cut.padded else _estimate_tempo(song.path)
    bpm = cut.bpm or (tempo.bpm if tempo and tempo.confidence >= MIN_CONFIDENCE else None)
    if bpm is None:
        confidence = f" (confidence {tempo.confidence:.2f})" if tempo else ""
        raise SliceError(f"{song.path} has no steady beat{confidence}; give its tempo with --bpm.")
    for old in (out / song.stem).parent.glob("*.wav"):
        if re.fullmatch(re.escape(Path(song.stem).name) + r"-\d{4,}", old.stem):
            old.unlink()
    seconds = Tempo(bpm, cut.beats).seconds
    slices, silent, rate = {}, 0, _read_rate(song.path)
    length = round(seconds * rate)
    for number, (start, piece) in enumerate(_read_slices(song.path, cut, seconds * rate, length)):
        if np.abs(piece).max() < SILENCE:
            silent += 1
            continue
        name = f"{song.stem}-{number * cut.skip:04d}.wav"
        _write_slice(out / name, piece, rate)
        slices[name] = start
    if not slices:
        what = f"only {silent} silent slices" if silent else f"less than one slice of {seconds:.3f} s after the offset"
        raise SliceError(f"{song.path} holds {what}.")
    return {
        "song": song.name,
        "settings": cut.settings(song),
        "bpm": bpm,
        "estimate": tempo.bpm if tempo else None,
        "confidence": tempo.confidence if tempo else None,
        "warning": _compare_tempos(bpm, tempo, read_duration(song.path)),
        "sample_rate": rate,
        "length": length,
        "silent": silent,
        "slices": slices,
    }


def _estimate_tempo(path: Path) -> Estimate | None:
    return estimate(_read_blocks(path), _read_rate(path))


def _read_rate(path: Path) -> int:
    try:
        return soundfile.info(path).samplerate
    except soundfile.SoundFileError as error:
        raise SliceError(f"{path} cannot be read as sound: {error}") from None


def _compare_tempos(bpm: float, estimated: Estimate | None, seconds: float) -> str:
    """Return a warning if a tempo drifts from the estimate, half the estimate and double the estimate, else ""."""
    if estimated is None or estimated.confidence < MIN_CONFIDENCE:
        return ""
    nearest = min((estimated.bpm / 2, estimated.bpm, estimated.bpm * 2), key=lambda tempo: abs(np.log(tempo / bpm)))
    drift = abs(nearest - bpm) / 60 * seconds
    if drift < MAX_DRIFT:
        return ""
    return f"{bpm:g} BPM is {drift:.1f} beats off by the song's end; the estimate is {nearest:.2f} BPM."


def _read_slices(path: Path, cut: Cut, period: float, length: int) -> Iterator[tuple[int, Floats]]:
    """Yield each slice's first sample in the song and its samples [shape=(length,)].

    `period` is the exact length of a slice in samples. A last slice that is one sample short because of rounding counts
    as complete; any other incomplete slice is padded (`cut.padded`) or left out.
    """
    first = cut.offset * _read_rate(path)
    held, at, number = np.zeros(0, np.float32), 0, 0
    for block in itertools.chain(_read_blocks(path), [None]):
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


def _read_blocks(path: Path) -> Iterator[Floats]:
    """Yield a song mixed to mono, block by block [each shape=(samples,)]; raises SliceError."""
    try:
        with soundfile.SoundFile(path) as file:
            for block in file.blocks(BLOCK, dtype="float32", always_2d=True):
                mid = block.mean(axis=1)
                if not np.isfinite(mid).all():
                    raise SliceError(f"{path} holds samples that are not finite numbers.")
                yield mid
    except soundfile.SoundFileError as error:
        raise SliceError(f"{path} cannot be read as sound: {error}") from None


def _write_slice(path: Path, piece: Floats, rate: int) -> None:
    """Write a 32-bit float WAV. It is made in memory first, because libsndfile does not report a full disk."""
    sound = BytesIO()
    soundfile.write(sound, piece, rate, subtype="FLOAT", format="WAV")
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_write(path) as temporary:
        temporary.write_bytes(sound.getvalue())
