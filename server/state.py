"""What all clients share: the renderer, its settings, and the folder that sounds go to."""

import dataclasses
import secrets
from dataclasses import dataclass, field

from inference.description import Condition
from inference.model.library import Library
from inference.renderer import ConditionError, Renderer, Setting
from inference.walks.hallucination import Envelope
from server.dated import DatedMessages
from server.files.named_seeds import NamedSeeds
from server.files.output_folder import OutputFolder
from server.jobs import JobQueue, Listener, Preparation, Work
from server.protocol.arguments import MAX_ID
from server.protocol.replies import UNSET, ChangedSetting
from server.protocol.turns import Address
from server.requests import Requests
from server.subscribers import Subscribers


@dataclass(slots=True)
class State:
    """The socket's thread changes it; only `renderer` is changed by the render queue's worker."""

    renderer: Renderer
    library: Library
    folder: OutputFolder
    subscribers: Subscribers
    named: NamedSeeds
    bits: int = 24  # of a sample
    setting: Setting = field(default_factory=Setting)  # without conditions, which belong to the model
    conditions: dict[str, float] = field(default_factory=dict)  # those that are set
    interpolation: str = "lerp"
    envelope: Envelope = field(default_factory=Envelope)  # of the loops of hallucinations
    loads_requested: int = 0
    start_id: int = field(default_factory=lambda: secrets.randbelow(MAX_ID + 1))  # differs from start to start
    packets_dropped: int = 0  # since too many waited
    replies_dropped: int = 0  # of other daemons
    render_queue: JobQueue = field(init=False)
    list_queue: JobQueue = field(default_factory=lambda: JobQueue("list"))  # lists models, and may try each of them
    read_queue: JobQueue = field(default_factory=lambda: JobQueue("read"))  # reads files that clients name
    search_queue: JobQueue = field(default_factory=lambda: JobQueue("search"))  # waits for a process that searches
    continue_queue: JobQueue = field(default_factory=lambda: JobQueue("continue"))  # and for one that listens
    trial_queue: JobQueue = field(default_factory=lambda: JobQueue("trial"))  # tries models before they are loaded
    dated: DatedMessages = field(default_factory=DatedMessages)
    requests: Requests = field(default_factory=Requests)

    def __post_init__(self) -> None:
        self.render_queue = JobQueue("render", self.renew_renderer)

    @property
    def job_queues(self) -> tuple[JobQueue, ...]:
        """The queues with a worker."""
        return self.trial_queue, *self._own_queues

    @property
    def _own_queues(self) -> tuple[JobQueue, ...]:
        """The queues whose jobs are requests."""
        return self.render_queue, self.list_queue, self.read_queue, self.search_queue, self.continue_queue

    def queue_of(self, work: Work) -> JobQueue:
        """The queue that does a command's work."""
        return {
            "render": self.render_queue,
            "list": self.list_queue,
            "read": self.read_queue,
            "search": self.search_queue,
            "continue": self.continue_queue,
        }[work.queue]

    def start(self, listener: Listener) -> None:
        """Start the queues; `listener` hears of each request's end."""
        for queue in (self.dated, *self._own_queues):
            queue.start(listener)
        self.trial_queue.start(Preparation(self.render_queue))

    def stop(self) -> bool:
        """End all requests; returns whether a worker hangs."""
        for queue in (self.dated, *self.job_queues):
            queue.stop()
        return any(queue.hangs for queue in self.job_queues)

    @property
    def model_name(self) -> str:
        return self.renderer.generator.path.stem

    @property
    def model_conditions(self) -> tuple[Condition, ...]:
        """The conditions that the loaded model has."""
        return self.renderer.generator.description.conditions

    def cancel(self, client: Address, request_id: int | None, reason: str) -> int:
        """Cancel a client's requests of one id, or all of them (None); returns how many."""
        queues = (self.dated, *self._own_queues)
        count = sum(queue.cancel(client, request_id, reason) for queue in queues)
        self.trial_queue.cancel(client, request_id, reason)  # a part of requests that are counted
        return count

    def list_settings(self) -> dict[str, float | str]:
        """The settings that clients change, as `/ccret/setting` names them."""
        setting = self.setting
        return {
            "target_sr": float(setting.sample_rate),
            "target_dir": self.folder.target.as_posix(),
            "interpolation": self.interpolation,
            "bpm": setting.bpm,
            "follow": "stretch" if setting.keep_pitch else "repitch",
            "channels": float(setting.channels),
            "transients": setting.transients,
            "truncation": setting.truncation,
            "envelope": " ".join(f"{beats:g}" for beats in dataclasses.astuple(self.envelope)),
            **{f"condition/{name}": value for name, value in self.conditions.copy().items()},
        }

    def request_setting(self) -> Setting:
        """The setting of a request that comes in now."""
        return dataclasses.replace(self.setting, conditions=tuple(self.conditions.copy().items()))

    def renew_renderer(self) -> None:
        """Take a renderer with threads of its own: one of the present one may hang. A network may run in several."""
        self.renderer = self.renderer.renew()

    def set_renderer(self, renderer: Renderer) -> list[ChangedSetting]:
        """Take another renderer, drop the conditions that its model does not take, and return what has changed."""
        before, self.renderer = self.model_name, renderer
        changes = [] if self.model_name == before else [ChangedSetting("model", self.model_name)]
        for name, value in self.conditions.copy().items():
            try:
                renderer.check_condition(name, value)
            except ConditionError:
                self.conditions.pop(name, None)
                changes.append(ChangedSetting(f"condition/{name}", UNSET))
        return changes
