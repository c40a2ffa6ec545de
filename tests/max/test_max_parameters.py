"""What Push, Live's modulators and the Max Console get of the devices."""

from pathlib import Path

import pytest
from max_faces import ENUM, FLOAT
from max_package import ROOT, Package

from tools.max_builder.parameter import ADDITIVE, BIPOLAR, DECIBEL, NO_MODULATION, UNIPOLAR
from tools.max_file import Box

PACKAGE = Package(ROOT)
ENCODERS = 8  # of Push
per_device = pytest.mark.parametrize("path", PACKAGE.devices, ids=lambda path: path.name)


def automated(path: Path) -> dict[str, Box]:
    """The parameters that Live automates, by their long names."""
    found = {box.parameter["parameter_longname"]: box for box in PACKAGE.parameters(PACKAGE.opened(path))}
    return {name: box for name, box in found.items() if not box.parameter.get("parameter_invisible")}


@per_device
def test_push_shows_banks_of_what_live_automates(path: Path):
    banks = PACKAGE.opened(path).raw["parameters"]["parameterbanks"]
    assert [bank["index"] for bank in banks.values()] == list(range(len(banks)))
    shown = [name for bank in banks.values() for name in bank["parameters"]]
    assert shown
    assert all(1 <= len(bank["parameters"]) <= ENCODERS and bank["name"] for bank in banks.values())
    assert set(shown) <= set(automated(path))


@per_device
def test_each_automated_number_says_how_it_is_modulated(path: Path):
    """Decibels are added to, what goes below 0 moves around its value, all else from its value on."""
    for name, box in automated(path).items():
        told = box.parameter
        if told.get("parameter_type", ENUM) != FLOAT:
            assert told["parameter_modmode"] == NO_MODULATION, name
        elif told["parameter_unitstyle"] == DECIBEL:
            assert told["parameter_modmode"] == ADDITIVE, name
        else:
            assert told["parameter_modmode"] == (BIPOLAR if told["parameter_mmin"] < 0 else UNIPOLAR), name


def test_a_port_that_is_taken_is_no_error_in_the_console():
    ports = [box for path in PACKAGE.patches for window in PACKAGE.opened(path).walk() for box in window.boxes
             if box.name == "udpreceive"]  # fmt: skip
    assert ports
    assert all("@quiet 1" in box.text for box in ports)
