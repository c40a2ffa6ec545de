"""One worker, one bounded queue: rendering runs beside the socket, and every job ends exactly once."""

import collections
import logging
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from server.protocol.errors import CommandError
from server.protocol.replies import Reply
from server.subscribers import Address

log = logging.getLogger(__name__)

MAX_WAITING = 256  # jobs of all clients together
REMEMBERED = 1000  # ended jobs whose times the status tells


class CancelledError(Exception):
    """Raised inside a job that was cancelled while it ran; its text is the reason."""


@dataclass(eq=False, slots=True)
class Job:
    """A piece of work for one client.

    `run` gets the job itself, calls its `check` between steps, and returns the reply. `end` is called exactly once:
    with that reply, or with the exception (CancelledError among them) that came instead.
    """

    client: Address
    id: int
    slot: Hashable | None  # the newest waiting job of a slot wins; None has no rival
    epoch: int  # how many models had been asked for: a job never jumps over the loading of one
    run: Callable[["Job"], Reply]
    end: Callable[["Job", Reply | Exception], None]
    asked: float = field(default_factory=time.perf_counter)  # seconds
    _reason: str | None = None

    def cancel(self, reason: str) -> None:
        self._reason = reason

    def check(self) -> None:
        """Raise CancelledError where the job was cancelled."""
        if self._reason is not None:
            raise CancelledError(self._reason)


@dataclass(frozen=True, slots=True)
class Counts:
    """What the queue has to tell: jobs, and the milliseconds from a request to its ending."""

    queued: int
    running: int
    done: int
    failed: int
    milliseconds: list[float]


class Jobs:
    """The queue and its worker thread."""

    def __init__(self, name: str = "render") -> None:
        self._changed = threading.Condition()
        self._waiting: collections.deque[Job] = collections.deque()
        self._running: Job | None = None
        self._unended: set[Job] = set()  # those whose ending has not been sent yet
        self._syncs: list[tuple[set[Job], Callable[[], None]]] = []
        self._open = True
        self._done = 0
        self._failed = 0
        self._times: collections.deque[float] = collections.deque(maxlen=REMEMBERED)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Cancel everything and wait for the worker; every job that was there has ended then."""
        with self._changed:
            self._open = False
            waiting = list(self._waiting)
            self._waiting.clear()
            if self._running:
                self._running.cancel("the daemon stops")
            self._changed.notify()
        for job in waiting:
            self._finish(job, CancelledError("the daemon stops"))
        self._thread.join()

    def put(self, job: Job) -> None:
        """Queue a job; a waiting one of the same slot gives it its place and ends as superseded.

        Raises CommandError `busy` where the queue is full.
        """
        with self._changed:
            old = self._rival(job)
            if old is None:
                if len(self._waiting) >= MAX_WAITING or not self._open:
                    raise CommandError("busy", f"{MAX_WAITING} requests wait already; ask again when some have ended.")
                self._waiting.append(job)
            elif old.epoch == job.epoch:
                self._waiting[self._waiting.index(old)] = job
            else:
                self._waiting.remove(old)
                self._waiting.append(job)
            self._unended.add(job)
            self._changed.notify()
        if old is not None:
            self._finish(old, CancelledError("superseded"))

    def cancel(self, client: Address, job_id: int | None) -> int:
        """Cancel a client's jobs of one id, or all of them (None); returns how many."""
        with self._changed:
            chosen = [job for job in self._waiting if job.client == client and job_id in (None, job.id)]
            for job in chosen:
                self._waiting.remove(job)
            running = self._running
        for job in chosen:
            self._finish(job, CancelledError("cancelled"))
        if running and running.client == client and job_id in (None, running.id):
            running.cancel("cancelled")
            return len(chosen) + 1
        return len(chosen)

    def when_ended(self, client: Address, then: Callable[[], None]) -> None:
        """Call `then` once every job that this client has now has ended: at once where there is none."""
        with self._changed:
            mine = {job for job in self._unended if job.client == client}
            if mine:
                self._syncs.append((mine, then))
        if not mine:
            then()

    def counts(self) -> Counts:
        with self._changed:
            running = int(self._running is not None)
            return Counts(len(self._waiting), running, self._done, self._failed, list(self._times))

    def _rival(self, job: Job) -> Job | None:
        """The waiting job that `job` supersedes."""
        if job.slot is None:
            return None
        return next((other for other in self._waiting if other.slot == job.slot), None)

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or not self._open)
                if not self._waiting:
                    return
                job = self._running = self._waiting.popleft()
            try:
                outcome: Reply | Exception = job.run(job)
            except Exception as error:  # whatever happens, the job ends and the worker lives on
                outcome = error
            self._finish(job, outcome)

    def _finish(self, job: Job, outcome: Reply | Exception) -> None:
        """Count a job, send its ending, and answer whoever waited for it."""
        with self._changed:
            if job is self._running:
                self._running = None
            if isinstance(outcome, Reply):
                self._done += 1
                self._times.append((time.perf_counter() - job.asked) * 1e3)
            elif not isinstance(outcome, CancelledError):
                self._failed += 1
        try:
            job.end(job, outcome)
        except Exception:
            log.exception("an ending could not be sent")
        with self._changed:
            self._unended.discard(job)
            for jobs, _ in self._syncs:
                jobs.discard(job)
            ready = [then for jobs, then in self._syncs if not jobs]
            self._syncs = [(jobs, then) for jobs, then in self._syncs if jobs]
        for then in ready:
            then()
