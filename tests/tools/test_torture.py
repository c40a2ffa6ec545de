"""Each kind of torture for a few seconds: it does something, and finds nothing. The long runs are by hand."""

import json
from pathlib import Path

import pytest

from server.commands.table import COMMANDS
from server.protocol.osc import decode
from tools.torture import runs, table
from tools.torture.__main__ import KINDS, run_kind
from tools.torture.in_process import InProcess
from tools.torture.kinds import datagrams, kills, requests, soak
from tools.torture.messages import Messages
from tools.torture.model_files import write_small
from tools.torture.runs import Run
from tools.torture.sandbox import Sandbox

SECONDS = {"models": 1.0, "soak": 5.0}  # of a kind; of the others 2
NEEDED = {
    "datagrams": {"sent to the socket, structured", "into the dispatcher, mutated", "heartbeats"},
    "guided": {"runs of the decoder", "runs of the arguments", "runs of the metadata"},
    "properties": {"examples of properties"},
    "requests": {"requests", "requests that ended"},
    "kills": {"kills in mid-render", "files that were checked"},
    "soak": {"requests", "looks at the process"},
    "paths": {"paths tried"},
    "models": {"damaged models", "refused"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_few_seconds_find_nothing(kind: str):
    run = run_kind(kind, SECONDS.get(kind, 2.0), rng_seed=1)
    if run.skipped:
        pytest.skip(run.skipped)
    assert run.faults == []
    assert NEEDED[kind] <= set(+run.counts)
    assert not run.folder.exists()


def test_it_finds_what_is_wrong_in_process(tmp_path: Path, monkeypatch):
    """A command that breaks is a fault, with the datagram that breaks it."""
    run = Run("datagrams", 60.0, 0, tmp_path)
    sandbox = Sandbox(tmp_path)
    daemon = InProcess(write_small(tmp_path / "small.onnx"), sandbox.out, [("127.0.0.1", 1)])
    monkeypatch.setattr("server.commands.about.Synced", lambda n: 1 / 0)
    message = Messages(run.random, 64, ["x"], [1]).message(COMMANDS["sync"])
    datagrams._take(run, daemon, message, ("127.0.0.1", 1))
    assert run.counts["faults"] == 1
    assert "cc/sync" in run.faults[0]


def test_it_finds_files_outside(tmp_path: Path):
    sandbox = Sandbox(tmp_path / "torture")
    assert sandbox.find_outside() == []
    (sandbox.outside / "new").touch()
    (tmp_path / "torture" / "single1-abcdef-00001.wav").touch()
    assert [Path(path).name for path in sandbox.find_outside()] == ["new", "single1-abcdef-00001.wav"]
    assert sandbox.find_outside() == []


@pytest.mark.parametrize("length", [0, 40, 100])
def test_it_finds_a_sound_that_is_cut(tmp_path: Path, length: int):
    (tmp_path / "single1-abcdef-00001.wav").write_bytes(b"RIFF\xf8\0\0\0WAVE".ljust(length, b"\0")[:length])
    run = Run("kills", 60.0, 0, tmp_path)
    kills._check_files(run, tmp_path)
    assert run.counts["faults"] == 1


def test_it_finds_a_request_that_ends_twice_and_one_that_is_not_its_own(tmp_path: Path, start):
    run = Run("requests", 60.0, 0, tmp_path)
    peer = requests._Peer(run, start().socket.address[1], 0, 0, ["x"])
    command = COMMANDS["generate_single_wav_id"]
    own, other = peer._first_id(command), peer._first_id(command) + len(COMMANDS) * requests.IDS
    peer._sent[peer._key(command, own)] += 1
    peer._note("wav_id", (own, "a.wav", "1 loop"))
    peer._compare()
    assert run.faults == []
    peer._note("wav_id", (own, "a.wav", "1 loop"))
    peer._compare()
    peer._note("wav_id", (other, "a.wav", "1 loop"))
    assert ["ended" in fault for fault in run.faults] == [True, False]


def test_every_command_of_the_table_is_drawn():
    """With arguments that its declaration allows."""
    messages = Messages(Run("x", 1.0, 0, Path()).random, 64, ["lerp"], [1])
    for command in set(COMMANDS.values()):
        for _ in range(50):
            (message,) = decode(messages.message(command))
            assert message.address.removeprefix("/cc/") in command.names


def test_runs_add_up_in_the_table(tmp_path: Path):
    for seconds, count in ((3600, 400), (1800, 600)):
        run = Run("kills", seconds, 0, tmp_path)
        run.counts.update({"kills in mid-render": count, "files that were checked": 5})
        runs.append(tmp_path, run)
    run = Run("guided", 1.0, 0, tmp_path, skipped="atheris is not installed")
    runs.append(tmp_path, run)
    run = Run("paths", 1.0, 0, tmp_path)
    run.fault("a file was written outside")
    runs.append(tmp_path, run)
    assert [line["kind"] for line in map(json.loads, (tmp_path / runs.LOG).read_text().splitlines())][2] == "guided"
    page = tmp_path / "page.md"
    page.write_text(f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n")
    table.write(page, tmp_path)
    text = page.read_text()
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    assert "| 1,000, of which 0 were" in text
    assert "not run: atheris is not installed" in text
    assert "a file was written outside" in text
    page.write_text("no marks")
    with pytest.raises(OSError, match="between which"):
        table.write(page, tmp_path)


@pytest.mark.parametrize(("after", "faults"), [([6] * 20, 0), ([7] * 20, 1)])
def test_a_descriptor_that_stays_is_found_and_a_moment_is_not(tmp_path: Path, after: list[int], faults: int):
    """A log that is rotated is closed while it is looked at."""
    run = Run("soak", 60.0, 0, tmp_path)
    soak._compare(run, [(100.0, count, 9) for count in [6, 6, 5, *[6] * 17, *after]])
    assert len(run.faults) == faults
