"""One request to a daemon, sent as any client would."""

import contextlib
import time

from server.commands.table import COMMANDS
from server.protocol.errors import CommandError
from server.protocol.osc import MAX_DATAGRAM, Argument, decode, encode
from server.protocol.replies import Dialect, read
from server.protocol.udp import Address, connect


def query(
    daemon: Address, dialect: Dialect, command: str, *arguments: int | str, patience: float
) -> tuple[str, dict[str, Argument]] | None:
    """The reply to a command, or the `error` in its place: its name, and its values by the names of its fields.

    None where no such reply comes within `patience` seconds.
    """
    wanted = COMMANDS[command].reply.osc_name
    deadline = time.monotonic() + patience
    with contextlib.suppress(OSError, CommandError):  # nobody answers, or a program that does not speak OSC
        with connect(daemon) as client:
            client.send(encode(f"{dialect.command_prefix}notify", (1,)))
            client.send(encode(f"{dialect.command_prefix}{command}", arguments))
            try:
                while (left := deadline - time.monotonic()) > 0:
                    client.settimeout(left)
                    for message in decode(client.recv(MAX_DATAGRAM)):
                        name = message.address.removeprefix(dialect.reply_prefix)
                        if name in (wanted, "error"):
                            return name, read(name, message.arguments)
            finally:
                client.send(encode(f"{dialect.command_prefix}notify", (0,)))
    return None


def loaded_model(daemon: Address, dialect: Dialect, patience: float) -> str | None:
    """The name of the model that a loopseed at this address plays; None where no loopseed answers."""
    version = query(daemon, dialect, "version", patience=patience)
    if version is None or version[1].get("program") != "loopseed":
        return None
    status = query(daemon, dialect, "status", patience=patience)
    return str(status[1]["model"]) if status and "model" in status[1] else None
