"""A client for tests: one line sends a command and waits for what it must be answered with."""

import contextlib
import random
import socket

from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder

PATIENCE = 120.0  # seconds after which a daemon that does not answer has failed the test


class Client:
    """Speaks to a daemon from a socket of its own, registered so that its answers come back to it."""

    def __init__(self, port: int, prefix: str = "/cc/", register: bool = True) -> None:
        self.daemon = ("127.0.0.1", port)
        self.prefix = prefix
        self.texts: list[str] = []  # of errors, which come again as msg
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 * 2**20)
        self.socket.bind(("127.0.0.1", 0))
        if register:
            assert self.query("notify", 1)[1][0] == 1

    def send(self, command: str, *arguments: object) -> None:
        self.send_raw(datagram(self.prefix + command, *arguments))

    def send_raw(self, data: bytes) -> None:
        self.socket.sendto(data, self.daemon)

    def receive(self, patience: float = PATIENCE) -> tuple[str, tuple]:
        """The next message: its name without the prefix, and its arguments."""
        self.socket.settimeout(patience)
        message = OscMessage(self.socket.recvfrom(65_536)[0])
        return message.address.rpartition("/")[2], tuple(message)

    def ending(self) -> tuple[str, tuple]:
        """The next message that ends a request: neither progress nor the text that goes with an error."""
        while True:
            name, arguments = self.receive()
            if name == "error":
                self.texts.append(arguments[3])
            if name == "msg" and arguments[0] in self.texts:
                self.texts.remove(arguments[0])
            elif name != "progress":
                return name, arguments

    def query(self, command: str, *arguments: object) -> tuple[str, tuple]:
        """Send a command and return its end; what other clients set meanwhile is not its end, and is passed over."""
        self.send(command, *arguments)
        while (end := self.ending())[0] == "setting":
            pass
        return end

    def error(self, command: str, *arguments: object) -> str:
        """The code of the one error that a command must end in."""
        name, given = self.query(command, *arguments)
        assert name == "error", (name, given)
        assert given[0] == self.prefix + command
        return given[2]

    def silence(self) -> bool:
        """Whether nothing is on its way: the answer to a sync is the next ending, and each error's text has come."""
        self.send("sync", 77)
        return self.ending() == ("synced", (77,)) and not self.texts

    def alive(self) -> bool:
        return self.query("isAlive") == ("alive", ())


def free_port(kind: socket.SocketKind = socket.SOCK_DGRAM) -> int:
    """A UDP or TCP port that nobody has, below those that a system gives to programs that ask for any port."""
    while True:
        with socket.socket(socket.AF_INET, kind) as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", random.randrange(12_000, 32_768)))
            return probe.getsockname()[1]


def datagram(address: str, *arguments: object) -> bytes:
    """One OSC message; lists and arrays among the arguments are spread."""
    builder = OscMessageBuilder(address)
    for argument in arguments:
        values = [argument] if isinstance(argument, (str, int, float, bytes)) else list(argument)
        for value in values:
            builder.add_arg(value if isinstance(value, (str, bytes, int)) else float(value))
    return builder.build().dgram
