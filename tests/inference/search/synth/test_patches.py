"""Patches as files: round trips, and what is no patch."""

import json

import numpy as np
import pytest

from inference.search.synth.parameters import draw_positions
from inference.search.synth.patches import PatchError, is_own_patch, read_patch, to_parameters, to_position, write_patch
from inference.search.synth.synth import Note, render_patches


def test_a_patch_comes_back_from_its_file_and_sounds_the_same(tmp_path):
    path = tmp_path / "patch.json"
    for position in draw_positions(np.random.default_rng(0), 20):
        with write_patch(path, position):
            pass
        again = read_patch(path)
        assert to_parameters(again) == pytest.approx(to_parameters(position), rel=1e-4, abs=1e-4)
        sound, same = render_patches(np.stack([position, again]), Note(0.1), 4410)
        assert np.abs(sound - same).max() < 0.02 * max(np.abs(sound).max(), 0.05)
    assert is_own_patch(path)


def test_the_file_says_every_value_in_its_unit(tmp_path):
    position = draw_positions(np.random.default_rng(3), 1)[0]
    with write_patch(tmp_path / "patch.json", position):
        pass
    content = json.loads((tmp_path / "patch.json").read_text())
    assert content["synth"] == "built-in"
    assert content["parameters"] == to_parameters(position)
    assert 40 <= content["parameters"]["cutoff"] <= 10000


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda c: c.update(synth="other"), "is no patch of loopseed's synthesiser, version 1."),
        (lambda c: c["parameters"].pop("cutoff"), "cannot be played: lacks cutoff."),
        (lambda c: c["parameters"].update(cutoff=1e9), "cutoff is 1e+09, and can be 40 to 10000 Hz."),
        (lambda c: c["parameters"].update(cutoff="high"), "holds no number for cutoff."),
        (lambda c: c["parameters"].update(cutoff=float("nan"), decay=None), "holds no number for decay, cutoff."),
        (lambda c: c["parameters"].update(cutoff=10**400), "holds no number for cutoff."),
        (lambda c: c.update(parameters=[]), "holds no parameters."),
        (lambda c: c["parameters"].update(knob=1), "has knob, which the synthesiser does not know."),
    ],
)
def test_what_is_no_patch_is_one_sentence(tmp_path, change, sentence):
    parameters = dict(sorted(to_parameters(np.full(31, 0.5, np.float32)).items(), reverse=True))
    content = {"synth": "built-in", "version": 1, "parameters": parameters}
    change(content)
    path = tmp_path / "patch.json"
    path.write_text(json.dumps(content))
    with pytest.raises(PatchError) as error:
        read_patch(path)
    assert str(error.value).startswith(str(path))
    assert str(error.value).endswith(sentence)
    assert not is_own_patch(path)


@pytest.mark.parametrize("change", [lambda c: c | {"comment": "keep me"}, lambda c: dict(reversed(c.items()))])
def test_a_patch_with_a_comment_of_its_own_is_not_replaced(tmp_path, change):
    """The checksum was that of the parameters alone: a comment was lost."""
    path = tmp_path / "patch.json"
    with write_patch(path, np.full(31, 0.5, np.float32)):
        pass
    assert is_own_patch(path)
    path.write_text(json.dumps(change(json.loads(path.read_text())), indent=2) + "\n")
    assert not is_own_patch(path)
    read_patch(path)


@pytest.mark.parametrize("end", [0.0, 1.0])
def test_a_patch_at_the_ends_of_its_ranges_can_be_read(tmp_path, end):
    """The limit 0.01 is a little less in float32, in which the values are: such a patch was refused."""
    path = tmp_path / "patch.json"
    with write_patch(path, np.full(31, end, np.float32)):
        pass
    read = read_patch(path)
    assert to_parameters(read) == to_parameters(np.full(31, end, np.float32))
    assert read.min() >= 0
    assert read.max() <= 1


def test_an_edited_patch_is_read_and_its_errors_have_a_place(tmp_path):
    path = tmp_path / "patch.json"
    with write_patch(path, np.full(31, 0.5, np.float32)):
        pass
    text = path.read_text()
    path.write_text("\ufeff" + text, encoding="utf-8")  # as some editors of Windows do
    read_patch(path)
    path.write_text(text.replace('"cutoff": 6', '"cutoff": 6,3'))
    with pytest.raises(PatchError, match=r"patch\.json is no JSON from line 18, column \d+ on\.$"):
        read_patch(path)


def test_a_file_that_is_no_json_is_no_patch(tmp_path):
    path = tmp_path / "patch.json"
    for data in (b"", b"\xff\xfe", b"[" * 100_000, b"[]"):
        path.write_bytes(data)
        with pytest.raises(PatchError):
            read_patch(path)


def test_a_patch_of_values_has_a_position():
    position = draw_positions(np.random.default_rng(5), 1)[0]
    assert to_parameters(to_position(to_parameters(position))) == pytest.approx(to_parameters(position), rel=1e-4)
