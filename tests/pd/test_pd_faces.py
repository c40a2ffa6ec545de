"""Each interface under Xvfb, clicked through as a user would, against the real daemon."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pd_patch import PD, needs_pd
from pd_running import Running, plain
from pd_screen import ON_SCREEN, Screen, needs_screen, screen

import models

TECHNO = str(models.PRETRAINED / "techno.onnx")
GREEN = (0x30, 0xB0, 0x40)  # of the link's light

pytestmark = [needs_pd, needs_screen]
__all__ = ["screen"]


def place(path: Path, receiver: str) -> tuple[int, int]:
    """The middle of the control of a receiver, in the pixels of its own canvas."""
    found = re.search(
        rf"#X obj (\d+) (\d+) (bng|tgl|hsl|hradio|vradio|nbx) (\d+) [^;]*? {re.escape(receiver)} ", path.read_text()
    )
    assert found, receiver
    x, y, kind, size = int(found[1]), int(found[2]), found[3], int(found[4])
    if kind == "nbx":  # its size is a count of characters
        return x + 12, y + 9
    return (x + size // 2, y + (8 if kind == "hsl" else size // 2))


def corner(name: str, box: str) -> tuple[int, int]:
    """How far the face of an abstraction or of a subpatch is moved in an interface."""
    text = (PD / name).read_text().replace("\n", " ")
    x, y = map(int, re.findall(rf"#X (?:obj|restore) (\d+) (\d+) {re.escape(box)};", text)[0])
    file = PD / f"{box.split(' ')[0]}.pd"
    if file.exists():
        inner = file.read_text().replace("\n", " ")
    else:  # a subpatch: what stands between its own canvas and its restore
        inner = text[: text.index(f"{x} {y} {box};")].rpartition(f" {box.removeprefix('pd ')} 0;")[2]
    left, top = map(int, re.findall(r"#X coords 0 -1 1 1 \d+ \d+ 2 (\d+) (\d+);", inner)[-1])
    return x - left, y - top


@pytest.fixture
def show(screen: Screen, serve, tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Open an interface on the screen, linked to a daemon that plays the shipped generator."""
    running: list[Running] = []

    def start(name: str, watch: list[str]) -> Running:
        patch = f"{name}.pd"
        pd = Running(tmp_path, [PD / patch], [f"{name}-alive", *watch], ON_SCREEN, env=screen.environment)
        running.append(pd)
        screen.window(patch)
        pd.link(name, serve("--model", TECHNO).port)
        return pd

    yield start
    for pd in running:
        pd.close()


def check_fits(screen: Screen, pd: Running, title: str) -> None:
    """The window lies on the screen, and needs no scroll bars: its drawn patch is not larger."""
    assert bars(pd, title) == "0 0"
    x, y, width, height = screen.window(title)
    assert x >= 0
    assert y >= 0
    assert x + width <= 1280
    assert y + height <= 800


def bars(pd: Running, title: str) -> str:
    """Whether a window has a horizontal and a vertical scroll bar, as soon as its patch is drawn."""
    return pd.wait("bars", f"{title} ").removeprefix(f"{title} ")


def test_scroll_bars_are_seen(screen: Screen, tmp_path: Path):
    """An edge at 0 is enough for Tk; no help patch has one."""
    box = "cnv 15 300 36 empty empty head 12 18 0 18 #d8e8f0 #202020 0"
    for name, edge in (("bars.pd", 0), ("none.pd", 2)):
        path = tmp_path / name
        path.write_text(f"#N canvas 60 60 400 300 12;\n#X obj {edge} {edge} {box};\n")
        pd = Running(tmp_path, [path], [], ON_SCREEN, env=screen.environment)
        assert bars(pd, name) == ("0 0" if edge == 2 else "1 1")
        pd.close()


def test_the_synthesiser_opens_a_patch(screen: Screen, tmp_path: Path):
    """The button `open` of its face asks for a file, and what is chosen is opened."""
    (tmp_path / "tone.json").write_text("{}")
    synth = tmp_path / "synth.pd"
    synth.write_text("#N canvas 60 60 760 260 12;\n#X obj 20 20 ls-synth~ t;\n")
    pd = Running(tmp_path, [synth], ["t-say"], ON_SCREEN, env=screen.environment)
    x, y = place(PD / "ls-synth~.pd", r"\$1-open")
    screen.click("synth.pd", x, y)  # the face lies where the part has it
    screen.window("Open")
    screen.run("xdotool", "type", tmp_path / "tone.json")
    screen.run("xdotool", "key", "Return")
    assert plain(pd.wait("t-say")) == "tone.json is no patch of loopseed's synthesiser version 1"
    pd.close()


def test_smol(screen: Screen, show, tmp_path: Path):
    pd = show("smol", ["smol-slot-loaded", "smol-go", "smol-bar", "smol-record", "smol-reply"])
    check_fits(screen, pd, "smol.pd")
    left, top = corner("smol.pd", "ls-seed smol")
    x, y = place(PD / "ls-seed.pd", r"\$1-random")
    screen.click("smol.pd", left + x, top + y)
    first = pd.wait("smol-slot-loaded")
    screen.click("smol.pd", *place(PD / "smol.pd", "smol-generate"))
    assert pd.wait("smol-slot-loaded") != first
    screen.click("smol.pd", *place(PD / "smol.pd", "smol-play"))
    assert pd.wait("smol-go") == "1"
    pd.wait("smol-bar", "1")
    screen.click("smol.pd", *place(PD / "smol.pd", "smol-picture"))
    assert ".png" in pd.wait("smol-reply", "wav_id_img")
    light = (screen.window("smol.pd")[0] + 33, screen.window("smol.pd")[1] + 50)
    screen.until(tmp_path / "smol.png", lambda picture: picture.getpixel(light) == GREEN)
    screen.click("smol.pd", *place(PD / "smol.pd", "smol-play"))
    assert pd.wait("smol-go") == "0"
    assert pd.wrong() == []


def test_sampler(screen: Screen, show, tmp_path: Path):
    watch = ["sampler-1-loaded", "sampler-8-loaded", "sampler-1-hit", "sampler-3-note"]
    pd = show("sampler", watch)
    check_fits(screen, pd, "sampler.pd")
    left, top = corner("sampler.pd", "pd pads")
    x, y = place(PD / "sampler.pd", "sampler-random")
    screen.click("sampler.pd", left + x, top + y)
    for k in (1, 8):
        pd.wait(f"sampler-{k}-loaded")
    inner = corner("sampler.pd", "ls-voice~ sampler-1")
    x, y = place(PD / "ls-voice~.pd", r"\$1-hit")
    screen.click("sampler.pd", left + inner[0] + x, top + inner[1] + y)
    assert pd.wait("sampler-1-hit") == "bang"
    screen.run("xdotool", "key", "F3")
    assert pd.wait("sampler-3-note") == "100"
    screen.picture(tmp_path / "sampler.png")
    assert pd.wrong() == []


def test_performance(screen: Screen, show, tmp_path: Path):
    pd = show("performance", ["performance-1-load", "performance-3-load", "performance-go", "performance-1-mute"])
    check_fits(screen, pd, "performance.pd")
    screen.click("performance.pd", *place(PD / "performance.pd", "performance-random-all"))
    pd.wait("performance-1-load")
    pd.wait("performance-3-load")
    screen.click("performance.pd", *place(PD / "performance.pd", "performance-fade"))
    assert "fade4-" in pd.wait("performance-1-load")
    left, top = corner("performance.pd", "pd mixer")
    inner = corner("performance.pd", "ls-clock~ performance")
    x, y = place(PD / "ls-clock~.pd", r"\$1-run")
    screen.click("performance.pd", left + inner[0] + x, top + inner[1] + y)
    assert pd.wait("performance-go") == "1"
    inner = corner("performance.pd", "ls-slot~ performance-1 performance")
    x, y = place(PD / "ls-slot~.pd", r"\$1-mute")
    screen.click("performance.pd", left + inner[0] + x, top + inner[1] + y)
    assert pd.wait("performance-1-mute") == "1"
    screen.picture(tmp_path / "performance.png")
    assert pd.wrong() == []


def test_hallu(screen: Screen, show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))  # the daemon knows no named seeds yet
    watch = [
        "hallu-step-face",
        "hallu-1-loaded",
        "hallu-2-loaded",
        "hallu-3-loaded",
        "hallu-go",
        "hallu-map",
        "hallu-seed",
    ]
    pd = show("hallu", [*watch, "hallu-named-1-face", "hallu-named-now"])
    check_fits(screen, pd, "hallu.pd")
    for k in (1, 2):
        screen.click("hallu.pd", *place(PD / "hallu.pd", "hallu-draw"))
        pd.wait("hallu-2-loaded")
        screen.click("hallu.pd", *place(PD / "hallu.pd", "hallu-add"))
        assert pd.wait("hallu-step-face") == rf"label key\ point\ {k}\ of\ {k}"
    screen.click("hallu.pd", *place(PD / "hallu.pd", "hallu-step"))  # the first square
    assert pd.wait("hallu-step-face") == r"label key\ point\ 1\ of\ 2"
    left, top = corner("hallu.pd", "pd mixer")
    inner = corner("hallu.pd", "ls-clock~ hallu")
    x, y = place(PD / "ls-clock~.pd", r"\$1-run")
    screen.click("hallu.pd", left + inner[0] + x, top + inner[1] + y)
    assert pd.wait("hallu-go") == "1"
    screen.click("hallu.pd", *place(PD / "hallu.pd", "hallu-sequence"))
    pd.wait("hallu-1-loaded")
    screen.click("hallu.pd", *place(PD / "hallu.pd", "hallu-through"))
    pd.wait("hallu-3-loaded", lambda path: "hallucination" in path)
    screen.click("hallu.pd", *place(PD / "hallu.pd", "hallu-sequence"))
    name_a_seed(screen, pd)
    x, y = corner("hallu.pd", "ls-map hallu")
    first = place(PD / "ls-map.pd", r"\$0-cell-1")
    screen.click("hallu.pd", x + first[0] + 15 * 16, y + first[1] + 3 * 16)
    assert pd.wait("hallu-map") == "0.96875 0.78125"  # the middle of the last column's fourth place from the top
    blue = (screen.window("hallu.pd")[0] + x + first[0] + 15 * 16, screen.window("hallu.pd")[1] + y + first[1] + 3 * 16)
    screen.until(tmp_path / "hallu.png", lambda picture: picture.getpixel(blue) == (0x20, 0x60, 0xC0))
    assert pd.wrong() == []


def name_a_seed(screen: Screen, pd: Running) -> None:
    """Type a name of digits, which keeps its zeros; save, pick it from the list, recall it."""
    left, top = corner("hallu.pd", "ls-named hallu")
    box = re.search(r"#X symbolatom (\d+) (\d+)", (PD / "ls-named.pd").read_text())
    assert box
    screen.click("hallu.pd", left + int(box[1]) + 20, top + int(box[2]) + 8)
    screen.run("xdotool", "type", "007")
    screen.run("xdotool", "key", "Return")

    def click(receiver: str) -> None:
        x, y = place(PD / "ls-named.pd", rf"\$1-{receiver}")
        screen.click("hallu.pd", left + x, top + y)

    click("save-named")
    pd.wait("hallu-named-1-face", lambda words: words == "label 007")
    click("pick-seed")
    assert pd.wait("hallu-named-now") == "symbol 007"
    click("recall-named")
    pd.wait("hallu-seed")
