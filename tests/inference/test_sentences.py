"""Counts and lists in messages."""

import pytest

from inference.extras import say_missing
from inference.sentences import join, list_choices, say_count


@pytest.mark.parametrize(("number", "text"), [(0, "0 slices"), (1, "1 slice"), (2, "2 slices")])
def test_a_count_has_the_right_noun(number: int, text: str):
    assert say_count(number, "slice") == text


def test_lists():
    assert [join(words) for words in ("a", "ab", "abc")] == ["a", "a and b", "a, b and c"]
    assert join("abc", "or") == "a, b or c"


def test_choices():
    assert list_choices("model", ["techno"]) == "the only model is techno"
    assert list_choices("model", ["house", "techno"]) == "the models are house and techno"
    assert list_choices("model", []) == "there is no model"


def test_missing_packages():
    assert say_missing(["keras"]) == "keras is not installed"
    assert say_missing(["keras", "tensorflow"]) == "keras and tensorflow are not installed"
