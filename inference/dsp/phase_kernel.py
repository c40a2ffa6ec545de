"""The phase kernel in C: the same computation as griffinlim.py, many times faster. It is there if it could be built."""

import functools
import threading
import weakref

import numpy as np

from inference.arrays import Complexes, Floats
from inference.dsp.c_library import address, library
from inference.dsp.griffinlim import ITERATIONS, MOMENTUM
from inference.dsp.phase_methods import KernelStart
from inference.dsp.stft import OVERLAP

GIVEN = 1  # loopseed_start of phase.h: the caller passes the phases
KERNELS_KEPT = 4  # per thread: for phases and bands, of the model's own size and of the stretched size of a tempo
BANDS = 4  # LOOPSEED_BANDS of phase.h

_own = threading.local()


def kernel_built() -> bool:
    """Whether the kernel was built with this package; if not, griffinlim.py is used."""
    return library is not None


def thread_kernel(n_fft: int, frames: int) -> "Kernel":
    """A kernel of the calling thread for this size; raises as Kernel does.

    Each thread keeps its last KERNELS_KEPT, so that a loop does not allocate memory.
    """
    if not hasattr(_own, "kernel"):
        _own.kernel = functools.lru_cache(KERNELS_KEPT)(Kernel)
    return _own.kernel(n_fft, frames)


class Kernel:
    """Griffin-Lim for magnitudes [shape=(n_fft // 2 + 1, frames)], with its memory. For one thread at a time."""

    def __init__(self, n_fft: int, frames: int) -> None:
        """Raises ValueError for a size that phase.h does not allow, RuntimeError where the kernel was not built."""
        if library is None:
            raise RuntimeError("the phase kernel was not built with this package; use inference.dsp.griffinlim.")
        self.n_fft, self.frames = n_fft, frames
        self._library = library
        self._plan = self._library.loopseed_phase_new(n_fft, frames)
        if not self._plan:
            raise ValueError(
                f"n_fft is {n_fft} and frames is {frames}; the phase kernel needs a power of two from 64 to 8192, "
                f"at least one and at most {2**28} / n_fft frames, and memory for them."
            )
        weakref.finalize(self, self._library.loopseed_phase_free, self._plan)

    def griffinlim(
        self, magnitudes: Floats, start: KernelStart | Complexes = KernelStart.ZERO, iterations: int = ITERATIONS
    ) -> Floats:
        """The loop [shape=(frames * hop,)] whose circular transform has nearly these magnitudes.

        As inference.dsp.griffinlim.griffinlim. `start` is the phases to start from [the shape of `magnitudes`, complex,
        modulus 1], or a KernelStart. Raises ValueError for another shape, or fewer than 0 iterations.
        """
        shape = (self.n_fft // 2 + 1, self.frames)
        phases = None if isinstance(start, KernelStart) else np.ascontiguousarray(start, np.complex64)
        for array in (magnitudes, phases):
            if array is not None and array.shape != shape:
                raise ValueError(f"the array has the shape {array.shape}; this kernel was made for {shape}.")
        magnitudes = np.ascontiguousarray(magnitudes, np.float32)
        loop = np.empty(self.frames * self.n_fft // OVERLAP, np.float32)
        kind = start if isinstance(start, KernelStart) else GIVEN
        error = self._library.loopseed_phase_run(
            self._plan, address(magnitudes), kind, address(phases), iterations, MOMENTUM, address(loop)
        )
        if error:
            raise ValueError(f"iterations is {iterations}; it must be at least 0.")
        return loop

    def transforms(self, loop: Floats, iterations: int = ITERATIONS) -> Floats:
        """`loop` [shape=(frames * hop,)] after `iterations` forward and inverse transforms, which leave it unchanged.

        A lower bound for the time of griffinlim. Raises ValueError for another length, or fewer than 0 iterations.
        """
        if loop.shape != (self.frames * self.n_fft // OVERLAP,):
            raise ValueError(f"the loop has the shape {loop.shape}; this kernel was made for {self.frames} frames.")
        loop = np.array(loop, np.float32)
        if self._library.loopseed_phase_transforms(self._plan, iterations, address(loop)):
            raise ValueError(f"iterations is {iterations}; it must be at least 0.")
        return loop

    def split(self, loop: Floats, gains: Floats) -> Floats:
        """The bands [shape=(BANDS, frames * hop)] of `loop` [shape=(frames * hop,)], without delay.

        gains : [shape=(BANDS, n_fft // 2 + 1)], what each bin is multiplied by. Raises ValueError for another shape.
        """
        for array, shape in ((loop, (self.frames * self.n_fft // OVERLAP,)), (gains, (BANDS, self.n_fft // 2 + 1))):
            if array.shape != shape:
                raise ValueError(f"the array has the shape {array.shape}; this kernel takes {shape}.")
        loop, gains = np.ascontiguousarray(loop, np.float32), np.ascontiguousarray(gains, np.float32)
        bands = np.empty((BANDS, len(loop)), np.float32)
        self._library.loopseed_phase_split(self._plan, address(loop), address(gains), address(bands))
        return bands

    def filter(self, loop: Floats, gains: Floats) -> Floats:
        """`loop` [shape=(frames * hop,)] with its transform multiplied by `gains` [shape=(n_fft // 2 + 1, frames)].

        As inference.dsp.stft.filter_frames. Raises ValueError for another shape.
        """
        for array, shape in (
            (loop, (self.frames * self.n_fft // OVERLAP,)),
            (gains, (self.n_fft // 2 + 1, self.frames)),
        ):
            if array.shape != shape:
                raise ValueError(f"the array has the shape {array.shape}; this kernel takes {shape}.")
        loop, gains = np.ascontiguousarray(loop, np.float32), np.ascontiguousarray(gains, np.float32)
        result = np.empty_like(loop)
        self._library.loopseed_phase_filter(self._plan, address(loop), address(gains), address(result))
        return result

    def polar(self, loop: Floats) -> tuple[Floats, Complexes]:
        """Magnitudes and phases of the transform of `loop` [shape=(frames * hop,)].

        Both [shape=(n_fft // 2 + 1, frames)], as of inference.dsp.stft.polar. Raises ValueError for another length.
        """
        if loop.shape != (self.frames * self.n_fft // OVERLAP,):
            raise ValueError(f"the loop has the shape {loop.shape}; this kernel was made for {self.frames} frames.")
        loop = np.ascontiguousarray(loop, np.float32)
        magnitudes = np.empty((self.n_fft // 2 + 1, self.frames), np.float32)
        phases = np.empty(magnitudes.shape, np.complex64)
        self._library.loopseed_phase_polar(self._plan, address(loop), address(magnitudes), address(phases))
        return magnitudes, phases
