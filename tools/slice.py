"""Cut songs into equal slices, so many beats each, to be made a set of by tools.powergrams.

    python -m tools.slice SONG... --bpm 128 --beats 4 --out SLICES

Slice i of a song starts at the sample nearest to offset + i * length, so that no error adds up, and each has the same
number of samples. Channels are mixed to the mid, (L + R) / 2. A folder may stand for the songs in it; the folders below
it are kept, for conditions by folder. What was cut is written into slices.json after each song; a song that it tells of
with the same settings is not cut again.
"""

import argparse
from pathlib import Path
from typing import Any

from tqdm import tqdm

from tools.cutting import Cut, Song, cut_song, find_songs, length_of
from tools.slices import SliceError, read_note, write_note


def slice_songs(songs: list[Song], cut: Cut, out: Path) -> str:
    """Cut the songs into a folder and return the summary; raises SliceError or OSError."""
    out.mkdir(parents=True, exist_ok=True)
    note = read_note(out) or {"beats": cut.beats, "songs": []}
    if note["beats"] != cut.beats:
        raise SliceError(f"{out} holds slices of {note['beats']} beats, not {cut.beats}; choose another --out.")
    done = {entry["song"]: entry for entry in note["songs"]}
    lines, faults, made, silent = [], [], 0, 0
    with tqdm(total=sum(length_of(song.path) for song in songs), unit="s", bar_format=_BAR) as bar:
        for song in songs:
            entry = done.get(song.name)
            if entry is None or entry["settings"] != cut.settings(song):
                try:
                    entry = cut_song(song, cut, out)
                except SliceError as error:
                    faults.append(str(error))
                    bar.update(length_of(song.path))
                    continue
                done[song.name] = entry
                write_note(out, {"beats": cut.beats, "songs": [done[name] for name in sorted(done)]})
                made += len(entry["slices"])
            silent += entry["silent"]
            lines.append(_line(entry))
            bar.update(length_of(song.path))
    if not lines:
        raise SliceError(f"no song could be cut: {faults[0]}" if faults else "there are no songs.")
    total = sum(len(entry["slices"]) for entry in done.values())
    lines.append(f"{out} holds {total} slices of {cut.beats} beats, {made} of them new; {silent} silent ones left out.")
    lines += [f"  warning: left out: {fault}" for fault in faults]
    return "\n".join(lines)


_BAR = "{l_bar}{bar}| {n:.0f}/{total:.0f} s of sound [{elapsed}<{remaining}]"


def _line(entry: dict[str, Any]) -> str:
    estimate, confidence = entry["estimate"], entry["confidence"]
    heard = f"; it sounds like {estimate:.2f}, confidence {confidence:.2f}" if estimate else ""
    line = f"{entry['song']}: {len(entry['slices'])} slices at {entry['bpm']:g} BPM{heard}"
    return f"{line}\n  warning: {entry['warning']}" if entry["warning"] else line


def main() -> None:
    """Read the command line and cut."""
    parser = argparse.ArgumentParser(prog="slice", description="Cut songs into equal slices of so many beats.")
    parser.add_argument("songs", type=Path, nargs="+", metavar="SONG", help="WAV, FLAC, AIFF, OGG, MP3, or a folder")
    parser.add_argument("--out", type=Path, required=True, metavar="SLICES", help="the folder to write")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--bpm", type=float, help="the songs' tempo (each song's own, estimated)")
    length.add_argument("--seconds", type=float, help="a slice's length instead of a tempo; the last is padded")
    parser.add_argument("--beats", type=int, default=4, help="beats of a slice (%(default)s)")
    parser.add_argument("--offset", type=float, default=0.0, help="seconds to the first downbeat (%(default)s)")
    parser.add_argument("--skip", type=int, default=1, metavar="N", help="keep each N-th slice only (%(default)s)")
    given = parser.parse_args()
    bpm = given.beats * 60 / given.seconds if given.seconds else given.bpm
    try:
        cut = Cut(bpm, given.beats, given.offset, given.skip, padded=bool(given.seconds))
        print(slice_songs(find_songs(given.songs), cut, given.out))
    except SliceError as error:
        parser.exit(1, f"slice: {error}\n")
    except OSError as error:
        parser.exit(
            1, f"slice: stopped by {error}; the songs that are cut are kept, and the same command goes on from there.\n"
        )
    except KeyboardInterrupt:
        parser.exit(130, "slice: stopped; the same command goes on from here.\n")


if __name__ == "__main__":
    main()
