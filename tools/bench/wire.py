"""What a client of a running daemon sees: latency, age, memory, the time to start."""

import collections
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import psutil
from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder

PATIENCE = 60.0  # seconds


class Serving:
    """A daemon in a process of its own, for the time of a `with` block."""

    def __init__(self, folder: Path, *flags: str) -> None:
        self._ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._ear.bind(("127.0.0.1", 0))
        self._ear.settimeout(PATIENCE)
        ports = ["--port", "0", "--reply-port", str(self._ear.getsockname()[1])]
        self._command = [sys.executable, "-m", "loopseed", "serve", *ports, "--out-dir", str(folder), *flags]

    def __enter__(self) -> "Serving":
        began = time.perf_counter()
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True)
        self._ear.recv(4096)  # /ccret/init
        self.start_ms = (time.perf_counter() - began) * 1e3
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline().rpartition(":")[2])
        threading.Thread(target=collections.deque, args=(self._process.stdout, 0), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()
        self._ear.close()

    @property
    def resident_mb(self) -> float:
        return psutil.Process(self._process.pid).memory_info().rss / 2**20


class Client:
    """Sends, and receives what comes back to its socket."""

    def __init__(self, port: int) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.connect(("127.0.0.1", port))
        self._socket.settimeout(PATIENCE)
        self.ask("notify", 1)

    def send(self, command: str, *arguments: int | np.ndarray) -> None:
        builder = OscMessageBuilder(f"/cc/{command}")
        for argument in arguments:
            for value in argument.tolist() if isinstance(argument, np.ndarray) else [argument]:
                builder.add_arg(value)
        self._socket.send(builder.build().dgram)

    def receive(self) -> str:
        """The name of the next ending."""
        while True:
            name = OscMessage(self._socket.recv(65_536)).address.rpartition("/")[2]
            if name != "progress":
                return name

    def ask(self, command: str, *arguments: int | np.ndarray) -> float:
        """Milliseconds from a request to its ending, which must be no error."""
        began = time.perf_counter()
        self.send(command, *arguments)
        name = self.receive()
        assert name not in ("error", "cancelled"), name
        return (time.perf_counter() - began) * 1e3


def seeds(count: int, rng_seed: int = 0) -> np.ndarray:
    return np.random.default_rng(rng_seed).normal(0, 128 / 3, (count, 64))


def singles(port: int, count: int, rng_seed: int = 0) -> list[float]:
    """Milliseconds of one client's requests, each sent after the answer to the last."""
    client = Client(port)
    return [client.ask("generate_single_wav_id", rng_seed, seed) for seed in seeds(count, rng_seed)]


def answers(port: int, command: str, *arguments: int | np.ndarray) -> list[float]:
    """Milliseconds of a command that is answered at once: decoding, the socket's thread, the reply."""
    client = Client(port)
    return [client.ask(command, *arguments) for _ in range(500)]


def crowd(port: int, clients: int, count: int) -> list[float]:
    """The same of several clients at once."""
    found: list[float] = []
    threads = [
        threading.Thread(target=lambda n=n: found.extend(singles(port, count, n)), daemon=True) for n in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def dragged(port: int, seconds: float, rate: float = 200.0) -> list[float]:
    """How old (ms) the request is whose sound comes, while a fader sends `rate` messages a second for one slot.

    A sound is that of the oldest request that has not ended; a cancellation is that of the one behind it.
    """
    client = Client(port)
    waiting: collections.deque[float] = collections.deque()
    count = int(seconds * rate)

    def drag() -> None:
        began = time.perf_counter()
        for i, seed in enumerate(seeds(count)):
            time.sleep(max(0.0, began + i / rate - time.perf_counter()))
            waiting.append(time.perf_counter())
            client.send("generate_single_wav_id", 1, seed)

    thread = threading.Thread(target=drag)
    thread.start()
    ages = []
    for _ in range(count):
        if client.receive() == "wav_id":
            ages.append((time.perf_counter() - waiting.popleft()) * 1e3)
        else:
            del waiting[min(1, len(waiting) - 1)]
    thread.join()
    return ages


def alive_under_load(port: int, steps: int) -> list[float]:
    """Milliseconds of isAlive while a fade renders."""
    load, client = Client(port), Client(port)
    start, end = seeds(2)
    load.send("generate_fade", 1, steps, start, end)
    ended = threading.Event()
    threading.Thread(target=lambda: (load.receive(), ended.set()), daemon=True).start()
    times = []
    while not ended.is_set():
        times.append(client.ask("isAlive"))
        time.sleep(0.002)  # seconds: a client that asks often, and leaves the daemon its core
    return times


def growth(serving: Serving, count: int) -> tuple[float, float]:
    """Resident MB after the first 1,000 requests, and what `count` requests add to it."""
    client = Client(serving.port)
    before = 0.0
    for i, seed in enumerate(seeds(count)):
        client.ask("generate_single_wav_id", i % 8, seed)
        if i + 1 == 1000:
            before = serving.resident_mb
    return before, serving.resident_mb - before
