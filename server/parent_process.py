"""Watch another process for its end."""

import select
import sys


class ParentProcess:
    """A process that runs now. A handle of the system stands for it, so a later process with its number is another."""

    def __init__(self, pid: int) -> None:
        """Raises OSError where no process has that number, or it may not be watched."""
        try:
            self._handle = _open(pid)
        except OSError as error:
            reason = error.strerror or error
            raise OSError(f"The process {pid} of --parent-pid cannot be watched ({reason}); does it run?") from error

    def has_ended(self) -> bool:
        """Whether it has ended; does not wait."""
        return _ended(self._handle)


def is_running(pid: int) -> bool:
    """Whether a process with this number runs now."""
    try:
        handle = _open(pid)
    except PermissionError:
        return True
    except OSError:
        return False
    try:
        return not _ended(handle)
    finally:
        _close(handle)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _SYNCHRONIZE = 0x00100000  # the right to wait for a process
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.OpenProcess.argtypes = [wintypes.DWORD, wintypes.BOOL, wintypes.DWORD]
    _kernel.OpenProcess.restype = wintypes.HANDLE
    _kernel.WaitForSingleObject.argtypes = [wintypes.HANDLE, wintypes.DWORD]
    _kernel.WaitForSingleObject.restype = wintypes.DWORD

    def _open(pid: int) -> int:
        handle = _kernel.OpenProcess(_SYNCHRONIZE, False, pid)
        if not handle:
            raise ctypes.WinError(ctypes.get_last_error())
        return handle

    def _ended(handle: int) -> bool:
        return _kernel.WaitForSingleObject(handle, 0) == 0  # WAIT_OBJECT_0

    def _close(handle: int) -> None:
        _kernel.CloseHandle(wintypes.HANDLE(handle))

elif sys.platform == "linux":
    import ctypes
    import os

    _PIDFD_OPEN = 434  # the call's number on every processor; the app's CPython is built for Linux older than the call
    _library = ctypes.CDLL(None, use_errno=True)

    def _open(pid: int) -> int:
        handle = _library.syscall(_PIDFD_OPEN, pid, 0)
        if handle < 0:
            error = ctypes.get_errno()
            raise OSError(error, os.strerror(error))
        return handle

    def _ended(handle: int) -> bool:
        poll = select.poll()
        poll.register(handle, select.POLLIN)  # select itself takes no number above 1023
        return bool(poll.poll(0))

    def _close(handle: int) -> None:
        os.close(handle)

else:  # macOS and the BSDs

    def _open(pid: int) -> select.kqueue:
        queue = select.kqueue()
        exits = select.kevent(pid, select.KQ_FILTER_PROC, select.KQ_EV_ADD, select.KQ_NOTE_EXIT)
        queue.control([exits], 0)
        return queue

    def _ended(handle: select.kqueue) -> bool:
        return bool(handle.control(None, 1, 0))

    def _close(handle: select.kqueue) -> None:
        handle.close()
