"""The phase kernel in C, where it was built: the same work as griffinlim.py, many times faster.

The library is the extension module inference.dsp._phase, called through ctypes, which lets other threads run meanwhile.
"""

import ctypes
import functools
import importlib
import threading
import weakref

import numpy as np

from inference.arrays import Complexes, Floats
from inference.dsp.griffinlim import ITERATIONS, MOMENTUM
from inference.dsp.phase_methods import KernelStart
from inference.dsp.stft import OVERLAP

GIVEN = 1  # loopseed_start of phase.h: the caller passes the phases
KERNELS_KEPT = 2  # a thread: the model's own size and the stretched one of a tempo


def kernel_built() -> bool:
    """Whether the kernel came with this package; without it, griffinlim.py serves."""
    return _library is not None


def thread_kernel(n_fft: int, frames: int) -> "Kernel":
    """The calling thread's own kernel of this size. It keeps the last few, so that a loop finds its memory ready."""
    if not hasattr(_own, "kernel"):
        _own.kernel = functools.lru_cache(KERNELS_KEPT)(Kernel)
    return _own.kernel(n_fft, frames)


class Kernel:
    """A plan for magnitudes [shape=(n_fft // 2 + 1, frames)] and its memory. For one thread at a time."""

    def __init__(self, n_fft: int, frames: int) -> None:
        """Raises ValueError for sizes that the kernel does not do, RuntimeError where it was not built."""
        if _library is None:
            raise RuntimeError("the phase kernel was not built with this package; use inference.dsp.griffinlim.")
        self.n_fft, self.frames = n_fft, frames
        self._library = _library
        self._plan = self._library.loopseed_phase_new(n_fft, frames)
        if not self._plan:
            raise ValueError(
                f"the phase kernel takes an n_fft that is a power of two from 64 to 8192 and at least one frame, "
                f"not {n_fft} and {frames}, or there was no memory for it."
            )
        weakref.finalize(self, self._library.loopseed_phase_free, self._plan)

    def griffinlim(
        self, magnitudes: Floats, start: KernelStart | Complexes = KernelStart.ZERO, iterations: int = ITERATIONS
    ) -> Floats:
        """The loop [shape=(frames * hop,)] whose circular transform has nearly these magnitudes.

        As inference.dsp.griffinlim.griffinlim. `start` is the phases to start from [the shape of `magnitudes`, complex,
        modulus 1], or which of its own the kernel computes. Raises ValueError for another shape, or fewer than 0
        iterations.
        """
        shape = (self.n_fft // 2 + 1, self.frames)
        phases = None if isinstance(start, KernelStart) else np.ascontiguousarray(start, np.complex64)
        for array in (magnitudes, phases):
            if array is not None and array.shape != shape:
                raise ValueError(f"the array is {array.shape}, where this kernel was made for {shape}.")
        magnitudes = np.ascontiguousarray(magnitudes, np.float32)
        loop = np.empty(self.frames * self.n_fft // OVERLAP, np.float32)
        kind = start if isinstance(start, KernelStart) else GIVEN
        error = self._library.loopseed_phase_run(
            self._plan, _floats(magnitudes), kind, _floats(phases), iterations, MOMENTUM, _floats(loop)
        )
        if error:
            raise ValueError(f"the phase kernel refuses {iterations} iterations.")
        return loop

    def transforms(self, loop: Floats, iterations: int = ITERATIONS) -> Floats:
        """`loop` [shape=(frames * hop,)] transformed there and back: the floor below griffinlim's time."""
        if loop.shape != (self.frames * self.n_fft // OVERLAP,):
            raise ValueError(f"the loop has {loop.size} samples, not those of {self.frames} frames.")
        loop = np.array(loop, np.float32)
        if self._library.loopseed_phase_transforms(self._plan, iterations, _floats(loop)):
            raise ValueError(f"the phase kernel refuses {iterations} iterations.")
        return loop


def _floats(array: np.ndarray | None) -> ctypes.c_void_p | None:
    """The address of an array that the caller keeps alive."""
    return None if array is None else array.ctypes.data_as(ctypes.c_void_p)


def _load() -> ctypes.CDLL | None:
    try:
        file = importlib.import_module("inference.dsp._phase").__file__
        library = ctypes.CDLL(str(file))
    except (ImportError, OSError):
        return None
    pointer, integer = ctypes.c_void_p, ctypes.c_int
    library.loopseed_phase_new.restype = pointer
    library.loopseed_phase_new.argtypes = [integer, integer]
    library.loopseed_phase_free.restype = None
    library.loopseed_phase_free.argtypes = [pointer]
    library.loopseed_phase_run.argtypes = [
        pointer, pointer, integer, pointer, integer, ctypes.c_float, pointer,
    ]  # fmt: skip
    library.loopseed_phase_transforms.argtypes = [pointer, integer, pointer]
    return library


_library = _load()
_own = threading.local()
