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
        text = _read_text(path)
        self._is_new = not text.strip()
        try:
            table = csv.DictReader(io.StringIO(text.lstrip()), restval="", strict=True)
            self._columns = list(table.fieldnames or COLUMNS)
            if not {"song", "bpm", "downbeat"} <= {*self._columns}:
                raise ValueError("its first line names no columns song, bpm and downbeat, with commas between them")
            self.by_song = {row["song"]: _read_values(row, table.line_num) for row in table}
        except (ValueError, csv.Error) as error:
            raise SliceError(
                f"{path} is no table of songs: {error}; a whole first line is {','.join(COLUMNS)}."
            ) from None

    def apply(self, song: str, cut: Cut) -> Cut:
        """Return `cut` with the values of a song; raises SliceError if they are out of range."""
        known = self.by_song.get(_spell(song))
        if known is None:
            return cut
        bpm, offset = known.bpm or cut.bpm, cut.offset if known.downbeat is None else known.downbeat
        return dataclasses.replace(cut, bpm=bpm, offset=offset)

    def add(self, song: str, entry: Entry | None) -> None:
        """Add a line for a song that the table lacks, from its entry of slices.json; raises OSError.

        A song without an entry, because its tempo is missing, gets empty cells for the user to fill.
        """
        name = _spell(song)
        if name in self.by_song:
            return
        if entry is None:
            self._write({"song": name})
            self.by_song[name] = Values(None, None)
            return
        second = (entry["second"] or [None])[0]
        cells = [entry["song_bpm"], entry["offset"], entry["confidence"], second, entry["downbeat_confidence"]]
        self._write(dict(zip(COLUMNS, (name, *cells), strict=True)))
        self.by_song[name] = Values(entry["song_bpm"], entry["offset"])

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


def _spell(song: str) -> str:
    r"""Return a song's name in UTF-8; a byte that is none becomes \udce9, as in names.txt of a set."""
    return song.encode(errors="backslashreplace").decode()


def _read_text(path: Path) -> str:
    """Return the text of a table, "" if there is none; raises SliceError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        if path.is_symlink() or not path.parent.is_dir():
            where = f"{path} is a link to nothing" if path.is_symlink() else f"there is no folder {path.parent}"
            raise SliceError(f"{where}; --values needs a place for a CSV file.") from None
        return ""
    except OSError as error:
        raise SliceError(f"{path} cannot be read: {error.strerror}; --values needs a CSV file.") from None
    except UnicodeDecodeError:
        raise SliceError(f"{path} is not in UTF-8; save it as CSV in UTF-8.") from None


def _read_values(row: dict[str, str], line: int) -> Values:
    """Return what a line says; raises ValueError."""
    if None in row:  # DictReader's key of what is too much, as of 128,5 without quotes
        raise ValueError(f"line {line} has more cells than the first line, and a decimal number has a point")
    return Values(*(_read_number(row[column], f"{column} in line {line}") for column in ("bpm", "downbeat")))


def _read_number(cell: str, what: str) -> float | None:
    try:
        return float(cell) if cell.strip() else None
    except ValueError:
        raise ValueError(f"{what} is {cell!r}, and not a number with a decimal point") from None
