"""The daemon: its start, its main loop, its end. The socket has this thread, and each queue of server.jobs another."""

import contextlib
import logging
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from inference.model.library import Library
from inference.renderer import Renderer
from inference.signals import STOPS
from server.dispatcher import Dispatcher
from server.files.named_seeds import NamedSeeds
from server.files.output_folder import KEEP_GB, OutputFolder
from server.parent_process import ParentProcess
from server.protocol.errors import CommandError
from server.protocol.osc import decode
from server.protocol.replies import DIALECTS, Init
from server.protocol.udp import Address, Network, UdpSocket
from server.state import State
from server.subscribers import Subscribers

log = logging.getLogger("loopseed")

REPLY_PREFIXES = tuple(dialect.reply_prefix for dialect in DIALECTS.values())
HANGUP = getattr(signal, "SIGHUP", None)  # of a terminal that is closed; nohup has it ignored, Windows has none
ECHO = 0.5  # seconds in which a second signal is the same one: launchers such as uv repeat what the group got
CHORES = 1.0  # seconds between two looks at who has gone and what was dropped
MAX_GAP = (
    5.0  # seconds between two rounds of the main loop; after more, the process was suspended or the computer slept
)
PATIENCE = 0.25  # seconds between two looks at the flag that a signal sets, and at the parent


@dataclass(frozen=True, slots=True)
class Config:
    """How a daemon starts; port 0 lets the system choose."""

    model: Path
    library: Library
    out_dir: Path
    named_seeds: Path  # file of the seeds that have a name
    allow_dirs: tuple[Path, ...] = ()
    keep_gb: float = KEEP_GB
    host: str = "127.0.0.1"
    allow_nets: tuple[Network, ...] = ()
    port: int = 10102
    reply_port: int = 10101
    dialect: str = "loopseed"
    bits: int = 24
    threads: int = 1
    parent_pid: int | None = None


class Daemon:
    """startup, main_loop, shutdown, and handle_exit, which asks the main loop to end."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.started = threading.Event()
        self.should_exit = False
        self._exit_requested = 0.0  # by a signal; seconds of the monotonic clock
        self._parent: ParentProcess | None = None
        self._chores_done = 0.0  # seconds of the monotonic clock
        self._looped = 0.0  # when the main loop was last at work; seconds of the monotonic clock
        self.hangs = False  # once it has stopped: a thread hangs, and would hold up the end of the process

    def run(self, when_started: Callable[[], object] = lambda: None) -> None:
        """Serve until a signal or `should_exit`; raises OSError, ModelError or CommandError where it cannot start.

        when_started : is called before the first message is handled; what it raises ends the daemon.
        """
        with self.signals():
            self.startup()
            try:
                when_started()
                self.main_loop()
            finally:
                self.shutdown()

    def startup(self) -> None:
        """Bind the port, load the generator, tell the clients."""
        config = self.config
        self._parent = ParentProcess(config.parent_pid) if config.parent_pid else None
        self.socket = UdpSocket(config.host, config.port, config.allow_nets)
        try:
            if self.socket.address[1] == config.reply_port:
                raise OSError(
                    f"The daemon listens on port {config.reply_port}, so replies cannot go there; see --reply-port."
                )
            renderer = Renderer(config.library.open(config.model), config.threads)
            folder = OutputFolder(config.out_dir, config.allow_dirs, config.keep_gb)
        except BaseException:
            self.socket.close()
            raise
        fallbacks = [(host, config.reply_port) for host in self.socket.loopbacks]
        self.state = State(
            renderer, config.library, folder, Subscribers(fallbacks), NamedSeeds(config.named_seeds), config.bits
        )
        self.socket.is_client = self.state.subscribers.is_client
        self.dispatcher = Dispatcher(self.state, self.socket, DIALECTS[config.dialect])
        self.state.start(self.dispatcher)
        log.info("loopseed plays %s and listens on %s:%d", self.state.model_name, *self.socket.address)
        log.info("phases come from %s", "numpy: the kernel in C was not built" if renderer.plain else "the kernel in C")
        log.info("replies go to %s:%d, files to %s", *fallbacks[0], folder.target.as_posix())
        self.dispatcher.broadcast(Init(f"loopseed is up and plays {self.state.model_name}."))
        self.started.set()

    def main_loop(self) -> None:
        """Handle messages until `should_exit` is set or the parent ends."""
        while not self.should_exit:
            if self._parent and self._parent.has_ended():
                log.info("the parent process %d has ended", self.config.parent_pid)
                return
            patience = min(PATIENCE, max(0.0, self.state.dated.next_due() - time.monotonic()))
            received = self.socket.receive(patience)
            self._notice_gap()
            if received:
                self._receive(*received)
            self.state.packets_dropped = self.socket.dropped
            self._notice_gap()
            self._do_chores()
            while due := self.state.dated.take_due(time.monotonic()):
                message, sender, request = due
                self.dispatcher.handle(message.address, message.arguments, sender, request)

    def stop(self) -> None:
        """Ask for a clean stop, from any thread."""
        self.should_exit = True

    def shutdown(self) -> None:
        """End every request and close the socket."""
        log.info("loopseed stops")
        self.hangs = self.state.stop()
        self.socket.close()

    def handle_exit(self, number: int, frame: FrameType | None) -> None:
        """Ask for a clean stop; a second time, stop at once."""
        if not self._exit_requested:
            self._exit_requested = time.monotonic()
        elif time.monotonic() - self._exit_requested > ECHO:
            sys.exit(1)
        self.should_exit = True

    @contextlib.contextmanager
    def signals(self) -> Iterator[None]:
        """Handle the STOPS during the block, in the main thread; Python allows it in no other."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        stops = [number for number in STOPS if number != HANGUP or signal.getsignal(number) is not signal.SIG_IGN]
        before = {number: signal.signal(number, self.handle_exit) for number in stops}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _notice_gap(self) -> None:
        """After a gap, let nobody be silent or hang for as long: no client was heard, and no worker could work."""
        now = time.monotonic()
        gap, self._looped = now - self._looped, now
        if gap > MAX_GAP:
            self.state.subscribers.restart_clocks()
            for queue in self.state.job_queues:
                queue.restart_clock()

    def _do_chores(self) -> None:
        """Tell senders of datagrams that were dropped, drop the work of clients that are gone, replace hung workers."""
        subscribers = self.state.subscribers
        for address in self.socket.take_refused():
            subscribers.refused(address)
        if time.monotonic() - self._chores_done < CHORES:  # after each datagram it would be more work than the datagram
            return
        self._chores_done = time.monotonic()
        for sender, count in self.socket.take_dropped().items():
            text = f"{count} packets were dropped, since too many wait already; send more slowly."
            self.dispatcher.fail("", -1, CommandError("busy", text), subscribers.client(sender))
        for client, reason in subscribers.gone():
            self.state.cancel(client, None, reason)
        for queue in self.state.job_queues:
            queue.replace_hung_worker()

    def _receive(self, datagram: bytes, sender: Address, came: float) -> None:
        """Handle a datagram's messages, or keep them until they are due."""
        self.state.subscribers.heard(sender, came)
        try:
            messages = decode(datagram)
        except CommandError as error:
            self.dispatcher.fail("", -1, error, self.state.subscribers.client(sender))
            return
        for message in messages:
            if message.address.startswith(REPLY_PREFIXES):
                self.state.replies_dropped += 1  # of another daemon; an error would make it answer, and so on
            elif message.delay == 0:
                self.dispatcher.handle(message.address, message.arguments, sender)
            else:
                self.dispatcher.keep(message, sender, time.monotonic() + message.delay)
