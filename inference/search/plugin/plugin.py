"""A plugin, seen from here: its parameters, its sound, its state. The plugin itself is in another process."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from inference.arrays import Floats
from inference.extras import how_to_get, list_missing, say_missing
from inference.model.trial import ROOT
from inference.search.plugin.host import LIMIT, TEMPORARY
from inference.search.synth.patches import PatchError
from inference.search.synth.synth import SAMPLE_RATE, Note
from inference.sentences import escape

SUFFIXES = (".vst3", ".so", ".dll", ".vst")
SYSTEMS = {".so": "linux", ".dll": "win32", ".vst": "darwin"}  # of a VST2
NAMES = {"linux": "Linux", "win32": "Windows", "darwin": "macOS"}
HOST = (sys.executable, "-m", "inference.search.plugin.host")
OPENED = "opened a preset"  # what it was doing
MAX_LEVEL = 1e3  # of full scale: a louder sound is a fault of the plugin


class PluginError(PatchError):
    """A plugin, or a file for one, that cannot be used; the text is one sentence."""


@dataclass(frozen=True, slots=True)
class PluginParameter:
    """A parameter as a plugin describes it. position : 0..1. text : the value there, as the plugin writes it.

    is_knob : not for one of a VST3 that no host may automate, such as a meter or the host's own sample rate.
    """

    index: int
    name: str
    position: float
    text: str
    is_knob: bool = True


class Plugin:
    """A plugin that runs in a process of its own, from the block's start to its end.

    parameters : as they were when the plugin was loaded. has_inputs : whether sound can go in, as with an effect.
    plugins : names of all in the file, where it says them; it is the first.
    """

    def __init__(self, path: Path, sample_rate: int = SAMPLE_RATE, limit: float = LIMIT) -> None:
        """Load the plugin; raises PluginError where there is none.

        limit : seconds that it may take to load, and for each note.
        """
        self.path, self._limit = path, limit
        _check(path)
        self._folder = tempfile.mkdtemp(prefix="loopseed-plugin-")  # JUCE leaves files in it where it is killed
        temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP", TEMPORARY), self._folder)
        self._process = subprocess.Popen(
            [*HOST, str(_find_vst2(path).absolute()), str(sample_rate), str(limit)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **temporary, "OPENBLAS_NUM_THREADS": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            answer, _ = self._read("was loaded")
        except BaseException:
            self.close()
            raise
        self.parameters = [PluginParameter(**parameter) for parameter in answer["parameters"]]
        self.has_inputs = answer["inputs"] > 0
        self.plugins: list[str] = answer.get("plugins", [])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever the plugin is doing."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(BrokenPipeError):  # what it was to be asked for is lost
                    pipe.close()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def play(self, positions: Floats, numbers: Sequence[int], note: Note, samples: int, settle: float) -> Floats:
        """The sounds [shape=(patches, samples)] of a note with patches [shape=(patches, len(numbers)), 0..1].

        numbers : the parameters that the patches set. settle : seconds of silence before each note, in which the
        plugin forgets the patch before. A sound that holds what is no sound is silent.
        """
        given = {"pitch": round(note.pitch), "length": note.length, "samples": samples, "settle": settle}
        given |= {"patches": len(positions), "numbers": list(numbers)}
        _, data = self._ask("play", given, positions)
        sounds = np.frombuffer(data, np.float32).reshape(len(positions), samples).copy()
        broken = ~(np.abs(sounds) < MAX_LEVEL).all(axis=1)
        sounds[broken] = 0
        return sounds

    def set(self, positions: Mapping[int, float]) -> list[PluginParameter]:
        """Turn parameters by their numbers; returns all as they are then."""
        return self._list(*self._ask_with("set", positions))

    def read_state(self, positions: Mapping[int, float]) -> bytes:
        """The state of the plugin with these parameters, as the host writes it: see fxp.py and vstpreset.py."""
        return self._ask_with("state", positions)[1]

    def find_class(self) -> str:
        """The class of a VST3 in 32 hexadecimal digits."""
        return self._ask_with("class", {})[0]["class"]

    def open(self, path: Path) -> list[PluginParameter]:
        """Open a preset, .fxp or .vstpreset; returns all parameters as they are then."""
        return self._list(*self._ask("open", {"path": str(path.absolute())}, np.zeros(0, np.float32)))

    def _list(self, answer: dict[str, Any], _: bytes) -> list[PluginParameter]:
        return [PluginParameter(**parameter) for parameter in answer["parameters"]]

    def _ask_with(self, task: str, positions: Mapping[int, float]) -> tuple[dict[str, Any], bytes]:
        return self._ask(task, {"numbers": list(positions)}, np.array(list(positions.values()), np.float32))

    def _ask(self, task: str, given: Mapping[str, Any], data: Floats) -> tuple[dict[str, Any], bytes]:
        assert self._process.stdin
        raw = np.ascontiguousarray(data, np.float32).tobytes()
        doing = {"play": "played a note", "open": OPENED}.get(task, "gave its state")
        try:
            self._process.stdin.write(json.dumps({"task": task, **given, "bytes": len(raw)}).encode() + b"\n" + raw)
            self._process.stdin.flush()
        except OSError:
            raise self._describe_end(doing) from None
        return self._read(doing)

    def _read(self, doing: str) -> tuple[dict[str, Any], bytes]:
        assert self._process.stdout
        while (line := self._process.stdout.readline()) == b"\n":  # a note is played
            pass
        if not line.endswith(b"\n"):
            raise self._describe_end(doing)
        answer = json.loads(line)
        data = self._process.stdout.read(size := answer.pop("bytes"))
        if len(data) < size:
            raise self._describe_end(doing)
        if "error" in answer:
            raise PluginError(self._explain(doing, answer["error"]))
        return answer, data

    def _explain(self, doing: str, error: str) -> str:
        reason = escape(error).rstrip(".")[:300]
        if doing == "was loaded":
            system = SYSTEMS.get(self.path.suffix.lower(), sys.platform)
            why = reason if system == sys.platform else f"it is one for {NAMES[system]}"
            return f"{self.path} is no plugin that can be loaded here: {why}; name a VST2 or VST3 of this system."
        return f"{self.path.name} failed while it {doing}: {reason}; try another plugin or file."

    def _describe_end(self, doing: str) -> PluginError:
        code = self._process.wait()
        advice = "the preset may be damaged" if doing == OPENED else "try it in another host"
        if code == 1:  # serve() ends so
            return PluginError(
                f"{self.path.name} hung while it {doing}: it was ended after {self._limit:g} s; {advice}."
            )
        how = f"signal {-code}" if code < 0 else f"code {code}"
        return PluginError(f"{self.path.name} crashed while it {doing} ({how}); {advice}.")


def _find_vst2(path: Path) -> Path:
    """The library of a VST2 in a folder, as DPF makes them; macOS takes its own folders as they are."""
    if sys.platform != "darwin" and path.suffix.lower() == ".vst" and path.is_dir():
        return next((found for found in sorted(path.iterdir()) if found.suffix.lower() in (".so", ".dll")), path)
    return path


def _check(path: Path) -> None:
    if not path.exists():
        raise PluginError(f"There is no plugin {path}; name the file or folder of a VST2 or VST3.")
    if bundle := next((parent for parent in path.parents if parent.suffix.lower() == ".vst3"), None):
        raise PluginError(f"{path} is a part of a plugin; name its folder {bundle}.")
    if path.suffix.lower() not in SUFFIXES:
        raise PluginError(f"{path} is no plugin: its name ends in none of {', '.join(SUFFIXES)}.")
    if list_missing(["dawdreamer"]):
        raise PluginError(f"{say_missing(['DawDreamer'])}, which plugins need: {how_to_get('vst')}.")
