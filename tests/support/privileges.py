"""Permissions that hold for a test too: whoever runs as root may read and write everything."""

import ctypes
import os
import sys

import pytest

NOBODY = 65534
"""A user and a group with no rights of their own."""
_VERSION = 0x20080522
"""Of the structure in which Linux takes capabilities: three sets of two words each."""
_DROP = 24
"""The number of Linux's PR_CAPBSET_DROP."""
_BYPASSES = (1, 2)
"""The capabilities to write and to read what the mode of a file or folder forbids."""


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


def obey_modes() -> None:
    """Make the modes of files and folders hold for this thread to its end; others keep their rights."""
    if _is_bound():
        return
    if ctypes.CDLL(None).capset(ctypes.byref(_Header(_VERSION, 0)), (ctypes.c_uint32 * 6)()):
        raise PermissionError("root cannot give up its rights here")


def obey_modes_after_exec() -> None:
    """Make them hold for the program this process becomes next, and for all that it starts."""
    if _is_bound():
        return
    if any(ctypes.CDLL(None).prctl(_DROP, capability) for capability in _BYPASSES):
        raise PermissionError("root cannot give up its rights here")


def _is_bound() -> bool:
    return os.geteuid() != 0


needs_modes = pytest.mark.skipif(
    sys.platform != "linux" and (os.name == "nt" or not _is_bound()),
    reason="no way to make the modes of files hold here",
)
