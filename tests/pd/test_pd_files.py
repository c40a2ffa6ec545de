"""Every Pure Data file: opened and saved again by Pd itself, and what it asks of the daemon."""

import re
import subprocess
from pathlib import Path

import pytest
from pd_file import canvases, requests
from pd_patch import HEADLESS, PD, complaints, needs_pd
from pd_running import PATIENCE

from server.commands.table import COMMANDS, TABLE
from server.protocol.arguments import parse

FILES = sorted(PD.glob("*.pd"))
# Asked for only where the daemon's help lists them.
OFFERED = {"directions", "generate_directed", "move_seed", "map", "seed_at", "conditions", "set_condition"}
OFFERED |= {"match_seed", "match_patch", "continue_seed", "continue_wav"}
HANDS = {
    "set_bpm": "133.7",
    "set_target_sr": "44100",
    "set_truncation": "0.5",
    "set_transients": "0.5",
    "sync": "9004",
    "random_seed": "9004",
    "generate_single_wav_id": "9004",
}  # what a hand may have put in for $1


@needs_pd
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_pd_opens_it_without_a_complaint_and_saves_the_same(path: Path, tmp_path: Path):
    save = f"; pd-{path.name} savetofile {path.name} {tmp_path}; pd quit"
    done = subprocess.run([*HEADLESS, "-open", path, "-send", save], capture_output=True, text=True, timeout=PATIENCE)
    assert complaints(done.stderr) == []
    assert (tmp_path / path.name).read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_it_asks_for_is_in_the_table(path: Path):
    for request in requests(path):
        name, *words = request.replace("\\$", "$").split(" ")
        assert name in COMMANDS or name in OFFERED, request
        if name in COMMANDS and words[-1:] != ["..."]:
            given = tuple(argument(word.replace("$1", HANDS.get(name, "$1"))) for word in words)
            parse(COMMANDS[name].parameters, given, 64)


def argument(word: str) -> float | str:
    """As Pd sends it: numbers as floats."""
    try:
        return float(word)
    except ValueError:
        return word


def test_every_command_is_reached_from_a_patch():
    asked = {
        request.split(" ")[0] for path in FILES if not path.name.endswith("-help.pd") for request in requests(path)
    }
    assert {command.names[0] for command in TABLE} - asked == set()
    assert asked >= OFFERED


def test_each_abstraction_of_the_readme_has_a_help_patch():
    readme = (PD / "README.md").read_text(encoding="utf-8")
    for name in re.findall(r"^\| `\[(ls-\S+) ", readme, re.MULTILINE):
        assert (PD / f"{name}.pd").exists(), name
        assert (PD / f"{name}-help.pd").exists(), name
    for path in FILES:
        name = path.stem.removesuffix("-help")
        assert name in readme, f"{path.name} is missing in clients/pd/README.md"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_slider_shows_its_value(path: Path):
    """Beside it stands a number, or a label with the unit."""
    text = path.read_text(encoding="utf-8").replace("\n", " ")
    for receiver in re.findall(r"#X obj \d+ \d+ hsl (?:\S+ ){6}(\S+) ", text):
        if receiver == "empty":  # a meter
            continue
        number = re.search(rf" nbx (?:\S+ ){{6}}{re.escape(receiver)} ", text)
        label = re.search(rf" ls-value {re.escape(receiver)} ", text) and f" {receiver}-value " in text
        assert number or label, receiver


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_number_to_a_button_is_a_bang(path: Path):
    """`; hallu-preview 1` from a phone set where the array was read from, and each later preview failed."""
    found = canvases(path)
    words = [box.split() for canvas in found for box in canvas.boxes]
    buttons = {box[7] for box in words if box[:2] == ["obj", "bng"]}
    for canvas in found:
        for source, target in canvas.cords:
            sender, _, name = canvas.boxes[source].partition("obj r ")
            if not sender and name in buttons:
                assert not re.match(r"obj (array get|f( -?\d+)?$)", canvas.boxes[target]), canvas.boxes[source]
