"""What a page does: a WebSocket to the daemon."""

import os
import re
import subprocess
import sys
import threading
from typing import Any

from pythonosc.osc_message import OscMessage
from websockets.sync.client import ClientConnection, connect

from osc_client import PATIENCE, datagram

TOKEN = "t" * 32


def open_websocket(address: str, origin: str | None) -> Any:
    """A context with a WebSocket; a proxy of the environment is not asked."""
    given: Any = {"origin": origin, "proxy": None, "open_timeout": PATIENCE, "close_timeout": 1}
    return connect(address, **given)


class Client:
    """A page's WebSocket, with the commands of the daemon."""

    def __init__(self, socket: ClientConnection, notify: bool = True) -> None:
        self.socket = socket
        if notify:
            assert self.query("notify", 1, reply="notify")[0] == 1

    def send(self, command: str, *arguments: object) -> None:
        self.socket.send(datagram(f"/cc/{command}", *arguments))

    def receive(self) -> tuple[str, tuple]:
        data = self.socket.recv(PATIENCE)
        assert isinstance(data, bytes)
        message = OscMessage(data)
        return message.address.removeprefix("/ccret/"), tuple(message)

    def query(self, command: str, *arguments: object, reply: str) -> tuple:
        """The arguments of the reply to a command."""
        self.send(command, *arguments)
        while (found := self.receive())[0] != reply:
            pass
        return found[1]


class Played:
    """A `loopseed play` in a process of its own, on a UDP port that the system chooses; it is killed at the end."""

    def __init__(self, *flags: str, **environment: str) -> None:
        command = [sys.executable, "-m", "loopseed", "play", "--port", "0", *flags]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ, **environment}
        )
        assert self.process.stdout is not None
        patience = threading.Timer(PATIENCE, self.process.kill)
        patience.start()
        lines: list[str] = []
        for line in self.process.stdout:
            lines.append(line)
            if found := re.fullmatch(r"Open (http://127\.0\.0\.1:\d+/\S+/) in a browser to play\.\n", line):
                self.address = found[1]
                patience.cancel()
                return
        raise AssertionError(lines)

    def __enter__(self) -> "Played":
        return self

    def __exit__(self, *error: object) -> None:
        self.process.kill()
        self.process.communicate()

    def dial(self) -> Any:
        """A context with a WebSocket of the page."""
        return open_websocket(f"ws{self.address[4:]}osc", self.address[: self.address.index("/", 8)])
