"""A daemon that the link misses for a moment: the same one has kept all, and another client may have changed it."""

import select
import signal
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pd_daemon import FakeDaemon, fake
from pd_patch import PD, RATE, needs_pd, patch
from pd_running import PATIENCE, Running, made_with, plain

import models
from osc_client import Client

TECHNO = str(models.PRETRAINED / "techno.onnx")
pytestmark = needs_pd
__all__ = ["fake"]
WATCH = ["alive", "anew", "same", "ask", "bpm", "reply", "slot-loaded"]


class Network:
    """The way between one client and a daemon; where it is cut, what comes is lost."""

    def __init__(self, daemon_port: int) -> None:
        self.is_cut = False
        self.near, self.far = (socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2))
        self.near.bind(("127.0.0.1", 0))
        self.far.connect(("127.0.0.1", daemon_port))
        self.port = self.near.getsockname()[1]
        threading.Thread(target=self._carry, daemon=True).start()

    def _carry(self) -> None:
        client = None
        while True:
            for end in select.select([self.near, self.far], [], [])[0]:
                data, sender = end.recvfrom(65_536)
                client = sender if end is self.near else client
                if not self.is_cut and end is self.near:
                    self.far.send(data)
                elif not self.is_cut and client:
                    self.near.sendto(data, client)


class Working(FakeDaemon):
    """Renders without end, and hears nothing while it is silent."""

    is_silent = False

    def _replies(self, name: str, given: tuple) -> list[tuple]:
        if self.is_silent or name == "generate_single_wav_id":
            return []
        if name == "status":
            return [("status", 0, 1, 0, 0, 1.0, 1.0, "techno", RATE, 0, 0.0, 0, 0.0, 128.0)]
        return super()._replies(name, given)


@pytest.fixture
def begin(play, tmp_path: Path):
    """smol.pd at a port, with a patch that tells when it has asked for nothing during 16 s."""

    def begin_at(port: int) -> Running:
        boxes = ["obj r smol-ask", "obj route help status", "obj t b", "obj del 16000", "obj s rested"]
        rest = patch(tmp_path / "rest.pd", boxes, [(0, 0, 1, 0), (1, 2, 2, 0), (2, 0, 3, 0), (3, 0, 4, 0)])
        pd = play(PD / "smol.pd", rest, watch=["rested", *(f"smol-{word}" for word in WATCH)])
        pd.link("smol", port)
        pd.wait("smol-anew")
        pd.send("smol-random bang")
        return pd

    return begin_at


def told(pd: Running, before: int) -> list[str]:
    """What the daemon was told since a line of the log, and the sounds that came."""
    return [line for line in pd.log[before:] if line.startswith(("smol-anew", "smol-ask: set", "smol-slot-loaded"))]


def miss(pd: Running, cut: Callable[[], object], mend: Callable[[], object]) -> int:
    """Let the link miss the daemon, after a rest, and find the same again; returns the line of the log before that.

    On a busy machine it may miss the daemon once more, just after a request; then it tells all, and this begins anew.
    """
    for _ in range(5):
        pd.wait("rested")
        pd.queue_of("smol-alive").queue.clear()
        before = len(pd.log)
        cut()
        pd.wait("smol-alive", "0")
        mend()
        pd.wait("smol-alive", "1")
        pd.send("smol-ask sync 5")
        pd.wait("smol-reply", "synced 5")
        if not any(line.startswith("smol-anew") for line in pd.log[before:]):
            return before
    raise AssertionError("the link never took the daemon for the same")


def test_it_is_told_only_what_it_cannot_have_got(begin, serve):
    daemon = serve("--model", TECHNO)
    pd = begin(daemon.port)
    pd.wait("smol-slot-loaded")
    stop, go_on = (
        lambda number=number: daemon.process.send_signal(number) for number in (signal.SIGSTOP, signal.SIGCONT)
    )
    assert told(pd, miss(pd, stop, go_on)) == []
    stop()
    pd.wait("smol-alive", "0")
    pd.send("smol-bpm 131")
    go_on()
    pd.wait("smol-anew")
    while made_with(pd.wait("smol-slot-loaded")) != (131, RATE):
        pass
    assert pd.wrong() == []


def test_a_tempo_that_was_set_while_the_network_was_cut(begin, serve):
    """The clock takes it, though no message told of it; the number that it had can be typed again."""
    daemon = serve("--model", TECHNO)
    network, other = Network(daemon.port), Client(daemon.port)
    pd = begin(network.port)
    pd.wait("smol-slot-loaded")

    def mend() -> None:
        other.query("set_bpm", 140)
        network.is_cut = False

    miss(pd, lambda: setattr(network, "is_cut", True), mend)
    pd.wait("smol-bpm", "140")
    while made_with(pd.wait("smol-slot-loaded")) != (140, RATE):
        pass
    pd.send("smol-bpm 128")
    while made_with(pd.wait("smol-slot-loaded")) != (128, RATE):
        pass
    assert pd.wrong() == []


def test_a_tempo_that_was_set_before_ours(play, serve):
    """Another client's waits in the daemon, then the link comes back and tells ours: both play the last one."""
    daemon = serve("--model", TECHNO)
    other, third = Client(daemon.port), Client(daemon.port)
    pd = play(PD / "smol.pd", watch=[f"smol-{word}" for word in WATCH])
    pd.link("smol", daemon.port)
    pd.wait("smol-anew")
    pd.send("smol-bpm 128.5")
    pd.wait("smol-ask", "set_bpm 128.5")
    pd.queue_of("smol-alive").queue.clear()
    daemon.process.send_signal(signal.SIGSTOP)
    other.send("set_bpm", 140)
    pd.wait("smol-alive", "0")
    daemon.process.send_signal(signal.SIGCONT)
    pd.wait("smol-bpm", "140")
    pd.wait("smol-alive", "1")  # the tempo may be heard before; what is asked for then is lost
    until = time.monotonic() + PATIENCE
    own, theirs = 0.0, 1.0
    while own != theirs:
        assert time.monotonic() < until, f"Pd plays {own} BPM, and the daemon {theirs}"
        pd.send("smol-ask sync 5")
        pd.wait("smol-reply", "synced 5")
        own = [float(line.split()[-1]) for line in pd.log if line.startswith("smol-bpm: ")][-1]
        theirs = third.query("status")[1][12]
    assert pd.wrong() == []


def test_a_request_that_it_had_not_ended(begin, fake: FakeDaemon):
    """It was asked for more than 15 s ago, and its answer may be lost."""
    working = Working(fake.sound)
    pd = begin(working.port)
    pd.wait("rested")
    working.is_silent = True
    pd.wait("smol-alive", "0")
    working.is_silent = False
    pd.wait("smol-anew")
    assert len([name for name, _ in working.asked if name == "status"]) < 12  # 15 s pass between two questions
    working.close()


@pytest.mark.parametrize(
    ("name", "ask", "answer"), [("hallu", "hallucinate bang", "wav_id"), ("smol", "", "match 9005")]
)
def test_a_long_request_is_sent_once_more_where_the_daemon_ended(play, serve, name: str, ask: str, answer: str):
    """A hallucination, or a search, that was under way: it never came, and nothing said so."""
    daemon = serve("--model", TECHNO)
    pd = play(PD / f"{name}.pd", watch=[f"{name}-{word}" for word in ("alive", "anew", "reply", "says", "slot-loaded")])
    pd.link(name, daemon.port)
    pd.wait(f"{name}-anew")
    if not ask:
        pd.send("smol-random bang")
        ask = f"find-from {pd.wait('smol-slot-loaded').removeprefix('symbol ')}"
    pd.send(f"{name}-ask sync 5")
    pd.wait(f"{name}-reply", "synced 5")
    daemon.process.send_signal(signal.SIGSTOP)
    pd.send(f"{name}-{ask}", f"{name}-ask sync 6")
    daemon.process.kill()
    pd.wait(f"{name}-alive", "0")
    serve("--model", TECHNO, "--port", str(daemon.port))
    pd.wait(f"{name}-says", lambda words: "is asked for again" in plain(words))
    pd.wait(f"{name}-reply", answer)
    assert pd.wrong() == []


def test_what_its_slot_asks_for_again_is_sent_once(play, serve):
    daemon = serve("--model", TECHNO)
    words = ("alive", "anew", "reply", "says", "ask", "4-load", "continue")
    pd = play(PD / "performance.pd", watch=[f"performance-{word}" for word in words])
    pd.link("performance", daemon.port)
    pd.wait("performance-continue", "color #f4e8b0")
    pd.send("performance-into 1", f"performance-set {' '.join(['7'] * 64)}")
    pd.send("performance-into 4", "performance-continue bang")
    pd.wait("performance-4-load")
    asked = pd.queue_of("performance-ask")
    asked.queue.clear()
    daemon.process.send_signal(signal.SIGSTOP)
    pd.send("performance-continue bang")
    pd.wait("performance-ask", lambda words: words.startswith("continue_seed"))
    daemon.process.kill()
    pd.wait("performance-alive", "0")
    asked.queue.clear()
    serve("--model", TECHNO, "--port", str(daemon.port))
    pd.wait("performance-ask", lambda words: words.startswith("continue_seed"))
    pd.wait("performance-4-load")
    pd.queue_of("performance-reply").queue.clear()
    for _ in range(3):
        pd.wait("performance-reply", "alive")  # each second; the link asks again after 1 s
    assert not [words for words in pd.queue_of("performance-says").queue if "is asked for again" in plain(words)]
    assert pd.wrong() == []


def test_what_was_cancelled_is_not_asked_for_again(play, serve):
    daemon = serve("--model", TECHNO)
    words = ("alive", "anew", "reply", "says", "slot-loaded", "bar")
    pd = play(PD / "smol.pd", watch=[f"smol-{word}" for word in words])
    pd.link("smol", daemon.port)
    pd.wait("smol-anew")
    pd.send("smol-random bang")
    sound = pd.wait("smol-slot-loaded").removeprefix("symbol ")
    pd.send("smol-play 1", f"smol-find-from {sound}", "smol-ask cancel -1")
    pd.wait("smol-reply", lambda words: words.startswith("cancelled /cc/match_seed"))
    daemon.process.kill()
    pd.wait("smol-alive", "0")
    serve("--model", TECHNO, "--port", str(daemon.port))
    pd.wait("smol-anew")
    bars = pd.queue_of("smol-bar")
    bars.queue.clear()
    pd.wait("smol-bar")
    pd.wait("smol-bar")  # 1.9 s later: the link asks again after 1 s
    assert not [words for words in pd.queue_of("smol-says").queue if "is asked for again" in plain(words)]
    assert pd.wrong() == []
