"""The process that holds a plugin: a plugin that crashes or hangs ends this process alone.

It is started as `python -m inference.search.plugin.host PLUGIN RATE LIMIT`. Nothing else imports DawDreamer, which is
licensed under the GPL. A request is a line of JSON and, where it says how many, bytes behind it; so is its answer.
After each note it writes an empty line: where nobody reads it, since the program that asked was killed, it ends.
"""

import contextlib
import ctypes
import faulthandler
import importlib
import json
import os
import platform
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, Protocol

import numpy as np

from inference.arrays import Floats

LIMIT = 60.0  # s that the plugin may take to load, and for each note
BLOCK = 512  # samples that a plugin computes at once
VELOCITY = 100  # of MIDI
TEMPORARY = "LOOPSEED_PLUGIN_FOLDER"  # variable with the folder of temporary files, which ends with the process


class Engine(Protocol):
    """What the process asks a plugin for; positions are 0..1."""

    def describe(self) -> dict[str, Any]:
        """`parameters`, each with index, name, position, text and is_knob; `inputs`, how many audio channels go in;
        `plugins`, the names of all plugins in the file, of which the first is open."""
        ...

    def set(self, numbers: list[int], position: Floats) -> None:
        """Turn the parameters of these numbers."""
        ...

    def play(self, pitch: int, length: float, samples: int, settle: float) -> Floats:
        """A note of `length` s after `settle` s of silence, from the note's start [shape=(samples,)]."""
        ...

    def read_state(self) -> bytes:
        """The plugin's state as the host keeps it."""
        ...

    def find_class(self) -> str:
        """The class of a VST3 in 32 hexadecimal digits; raises ValueError where there is none."""
        ...

    def open(self, path: str) -> None:
        """Open a .fxp or a .vstpreset; raises ValueError where the plugin refuses it."""
        ...


class DawDreamer:
    """A plugin in DawDreamer's render engine."""

    def __init__(self, path: str, sample_rate: int) -> None:
        dawdreamer: Any = importlib.import_module("dawdreamer")
        self._path, self._rate = path, sample_rate
        self._engine = dawdreamer.RenderEngine(sample_rate, BLOCK)
        self._plugin = self._engine.make_plugin_processor("plugin", path)
        self._engine.load_graph([(self._plugin, [])])
        self._is_vst3 = Path(path).suffix.lower() == ".vst3"
        # Many a VST2 says of no parameter that it can be automated, and means nothing by it.
        given = self._plugin.get_parameters_description() if self._is_vst3 else []
        self._fixed = {parameter["index"] for parameter in given if not parameter["isAutomatable"]}

    def describe(self) -> dict[str, Any]:
        plugin = self._plugin
        parameters = [
            {
                "index": index,
                "name": plugin.get_parameter_name(index),
                "position": plugin.get_parameter(index),
                "text": plugin.get_parameter_text(index),
                "is_knob": index not in self._fixed,
            }
            for index in range(plugin.get_plugin_parameter_size())
        ]
        plugins = []
        if self._is_vst3:
            with contextlib.suppress(OSError, AttributeError, ValueError):
                plugins = [name for name, _ in list_classes(Path(self._path))]
        return {"parameters": parameters, "inputs": plugin.get_num_input_channels(), "plugins": plugins}

    def set(self, numbers: list[int], position: Floats) -> None:
        for number, value in zip(numbers, position.tolist(), strict=True):
            self._plugin.set_parameter(number, value)

    def play(self, pitch: int, length: float, samples: int, settle: float) -> Floats:
        self._plugin.clear_midi()
        self._plugin.add_midi_note(pitch, VELOCITY, settle, length)
        before = round(settle * self._rate) + self._plugin.get_latency_samples()
        self._engine.render((before + samples + 1) / self._rate)
        sound = self._engine.get_audio().mean(axis=0)[before : before + samples]
        return np.pad(sound, (0, samples - len(sound))).astype(np.float32)

    def read_state(self) -> bytes:
        self._plugin.clear_midi()
        self._engine.render(BLOCK / self._rate)  # a VST3 takes parameters when it computes its next block
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "state"
            self._plugin.save_state(str(path))
            return path.read_bytes()

    def find_class(self) -> str:
        return list_classes(Path(self._path))[0][1]

    def open(self, path: str) -> None:
        load = self._plugin.load_vst3_preset if path.endswith(".vstpreset") else self._plugin.load_preset
        if not load(path):
            raise ValueError("the plugin refused it")


class _ClassInfo(ctypes.Structure):
    """PClassInfo of Steinberg's `ipluginbase.h`."""

    _fields_ = (
        ("class_id", ctypes.c_ubyte * 16),
        ("cardinality", ctypes.c_int32),
        ("category", ctypes.c_char * 32),
        ("name", ctypes.c_char * 64),
    )


def list_classes(path: Path) -> list[tuple[str, str]]:
    """The name and the class, in hexadecimal digits, of each effect and instrument in a VST3 that this process loads.

    It asks the plugin's IPluginFactory, whose table of functions is in `ipluginbase.h`. Raises ValueError, and OSError
    with the words of the system where the library cannot be loaded.
    """
    library = ctypes.CDLL(str(_find_binary(path)))
    library.GetPluginFactory.restype = ctypes.c_void_p
    factory = ctypes.c_void_p(library.GetPluginFactory())
    table = ctypes.cast(factory, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p))).contents
    call = ctypes.WINFUNCTYPE if sys.platform == "win32" else ctypes.CFUNCTYPE
    count = call(ctypes.c_int32, ctypes.c_void_p)(table[4] or 0)
    describe = call(ctypes.c_int32, ctypes.c_void_p, ctypes.c_int32, ctypes.POINTER(_ClassInfo))(table[5] or 0)
    found = []
    for number in range(count(factory)):
        info = _ClassInfo()
        if describe(factory, number, ctypes.byref(info)) == 0 and info.category == b"Audio Module Class":
            found.append((info.name.decode("utf-8", "replace"), _write_class(bytes(info.class_id))))
    if not found:
        raise ValueError(f"{path.name} has no class of an audio module")
    return found


def _write_class(data: bytes) -> str:
    """The 16 bytes of a class as presets have it: Windows keeps the first eight in the order of its own numbers."""
    if sys.platform == "win32":
        data = data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]
    return data.hex().upper()


def _find_binary(path: Path) -> Path:
    """The library of a VST3, which is a folder or, under Windows, may be the library itself."""
    if path.is_file():
        return path
    machines = {"win32": "*-win/*.vst3", "darwin": "MacOS/*"}
    found = sorted((path / "Contents").glob(machines.get(sys.platform, f"{platform.machine()}-linux/*.so")))
    if not found:
        raise ValueError(f"{path.name} holds no library for this system and processor")
    return found[0]


def explain_failure(path: Path, error: str) -> str:
    """Why a plugin cannot be loaded, in the words of the system's loader where it has some; `error` is the host's."""
    try:
        library = _find_binary(path)
        ctypes.CDLL(str(library))
    except (OSError, ValueError) as reason:
        return str(reason)
    if sys.platform == "linux" and path.is_dir() and library.stem != path.stem:
        return f"its library {library.name} is not named as the folder, which is to be {library.stem}{path.suffix}"
    return error


def serve(make: Callable[[], Engine], requests: BinaryIO, answers: BinaryIO, limit: float = LIMIT) -> None:
    """Make the engine and do what is asked for, until the requests end.

    limit : seconds for each note, and to load: where the plugin takes longer, the process ends with code 1, even while
    the plugin holds Python's lock.
    """
    with _Watched(limit):
        try:
            engine = make()
        except Exception as error:
            _answer(answers, {"error": str(error)})
            return
    _answer(answers, engine.describe())
    while line := requests.readline():
        request = json.loads(line)
        data = np.frombuffer(requests.read(request.pop("bytes", 0)), np.float32)
        try:
            result = _do(engine, answers, limit, data, **request)
        except BrokenPipeError:
            return
        except Exception as error:
            _answer(answers, {"error": str(error)})
            continue
        if isinstance(result, dict):
            _answer(answers, result)
        else:
            _answer(answers, {}, result)


def _do(
    engine: Engine, answers: BinaryIO, limit: float, data: Floats, task: str, **given: Any
) -> bytes | dict[str, Any]:
    if task == "play":
        numbers = given.pop("numbers")
        sounds = []
        for position in data.reshape(given.pop("patches"), len(numbers)):
            with _Watched(limit):
                engine.set(numbers, position)
                sounds.append(engine.play(**given))
            answers.write(b"\n")
            answers.flush()
        return np.concatenate(sounds).tobytes()
    with _Watched(limit):
        if task == "open":
            engine.open(given["path"])
            return engine.describe()
        engine.set(given["numbers"], data)
        if task == "class":
            return {"class": engine.find_class()}
        return engine.read_state() if task == "state" else engine.describe()


class _Watched:
    """Ends the process where the block takes longer than a limit in seconds."""

    def __init__(self, limit: float) -> None:
        self._limit = limit

    def __enter__(self) -> None:
        faulthandler.dump_traceback_later(self._limit, exit=True)

    def __exit__(self, *error: object) -> None:
        faulthandler.cancel_dump_traceback_later()


def _answer(answers: BinaryIO, content: dict[str, Any], data: bytes = b"") -> None:
    answers.write(json.dumps({**content, "bytes": len(data)}).encode() + b"\n" + data)
    answers.flush()


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The input and the output of the process; what a plugin prints goes to nowhere from then on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the program that started this process, which ends it
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "r+b") as null:
        os.dup2(null.fileno(), 0)
        os.dup2(null.fileno(), 1)
    return requests, answers


def main(path: str, sample_rate: str, limit: str) -> None:
    """Hold a plugin for the program that started this process."""
    requests, answers = take_pipes()

    def make() -> DawDreamer:
        try:
            return DawDreamer(path, int(sample_rate))
        except RuntimeError as error:
            raise RuntimeError(explain_failure(Path(path), str(error))) from None

    with contextlib.suppress(BrokenPipeError):  # the program that started this process was killed
        serve(make, requests, answers, float(limit))
    if TEMPORARY in os.environ:  # that program removes it otherwise
        shutil.rmtree(os.environ[TEMPORARY], ignore_errors=True)
    os._exit(0)  # some plugins crash while they are unloaded


if __name__ == "__main__":
    main(*sys.argv[1:])
