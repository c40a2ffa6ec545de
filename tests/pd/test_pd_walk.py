"""Hallucinations, their envelope, the truncation and the named seeds in hallu.pd, against the real daemon."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pd_patch import PD, batch, messages, needs_pd
from pd_running import Running, atom, plain
from test_pd_sound import FADE, bar, recorded, start_of, write_loop

import models
from inference.files.wav import read_origin
from inference.seeds import random_seed
from inference.walks.hallucination import Envelope
from osc_client import Client

TECHNO = str(models.PRETRAINED / "techno.onnx")
WATCH = ["hallu-alive", "hallu-reply", "hallu-seed", "hallu-step-face", "hallu-truncation"]
WATCH += [
    "hallu-1-loaded",
    "hallu-2-loaded",
    "hallu-3-loaded",
    "hallu-named-now",
    "hallu-named-face",
    "hallu-named-1-face",
]

pytestmark = needs_pd


@pytest.fixture
def play(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], Running]]:
    """Open hallu.pd, linked to a daemon at a port. Daemons of a test start without named seeds."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    running: list[Running] = []

    def start(port: int) -> Running:
        running.append(Running(tmp_path, [PD / "hallu.pd"], WATCH))
        running[-1].link("hallu", port)
        return running[-1]

    yield start
    for pd in running:
        pd.close()


def dials(rng: int) -> list[int]:
    return np.random.default_rng(rng).integers(-128, 127, 64).tolist()


def spread(seed: list[int]) -> str:
    return " ".join(map(str, seed))


def test_random_key_points(play, serve):
    pd = play(serve().port)
    pd.send("hallu-points 3", "hallu-between 2", "hallu-overlap 0.25", "hallu-rng 7", "hallu-into 2")
    pd.send("hallu-hallucinate bang")
    origin = read_origin(Path(plain(pd.wait("hallu-2-loaded"))))
    rng = np.random.default_rng(7)
    assert origin["seeds"] == [random_seed(rng, 64).tolist() for _ in range(3)]
    assert origin["hallucination"] == {"between": 2, "overlap": 0.25, "envelope": [0, 0, 0, 0]}
    pd.send("hallu-trim 0.125", "hallu-attack 0.25", "hallu-sustain 0.5", "hallu-release 0.125", "hallu-rng 0")
    pd.send("hallu-into 3", "hallu-hallucinate bang")
    other = read_origin(Path(plain(pd.wait("hallu-3-loaded"))))
    assert other["hallucination"]["envelope"] == [0.125, 0.25, 0.5, 0.125]
    assert len(other["seeds"]) == 3
    assert other["seeds"] != origin["seeds"]
    assert pd.wrong() == []


@pytest.mark.parametrize("count", [3, 25])  # 25 are the most that fit into a datagram
def test_through_the_key_points_of_the_list(play, serve, count: int):
    pd = play(serve().port)
    points = [dials(k) for k in range(count)]
    for k, point in enumerate(points):
        pd.send(f"hallu-set {spread(point)}", "hallu-add bang")
        pd.wait("hallu-step-face", rf"label key\ point\ {k + 1}\ of\ {k + 1}")
    pd.send("hallu-step 1")
    pd.wait("hallu-step-face", rf"label key\ point\ 2\ of\ {count}")
    pd.wait("hallu-seed", spread(points[1]))
    pd.send("hallu-step 24")
    pd.wait("hallu-step-face", rf"label key\ point\ {count}\ of\ {count}")
    for between in (1, 0):
        pd.send(f"hallu-between {between}", "hallu-through bang")
        origin = read_origin(Path(plain(pd.wait("hallu-3-loaded"))))
        assert origin["seeds"] == points
        assert origin["hallucination"]["between"] == between
    assert pd.wrong() == []


@pytest.mark.parametrize("envelope", [(0.5, 1, 1), (0, 2, 0.5), (1, 0, 0), (3, 3, 3)])
def test_the_sequence_has_the_envelope_in_each_bar(tmp_path: Path, envelope: tuple[float, float, float]):
    """As the daemon shapes a loop; without the sequence nothing is shaped."""
    length = bar(128)
    loop = write_loop(tmp_path / "1.wav", length, 1)
    plan = [(0, "pd dsp 1"), (20, f"hallu-1-load {atom(tmp_path / '1.wav')}"), (30, "hallu-gain 1")]
    parts = ("attack", "sustain", "release")
    plan += [(30, f"hallu-{part} {beats}") for part, beats in zip(parts, envelope, strict=True)]
    plan += [(300, "hallu-run 1"), (2800, "hallu-sequence 1"), *recorded("hallu", tmp_path, 290, 6000)]
    copy = shutil.copy(PD / "hallu.pd", tmp_path)  # beside the test's ls-record~
    batch(Path(copy), messages(tmp_path / "plan.pd", plan))
    out = soundfile.read(tmp_path / "out.wav", dtype="float32")[0][:, 0]
    out = out[start_of(loop, out) :]
    assert np.array_equal(out[FADE:length], loop[FADE:])
    samples = round(length * min(4, sum(envelope)) / 4)
    gain = np.zeros(length)
    gain[:samples] = Envelope(0, *envelope).gain(samples, length / 4)
    assert np.abs(out[2 * length : 3 * length] - gain * loop).max() < 2e-4


def test_the_truncation_is_the_daemons(play, serve):
    port = serve().port
    client = Client(port)
    assert client.query("set_truncation", 0.75)[0] == "msg"
    pd = play(port)
    pd.wait("hallu-truncation", "set 0.75")
    pd.send(f"hallu-set {spread(dials(1))}")
    whole = pd.wait("hallu-2-loaded")
    pd.send("hallu-truncation 0.5")
    half = pd.wait("hallu-2-loaded", lambda path: read_origin(Path(plain(path)))["truncation"] == 0.5)
    assert half != whole  # heard without a further click
    other = Client(port)
    assert other.query("status")[1][11] == 0.5
    assert other.query("set_truncation", 1.5)[0] == "msg"
    pd.wait("hallu-truncation", "set 1.5")
    assert pd.wrong() == []


@pytest.mark.parametrize("name", ["1", "007", "kick für später", "-0.5e3", "bang"])
def test_a_seed_is_kept_recalled_with_its_settings_and_deleted(play, serve, name: str):
    """Names stay texts, numbers too. What the origin does not set is unset."""
    port = serve("--model", TECHNO).port
    client = Client(port)
    first, second = [row[0] for row in conditions(client)][:2]
    for command, *values in (("truncation", 0.5), ("transients", 0.25), ("condition", first, 0.5)):
        assert client.query(f"set_{command}", *values)[0] == "msg"
    kept = conditions(client)
    pd = play(port)
    pd.send(f"hallu-set {spread(dials(1))}", f"hallu-named {text(name)}", "hallu-save-named bang")
    pd.wait("hallu-2-loaded")
    assert plain(pd.wait("hallu-named-1-face", lambda words: "empty" not in words)) == f"label {name}"
    other = Client(port)
    for command, *values in (("truncation", 1.5), ("transients", 1), ("condition", second, 0.25), ("condition", first)):
        assert other.query(f"set_{command}", *values)[0] == "msg"
    pd.send(f"hallu-set {spread(dials(2))}")
    pd.wait("hallu-2-loaded")
    pd.send("hallu-pick-seed 0")
    assert plain(pd.wait("hallu-named-now")) == name
    pd.send("hallu-recall-named bang")
    pd.wait("hallu-seed", spread(dials(1)))
    origin = read_origin(Path(plain(pd.wait("hallu-2-loaded"))))
    assert (origin["truncation"], origin["transients"], origin["conditions"]) == (0.5, 0.25, {first: 0.5})
    late = Client(port)
    assert conditions(late) == kept
    assert late.query("list_seeds") == ("seeds", (name,))
    pd.wait("hallu-named-face", r"label named\ seeds:\ 1")
    pd.send("hallu-delete-named bang")
    pd.wait("hallu-named-face", r"label named\ seeds:\ 0")
    assert late.query("list_seeds") == ("seeds", ())
    assert pd.wrong() == []


def text(name: str) -> str:
    """A message with the symbol that a box for text sends; the backslash keeps a number from becoming a float."""
    return rf"symbol \{atom(name)}"


def conditions(client: Client) -> list[tuple]:
    _, (_, *rows) = client.query("conditions")
    return [tuple(rows[k : k + 5]) for k in range(0, len(rows), 5)]


def test_the_model_comes_back_with_the_seed(play, serve):
    port = serve().port
    pd = play(port)
    pd.send(f"hallu-set {spread(dials(1))}", "hallu-save-seed 7")
    pd.wait("hallu-named-1-face", "label 7")
    pd.send("hallu-ask load_model other")
    for model in ("other", "tiny", "other"):  # the loop that is there is made anew by its own model meanwhile
        pd.wait("hallu-reply", f"model {model}")
    pd.send("hallu-recall-seed 7")
    pd.wait("hallu-reply", "model tiny")
    pd.wait("hallu-seed", spread(dials(1)))
    pd.send("hallu-recall-seed 7", "hallu-ask sync 1")  # the model that plays is not loaded again
    replies = []
    pd.wait("hallu-reply", lambda words: replies.append(words) or words == "synced 1")
    assert not [words for words in replies if words.startswith("model")]
    assert pd.wrong() == []


def test_more_than_eight_names(play, serve):
    port = serve().port
    client = Client(port)
    names = [f"seed {k:02d}" for k in range(10)]
    for name in names:
        client.query("save_seed", name, dials(1))
    pd = play(port)
    pd.wait("hallu-named-1-face", rf"label {atom(names[0])}")
    pd.send("hallu-more-seeds bang")
    pd.wait("hallu-named-1-face", rf"label {atom(names[8])}")
    pd.send("hallu-pick-seed 1")
    assert plain(pd.wait("hallu-named-now")) == names[9]
    pd.send("hallu-more-seeds bang")
    pd.wait("hallu-named-1-face", rf"label {atom(names[0])}")
    assert pd.wrong() == []
