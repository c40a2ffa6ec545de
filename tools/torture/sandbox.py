"""A home, a temporary folder and a folder of sounds for daemons, and a look at everything around them."""

import contextlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.torture.runs import ROOT

TOKEN = "torture-made-this"  # in the names of folders that clients ask for
MAX_FILES = 64  # sounds that are kept; the daemon itself keeps all files of a day

_SOUND = re.compile(r"\.?[a-z]+\d*-[0-9a-f]{6}-\d{5,}.*\.(wav|png|json)")  # as the daemon names files


class Sandbox:
    """Folders below one folder. Daemons may write to `out`, `home` and `temporary`, and not to `outside`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.out, self.home, self.temporary, self.outside, self.models = (
            self.folder / name for name in ("out", "home", "temporary", "outside", "models")
        )
        for path in (self.out, self.home, self.temporary, self.outside, self.models):
            path.mkdir(parents=True, exist_ok=True)
        (self.outside / "kept.txt").write_text("Nothing else belongs here.\n")
        self._before = self._look_outside()

    @contextlib.contextmanager
    def entered(self) -> Iterator[None]:
        """Make it the home and the temporary folder of this process, and of those that it starts."""
        names = {"HOME": self.home, "USERPROFILE": self.home, "TMPDIR": self.temporary}
        names |= dict.fromkeys(("XDG_DATA_HOME", "XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"), self.home / "data")
        before = {name: os.environ.get(name) for name in names}
        os.environ.update({name: str(path) for name, path in names.items()})
        tempfile.tempdir = None  # it is found anew
        try:
            yield
        finally:
            for name, value in before.items():
                os.environ.pop(name)
                if value is not None:
                    os.environ[name] = value
            tempfile.tempdir = None

    def find_outside(self) -> list[str]:
        """What was written outside of the allowed folders since the last look."""
        now = self._look_outside()
        found = sorted(now - self._before)
        self._before |= now
        return found

    def delete_sounds(self, keep: int = MAX_FILES) -> None:
        """Delete the daemon's sounds but the newest; nothing else is in these folders."""
        found: list[tuple[float, Path]] = []
        for root in (self.out, self.home, self.temporary):
            for folder, _, names in os.walk(root):
                for name in filter(_SOUND.fullmatch, names):
                    with contextlib.suppress(OSError):  # the daemon has just deleted it
                        path = Path(folder, name)
                        found.append((path.stat().st_mtime, path))
        for _, path in sorted(found)[: max(0, len(found) - keep)]:
            path.unlink(missing_ok=True)

    def _look_outside(self) -> set[str]:
        """Every file of `outside`, and what looks like the daemon's elsewhere: here, at the root, in /etc."""
        found = {f"{folder}/{name}" for folder, _, names in os.walk(self.outside) for name in names}
        found |= {folder for folder, _, _ in os.walk(self.outside)}
        for folder in (self.folder, self.folder.parent, ROOT, Path.cwd(), Path(self.folder.anchor), Path("/etc")):
            with contextlib.suppress(OSError):
                for name in os.listdir(folder):
                    if _SOUND.fullmatch(name) or TOKEN in name:
                        found.add(f"{folder}/{name}")
        return found

    def list_paths(self) -> list[str]:
        """Names of folders that a client may ask for: allowed ones, ways out, and odd texts."""
        link, circle = self.home / "link", self.home / "circle"
        with contextlib.suppress(OSError):  # they are there, or this user of Windows may make none
            link.symlink_to(self.outside)
            circle.symlink_to(circle)
        allowed = [self.out, self.home, self.home / TOKEN, self.temporary / TOKEN, self.out / f"{TOKEN} ü"]
        refused = [self.outside, self.outside / TOKEN, link, link / TOKEN, self.folder, self.folder / TOKEN, circle]
        dots = [
            f"{self.out}/../outside",
            f"{self.home}/../../{TOKEN}",
            f"{link}/../{TOKEN}",
            f"{self.out}/./.",
            "..",
            ".",
        ]
        odd = [
            "",
            "~",
            f"~/{TOKEN}",
            f"~nobody/{TOKEN}",
            TOKEN,
            f"/{TOKEN}",
            f"/etc/{TOKEN}",
            "/dev/null",
            "/proc/self/fd",
        ]
        odd += ["/proc/self/cwd", f"//{self.outside}", f"{self.out}\0x", f"{self.out}/\x1b[2J\n", "x" * 300]
        odd += [f"{self.out}/{'y/' * 2000}", f"{self.out}/{'z' * 255}", f"{self.out}/\u202e", f"{self.out}/con"]
        return [str(path) for path in (*allowed, *refused, *dots, *odd)]
