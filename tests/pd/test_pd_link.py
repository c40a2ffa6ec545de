"""The Pure Data patches against the real daemon, over UDP and in real time."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pd_patch import PD, RATE, needs_pd, patch
from pd_running import Running, atom, plain

import models

TECHNO = str(models.PRETRAINED / "techno.onnx")

FADE = 5 * 64  # samples after which a fade of 5 ms, counted in blocks, is over

pytestmark = needs_pd


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Open patches in a Pd of their own; it is ended after the test."""
    running: list[Running] = []

    def start(*patches: str, watch: list[str]) -> Running:
        running.append(Running(tmp_path, [PD / name for name in patches], watch))
        return running[-1]

    yield start
    for pd in running:
        pd.close()


def test_what_is_recorded_is_the_file_bit_for_bit(serve, play, tmp_path: Path):
    """Generated, loaded, played and recorded; into a folder whose name holds a space and an accent."""
    port = serve("--model", TECHNO).port
    made = tmp_path / "out" / "für später"
    pd = play("smol.pd", watch=["smol-alive", "smol-says", "smol-slot-loaded", "smol-bar", "smol-reply"])
    pd.link("smol", port)
    pd.send(f"smol-ask set_target_dir {atom(made.as_posix())}")
    pd.wait("smol-reply", "msg The\\ target\\ folder")
    pd.send("smol-random bang")
    path = Path(plain(pd.wait("smol-slot-loaded")))
    assert path.parent == made
    pd.send("smol-limit 0")  # a loop may be louder than 0.8 of full scale
    pd.send(f"smol-record-to {atom((tmp_path / 'record é.wav').as_posix())}", "smol-record 1", "smol-play 1")
    pd.wait("smol-bar", "2")
    pd.send("smol-record 0", "smol-play 0", f"smol-record-to {atom(tmp_path / 'next.wav')}", "smol-record 1")
    pd.send("smol-ask sync 1")  # a second recording waits until the first one's file is complete
    pd.wait("smol-reply", "synced")
    assert pd.wrong() == []

    loop, rate = soundfile.read(path, dtype="int32")
    record = soundfile.read(tmp_path / "record é.wav", dtype="int32")[0]
    assert rate == RATE
    assert loop.shape[1] == 2
    assert not np.array_equal(loop[:, 0], loop[:, 1])
    start = place_of(loop[1000:2000, 0], record[:, 0]) - 1000
    assert start >= 0
    assert np.array_equal(record[start + FADE : start + len(loop)], loop[FADE:])
    assert np.array_equal(record[start + len(loop) :][:1000], loop[:1000])  # and round the bar line


def test_the_loop_plays_on_while_the_daemon_is_away(serve, play):
    first = serve("--model", TECHNO)
    pd = play("smol.pd", watch=["smol-alive", "smol-slot-loaded", "smol-bar", "smol-reply", "smol-slot-meter"])
    pd.link("smol", first.port)
    pd.send("smol-random bang")
    pd.wait("smol-slot-loaded")
    pd.send("smol-play 1")
    pd.wait("smol-bar", "1")
    first.process.kill()
    first.process.wait()
    pd.wait("smol-alive", "0")
    bar = int(pd.wait("smol-bar"))
    pd.wait("smol-slot-meter", lambda level: float(level) > -60)
    pd.wait("smol-bar", str(bar + 1))
    serve("--model", TECHNO, "--port", str(first.port))
    pd.wait("smol-alive", "1")
    pd.send("smol-random bang")
    pd.wait("smol-slot-loaded")
    assert pd.wrong() == []


def test_an_old_error_is_gone_when_no_daemon_answers(serve, play):
    daemon = serve()
    pd = play("smol.pd", watch=["smol-alive", "smol-wrong"])
    pd.link("smol", daemon.port)
    pd.send("smol-ask load_model nothing")
    pd.wait("smol-wrong", lambda words: "nothing" in words)
    daemon.process.kill()
    daemon.process.wait()
    pd.wait("smol-wrong", "label empty")
    assert pd.wrong() == []


def test_pds_window_has_each_text_as_it_is(play, tmp_path: Path):
    """Errors with commas and semicolons, and a notice that the line of the link cuts."""
    text = "There is no folder /x; choose another one, or make it. $1, {a} 100%s"
    pd = play(patch(tmp_path / "link.pd", ["obj ls-osc t"]), watch=["t-says"])
    long = f"{text} {text}"
    pd.send(rf"t-error symbol {atom(text)}", "t-say symbol short", rf"t-say symbol {atom(long)}")
    assert pd.wait("t-error") == text
    assert pd.wait("t") == long
    pd.wait("t-says", lambda words: plain(words) == f"label {long[:70]}...")
    assert pd.wrong() == []


def test_a_name_that_is_there_twice_is_one_line(play, tmp_path: Path):
    """Pd warned at each look at an array: 1,642 lines in half a second, after two clicks."""
    pd = play(patch(tmp_path / "two.pd", ["obj ls-seed t", "obj ls-seed t", "obj ls-track u 1"]), watch=["done"])
    pd.send("t-random bang", "t-morph bang", "done 1")
    pd.wait("done")
    again = patch(tmp_path / "three.pd", ["obj ls-track u 1"])
    pd.send(f"pd open {again.name} {tmp_path}", "u-1-bars 0 1 2", "u-column 1", "done 2")
    pd.wait("done")
    assert [line for line in pd.log if line.startswith(("ls-", "warning"))] == [
        "ls-seed: there is another one of the name t: give each a name of its own",
        "ls-track: there is another one of the name u-1: give each a name of its own",
    ]
    assert pd.wrong() == []


def test_two_patches_get_their_own_replies(serve, play):
    """In one Pd and in another: each seed comes back to the patch that asked for it, and to no other."""
    port = serve().port
    one = play("smol.pd", "hallu.pd", watch=["smol-alive", "smol-reply", "hallu-alive", "hallu-reply"])
    other = play("smol.pd", watch=["smol-alive", "smol-reply"])
    for pd, name in ((one, "smol"), (one, "hallu"), (other, "smol")):
        pd.link(name, port)
    for _ in range(3):
        one.send("smol-ask random_seed 101", "hallu-ask random_seed 102")
        other.send("smol-ask random_seed 103")
    for pd, name in ((one, "smol"), (one, "hallu"), (other, "smol")):
        pd.send(f"{name}-ask sync 9")
        pd.wait(f"{name}-reply", "synced 9")
    seeds = {
        (pd is one, line.split()[0], line.split()[2])
        for pd in (one, other)
        for line in pd.log
        if ": seed " in line and int(line.split()[2]) < 9000  # an origin that a patch itself asks for
    }
    assert seeds == {(True, "smol-reply:", "101"), (True, "hallu-reply:", "102"), (False, "smol-reply:", "103")}


def place_of(part: np.ndarray, whole: np.ndarray) -> int:
    """Where `part` begins in `whole`; -1 where it is not in it."""
    for start in np.flatnonzero(whole[: len(whole) - len(part)] == part[0]):
        if np.array_equal(whole[start : start + len(part)], part):
            return int(start)
    return -1


def test_the_place_of_a_part_is_found():
    assert place_of(np.array([3, 4]), np.array([1, 3, 5, 3, 4, 9])) == 3
    assert place_of(np.array([3, 4]), np.array([1, 3, 5, 4, 9])) == -1
