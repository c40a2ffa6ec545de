"""The daemon's decoder and dispatcher in this process, without socket, log and sound: fast, and each input is known."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inference.model.generator import Generator
from inference.model.library import Library
from inference.renderer import Renderer
from server.dispatcher import Dispatcher
from server.files.named_seeds import NamedSeeds
from server.files.output_folder import OutputFolder
from server.jobs import JobQueue, Listener
from server.protocol.errors import CommandError
from server.protocol.osc import decode
from server.protocol.replies import DIALECTS
from server.protocol.turns import Address
from server.protocol.udp import UdpSocket
from server.state import State
from server.subscribers import Subscribers


class InProcess:
    """Takes datagrams as the daemon does. Work is queued and never done: `cancel_all` ends what waits.

    sent : what was sent since it was emptied.
    """

    def __init__(self, model: Path, out: Path, senders: list[Address]) -> None:
        self.sent: list[bytes] = []
        self._senders = senders
        self.state = State(
            Renderer(Generator(model)),
            Library([model.parent]),
            OutputFolder(out, ()),
            Subscribers([("127.0.0.1", 9)]),
            NamedSeeds(out / "seeds.json"),
            list_queue=_IdleQueue("list"),
            read_queue=_IdleQueue("read"),
            trial_queue=_IdleQueue("trial"),
        )
        self.state.render_queue = _IdleQueue("render")
        self._dispatcher = Dispatcher(self.state, _Outbox(self.sent), DIALECTS["loopseed"])
        self.state.start(self._dispatcher)

    def take(self, datagram: bytes, sender: Address) -> int:
        """Handle the messages of a datagram, dated ones at once; returns how many, 0 where it is no OSC."""
        self.state.subscribers.heard(sender, time.monotonic())
        try:
            messages = decode(datagram)
        except CommandError as error:
            self._dispatcher.fail("", -1, error, self.state.subscribers.client(sender))
            return 0
        for message in messages:
            if message.delay:
                self._dispatcher.keep(message, sender, time.monotonic())
            else:
                self._dispatcher.handle(message.address, message.arguments, sender)
        while due := self.state.dated.take_due(time.monotonic()):
            message, sender, request = due
            self._dispatcher.handle(message.address, message.arguments, sender, request)
        return len(messages)

    def cancel_all(self) -> None:
        for client in {self.state.subscribers.client(sender) for sender in self._senders} | set(self._senders):
            self.state.cancel(client, None, "cancelled")


@contextmanager
def quiet() -> Iterator[None]:
    """Write no log during the block."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


class _IdleQueue(JobQueue):
    """A queue without a worker."""

    def start(self, listener: Listener) -> None:
        self._listener = listener
        self._worker = threading.Thread()  # is never started; a queue without one takes no jobs


class _Outbox(UdpSocket):
    """A list instead of a socket."""

    def __init__(self, sent: list[bytes]) -> None:
        self._sent = sent

    def send(self, datagram: bytes, target: Address) -> None:
        self._sent.append(datagram)
