"""A real process on a pseudo-terminal, and the screen it has drawn so far."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 30.0
"""Seconds to wait for something that comes in its own time, on a busy machine."""
COMMAND = (sys.executable, "-m", "stackpick_tui")

_HEAR = """
import os, signal, sys
for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
    signal.signal(number, signal.SIG_DFL)
"""
_ADOPT = """
import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
"""
_BECOME = """
os.execvp(sys.argv[1], sys.argv[1:])
"""
HEARING = (sys.executable, "-S", "-c", _HEAR + _BECOME)
"""Before a command, has it obey the signals that the tests themselves may have been started to ignore.

A process of its own rather than a fork of this one, which may have threads.
"""
_ON_ITS_OWN = (sys.executable, "-S", "-c", _HEAR + _ADOPT + _BECOME)
"""Makes the terminal the process's own as well, as a terminal emulator does."""

_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*(?:\$[a-z]|[^hl0-9;$])|\x1bP.*?\x1b\\", re.DOTALL
)


def environment(**changes: str) -> dict[str, str]:
    """Return an environment like that of a person's terminal, whatever the tests run in.

    Byte code is kept in it, as it is of an installed package: each start would compile anew what it imports.
    """
    quiet = {"NO_COLOR", "STACKPICK_DATA_DIR", "TEXTUAL_THEME", "COLORTERM", "PYTHONDONTWRITEBYTECODE"}
    quiet |= {"COLUMNS", "LINES"}  # which other apps believe rather than their terminal
    kept = {key: value for key, value in os.environ.items() if key not in quiet}
    return {**kept, "TERM": "xterm-256color", "PYTHONPATH": os.pathsep.join(sys.path), **changes}


class Terminal:
    """Starts the command on a terminal of its own; use it as a context, which ends it."""

    def __init__(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        command: Sequence[str] = COMMAND,
        cwd: Path | None = None,
    ) -> None:
        columns, rows = size
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._rows: dict[int, str] = {}
        self.raw = bytearray()
        self._fd, inside = pty.openpty()
        self._resize(columns, rows)
        self.modes_at_first = self.modes
        self._process = subprocess.Popen(
            [*_ON_ITS_OWN, *command, *arguments],
            stdin=inside, stdout=inside, stderr=inside,
            cwd=cwd, env=env or environment(), start_new_session=True,
        )  # fmt: skip
        os.close(inside)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        self.hang_up()

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def pump(self, seconds: float) -> bool:
        """Draw what comes within so many seconds; say whether anything did."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        self.raw += data
        # pyte has no second screen to go back to: what was drawn there is wiped when the app leaves it.
        *before, now = _UNKNOWN_TO_PYTE.sub(b"", data).split(b"\x1b[?1049l")
        for part in before:
            self._stream.feed(part)
            self._screen.reset()
        self._stream.feed(now)
        return bool(data)

    @property
    def text(self) -> str:
        # read row by row as they change: reading all of them takes longer than drawing a frame
        for row in self._screen.dirty:
            line = self._screen.buffer[row]
            # the second cell of a wide character is empty
            self._rows[row] = "".join(line[column].data for column in range(self._screen.columns))
        self._screen.dirty.clear()
        return "\n".join(self._rows[row] for row in range(self._screen.lines))

    def send(self, *keys: str) -> None:
        for key in keys:
            self.write(key)
            self.pump(0.05)

    def write(self, keys: str) -> None:
        """Type without looking at what comes of it; lone surrogates stand for bytes that are no text."""
        os.write(self._fd, keys.encode(errors="surrogateescape"))

    @property
    def unread(self) -> int:
        """The bytes that were drawn and not looked at."""
        return int.from_bytes(fcntl.ioctl(self._fd, termios.FIONREAD, bytes(4)), sys.byteorder)

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
        self._resize(columns, rows)

    def _resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: int) -> None:
        self._process.send_signal(number)

    def kill(self) -> None:
        """End the process as a power switch would: at once, whatever it is doing."""
        self._process.kill()
        self._process.wait()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def modes(self) -> list[int]:
        """How the terminal treats what is typed and drawn, which an app has to put back."""
        *flags, _, _, _ = termios.tcgetattr(self._fd)
        return [int(each) for each in flags]

    def settle(self) -> None:
        """Draw until nothing more comes: a frame may arrive in pieces."""
        while self.pump(0.05):
            pass

    def wait(self, pattern: str, limit: float = PATIENCE) -> str:
        """Return the screen once a pattern stands on it."""
        found, end = re.compile(pattern, re.DOTALL), time.monotonic() + limit
        while not found.search(self.text):
            if time.monotonic() > end:
                raise AssertionError(f"{pattern!r} was not drawn in {limit} s; the screen:\n{self.text}")
            self.pump(0.05)
        return self.text

    def exit_code(self, limit: float = PATIENCE, *, is_read: bool = True) -> int:
        """Wait for the process to end; negative: the signal that ended it.

        Args:
            limit: Seconds to wait at most.
            is_read: Whether the terminal goes on reading what is drawn.
        """
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if self._fd >= 0 and is_read:
                self.pump(0.02)
            else:
                time.sleep(0.02)
            code = self._process.poll()
            if code is not None:
                while self._fd >= 0 and self.pump(0.05):
                    pass
                return code
        raise AssertionError(f"still running after {limit} s; the screen:\n{self.text}")
