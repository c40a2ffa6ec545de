"""One request to a daemon, sent as any client would."""

import contextlib
import socket
import time

from server.commands.table import COMMANDS
from server.protocol.errors import CommandError
from server.protocol.osc import MAX_DATAGRAM, Argument, decode, encode
from server.protocol.replies import Dialect, read
from server.protocol.udp import Address

LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # where a daemon that listens on every address is reached from here


def query(
    daemon: Address, dialect: Dialect, command: str, *arguments: int | str, patience: float
) -> tuple[str, dict[str, Argument]] | None:
    """The reply to a command, or the `error` in its place: its name, and its values by the names of its fields.

    None where no such reply comes within `patience` seconds.
    """
    host, port = daemon
    wanted = COMMANDS[command].reply.osc_name
    deadline = time.monotonic() + patience
    with contextlib.suppress(OSError, CommandError):  # nobody answers, or a program that does not speak OSC
        family, kind, _, _, address = socket.getaddrinfo(LOOPBACK.get(host, host), port, type=socket.SOCK_DGRAM)[0]
        with socket.socket(family, kind) as client:
            client.sendto(encode(f"{dialect.command_prefix}notify", (1,)), address)
            client.sendto(encode(f"{dialect.command_prefix}{command}", arguments), address)
            try:
                while (left := deadline - time.monotonic()) > 0:
                    client.settimeout(left)
                    for message in decode(client.recv(MAX_DATAGRAM)):
                        name = message.address.removeprefix(dialect.reply_prefix)
                        if name in (wanted, "error"):
                            return name, read(name, message.arguments)
            finally:
                client.sendto(encode(f"{dialect.command_prefix}notify", (0,)), address)
    return None


def loaded_model(daemon: Address, dialect: Dialect, patience: float) -> str | None:
    """The name of the model that a loopseed at this address plays; None where no loopseed answers."""
    version = query(daemon, dialect, "version", patience=patience)
    if version is None or version[1].get("program") != "loopseed":
        return None
    status = query(daemon, dialect, "status", patience=patience)
    return str(status[1]["model"]) if status and "model" in status[1] else None
