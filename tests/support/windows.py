"""Runs a command without what Windows lacks: ``python -m tests.support.windows decide accounts``.

The libraries are still those of this system, and so is ``os.name``, which ``pathlib`` asks; our own code asks
``sys.platform``. A path, a lock or a console of Windows is not to be had like this.
"""

import asyncio
import ctypes
import os
import pkgutil
import select
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from types import ModuleType, SimpleNamespace

import platformdirs
import textual.app
from rich import console, markdown

SYSTEM = (asyncio, console, ctypes, markdown, platformdirs, pkgutil, sqlite3, tempfile, textual.app)
"""What has to be there before the system changes its name."""
MODULES = {"fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
SIGNALS = {"SIGABRT", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV", "SIGTERM"}
MISSING: dict[ModuleType, str] = {
    os: "O_CLOEXEC O_DIRECTORY O_DSYNC O_NOCTTY O_NOFOLLOW O_NONBLOCK O_SYNC chown fchmod fchown fork forkpty"
    " get_blocking getegid geteuid getgid getpgid getpgrp getuid killpg mkfifo nice set_blocking setegid"
    " seteuid setsid statvfs sync tcgetpgrp uname",
    select: "epoll poll",
    signal: "pthread_sigmask sigwait setitimer",
    time: "tzset",
}


def pretend() -> None:
    """Take away from this process what Windows lacks."""
    vars(shutil)["sys"] = SimpleNamespace(**vars(sys))  # it would look for modules that only Windows has
    # which makes importing them fail
    sys.modules.update(dict.fromkeys(MODULES))  # type: ignore[arg-type]
    for module, names in MISSING.items():
        for name in names.split():
            if hasattr(module, name):
                delattr(module, name)
    for name in dir(signal):
        if name.startswith("SIG") and not name.startswith("SIG_") and name not in SIGNALS:
            delattr(signal, name)
    sys.platform = "win32"


if __name__ == "__main__":
    pretend()
    from stackpick_tui.cli import main

    sys.exit(main(sys.argv[1:]))
