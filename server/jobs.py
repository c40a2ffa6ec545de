"""A bounded queue with one worker thread, so that rendering never blocks the socket. Every job ends exactly once.

The clients take turns, each with its own jobs in their order.
"""

import collections
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from server.protocol.errors import CommandError
from server.protocol.replies import Reply
from server.protocol.turns import Address, Turns
from server.requests import Request

log = logging.getLogger(__name__)

MAX_WAITING = 256  # jobs of a client, where no other has any; of all clients twice as many
REMEMBERED = 1000  # ended jobs whose times are in the status
MAX_SILENCE = 300.0  # seconds from step to step of a job that works: five times the longest run of a network
MAX_HUNG = 3  # workers that hang, besides one that works
MAX_FAREWELL = 10.0  # seconds that the running job has for its next step when the daemon stops


class CancelledError(Exception):
    """Raised inside a job that was cancelled while it ran; its text is the reason."""


class GivenUpError(CancelledError):
    """Raised inside a job whose end somebody else has reported."""


# The replies to one request; the last of several ends it. Changed settings among them go to all other clients.
Answer = Reply | list[Reply]


class Step(Protocol):
    """What a job calls while it runs; each raises CancelledError where its request was cancelled."""

    def __call__(self, done: int) -> None:
        """So many loops are done. Between the loops of a row, a sound of another client may be made."""
        ...

    def tell(self, reply: Reply) -> None:
        """Send the client a reply that does not end the request."""
        ...

    def at_cancel(self, end: Callable[[], None]) -> None:
        """Call `end`, from any thread, when the request is cancelled: it ends what the job waits for."""
        ...

    def finish(self) -> None:
        """From here on the request cannot be cancelled, so that no answer is written for one that ends as cancelled."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    """What a command leaves to a queue's worker.

    run : does the work and returns the answer. It calls `step` with the number of loops done after each of them, and
    step.finish before it writes.
    """

    id: int  # of the request; -1: it has none
    total: int  # loops
    run: Callable[[Step], Answer]
    slot: int | None = None  # of this client: a newer request replaces a waiting one; None: is never replaced
    queue: Literal["render", "list", "read", "search", "continue"] = "render"  # the others hold up no sounds
    prepare: Callable[[Step], Answer] | None = (
        None  # is done first, in a queue of its own that holds up no other client
    )


@dataclass(eq=False, slots=True)
class Job:
    """The work of one request, from the queue to its end."""

    work: Work
    request: Request
    loads_before: int  # how many load_model came before it: a client's job never overtakes its own
    is_ready: bool = True  # False: it waits until it is prepared, and its client's later jobs wait with it
    _cancel_reason: str | None = None
    _is_given_up: bool = False
    _can_cancel: bool = True
    _end: Callable[[], None] = lambda: None

    @property
    def client(self) -> Address:
        return self.request.client

    @property
    def slot(self) -> tuple[Address, int] | None:
        return None if self.work.slot is None else (self.client, self.work.slot)

    def cancel(self, reason: str) -> bool:
        """End the job at its next step; returns whether it will end so because of this."""
        if self._cancel_reason is not None or not self._can_cancel:
            return False
        self._cancel_reason = reason
        self._end()
        return True

    def at_cancel(self, end: Callable[[], None]) -> None:
        """Call `end` when the job is cancelled."""
        self._end = end

    def give_up(self) -> None:
        """End the job at its next step, even after it finishes: somebody else has reported its end."""
        self._cancel_reason, self._is_given_up = "given up", True
        self._end()

    def end_of(self, error: Exception) -> Exception:
        """The end of a job that failed: one that was cancelled ends so, whatever else went wrong since."""
        return error if self._cancel_reason is None else CancelledError(self._cancel_reason)

    def check(self, is_last: bool = False) -> None:
        """Raise CancelledError where the job was cancelled; after the last check it cannot be."""
        if self._cancel_reason is not None:
            raise (GivenUpError if self._is_given_up else CancelledError)(self._cancel_reason)
        self._can_cancel = not is_last


class Listener(Protocol):
    """Gets reports about requests, in the worker's thread or in the one that cancels."""

    def progress(self, job: Job, done: int) -> None:
        """So many of the job's loops are done."""
        ...

    def tell(self, job: Job, reply: Reply) -> None:
        """A reply on the way to the job's end."""
        ...

    def end(self, request: Request, outcome: Answer | Exception) -> None:
        """The request has ended: with an answer, or with the exception that came instead, CancelledError among them."""
        ...


class Preparation:
    """The listener of a queue that prepares jobs of another queue: what is prepared may begin, whatever came of it."""

    def __init__(self, queue: "JobQueue") -> None:
        self._queue = queue

    def progress(self, job: Job, done: int) -> None:
        """Nobody hears of it."""

    def tell(self, job: Job, reply: Reply) -> None:
        """Nobody hears of it."""

    def end(self, request: Request, outcome: Answer | Exception) -> None:
        """Let the job of this request begin; it finds out itself where it cannot be done."""
        self._queue.make_ready(request)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many jobs wait, run, are done and failed, and the milliseconds from a request to its end of the last ones."""

    queued: int
    running: int
    done: int
    failed: int
    milliseconds: list[float]


class JobQueue:
    """The queue and its worker thread.

    A worker that hangs cannot be ended, since Python has no way to do that. It is left alone, and another one takes its
    place. What it returns later is dropped.
    """

    def __init__(self, name: str, renew: Callable[[], None] = lambda: None) -> None:
        """`renew` replaces what a worker that hangs may hold; the next worker calls it first."""
        self._name = name
        self._renew = renew
        self._changed = threading.Condition()
        self._waiting: Turns[Job] = Turns(2 * MAX_WAITING)
        self._running: list[Job] = []  # a row, and the sound that is made between two of its loops
        self._progressed = 0.0  # when the worker took its last step; seconds of the monotonic clock
        self._open = True
        self._done = 0
        self._failed = 0
        self._times: collections.deque[float] = collections.deque(maxlen=REMEMBERED)
        self._worker: threading.Thread | None = None
        self._hung: list[threading.Thread] = []
        self._listener: Listener

    @property
    def hangs(self) -> bool:
        """Whether a thread hangs that was a worker."""
        return any(thread.is_alive() for thread in self._hung)

    def start(self, listener: Listener) -> None:
        """Start the worker; `listener` hears of each job's progress and of its end, exactly once."""
        self._listener = listener
        self._start_worker(self._work)

    def stop(self) -> None:
        """Cancel all jobs and wait for the worker, up to MAX_FAREWELL; every job that was there has ended then."""
        with self._changed:
            self._open = False
            waiting = self._take_all()
            for job in self._running:
                job.cancel("the daemon stops")
            self._changed.notify()
            worker = self._worker
        for job in waiting:
            self._finish(job, CancelledError("the daemon stops"))
        if worker:
            worker.join(MAX_FAREWELL)
        with self._changed:
            hanging = self._give_up(CancelledError("the daemon stops"))
        for job, end in hanging:
            self._finish(job, end)

    def restart_clock(self) -> None:
        """Count the silence of a job that works from now on."""
        with self._changed:
            self._progressed = time.monotonic()

    def replace_hung_worker(self) -> None:
        """End a job that took no step for MAX_SILENCE, and go on with another worker, while no more than MAX_HUNG hang.

        Where too many hang, all jobs that wait end, too.
        """
        text = f"This request got no further for {MAX_SILENCE:.0f} s and was given up"
        error = CommandError("internal", f"{text}; ask again, or load another model.")
        with self._changed:
            is_late = self._running and time.monotonic() - self._progressed > MAX_SILENCE
            hanging = self._give_up(error) if is_late else []
            self._hung = [thread for thread in self._hung if thread.is_alive()]
            if self._worker is None and self._open and len(self._hung) <= MAX_HUNG:
                self._start_worker(self._work_anew)
            waiting = [] if self._worker else self._take_all()
        for job, end in hanging:
            self._finish(job, end)
        for other in waiting:
            self._finish(other, self._too_many_hang())

    def put(self, job: Job) -> None:
        """Queue a job. It takes the place of a waiting job of the same slot, which ends as superseded.

        Raises CommandError `busy` where the client has too many waiting, and `internal` where too many workers hang.
        """
        with self._changed:
            if self._worker is None and self._open:
                raise self._too_many_hang()
            old = self._superseded_by(job)
            if old is None:
                if not self._open or not self._waiting.put(job.client, job):
                    count = len(self._waiting.line(job.client))
                    raise CommandError("busy", f"{count} of your requests wait; ask again when some have ended.")
            elif old.loads_before == job.loads_before:
                self._waiting.replace(job.client, old, job)
            else:
                self._waiting.remove(job.client, old)
                self._waiting.put(job.client, job)
            self._changed.notify()
        if old is not None:
            self._finish(old, CancelledError("superseded"))

    def make_ready(self, request: Request) -> None:
        """Let the job of a request begin that was not ready."""
        with self._changed:
            for job in self._waiting.line(request.client):
                job.is_ready = job.is_ready or job.request is request
            self._changed.notify()

    def cancel(self, client: Address, request_id: int | None, reason: str) -> int:
        """Cancel a client's jobs of one id, or all of them (None); returns how many."""
        with self._changed:
            chosen = [job for job in self._waiting.line(client) if request_id in (None, job.work.id)]
            for job in chosen:
                self._waiting.remove(client, job)
            running = [job for job in self._running if job.client == client and request_id in (None, job.work.id)]
            count = len(chosen) + sum(job.cancel(reason) for job in running)
        for job in chosen:
            self._finish(job, CancelledError(reason))
        return count

    def counts(self) -> Counts:
        with self._changed:
            return Counts(len(self._waiting), int(bool(self._running)), self._done, self._failed, list(self._times))

    def _superseded_by(self, job: Job) -> Job | None:
        """The waiting job that `job` supersedes."""
        if job.slot is None:
            return None
        return next((other for other in self._waiting.line(job.client) if other.slot == job.slot), None)

    def _start_worker(self, target: Callable[[], None]) -> None:
        self._worker = threading.Thread(target=target, name=self._name, daemon=True)
        self._worker.start()

    def _give_up(self, error: Exception) -> list[tuple[Job, Exception]]:
        """Leave the worker alone if it has jobs, and return these with their ends: `error`, or that of a cancel."""
        jobs, self._running = self._running, []
        ends = [(job, job.end_of(error)) for job in jobs]
        for job in jobs:
            job.give_up()
        if jobs and self._worker:
            self._hung.append(self._worker)
            self._worker = None
        return ends

    def _take_all(self) -> list[Job]:
        jobs = self._waiting.all()
        for job in jobs:
            self._waiting.remove(job.client, job)
        return jobs

    def _too_many_hang(self) -> CommandError:
        return CommandError("internal", f"{len(self._hung)} requests hang, so no more are taken; restart loopseed.")

    def _work_anew(self) -> None:
        try:
            self._renew()
        except Exception:
            log.exception("a worker goes on with what the one before it held")
        self._work()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting.has_next(_is_ready) or not self._open)
                if not self._waiting:
                    return
                job = self._begin(_is_ready)
            if not self._do(job):
                return

    def _begin(self, may_go: Callable[[Job], bool]) -> Job:
        job = self._waiting.take(may_go)
        self._running.append(job)
        self._progressed = time.monotonic()
        return job

    def _do(self, job: Job) -> bool:
        """Do a job and report its end; returns whether it was not given up in the meantime.

        No variable keeps the outcome here: an exception refers to the frames that it has passed, and these to their
        callers. Such a reference cycle, and the model in it, would stay until Python's collector comes, after minutes
        or hours.
        """
        return self._report(job, self._try(job))

    def _report(self, job: Job, outcome: Answer | Exception) -> bool:
        with self._changed:
            if isinstance(outcome, Exception):
                outcome = job.end_of(outcome)
            if job not in self._running:
                return False  # its end is reported
            self._running.remove(job)
        self._finish(job, outcome)
        return True

    def _try(self, job: Job) -> Answer | Exception:
        """Run a job. Whatever happens, the job ends and the worker lives on."""
        try:
            return self._run(job)
        except Exception as error:
            return error

    def _run(self, job: Job) -> Answer:
        step = _Step(self, job)
        job.check()
        answer = job.work.run(step)
        step.finish()
        return answer

    def take_step(self, job: Job, done: int) -> None:
        """Report so many loops of a job that runs, and make a sound of another client if it is a row."""
        with self._changed:
            job.check()
            self._progressed = time.monotonic()
        self._listener.progress(job, done)
        if job.work.total == 1:
            return

        def is_short(other: Job) -> bool:
            return other.is_ready and other.work.total == 1 and other.client != job.client

        with self._changed:
            short = self._begin(is_short) if self._waiting.has_next(is_short) else None
        if short:
            self._do(short)
        with self._changed:
            job.check()
            self._progressed = time.monotonic()

    def tell(self, job: Job, reply: Reply) -> None:
        """Send the client of a job a reply, unless the job was given up."""
        with self._changed:
            is_running = job in self._running
        if is_running:
            self._listener.tell(job, reply)

    def at_cancel(self, job: Job, end: Callable[[], None]) -> None:
        """Call `end` when a job that runs is cancelled."""
        with self._changed:
            job.check()
            job.at_cancel(end)

    def finish(self, job: Job) -> None:
        """From here on a job that runs is not cancelled."""
        with self._changed:
            job.check(is_last=True)
            self._progressed = time.monotonic()

    def _finish(self, job: Job, outcome: Answer | Exception) -> None:
        """Count a job and report its end."""
        with self._changed:
            if not isinstance(outcome, Exception):
                self._done += 1
                self._times.append((time.perf_counter() - job.request.came) * 1e3)
            elif not isinstance(outcome, CancelledError):
                self._failed += 1
        try:
            self._listener.end(job.request, outcome)
        except Exception:
            log.exception("the end of a job could not be reported")


@dataclass(frozen=True, slots=True)
class _Step:
    """The steps of one job."""

    queue: JobQueue
    job: Job

    def __call__(self, done: int) -> None:
        self.queue.take_step(self.job, done)

    def tell(self, reply: Reply) -> None:
        self.queue.tell(self.job, reply)

    def at_cancel(self, end: Callable[[], None]) -> None:
        self.queue.at_cancel(self.job, end)

    def finish(self) -> None:
        self.queue.finish(self.job)


def _is_ready(job: Job) -> bool:
    return job.is_ready
