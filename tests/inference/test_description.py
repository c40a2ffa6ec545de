import dataclasses
from pathlib import Path

import pytest

from inference.description import Condition, Description, DescriptionError
from server.protocol.osc import encode


def test_survives_metadata():
    description = Description(name="mine", bins=256, frames=512, n_fft=512, hop_length=128, power=2.5)
    assert Description.from_json(description.to_json()) == description
    description = dataclasses.replace(description, transform="cqt", conditions=(Condition("a"), Condition("b", -1, 3)))
    assert Description.from_json(description.to_json()) == description


def test_loop_length_is_the_formula():
    description = Description()
    assert description.samples == 65536
    for bpm, rate in [(128, 48000), (133.7, 44100), (60, 8000), (90.5, 96000)]:
        assert description.loop_length(bpm, rate) == round(4 * 60 / bpm * rate)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"bins": "512"}, "bins"),
        ({"bins": 600}, "bins"),
        ({"n_fft": 1000, "hop_length": 250}, "n_fft"),
        ({"hop_length": 128}, "hop_length"),
        ({"power": 0}, "power"),
        ({"low": 1.0, "high": 1.0}, "low"),
        ({"bpm": float("nan")}, "bpm"),
        ({"beats": True}, "beats"),
        ({"transform": "wavelet"}, "one of stft, cqt"),
        ({"bins_per_octave": 0}, "bins_per_octave"),
        ({"lowest": 0}, "lowest"),
        ({"transform": "cqt", "bins": 252, "parts": ("noise",)}, "must have stft"),
        ({"conditions": "kick"}, "list of at most 32 conditions"),
        ({"conditions": [Condition(str(n)) for n in range(33)]}, "at most 32"),
        ({"conditions": [{"low": 0}]}, "must have a name"),
        ({"conditions": [{"name": "a", "colour": 1}]}, "must have a name"),
        ({"conditions": (Condition("a"), Condition("a"))}, "a name of its own"),
    ],
)
def test_a_wrong_field_is_named(change: dict, word: str):
    with pytest.raises(DescriptionError, match=word):
        dataclasses.replace(Description(), **change)


DEEP, LONG = "[" * 100_000, "9" * 5_000  # Python refuses each in its own way


@pytest.mark.parametrize("text", ["", "[]", "3", '{"colour": 1}', '{"bins": null}', DEEP, f'{{"bins": {LONG}}}'])
def test_wrong_metadata_is_refused(text: str):
    with pytest.raises(DescriptionError):
        Description.from_json(text)


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        (("",), "without blanks"),
        (("two words",), "without blanks"),
        (("bell\x07",), "control characters"),
        (("caf\udce9",), "control characters"),
        (("a" * 65,), "1 to 64"),
        ((3,), "condition is 3"),
        (("a", "0"), "low of condition a"),
        (("a", 0, float("nan")), "high of condition a"),
        (("a", 0, 1e7), "within"),
        (("a", 1, 1), "must be below high"),
    ],
)
def test_a_wrong_condition_is_named(fields: tuple, word: str):
    with pytest.raises(DescriptionError, match=word):
        Condition(*fields)


def test_the_names_of_all_conditions_fit_into_one_datagram():
    conditions = tuple(Condition(f"{n:064d}") for n in range(32))
    rows = [
        value
        for condition in dataclasses.replace(Description(), conditions=conditions).conditions
        for value in dataclasses.astuple(condition)
    ]
    assert len(encode("/ccret/conditions", (32, *rows))) < 9216  # bytes: macOS takes no more


@pytest.mark.parametrize(("loudness", "good"), [(0.0, True), (-6.0, True), (-40.0, True), (-1e-9, False)])
def test_a_loudness_is_well_below_full_scale(loudness: float, good: bool):
    """At -1e-9 dB nearly all samples are rounded peaks: one long loop took two minutes."""
    if good:
        assert Description(loudness=loudness).loudness == loudness
        return
    with pytest.raises(DescriptionError, match="loudness is"):
        Description(loudness=loudness)


@pytest.mark.parametrize(
    "text", [f"bins = {'9' * 5000}", f"bins = {'[' * 200_000}", "bins = '\udcff'", f"peak = {'9' * 400}"]
)
def test_a_wrong_toml_is_refused(tmp_path: Path, text: str):
    """Numbers of any length, any depth, bytes that are no UTF-8."""
    path = tmp_path / "model.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(DescriptionError):
        Description.from_toml(path)


def test_a_number_that_no_float_holds_is_refused():
    with pytest.raises(DescriptionError, match="larger than 1e308"):
        Description.from_json(f'{{"peak": {"9" * 400}}}')
