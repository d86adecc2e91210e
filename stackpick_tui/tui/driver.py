"""Read the terminal of Linux and macOS without mistaking replies and noise for keys."""

import os
import selectors
from codecs import getincrementaldecoder

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from stackpick_tui.tui.input_parser import InputParser

SSH_DELAY = 0.5
"""Seconds that the rest of a sequence may take to follow its first character over SSH."""


class TerminalDriver(LinuxDriver):
    """Textual's driver with our parser."""

    def run_input_thread(self) -> None:
        """Read until the driver stops, and pass on what was read."""
        parser = InputParser(constants.ESCAPE_DELAY, split_delay(), debug=self._debug)
        # A byte that is not UTF-8 is replaced: an error would end the thread, and with it the app.
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
    """Return how many seconds a sequence may take to arrive: more over SSH, unless ESCDELAY says."""
    is_over_ssh = "SSH_CONNECTION" in os.environ or "SSH_TTY" in os.environ
    return SSH_DELAY if is_over_ssh and "ESCDELAY" not in os.environ else constants.ESCAPE_DELAY
