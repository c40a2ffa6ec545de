"""One question to a daemon, asked as any client would."""

import contextlib
import socket
import time

from server.protocol.errors import CommandError
from server.protocol.osc import MAX_DATAGRAM, Argument, decode, encode
from server.protocol.replies import Dialect
from server.subscribers import Address

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # who listens on every address is asked at this computer's own


def ask(
    daemon: Address, dialect: Dialect, command: str, answer: str, *arguments: int | str, patience: float
) -> tuple[str, tuple[Argument, ...]] | None:
    """The reply `answer` to a command, or the `error` in its place: name and arguments.

    None where no such reply comes within `patience` seconds.
    """
    host, port = daemon
    deadline = time.monotonic() + patience
    with contextlib.suppress(OSError, CommandError):  # nobody is there, or somebody who speaks no OSC
        family, kind, _, _, address = socket.getaddrinfo(ANYWHERE.get(host, host), port, type=socket.SOCK_DGRAM)[0]
        with socket.socket(family, kind) as client:
            client.sendto(encode(f"{dialect.command_prefix}notify", (1,)), address)
            client.sendto(encode(f"{dialect.command_prefix}{command}", arguments), address)
            try:
                while (left := deadline - time.monotonic()) > 0:
                    client.settimeout(left)
                    for message in decode(client.recv(MAX_DATAGRAM)):
                        name = message.address.removeprefix(dialect.reply_prefix)
                        if name in (answer, "error"):
                            return name, message.arguments
            finally:
                client.sendto(encode(f"{dialect.command_prefix}notify", (0,)), address)
    return None


def playing(daemon: Address, dialect: Dialect, patience: float) -> str | None:
    """The name of the model that a loopseed at this address plays; None where there is none that answers."""
    version = ask(daemon, dialect, "version", "version", patience=patience)
    if version is None or version[1][:1] != ("loopseed",):
        return None
    status = ask(daemon, dialect, "status", "status", patience=patience)
    return str(status[1][6]) if status and len(status[1]) == 8 else None
