"""Files that are either complete or not there."""

import contextlib
import os
import secrets
import socket
import stat
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

RENAME_SECONDS, RENAME_PAUSE = 1.0, 0.02


def _name_host() -> str:
    """What process numbers belong to: a computer since its start and, under Linux, a container. 8 digits."""
    parts = [socket.gethostname()]
    with contextlib.suppress(OSError):
        parts.append(Path("/proc/sys/kernel/random/boot_id").read_text().strip())
    with contextlib.suppress(OSError):
        parts.append(os.readlink("/proc/self/ns/pid"))
    return f"{zlib.crc32(' '.join(parts).encode()):08x}"


HOST = _name_host()
_PROCESS = secrets.token_hex(4)  # an earlier process may have had the same number, as each first one of a container has
MAX_STEM = 48  # characters in a temporary file's name, which keeps it below the 255 bytes of a file system


@dataclass(slots=True)
class OpenFolder:
    """A folder that gets new files: none that is there already is replaced.

    dir_fd : a descriptor of the folder. Then its path is not used, since a link may have taken its place. None where
    the platform has no such thing.
    written : the files that are complete, by their paths, each with its device and number in the file system.
    """

    dir_fd: int | None = None
    written: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def still_written(self) -> list[Path]:
        """The paths where what was written is still there, and no file of another program."""
        return [path for path, identity in self.written.items() if self._identify(path) == identity]

    def add(self, temporary: Path, path: Path) -> None:
        """Note that a temporary file is about to be `path`."""
        if identity := self._identify(temporary):
            self.written[path] = identity

    def _identify(self, path: Path) -> tuple[int, int] | None:
        with contextlib.suppress(OSError):
            status = os.stat(path if self.dir_fd is None else path.name, dir_fd=self.dir_fd, follow_symlinks=False)
            return status.st_dev, status.st_ino
        return None


def check_folder(path: Path) -> None:
    """Raise FileNotFoundError where the folder of a file is not there, and PermissionError where it takes no file."""
    if not path.parent.is_dir():
        raise FileNotFoundError(f"There is no folder {path.parent} to write {path.name} to.")
    trial = _name_temporary(path)
    try:
        os.close(os.open(trial, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    except OSError as error:
        reason = error.strerror or error
        raise PermissionError(f"The folder {path.parent} cannot be written: {reason}; name another one.") from error
    finally:  # also where a signal ends the program meanwhile
        with contextlib.suppress(OSError):
            trial.unlink()


@contextlib.contextmanager
def make_folder(path: Path) -> Iterator[None]:
    """Make a folder, and those above it, for the block; where it raises, those of them that are empty are removed."""
    made = [folder for folder in (path, *path.parents) if not folder.exists()]
    try:
        path.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        with contextlib.suppress(OSError):  # what is written stays
            for folder in made:
                folder.rmdir()
        raise


def check_target(path: Path, is_own: Callable[[Path], bool]) -> None:
    """Raise FileNotFoundError as check_folder does, or FileExistsError where `path` is a file that may be a person's.

    is_own : whether loopseed wrote the file that is there, and nobody changed it since: then it may be replaced.
    """
    check_folder(path)
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file() or not is_own(path)):
        raise FileExistsError(
            f"{path} is there already, and loopseed did not write it, or it was changed since; name another file, or "
            "move it."
        )


def check_readable(path: Path) -> None:
    """Raise OSError where a path is a pipe or a device, which may have no end; FileNotFoundError where nothing is."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(f"{path} is no regular file.")


def replace_file(temporary: Path, path: Path) -> None:
    """Rename a file or folder; raises OSError.

    Windows refuses that while another program, such as a virus scanner, has one of them open. So it is tried again for
    RENAME_SECONDS.
    """
    _try_for_a_second(lambda: temporary.replace(path))


def _try_for_a_second(rename: Callable[[], object]) -> None:
    until = time.monotonic() + RENAME_SECONDS
    while True:
        try:
            rename()
            return
        except PermissionError:
            if time.monotonic() >= until:
                raise
        time.sleep(RENAME_PAUSE)


@contextlib.contextmanager
def atomic_write(path: Path, folder: OpenFolder | None = None) -> Iterator[Path]:
    """Yield the path of a temporary file in the same folder; it is renamed to `path` where the block raises nothing.

    Otherwise it is deleted, and a file that `path` names stays as it was. Its permissions are kept in any case. Raises
    OSError where the rename fails; an OSError of the block names `path`, too. The temporary file's name says which
    process writes it.
    folder : the folder of `path`, where no file is to be replaced: then FileExistsError is raised.
    """
    dir_fd = folder.dir_fd if folder else None
    temporary = _name_temporary(path)
    try:
        with _temporary_file(temporary, dir_fd) as written:
            try:
                yield written
            except OSError as error:
                if str(error.filename) == str(written):
                    error.filename = str(temporary)
                raise
        if folder is None:
            with contextlib.suppress(OSError):  # there is none yet, or the file system has no permissions
                temporary.chmod(stat.S_IMODE(path.stat().st_mode))
            replace_file(temporary, path)
        else:
            folder.add(temporary, path)
            _rename_to_new(temporary, path, dir_fd)
    except OSError as error:
        if error.errno and str(error.filename) in (str(temporary), temporary.name, "None"):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
    finally:
        with contextlib.suppress(OSError):  # it is renamed, or was never written, as in a folder that is read-only
            os.unlink(temporary if dir_fd is None else temporary.name, dir_fd=dir_fd)


def _name_temporary(path: Path) -> Path:
    token = f"{HOST}{os.getpid():08x}{_PROCESS}{secrets.token_hex(4)}"
    return path.with_name(f".{path.stem[:MAX_STEM]}-{token}{path.suffix}")


def _rename_to_new(temporary: Path, path: Path, dir_fd: int | None) -> None:
    """Rename a file; raises FileExistsError where `path` is there, whoever made it and however late."""
    old, new = (temporary, path) if dir_fd is None else (temporary.name, path.name)
    try:
        if sys.platform == "win32":
            _try_for_a_second(lambda: os.rename(old, new))  # replaces nothing there
        else:
            _link(old, new, dir_fd)
    except FileExistsError as error:
        raise FileExistsError(error.errno, "Another program has just made this file; ask again", str(path)) from error


def _link(old: Path | str, new: Path | str, dir_fd: int | None) -> None:
    """Give a file a second name, since a rename would replace what has that name; the first one is deleted later."""
    try:
        os.link(old, new, src_dir_fd=dir_fd, dst_dir_fd=dir_fd, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # FAT and some file servers have no links: there, the name is taken by an empty file first
        os.close(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666, dir_fd=dir_fd))
        try:
            os.rename(old, new, src_dir_fd=dir_fd, dst_dir_fd=dir_fd)
        except OSError:
            os.unlink(new, dir_fd=dir_fd)
            raise


@contextlib.contextmanager
def _temporary_file(path: Path, dir_fd: int | None) -> Iterator[Path]:
    """Yield the path to write to: in a folder that is given by its descriptor, that of an open file."""
    if dir_fd is None:
        yield path
        return
    file = os.open(path.name, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666, dir_fd=dir_fd)
    try:
        yield Path(f"/dev/fd/{file}")
    finally:
        os.close(file)


@contextlib.contextmanager
def name_failures(path: Path) -> Iterator[None]:
    """Give an OSError of the block that names no file, as that of a full disk does, this path."""
    try:
        yield
    except OSError as error:
        if error.errno and error.filename is None:
            error.filename = str(path)
        raise


def delete_left(folder: Path, is_own: Callable[[str], bool]) -> None:
    """Delete the temporary files that killed processes of this computer have left in a folder, if it is there.

    is_own : whether the caller writes the file of this name, whose stem is shortened to MAX_STEM. The caller sees to it
    that no other process writes such files now, as lock_folder does.
    """
    for path in folder.glob(".*-" + 32 * "[0-9a-f]" + ".*"):
        if is_own(path.stem[1:-33] + path.suffix) and find_writer(path) is not None:
            path.unlink(missing_ok=True)


def shorten(path: Path) -> str:
    """The name of a file as its temporary file has it: with at most MAX_STEM characters of its stem."""
    return path.stem[:MAX_STEM] + path.suffix


def find_writer(temporary: Path) -> int | None:
    """The number of the process that writes a temporary file: None where it is not one of this computer.

    0 : a process that has ended, whose number is this one's now.
    """
    token = temporary.stem[-32:]
    host, pid, process = token[:8], int(token[8:16], 16), token[16:24]
    if host != HOST:
        return None
    return 0 if pid == os.getpid() and process != _PROCESS else pid
