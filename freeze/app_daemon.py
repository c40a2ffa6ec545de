"""Run a built app's daemon, and talk to it as a client."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder

from freeze.layout import executable

PATIENCE = 120.0  # seconds without a reply, after which an app counts as broken


class Daemon:
    """`loopseed serve` of an app, run from the root of the disk and killed at the end of the `with` block."""

    def __init__(
        self, app: Path, out: Path, *flags: object, home: Path | None = None, log: int = subprocess.DEVNULL
    ) -> None:
        """Start it with `out` as the folder of its sounds and `log` as its stdout; wait until it is ready."""
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.socket.settimeout(1)  # seconds between two checks that the process runs
        reply_port = self.socket.getsockname()[1]
        given = ["--port", 0, "--reply-port", reply_port, "--out-dir", out, *flags]
        command = [str(executable(app)), "serve", *map(str, given)]
        self.process = subprocess.Popen(
            command,
            env=environment(home),
            cwd=app.anchor,
            stdout=log,  # stderr gets little more than the reason why it ends
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.receive("init")

    def __enter__(self) -> "Daemon":
        return self

    def __exit__(self, *error: object) -> None:
        self.process.kill()
        self.process.communicate()
        self.socket.close()

    def query(self, command: str, *arguments: float | str, reply: str) -> list:
        """Send /cc/COMMAND and return the arguments of its reply."""
        builder = OscMessageBuilder(f"/cc/{command}")
        for argument in arguments:
            builder.add_arg(argument)
        self.socket.sendto(builder.build().dgram, self.address)
        return self.receive(reply)

    def receive(self, reply: str) -> list:
        """Return the arguments of the next /ccret/REPLY.

        Raises RuntimeError if an error comes or the app ends, TimeoutError after PATIENCE seconds.
        """
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                data, self.address = self.socket.recvfrom(65_536)
            except TimeoutError:
                if self.process.poll() is not None:
                    raise RuntimeError(f"the app has ended: {self.process.communicate()[1]}") from None
                continue
            message = OscMessage(data)
            if message.address == f"/ccret/{reply}":
                return message.params
            if message.address == "/ccret/error":
                raise RuntimeError(message.params[-1])
        raise TimeoutError(f"there is no /ccret/{reply} after {PATIENCE:g} s")


def environment(home: Path | None) -> dict[str, str]:
    """Return an environment with only a home folder, or with none at all."""
    nothing = {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if sys.platform == "win32" else {}  # sockets need it
    return nothing if home is None else {**nothing, "HOME": str(home), "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(home)}
