"""The command of `loopseed` that starts the daemon."""

import argparse
from collections.abc import Callable
from pathlib import Path

from inference.cli import add_sound, add_threads, between
from inference.model.library import Library


def add_commands(commands: argparse._SubParsersAction, library: Callable[[], Library]) -> None:
    """Add serve to a program's commands; `library` gives the models to choose from."""
    command = commands.add_parser("serve", help="start the OSC daemon: it answers messages with loops")
    command.set_defaults(run=serve, library=library)
    port = between(0, 65_535, int)
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s: this computer only)")
    command.add_argument("--port", type=port, default=10102, help="UDP port to listen on (%(default)s; 0: any)")
    command.add_argument(
        "--reply-port",
        type=between(1, 65_535, int),
        default=10101,
        help="UDP port of this computer that replies go to (%(default)s) until a client registers with /cc/notify",
    )
    command.add_argument("--out-dir", type=Path, help="folder for the sounds (default: the user's data folder)")
    command.add_argument(
        "--allow-dir",
        type=Path,
        action="append",
        default=[],
        dest="allow_dirs",
        help="another folder that sounds may be written to, besides home and the temporary folder; repeatable",
    )
    command.add_argument(
        "--dialect",
        choices=["loopseed", "technogan"],
        default="loopseed",
        help="technogan: for the published Max devices of TechnoGAN",
    )
    command.add_argument(
        "--parent-pid", type=between(1, 2**32 - 1, int), help="end when the process of this number ends"
    )
    add_threads(command)
    add_sound(command)


def serve(options: argparse.Namespace) -> int:
    """Start the daemon."""
    from server.desktop import app  # imported here: the other commands do not need the daemon

    return app.serve(options)


def run_app(options: argparse.Namespace) -> int:
    """Start the daemon as the app, in the background."""
    from server.desktop import app

    return app.serve(options, app=True)
