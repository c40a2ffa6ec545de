"""From a message to its command, and from the command's outcome to exactly one end."""

import logging
import time
from collections.abc import Iterable, Sequence

from inference.directions.directions import AmountError
from inference.directions.table_file import TableError
from inference.model.generator import ModelError
from inference.model.library import NoSuchModelError
from inference.renderer import SettingError, TooLongError
from inference.sentences import escape_controls
from server.commands import table
from server.commands.registry import Call, Command
from server.jobs import Answer, CancelledError, Job, Work
from server.protocol.arguments import parse, request_id
from server.protocol.errors import CommandError
from server.protocol.osc import Argument, Message
from server.protocol.replies import UNSET, Cancelled, ChangedSetting, Dialect, Error, Msg, Progress, Reply
from server.protocol.udp import Address, UdpSocket
from server.requests import Request
from server.state import State

log = logging.getLogger("loopseed")

HEARTBEATS = (
    "isAlive",
    "notify",
    "version",
)  # a client may send them every second: eight hours of that would fill the log
MAX_ECHO = 200  # characters of an unknown address that are sent back
MAX_TEXT = 1000  # characters of an error's text: a client may send a path that would fill the datagram


class Dispatcher:
    """Runs commands on the state and sends their replies in one dialect."""

    def __init__(self, state: State, socket: UdpSocket, dialect: Dialect) -> None:
        self._state = state
        self._socket = socket
        self._dialect = dialect

    def keep(self, message: Message, sender: Address, due: float) -> None:
        """Keep a message until `due` (seconds of the monotonic clock), or answer that too many wait."""
        client = self._state.subscribers.client(sender)
        request = Request(message.address, client, self._request_id(message.address, message.arguments), is_dated=True)
        if self._state.dated.put(due, message, sender, request):
            self._state.requests.begin(request)
        else:
            text = "Too many of your messages wait for their time; send bundles later."
            self.fail(message.address, request.id, CommandError("busy", text), client)

    def handle(
        self, address: str, arguments: tuple[Argument, ...], sender: Address, dated: Request | None = None
    ) -> None:
        """Run the command of one message; whatever goes wrong ends in one error.

        dated : the request of a message that was dated and is due now.
        """
        request, size = dated, self._state.renderer.latent_size
        subscribers = self._state.subscribers
        client = dated.client if dated else subscribers.client(sender)
        reply_to = subscribers.reply_to(client)
        try:
            command = self._command(address)
            values = parse(command.parameters, arguments, size)
            call = Call(self._state, client, sender, self._dialect.command_prefix, table.TABLE)
            before = self._state.list_settings()
            outcome = command.function(call, *values)
            self._tell_changes(before, reply_to)
            if isinstance(outcome, Work):
                request = dated or Request(address, client, outcome.id)
                self._submit(outcome, request)
                return
            replies = _as_list(outcome)
            if command.after_earlier:
                self._end(dated)  # it does not wait for itself
                self._state.requests.when_ended(client, lambda: self.send(replies, client), wait_for_dated=not dated)
                return
        except Exception as error:
            self.fail(address, self._request_id(address, arguments), error, client)
            self._end(request)
            return
        level = logging.DEBUG if command.names[0] in HEARTBEATS else logging.INFO
        log.log(level, "%s from %s:%d: %s", address, *sender, _name_reply(replies[-1]))
        if subscribers.id(now := subscribers.client(sender)) == -1:
            self._transmit(replies, reply_to)  # a client that has just left gets this at its old address
        else:
            self.send(replies, now)
        self._end(dated)

    def fail(self, address: str, id: int, error: Exception, client: Address) -> None:
        """Tell a client what went wrong; what is not its own mistake is logged with its trace."""
        failure = _command_error(error)
        address, text = escape_controls(address[:MAX_ECHO]), escape_controls(failure.text[:MAX_TEXT])
        trace = error if failure.code == "internal" else None
        log.warning("%s %d from %s:%d: %s", address, id, *client, text, exc_info=trace)
        target = failure.reply_to or self._state.subscribers.reply_to(client)
        self._transmit([Error(address, id, failure.code, text), Msg(text)], target)

    def send(self, replies: Iterable[Reply], client: Address) -> None:
        """Send replies to where this client wants them."""
        self._transmit(replies, self._state.subscribers.reply_to(client))

    def broadcast(self, reply: Reply) -> None:
        """Send a reply to all clients."""
        for target in self._state.subscribers.everyone():
            self._transmit([reply], target)

    def _tell_changes(self, before: dict[str, float | str], changer: Address) -> None:
        """Tell all other clients which settings a command has changed."""
        after = self._state.list_settings()
        if after == before:
            return
        changed = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        self._tell_others([ChangedSetting(name, after.get(name, UNSET)) for name in changed], changer)

    def _tell_others(self, changes: Sequence[Reply], changer: Address) -> None:
        for target in self._state.subscribers.everyone() - {changer}:
            self._transmit(changes, target)

    def progress(self, job: Job, done: int) -> None:
        """Tell the client how far its job of several loops is."""
        if job.work.total > 1:
            self.send([Progress(job.work.id, done, job.work.total)], job.client)

    def tell(self, job: Job, reply: Reply) -> None:
        """Send a job's client a reply that does not end its request."""
        self.send([reply], job.client)

    def end(self, request: Request, outcome: Answer | Exception) -> None:
        """Send a request's end, its answer, its cancellation or its error, and answer the syncs that waited for it."""
        try:
            self._send_end(request, outcome)
        finally:
            self._end(request)

    def _send_end(self, request: Request, outcome: Answer | Exception) -> None:
        address, id, client = request.address, request.id, request.client
        if isinstance(outcome, CancelledError):
            log.info("%s %d from %s:%d: %s", address, id, *client, outcome)
            self.send([Cancelled(address, id, str(outcome))], client)
        elif isinstance(outcome, Exception):
            self.fail(address, id, outcome, client)
        else:
            age = (time.perf_counter() - request.came) * 1e3
            replies = [reply for reply in _as_list(outcome) if not isinstance(reply, ChangedSetting)]
            changes = [reply for reply in _as_list(outcome) if isinstance(reply, ChangedSetting)]
            last = " ".join(map(str, (replies[-1].osc_name, *replies[-1].arguments())))
            log.info("%s %d from %s:%d: %s, answered after %.0f ms", address, id, *client, last, age)
            self._tell_others(changes, self._state.subscribers.reply_to(client))
            self.send(replies, client)

    def _command(self, address: str) -> Command:
        prefix = self._dialect.command_prefix
        command = table.find(address.removeprefix(prefix)) if address.startswith(prefix) else None
        if command is None:
            text = f"There is no command {address[:MAX_ECHO]}; {prefix}help lists the commands."
            raise CommandError("unknown_command", text)
        return command

    def _request_id(self, address: str, arguments: tuple[Argument, ...]) -> int:
        """The id that a message carries, -1 where there is none."""
        try:
            return request_id(self._command(address).parameters, arguments, self._state.renderer.latent_size)
        except CommandError:
            return -1

    def _submit(self, work: Work, request: Request) -> None:
        request.id = work.id
        queue = self._state.queue_of(work)
        self._state.requests.begin(request)
        loads = self._state.loads_requested
        queue.put(Job(work, request, loads, is_ready=work.prepare is None))
        if work.prepare:
            try:
                self._state.trial_queue.put(Job(Work(work.id, 1, work.prepare), request, loads))
            except CommandError:  # the model is tried when its turn comes
                queue.make_ready(request)

    def _end(self, request: Request | None) -> None:
        """Note that a request has been answered; one that is answered at once is None."""
        if request:
            self._state.requests.end(request)

    def _transmit(self, replies: Iterable[Reply], target: Address) -> None:
        for reply in replies:
            for datagram in self._dialect.encode(reply):
                self._socket.send(datagram, target)


def _name_reply(reply: Reply) -> str:
    """A reply in the log: the sentence of a msg, since that holds the values, and the name of any other."""
    return reply.text if isinstance(reply, Msg) else reply.osc_name


def _as_list(answer: Answer) -> list[Reply]:
    return answer if isinstance(answer, list) else [answer]


def _command_error(error: Exception) -> CommandError:
    """An error as the wire names it: a client's mistake, a file's, or the daemon's own."""
    if isinstance(error, CommandError):
        return error
    if isinstance(error, TooLongError):
        return CommandError("too_long", str(error))
    if isinstance(error, SettingError | AmountError):
        return CommandError("bad_arguments", str(error))
    if isinstance(error, NoSuchModelError):
        return CommandError("no_such_model", str(error))
    if isinstance(error, ModelError | TableError):
        return CommandError("bad_model", str(error))
    if isinstance(error, OSError):
        return CommandError("io", f"A file could not be written: {str(error).rstrip('.')}.")
    return CommandError("internal", f"{type(error).__name__} inside the daemon ({error}); its log says where.")
