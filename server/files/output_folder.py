"""The folder that sounds are written to: inside the allowed roots, unique names, the newest few files of each slot."""

import collections
import contextlib
import os
import re
import secrets
import stat
import tempfile
import time
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from inference.files.atomic_file import OpenFolder, find_writer
from inference.sentences import escape_controls
from server.files.disk_limit import DiskLimit
from server.files.opened_folder import delete_file, is_at, open_folder, open_inside
from server.parent_process import is_running
from server.protocol.errors import CommandError

MAX_SLOTS = 1_024  # whose files are known; those of slots that were not used for longer are left where they are
KEEP_GB = 5.0  # 10^9 bytes of files in the folder that the daemon starts with
KEPT = 8  # answers of a slot whose files stay: a client that loads a sound late still finds it
STALE = 3600.0  # seconds without a change after which nobody writes a temporary file of another computer any more
OUTDATED = 86_400.0  # the same for a file of this computer, where another process may have its writer's number now

MAX_NAME = 100  # characters of the longest name of a temporary file, less those that tempfile adds

# The names that `answer` gives, as atomic_write writes them.
_TEMPORARY = re.compile(r"\.[a-z]+[0-9]*-[0-9a-f]{6}-[0-9]{5,}-[0-9a-f]{32}\.(wav|png|json)")


class Files(list[Path]):
    """The paths of an answer's files, and their folder."""

    folder: OpenFolder


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was written: somebody may change or replace it."""

    path: Path
    size: int  # bytes
    changed: tuple[int, int]  # ns: its content, and under POSIX anything about it: an editor may set the first back
    inode: int


class OutputFolder:
    """The target folder of one daemon. All paths are resolved, so that no `..` and no link leads outside the roots.

    targets : the folders that were the target so far.
    """

    def __init__(self, target: Path, allowed: Iterable[Path], keep_gb: float = KEEP_GB) -> None:
        """`target` is a root itself, and is created if it is missing. Raises CommandError as `set` does.

        keep_gb : 10^9 bytes of the daemons' files that stay in `target`; 0 keeps all. Other folders have no such limit.
        """
        homes = _find_temporary_folder()
        with contextlib.suppress(RuntimeError):  # the user has no home
            homes.append(Path.home())
        roots = {root.resolve() for root in (*homes, *allowed, target)}
        self._roots = sorted(root for root in roots if root != Path(root.anchor))
        self._session = secrets.token_hex(3)  # keeps names apart from those of another daemon or session
        self._count = 0
        self._written: collections.OrderedDict[Hashable, collections.deque[list[_File]]] = collections.OrderedDict()
        self.target = self._swept = _create(target)
        self.targets = {self.target}
        _sweep(self.target)
        self.own = DiskLimit(self.target, self._session, keep_gb * 1e9)

    def set(self, text: str) -> Path:
        """Make `text` the target: an absolute path, or one that begins with `~`; its last part is created if missing.

        Raises CommandError `bad_arguments` for a relative path, `not_allowed` outside the roots, `io` where it cannot
        be written. The target does not change then.
        """
        path = Path(text)
        with contextlib.suppress(RuntimeError):
            path = path.expanduser()
        if not path.is_absolute():
            raise CommandError("bad_arguments", f"The folder {text!r} is relative; send an absolute path.")
        self.target = self._allowed(_create(self._allowed(path)))  # again, since links may have changed
        self.targets.add(self.target)
        return self.target

    def find_file(self, text: str) -> Path:
        """The resolved path of a file that a client names, to be read: absolute or with a leading `~`, in the roots.

        Raises CommandError `bad_arguments` for a relative path, `not_allowed` outside the roots, `io` for no file.
        """
        path = Path(text)
        with contextlib.suppress(RuntimeError):
            path = path.expanduser()
        if not path.is_absolute():
            raise CommandError("bad_arguments", f"The file {text!r:.80} is relative; send an absolute path.")
        found = self._allowed(path)
        with contextlib.suppress(OSError, ValueError):
            if found.is_file():  # to open a pipe would block
                return found
            if found.exists():
                raise CommandError("io", f"{found.as_posix()} is no file, but a folder, a pipe or a device.")
        raise CommandError("io", f"There is no file {found.as_posix()}.")

    @contextlib.contextmanager
    def open_file(self, path: Path) -> Iterator[BinaryIO]:
        """Open what find_file found, and no link or pipe that has taken its place since; raises CommandError `io`."""
        with contextlib.ExitStack() as stack:
            file = None
            with contextlib.suppress(OSError):
                file = stack.enter_context(open_inside(path, stack.enter_context(open_folder(path.parent))))
            if file is None or not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise CommandError("io", f"The file {path.as_posix()} is gone, or something else took its place.")
            yield file

    def check(self, target: Path) -> None:
        """Raise CommandError `not_allowed` or `io` where `answer` could not write into `target`: before long work."""
        _try(self._find(target))

    @contextlib.contextmanager
    def answer(self, target: Path, name: str, slot: Hashable, *suffixes: str) -> Iterator[Files]:
        """Yield paths in `target` for the new files of one answer; once they are there, the slot's oldest is deleted.

        A file that was changed or replaced since it was written is somebody's work, and stays. Where the block raises,
        its files are deleted, and no older one. The roots are checked now, since links may have changed.

        Raises CommandError `not_allowed` or `io`, and OSError where the folder takes no more.
        """
        folder = self._find(target)
        if folder != self._swept:
            _sweep(folder)
            self._swept = folder
        files = self._name_files(folder, name, suffixes)
        with open_folder(folder) as dir_fd:
            files.folder = OpenFolder(dir_fd)
            if folder == self.own.folder:
                self.own.begin(dir_fd)
            try:
                yield files
                if not is_at(folder, dir_fd):
                    text = f"The folder {folder.as_posix()} was replaced while a file was written into it; ask again."
                    raise CommandError("io", text)
            except BaseException:
                for path in files.folder.still_written():
                    with contextlib.suppress(OSError):  # somebody has deleted it
                        delete_file(path, dir_fd)
                raise
        self._keep([file for path in files if (file := _look_at(path))], slot)

    def _name_files(self, folder: Path, name: str, suffixes: tuple[str, ...]) -> Files:
        """Paths of files that are not there yet: what has such a name already is somebody's."""
        while True:
            self._count += 1
            files = Files(folder / f"{name}-{self._session}-{self._count:05d}{suffix}" for suffix in suffixes)
            if not any(map(os.path.lexists, files)):
                return files

    def _keep(self, files: list[_File], slot: Hashable) -> None:
        """Note an answer whose files are there, and delete the oldest ones: of its slot, and of the daemon's folder."""
        answers = self._written[slot] = self._written.pop(slot, collections.deque())
        if len(self._written) > MAX_SLOTS:
            self._written.popitem(last=False)
        answers.append(files)
        while len(answers) > KEPT:
            self._delete(answers.popleft())
        if added := sum(file.size for file in files if file.path.parent == self.own.folder):
            self.own.add(added)

    def _delete(self, files: list[_File]) -> None:
        for file in files:
            if _look_at(file.path) == file:
                with contextlib.suppress(OSError):  # it is open under Windows
                    delete_file(file.path)
                    if file.path.parent == self.own.folder:
                        self.own.size -= file.size

    def _find(self, target: Path) -> Path:
        """A folder that was the target, if it is still there and in the roots."""
        folder = self._allowed(target)
        if not folder.is_dir():
            raise CommandError("io", f"The folder {folder.as_posix()} is gone; name another with set_target_dir.")
        return folder

    def _allowed(self, path: Path) -> Path:
        try:
            resolved = path.resolve()
        except (OSError, RuntimeError, ValueError) as error:  # links in a circle, a zero byte
            raise CommandError("io", f"The path {path.as_posix()} cannot be followed: {error}.") from error
        if not any(resolved.is_relative_to(root) for root in self._roots):
            roots = ", ".join(root.as_posix() for root in self._roots)
            raise CommandError("not_allowed", f"{resolved.as_posix()} is outside {roots}; see --allow-dir.")
        return resolved


def _find_temporary_folder() -> list[Path]:
    """The system's temporary folder; none where none can be written, and tempfile takes the working folder instead."""
    with contextlib.suppress(FileNotFoundError):
        found = Path(tempfile.gettempdir())
        named = {os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")}
        if found != Path.cwd() or found.name.lower() in ("tmp", "temp") or str(found) in named:
            return [found]
    return []


def _look_at(path: Path) -> _File | None:
    """The file that is there now, or None; a link is never the file that was written."""
    with contextlib.suppress(OSError):
        status = os.stat(path, follow_symlinks=False)
        return _File(path, status.st_size, (status.st_mtime_ns, status.st_ctime_ns), status.st_ino)
    return None


def _create(path: Path) -> Path:
    """The resolved folder. Its last part is created if it is missing, and a file is written into it as a trial."""
    with _as_command_error(path):
        if escape_controls(found := str(path.resolve())) != found:
            raise ValueError("its path holds control characters or is no UTF-8, so no reply can name its files")
        path.mkdir(exist_ok=True)
    _try(path)
    return path.resolve()


def _try(folder: Path) -> None:
    """Write a file into a folder, which is gone at once; raises CommandError `io`."""
    with _as_command_error(folder), tempfile.TemporaryFile(dir=folder, prefix="x" * MAX_NAME):
        pass


@contextlib.contextmanager
def _as_command_error(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CommandError("io", f"The folder {folder.as_posix()} cannot be written: {reason}.") from error


def _sweep(folder: Path) -> None:
    """Remove the temporary files of daemons that were killed; nothing else has such a name."""
    for path in folder.glob(".*"):
        if _TEMPORARY.fullmatch(path.name):
            with contextlib.suppress(OSError):
                if _is_left(path):
                    delete_file(path)


def _is_left(temporary: Path) -> bool:
    """Whether nobody writes a temporary file any more; raises OSError."""
    status, writer = temporary.stat(follow_symlinks=False), find_writer(temporary)
    if not stat.S_ISREG(status.st_mode):
        return False
    if writer == 0 or (writer and not is_running(writer)):
        return True
    return time.time() - status.st_mtime > (STALE if writer is None else OUTDATED)
