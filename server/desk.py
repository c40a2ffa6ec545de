"""What the commands work on: the instrument that is loaded, how it is set, and where its sounds go."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field

from inference.description import Label
from inference.instrument import ConditionError, Instrument, Setting
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
    setting: Setting = field(default_factory=Setting)  # without conditions, which the worker drops with their model
    conditions: dict[str, float] = field(default_factory=dict)
    interpolation: str = "lerp"
    models_asked: int = 0
    jobs: Jobs = field(default_factory=Jobs)
    beside: Jobs = field(default_factory=lambda: Jobs("beside"))  # what must not hold up the sounds

    @property
    def model_name(self) -> str:
        return self.instrument.generator.path.stem

    @property
    def labels(self) -> tuple[Label, ...]:
        """Those of the loaded model."""
        return self.instrument.generator.description.labels

    def asked(self) -> Setting:
        """The setting of a request that comes in now."""
        return dataclasses.replace(self.setting, conditions=tuple(self.conditions.copy().items()))

    def play(self, instrument: Instrument) -> None:
        """Take another instrument, and drop the conditions that its model cannot take."""
        self.instrument = instrument
        for name, value in self.conditions.copy().items():
            try:
                instrument.check_condition(name, value)
            except ConditionError:
                self.conditions.pop(name, None)


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
    beside: bool = False  # it is done beside the rendering
