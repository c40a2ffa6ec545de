"""What is left of a file that was not written to its end, and what is said of it."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checkout import ROOT
from inference.files.atomic_file import atomic_write, delete_left, name_failures


def fail(number: int, path: Path | None = None) -> None:
    raise OSError(number, os.strerror(number), *([str(path)] if path else []))


def test_a_failure_without_a_file_gets_the_path_and_another_keeps_its_own(tmp_path: Path) -> None:
    for own, named in ((None, tmp_path), (tmp_path / "own", tmp_path / "own")):
        with pytest.raises(OSError, match="No space left") as full, name_failures(tmp_path):
            fail(errno.ENOSPC, own)
        assert full.value.filename == str(named)
        assert str(full.value).endswith(f": {str(named)!r}")


def test_a_read_only_folder_is_named_by_the_file_and_not_by_its_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There, the deletion of the temporary file fails, too."""
    monkeypatch.setattr(os, "unlink", lambda path, **options: fail(errno.EROFS, path))
    with pytest.raises(OSError, match="Read-only") as refused, atomic_write(tmp_path / "a.png") as temporary:
        fail(errno.EROFS, temporary)
    assert refused.value.filename == str(tmp_path / "a.png")


def test_only_the_callers_files_of_dead_processes_are_deleted(tmp_path: Path) -> None:
    names = ["a.json", "b.json", f"{'long' * 30}.npz"]
    code = "import os; from pathlib import Path; from inference.files.atomic_file import atomic_write\n"
    code += (
        f"for name in {names!r}:\n    half = atomic_write(Path({str(tmp_path)!r}, name)).__enter__(); half.touch()\n"
    )
    subprocess.run([sys.executable, "-c", f"{code}os._exit(9)"], cwd=ROOT, check=False)
    (tmp_path / ".hidden-note.json").write_text("mine")
    assert len(list(tmp_path.iterdir())) == 4
    delete_left(tmp_path, lambda name: not name.startswith("b"))
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert len(kept) == 2
    assert kept[0].startswith(".b-")
    assert kept[1] == ".hidden-note.json"
    delete_left(tmp_path / "none", lambda name: True)
