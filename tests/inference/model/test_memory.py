"""The heaps of the C library."""

import subprocess
import sys

import pytest

COUNT_HEAPS = """
import ctypes, threading
from inference.model.memory import use_one_heap
if {one}:
    use_one_heap()
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
together = threading.Barrier(8)
def work():
    libc.malloc(100_000)
    together.wait()
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
libc.malloc_info(0, ctypes.c_void_p(libc.fopen(b"/dev/stdout", b"w")))
libc.fflush(None)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's heaps")
@pytest.mark.parametrize("one", [True, False])
def test_threads_share_one_heap(one: bool) -> None:
    """Each thread of the daemon kept what it had freed to itself."""
    done = subprocess.run([sys.executable, "-c", COUNT_HEAPS.format(one=one)], capture_output=True, text=True)
    assert not done.stderr
    assert (done.stdout.count("<heap nr=") == 1) is one
