"""An app that runs, and a client that speaks with it."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder

from freeze.layout import executable

PATIENCE = 60.0  # seconds after which an app that does not answer is broken
NOTHING = {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if sys.platform == "win32" else {}  # no sockets without it


class Daemon:
    """`loopseed serve` of an app, with an empty environment and at the root of the disk; ends with the block."""

    def __init__(self, app: Path, out: Path, *flags: object) -> None:
        """Start it, with its sounds going to `out`, and wait until it says that it is up."""
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.socket.settimeout(PATIENCE)
        self.address = ("127.0.0.1", _free_port())
        reply_port = self.socket.getsockname()[1]
        given = ["--port", self.address[1], "--reply-port", reply_port, "--out-dir", out, *flags]
        command = [str(executable(app)), "serve", *map(str, given)]
        self.process = subprocess.Popen(
            command, env=NOTHING, cwd=app.anchor, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.receive("init")

    def __enter__(self) -> "Daemon":
        return self

    def __exit__(self, *error: object) -> None:
        self.process.kill()
        self.process.wait()
        self.socket.close()

    def ask(self, command: str, *arguments: float | str, reply: str) -> list:
        """Send /cc/COMMAND and give the arguments of its reply."""
        builder = OscMessageBuilder(f"/cc/{command}")
        for argument in arguments:
            builder.add_arg(argument)
        self.socket.sendto(builder.build().dgram, self.address)
        return self.receive(reply)

    def receive(self, reply: str) -> list:
        """The arguments of the next /ccret/REPLY; an error that comes before it is raised as RuntimeError."""
        while True:
            message = OscMessage(self.socket.recvfrom(65_536)[0])
            if message.address == f"/ccret/{reply}":
                return message.params
            if message.address == "/ccret/error":
                raise RuntimeError(message.params[-1])


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
