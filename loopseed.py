"""loopseed: 64 numbers in, a seamless techno loop out. The command line, and the one place that knows every room."""

import sys
from types import TracebackType


def _report_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say in one sentence that Ctrl-C ended the program while it imported its modules, which can take seconds."""
    if isinstance(error, KeyboardInterrupt):
        print("loopseed: stopped by Ctrl-C", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _report_end

import argparse
import contextlib
import io
import os
import signal
from pathlib import Path

import inference.cli
import inference.continuation.cli
import inference.search.cli
import models
import models.cli
import server.cli
from inference.continuation import worker as listener
from inference.files.json_file import JsonError
from inference.files.wav import NoOriginError
from inference.model import trial
from inference.model.generator import ModelError
from inference.model.library import Library, NoSuchModelError
from inference.renderer import SettingError
from inference.search import worker
from inference.search.sound_file import TargetError
from inference.search.synth.patches import PatchError
from inference.sentences import lose_failed_prints
from inference.signals import describe_stop, ignore_stops, raise_at_stops
from server.desktop import user_dirs
from server.protocol.version import VERSION

MISTAKES = (
    ModelError,
    NoSuchModelError,
    SettingError,
    TargetError,
    PatchError,
    JsonError,
    NoOriginError,
    inference.cli.SeedError,
    inference.search.cli.MatchError,
    inference.continuation.cli.ContinueError,
    models.cli.TrainError,
    OSError,
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command, or the app where there is none; returns its exit code.

    A mistake is one sentence on the error output, and the code 1.
    """
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == [trial.COMMAND]:  # a process that a daemon has started to try a model
        return trial.run_trial(Path(given[1]))
    if given and given[0] in worker.SEARCHES:  # a process that a daemon has started to search
        return worker.work(*given)
    if given and given[0] in listener.TASKS:  # or to listen to a recording
        return listener.work(*given)
    if arguments is None:
        raise_at_stops()
    with lose_failed_prints():
        return _run(given)


def _run(given: list[str]) -> int:
    # A window program under Windows has no error output, and argparse of Python 3.11.2 fails without one.
    with contextlib.redirect_stderr(sys.stderr or io.StringIO()):
        options = _parser().parse_args(given or ["serve"])
    if not given:
        options.run = server.cli.run_app
    try:
        return options.run(options)
    except MISTAKES as error:
        print(f"loopseed: {_say(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt as error:
        ignore_stops()
        stopped, code = describe_stop(error)
        print(f"loopseed: {stopped}", file=sys.stderr)
        return code


def _say(error: Exception) -> str:
    """A mistake as a sentence: the system's own errors begin with a number."""
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"{os.fsdecode(error.filename)}: {error.strerror}."
    return str(error)


def _library() -> Library:
    return Library(_folders(), trusted=models.PRETRAINED)


def _folders() -> list[Path]:
    """Where models are looked for: the user's own, then the bundled ones."""
    return [*user_dirs.models(), models.PRETRAINED]


def _parser() -> argparse.ArgumentParser:
    about = "64 numbers in, a seamless techno loop out. Without a command, loopseed is the app: it starts the daemon "
    about += "in the background. loopseed COMMAND --help explains a command."
    parser = argparse.ArgumentParser(prog="loopseed", description=about)
    parser.add_argument("--version", action="version", version=f"%(prog)s {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    server.cli.add_commands(commands, _library)
    inference.cli.add_commands(commands, _library)
    inference.search.cli.add_commands(commands, _library)
    inference.continuation.cli.add_commands(commands, _library)
    models.cli.add_commands(commands)
    return parser


if __name__ == "__main__":
    for name in {"SIGPIPE", "SIGXFSZ"} & set(dir(signal)):
        signal.signal(
            getattr(signal, name), signal.SIG_IGN
        )  # as Python has it, where it is not frozen: they are errors
    sys.exit(main())
