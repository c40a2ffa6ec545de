"""A Pd that runs in real time, is sent messages to named receivers, and tells what other receivers got."""

import queue
import re
import socket
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from pd_patch import HEADLESS, complaints, patch

from inference.files.wav import read_origin

PATIENCE = 120.0  # seconds after which what was waited for has failed the test
LINE = re.compile(r"(?P<name>[\w~-]+): ?(?P<words>.*)")


class Running:
    """A Pd process with patches open; `watch` names the receivers that are listened to."""

    def __init__(
        self, folder: Path, patches: Iterable[Path], watch: Iterable[str], command: list[str] | None = None, **how: dict
    ) -> None:
        self.heard: defaultdict[str, queue.Queue[str]] = defaultdict(queue.Queue)
        self._lock = threading.Lock()
        self.log: list[str] = []
        with socket.create_server(("127.0.0.1", 0)) as door:
            port = door.getsockname()[1]
            control = self._control(folder / f"control{port}.pd", port, list(watch))
            opened = [word for path in (*patches, control) for word in ("-open", str(path))]
            self.process = subprocess.Popen(
                [*(command or HEADLESS), *opened], stderr=subprocess.PIPE, text=True, encoding="utf-8", **how
            )
            threading.Thread(target=self._listen, daemon=True).start()
            door.settimeout(PATIENCE)
            self._socket = door.accept()[0]
        self.send(f"pd-control{port}.pd vis 0")  # where there is a screen, its window would cover the others

    def _control(self, path: Path, port: int, watch: list[str]) -> Path:
        """`NAME words;` over TCP goes to the receiver NAME; what a watched receiver gets is printed. Pd calls us."""
        boxes = ["obj netsend", "obj list", "obj t l l", "obj list split 1", "obj list split 1"]
        boxes += ["obj list trim", "obj send", "obj symbol", "obj list", "obj loadbang"]
        boxes += [f"msg connect 127.0.0.1 {port}"]
        cords = [(0, 1, 1, 0), (1, 0, 2, 0), (2, 1, 3, 0), (2, 0, 4, 0), (4, 1, 5, 0), (5, 0, 6, 0)]
        cords += [(3, 0, 8, 0), (8, 0, 7, 0), (7, 0, 6, 1)]
        cords += [(9, 0, 10, 0), (10, 0, 0, 0)]
        for name in watch:
            boxes += [f"obj r {name}", f"obj print {name}"]
            cords.append((len(boxes) - 2, 0, len(boxes) - 1, 0))
        return patch(path, boxes, cords)

    def _listen(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.log.append(line.rstrip("\n"))
            if found := LINE.match(line):
                self.take(found["name"], found["words"].strip())

    def take(self, name: str, words: str) -> None:
        """What a receiver got, as Pd tells it."""
        self.queue_of(name).put(words)

    def queue_of(self, name: str) -> queue.Queue[str]:
        """What a receiver got; two threads ask for it, and only one may make it."""
        with self._lock:
            return self.heard[name]

    def send(self, *messages: str) -> None:
        """Send messages as in a Pd message box after the semicolon: `smol-play 1`."""
        for message in messages:
            self._socket.sendall(f"{message};\n".encode())

    def wait(self, name: str, wanted: Callable[[str], bool] | str = lambda words: True) -> str:
        """What the receiver got, as soon as it is what is wanted; what it got before that is forgotten."""
        test = (lambda words: words.startswith(wanted)) if isinstance(wanted, str) else wanted
        until, over = time.monotonic() + PATIENCE, False
        while not over and time.monotonic() < until:
            ended = self.process.poll() is not None  # what it said is heard within a second then
            try:
                words = self.queue_of(name).get(timeout=1)
            except queue.Empty:
                over = ended
                continue
            if test(words):
                return words
        end = f"has ended ({self.process.returncode}) and" if over else "still runs and"
        raise AssertionError(f"{name} never was what was waited for; Pd {end} said {self.log[-20:]}")

    def link(self, name: str, port: int) -> None:
        """Bring a patch to the daemon at a port of this machine; NAME-alive is watched."""
        self.send(f"{name}-daemon 127.0.0.1 {port}")
        self.wait(f"{name}-alive", "0")
        self.wait(f"{name}-alive", "1")

    def wrong(self) -> list[str]:
        """What Pd complained about."""
        return [line for line in complaints("\n".join(self.log)) if not LINE.match(line) or line.startswith("error")]

    def close(self) -> None:
        """End Pd."""
        self._socket.close()
        self.process.terminate()
        self.process.wait(PATIENCE)


def atom(text: object) -> str:
    """A symbol as Pd's text holds it: spaces, commas, semicolons and dollars escaped."""
    return re.sub(r"([ ,;$\\])", r"\\\1", str(text))


def plain(words: str) -> str:
    """The text of one printed symbol."""
    return re.sub(r"\\(.)", r"\1", words.removeprefix("symbol "))


def made_with(path: str) -> tuple[float, int]:
    """The tempo and the rate of a file whose path Pd has printed."""
    origin = read_origin(Path(plain(path)))
    return origin["bpm"], origin["rate"]
