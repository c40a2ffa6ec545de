"""Convert a folder of songs to WAV files of one sample rate, in two halves: for training, and for the test.

    python -m tools.convert MUSIC --rate 34952 --out SONGS

Each song becomes a 24-bit WAV in SONGS/train or SONGS/test, in its subfolder and with its name; a mono song stays mono,
any other becomes stereo. About a tenth of the songs is for the test. The hash of a song's path below MUSIC, without the
ending, decides it, so that a song stays where it is when others are added. M4A, AAC, WMA and some CAF files need
ffmpeg. A song that is damaged or cannot be read is left out and named, and so are songs whose WAVs would have one name;
the exit code is then 3, or 1 if none can be converted. A WAV says of which file it was made, so the same command goes
on where it was stopped, and replaces no other file. One song at a time is in memory.
"""

import argparse
import hashlib
import os
import re
import sys
from functools import partial
from pathlib import Path

import numpy as np
import soxr

from inference.arguments import between
from inference.arrays import Floats
from inference.files.wav import has_origin
from inference.sentences import escape, say_count
from tools.command_line import LEFT_OUT, check_folder, report_end
from tools.cutting import Song, find_songs
from tools.recording import Recording, open_recording
from tools.slices import MAX_RATE, MIN_RATE, SliceError, Tempo
from tools.sound_folder import Sound, write_sounds

TEST_SHARE = 0.1  # of the songs


def convert_songs(folder: Path, rate: int, out: Path) -> tuple[str, int]:
    """Write the songs of a folder at `rate` (Hz); return a summary, and the number of songs that are left out.

    Raises SliceError if none can be converted, FileExistsError where another file has the name of one, and OSError.
    """
    if out.resolve().is_relative_to(folder.resolve()):
        raise SliceError(f"{out} is in {folder}, whose songs are converted; choose an --out beside it.")
    songs = find_songs([folder], out)
    clashes = _find_clashes(songs)
    sounds, faults = [], []
    for song in songs:
        try:
            sounds.append(_plan(song, clashes.get(song), rate, out))
        except SliceError as error:
            faults.append(str(error))
    if not sounds:
        raise SliceError(f"no song could be converted: {' '.join(faults)}")
    made = write_sounds(sounds, out, rate, Tempo(0.0, 0))
    test = sum(choose_half(song) == "test" for song in songs if _name(song, out) in {sound.path for sound in sounds})
    lines = [
        f"{out} holds {say_count(len(sounds), 'song')}, {made} of them new: {len(sounds) - test} in train, {test} in "
        "test."
    ]
    if faults:
        lines.append(f"{say_count(len(faults), 'song')} of {len(songs)} left out:")
    return "\n".join(lines + [f"  {escape(fault)}" for fault in faults]), len(faults)


def choose_half(song: Song) -> str:
    """Return `test` for about TEST_SHARE of all songs, else `train`; the song's path below its folder decides it."""
    digest = hashlib.blake2b(os.fsencode(song.stem.casefold()), digest_size=8).digest()
    return "test" if int.from_bytes(digest, "big") < TEST_SHARE * 2**64 else "train"


def read_song(recording: Recording, rate: int) -> Floats:
    """Return a song at another sample rate (Hz) [shape=(samples, 1 or 2)], its length rounded to a sample.

    SoXR's filter has a linear phase, and what it delays is taken off. Raises SliceError.
    """
    resampler = soxr.ResampleStream(recording.sample_rate, rate, recording.channels)
    blocks = [np.asarray(resampler.resample_chunk(block)) for block in recording.read_blocks()]
    last = resampler.resample_chunk(np.zeros((0, recording.channels), np.float32), last=True)
    return np.concatenate([*blocks, last])


def _plan(song: Song, other: Song | None, rate: int, out: Path) -> Sound:
    """Return the WAV of a song, of which nothing is read where it is there.

    Raises SliceError for a damaged song, or where `other` would get the same name.
    """
    if other:
        raise SliceError(f"{song.path} and {other.name} would get the same name; rename one.")
    origin = {"converted": escape(song.name), "file": song.read_stamp(), "sample_rate": rate}
    path = _name(song, out)
    if has_origin(path, origin):
        return Sound(path, origin, partial(_never, path))
    recording = open_recording(song.path)
    if recording.fault:
        usable = f"{recording.seconds:.2f} of {recording.promised / recording.sample_rate:.2f} s"
        raise SliceError(f"{song.path} is damaged after {usable}.")
    return Sound(path, origin, partial(read_song, recording, rate))


def _never(path: Path) -> Floats:
    raise SliceError(f"{path} was changed while songs were converted; give the same command again.")


def _name(song: Song, out: Path) -> Path:
    stem = re.sub(r"[\x00-\x1f\x7f]", "-", song.stem)
    return out / choose_half(song) / f"{stem}.wav"


def _find_clashes(songs: list[Song]) -> dict[Song, Song]:
    """For each song whose WAV would have the name of another one's, that one: they differ in their endings alone."""
    first: dict[str, Song] = {}
    clashes: dict[Song, Song] = {}
    for song in songs:
        other = first.setdefault(_name(song, Path()).as_posix().casefold(), song)
        if other is not song:
            clashes[song] = other
            clashes.setdefault(other, song)
    return clashes


def main() -> None:
    """Read the command line and convert the songs."""
    about = "Convert a folder of songs to 24-bit WAV files of one sample rate: about a tenth of them, chosen by their "
    about += "paths, for the test, the others for training."
    parser = argparse.ArgumentParser(prog="python -m tools.convert", description=about)
    text = "a folder of WAV, FLAC, AIFF, CAF, OGG, Opus or MP3 files (with ffmpeg also M4A, AAC, WMA)"
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=text)
    text = "sample rate of the WAV files in Hz; a preset's own rate spares its set another conversion"
    parser.add_argument("--rate", type=between(MIN_RATE, MAX_RATE, int), required=True, metavar="HZ", help=text)
    text = "the folder to write; other files in it stay as they are"
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help=text)
    given = parser.parse_args()
    with report_end("convert", SliceError, FileExistsError, NotADirectoryError, work=given.out):
        check_folder(given.out, "--out")
        summary, left_out = convert_songs(given.folder, given.rate, given.out)
        print(summary)
    sys.exit(LEFT_OUT if left_out else 0)


if __name__ == "__main__":
    main()
