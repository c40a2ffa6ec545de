"""Fuzzed datagrams: half of the time to a daemon's socket, under a heartbeat, half straight into its dispatcher."""

import select
import socket
import time
from pathlib import Path

from server.protocol.arguments import MAX_ID
from server.protocol.osc import decode
from tools.torture.daemon import PATIENCE, Client, DaemonProcess, Heartbeat, is_internal
from tools.torture.in_process import InProcess, quiet
from tools.torture.messages import Messages
from tools.torture.model_files import write_small
from tools.torture.runs import Run
from tools.torture.sandbox import Sandbox

CLIENTS = 12  # sockets that send
BATCH = 100  # datagrams between two waits for the daemon
FLOODS = 0.02  # of the batches are floods
SWEEP = 1.0  # seconds between two looks for sounds to delete
CHECK = 20_000  # datagrams into the dispatcher between two looks for files outside
CANCEL = 64  # datagrams into the dispatcher after which the work that waits is cancelled


def torture(run: Run) -> None:
    sandbox = Sandbox(run.folder)
    model = run.model or write_small(sandbox.models / "small.onnx")
    with sandbox.entered():
        _send(run, sandbox, model)
        _dispatch(run, sandbox, model)
    for path in sandbox.find_outside():
        run.fault(f"{path} was written outside of the allowed folders.")


def _send(run: Run, sandbox: Sandbox, model: Path) -> None:
    """Send to a daemon for half of the time."""
    unregistered = Client(0, register=False)
    flags = ["--reply-port", str(unregistered.port)]
    with DaemonProcess(run, sandbox, model, *flags) as daemon, Heartbeat(run, daemon.port):
        clients = [Client(daemon.port, register=i % 3 > 0) for i in range(CLIENTS)]
        messages = Messages(run.random, 64, [*sandbox.list_paths(), model.stem], [client.port for client in clients])
        swept = time.monotonic()
        end = swept + run.seconds / 2
        while time.monotonic() < end and daemon.process.poll() is None:
            sender = messages.random.choice(clients)
            _send_batch(run, messages, sender)
            mark = messages.random.randrange(MAX_ID)
            sender.send("random_seed", mark)
            if not _wait_for_seed(run, [*clients, unregistered], mark):
                return
            if time.monotonic() - swept > SWEEP:
                sandbox.delete_sounds()
                swept = time.monotonic()
        observer = Client(daemon.port)
        run.counts["dropped, since too many waited"] += int(float(str(observer.query("status")[8])))
        for client in (*clients, unregistered, observer):
            client.close()


def _send_batch(run: Run, messages: Messages, sender: Client) -> None:
    if messages.random.random() < FLOODS:
        flood = messages.flood()
        for datagram in flood:
            sender.send_raw(datagram)
        run.counts["sent to the socket, in floods"] += len(flood)
        return
    for _ in range(BATCH):
        kind, datagram = messages.datagram()
        sender.send_raw(datagram)
        run.counts[f"sent to the socket, {kind}"] += 1


def _wait_for_seed(run: Run, clients: list[Client], mark: int) -> bool:
    """Read all replies until the seed with this id says that the batch is taken; False where the daemon hangs."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        ready, _, _ = select.select([client.socket for client in clients], [], [], 1.0)
        has_come = not ready  # nothing is under way any more: a flood has cost the question
        for each in ready:
            while (datagram := _receive(each)) is not None:
                run.counts["replies"] += 1
                has_come = has_come or (
                    datagram.startswith(b"/ccret/seed\0") and decode(datagram)[0].arguments[0] == mark
                )
                if is_internal(datagram):
                    run.fault(f"An internal error came over the socket: {datagram!r:.500}.")
        if has_come:
            return True
    run.fault(f"A client was not answered within {PATIENCE:.0f} s.")
    return False


def _receive(source: socket.socket) -> bytes | None:
    try:
        return source.recv(65_536)
    except (BlockingIOError, ConnectionRefusedError):
        return None


def _dispatch(run: Run, sandbox: Sandbox, model: Path) -> None:
    """Give datagrams to decoder and dispatcher for half of the time, however long the daemon took."""
    senders = [("127.0.0.1", 40_000 + i) for i in range(CLIENTS)]
    daemon = InProcess(model, sandbox.out, senders)
    messages = Messages(run.random, 64, [*sandbox.list_paths(), model.stem], [port for _, port in senders])
    messages.random.seed(run.rng_seed + 1)  # other messages than those for the socket
    count, end = 0, time.monotonic() + run.seconds / 2
    with quiet():
        while time.monotonic() < end:
            kind, datagram = messages.datagram()
            _take(run, daemon, datagram, messages.random.choice(senders))
            run.counts[f"into the dispatcher, {kind}"] += 1
            count += 1
            if count % CANCEL == 0:
                daemon.cancel_all()
            if count % CHECK == 0:
                for path in sandbox.find_outside():
                    run.fault(f"{path} was written outside of the allowed folders.")


def _take(run: Run, daemon: InProcess, datagram: bytes, sender: tuple[str, int]) -> None:
    began = time.monotonic()
    try:
        daemon.take(datagram, sender)
    except Exception as error:  # this is what is looked for
        run.fault(f"{type(error).__name__} ({error}) came of the datagram {datagram!r:.2000}.")
    run.raise_figure("longest_in_process_s", time.monotonic() - began)
    if any(is_internal(reply) for reply in daemon.sent):
        run.fault(f"An internal error came of the datagram {datagram!r:.2000}.")
    daemon.sent.clear()
