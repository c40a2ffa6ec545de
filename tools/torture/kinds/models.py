"""Damaged models in a daemon's folder: each is listed or refused with its reason, and the good ones always play."""

import random
import re
from pathlib import Path

from tools.torture.daemon import PATIENCE, Client, DaemonProcess, Heartbeat
from tools.torture.model_files import damage, write_small
from tools.torture.runs import Run
from tools.torture.sandbox import Sandbox

BATCHES = (3, 24)  # files of the first list, and of each later one
TRIAL = 25.0  # seconds that a daemon may need for one model
NAMES = ("bad", "bad ü", "bad.two.dots", "bad -x", "bad'quote", "B" * 100)

_TOML = "bins = 64\nframes = 64\nn_fft = 128\nhop_length = 32\n"
_ENDED = re.compile(r"ended the process that tried it, with code (-?\d+)")


def torture(run: Run) -> None:
    sandbox = Sandbox(run.folder)
    rng = run.random
    good = write_small(sandbox.models / "small.onnx")
    whole = (run.model or good).read_bytes()
    with sandbox.entered(), DaemonProcess(run, sandbox, good) as daemon, Heartbeat(run, daemon.port):
        client = Client(daemon.port)
        for number in run.rounds():
            paths = _write_damaged(sandbox.models, whole, rng, BATCHES[min(number, 1)])
            names = _check_list(run, client, {path.stem for path in paths})
            for name in rng.sample(names, min(len(names), 3)):
                _play(run, client, name)
            _play(run, client, good.stem, is_good=True)
            for path in paths:
                path.unlink()
                path.with_suffix(".toml").unlink(missing_ok=True)
            run.counts["damaged models"] += len(paths)
            run.counts["lists"] += 1
            sandbox.delete_sounds()


def _write_damaged(folder: Path, whole: bytes, rng: random.Random, count: int) -> list[Path]:
    paths = [folder / f"{rng.choice(NAMES)} {number}.onnx" for number in range(count)]
    for path in paths:
        path.write_bytes(damage(whole, rng))
        if rng.random() < 0.1:
            toml = bytearray(_TOML.encode())
            toml[rng.randrange(len(toml))] = rng.randrange(256)
            path.with_suffix(".toml").write_bytes(toml)
    return paths


def _check_list(run: Run, client: Client, damaged: set[str]) -> list[str]:
    """The damaged models that are listed as playable; each other file has to be refused with a sentence."""
    client.send("list_models")
    faults: dict[str, str] = {}
    while True:
        name, values = client.receive(PATIENCE + TRIAL * len(damaged))
        if name == "models":
            break
        if name == "msg":
            stem, _, reason = str(values[0]).partition(": cannot be played: ")
            faults[stem] = reason
        elif name in ("error", "cancelled"):
            run.fault(f"list_models ended in {name} {values!r}.")
            return []
    if missing := (damaged | {"small"}) - faults.keys() - set(values):
        run.fault(f"The list is not complete: {sorted(missing)} are missing.")
    for stem, reason in faults.items():
        if ended := _ENDED.search(reason):
            _note_end(run, stem, int(ended[1]))
        elif "does not end" in reason:
            run.counts["did not end, which their trial noticed"] += 1
        elif not reason.endswith("."):
            run.fault(f"{stem} was refused without a sentence: {reason!r}.")
    run.counts["refused"] += len(faults)
    return sorted(damaged & {str(value) for value in values})


def _note_end(run: Run, stem: str, code: int) -> None:
    """A library that crashes ends its trial by a signal; another exception than ModelError ends it with code 1."""
    if code < 0:
        run.counts["crashed a library, in their trial"] += 1
    else:
        run.fault(f"{stem} ended its trial with code {code}: not by a ModelError.")


def _play(run: Run, client: Client, name: str, is_good: bool = False) -> None:
    """Load a model and make a sound of it; a damaged one may be refused, but not by an internal error."""
    values = client.query("load_model", name)
    if values[0] == name:
        run.counts["loaded"] += 1
        size = int(float(str(values[1])))
        values = client.query("generate_single_wav_id", 1, *[0.0] * size)
    code = str(values[2]) if len(values) == 4 else ""
    if code == "internal" or (is_good and code):
        run.fault(f"{name} could not be played: {values!r}.")
