"""Exit codes, which are part of the contract, and the errors that end a command with one."""

DONE = 0
"""It is done."""
FAILED = 1
"""It could not be done, or `check` and `diff` found a difference."""
USAGE = 2
"""The command line cannot be meant so, or the app was started without a terminal."""
INTERRUPTED = 130
"""The person pressed Ctrl+C."""


class UsageError(Exception):
    """The command line cannot be meant so; its text is one line that says what to write instead."""


class Failure(Exception):
    """The command could not do it; its text is one line: the thing, the reason, the next step."""
