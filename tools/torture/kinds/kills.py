"""kill -9 while sounds are rendered: no file is incomplete, and the next start leaves no temporary file."""

import random
from pathlib import Path

import soundfile
from PIL import Image

from server.commands.registry import Command
from server.commands.table import TABLE
from server.protocol.osc import decode
from server.protocol.replies import REPLIES, Reply, fields_of
from tools.torture.daemon import Client, DaemonProcess
from tools.torture.messages import Messages
from tools.torture.model_files import write_small
from tools.torture.runs import Run
from tools.torture.sandbox import Sandbox

REQUESTS = 60  # that wait when the daemon is killed
MAX_WAIT = 0.3  # seconds from the first sound to the kill
NOT_AN_END = {"progress", "msg"}


def torture(run: Run) -> None:
    sandbox = Sandbox(run.folder)
    model = run.model or write_small(sandbox.models / "small.onnx")
    messages = Messages(run.random, 64, [model.stem], [])
    with sandbox.entered():
        for _ in run.rounds():
            _kill_once(run, sandbox, model, messages)
        with DaemonProcess(run, sandbox, model):
            _check_leftovers(run, sandbox.out)


def _kill_once(run: Run, sandbox: Sandbox, model: Path, messages: Messages) -> None:
    """Start a daemon, look at what the one before left, ask for sounds, and kill it."""
    with DaemonProcess(run, sandbox, model) as daemon:
        _check_leftovers(run, sandbox.out)
        sandbox.delete_sounds(keep=0)
        client = Client(daemon.port)
        client.query("set_target_sr", messages.random.choice((8_000, 48_000, 192_000)))
        client.query("set_bpm", messages.random.choice((0.0, 20.0, 174.0)))
        for number in range(REQUESTS):
            command = messages.random.choice(_find_sounds())
            client.send(command.names[0], *messages.arguments(command, number))
        ended = _count_ended(client, messages.random)
        daemon.kill()
        client.close()
    run.counts["kills in mid-render" if ended < REQUESTS else "kills when all was done"] += 1
    _check_files(run, sandbox.out)


def _find_sounds() -> list[Command]:
    """The commands that answer with a sound and need nothing but numbers."""
    return [
        command
        for command in TABLE
        if _has_sound(command.reply) and not any(p.kind is str and not p.default for p in command.parameters)
    ]


def _has_sound(reply: type[Reply]) -> bool:
    return any(field.name == "wavfile" for field in fields_of(reply))


def _count_ended(client: Client, rng: random.Random) -> int:
    """Wait for the first sound and then up to MAX_WAIT; returns how many requests have ended by then."""
    ended, wait = 0, rng.uniform(0, MAX_WAIT)
    while ended < REQUESTS:
        name, _ = client.receive()
        ended += name not in NOT_AN_END
        if name in REPLIES and _has_sound(REPLIES[name]):
            break
    while (datagram := client.receive_raw(wait)) is not None:
        ended += decode(datagram)[0].address.removeprefix("/ccret/") not in NOT_AN_END
        wait *= 0.8
    return ended


def _check_files(run: Run, out: Path) -> None:
    """Each file with a name of its own is whole."""
    for path in out.iterdir():
        if path.name.startswith("."):
            run.counts["temporary files when it was killed"] += 1
        elif path.suffix in (".wav", ".png"):
            run.counts["files that were checked"] += 1
            if fault := _find_fault(path):
                run.fault(f"{path.name} is not complete: {fault}.")


def _find_fault(path: Path) -> str | None:
    data = path.read_bytes()
    try:
        if path.suffix == ".wav":
            size = int.from_bytes(data[4:8], "little")
            if size + 8 != len(data):
                return f"its header says {size + 8} bytes, and it has {len(data)}"
            frames, info = len(soundfile.read(path)[0]), soundfile.info(path)
            return None if frames and frames == info.frames else f"{frames} of {info.frames} frames can be read"
        with Image.open(path) as image:
            image.load()
        return None if b"IEND" in data[-12:] else "it does not end"
    except Exception as error:  # a library cannot read it, for whatever reason
        return str(error)


def _check_leftovers(run: Run, out: Path) -> None:
    """A daemon that has started has deleted the temporary files of the one that was killed."""
    if left := [path.name for path in out.iterdir() if path.name.startswith(".")]:
        run.fault(f"{left} are left after the next start.")
        for name in left:
            (out / name).unlink(missing_ok=True)
