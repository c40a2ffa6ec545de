"""The folder that tools.slice writes, with a record of every file in it: nothing else there is replaced or deleted.

slices.json has an entry for each song that is cut: its name (`song`), `path`, `stem` (the beginning of its slices'
names), `settings` and tempo, the first sample of each slice (`slices`), and its size and hash (`files`). Before a slice
is written, slices.journal gets a line [name, size, hash]; when slices.json has the song, the journal is deleted. So the
next run knows what a killed run has left, and deletes it. The entries of earlier versions have no path, stem and files.
"""

import contextlib
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inference.files import folder_lock
from inference.files.atomic_file import name_failures, replace_file
from inference.files.folder_lock import FolderInUseError
from tools.command_line import check_folder
from tools.slices import MANIFEST, SliceError, check_slice_name, choose_stem, open_sound, read_manifest

JOURNAL = "slices.journal"
# By the option that names a folder: a file that holds the number of the process that writes into it.
LOCKS = {"--out": ".slices.lock", "--check": ".clicks.lock"}
_DIGEST = re.compile("[0-9a-f]{32}")
_HALF_MANIFEST = f".{MANIFEST}.partial"

Entry = dict[str, Any]


@dataclass(frozen=True)
class File:
    """A slice as it was written: its path below the folder, its size in bytes and its hash."""

    name: str
    size: int
    digest: str

    @property
    def temporary(self) -> str:
        """The name of the unfinished file."""
        path = Path(self.name)
        return path.with_name(f".{path.stem}-{self.digest}{path.suffix}").as_posix()

    def is_in(self, folder: Path) -> bool:
        """Whether the file is in the folder as it was written."""
        path = folder / self.name
        return path.is_file() and path.stat().st_size == self.size and _hash(path.read_bytes()) == self.digest


@contextlib.contextmanager
def lock_folder(path: Path, flag: str = "--out") -> Iterator[None]:
    """Keep other runs of tools.slice out of a folder during the block; raises SliceError where one writes into it.

    flag : the option that names the folder.
    """
    with contextlib.ExitStack() as stack:
        try:
            with name_failures(path):
                stack.enter_context(folder_lock.lock_folder(path, LOCKS[flag]))
        except (FileExistsError, NotADirectoryError):  # SliceFolder says so
            pass
        except FolderInUseError as process:
            raise SliceError(
                f"{path} is being written by another tools.slice, process {process}; wait for its end, or choose "
                f"another {flag}."
            ) from None
        yield


def check_out(path: Path, flag: str) -> None:
    """Raise SliceError where a file stands in the way of a folder to write."""
    try:
        check_folder(path, flag)
    except NotADirectoryError as error:
        raise SliceError(str(error)) from None


class SliceFolder:
    """The songs of a folder of slices. What a killed run has left is deleted first."""

    def __init__(self, path: Path, beats: int) -> None:
        """Read the folder; it need not exist. Raises SliceError, for example if its slices have other beats."""
        self.path, self.beats = path, beats
        check_out(path, "--out")
        if (path / MANIFEST).is_symlink():
            raise SliceError(f"{path / MANIFEST} is a link, which would be replaced; choose another --out.")
        manifest = read_manifest(path) or {"beats": beats, "songs": []}
        if manifest["beats"] != beats:
            raise SliceError(f"{path} holds slices of {manifest['beats']} beats, not {beats}; choose another --out.")
        self.songs: list[Entry] = manifest["songs"]
        for entry in self.songs:
            if not {"settings", "sample_rate", "length"} <= entry.keys() or "file" not in entry["settings"]:
                raise SliceError(f"{path / MANIFEST} is damaged: {entry['song']} has no settings or length; move it.")
        self.discard()

    def find(self, path: Path, name: str, stamp: list[int]) -> Entry | None:
        """Return the entry of a song, or None.

        It is the same song if it has the same path; if it has the same name, size and time of change (`stamp`), and the
        path in the entry exists no longer; or if an earlier version wrote the entry, without a path.
        """
        for entry in self.songs:
            if entry.get("path") == str(path.resolve()):
                return entry
        for entry in self.songs:
            moved = "path" not in entry or not Path(entry["path"]).exists()
            if moved and entry["song"] == name and entry["settings"]["file"] == stamp:
                return entry
        return None

    def choose_stem(self, stem: str, entry: Entry | None) -> str:
        """Return a beginning for the names of a song's slices that no song but `entry` has; see slices.choose_stem."""
        return choose_stem(stem, (stem_of(other) for other in self.songs if other is not entry))

    def clear(self, entry: Entry | None, names: list[str]) -> None:
        """Make room for slices of these names: delete those of an earlier cut of the song.

        Raises SliceError, before anything is deleted, if one of the files is not as tools.slice wrote it.
        """
        old = [] if entry is None else self._find_files(entry)
        own = {file.name for file in old}
        for name in sorted({*names, *(entry["slices"] if entry else ())}):
            path = self.path / name
            if path.exists() and name not in own:
                raise SliceError(
                    f"{path} is in the way: tools.slice did not write it, or it was changed since; move it, or choose "
                    "another --out."
                )
        if entry is not None:
            self._note(*old)
            self.songs.remove(entry)
            self._write_manifest()
            self.discard()

    def write(self, name: str, data: bytes) -> File:
        """Write a slice; raises OSError, or SliceError where a file is in the place of its folder."""
        file, path = _describe(name, data), self.path / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise SliceError(f"{error.filename} is a file, where a folder is needed; move it.") from None
        self._note(file)
        temporary = self.path / file.temporary
        temporary.write_bytes(data)
        replace_file(temporary, path)
        return file

    def finish(self, entry: Entry) -> None:
        """Add a song whose slices are written; raises OSError."""
        self.songs = sorted([*self.songs, entry], key=lambda other: (other["song"], stem_of(other)))
        self._write_manifest()
        self.discard()

    def discard(self) -> None:
        """Delete the slices of songs that are not finished, and the journal; raises OSError."""
        finished = {name for entry in self.songs for name in entry["slices"]}
        for file in _read_journal(self.path):
            (self.path / file.temporary).unlink(missing_ok=True)
            if file.name not in finished and file.is_in(self.path):
                (self.path / file.name).unlink()
        for name in (JOURNAL, _HALF_MANIFEST):
            (self.path / name).unlink(missing_ok=True)

    def _find_files(self, entry: Entry) -> list[File]:
        """Return those slices of a song that are in the folder as they were written."""
        if "files" in entry:
            files = [File(name, *known) for name, known in entry["files"].items()]
            return [file for file in files if file.is_in(self.path)]
        names = [name for name in entry["slices"] if _is_mono_slice(self.path / name, entry)]
        return [_describe(name, (self.path / name).read_bytes()) for name in names]

    def _note(self, *files: File) -> None:
        """Write files into the journal."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / JOURNAL).open("a", encoding="utf-8") as journal:
            journal.write("".join(json.dumps([file.name, file.size, file.digest]) + "\n" for file in files))

    def _write_manifest(self) -> None:
        text = json.dumps({"beats": self.beats, "songs": self.songs}, indent=1) + "\n"
        temporary = self.path / _HALF_MANIFEST
        temporary.write_text(text, encoding="utf-8")
        replace_file(temporary, self.path / MANIFEST)


def stem_of(entry: Entry) -> str:
    """Return the beginning of the names of a song's slices."""
    return entry.get("stem") or Path(entry["song"]).with_suffix("").as_posix()


def list_written(folder: Path) -> set[Path]:
    """Return the slices that the records of a folder of slices name; raises SliceError if slices.json is damaged."""
    manifest = read_manifest(folder) or {"songs": []}
    names = {name for entry in manifest["songs"] for name in entry["slices"]}
    names |= {file.name for file in _read_journal(folder)}
    return {(folder / name).resolve() for name in names}


def _read_journal(folder: Path) -> list[File]:
    """Return the files in a journal; the last line can be incomplete."""
    try:
        lines = (folder / JOURNAL).read_text(encoding="utf-8").split("\n")[:-1]
        files = [File(*json.loads(line)) for line in lines]
        for file in files:
            check_slice_name(file.name)
            if not isinstance(file.digest, str) or not _DIGEST.fullmatch(file.digest):
                raise ValueError(f"{file.digest!r} is no hash")
        return files
    except FileNotFoundError:
        return []
    except (ValueError, TypeError) as error:
        path = folder / JOURNAL
        raise SliceError(f"{path} is damaged ({error!r}); delete it and the slices that {MANIFEST} lacks.") from None


def _is_mono_slice(path: Path, entry: Entry) -> bool:
    """Whether a file has the form of an entry's slices; earlier versions wrote mono and recorded no hash."""
    try:
        with open_sound(path) as file:
            form = (file.format, file.subtype, file.channels, file.samplerate, file.frames)
    except SliceError:
        return False
    return form == ("WAV", "FLOAT", 1, entry["sample_rate"], entry["length"])


def _describe(name: str, data: bytes) -> File:
    return File(name, len(data), _hash(data))


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
