"""Cut one song into slices. It is read three times, block by block: for its length, its beat and its slices."""

import dataclasses
import itertools
import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from inference.arrays import Floats
from inference.files.gaps import read_promise
from inference.sentences import say_count
from tools.beats import MIN_CONFIDENCE, TEMPO_RANGE, Estimate, estimate_onsets, measure_onsets
from tools.beats.drift import Course, TempoChangeError, follow_beat
from tools.beats.estimate import MIN_SECONDS
from tools.beats.jumps import check_parts
from tools.beats.onsets import Onsets
from tools.click_track import is_click_track
from tools.recording import SILENCE, Recording, open_recording
from tools.slice_folder import Entry, SliceFolder, list_written
from tools.slices import DECODED, MANIFEST, SOUNDS, SliceError, Tempo, find_sounds, open_sound
from tools.stretching import repitch, stretch

MIN_BPM, MAX_BPM = 10.0, 1000.0  # BPM, the limits of inference.description
MAX_BEATS = 256
MAX_MISSING = 0.005  # seconds that a last slice may lack: a loop of whole bars is often cut a little short
MAX_STRETCH = 1.35  # factor of the tempo, either way; half or double is nearer beyond the square root of two
MAX_DRIFT = (
    0.25  # beats, a sixteenth: if a given tempo drifts further from the estimate by the song's end, a warning says so
)


class TempoError(SliceError):
    """A song whose tempo is not found or does not fit; the user can give it."""

    def __init__(self, sentence: str, entry: Entry | None = None) -> None:
        """entry : as it would be in slices.json, without slices, where a steady tempo was found, but does not fit."""
        super().__init__(sentence)
        self.entry = entry


@dataclass(frozen=True)
class Song:
    """A sound file and its name in slices.json: its path below the given folder, or else its file name."""

    path: Path
    name: str
    again: int = 0  # other paths of the same file that were given

    @property
    def stem(self) -> str:
        """The first part of its slices' names, if no other song has it: folder/song."""
        return Path(self.name).with_suffix("").as_posix()

    def read_channels(self) -> int:
        """Return the number of channels of its slices: 1 or 2; raises SliceError."""
        with open_sound(self.path) as file:
            return min(file.channels, 2)

    def read_stamp(self) -> list[int]:
        """Return the file's size in bytes and the time of its last change in ns; raises SliceError."""
        try:
            status = self.path.stat()
        except OSError as error:
            raise SliceError(f"{self.path} cannot be read: {error.strerror}.") from None
        return [status.st_size, status.st_mtime_ns]


@dataclass(frozen=True)
class Cut:
    """Where to cut: slices of `beats` at `bpm` (None: estimate it, in `tempo_range`), every `skip`-th one.

    The first one begins at `offset` seconds (None: at the first downbeat, or at 0 where no beat is found). With
    `padded`, the last slice is padded with silence to the full length. Raises SliceError.
    """

    bpm: float | None
    beats: int
    offset: float | None = None
    skip: int = 1
    padded: bool = False
    tempo_range: tuple[float, float] = TEMPO_RANGE  # BPM
    to_bpm: float | None = None  # the slices are brought to this tempo, by their speed or (`stretched`) at their pitch
    stretched: bool = False

    def __post_init__(self) -> None:
        if self.padded and self.bpm and not MIN_BPM <= self.bpm <= MAX_BPM:
            low, high = (self.beats * 60 / bpm for bpm in (MAX_BPM, MIN_BPM))
            raise SliceError(
                f"--seconds is {self.beats * 60 / self.bpm:g}; with --beats {self.beats} it goes from {low:g} to "
                f"{high:g}."
            )
        if self.bpm is not None and not MIN_BPM <= self.bpm <= MAX_BPM:
            raise SliceError(f"the tempo is {self.bpm:g} BPM, outside {MIN_BPM:g} to {MAX_BPM:g}.")
        if not 1 <= self.beats <= MAX_BEATS:
            raise SliceError(f"--beats is {self.beats}, outside 1 to {MAX_BEATS}.")
        if self.offset is not None and not 0 <= self.offset < np.inf:
            raise SliceError(f"--offset is {self.offset:g}; it needs at least 0 seconds.")
        low, high = self.tempo_range
        if not MIN_BPM <= low < high <= MAX_BPM:
            raise SliceError(f"--tempo-range is {low:g} {high:g}; it needs a lower and a higher tempo in BPM.")
        if self.to_bpm is not None and not MIN_BPM <= self.to_bpm <= MAX_BPM:
            raise SliceError(f"--to-bpm is {self.to_bpm:g}, outside {MIN_BPM:g} to {MAX_BPM:g}.")
        if self.padded and self.to_bpm:
            raise SliceError("--to-bpm is for slices of a tempo, not of --seconds.")
        if self.stretched and not self.to_bpm:
            raise SliceError("--stretch needs --to-bpm, the tempo that the slices are brought to.")
        if self.skip < 1:
            raise SliceError(f"--skip is {self.skip}; it needs at least 1.")

    def settings(self, song: Song) -> dict[str, Any]:
        """Everything that decides a song's slices: with equal settings, the slices are equal. Raises SliceError."""
        return {
            "bpm": self.bpm,
            "offset": self.offset,
            "skip": self.skip,
            "padded": self.padded,
            "tempo_range": list(self.tempo_range),
            "to_bpm": self.to_bpm,
            "stretched": self.stretched,
            "channels": song.read_channels(),
            "file": song.read_stamp(),
        }


def find_songs(paths: list[Path], out: Path) -> list[Song]:
    """Return the songs of the given files and folders, without slices and click tracks that tools.slice wrote.

    Raises SliceError.
    """
    written = list_written(out)
    songs: dict[Path, list[Song]] = {}  # by their file: those of several links are one
    for path in paths:
        if path.is_dir():
            for manifest in path.rglob(MANIFEST):
                written |= list_written(manifest.parent)
            found = [Song(file, file.relative_to(path).as_posix()) for file in find_sounds(path)]
        elif path.is_file():
            found = [Song(path, path.name)]
        else:
            raise SliceError(f"there is no song {path}.")
        for song in (song for song in found if not is_click_track(song.path)):
            file = Path(os.path.realpath(song.path))  # resolve() raises for links in a circle
            songs.setdefault(file, []).append(song)
    if not songs.keys() - written:
        raise SliceError(f"{', '.join(map(str, paths))} holds no songs ({', '.join(SOUNDS)}).")
    return [
        dataclasses.replace(first, again=len(others)) for path, (first, *others) in songs.items() if path not in written
    ]


def check_names(songs: list[Song]) -> None:
    """Raise SliceError where two songs have one name, since a table has one line for both."""
    first: dict[str, Song] = {}
    for song in songs:
        other = first.setdefault(song.name, song)
        if other is not song:
            raise SliceError(
                f"{other.path} and {song.path} are both called {song.name} in the table of --values; give the folder "
                "that holds both instead."
            )


def read_duration(path: Path) -> float:
    """Return a song's length in seconds, or 0 if its header does not say it, or ffmpeg would have to decode it."""
    if path.suffix.lower() in DECODED:
        return 0.0
    try:
        with open_sound(path) as file:
            return read_promise(file) / file.samplerate
    except SliceError:
        return 0.0


def find_cut(song: Song, cut: Cut, folder: SliceFolder) -> Entry | None:
    """Return the song's entry of slices.json if all its slices are there, cut with these settings, else None.

    Raises SliceError.
    """
    entry = folder.find(song.path, song.name, song.read_stamp())
    if entry is None or entry["song"] != song.name:
        return None
    settings = {"channels": 1, **entry["settings"]}  # earlier versions mixed all songs to mono
    complete = all((folder.path / name).is_file() for name in entry["slices"])
    wanted = cut.settings(song)
    found = settings | {"bpm": entry.get("song_bpm"), "offset": entry.get("offset")}  # so far, what is given by now
    return entry if complete and wanted in (settings, found) else None


def cut_song(song: Song, cut: Cut, folder: SliceFolder) -> Entry:
    """Write a song's slices, in place of those of an earlier cut, and return its entry of slices.json.

    Raises SliceError if the song cannot be cut, OSError if a slice cannot be written.
    """
    recording = open_recording(song.path)
    beat = _find_beat(recording, cut)
    tempo, bpm = beat.tempo, beat.bpm
    new_bpm = cut.to_bpm or bpm
    earlier = folder.find(song.path, song.name, song.read_stamp())
    stem = folder.choose_stem(song.stem, earlier)
    entry: Entry = {
        "song": song.name,
        "path": str(song.path.resolve()),
        "stem": stem,
        "settings": cut.settings(song),
        "bpm": new_bpm,
        "song_bpm": bpm,
        "estimate": tempo.bpm if tempo else None,
        "confidence": tempo.confidence if tempo else None,
        "second": [tempo.second_bpm, tempo.second_confidence] if tempo else None,
        "offset": beat.offset,
        "downbeat_confidence": beat.downbeat_confidence,
        "drifts": beat.course is not None,
        "is_damaged": bool(recording.fault),
        "warning": " ".join(filter(None, (recording.fault, _compare_tempos(bpm, tempo, recording.seconds)))),
        "sample_rate": recording.sample_rate,
        "length": round(Tempo(new_bpm, cut.beats).seconds * recording.sample_rate),
        "silent": 0,
        "slices": {},
        "files": {},
    }
    if not _is_near(bpm, new_bpm):
        sentence = f"{song.path} has {bpm:g} BPM, too far from {new_bpm:g}; {_say_octave(bpm, new_bpm)}."
        raise TempoError(sentence, None if beat.course else entry)
    folder.clear(earlier, _name_slices(stem, cut, recording, beat))
    try:
        _write_slices(entry, cut, recording, beat, folder)
    except BaseException:
        folder.discard()
        raise
    folder.finish(entry)
    return entry


def _is_near(bpm: float, new_bpm: float) -> bool:
    """Whether a song of `bpm` can be brought to `new_bpm`."""
    return abs(np.log(new_bpm / bpm)) <= np.log(MAX_STRETCH)


def _say_octave(bpm: float, new_bpm: float) -> str:
    """Return what to do with a song that is too far from `new_bpm`."""
    for word, tempo in (("half", bpm / 2), ("double", bpm * 2)):
        if _is_near(tempo, new_bpm):
            return f"give {word} its tempo, {tempo:g}, in --values, or leave it out"
    return (
        f"neither half nor double its tempo is near enough, so give a --to-bpm from {bpm / MAX_STRETCH:.1f} to "
        f"{bpm * MAX_STRETCH:.1f}, or make a set of its own of it"
    )


@dataclass(frozen=True)
class _Beat:
    """Where the slices of a song begin, and what was found of its beat."""

    bpm: float
    offset: float  # seconds
    tempo: Estimate | None
    downbeat_confidence: float | None  # None: the offset was given, or no beat was found
    course: Course | None = None  # of a tempo that drifts

    def find_slice(self, number: int, cut: Cut, sample_rate: int) -> tuple[int, int]:
        """Return the first sample of a slice and its number of samples."""
        period = Tempo(self.bpm, cut.beats).seconds
        if self.course is None:
            return round((self.offset + number * cut.skip * period) * sample_rate), round(period * sample_rate)
        steady = self.course.to_steady(self.offset) + period * (number * cut.skip + np.arange(2))
        start, end = np.rint(self.course.to_song(steady) * sample_rate).astype(int)
        return int(start), int(end - start)


def _find_beat(recording: Recording, cut: Cut) -> _Beat:
    """Find what `cut` does not give of tempo and offset; raises SliceError for a song without a steady beat."""
    if cut.padded:
        assert cut.bpm is not None
        return _Beat(cut.bpm, cut.offset or 0.0, None, None)
    onsets = measure_onsets(recording.read_mid(), recording.sample_rate)
    tempo = estimate_onsets(onsets, cut.tempo_range)
    course = None
    bpm = cut.bpm or (tempo.bpm if tempo and tempo.confidence >= MIN_CONFIDENCE else None)
    if bpm is None:
        raise TempoError(f"{recording.path} {_say_no_beat(recording, onsets, tempo, cut)} {recording.fault}".strip())
    if cut.bpm is None:
        try:
            check_parts(onsets)
            course = follow_beat(onsets, bpm)
        except TempoChangeError as error:
            raise TempoError(
                f"{recording.path} has no steady tempo: {error}; save the parts as songs of their own, or give a tempo "
                "in a table (--values)."
            ) from None
    if cut.offset is not None:
        return _Beat(bpm, cut.offset, tempo, None, course)
    found = tempo
    if course or bpm != (tempo and tempo.bpm):
        found = estimate_onsets(course.straighten(onsets) if course else onsets, bpm=bpm)
    if found is None or found.confidence < MIN_CONFIDENCE:
        return _Beat(bpm, 0.0, tempo, None, course)
    downbeat = float(course.to_song(np.array(found.downbeat))) if course else found.downbeat
    return _Beat(bpm, downbeat, tempo, found.downbeat_confidence, course)


def _say_no_beat(recording: Recording, onsets: Onsets, tempo: Estimate | None, cut: Cut) -> str:
    """Return why no tempo is found in a song, and the way out."""
    if recording.seconds < MIN_SECONDS:
        return f"is too short to find its tempo: it lasts {recording.seconds:.3g} s, and {MIN_SECONDS:g} s are needed."
    if silence := recording.explain_silence():
        return silence
    wide = estimate_onsets(onsets) if cut.tempo_range != TEMPO_RANGE else None
    if wide and wide.confidence >= MIN_CONFIDENCE:
        low, high = cut.tempo_range
        return f"has {wide.bpm:g} BPM, and no tempo between {low:g} and {high:g} BPM fits; widen --tempo-range."
    confidence = f" (confidence {tempo.confidence:.2f})" if tempo else ""
    return (
        f"has no steady beat{confidence}; give its tempo in a table (--values), or with --bpm where all songs have it."
    )


def _name_slices(stem: str, cut: Cut, recording: Recording, beat: _Beat) -> list[str]:
    """Return the names of all slices that a song can have; raises SliceError if it has none."""
    names = []
    while True:
        start, length = beat.find_slice(len(names), cut, recording.sample_rate)
        if length < 1 or start + (1 if cut.padded else length - _tolerance(recording)) > recording.samples:
            break
        names.append(_name_slice(stem, len(names), cut))
    if not names:
        seconds = Tempo(beat.bpm, cut.beats).seconds
        downbeat = beat.find_slice(0, cut, recording.sample_rate)[0] / recording.sample_rate
        there = f"from its downbeat at {downbeat:g} s to its end at {recording.seconds:.2f} s"
        raise SliceError(
            f"{recording.path} holds less than one slice of {seconds:.3f} s {there}. {recording.fault}".strip()
        )
    return names


def _tolerance(recording: Recording) -> int:
    """Return the samples that a last slice may lack; one is due to rounding alone."""
    return max(round(MAX_MISSING * recording.sample_rate), 1)


def _name_slice(stem: str, number: int, cut: Cut) -> str:
    return f"{stem}-{number * cut.skip:04d}.wav"


def _write_slices(entry: Entry, cut: Cut, recording: Recording, beat: _Beat, folder: SliceFolder) -> None:
    """Write the slices of a song and note them in its entry; raises SliceError if all of them are silent."""
    for number, (start, piece) in enumerate(_read_slices(recording, cut, beat)):
        if np.ptp(piece.mean(axis=1)) < 2 * SILENCE:
            entry["silent"] += 1
            continue
        if cut.stretched:
            piece = stretch(piece, entry["length"], 4 * cut.beats, recording.sample_rate)
        else:
            piece = repitch(piece, entry["length"])
        file = folder.write(_name_slice(entry["stem"], number, cut), _encode(piece, recording.sample_rate))
        entry["slices"][file.name] = start
        entry["files"][file.name] = [file.size, file.digest]
    if not entry["slices"]:
        reason = recording.explain_silence() or f"holds only {say_count(entry['silent'], 'silent slice')}."
        raise SliceError(f"{recording.path} {reason} {recording.fault}".strip())


def _compare_tempos(bpm: float, estimated: Estimate | None, seconds: float) -> str:
    """Return a warning if a tempo drifts from the estimate, half the estimate and double the estimate, else ""."""
    if estimated is None or estimated.confidence < MIN_CONFIDENCE:
        return ""
    nearest = min((estimated.bpm / 2, estimated.bpm, estimated.bpm * 2), key=lambda tempo: abs(np.log(tempo / bpm)))
    drift = abs(nearest - bpm) / 60 * seconds
    if drift < MAX_DRIFT:
        return ""
    return (
        f"at {bpm:g} BPM, the last slices are {drift:.1f} beats away from the beat of the song; the estimate is "
        f"{nearest:.2f} BPM."
    )


def _read_slices(recording: Recording, cut: Cut, beat: _Beat) -> Iterator[tuple[int, Floats]]:
    """Yield each slice's first sample in the song and its samples [shape=(samples, channels)].

    A last slice that lacks up to MAX_MISSING counts as complete, with silence at its end; any other incomplete slice
    is padded (`cut.padded`) or left out.
    """
    held, at, number = np.zeros((0, recording.channels), np.float32), 0, 0
    for block in itertools.chain(recording.read_blocks(), [None]):
        held = held if block is None else np.concatenate([held, block])
        while True:
            start, length = beat.find_slice(number, cut, recording.sample_rate)
            gone = min(max(start - at, 0), len(held))
            held, at = held[gone:], at + gone
            if at < start or (len(held) < length and block is not None):
                break
            lacking = length - len(held)
            if lacking > _tolerance(recording) and not (cut.padded and len(held)):
                return
            yield start, np.pad(held[:length], ((0, max(lacking, 0)), (0, 0)))
            number += 1


def _encode(piece: Floats, rate: int) -> bytes:
    """Return a 32-bit float WAV. It is made in memory, because libsndfile does not report a full disk.

    Its chunk fmt has 18 bytes, as Microsoft's standard wants for all but PCM; libsndfile writes 16.
    """
    sound = BytesIO()
    soundfile.write(sound, piece, rate, subtype="FLOAT", format="WAV")
    data = sound.getvalue()
    size, fmt, rest = len(data) - 8 + 2, data[20:36], data[36:]
    return b"RIFF" + struct.pack("<I", size) + b"WAVEfmt " + struct.pack("<I", 18) + fmt + b"\0\0" + rest
