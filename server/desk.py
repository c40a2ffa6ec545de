"""What the commands work on: the instrument that is loaded, how it is set, and where its sounds go."""

from collections.abc import Callable
from dataclasses import dataclass, field

from inference.instrument import Instrument, Setting
from inference.library import Library
from server.clients import Address, Clients
from server.folders import Folder
from server.jobs import Jobs
from server.replies import Reply


@dataclass(slots=True)
class Desk:
    """The state that all clients share. The socket's thread sets it; the worker alone changes `instrument`."""

    instrument: Instrument
    library: Library
    folder: Folder
    clients: Clients
    bits: int = 24
    setting: Setting = field(default_factory=Setting)
    interpolation: str = "lerp"
    models_asked: int = 0
    jobs: Jobs = field(default_factory=Jobs)

    @property
    def model_name(self) -> str:
        return self.instrument.generator.path.stem


@dataclass(frozen=True, slots=True)
class Call:
    """One message that asks for something: who sent it, in which dialect's prefix, and how to answer."""

    desk: Desk
    client: Address
    prefix: str
    answer: Callable[[Reply], None]


@dataclass(frozen=True, slots=True)
class Work:
    """What a command leaves to the worker. `run` is given `step`, to be told how many loops are done after each."""

    id: int  # -1: the command has none
    total: int  # loops
    run: Callable[[Callable[[int], None]], Reply]
    slot: int | None = None  # the newest of a client's waiting jobs for a slot wins
