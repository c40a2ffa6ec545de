"""Five hundred random clicks and keys on each face, and Pd has nothing to complain about."""

import random
from pathlib import Path

import pytest
from pd_patch import HEADLESS, PD, needs_pd
from pd_running import Running
from pd_screen import Screen, needs_screen, screen

pytestmark = [needs_pd, needs_screen]
__all__ = ["screen"]
KEYS = [f"F{k}" for k in (*range(1, 10), 12)]


@pytest.mark.parametrize("name", ["smol", "sampler", "performance", "hallu"])
def test_random_clicks(screen: Screen, serve, tmp_path: Path, name: str):
    patch = copy_without_dialogs(tmp_path, name)
    command = [word for word in HEADLESS if word != "-nogui"]
    command[command.index("-path") + 1] = str(tmp_path)
    watch = [f"{name}-alive", "clicked"]
    pd = Running(tmp_path, [patch], watch, command, env=screen.environment)
    try:
        x, y, width, height = screen.window(patch.name)
        pd.link(name, serve().port)
        rng = random.Random(name)
        for _ in range(10):
            words: list[object] = []
            for _ in range(50):
                if rng.random() < 0.2:
                    words += ["key", rng.choice(KEYS)]
                else:
                    words += [
                        "mousemove",
                        x + rng.randrange(4, width - 4),
                        y + rng.randrange(4, height - 4),
                        "click",
                        1,
                    ]
            screen.run("xdotool", *words)
            pd.send("clicked 1")  # Pd has had all clicks before this
            pd.wait("clicked")
        assert pd.wrong() == []
    finally:
        pd.close()


def copy_without_dialogs(folder: Path, name: str) -> Path:
    """The patches without [openpanel] and [savepanel], which would take all further clicks, and without a browser."""
    for path in PD.glob("*.pd"):
        text = path.read_text(encoding="utf-8")
        for panel in ("openpanel 1", "openpanel", "savepanel", "list prepend browse"):
            text = text.replace(f" {panel};", " spigot 0;")
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder / f"{name}.pd"
