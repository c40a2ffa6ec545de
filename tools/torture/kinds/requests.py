"""Eight clients at once: requests of every kind, cancels, model changes, clients that vanish. Each ends once."""

import dataclasses
import shutil
import threading
import time
from collections import Counter

from server.commands.registry import Command
from server.commands.table import COMMANDS, TABLE
from server.protocol.replies import REPLIES, Reply, fields_of, read
from tools.torture.daemon import PATIENCE, Client, DaemonProcess, HangError, Heartbeat
from tools.torture.messages import Messages
from tools.torture.model_files import SMALL, write_small
from tools.torture.runs import Run
from tools.torture.sandbox import Sandbox

CLIENTS = 8
ROUND = 40  # requests that a client sends before it waits for all of them
VANISH = 0.02  # of the rounds end in a client that vanishes
IDS = 1_000  # of one command of one client, so that a reply's id says whose it is
SLOTS = 4  # ids that are used, so that requests for one slot meet
SWEEP = 1.0  # seconds between two looks for sounds to delete
LEFT_OUT = ("notify", "sync")  # a client needs them for itself
HARD = 300.0  # seconds after which a round that goes on is a request that does not end

Key = tuple[str, int]  # a command's first name and the id of a request, -1 where it has none


def torture(run: Run) -> None:
    sandbox = Sandbox(run.folder)
    model = write_small(sandbox.models / "small.onnx")
    write_small(sandbox.models / "other.onnx", rng_seed=1)
    write_small(sandbox.models / "narrow.onnx", dataclasses.replace(SMALL, latent_size=16))
    if run.model:
        shutil.copy(run.model, sandbox.models)
        model = sandbox.models / run.model.name
    words = [
        "small",
        "other",
        "small",
        "other",
        "narrow",
        "nosuch",
        "/nosuch",
        *([run.model.stem] if run.model else []),
    ]
    with (
        sandbox.entered(),
        DaemonProcess(run, sandbox, model) as daemon,
        Heartbeat(run, daemon.port),
    ):
        observer = Client(daemon.port)
        for name in {"small", "other", "narrow"}:  # each is tried now, which takes a while
            observer.query("load_model", name)
        observer.close()
        threads = [threading.Thread(target=_work, args=(run, daemon.port, number, words)) for number in range(CLIENTS)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            time.sleep(SWEEP)
            sandbox.delete_sounds()
        _check_rest(run, Client(daemon.port))  # what all clients hear fills the buffer of one that does not read


def _work(run: Run, port: int, number: int, words: list[str]) -> None:
    """One client after the other, each until it vanishes or the time is over."""
    try:
        for life in run.rounds():
            _Peer(run, port, number, life, words).live()
    except HangError as error:
        run.fault(f"Client {number}: {error}")


def _check_rest(run: Run, observer: Client) -> None:
    """Nothing is left waiting: what vanished clients asked for has ended, too."""
    end = time.monotonic() + PATIENCE
    queued = 0
    while time.monotonic() < end:
        queued, running, done, failed = observer.query("status")[:4]
        if not queued and not running:
            run.counts["answered, by the daemon's own count"] += int(float(str(done)))
            run.counts["failed, by the daemon's own count"] += int(float(str(failed)))
            return
        time.sleep(0.1)  # seconds
    run.fault(f"{queued} requests still wait {PATIENCE:.0f} s after the last client has gone.")


class _Peer:
    """A client that counts what it asked for and what ended."""

    def __init__(self, run: Run, port: int, number: int, life: int, words: list[str]) -> None:
        self._run = run
        self._number = number
        self._client = Client(port)
        rng = run.random
        rng.seed(f"{run.rng_seed} {number} {life}")
        self._messages = Messages(rng, 64, words, [])
        self._commands = [command for command in TABLE if command.names[0] not in LEFT_OUT]
        self._sent: Counter[Key] = Counter()
        self._ended: Counter[Key] = Counter()
        self._texts: Counter[str] = Counter()  # of errors, which come again as msg

    def live(self) -> None:
        for number in self._run.rounds():
            for _ in range(ROUND):
                self._send_one()
            if self._messages.random.random() < VANISH:
                self._client.close()
                self._run.counts["clients that vanished"] += 1
                self._run.counts["requests that they left behind"] += self._sent.total() - self._ended.total()
                return
            self._client.send("sync", number)
            self._read_until_synced(number)
            self._compare()
        self._client.close()

    def _send_one(self) -> None:
        command = self._messages.random.choice(self._commands)
        id = -1
        if any(parameter.name == "id" for parameter in command.parameters):
            id = self._first_id(command) + self._messages.random.randrange(SLOTS)
        if command.names[0] == "cancel":
            id = self._messages.random.choice(self._waiting_ids() or [-1])
        arguments = self._messages.arguments(command, id)
        if command.names[0] != "help":
            self._sent[self._key(command, id)] += 1
        self._run.counts["requests"] += 1
        self._client.send(command.names[0], *arguments)

    def _first_id(self, command: Command) -> int:
        return (self._number * len(TABLE) + TABLE.index(command)) * IDS

    def _waiting_ids(self) -> list[int]:
        return [id for (_, id), count in self._sent.items() if count > self._ended[(_, id)] and id >= 0]

    def _key(self, command: Command, id: int) -> Key:
        """Commands that answer with the same reply and no id cannot be told apart.

        An error has no id where the message may have none: requests with an optional id are counted by command.
        """
        if not _has_id(command.reply):
            return (command.reply.osc_name, -1)
        is_optional = any(parameter.name == "id" and parameter.default for parameter in command.parameters)
        return (command.names[0], -1 if is_optional else id)

    def _read_until_synced(self, number: int) -> None:
        end = time.monotonic() + HARD
        while True:
            name, values = self._client.receive(max(1.0, end - time.monotonic()))
            if name == "synced":
                if values != (number,):
                    self._run.fault(f"Client {self._number} got synced {values}, and not {number}.")
                return
            self._note(name, values)

    def _note(self, name: str, values: tuple) -> None:
        """Count a reply where it ends a request."""
        if name in ("error", "cancelled"):
            command = COMMANDS[values[0].rpartition("/")[2]]
            id = values[1]
            if name == "error":
                self._texts[values[3]] += 1
                if values[2] == "internal":
                    self._run.fault(f"An internal error came: {values}.")
            self._end(self._key(command, id))
        elif name == "msg" and self._texts[values[0]]:
            self._texts[values[0]] -= 1
        elif name in {command.reply.osc_name for command in self._commands}:
            if name in ("directions", "map") and not values[-1]:
                self._ended[("msg", -1)] -= 1  # the one before it said why the model has none
            reply = REPLIES[name]
            self._end(self._find_key(name, int(str(read(name, values)["id"]))) if _has_id(reply) else (name, -1))

    def _find_key(self, name: str, id: int) -> Key:
        """Whose reply an id says that this is."""
        number, place = divmod(id // IDS, len(TABLE))
        if number != self._number:
            self._run.fault(f"Client {self._number} got {name} {id} of client {number}.")
        return self._key(TABLE[place], id)

    def _end(self, key: Key) -> None:
        if key[0] == "help":  # one without an address gives many replies, so its end is not seen
            return
        self._ended[key] += 1
        self._run.counts["requests that ended"] += 1

    def _compare(self) -> None:
        """Each request has ended, and none twice."""
        for key in self._sent | self._ended:
            if self._sent[key] != self._ended[key]:
                self._run.fault(
                    f"Client {self._number} sent {self._sent[key]} of {key} and {self._ended[key]} ended in all."
                )
                self._sent[key] = self._ended[key] = 0  # it is reported once


def _has_id(reply: type[Reply]) -> bool:
    return any(field.name == "id" for field in fields_of(reply))
