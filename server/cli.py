"""The commands of `loopseed` that start the daemon."""

import argparse
import ipaddress
from collections.abc import Callable
from pathlib import Path

from inference.arguments import between
from inference.cli import add_command, add_sound, add_threads
from inference.model.library import Library
from server.files.output_folder import KEEP_GB
from server.protocol.udp import Network


def add_commands(commands: argparse._SubParsersAction, library: Callable[[], Library]) -> None:
    """Add serve and play to a program's commands; `library` gives the models to choose from."""
    text = "start the daemon, which makes loops for Max, Pure Data and other programs that speak OSC"
    command = add_command(commands, "serve", text, serve, library=library)
    _add_options(command)
    text = "the OSC messages to use: technogan is for the Max devices of TechnoGAN (default: %(default)s)"
    command.add_argument("--dialect", choices=["loopseed", "technogan"], default="loopseed", help=text)
    text = "start the daemon and open a page in the browser that plays"
    command = add_command(commands, "play", text, play, library=library, dialect="loopseed")
    text = "only print the address of the page, which is done without a screen or a browser, too"
    command.add_argument("--no-browser", action="store_true", help=text)
    text = "TCP port of the page, on 127.0.0.1; 0 takes any free port (default: 10103, or any other where it is taken)"
    command.add_argument("--web-port", type=between(0, 65_535, int), metavar="PORT", help=text)
    _add_options(command)


def _add_options(command: argparse.ArgumentParser) -> None:
    """The options of a daemon."""
    text = "address to listen on (default: %(default)s, which only programs on this computer can reach)"
    command.add_argument("--host", default="127.0.0.1", help=text)
    text = "answer the computers of this network, such as 192.168.1.0/24 or one address, besides this computer; can be "
    text += "repeated. A forged message can at most send replies to another computer of these networks"
    nets = {"type": _network, "action": "append", "default": [], "dest": "allow_nets", "metavar": "NETWORK"}
    command.add_argument("--allow-net", help=text, **nets)
    text = "UDP port to listen on; 0 takes any free port (default: %(default)s)"
    command.add_argument("--port", type=between(0, 65_535, int), default=10102, help=text)
    text = "UDP port on this computer for the replies, until a client sends /cc/notify (default: %(default)s)"
    command.add_argument("--reply-port", type=between(1, 65_535, int), default=10101, metavar="PORT", help=text)
    text = "folder for the sounds (default: a folder of your user account; the daemon prints its name)"
    command.add_argument("--out-dir", type=Path, metavar="FOLDER", help=text)
    text = (
        "let clients read sound files in this folder and choose it for the sounds, too, besides your home folder and "
    )
    text += "the temporary folder; can be repeated"
    allowed = {"type": Path, "action": "append", "default": [], "dest": "allow_dirs", "metavar": "FOLDER"}
    command.add_argument("--allow-dir", help=text, **allowed)
    text = (
        "10^9 bytes of sounds that the daemon's own folder keeps, over all sessions; when there are more, the daemon "
    )
    text += "deletes the oldest of its files there, but none of the last day and none that was changed since; 0 keeps "
    text += "all (default: %(default)s)"
    command.add_argument("--keep-gb", type=between(0, 1e6), default=KEEP_GB, metavar="GB", help=text)
    text = "end when the process with this number ends"
    command.add_argument("--parent-pid", type=between(1, 2**32 - 1, int), metavar="PID", help=text)
    add_threads(command)
    add_sound(command)


def _network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        reason = f"{text!r} is no network; write it as 192.168.1.0/24, fd00::/64 or one address"
        raise argparse.ArgumentTypeError(reason) from None


def serve(options: argparse.Namespace) -> int:
    """Start the daemon."""
    from server.desktop import app  # imported here: the other commands do not need the daemon

    return app.serve(options)


def play(options: argparse.Namespace) -> int:
    """Start the daemon and its page."""
    from server.desktop import app

    return app.play(options)


def run_app(options: argparse.Namespace) -> int:
    """Start the daemon as the app, in the background."""
    from server.desktop import app

    return app.serve(options, app=True)
