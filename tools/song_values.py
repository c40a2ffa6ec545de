"""Tempo and downbeat by song, in a CSV that tools.slice writes and the user corrects."""

import csv
import dataclasses
from dataclasses import dataclass
from pathlib import Path

from tools.cutting import Cut
from tools.slice_folder import Entry
from tools.slices import SliceError

COLUMNS = ("song", "bpm", "downbeat", "confidence", "second_bpm", "downbeat_confidence")


@dataclass(frozen=True)
class Values:
    """What a table says of a song: its tempo in BPM and its first downbeat in seconds; None where a cell is empty."""

    bpm: float | None
    downbeat: float | None


class SongValues:
    """A table of values by song. Only new songs are added to it; no line that is there is changed."""

    def __init__(self, path: Path) -> None:
        """Read the table; it need not exist. Raises SliceError."""
        self.path = path
        self.by_song: dict[str, Values] = {}
        if not path.exists():
            return
        try:
            with path.open(encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    self.by_song[row["song"]] = Values(_read(row["bpm"]), _read(row["downbeat"]))
        except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
            raise SliceError(
                f"{path} is no table of songs ({error!r}); its first line is {','.join(COLUMNS)}."
            ) from None

    def apply(self, song: str, cut: Cut) -> Cut:
        """Return `cut` with the values of a song; raises SliceError if they are out of range."""
        known = self.by_song.get(song)
        if known is None:
            return cut
        bpm, offset = known.bpm or cut.bpm, cut.offset if known.downbeat is None else known.downbeat
        return dataclasses.replace(cut, bpm=bpm, offset=offset)

    def add(self, song: str, entry: Entry) -> None:
        """Add a line for a song that the table lacks, from its entry of slices.json; raises OSError."""
        if song in self.by_song:
            return
        is_new = not self.path.exists()
        second = (entry["second"] or [None])[0]
        cells = [entry["song_bpm"], entry["offset"], entry["confidence"], second, entry["downbeat_confidence"]]
        with self.path.open("a", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            if is_new:
                table.writerow(COLUMNS)
            table.writerow([song, *("" if cell is None else cell for cell in cells)])
        self.by_song[song] = Values(entry["song_bpm"], entry["offset"])


def _read(cell: str) -> float | None:
    return float(cell) if cell.strip() else None
