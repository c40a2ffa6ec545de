"""Tempo and downbeat by song, in a CSV that tools.slice writes and the user corrects."""

import csv
import dataclasses
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        self._is_new = not text.strip()
        self._columns = list(COLUMNS)
        if self._is_new:
            return
        try:
            table = csv.DictReader(io.StringIO(text.lstrip()))
            for row in table:
                self.by_song[row["song"]] = Values(_read(row["bpm"]), _read(row["downbeat"]))
            self._columns = list(table.fieldnames or ())
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
        second = (entry["second"] or [None])[0]
        cells = [entry["song_bpm"], entry["offset"], entry["confidence"], second, entry["downbeat_confidence"]]
        self._write(dict(zip(COLUMNS, (song, *cells), strict=True)))
        self.by_song[song] = Values(entry["song_bpm"], entry["offset"])

    def _write(self, row: dict[str, Any]) -> None:
        """Add a line in the order of the table's columns, after a line end that the last line may lack."""
        text = io.StringIO()
        table = csv.DictWriter(text, self._columns, extrasaction="ignore")
        if self._is_new:
            table.writeheader()
        table.writerow(row)
        with self.path.open("a+b") as file:
            file.seek(0)
            lacks_end = not self._is_new and not file.read().endswith((b"\n", b"\r"))
            file.write((b"\r\n" if lacks_end else b"") + text.getvalue().encode())
        self._is_new = False


def _read(cell: str) -> float | None:
    return float(cell) if cell.strip() else None
