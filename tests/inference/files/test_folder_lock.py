"""Two processes never hold the lock of a folder, even if one begins while the other ends."""

from pathlib import Path

import pytest

from inference.files import folder_lock
from inference.files.folder_lock import FolderInUseError, lock_folder

LOCK = ".lock"


def replace(lock: Path) -> None:
    lock.unlink()
    lock.write_text("")


def delete(lock: Path) -> None:
    lock.unlink()


def delete_folder(lock: Path) -> None:
    lock.unlink()
    lock.parent.rmdir()


@pytest.mark.parametrize("end", [replace, delete, delete_folder])
def test_a_lock_on_a_file_that_was_deleted_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end) -> None:
    """Another process ends after the file was opened and before it is locked."""
    folder, take = tmp_path / "run", folder_lock.lock
    ended: list[Path] = []

    def end_then_lock(descriptor: int) -> None:
        if not ended:
            ended.append(folder / LOCK)
            end(folder / LOCK)
        take(descriptor)

    monkeypatch.setattr(folder_lock, "lock", end_then_lock)
    with lock_folder(folder, LOCK):
        with pytest.raises(FolderInUseError), lock_folder(folder, LOCK):
            pass
        assert (folder / LOCK).exists()
    assert not folder.exists()


def test_a_file_that_cannot_be_opened_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / LOCK).mkdir()
    with pytest.raises(OSError, match="\\.lock"), lock_folder(tmp_path, LOCK):
        pass
