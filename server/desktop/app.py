"""The daemon as a program: arguments, log file, second start."""

import argparse
import contextlib
import dataclasses
import logging
import os
import sys
from collections.abc import Callable, Iterator

from inference.model.generator import ModelError
from inference.model.library import NoSuchModelError
from inference.model.memory import use_one_heap
from server.daemon import Config, Daemon
from server.desktop import logfile, notification, query, tray, user_dirs
from server.desktop.page import Page
from server.protocol.errors import CommandError
from server.protocol.replies import DIALECTS
from server.protocol.udp import PortTakenError

log = logging.getLogger("loopseed")

PATIENCE = 5.0  # seconds that a loopseed which has just taken the port may need to load its model


def serve(options: argparse.Namespace, app: bool = False) -> int:
    """Serve until a signal. Where a loopseed runs already, say so and return 0.

    app : the program was started without a command, by a double click, so messages are shown on the desktop.
    Raises OSError, ModelError or NoSuchModelError where it cannot serve; the log has the reason, too.
    """
    with _log_end(app):
        try:
            _run(options, tray.serve if app else Daemon.run)
        except PortTakenError as error:
            text = _describe_other(options, error)
            if app:
                log.info("%s", text)
                _show(text)
            else:
                log.info("%s No option of this start is used; stop that one first, or choose another --port.", text)
    return 0


def play(options: argparse.Namespace) -> int:
    """Serve, and open the page; raises what `serve` raises, and OSError where a loopseed runs already."""

    from server.web.server import listen  # imported here: serve does not need it

    def run(daemon: Daemon) -> None:
        with (
            daemon.signals(),  # uv repeats a Ctrl-C, while pages are closed
            listen(options.web_port) as listener,  # before the model is loaded, which takes longer
            Page(daemon, listener) as page,
        ):
            daemon.run(lambda: page.announce(in_browser=not options.no_browser))

    with _log_end(False):
        try:
            _run(options, run)
        except PortTakenError as error:
            text = (
                f"{_describe_other(options, error)} The menu of its icon opens its page, if it has one; else stop it, "
            )
            raise OSError(f"{text}or choose another --port.") from None
    return 0


@contextlib.contextmanager
def _log_end(app: bool) -> Iterator[None]:
    """Write the log during the block, and into it why the block ends by an error."""
    use_one_heap()
    with logfile.write_log():
        try:
            yield
        except (OSError, ModelError, NoSuchModelError) as error:
            log.critical("loopseed cannot run: %s", error)
            if app:
                _show(f"loopseed cannot run: {error}")
            raise
        except Exception:
            log.critical("loopseed ends because of an internal error", exc_info=True)
            raise


def _run(options: argparse.Namespace, run: Callable[[Daemon], None]) -> None:
    """Run a daemon to its end; raises what `run` raises, and a CommandError as an OSError."""
    daemon = Daemon(_config(options))
    try:
        run(daemon)
    except CommandError as error:
        raise OSError(error.text) from error
    if daemon.hangs:  # Python waits for the threads of a pool
        logging.shutdown()
        os._exit(0)


def _describe_other(options: argparse.Namespace, error: PortTakenError) -> str:
    """That a loopseed has the port; raises the error where it is another program."""
    plays = query.loaded_model((options.host, options.port), DIALECTS[options.dialect], PATIENCE)
    if plays is None:
        raise error
    return f"loopseed runs already: it plays {plays} at {options.host}:{options.port}."


def _show(text: str) -> None:
    """Show a sentence on the desktop where there is no terminal."""
    if sys.stdout is None or not sys.stdout.isatty():
        notification.show(text)


def _config(options: argparse.Namespace) -> Config:
    """The daemon's configuration, from the arguments."""
    if options.host not in ("localhost", "::1") and not options.host.startswith("127."):
        served = ", ".join(map(str, options.allow_nets)) or "no other computer; see --allow-net"
        log.warning("the daemon listens on %s and answers this computer and %s", options.host, served)
    user_dirs.make_models()
    model = options.library().find(options.model)
    library = options.library().with_folder(model.parent)
    chosen = {field.name: getattr(options, field.name, None) for field in dataclasses.fields(Config)}
    out_dir, named_seeds = options.out_dir or user_dirs.loops(), user_dirs.named_seeds()
    return Config(**{**chosen, "model": model, "library": library, "out_dir": out_dir, "named_seeds": named_seeds})
