"""The terminal of Linux and macOS, read without mistaking for keys what is none."""

import os
import selectors
from codecs import getincrementaldecoder

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from stackpick_tui.tui.input_parser import InputParser

SSH_DELAY = 0.5
"""Seconds within which the rest of a sequence may follow its first character over SSH."""


class TerminalDriver(LinuxDriver):
    """Textual's driver with our parser."""

    def run_input_thread(self) -> None:
        """Read until the driver ends, and pass on what was read."""
        parser = InputParser(constants.ESCAPE_DELAY, split_delay(), debug=self._debug)
        # A byte that is no UTF-8 is shown as such; it must not end the thread, and the app with it.
        decode = getincrementaldecoder("utf-8")("replace").decode
        # Neither poll nor kqueue can wait for a terminal on macOS.
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(0.1) and (text := decode(os.read(self.fileno, 4096))):
                    for message in parser.feed(text):
                        self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)


def split_delay() -> float:
    """Return the seconds for which the line may split a sequence: more over SSH, unless ESCDELAY tells."""
    is_over_ssh = "SSH_CONNECTION" in os.environ or "SSH_TTY" in os.environ
    return SSH_DELAY if is_over_ssh and "ESCDELAY" not in os.environ else constants.ESCAPE_DELAY
