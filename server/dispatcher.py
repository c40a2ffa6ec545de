"""From a message to its command, and from the command's outcome to exactly one ending."""

import logging
import time

from inference.model.generator import ModelError
from inference.model.library import NoSuchModelError
from inference.renderer import ConditionError
from server.commands import table
from server.commands.registry import Command
from server.jobs import CancelledError, Job
from server.protocol.arguments import given_id, parse
from server.protocol.errors import CommandError
from server.protocol.osc import Argument
from server.protocol.replies import Dialect, Reply, reply
from server.protocol.udp import UdpSocket
from server.state import Call, State, Work
from server.subscribers import Address

log = logging.getLogger("loopseed")

HEARTBEATS = ("isAlive", "notify")  # a client's light asks every second: eight hours of that would drown the log
MAX_ECHO = 200  # characters of an unknown address that are sent back
MAX_TEXT = 1000  # characters of an error's text: a client may send a path that would fill the datagram


class Dispatcher:
    """Runs commands on the state and sends their replies in one dialect."""

    def __init__(self, state: State, socket: UdpSocket, dialect: Dialect) -> None:
        self._state = state
        self._socket = socket
        self._dialect = dialect

    def handle(self, address: str, arguments: tuple[Argument, ...], sender: Address) -> None:
        """Let one message's command run; whatever goes wrong ends in one error."""
        command: Command | None = None
        size = self._state.renderer.latent_size
        try:
            command = self._command(address)
            values = parse(command.parameters, arguments, size)
            call = Call(self._state, sender, self._dialect.command_prefix, lambda answer: self.send(answer, sender))
            outcome = command.function(call, *values)
            if isinstance(outcome, Work):
                self._submit(outcome, address, sender)
                return
        except Exception as error:
            id = given_id(command.parameters, arguments, size) if command else -1
            self.fail(address, id, error, sender)
            return
        answers = outcome if isinstance(outcome, list) else [outcome] if outcome else []
        level = logging.DEBUG if command.names[0] in HEARTBEATS else logging.INFO
        log.log(level, "%s from %s:%d: %s", address, *sender, " ".join(answer.name for answer in answers) or "heard")
        for answer in answers:
            self.send(answer, sender)

    def fail(self, address: str, id: int, error: Exception, sender: Address) -> None:
        """Tell a client what went wrong; what is not its own mistake is logged with its trace."""
        failure = _as_command_error(error)
        address, text = address[:MAX_ECHO], failure.text[:MAX_TEXT]
        trace = error if failure.code == "internal" else None
        log.warning("%s %d from %s:%d: %s", address, id, *sender, text, exc_info=trace)
        self.send(reply("error", address, id, failure.code, text), sender)
        self.send(reply("msg", text), sender)

    def send(self, answer: Reply, sender: Address) -> None:
        """Send a reply to where this client wants its replies."""
        self._transmit(answer, self._state.subscribers.reply_to(sender))

    def broadcast(self, answer: Reply) -> None:
        """Send a reply to all clients."""
        for target in self._state.subscribers.everyone():
            self._transmit(answer, target)

    def _command(self, address: str) -> Command:
        prefix = self._dialect.command_prefix
        command = table.find(address.removeprefix(prefix)) if address.startswith(prefix) else None
        if command is None:
            text = f"There is no command {address[:MAX_ECHO]}; {prefix}help lists those that there are."
            raise CommandError("unknown_command", text)
        return command

    def _submit(self, work: Work, address: str, sender: Address) -> None:
        """Queue a command's work; its steps become progress, its outcome the ending."""

        def run(job: Job) -> Reply:
            def step(done: int) -> None:
                job.check()
                if work.total > 1:
                    self.send(reply("progress", work.id, done, work.total), sender)

            job.check()
            return work.run(step)

        def end(job: Job, outcome: Reply | Exception) -> None:
            if isinstance(outcome, CancelledError):
                log.info("%s %d from %s:%d: %s", address, work.id, *sender, outcome)
                self.send(reply("cancelled", address, work.id, str(outcome)), sender)
            elif isinstance(outcome, Exception):
                self.fail(address, work.id, outcome, sender)
            else:
                shown = " ".join(str(argument) for argument in (outcome.name, *outcome.arguments))
                age = (time.perf_counter() - job.asked) * 1e3
                log.info("%s %d from %s:%d: %s, answered after %.0f ms", address, work.id, *sender, shown, age)
                self.send(outcome, sender)

        slot = None if work.slot is None else (sender, work.slot)
        jobs = self._state.background if work.background else self._state.jobs
        jobs.put(Job(sender, work.id, slot, self._state.loads_requested, run, end))

    def _transmit(self, answer: Reply, target: Address) -> None:
        for datagram in self._dialect.encode(answer):
            self._socket.send(datagram, target)


def _as_command_error(error: Exception) -> CommandError:
    """A client's mistake, or the world's, as the wire names it."""
    if isinstance(error, CommandError):
        return error
    if isinstance(error, ConditionError):
        return CommandError("bad_arguments", str(error))
    if isinstance(error, NoSuchModelError):
        return CommandError("no_such_model", str(error))
    if isinstance(error, ModelError):
        return CommandError("bad_model", str(error))
    if isinstance(error, OSError):
        return CommandError("io", f"A file could not be written: {str(error).rstrip('.')}.")
    return CommandError("internal", f"{type(error).__name__} inside the daemon ({error}); its log says where.")
