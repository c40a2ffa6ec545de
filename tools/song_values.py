"""Tempo and downbeat by song, in a CSV that tools.slice writes and the user corrects, with whatever saves a CSV.

Spreadsheets of many countries separate columns by semicolons, and write 128,5 for 128.5.
"""

import csv
import dataclasses
import io
import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inference.files.atomic_file import name_failures
from inference.sentences import say_count
from tools.cutting import MAX_BPM, MIN_BPM, Cut
from tools.slice_folder import Entry
from tools.slices import SliceError

MAX_NAMES = 5  # of songs in a sentence
SEPARATORS = (",", ";", "\t")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
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
        self._line_end = next(iter(re.findall(r"\r\n|\n|\r", text.lstrip())), "\r\n")
        lines = re.split(r"\r\n|\n|\r", text.strip()) if text.strip() else []
        before = 1 if lines and lines[0].startswith("sep=") else 0  # Excel's own line
        lines = lines[before:]
        self._separator = max(SEPARATORS, key=lines[0].count) if lines else ","
        table = csv.reader(iter(line + "\n" for line in lines), delimiter=self._separator, strict=True)
        try:
            self._columns = [_spell(name.strip().lower()) for name in next(table, COLUMNS)]
            _check_columns(self._columns)
            rows = [(cells, before + table.line_num) for cells in table if any(cells)]
        except (ValueError, csv.Error) as error:
            quote = f"line {before + table.line_num} has a stray quotation mark"
            why = quote if isinstance(error, csv.Error) else error
            whole = ",".join(COLUMNS)
            raise SliceError(f"{path} is no table of songs: {why}; a whole first line is {whole}.") from None
        try:
            self.by_song = _read_rows(self._columns, rows, decimal="." if self._separator == "," else ",")
        except ValueError as error:
            raise SliceError(f"{path} has a wrong line: {error}.") from None

    def apply(self, song: str, cut: Cut) -> Cut:
        """Return `cut` with the values of a song."""
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

    def say_unknown(self, songs: Iterable[str]) -> list[str]:
        """A sentence about lines of songs that are none of `songs`: their name may be misspelt."""
        given = {_spell(song) for song in songs}
        unknown = [song for song in self.by_song if song not in given]
        if not unknown:
            return []
        names = ", ".join(unknown[:MAX_NAMES]) + (", ..." if len(unknown) > MAX_NAMES else "")
        return [f"{self.path} has {say_count(len(unknown), 'line')} of songs that were not given: {names}"]

    def _write(self, row: dict[str, Any]) -> None:
        """Add a line in the order of the table's columns, after a line end that the last line may lack."""
        text, separator = io.StringIO(), self._separator
        table = csv.DictWriter(
            text, self._columns, extrasaction="ignore", lineterminator=self._line_end, delimiter=separator
        )
        if separator == ";":
            row = {name: str(cell).replace(".", ",") if isinstance(cell, float) else cell for name, cell in row.items()}
        if self._is_new:
            table.writeheader()
        table.writerow(row)
        with name_failures(self.path), self.path.open("a+b") as file:
            file.seek(0)
            lacks_end = not self._is_new and not file.read().endswith((b"\n", b"\r"))
            file.write(((self._line_end if lacks_end else "") + text.getvalue()).encode())
        self._is_new = False


def _spell(song: str) -> str:
    r"""Return a song's name in UTF-8; a byte that is none becomes \udce9, as in names.txt of a set.

    An accent is one character with its letter, though a Mac writes two.
    """
    return unicodedata.normalize("NFC", song.encode(errors="backslashreplace").decode())


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


def _check_columns(columns: list[str]) -> None:
    """Raise ValueError unless the first line of a table names each column that is needed, and none twice."""
    if not {"song", "bpm", "downbeat"} <= {*columns}:
        raise ValueError(f"its first line names no columns song, bpm and downbeat, but {', '.join(columns)[:80]}")
    for name in ("song", "bpm", "downbeat"):
        if columns.count(name) > 1:
            raise ValueError(f"its first line names {name} {columns.count(name)} times")


def _read_rows(columns: list[str], rows: list[tuple[list[str], int]], decimal: str) -> dict[str, Values]:
    """Return the values of each song, from the cells of a table's lines and the lines' numbers; raises ValueError.

    decimal : a sign that numbers may have in place of a point.
    """
    found: dict[str, Values] = {}
    lines: dict[str, int] = {}
    for cells, line in rows:
        row = dict(zip(columns, cells, strict=False))
        song = row["song"] = _spell(row["song"]) if "song" in row else ""
        where = f"line {line}, {song}"
        if len(cells) > len(columns):  # as with 128,5 without quotes
            raise ValueError(f"{where}, has more cells than the first line, and a decimal number has a point")
        if song in found:
            raise ValueError(f"{where}, has the song of line {lines[song]} again; delete one of them")
        bpm, downbeat = (
            _read_number(row.get(column, "").replace(decimal, "."), f"{column} of {where},")
            for column in ("bpm", "downbeat")
        )
        if bpm is not None and not MIN_BPM <= bpm <= MAX_BPM:
            raise ValueError(f"bpm of {where}, is {bpm:g}, outside {MIN_BPM:g} to {MAX_BPM:g}")
        if downbeat is not None and not 0 <= downbeat < math.inf:
            raise ValueError(f"downbeat of {where}, is {downbeat:g}; it needs at least 0 seconds")
        found[song], lines[song] = Values(bpm, downbeat), line
    return found


def _read_number(cell: str, what: str) -> float | None:
    if not cell.strip():
        return None
    if not _NUMBER.fullmatch(cell.strip()):  # float() takes 1_28, too
        raise ValueError(f"{what} is {cell!r}, and not a number with a decimal point")
    return float(cell)
