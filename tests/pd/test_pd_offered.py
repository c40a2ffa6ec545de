"""What the patches make of commands that a daemon may not offer: directions, map, conditions, find, continue."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pd_daemon import FakeDaemon, fake
from pd_patch import PD, needs_pd
from pd_running import Running, atom, plain

from directed_model import NAMES, write_directed_model
from inference.files.wav import read_origin

pytestmark = needs_pd
__all__ = ["fake"]
WATCH = ["hallu-alive", "hallu-reply", "hallu-directions-face", "hallu-map-face", "hallu-seed", "hallu-2-loaded"]


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


def test_directions_and_map_of_the_daemon(serve, play, tmp_path: Path):
    """A slider moves the seed, or the loop inside the network; a click on the map takes its seed."""
    model = write_directed_model(tmp_path / "directed.onnx")
    pd = play("hallu.pd", [*WATCH, "hallu-direction-3-face"])
    pd.link("hallu", serve("--model", str(model)).port)
    assert pd.wait("hallu-direction-3-face") == f"label {NAMES[2]}"
    assert "3" in plain(pd.wait("hallu-map-face", lambda words: "seeds" in words))
    pd.send(f"hallu-set {dials(1)}")
    still = plain(pd.wait("hallu-2-loaded"))
    pd.send("hallu-direction-1 1.5")
    nearest = plain(pd.wait("hallu-2-loaded"))
    pd.send("hallu-inside 1")
    inside = plain(pd.wait("hallu-2-loaded"))
    origins = [read_origin(Path(path)) for path in (still, nearest, inside)]
    assert [origin.get("directions") for origin in origins] == [None, None, {NAMES[0]: 1.5}]
    assert origins[2]["seeds"] == origins[0]["seeds"] != origins[1]["seeds"]
    pd.send("hallu-map 0.95 0.02")
    while read_origin(Path(plain(pd.wait("hallu-2-loaded"))))["seeds"] != [[1] * 64]:
        pass
    assert pd.wrong() == []


def test_a_model_without_directions_and_map(fake: FakeDaemon, play):
    """Its names and its picture are gone, and no slider asks for anything."""
    pd = play("hallu.pd", [*WATCH, "hallu-direction-1-face"])
    pd.link("hallu", fake.port)
    pd.wait("hallu-direction-1-face", "label kick")
    pd.wait("hallu-map-face", r"label map:\ 2048\ seeds")
    fake.has_walk = False
    pd.send("hallu-ask model")
    pd.wait("hallu-directions-face", r"label directions:\ none\ for\ this\ model")
    pd.wait("hallu-map-face", r"label map:\ none\ for\ this\ model")
    pd.send("hallu-direction-1 2", "hallu-inside 1", "hallu-ask sync 5")
    pd.wait("hallu-reply", "synced 5")
    assert not [name for name, _ in fake.asked if name in ("move_seed", "generate_directed")]
    assert pd.wrong() == []


def test_a_place_of_the_map_gives_its_seed(fake: FakeDaemon, play):
    pd = play("hallu.pd", [*WATCH, "hallu-map-file"])
    pd.link("hallu", fake.port)
    assert pd.wait("hallu-map-face", lambda words: "2048" in words) == r"label map:\ 2048\ seeds"
    assert pd.wait("hallu-map-file", "label") == r"label the\ map.png"
    pd.send("hallu-map 0.25 0.75")
    assert pd.wait("hallu-seed").split()[:3] == ["0.25", "0.75", "0"]
    assert [given for name, given in fake.asked if name == "seed_at"] == [(9003, 0.25, 0.75)]
    assert pd.wrong() == []


def test_the_directions_move_the_seed_that_was_there(fake: FakeDaemon, play):
    """All amounts go with every message, and the seed from before the sliders moved."""
    pd = play("hallu.pd", [*WATCH, "hallu-direction-3-face"])
    pd.link("hallu", fake.port)
    assert pd.wait("hallu-direction-3-face", "label 1")
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
    pd.send("hallu-inside 1")
    pd.wait("hallu-2-loaded")
    made = [asked for asked in fake.asked if asked[0] != "seed_of"]  # each file is asked how it was made
    assert made[-1] == ("generate_directed", (2, 3, 1.5, 0, -2, *base))
    assert pd.wrong() == []


def test_find_and_continue_send_a_sound_file(fake: FakeDaemon, play):
    """The seed that is found comes to the dials with its truncation; the continuation goes into the slot."""
    watch = ["hallu-alive", "hallu-find", "hallu-continue", "hallu-truncation", "hallu-seed", "hallu-1-loaded"]
    pd = play("hallu.pd", watch)
    pd.link("hallu", fake.port)
    pd.wait("hallu-find", "label find")
    pd.wait("hallu-continue", "label continue")
    pd.send("hallu-find-from /my/beat 2.wav")
    pd.wait("hallu-truncation", lambda words: "0.5" in words)
    assert pd.wait("hallu-seed", lambda words: words.startswith("2")).split() == ["2"] * 64
    pd.send("hallu-bars 8", "hallu-rng 3", "hallu-into 1", "hallu-continue-from /my/beat 2.wav")
    pd.wait("hallu-1-loaded")
    asked = [each for each in fake.asked if each[0] in ("match_seed", "continue_wav")]
    assert asked == [("match_seed", (102, "/my/beat 2.wav")), ("continue_wav", (1, "/my/beat 2.wav", 8, 1, 3))]
    assert ("set_condition", ("bass level",)) in fake.asked  # the seed is meant for none
    assert pd.wrong() == []


def test_a_condition_stays_in_its_range(fake: FakeDaemon, play):
    """A number outside is the nearest one inside, and the line of the link says so."""
    watch = ["performance-alive", "performance-reply", "performance-condition-2", "performance-say"]
    pd = play("performance.pd", watch)
    pd.link("performance", fake.port)
    pd.wait("performance-condition-2", "set 0.25")
    pd.send("performance-condition-2 -7")
    assert plain(pd.wait("performance-say")) == "condition 2 is -7: that is outside its range"
    pd.wait("performance-condition-2", "set -2")
    pd.send("performance-ask sync 1")
    pd.wait("performance-reply", "synced 1")
    assert [given for name, given in fake.asked if name == "set_condition"] == [("bass level", -2.0)]
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
    pd.wait("performance-condition-2", "set -1.5")  # after a free, all sliders are told anew
    while ("sync", (1,)) not in fake.asked:
        pd.wait("performance-reply")
    pd.send("performance-condition-3 0.5", "performance-condition-3-free bang")  # no third label is there
    pd.send("performance-ask sync 2")
    while ("sync", (2,)) not in fake.asked:
        pd.wait("performance-reply")
    assert [asked for asked in fake.asked if asked[0] == "set_condition"] == wanted
    assert pd.wrong() == []


@pytest.mark.parametrize("name", ["smol", "sampler", "performance"])
def test_find_gives_the_seed_of_a_sound(fake: FakeDaemon, play, tmp_path: Path, name: str):
    """It goes to the dials, in the sampler to those of the chosen pad, after what it is meant for has been set."""
    dials = "sampler-3" if name == "sampler" else name
    pd = play(f"{name}.pd", [f"{name}-{what}" for what in ("alive", "find", "says", "reply")] + [f"{dials}-seed"])
    pd.link(name, fake.port)
    pd.wait(f"{name}-find", "color #f4e8b0")  # as every button that does something
    sound = tmp_path / "a kick.wav"
    pd.send("sampler-find-pad 3", f"{name}-find-from symbol {atom(sound)}")
    pd.wait(f"{name}-says", r"label searching:\ 9.5\ dB")
    assert pd.wait(f"{dials}-seed").split() == ["2"] * 64
    pd.wait(f"{name}-says", r"label found:\ 3.5\ dB")
    assert [given for asked, given in fake.asked if asked == "match_seed"] == [(9005, str(sound))]
    pd.send(f"{name}-ask sync 5")
    pd.wait(f"{name}-reply", "synced 5")
    heard = [each for each in fake.asked if re.match("set_truncation|set_condition|generate", each[0])]
    assert heard[:2] == [("set_truncation", (0.5,)), ("set_condition", ("bass level",))]
    assert [given[-64:] for _, given in heard[2:]] == [(2,) * 64]
    assert pd.wrong() == []


def test_continue_is_a_recipe(fake: FakeDaemon, play):
    """The seed of slot `from`, as many bars as `steps`, and a number for the dice, so that it can be made again."""
    pd = play("performance.pd", ["performance-alive", "performance-continue", "performance-4-load"])
    pd.link("performance", fake.port)
    pd.wait("performance-continue", "color #f4e8b0")
    pd.send("performance-into 1", f"performance-set {dials(1)}")
    pd.send("performance-into 4", "performance-steps 6", "performance-continue bang")
    pd.wait("performance-4-load", lambda path: "made.wav" in path)
    ((number, bars, temperature, *seed, rng),) = [given for asked, given in fake.asked if asked == "continue_seed"]
    assert (number, bars, temperature) == (16, 6, 1)
    assert seed == [float(dial) for dial in dials(1).split()]
    assert 0 <= rng < 1e6
    assert pd.wrong() == []


def test_smol_continues_its_dials(fake: FakeDaemon, play):
    """Asked again while the continuation plays, it goes on from the end of that; from the dials after a new loop."""
    pd = play("smol.pd", ["smol-alive", "smol-continue", "smol-slot-loaded"])
    pd.link("smol", fake.port)
    pd.wait("smol-continue", "color #f4e8b0")
    pd.send("smol-bpm 133")
    for before in ("smol-continue bang", "smol-continue bang", "smol-generate bang"):
        pd.send(before)
        pd.wait("smol-slot-loaded")
    pd.send("smol-continue bang")
    pd.wait("smol-slot-loaded")
    first, more, again = [each for each in fake.asked if each[0].startswith("continue")]
    assert first == again == ("continue_seed", (0, 4, 1, *[0] * 64))
    command, (number, path, bars, temperature, rng, bpm) = more
    assert (command, number, path) == ("continue_wav", 0, fake.sound.as_posix())
    assert (bars, temperature, bpm) == (4, 1, 133)
    assert 0 <= rng < 2**23
    assert pd.wrong() == []


BUTTONS = ["smol-find", "smol-continue", "sampler-find", "performance-find", "performance-continue"]
BUTTONS += ["hallu-find", "hallu-continue"]


@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_says_that_its_command_is_not_offered(fake: FakeDaemon, play, button: str):
    """It is grey then, says so beside it and in the line of the link, and asks for nothing."""
    name, word = button.split("-")
    pd = play(f"{name}.pd", [button, *(f"{name}-{what}" for what in ("alive", "says", "ask", "reply"))])
    fake.offered = ()
    pd.link(name, fake.port)
    pd.wait(button, "color #dcdcdc")
    pd.wait(button, rf"label {word}:\ not\ offered")
    pd.send(f"{button} bang")
    said = pd.wait(f"{name}-says", lambda words: "offered" in words)
    assert plain(said.removeprefix("label ")) == f"{word}: not offered by this daemon"
    asked = ("match_seed", "continue_seed", "continue_wav")
    assert not [line for line in pd.log if line.startswith(f"{name}-ask") and line.split()[1] in asked]
    assert pd.wrong() == []


def test_the_faces_are_grey_before_there_is_a_daemon():
    for button in BUTTONS:
        text = (PD / f"{button.split('-')[0]}.pd").read_text(encoding="utf-8")
        (line,) = [line for line in text.splitlines() if f" {button} {button} " in line]
        assert " #dcdcdc " in line
