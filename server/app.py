"""The daemon as a program: from its arguments to its end."""

import argparse
import dataclasses
import logging
import sys

from server import places
from server.daemon import Config, Daemon
from server.errors import CommandError


def serve(options: argparse.Namespace) -> int:
    """Serve until a signal; raises OSError, ModelError or NoSuchModelError where that cannot be."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S", stream=sys.stdout)
    try:
        Daemon(_config(options)).run()
    except CommandError as error:
        raise OSError(error.text) from error
    return 0


def _config(options: argparse.Namespace) -> Config:
    """What the arguments ask for."""
    if options.host != "localhost" and not options.host.startswith("127."):
        logging.warning("anyone who reaches %s can ask for sounds; 127.0.0.1 keeps it to this computer", options.host)
    model = options.library().find(options.model)
    library = options.library().with_folder(model.parent)
    chosen = {field.name: getattr(options, field.name, None) for field in dataclasses.fields(Config)}
    return Config(**{**chosen, "model": model, "library": library, "out_dir": options.out_dir or places.loops()})
