"""What a request used is freed when it ends, and does not wait for Python's collector of reference cycles."""

import ctypes
import gc
import random
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from inference.renderer import Renderer
from osc_client import Client
from server.commands.registry import Command
from server.commands.table import TABLE
from server.jobs import Job
from server.requests import Request
from tools.torture.messages import Messages

HEAVY = (Renderer, Job, Request, np.ndarray, ctypes.c_void_p, BaseException)


@pytest.fixture
def count_cycles() -> Iterator[Callable[[], dict[str, int]]]:
    """Count what only the collector frees, of the types that hold models and sounds, since the last count."""

    def count() -> dict[str, int]:
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        gc.set_debug(0)
        names = [type(found).__name__ for found in gc.garbage if isinstance(found, HEAVY)]
        gc.garbage.clear()
        return {name: names.count(name) for name in names}

    gc.collect()
    gc.disable()
    yield count
    gc.enable()


@pytest.mark.parametrize("command", [c for c in TABLE if "notify" not in c.names], ids=lambda c: c.names[0])
def test_nothing_waits_for_the_collector(command: Command, client: Client, count_cycles) -> None:
    """A failed request kept the model that was loaded, and its thread: the daemon grew by 27 MB in two hours."""
    messages = Messages(random.Random(3), 64, ["tiny", "x"], [])
    client.query("load_model", "tiny")
    count_cycles()
    for name in command.names:
        for _ in range(5):
            client.send(name, *messages.arguments(command))
            client.send(name, *messages.arguments(command)[:-1], "odd")
    client.send("sync", 77)
    while client.receive() != ("synced", (77,)):
        pass
    assert not count_cycles()
