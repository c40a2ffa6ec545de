"""Cut songs into slices of equal length, a number of beats each. tools.powergrams makes a set of them.

    python -m tools.slice SONG... --beats 4 --out SLICES

The tempo and the first downbeat of each song are found, unless --bpm, --offset or a table (--values) gives them; the
sentence about each song says how sure they are, and --check writes clicks into it. Slice i of a song starts at the
sample nearest to offset + i * length, so rounding errors do not add up. All slices have the same number of samples.
--to-bpm brings songs of several tempos to one. A mono song gives mono slices, any other song stereo ones; more than two
channels are mixed to left and right. A damaged song is cut up to the damage. A song that cannot be cut is left out and
named. In both cases the exit code is 3, or 1 if no song can be cut. M4A, AAC, WMA and some CAF files need ffmpeg. A
folder stands for all its songs; its subfolders are kept, because conditions can be made of them. After each song, its
slices are listed in slices.json with their sizes and hashes. A song that is listed there with the same settings is not
cut again. No file is replaced or deleted unless slices.json lists it and it has not changed since.
"""

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path

from tqdm import tqdm

from inference.files.atomic_file import name_failures
from inference.sentences import say_count
from tools.beats import TEMPO_RANGE
from tools.click_track import write_click_track
from tools.command_line import LEFT_OUT, report_end
from tools.cutting import Cut, Song, TempoError, check_names, cut_song, find_cut, find_songs, read_duration
from tools.recording import open_recording
from tools.slice_folder import Entry, SliceFolder, check_out, lock_folder, stem_of
from tools.slices import MAX_STEM, SliceError
from tools.song_values import SongValues


def slice_songs(
    songs: list[Song], cut: Cut, folder: SliceFolder, values: SongValues | None = None, checks: Path | None = None
) -> tuple[str, int]:
    """Cut the songs into a folder; return the summary, and the number of songs that are left out, or in part.

    values : tempo and downbeat by song, which come before those of `cut`; songs that it lacks are added, those
        without a tempo with empty cells.
    checks : a folder for songs with clicks on their beats.
    Raises SliceError if none can be cut, and OSError.
    """
    lines, faults, made, silent, damaged, given = [], [], 0, 0, 0, set()
    clicks = _Clicks(checks, cut.beats)
    with tqdm(total=sum(read_duration(song.path) for song in songs), unit="s", bar_format=_BAR) as bar:
        for song in songs:
            try:
                own = values.apply(song.name, cut) if values else cut
                entry = find_cut(song, own, folder)
                if entry is None:
                    entry = cut_song(song, own, folder)
                    made += len(entry["slices"])
                if values:
                    values.add(song.name, entry)
                silent += entry["silent"]
                damaged += entry.get("is_damaged", False)  # entries of earlier versions do not say it
                given.add(stem_of(entry))
                lines.append(_describe(entry, song))
                clicks.write(song, entry)
            except SliceError as error:
                faults.append(str(error))
                if isinstance(error, TempoError):
                    clicks.write(song, error.entry)
                    if values:
                        values.add(song.name, None)
            bar.update(read_duration(song.path))
    if not lines:
        raise SliceError(f"no song could be cut: {' '.join(faults)}" if faults else "there are no songs.")
    total = sum(len(entry["slices"]) for entry in folder.songs)
    slices = f"{say_count(total, 'slice')} of {say_count(cut.beats, 'beat')}, {made} of them new"
    lines.append(f"{folder.path} holds {slices}; {say_count(silent, 'silent one')} left out.")
    lines += _list_other_tempos(folder, given)
    lines += values.say_unknown(song.name for song in songs) if values else []
    if again := sum(song.again for song in songs):
        lines.append(f"{say_count(len(songs) + again, 'path')} lead to {say_count(len(songs), 'file')}, each cut once.")
    if damaged:
        lines.append(f"{say_count(damaged, 'song')} of {len(songs)} damaged and cut up to the damage.")
    if faults:
        lines.append(f"{say_count(len(faults), 'song')} of {len(songs)} left out:")
    lines += [f"  {fault}" for fault in faults]
    if clicks.faults:
        lines.append(f"{say_count(len(clicks.faults), 'click track')} left out:")
    lines += [f"  {fault}" for fault in clicks.faults]
    return "\n".join(lines), len(faults) + damaged + len(clicks.faults)


class _Clicks:
    """The folder of click tracks, if one is given, and why some are not written."""

    def __init__(self, folder: Path | None, beats: int) -> None:
        self.folder, self.beats, self.faults = folder, beats, []

    def write(self, song: Song, entry: Entry | None) -> None:
        """Write the click track of a song whose tempo is known; raises OSError."""
        if self.folder and entry:
            try:
                write_click_track(self.folder, open_recording(song.path), entry, self.beats)
            except SliceError as error:
                self.faults.append(str(error))


MIN_SECOND = 0.01  # confidence of a second tempo from which it is said
_BAR = "{l_bar}{bar}| {n:.0f}/{total:.0f} s of sound [{elapsed}<{remaining}]"


def _list_other_tempos(folder: SliceFolder, given: set[str]) -> list[str]:
    """A warning where slices have several lengths: among the songs that were given, or of others, which it names."""
    seconds = {stem_of(entry): entry["length"] / entry["sample_rate"] for entry in folder.songs}
    now = [seconds[stem] for stem in given]
    if max(now) / min(now) > 1.01:
        tempos = [entry["bpm"] for entry in folder.songs if stem_of(entry) in given]
        return [
            f"  warning: the slices have tempos from {min(tempos):g} to {max(tempos):g} BPM, and a set has only one; "
            "bring them to one with --to-bpm, or cut the songs of each tempo into a folder of their own"
        ]
    others = [
        entry
        for entry in folder.songs
        if stem_of(entry) not in given and all(abs(seconds[stem_of(entry)] / other - 1) > 0.01 for other in now)
    ]
    if not others:
        return []
    count = say_count(sum(len(entry["slices"]) for entry in others), "slice")
    names = ", ".join(f"{entry['song']} ({entry['bpm']:g} BPM)" for entry in others)
    return [
        f"  warning: {count} of an earlier cut have another tempo, and a set has only one: {names}; cut these songs "
        "again, too, or choose another --out"
    ]


def _describe(entry: Entry, song: Song) -> str:
    tempo, confidence = entry["estimate"], entry["confidence"]
    seconds = entry["length"] / entry["sample_rate"]
    bpm = entry.get("song_bpm", entry["bpm"])
    length = f"of {seconds:g} s" if entry["settings"]["padded"] else f"at {bpm:g} BPM"
    if entry.get("drifts"):
        length += " on average, followed where it drifts"
    if bpm != entry["bpm"]:
        way = "stretched" if entry["settings"]["stretched"] else "repitched"
        length += f", {way} to {entry['bpm']:g} BPM"
    offset = _offset(entry)
    if offset and (entry.get("drifts") or bpm != entry["bpm"]):
        length += ","
    estimate = f"; the estimate is {tempo:.2f}, confidence {confidence:.2f}{_second(entry)}" if tempo else ""
    line = f"{entry['song']}: {say_count(len(entry['slices']), 'slice')} {length}{offset}{estimate}"
    if stem_of(entry) != song.stem:
        slices = f"{stem_of(entry)}-0000.wav ..."
        line += f"\n  the slices of {song.path} are called {slices}: {_say_rename(song)}"
    return f"{line}\n  warning: {entry['warning']}" if entry["warning"] else line


def _say_rename(song: Song) -> str:
    """Why the slices of a song do not have its name; slices.choose_stem decides it."""
    if song.stem.encode(errors="replace") != song.stem.encode(errors="surrogateescape"):
        return "its own name is no UTF-8"
    if len(Path(song.stem).name.encode()) > MAX_STEM:
        return f"its own name has more than {MAX_STEM} bytes"
    return "another song of its name was cut first"


def _second(entry: Entry) -> str:
    second = entry.get("second")  # earlier versions did not look for it
    return f" (or {second[0]:.2f}, confidence {second[1]:.2f})" if second and second[1] >= MIN_SECOND else ""


def _offset(entry: Entry) -> str:
    offset, confidence = entry.get("offset") or 0.0, entry.get("downbeat_confidence")
    if confidence is not None:
        return f" from the downbeat at {offset:.3f} s on (confidence {confidence:.2f})"
    return f" from {offset:g} s on" if offset else ""


def main() -> None:
    """Read the command line and cut the songs."""
    given = _read_arguments()
    bpm = given.beats * 60 / given.seconds if given.seconds else given.bpm
    with report_end("slice", SliceError, work=given.out):
        tempo_range = tuple(given.tempo_range)
        cut = Cut(
            bpm, given.beats, given.offset, given.skip, bool(given.seconds), tempo_range, given.to_bpm, given.stretch
        )
        values = SongValues(given.values) if given.values else None
        if given.check:
            check_out(given.check, "--check")
        with ExitStack() as stack:
            stack.enter_context(lock_folder(given.out))
            if given.check:
                stack.enter_context(lock_folder(given.check, "--check"))
            stack.enter_context(name_failures(given.out))
            folder, songs = SliceFolder(given.out, cut.beats), find_songs(given.songs, given.out)
            if values:
                check_names(songs)
            summary, left_out = slice_songs(songs, cut, folder, values, given.check)
        print(summary)
    sys.exit(LEFT_OUT if left_out else 0)


def _read_arguments() -> argparse.Namespace:
    about = "Cut songs into slices of equal length."
    parser = argparse.ArgumentParser(prog="python -m tools.slice", description=about)
    text = "a WAV, FLAC, AIFF, CAF, OGG, Opus or MP3 file (with ffmpeg also M4A, AAC, WMA), or a folder of such files"
    parser.add_argument("songs", type=Path, nargs="+", metavar="SONG", help=text)
    text = "the folder to write; other files in it stay as they are"
    parser.add_argument("--out", type=Path, required=True, metavar="SLICES", help=text)
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--bpm", type=float, help="tempo of the songs (default: the tempo of each song is estimated)")
    text = "length of a slice, instead of a tempo; the last slice is filled up with silence"
    length.add_argument("--seconds", type=float, metavar="S", help=text)
    parser.add_argument("--beats", type=int, default=4, metavar="N", help="beats in a slice (default: %(default)s)")
    text = "the tempos to look for where none is given, in BPM (default: {:g} {:g})".format(*TEMPO_RANGE)
    parser.add_argument("--tempo-range", type=float, nargs=2, default=TEMPO_RANGE, metavar=("LOW", "HIGH"), help=text)
    text = "bring all slices to this tempo, by their speed, which changes the pitch; --stretch keeps it"
    parser.add_argument("--to-bpm", type=float, metavar="BPM", help=text)
    parser.add_argument("--stretch", action="store_true", help="keep the pitch with --to-bpm")
    text = "a table of tempo and downbeat by song: what it has is used, and songs that it lacks are added to it, so "
    text += "that you can correct them and cut again"
    parser.add_argument("--values", type=Path, metavar="FILE.csv", help=text)
    text = "also write each song with a click on its beats into this folder, to hear whether they are right"
    parser.add_argument("--check", type=Path, metavar="FOLDER", help=text)
    text = "seconds before the first downbeat (default: the downbeat of each song is found)"
    parser.add_argument("--offset", type=float, metavar="S", help=text)
    text = "keep only every N-th slice (default: %(default)s)"
    parser.add_argument("--skip", type=int, default=1, metavar="N", help=text)
    return parser.parse_args()


if __name__ == "__main__":
    main()
