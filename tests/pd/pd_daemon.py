"""A daemon for tests that speaks the part of the wire that is to come: directions, map, conditions, find, continue,
and the search for a patch."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pd_patch import RATE
from pythonosc.osc_message import OscMessage

from osc_client import datagram

DIRECTIONS = ("kick", "hats", "1")
WALK = ("directions", "generate_directed", "move_seed", "map", "seed_at")
OFFERED = (*WALK, "conditions", "set_condition", "match_seed", "match_patch", "continue_seed", "continue_wav")


class FakeDaemon:
    """Answers on a port of its own; `asked` holds every request but the ticks. Sounds are one given file."""

    def __init__(self, sound: Path) -> None:
        self.sound = sound
        self.offered: tuple[str, ...] = OFFERED  # what its help lists
        self.has_walk = True  # whether the model has directions and a map
        self.asked: list[tuple[str, tuple]] = []
        self.conditions = {"brightness": [0.0, 1.0, 0.5, 0], "bass level": [-2.0, 2.0, 0.25, 1]}
        self.patch: dict[str, float] = {}  # what a search for a patch finds
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self.socket.sendto(datagram("/cc/end"), ("127.0.0.1", self.port))

    def _serve(self) -> None:
        while True:
            data, client = self.socket.recvfrom(65_536)
            message = OscMessage(data)
            name, given = message.address.removeprefix("/cc/"), tuple(message)
            if name == "end":
                self.socket.close()
                return
            if name not in ("notify", "isAlive", "version"):
                self.asked.append((name, given))
            for reply, *arguments in self._replies(name, given):
                self.socket.sendto(datagram(f"/ccret/{reply}", *arguments), client)

    def _replies(self, name: str, given: tuple) -> list[tuple]:
        if name == "notify":
            return [("notify", 1, 0, 64)]
        if name == "isAlive":
            return [("alive",)]
        if name == "version":
            return [("version", "loopseed", "0.1.0", 1, 7)]
        if name == "random_seed":
            return [("seed", int(given[0]), [0.0] * 64)]
        if name == "seed_of":
            return [("error", "/cc/seed_of", int(given[0]), "bad_arguments", "No origin."), ("msg", "No origin.")]
        if name == "help":
            return [("help", f"/cc/{command}", "", "It does so.") for command in self.offered]
        if name == "match_seed":
            search = int(given[0])
            return [("candidate", search, 9.5, [1.0] * 64), ("origin", search, "techno", 0.5, 0),
                    ("match", search, 3.5, [2.0] * 64)]  # fmt: skip
        if name == "generate_single_wav":
            return [("wav", self.sound.as_posix(), "made")]
        if name == "match_patch":
            search = int(given[0])
            found = [("patch_parameter", search, *parameter) for parameter in self.patch.items()]
            return [("patch_candidate", search, 9.5), *found, ("patch", search, 3.5, "tone-1.json", "tone-1.wav")]
        if name in ("generate_directed", "generate_single_wav_id", "continue_seed", "continue_wav"):
            return [("wav_id", int(given[0]), self.sound.as_posix(), "made")]
        if name in WALK and not self.has_walk:
            return [("error", f"/cc/{name}", -1, "bad_model", "The model has none."), ("msg", "The model has none.")]
        if name == "model":
            return [("model", "techno", 64, 128, 512, 44100, 128.0, 4)]
        if name == "sync":
            return [("synced", *given)]
        if name == "directions":
            return [("directions", len(DIRECTIONS), *DIRECTIONS)]
        if name == "move_seed":
            count = int(given[1])
            return [("seed", int(given[0]), [dial + sum(given[2 : 2 + count]) for dial in given[2 + count :]])]
        if name == "map":
            return [("map", (self.sound.parent / "the map.png").as_posix(), 2048)]
        if name == "seed_at":
            return [("seed", int(given[0]), [given[1], given[2], *[0.0] * 62])]
        if name == "conditions":
            spread = [word for label, numbers in self.conditions.items() for word in (label, *numbers)]
            return [("conditions", len(self.conditions), *spread)]
        if name == "set_condition":
            self.conditions[given[0]][2:] = [given[1], 1] if len(given) > 1 else [0.5, 0]
        return [("msg", "done")]


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeDaemon]:
    """One whose sounds are a second of silence."""
    soundfile.write(tmp_path / "made.wav", np.zeros(RATE), RATE)
    daemon = FakeDaemon(tmp_path / "made.wav")
    yield daemon
    daemon.close()
