"""One evening at performance.pd, by mouse and keyboard; the set sounds the same to the bit in a fresh Pd and daemon."""

from pathlib import Path

import numpy as np
import soundfile
from pd_patch import HEADLESS, PD, RATE, needs_pd
from pd_running import Running, atom, plain
from pd_screen import Screen, needs_screen, screen
from test_pd_faces import corner, place
from test_pd_instruments import settle
from test_pd_link import place_of

import models
from inference.files.wav import read_origin

pytestmark = [needs_pd, needs_screen]
__all__ = ["screen"]
FACE = "performance.pd"
BPM = 170
BAR = round(240 / BPM * RATE)  # samples
SLOTS = range(1, 9)
WATCH = [
    "alive",
    "reply",
    "seed",
    "go",
    "bar",
    "job",
    "recording",
    "bpm",
    "bars",
    "into",
    "steps",
    "arrange",
    "set-line",
    "here",
]
WATCH += ["condition-2", *(f"{k}-{what}" for k in SLOTS for what in ("load", "loaded", "bars"))]


class Player:
    """A hand at the mouse and the keys of performance.pd; it waits for what it hears and sees."""

    def __init__(self, screen: Screen, folder: Path, port: int) -> None:
        self.screen = screen
        command = [word for word in HEADLESS if word != "-nogui"]
        watch = [f"performance-{what}" for what in WATCH]
        self.pd = Running(folder, [PD / FACE], watch, command, env=screen.environment)
        self.left, self.top = screen.window(FACE)[:2]
        self.pd.link("performance", port)

    def where(self, receiver: str, *inside: tuple[str, str]) -> tuple[int, int]:
        """The place of a control, in the pixels of the face; `inside` leads to it: (file, box) by (file, box)."""
        x = y = 0
        file = FACE
        for file_of_box, box in inside:
            dx, dy = corner(file_of_box, box)
            x, y = x + dx, y + dy
            file = file if box.startswith("pd ") else f"{box.split(' ')[0]}.pd"
        dx, dy = place(PD / file, receiver)
        return x + dx, y + dy

    def click(self, receiver: str, *inside: tuple[str, str]) -> None:
        self.screen.click(FACE, *self.where(receiver, *inside))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """From one place to another with the button down, on the way past three places in between."""
        words: list[object] = ["mousemove", self.left + start[0], self.top + start[1], "mousedown", 1]
        for part in np.linspace(0.25, 1, 4):
            way = [round(a + part * (b - a)) for a, b in zip(start, end, strict=True)]
            words += ["mousemove", self.left + way[0], self.top + way[1]]
        self.screen.run("xdotool", *words, "mouseup", 1)

    def type_number(self, receiver: str, number: int, *inside: tuple[str, str]) -> None:
        self.click(receiver, *inside)
        self.screen.run("xdotool", "type", str(number))
        self.screen.run("xdotool", "key", "Return")
        self.pd.wait(f"performance-{receiver.split('-')[-1]}", str(number))

    def loaded(self, slot: int) -> Path:
        """The next sound that a slot has got."""
        return Path(plain(self.pd.wait(f"performance-{slot}-loaded", lambda path: ".wav" in path)))

    def draw(self, box: str, graph: tuple[int, int], start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw in the graph of a part, from one place to another [its own pixels]."""
        x, y = corner(FACE, box)
        places = [(round(x + graph[0] + a), round(y + graph[1] + b)) for a, b in (start, end)]
        self.drag(*places)

    def draw_bar(self, slot: int, bar: int, take: int) -> None:
        """Pull a bar that rests up to a take: 32 bars are 490 pixels, 0 to 4 lie on 33."""
        x = (bar + 0.5) * 490 / 32
        self.draw(f"ls-track performance {slot}", (112, 21), (x, 4.5 / 5 * 33), (x, (4.5 - take) / 5 * 33))

    def seed(self) -> list[float]:
        return [float(word) for word in self.pd.wait("performance-seed").split()]

    def record(self, path: Path) -> np.ndarray:
        """Four bars of the arrangement and more; once more, where a take was made anew meanwhile.

        On a busy machine Pd may miss the daemon for a moment, and a take of two bars begins at its first one then.
        """
        for attempt in range(5):
            before = len(self.pd.log)
            recorded = self.record_once(path.with_stem(f"{path.stem}{attempt}"))
            if not any("-loaded: " in line for line in self.pd.log[before:]):
                return recorded
            settle(self.pd)
        raise AssertionError("a take was made anew in each recording")

    def record_once(self, path: Path) -> np.ndarray:
        """What sounds from the end of the first fade on."""
        self.pd.queue_of("performance-bar").queue.clear()  # bars of an earlier run
        self.pd.send(f"performance-record-to {atom(path)}", "performance-here 1")
        self.pd.wait("performance-here")  # the mouse comes to Pd another way, and the path has to be there first
        self.click(r"\$1-record", MIXER, ("performance.pd", "ls-record~ performance"))
        self.pd.wait("performance-recording", "1")
        self.click(r"\$1-run", MIXER, ("performance.pd", "ls-clock~ performance"))
        self.pd.wait("performance-bar", "4")
        self.click(r"\$1-run", MIXER, ("performance.pd", "ls-clock~ performance"))
        self.pd.wait("performance-go", "0")
        self.click(r"\$1-record", MIXER, ("performance.pd", "ls-record~ performance"))
        self.pd.wait("performance-recording", "0")
        self.pd.send("performance-ask sync 3")  # the file is complete when the disk's thread has ended
        self.pd.wait("performance-reply", "synced 3")
        recorded = sound(path)
        return recorded[int(np.argmax(recorded.any(axis=1))) + FADE :]


def sound(path: Path) -> np.ndarray:
    return soundfile.read(path, dtype="int32")[0]


def made_from(path: Path) -> list[list[float]]:
    """The seeds of a file."""
    return read_origin(path)["seeds"]


MIXER = ("performance.pd", "pd mixer")
DIALS = ("performance.pd", "ls-seed performance")


def test_an_evening(screen: Screen, serve, tmp_path: Path):
    daemon = serve("--model", str(models.PRETRAINED / "techno.onnx"))
    player = Player(screen, tmp_path, daemon.port)
    try:
        made = play_on(player)
        played = save(player, tmp_path / "evening.txt")
        screen.picture(tmp_path / "evening.png")
        assert player.pd.wrong() == []
    finally:
        player.pd.close()
        daemon.process.kill()
        daemon.process.wait()

    player = Player(screen, tmp_path, serve("--model", str(models.PRETRAINED / "techno.onnx")).port)
    try:
        player.pd.send(f"performance-open-from {atom(tmp_path / 'evening.txt')}")
        player.pd.wait("performance-job", "8 3")
        settle(player.pd)
        for slot, path in made.items():
            again = player.loaded(slot)
            assert np.array_equal(sound(path), sound(again)), f"slot {slot}"
        player.pd.wait("performance-arrange", "1")  # the switch is in the set
        replayed = player.record(tmp_path / "again.wav")
        assert min(len(replayed), len(played)) > 4 * BAR
        skip = place_of(played[64:1064, 0], replayed[: 2 * FADE + 1064, 0]) - 64  # a fade's first sample may be zero
        assert np.array_equal(replayed[64 + skip :][: 3 * BAR], played[64:][: 3 * BAR])
        assert player.pd.wrong() == []
    finally:
        player.pd.close()


FADE = 5 * 64  # samples after which a fade of 5 ms, counted in blocks, is over


def play_on(player: Player) -> dict[int, Path]:
    """The evening; returns the sound that each slot has in the end."""
    player.type_number(r"\$1-bpm", BPM, MIXER, ("performance.pd", "ls-clock~ performance"))
    player.pd.wait("performance-job", "8 3")  # the new tempo is told: no take is made anew for it later
    player.click("performance-random-all")
    made = {slot: player.loaded(slot) for slot in SLOTS}
    player.click(r"\$1-run", MIXER, ("performance.pd", "ls-clock~ performance"))
    player.pd.wait("performance-go", "1")

    player.click(r"\$1-random", DIALS)
    first = player.seed()
    made[1] = player.loaded(1)
    y = (127 - first[20]) / 255 * 64
    player.draw("ls-seed performance", (24, 24), (20.5 * 4, y), (20.5 * 4, 60 if y < 32 else 4))
    drawn = player.seed()
    made[1] = player.loaded(1)
    assert [k for k in range(64) if drawn[k] != first[k]] == [20]
    player.click(r"\$1-undo", DIALS)
    assert player.seed() == first
    undone = player.loaded(1)
    player.click(r"\$1-redo", DIALS)
    assert player.seed() == drawn
    again = player.loaded(1)
    assert len({undone.name, made[1].name, again.name}) == 3
    assert made_from(undone) == [first] != made_from(again) == made_from(made[1])
    assert sound(again).tobytes() == sound(made[1]).tobytes() != sound(undone).tobytes()

    x, y = player.where(r"\$1-condition-\$2", CONDITIONS, ("ls-conditions.pd", r"ls-condition \$1 2"))
    player.drag((x, y), (x + 40, y))
    player.pd.wait("performance-condition-2", lambda words: words[0].isdigit())
    player.type_number("performance-into", 2)
    player.click("performance-generate")
    made[2] = player.loaded(2)
    assert read_origin(made[2])["conditions"]

    player.type_number("performance-steps", 2)
    for slot, way in ((3, "walk"), (4, "fade"), (5, "pingpong")):
        player.type_number("performance-into", slot)
        player.click(f"performance-{way}")
        made[slot] = player.loaded(slot)
    player.click(r"\$1-mute", MIXER, ("performance.pd", "ls-slot~ performance-7 performance"))
    player.click(r"\$1-run", MIXER, ("performance.pd", "ls-clock~ performance"))
    player.pd.wait("performance-go", "0")
    return made


CONDITIONS = ("performance.pd", "ls-conditions performance")


def save(player: Player, path: Path) -> np.ndarray:
    """Arrange two bars, record them twice, save the set; returns what was recorded."""
    player.type_number("performance-bars", 2, MIXER)
    for slot in (1, 2, 3):
        player.draw_bar(slot, 0, 1)
    player.draw_bar(4, 1, 1)
    player.draw_bar(5, 1, 1)
    settle(player.pd)
    player.click("performance-arrange", MIXER)
    player.pd.wait("performance-arrange", "1")
    played = player.record(path.with_suffix(".wav"))
    player.pd.send(f"performance-save-to {atom(path)}", "performance-ask sync 4")
    player.pd.wait("performance-reply", "synced 4")
    return played
