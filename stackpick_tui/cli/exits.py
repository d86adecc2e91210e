"""Exit codes, which are part of the contract, and the errors that end a command with one."""

DONE = 0
"""Success."""
FAILED = 1
"""It could not be done, or `check` or `diff` found a difference."""
USAGE = 2
"""Wrong usage, or the app was started without a terminal."""
INTERRUPTED = 130
"""The person pressed Ctrl+C."""


class UsageError(Exception):
    """Wrong usage; the message is one line that says what to write instead."""


class Failure(Exception):
    """The command failed; the message is one line: the thing, the reason, the next step."""
