"""Coverage-guided fuzzing by atheris of the decoder, of the arguments and of a model's metadata.

Each target runs in a process of its own: `python -m tools.torture.kinds.guided TARGET CORPUS [flags of libFuzzer]`.
"""

import contextlib
import importlib
import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable, Container
from pathlib import Path
from typing import Any

from inference.extras import UV
from tools.torture.runs import ROOT, Run

TARGETS = ("decoder", "arguments", "metadata")
LIMITS = ("-timeout=10", "-rss_limit_mb=2048", "-max_len=4096")  # seconds and MB of one input; bytes


def torture(run: Run) -> None:
    if importlib.util.find_spec("atheris") is None:
        run.skipped = f"atheris is not installed: start the command with {UV} run --all-extras --with atheris"
        return
    for target in TARGETS:
        corpus = run.folder / target
        corpus.mkdir()
        seconds = max(1, int(run.seconds / len(TARGETS)))
        flags = [*LIMITS, f"-max_total_time={seconds}", f"-seed={run.rng_seed + 1}", "-print_final_stats=1"]
        flags.append(f"-artifact_prefix={run.folder}/found-{target}-")
        command = [sys.executable, "-m", __name__, target, str(corpus), *flags]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace")
        units = re.search(r"number_of_executed_units: (\d+)", done.stderr)
        run.counts[f"runs of the {target}"] += int(units[1]) if units else 0
        run.raise_figure(f"covered_{target}", max(map(int, re.findall(r" cov: (\d+)", done.stderr)), default=0))
        for path in run.folder.glob(f"found-{target}-*"):
            run.fault(f"The {target} fails with the input {path.read_bytes()!r:.2000}: {done.stderr[-1500:]}")
        if done.returncode and not list(run.folder.glob(f"found-{target}-*")):
            run.fault(f"The {target} ended with code {done.returncode}: {done.stderr[-1500:]}")
    run.figures["hours"] = run.seconds / 3600


def _fuzz(target: str, flags: list[str]) -> None:
    """Run libFuzzer; what it imports inside the block is watched."""
    atheris = importlib.import_module("atheris")  # it is there only for this kind

    with atheris.instrument_imports(include=["server.protocol", "inference.model", "inference.description"]):
        take = {"decoder": _decoder, "arguments": _arguments, "metadata": _metadata}[target]()
    atheris.Setup([target, *flags], take)
    atheris.Fuzz()


def _decoder() -> Callable[[bytes], None]:
    """Any bytes are messages or one bad_packet."""
    from server.protocol.errors import CommandError
    from server.protocol.osc import decode

    def take(data: bytes) -> None:
        try:
            decode(data)
        except CommandError as error:
            _check(error, {"bad_packet"})

    return take


def _arguments() -> Callable[[bytes], None]:
    """Any arguments of any command are its values, one for each parameter, or one error of the wire's."""
    from server.commands.table import TABLE
    from server.protocol.arguments import parse, request_id
    from server.protocol.errors import CODES, CommandError
    from server.protocol.osc import decode

    def take(data: bytes) -> None:
        command = TABLE[data[0] % len(TABLE)] if data else TABLE[0]
        try:
            messages = decode(b"/x\0\0" + data[1:])
        except CommandError:
            return
        for message in messages:
            for size in (2, 64):
                request_id(command.parameters, message.arguments, size)
                try:
                    assert len(parse(command.parameters, message.arguments, size)) == len(command.parameters)
                except CommandError as error:
                    _check(error, CODES)

    return take


def _metadata() -> Callable[[bytes], None]:
    """Any file has metadata and a description, or one of the errors that are declared."""
    import tempfile

    from inference.description import METADATA_KEY, Description, DescriptionError
    from inference.model.golden import GOLDEN_KEY, Golden, GoldenError
    from inference.model.metadata import MetadataError, read_locations, read_metadata

    path = Path(tempfile.mkdtemp()) / "fuzzed.onnx"

    def take(data: bytes) -> None:
        path.write_bytes(data)
        try:
            texts = list(read_metadata(path, (METADATA_KEY, GOLDEN_KEY)).values())
            read_locations(path)
        except (MetadataError, RecursionError):
            texts = [data.decode("utf-8", "replace")]
        for text in texts:
            with contextlib.suppress(DescriptionError, GoldenError):
                Golden.from_json(text, Description.from_json(text))

    return take


def _check(error: Any, codes: Container[str]) -> None:
    """An error of the wire has one of these codes and one sentence."""
    assert error.code in codes, error.code
    assert error.text.endswith("."), error.text


if __name__ == "__main__":
    _fuzz(sys.argv[1], sys.argv[2:])
