import dataclasses

import pytest

from inference.description import Description, DescriptionError


def test_survives_metadata():
    description = Description(name="mine", bins=256, frames=512, n_fft=512, hop_length=128, power=2.5)
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
    ],
)
def test_a_wrong_field_is_named(change: dict, word: str):
    with pytest.raises(DescriptionError, match=word):
        dataclasses.replace(Description(), **change)


@pytest.mark.parametrize("text", ["", "[]", "3", '{"colour": 1}', '{"bins": null}'])
def test_wrong_metadata_is_refused(text: str):
    with pytest.raises(DescriptionError):
        Description.from_json(text)
