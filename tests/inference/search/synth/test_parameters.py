"""The table of parameters: laws, ranges, and errors."""

import numpy as np
import pytest

from checkout import ROOT
from inference.search.synth.parameters import (
    CHOICE,
    GROUPS,
    NAMES,
    PARAMETERS,
    describe,
    draw_positions,
    find_parameters,
    list_group,
    to_values,
)


def test_every_parameter_goes_from_its_low_to_its_high_end():
    assert len(set(NAMES)) == len(PARAMETERS) == 31
    for parameter in PARAMETERS:
        ends = parameter.value(np.array([0, 1], np.float32))
        assert ends == pytest.approx([parameter.low, parameter.high], rel=1e-5), parameter.name
        assert parameter.meaning, parameter.name


@pytest.mark.parametrize("parameter", PARAMETERS, ids=NAMES)
def test_a_position_becomes_a_value_and_the_same_position(parameter):
    for position in np.linspace(0, 1, 11):
        value = float(parameter.value(np.float32(position)))
        again = parameter.position(value)
        if parameter.law == CHOICE:
            assert float(parameter.value(np.float32(again))) == value
        else:
            assert again == pytest.approx(position, abs=1e-3)


def test_a_value_outside_its_range_is_one_sentence():
    cutoff = PARAMETERS[NAMES.index("cutoff")]
    with pytest.raises(ValueError, match=r"^cutoff is 20000, and can be 40 to 10000 Hz\.$"):
        cutoff.position(20000)
    with pytest.raises(ValueError, match=r"^osc2_ratio is 1\.1, and can be 0\.5, 1, 1\.5, 2, 3, 4, 5, 7\.$"):
        PARAMETERS[NAMES.index("osc2_ratio")].position(1.1)


def test_the_groups_share_the_parameters():
    numbers = [number for group in GROUPS for number in list_group(group)]
    assert sorted(numbers) == list(range(len(PARAMETERS)))


def test_an_unknown_name_is_named():
    assert find_parameters(["tune", "fm_env"]) == [NAMES.index("tune"), NAMES.index("fm_env")]
    with pytest.raises(ValueError, match="no parameter wobble; it has tune"):
        find_parameters(["wobble"])


def test_random_patches_use_the_whole_range_and_repeat():
    drawn = draw_positions(np.random.default_rng(1), 2000)
    assert np.array_equal(drawn, draw_positions(np.random.default_rng(1), 2000))
    assert (drawn.min(axis=0) < 0.01).all()
    assert (drawn.max(axis=0) > 0.99).all()
    ratios, counts = np.unique(to_values(drawn)["osc2_ratio"], return_counts=True)
    assert len(ratios) == 8
    assert counts.min() > 180


def test_the_documentation_has_the_table():
    text = (ROOT / "docs/search-patch.md").read_text(encoding="utf-8")
    rows = [describe(parameter) for parameter in PARAMETERS]
    assert [row for row in rows if row not in text] == []
    assert text.count("| linear |") + text.count("| logarithmic |") + text.count("| signed |") + text.count(
        "| choice |"
    ) == len(rows)
