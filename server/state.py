"""What the commands work on: the renderer that is loaded, how it is set, and where its sounds go."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field

from inference.description import Condition
from inference.model.library import Library
from inference.renderer import ConditionError, Renderer, Setting
from server.jobs import Jobs
from server.output_folder import OutputFolder
from server.protocol.replies import Reply
from server.subscribers import Address, Subscribers


@dataclass(slots=True)
class State:
    """The state that all clients share. The socket's thread sets it; the worker alone changes `renderer`."""

    renderer: Renderer
    library: Library
    folder: OutputFolder
    subscribers: Subscribers
    bits: int = 24
    setting: Setting = field(default_factory=Setting)  # without conditions, which the worker drops with their model
    conditions: dict[str, float] = field(default_factory=dict)
    interpolation: str = "lerp"
    loads_requested: int = 0
    jobs: Jobs = field(default_factory=Jobs)
    background: Jobs = field(default_factory=lambda: Jobs("background"))  # what must not hold up the sounds

    @property
    def model_name(self) -> str:
        return self.renderer.generator.path.stem

    @property
    def model_conditions(self) -> tuple[Condition, ...]:
        """The conditions that the loaded model has."""
        return self.renderer.generator.description.conditions

    def request_setting(self) -> Setting:
        """The setting of a request that comes in now."""
        return dataclasses.replace(self.setting, conditions=tuple(self.conditions.copy().items()))

    def play(self, renderer: Renderer) -> None:
        """Take another renderer, and drop the conditions that its model cannot take."""
        self.renderer = renderer
        for name, value in self.conditions.copy().items():
            try:
                renderer.check_condition(name, value)
            except ConditionError:
                self.conditions.pop(name, None)


@dataclass(frozen=True, slots=True)
class Call:
    """One message that asks for something: who sent it, in which dialect's prefix, and how to answer."""

    state: State
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
    background: bool = False  # it runs in the background queue, not in the renderer's
