"""What the patches make of commands that a daemon may or may not offer: hallucinations, directions, conditions."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pd_daemon import FakeDaemon
from pd_patch import PD, RATE, needs_pd
from pd_running import Running, plain

from directed_model import NAMES, write_directed_model
from inference.wav import read_origin
from server.commands.table import COMMANDS

pytestmark = needs_pd
WATCH = ["hallu-alive", "hallu-reply", "hallu-offer-face", "hallu-directions-face", "hallu-1-loaded", "hallu-2-loaded"]


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeDaemon]:
    soundfile.write(tmp_path / "made.wav", np.zeros(RATE), RATE)
    daemon = FakeDaemon(tmp_path / "made.wav")
    yield daemon
    daemon.close()


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    running: list[Running] = []

    def start(patch: str, watch: list[str]) -> Running:
        running.append(Running(tmp_path, [PD / patch], watch))
        return running[-1]

    yield start
    for pd in running:
        pd.close()


def dials(rng: int) -> str:
    return " ".join(str(int(dial)) for dial in np.random.default_rng(rng).integers(-128, 127, 64))


@pytest.mark.skipif("hallucinate" in COMMANDS, reason="this daemon offers hallucinations")
def test_hallu_says_what_this_daemon_does_not_offer(serve, play):
    """And does not ask for it: the error line stays empty."""
    pd = play("hallu.pd", WATCH)
    pd.link("hallu", serve().port)
    assert "not offered by this daemon" in plain(pd.wait("hallu-offer-face"))
    pd.send("hallu-hallucinate bang", "hallu-ask sync 5")
    assert pd.wait("hallu-reply", lambda words: words.split()[0] in ("synced", "error")) == "synced 5"
    assert pd.wrong() == []


def test_hallu_hallucinates_where_it_is_offered(fake: FakeDaemon, play):
    pd = play("hallu.pd", WATCH)
    pd.link("hallu", fake.port)
    pd.wait("hallu-offer-face", lambda words: words == "label hallucinate")
    pd.send("hallu-points 5", "hallu-between 2", "hallu-overlap 0.25", "hallu-into 2", "hallu-hallucinate bang")
    assert plain(pd.wait("hallu-2-loaded")) == fake.sound.as_posix()
    assert ("hallucinate", (2, 5, 2, 0.25)) in fake.asked
    pd.send("hallu-rng 7", "hallu-into 1", "hallu-hallucinate bang")
    pd.wait("hallu-1-loaded")
    assert fake.asked[-1] == ("hallucinate", (1, 5, 2, 0.25, 7))
    assert pd.wrong() == []


def test_the_directions_move_the_seed_that_was_there(fake: FakeDaemon, play):
    """All amounts go with every message, and the seed from before the sliders moved."""
    pd = play("hallu.pd", [*WATCH, "hallu-direction-3-face"])
    pd.link("hallu", fake.port)
    assert pd.wait("hallu-direction-3-face", "label noise")
    seed = dials(1)
    pd.send(f"hallu-set {seed}")
    pd.wait("hallu-2-loaded")
    pd.send("hallu-direction-1 1.5")
    pd.wait("hallu-2-loaded")
    pd.send("hallu-direction-3 -2")
    pd.wait("hallu-2-loaded")
    base = tuple(map(float, seed.split()))
    moves = [given for name, given in fake.asked if name == "move_seed"]
    assert moves == [(3, 3, 1.5, 0, 0, *base), (3, 3, 1.5, 0, -2, *base)]
    made = [given for name, given in fake.asked if name == "generate_single_wav_id"]
    assert made[-1] == (2, *(dial - 0.5 for dial in base))  # the moved seed is what is heard
    assert pd.wrong() == []


def test_directions_and_map_of_the_daemon(serve, play, tmp_path: Path):
    """The names on the faces, a move inside the network into slot 2, the moved seed, and a seed of the map."""
    model = write_directed_model(tmp_path / "directed.onnx")
    pd = play("hallu.pd", [*WATCH, "hallu-direction-3-face", "hallu-map-face", "hallu-seed"])
    pd.link("hallu", serve("--model", str(model)).port)
    assert pd.wait("hallu-direction-3-face") == f"label {NAMES[2]}"
    pd.send("hallu-map bang")
    assert "3" in plain(pd.wait("hallu-map-face", lambda words: "seeds" in words))
    pd.send(f"hallu-set {dials(1)}")
    still = plain(pd.wait("hallu-2-loaded"))
    pd.send("hallu-direction-1 1.5")
    nearest = plain(pd.wait("hallu-2-loaded"))
    pd.send("hallu-inside bang")
    inside = plain(pd.wait("hallu-2-loaded"))
    assert [read_origin(Path(path)).get("directions") for path in (still, nearest, inside)] == [
        None,
        None,
        {NAMES[0]: 1.5},
    ]
    assert read_origin(Path(inside))["seeds"] == read_origin(Path(still))["seeds"]  # it is moved inside, not outside
    assert read_origin(Path(nearest))["seeds"] != read_origin(Path(still))["seeds"]
    pd.send("hallu-map-x 0.95", "hallu-map-y 0.02")
    while read_origin(Path(plain(pd.wait("hallu-2-loaded"))))["seeds"] != [[1] * 64]:
        pass
    assert pd.wrong() == []


def test_the_conditions_page(fake: FakeDaemon, play):
    faces = [f"performance-condition-{k}-face" for k in (1, 2)]
    pd = play("performance.pd", ["performance-alive", "performance-reply", "performance-condition-2", *faces])
    pd.link("performance", fake.port)
    pd.wait(faces[0], "label brightness")
    pd.wait(faces[1], r"label bass\ level")
    pd.wait("performance-condition-2", "set 0.25")
    pd.send("performance-condition-2 -1.5", "performance-condition-1-free bang", "performance-ask sync 1")
    wanted = [("set_condition", ("bass level", -1.5)), ("set_condition", ("brightness",))]
    while ("sync", (1,)) not in fake.asked:
        pd.wait("performance-reply")
    pd.send("performance-condition-3 0.5", "performance-condition-3-free bang")  # no third label is there
    pd.send("performance-ask sync 2")
    while ("sync", (2,)) not in fake.asked:
        pd.wait("performance-reply")
    assert [asked for asked in fake.asked if asked[0] == "set_condition"] == wanted
    assert pd.wrong() == []
