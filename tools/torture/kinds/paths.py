"""Ways out of the allowed folders: links, dots, odd names, and a folder that is swapped for a link during a render."""

import contextlib
import os
import shutil
import threading
from pathlib import Path

from server.commands.table import COMMANDS, TABLE
from tools.torture.daemon import Client, DaemonProcess
from tools.torture.messages import Messages
from tools.torture.model_files import write_small
from tools.torture.runs import Run
from tools.torture.sandbox import TOKEN, Sandbox

SOUNDS = 8  # requests of one race
RACES = 0.3  # of the tries are races


def torture(run: Run) -> None:
    sandbox = Sandbox(run.folder)
    model = run.model or write_small(sandbox.models / "small.onnx")
    paths = sandbox.list_paths()
    messages = Messages(run.random, 64, paths, [])
    with sandbox.entered(), DaemonProcess(run, sandbox, model) as daemon:
        client = Client(daemon.port)
        for _ in run.rounds():
            if messages.random.random() < RACES:
                tried = _race(run, sandbox, client, messages)
            else:
                tried = _try_path(run, client, messages)
            for path in sandbox.find_outside():
                run.fault(f"{path} was written outside of the allowed folders, by {tried}.")
            sandbox.delete_sounds()


def _try_path(run: Run, client: Client, messages: Messages) -> str:
    """Send a path to a command that takes a text, and ask for sounds with pictures."""
    takers = [command for command in TABLE if any(p.kind is str and not p.choice for p in command.parameters)]
    command = messages.random.choice([*takers, *[COMMANDS["set_target_dir"]] * 8])
    arguments = messages.arguments(command)
    values = client.query(command.names[0], *arguments)
    _check_error(run, values)
    _check_error(run, client.query("generate_single_wav_id_img", 1, *messages.seed()))
    run.counts["paths tried"] += any(isinstance(value, str) for value in arguments)
    return f"{command.names[0]} {[value for value in arguments if isinstance(value, str)]!r:.300}"


def _race(run: Run, sandbox: Sandbox, client: Client, messages: Messages) -> str:
    """Swap the target folder, or one above it, for a link again and again while sounds are rendered."""
    target = sandbox.home / f"{TOKEN} race {run.counts['of them in a race']}"
    inner = target / "inner" if messages.random.random() < 0.5 else target
    inner.mkdir(parents=True, exist_ok=True)
    (sandbox.outside / "inner").mkdir(exist_ok=True)
    sandbox.find_outside()  # that folder is ours
    client.query("set_target_dir", str(inner))
    ends = threading.Event()
    swapper = threading.Thread(target=_swap, args=(target, sandbox.outside, ends))
    swapper.start()
    for number in range(SOUNDS):
        client.send("generate_single_wav_id_img", number, *messages.seed())
    client.query("sync", 1)
    ends.set()
    swapper.join()
    run.counts["paths tried"] += SOUNDS
    run.counts["of them in a race"] += SOUNDS
    client.query("set_target_dir", str(sandbox.out))
    shutil.rmtree(target, ignore_errors=True)
    return f"a race for {inner}"


def _swap(folder: Path, outside: Path, ends: threading.Event) -> None:
    aside = folder.with_name(f"{folder.name} aside")
    while not ends.is_set():
        with contextlib.suppress(OSError):
            os.rename(folder, aside)
            os.symlink(outside, folder)
            ends.wait(0.002)  # seconds: a render takes about so long
            os.unlink(folder)
            os.rename(aside, folder)
            ends.wait(0.001)
    if folder.is_symlink():
        folder.unlink()
    if aside.exists():
        os.rename(aside, folder)


def _check_error(run: Run, values: tuple) -> None:
    if len(values) == 4 and values[2] == "internal":
        run.fault(f"An internal error came: {values}.")
