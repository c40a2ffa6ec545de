"""A daemon in a process of its own, clients of it, and the heartbeat that watches it."""

import contextlib
import os
import select
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from server.commands.table import COMMANDS
from server.protocol.errors import CommandError
from server.protocol.osc import Argument, decode, encode
from tools.torture.runs import ROOT, Run
from tools.torture.sandbox import Sandbox

PATIENCE = 60.0  # seconds without an answer after which a daemon hangs
BEAT = 0.05  # seconds between two heartbeats
BUFFER = 4 * 2**20  # bytes asked of the system for a client's buffer

_used_ports: set[int] = set()  # a reply for a client that has vanished must not reach a new one


class HangError(Exception):
    """The daemon does not answer; the text is one sentence."""


class DaemonProcess:
    """`loopseed serve` on a port that the system chooses, for the time of a `with` block.

    The end of the block stops it. What goes wrong is a fault of the run: an early end, a trace in the log, another exit
    code than 0.
    """

    def __init__(self, run: Run, sandbox: Sandbox, model: Path, *flags: str) -> None:
        self._run = run
        given = [
            "--port",
            "0",
            "--reply-port",
            "9",
            "--parent-pid",
            str(os.getpid()),
            "--model",
            str(model),
            "--out-dir",
            str(sandbox.out),
            *flags,
        ]
        self._command = [sys.executable, "-m", "loopseed", "serve", *given]
        self._traces = 0
        self._has_ended = False

    def __enter__(self) -> "DaemonProcess":
        self.process = subprocess.Popen(self._command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert self.process.stdout is not None
        output = self.process.stdout
        line = output.readline().decode("utf-8", "replace")
        if "listens on" not in line:
            self.process.kill()
            raise HangError(f"The daemon did not start: {line!r} {output.read()[-500:]!r}.")
        self.port = int(line.rpartition(":")[2])
        self._reader = threading.Thread(target=self._read_log, args=(output.fileno(),), daemon=True)
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._has_ended:
            return
        if (code := self.process.poll()) is not None:
            self._run.fault(f"The daemon ended by itself, with code {code}: {self._last!r}.")
            return
        self.process.terminate()
        try:
            code = self.process.wait(PATIENCE)
            if code:
                self._run.fault(f"The daemon ended with code {code} after SIGTERM: {self._last!r}.")
        except subprocess.TimeoutExpired:
            self._run.fault(f"The daemon did not end within {PATIENCE:.0f} s after SIGTERM.")
            self.process.kill()
            self.process.wait()
        self._reader.join(PATIENCE)
        if self._traces:
            self._run.fault(f"The daemon's log has {self._traces} traces, the first one: {self._first!r}.")

    def kill(self) -> None:
        """End it by SIGKILL."""
        self._has_ended = True
        self.process.kill()
        self.process.wait()
        self._reader.join(PATIENCE)

    def _read_log(self, output: int) -> None:
        """Empty the pipe, count traces and keep the first one and the end."""
        self._last, self._first = b"", b""
        while data := os.read(output, 65_536):
            if (place := data.find(b"Traceback")) >= 0:
                self._traces += data.count(b"Traceback")
                self._first = self._first or data[max(0, place - 300) : place + 2_000]
            self._last = (self._last + data)[-500:]

    def measure(self) -> tuple[float, int, int]:
        """Resident MB, descriptors and threads, by Linux's /proc."""
        folder = Path(f"/proc/{self.process.pid}")
        lines = (folder / "status").read_text().splitlines()
        status = dict(line.split(":", 1) for line in lines if ":" in line)
        resident = int(status["VmRSS"].split()[0]) / 1024
        return resident, len(os.listdir(folder / "fd")), int(status["Threads"])


class Client:
    """One socket that speaks to a daemon; `register` asks for its replies there."""

    def __init__(self, port: int, register: bool = True) -> None:
        self.socket = _bind()
        self.socket.setblocking(False)
        self._daemon = ("127.0.0.1", port)
        if register:
            self.query("notify", 1)

    @property
    def port(self) -> int:
        return self.socket.getsockname()[1]

    def send_raw(self, datagram: bytes) -> None:
        with contextlib.suppress(ConnectionRefusedError):
            self.socket.sendto(datagram, self._daemon)

    def send(self, command: str, *arguments: int | float | str) -> None:
        self.send_raw(encode(f"/cc/{command}", arguments))

    def receive_raw(self, patience: float) -> bytes | None:
        """The next datagram; None where none comes within `patience` seconds."""
        if not select.select([self.socket], [], [], max(0.0, patience))[0]:
            return None
        with contextlib.suppress(ConnectionRefusedError):
            return self.socket.recv(65_536)
        return None

    def receive(self, patience: float = PATIENCE) -> tuple[str, tuple[Argument, ...]]:
        """The next reply, its name and its arguments; raises HangError where none comes."""
        datagram = self.receive_raw(patience)
        if datagram is None:
            raise HangError(f"The daemon did not answer within {patience:.0f} s.")
        (message,) = decode(datagram)
        return message.address.removeprefix("/ccret/"), message.arguments

    def query(self, command: str, *arguments: int | float | str, patience: float = PATIENCE) -> tuple[Argument, ...]:
        """Send a command and wait for a reply that can end it; returns the arguments."""
        self.send(command, *arguments)
        end = COMMANDS[command].reply.osc_name
        while True:
            name, values = self.receive(patience)
            if name == end or (name in ("error", "cancelled") and values[0] in (f"/cc/{command}", "")):  # "": no OSC
                return values

    def close(self) -> None:
        self.socket.close()


def _bind() -> socket.socket:
    """A socket on a port that no client of this process has had."""
    while True:
        found = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
        found.bind(("127.0.0.1", 0))
        if (port := found.getsockname()[1]) not in _used_ports:
            _used_ports.add(port)
            return found
        found.close()


class Heartbeat:
    """Sends isAlive 20 times a second from a socket of its own, for the time of a `with` block.

    The run's figures get the longest time from an isAlive to the next answer, and for comparison the longest time by
    which this process itself woke up too late: on a busy machine both are long.
    """

    def __init__(self, run: Run, port: int) -> None:
        self._run = run
        self._client = Client(port)
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> "Heartbeat":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        self._thread.join()
        self._client.close()

    def _beat(self) -> None:
        unanswered_since: float | None = None
        while not self._ends.is_set():
            began = time.monotonic()
            if unanswered_since is None:
                unanswered_since = began
            self._client.send("isAlive")
            while (left := began + BEAT - time.monotonic()) > 0:
                if self._is_alive(self._client.receive_raw(left)) and unanswered_since is not None:
                    self._run.counts["heartbeats"] += 1
                    self._run.raise_figure("longest_silence_s", time.monotonic() - unanswered_since)
                    unanswered_since = None
            self._run.raise_figure("longest_own_delay_s", time.monotonic() - began - BEAT)
            if unanswered_since is not None and time.monotonic() - unanswered_since > PATIENCE:
                self._run.raise_figure("longest_silence_s", time.monotonic() - unanswered_since)
                self._run.fault(f"isAlive was not answered within {PATIENCE:.0f} s.")
                return

    @staticmethod
    def _is_alive(datagram: bytes | None) -> bool:
        return datagram is not None and datagram.startswith(b"/ccret/alive\0")


def is_internal(datagram: bytes) -> bool:
    """Whether a reply is an error that the daemon did not expect."""
    if b"internal\0" not in datagram:
        return False
    with contextlib.suppress(CommandError):
        (message,) = decode(datagram)
        return message.address == "/ccret/error" and message.arguments[2] == "internal"
    return False
