"""What a page does: a WebSocket to the daemon."""

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
