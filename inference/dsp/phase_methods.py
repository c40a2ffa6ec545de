"""The phase methods: how the phases that Griffin-Lim starts from are computed. A new one is a function and a row here.

An image holds magnitudes only. A description names one of these methods; there is no other list of them.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from inference.arrays import Complexes, Floats
from inference.dsp.griffinlim import ITERATIONS


class KernelStart(enum.IntEnum):
    """Phases that the C kernel computes itself, numbered as loopseed_start in phase.h."""

    ZERO = 0
    PGHI = 2


@dataclass(frozen=True, slots=True)
class PhaseMethod:
    """How one method computes the start phases.

    phases : the method in numpy, from magnitudes [shape=(n_fft // 2 + 1, frames), non-negative] to complex numbers of
    modulus 1 [the same shape], always the same for the same magnitudes.
    kernel_start : the same in C, where the kernel can do it; None passes the phases of numpy to the kernel.
    numpy_iterations : Griffin-Lim's iterations where there is no kernel; None takes the description's number.
    """

    phases: Callable[[Floats], Complexes]
    kernel_start: KernelStart | None = None
    numpy_iterations: int | None = None


def zero_phases(magnitudes: Floats) -> Complexes:
    """Phases that are all zero."""
    return np.ones(magnitudes.shape, np.complex64)


PHASE_METHODS: dict[str, PhaseMethod] = {
    "zero": PhaseMethod(zero_phases, KernelStart.ZERO),
    # Phase-gradient heap integration, pghi.c. Its heap would take numpy longer than more iterations from zero do.
    "pghi": PhaseMethod(zero_phases, KernelStart.PGHI, numpy_iterations=ITERATIONS),
}
