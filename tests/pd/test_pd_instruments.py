"""Seeds, the sampler's pads and the performance: what a hand does with them, against the real daemon."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pd_patch import PD, RATE, batch, messages, needs_pd, patch
from pd_running import Running, atom, plain
from test_pd_sound import FADE, recorded, start_of, write_loop

import models

TECHNO = str(models.PRETRAINED / "techno.onnx")

pytestmark = needs_pd


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    running: list[Running] = []

    def start(*patches: Path, watch: list[str]) -> Running:
        running.append(Running(tmp_path, patches, watch))
        return running[-1]

    yield start
    for pd in running:
        pd.close()


def test_seeds_are_drawn_morphed_stored_recalled_and_undone(play, tmp_path: Path):
    pd = play(patch(tmp_path / "seed.pd", ["obj ls-seed t"]), watch=["t-seed"])

    def after(*messages: str) -> list[float]:
        pd.send(*messages)
        return [float(word) for word in pd.wait("t-seed").split()]

    first = after("t-dice 7", "t-random bang")
    assert len(first) == 64
    assert 25 < np.std(first) < 60  # about 128 / 3 dial units
    near = after("t-store kick", "t-amount 10", "t-morph bang")
    moved = np.array(near) - first
    assert 3 < np.std(moved) < 8  # uniform within +-10
    assert np.abs(moved).max() <= 10
    assert after("t-random bang") not in (first, near)
    assert after("t-undo bang") == near
    assert after("t-recall kick") == first
    assert after("t-undo bang") == near
    assert after("t-undo bang") == first
    assert after(f"t-set {' '.join(['5'] * 64)}") == [5] * 64
    saved = tmp_path / "seeds für morgen.txt"
    after("t-store five", f"t-save {atom(saved)}", "t-get bang")
    assert after("t-dice 7", "t-random bang") == first
    other = play(patch(tmp_path / "other.pd", ["obj ls-seed u"]), watch=["u-seed"])
    other.send(f"u-open {atom(saved)}", "u-recall five")
    assert other.wait("u-seed").split() == ["5"] * 64
    assert pd.wrong() + other.wrong() == []


def test_random_dials_are_normal(play, tmp_path: Path):
    """As the generator was trained: 128 / 3 dial units a standard deviation, and no favourite side."""
    pd = play(patch(tmp_path / "seed.pd", ["obj ls-seed t"]), watch=["t-seed"])
    pd.send("t-dice 1")
    drawn = []
    for _ in range(40):
        pd.send("t-random bang")
        drawn.append([float(word) for word in pd.wait("t-seed").split()])
    dials = np.ravel(drawn)
    assert abs(dials.mean()) < 3.5  # 4 standard errors
    assert abs(dials.std() - 128 / 3) < 2.5
    assert 0.02 < np.mean(dials > 1.645 * 128 / 3) < 0.08
    assert 0.02 < np.mean(dials < -1.645 * 128 / 3) < 0.08
    assert np.abs(np.corrcoef(np.array(drawn).T)).mean() < 0.2  # no dial follows another


def test_a_pad_plays_its_part_once_or_round(tmp_path: Path):
    """From start, as long as length, closed by the release; as a loop, without a seam, until it is let go."""
    loop = write_loop(tmp_path / "1.wav", 48_000, 1)
    boxes = ["obj ls-voice~ t-1", "obj ls-record~ t"]
    plan = [(0, "pd dsp 1"), (5, f"t-1-load {atom(tmp_path)}/1.wav"), (6, "t-1-start 0.25"), (7, "t-1-length 0.5")]
    plan += [(300, "t-1-note 127"), (1500, "t-1-start 0"), (1501, "t-1-length 1"), (1502, "t-1-loop 1")]
    plan += [(1600, "t-1-note 127"), (4100, "t-1-note 0"), *recorded("t", tmp_path, 200, 5000)]
    pad = patch(tmp_path / "pad.pd", boxes, [(0, 0, 1, 0), (0, 1, 1, 1)])
    batch(pad, messages(tmp_path / "plan.pd", plan))
    out = soundfile.read(tmp_path / "out.wav", dtype="float32")[0][:, 0]

    part = loop[12_000:36_000]
    start = start_of(part, out)
    release = round(0.03 * RATE)
    once = out[start : start + len(part) + 1000]
    assert np.abs(once[FADE : len(part) - 2 * release] - part[FADE : -2 * release]).max() < 2**-22
    assert not once[len(part) :].any()
    assert np.abs(np.diff(once[FADE:])).max() <= np.abs(np.diff(part)).max()

    held = out[start + 50_000 :]
    start = start_of(loop, held)
    assert np.array_equal(held[start + FADE : start + 100_000], np.tile(loop, 3)[FADE:100_000])
    assert not held[start + 125_000 :].any()


def test_keys_and_pads_of_the_sampler(serve, play):
    """Each pad asks with its own number, and gets its own sound."""
    watch = ["sampler-alive", "sampler-reply", *(f"sampler-{k}-loaded" for k in range(1, 9))]
    pd = play(PD / "sampler.pd", watch=watch)
    pd.link("sampler", serve().port)
    pd.send("sampler-random bang")
    for k in range(1, 9):
        assert f"single{k}-" in pd.wait(f"sampler-{k}-loaded")
    assert pd.wrong() == []


def test_every_message_of_the_readme_is_understood(serve, play):
    """By a receiver that is in the patches; none leads to a complaint of Pd or to an error of the daemon."""
    blocks = re.findall(r"```\n(.*?)```", (PD / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    listed = re.findall(r"^; (.*)$", "".join(blocks), re.MULTILINE)
    told = [message for message in listed if "/" not in message and "-daemon" not in message]
    assert len(told) > 60
    names = ["smol", "sampler", "performance", "hallu"]
    watch = [f"{name}-{what}" for name in names for what in ("alive", "reply")]
    pd = play(*(PD / f"{name}.pd" for name in names), watch=watch)
    port = serve("--model", TECHNO).port
    for name in names:
        pd.link(name, port)
    pd.send("performance-random-all bang", *told)
    for name in names:
        pd.send(f"{name}-ask sync 3")
        pd.wait(f"{name}-reply", "synced 3")
    assert pd.wrong() == []
    assert not [line for line in pd.log if "-reply: error" in line]


def settle(pd: Running, name: str = "performance") -> None:
    """All takes are made, and all files have been asked how they were made."""
    for number in (11, 12):
        pd.send(f"{name}-ask sync {number}")
        pd.wait(f"{name}-reply", f"synced {number}")


def test_a_performance_is_saved_and_opened(serve, play, tmp_path: Path):
    """Fades, ping-pongs, walks and blends into slots; the set's text brings all of it back into another Pd."""
    port = serve().port
    watch = ["performance-alive", "performance-reply", *(f"performance-{k}-load" for k in range(1, 9))]
    pd = play(PD / "performance.pd", watch=[*watch, "performance-ask", "performance-job", "performance-again"])
    pd.link("performance", port)
    pd.wait("performance-again")  # the daemon's tempo has been taken: from here on a take is made once
    pd.send("performance-random-all bang")
    for k in range(1, 9):
        pd.wait(f"performance-{k}-load")
    pd.send("performance-from 2", "performance-to 7", "performance-steps 5")
    for slot, way in enumerate(("fade", "pingpong", "walk", "blend"), 3):
        pd.send(f"performance-into {slot}", f"performance-{way} bang")
        name = plain(pd.wait(f"performance-{slot}-load"))
        assert (
            soundfile.info(name).frames == (1 if way == "blend" else 5) * 12_288
        )  # a beat at the model's own 234.375 BPM
    pd.send("performance-4-take 2", "performance-into 4", "performance-random bang")
    assert plain(pd.wait("performance-4-load")) == "none"  # an empty take is silence
    pd.wait("performance-4-load", lambda path: "single18-" in path)
    pd.send("performance-4-bars 0 1 1 3 0 3", "performance-2-gain 0.25", "performance-bpm 131", "performance-bars 6")
    pd.wait("performance-job", "8 3")  # all takes are made anew at the new tempo
    settle(pd)
    saved = tmp_path / "set ä.txt"
    pd.send(f"performance-save-to {atom(saved)}", "performance-ask sync 1")
    pd.wait("performance-reply", "synced")

    other = play(
        PD / "performance.pd",
        watch=[*watch, "performance-ask", "performance-bpm", "performance-2-gain", "performance-job"],
    )
    other.link("performance", port)
    other.send(f"performance-open-from {atom(saved)}")
    other.wait("performance-bpm", "131")
    other.wait("performance-2-gain", "0.25")
    for k in range(1, 9):
        other.wait(f"performance-{k}-load")
    other.wait("performance-job", "8 3")
    settle(other)
    again = tmp_path / "again.txt"
    other.send(f"performance-save-to {atom(again)}", "performance-ask sync 2")
    other.wait("performance-reply", "synced 2")
    assert again.read_text() == saved.read_text()
    assert "bars 4 1 1 3 0 3" in saved.read_text().replace("\n", " ")
    assert pd.wrong() + other.wrong() == []
    assert not [line for line in pd.log + other.log if "-reply: error" in line]


def test_the_arrangement_changes_slots_on_the_bar(serve, play):
    """A bar ahead the take of the coming bar is brought, and play is set."""
    watch = [
        "performance-alive",
        "performance-1-load",
        "performance-1-take",
        "performance-1-play",
        "performance-column",
    ]
    pd = play(PD / "performance.pd", watch=watch)
    pd.link("performance", serve().port)
    pd.send("performance-into 1", "performance-random bang")
    first = pd.wait("performance-1-load")
    pd.send("performance-1-take 1", "performance-random bang")
    second = pd.wait("performance-1-load", lambda path: path not in (first, "symbol none"))
    pd.send("performance-bpm 300", "performance-bars 3", "performance-1-bars 0 1 2 0")
    pd.send("performance-arrange 1")
    assert pd.wait("performance-column") == "0"
    assert "single4-" in pd.wait("performance-1-load")
    pd.send("performance-run 1")
    pd.wait("performance-column", "1")  # at rest and at the start, the first column is loaded again and again
    for column in (2, 0, 1, 2):
        assert pd.wait("performance-column") == str(column)
    assert pd.wait("performance-1-load", lambda path: "single5-" in path)
    assert pd.wait("performance-1-play", "0") == "0"
    assert pd.wait("performance-1-play", "1") == "1"
    assert second != first
    assert pd.wrong() == []
