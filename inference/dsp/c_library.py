"""The C code of this package: the extension module inference.dsp._phase, called through ctypes.

ctypes lets other Python threads run during a call.
"""

import ctypes
import importlib

import numpy as np


def address(array: np.ndarray | None) -> int | None:
    """The address of an array's data; the caller keeps the array alive.

    As a number: a ctypes pointer refers to itself, and so would keep the array until Python's collector of such
    reference cycles comes.
    """
    return None if array is None else array.ctypes.data


def _load() -> ctypes.CDLL | None:
    try:
        file = importlib.import_module("inference.dsp._phase").__file__
        found = ctypes.CDLL(str(file))
    except (ImportError, OSError):
        return None
    pointer, integer = ctypes.c_void_p, ctypes.c_int
    found.loopseed_phase_new.restype = pointer
    found.loopseed_phase_new.argtypes = [integer, integer]
    found.loopseed_phase_free.restype = None
    found.loopseed_phase_free.argtypes = [pointer]
    found.loopseed_phase_run.argtypes = [pointer, pointer, integer, pointer, integer, ctypes.c_float, pointer]
    found.loopseed_phase_transforms.argtypes = [pointer, integer, pointer]
    found.loopseed_phase_split.argtypes = [pointer, pointer, pointer, pointer]
    found.loopseed_phase_filter.argtypes = [pointer, pointer, pointer, pointer]
    found.loopseed_phase_polar.argtypes = [pointer, pointer, pointer, pointer]
    found.loopseed_shape_band.argtypes = [pointer, integer, pointer, integer, pointer, integer, pointer, pointer]
    found.loopseed_true_peak.restype = ctypes.c_float
    found.loopseed_true_peak.argtypes = [pointer, integer, pointer, ctypes.c_float]
    found.loopseed_round_peaks.argtypes = [pointer, integer, pointer, *3 * [ctypes.c_float], pointer]
    return found


library = _load()  # None where it was not built
