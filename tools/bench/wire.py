"""Measure a running daemon as its clients see it: latency, delay under a fader, memory, time to start."""

import collections
import os
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import psutil
from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder

PATIENCE = 60.0  # seconds to wait for a reply


class DaemonProcess:
    """A daemon in a process of its own, for the time of a `with` block."""

    def __init__(self, folder: Path, *flags: str) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.settimeout(PATIENCE)
        ports = ["--port", "0", "--reply-port", str(self._socket.getsockname()[1])]
        ports += ["--parent-pid", str(os.getpid())]  # so that it ends if the bench is killed
        self._command = [sys.executable, "-m", "loopseed", "serve", *ports, "--out-dir", str(folder), *flags]

    def __enter__(self) -> "DaemonProcess":
        began = time.perf_counter()
        self._process = subprocess.Popen(self._command, stdout=subprocess.PIPE, text=True)
        self._socket.recv(4096)  # /ccret/init
        self.start_ms = (time.perf_counter() - began) * 1e3
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline().rpartition(":")[2])
        threading.Thread(target=collections.deque, args=(self._process.stdout, 0), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()
        self._socket.close()

    @property
    def resident_mb(self) -> float:
        return psutil.Process(self._process.pid).memory_info().rss / 2**20


class Client:
    """A client that sends requests and gets the replies on its own socket."""

    def __init__(self, port: int) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.connect(("127.0.0.1", port))
        self._socket.settimeout(PATIENCE)
        self.query("notify", 1)

    def send(self, command: str, *arguments: int | np.ndarray) -> None:
        builder = OscMessageBuilder(f"/cc/{command}")
        for argument in arguments:
            for value in argument.tolist() if isinstance(argument, np.ndarray) else [argument]:
                builder.add_arg(value)
        self._socket.send(builder.build().dgram)

    def receive(self) -> str:
        """Return the name of the next reply, other than progress."""
        while True:
            name = OscMessage(self._socket.recv(65_536)).address.rpartition("/")[2]
            if name != "progress":
                return name

    def query(self, command: str, *arguments: int | np.ndarray) -> float:
        """Return the milliseconds from a request to its reply, which must not be an error."""
        began = time.perf_counter()
        self.send(command, *arguments)
        name = self.receive()
        assert name not in ("error", "cancelled"), name
        return (time.perf_counter() - began) * 1e3


def draw_seeds(count: int, rng_seed: int = 0) -> np.ndarray:
    return np.random.default_rng(rng_seed).normal(0, 128 / 3, (count, 64))


def time_singles(port: int, count: int, rng_seed: int = 0) -> list[float]:
    """Return the milliseconds of one client's requests; each is sent after the reply to the one before."""
    client = Client(port)
    return [client.query("generate_single_wav_id", rng_seed, seed) for seed in draw_seeds(count, rng_seed)]


def time_command(port: int, command: str, *arguments: int | np.ndarray) -> list[float]:
    """Return the milliseconds of 500 requests for a command that needs no work in the queue."""
    client = Client(port)
    return [client.query(command, *arguments) for _ in range(500)]


def time_clients(port: int, clients: int, count: int) -> list[float]:
    """Return the milliseconds of the requests of several clients at once, `count` each."""
    with ThreadPoolExecutor(clients) as pool:
        return [ms for times in pool.map(lambda n: time_singles(port, count, n), range(clients)) for ms in times]


def time_fader(port: int, seconds: float, rate: float = 200.0) -> list[float]:
    """Return the age in ms of each sound's request, while a fader sends `rate` messages a second for one slot.

    A sound belongs to the oldest request without an ending; a cancellation belongs to the request after that.
    """
    client = Client(port)
    waiting: collections.deque[float] = collections.deque()
    count = int(seconds * rate)

    def drag() -> None:
        began = time.perf_counter()
        for i, seed in enumerate(draw_seeds(count)):
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


def time_alive_under_load(port: int, steps: int) -> list[float]:
    """Return the milliseconds of isAlive while a fade of `steps` loops renders."""
    load, client = Client(port), Client(port)
    start, end = draw_seeds(2)
    load.send("generate_fade", 1, steps, start, end)
    ended = threading.Event()
    threading.Thread(target=lambda: (load.receive(), ended.set()), daemon=True).start()
    times = []
    while not ended.is_set():
        times.append(client.query("isAlive"))
        time.sleep(0.002)  # seconds: a short pause, so that the client does not take the daemon's core
    return times


def measure_growth(daemon: DaemonProcess, count: int) -> tuple[float, float]:
    """Return the resident MB after the first 1,000 requests, and its growth until the last of `count` requests."""
    client = Client(daemon.port)
    before = 0.0
    for i, seed in enumerate(draw_seeds(count)):
        client.query("generate_single_wav_id", i % 8, seed)
        if i + 1 == 1000:
            before = daemon.resident_mb
    return before, daemon.resident_mb - before
