"""The table of phase methods: a description names one of its rows, and each row is rendered as it says."""

import dataclasses
import re

import numpy as np
import pytest

from checkout import ROOT
from inference.description import Description, DescriptionError
from inference.dsp.griffinlim import griffinlim
from inference.dsp.inversion import magnitudes_to_loop
from inference.dsp.phase_kernel import GIVEN, kernel_built
from inference.dsp.phase_methods import PHASE_METHODS, KernelStart, PhaseMethod
from tiny_model import TINY

needs_kernel = pytest.mark.skipif(not kernel_built(), reason="the phase kernel is not built here")


@pytest.fixture
def spectrum() -> np.ndarray:
    """Smooth magnitudes of TINY's geometry, so that their gradients say something about the phases."""
    noise = np.random.default_rng(0).standard_normal((TINY.n_fft // 2 + 1, TINY.frames))
    smooth = sum(np.roll(noise, (i, j), (0, 1)) for i in range(4) for j in range(4))
    return np.exp(smooth / 2).astype(np.float32)


def random_phases(magnitudes: np.ndarray) -> np.ndarray:
    turns = np.random.default_rng(3).random(magnitudes.shape)
    return np.exp(2j * np.pi * turns).astype(np.complex64)


@pytest.fixture
def one_more(monkeypatch: pytest.MonkeyPatch) -> Description:
    """A description whose phase method is one more row of the table."""
    monkeypatch.setitem(PHASE_METHODS, "one more", PhaseMethod(random_phases))
    return dataclasses.replace(TINY, start="one more", iterations=2)


def test_a_method_that_is_not_in_the_table_is_refused(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(DescriptionError, match=f"^start is 'none'; it must be one of {', '.join(PHASE_METHODS)}[.]$"):
        Description.from_json('{"start": "none"}')
    monkeypatch.delitem(PHASE_METHODS, "pghi")
    with pytest.raises(DescriptionError, match=r"^start is 'pghi'; it must be one of zero"):
        Description.from_json('{"start": "pghi"}')


@pytest.mark.parametrize("plain", [False, True])
def test_one_more_row_sounds_as_it_says(one_more: Description, spectrum: np.ndarray, plain: bool):
    """By the kernel and by numpy, and not from zero phases."""
    assert Description.from_json(one_more.to_json()) == one_more
    loop = magnitudes_to_loop(spectrum, one_more, plain=plain)
    expected = griffinlim(spectrum, random_phases(spectrum), 2)
    np.testing.assert_allclose(loop, expected, atol=1e-3 * np.abs(expected).max())
    from_zero = magnitudes_to_loop(spectrum, dataclasses.replace(one_more, start="zero"), plain=plain)
    assert np.linalg.norm(loop - from_zero) > 0.1 * np.linalg.norm(from_zero)


@needs_kernel
def test_no_two_methods_sound_alike(spectrum: np.ndarray):
    """A name without a method of its own would start from zero."""
    loops = {
        name: magnitudes_to_loop(spectrum, dataclasses.replace(TINY, start=name, iterations=1))
        for name in PHASE_METHODS
    }
    assert len({loop.tobytes() for loop in loops.values()}) == len(PHASE_METHODS)


def test_the_kernel_knows_the_starts_by_the_same_numbers():
    header = (ROOT / "inference" / "dsp" / "phase.h").read_text(encoding="utf-8")
    names = re.findall(r"LOOPSEED_START_(\w+)", header.split("typedef enum", 1)[1].split("}", 1)[0])
    assert dict(enumerate(names)) == {GIVEN: "GIVEN"} | {start.value: start.name for start in KernelStart}


@needs_kernel
def test_the_description_says_how_many_iterations(spectrum: np.ndarray):
    loops = [
        [magnitudes_to_loop(spectrum, dataclasses.replace(TINY, start=start, iterations=count), plain=plain)
         for plain in (False, True)]
        for start, count in [("zero", 3), ("zero", 32), ("pghi", 3)]
    ]  # fmt: skip
    for kernel, plain in loops[:2]:
        np.testing.assert_allclose(kernel, plain, atol=1e-3 * np.abs(plain).max())
    np.testing.assert_array_equal(loops[1][1], loops[2][1])  # numpy has no heap: 32 iterations from zero instead
    assert not np.array_equal(loops[0][0], loops[1][0])
