"""Memory that the C library keeps after a program has freed it."""

import ctypes
import sys

ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h
_glibc = ctypes.CDLL(None) if sys.platform == "linux" else None  # once: each one refers to itself


def use_one_heap() -> None:
    """Let all threads share one heap of the C library (glibc); to be called before other threads allocate.

    Else each thread may get a heap of its own, and what one of them frees is of no use to the others: a daemon of 9
    threads kept 180 MB of freed memory after minutes of all kinds of requests, and keeps 40 with one heap. Python runs
    one thread at a time, so that they rarely wait for each other.
    """
    if (set_option := getattr(_glibc, "mallopt", None)) is not None:
        set_option(ARENA_MAX, 1)


def trim_heap() -> None:
    """Return freed memory to the system where the C library keeps it (glibc); takes about 2 ms."""
    if (trim := getattr(_glibc, "malloc_trim", None)) is not None:
        trim(0)
