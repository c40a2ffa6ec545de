"""The daemon itself: whether it is there, what it does, who hears of it."""

from typing import Annotated

import numpy as np

from inference.sentences import say_count
from server.commands.registry import Call, command
from server.protocol.arguments import MAX_ID, Default, Port, Range, Text
from server.protocol.errors import CommandError
from server.protocol.replies import Msg, Reply, reply
from server.protocol.version import PROTOCOL, VERSION
from server.subscribers import MAX_SUBSCRIBERS


@reply("alive")
class Alive(Reply):
    """The daemon is there."""


@command("isAlive", reply=Alive)
def is_alive(call: Call) -> Alive:
    """Ask whether the daemon is there."""
    return Alive()


@command("initGenerator", "init_generator", reply=Msg)
def init_generator(call: Call) -> Msg:
    """Say which generator is loaded; it is ready from the start."""
    return Msg(f"The generator {call.state.model_name} is ready.")


@reply("notify")
class Notify(Reply):
    """A client was registered or has left."""

    on: Annotated[int, "1: registered, 0: not"]
    client_id: Annotated[int, "this client's number, -1 where it was not registered"]
    max_clients: Annotated[int, "how many can register"]


@command("notify", reply=Notify)
def notify(call: Call, on: Annotated[int, Range(0, 1)], port: Annotated[Port, Default(None)]) -> Notify:
    """Send this client's replies to a port of its host, or to the socket that it sends from; 0 ends that."""
    subscribers = call.state.subscribers
    if on:
        new = subscribers.id(call.client) == -1
        if new and (silent := subscribers.replaceable()):
            call.state.cancel(silent, None, "another client needs the place")
            subscribers.remove(silent)
        return Notify(on, subscribers.add(call.sender, port), MAX_SUBSCRIBERS)
    if subscribers.id(call.client) != -1:
        call.state.cancel(call.client, None, "the client has left")
    return Notify(on, subscribers.remove(call.client), MAX_SUBSCRIBERS)


@command("cancel", reply=Msg)
def cancel(call: Call, id: Annotated[int, Range(-1, MAX_ID)]) -> Msg:
    """Cancel this client's requests with an id (-1: all of them)."""
    count = call.state.cancel(call.client, None if id == -1 else id, "cancelled")
    return Msg(f"{say_count(count, 'request')} {'was' if count == 1 else 'were'} cancelled.")


@reply("synced")
class Synced(Reply):
    """All requests that this client sent before its sync have ended."""

    n: Annotated[int, "the number that came with the sync"]


@command("sync", reply=Synced, after_earlier=True)
def sync(call: Call, n: Annotated[int, Range(-MAX_ID, MAX_ID)]) -> Synced:
    """Answer once all earlier requests of this client have ended."""
    return Synced(n)


@reply("status")
class Status(Reply):
    """The work of the render queue."""

    queued: Annotated[int, "requests that wait"]
    running: Annotated[int, "1 while one is rendered"]
    done: Annotated[int, "requests that were answered"]
    failed: Annotated[int, "requests that were queued and ended in an error"]
    p50_ms: Annotated[float, "milliseconds from a request to its reply, median of the last 1000"]
    p95_ms: Annotated[float, "the same, 95th percentile of the last 1000"]
    model: Annotated[str, "the loaded model's name"]
    target_sr: Annotated[int, "sample rate of the files, Hz"]
    dropped: Annotated[int, "packets that were dropped since too many waited, and messages that are replies"]
    kept_mb: Annotated[
        float,
        "MB of daemons' files in the folder that this one started with, which --keep-gb bounds (files that others "
        "delete count until the bound is reached)",
    ]
    removed: Annotated[int, "files that this daemon has deleted there for that bound"]
    truncation: Annotated[float, "0..2, as of set_truncation"]
    bpm: Annotated[float, "the tempo of the files, that of set_bpm or the model's own, BPM"]


@command("status", reply=Status)
def status(call: Call) -> Status:
    """Say how many sounds wait, run and are done, and how long a request takes from its arrival to its reply."""
    counts = call.state.render_queue.counts()
    p50, p95 = np.percentile(counts.milliseconds or [0.0], [50, 95]).tolist()
    return Status(
        queued=counts.queued,
        running=counts.running,
        done=counts.done,
        failed=counts.failed,
        p50_ms=p50,
        p95_ms=p95,
        model=call.state.model_name,
        target_sr=call.state.setting.sample_rate,
        dropped=call.state.packets_dropped + call.state.replies_dropped,
        kept_mb=call.state.folder.own.size / 1e6,
        removed=call.state.folder.own.removed,
        truncation=call.state.setting.truncation,
        bpm=call.state.setting.bpm or call.state.renderer.generator.description.bpm,
    )


@reply("version")
class Version(Reply):
    """Which program answers."""

    program: Annotated[str, "loopseed"]
    version: Annotated[str, "the program's version"]
    protocol: Annotated[int, "the wire's version"]
    start_id: Annotated[int, "differs from start to start: after a restart, send your settings again"]


@command("version", reply=Version)
def version(call: Call) -> Version:
    """Say the program's name, its version and the wire's."""
    return Version("loopseed", VERSION, PROTOCOL, call.state.start_id)


@reply("help")
class Help(Reply):
    """One command, explained."""

    is_constant = True

    address: Annotated[str, "the command's address"]
    usage: Annotated[str, "its arguments, as in the table above"]
    description: Annotated[str, "what it does, in one sentence"]


@command("help", reply=Help)
def give_help(call: Call, address: Annotated[Text, Default(None)]) -> list[Reply]:
    """Explain one command, or each of them."""
    chosen = [c for c in call.table if address is None or address.rpartition("/")[2] in c.names]
    if not chosen:
        raise CommandError("bad_arguments", f"There is no command {address!r:.80}; {call.prefix}help lists them.")
    return [Help(call.prefix + command.names[0], command.usage, command.summary) for command in chosen]
