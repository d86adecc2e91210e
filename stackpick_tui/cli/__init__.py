"""The command line: arguments in, exit codes out. Textual is imported only where the app is opened."""

import io
import os
import sys
from collections.abc import Sequence

from stackpick_tui.cli.exits import DONE, FAILED, INTERRUPTED, USAGE, Failure, UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        argv: The arguments; those of the process when left out.
    """
    words = sys.argv[1:] if argv is None else argv
    _prepare_streams()
    try:
        code = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has had enough.
        _silence()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except UsageError as error:
        return _end(USAGE, str(error), words)
    except Failure as error:
        return _end(FAILED, str(error), words)
    except Exception as error:  # noqa: BLE001 - a traceback is for those who ask for it
        if isinstance(error, OSError) and error.filename is None:
            _silence()
            return _end(FAILED, f"standard output: {error.strerror}", words)
        return _end(FAILED, f"{type(error).__name__}: {error}; --debug shows where", words)
    return code


def _run(words: Sequence[str]) -> int:
    from stackpick_tui.cli.parser import command, parse

    try:
        arguments = parse(words)
    except SystemExit:
        # The help or the version was asked for, and is printed.
        return DONE
    return command(arguments.run)(arguments)


def _prepare_streams() -> None:
    """See to it that no letter foreign to a stream's encoding, and no closed stream, ends the command."""
    for name, errors in (
        ("stdin", "replace"),
        ("stdout", "backslashreplace"),
        ("stderr", "backslashreplace"),
    ):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: PTH123, SIM115 - for good
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _silence() -> None:
    """Lead standard output nowhere; without this Python would complain again when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end(code: int, reason: str, words: Sequence[str]) -> int:
    from stackpick_tui.cli.output import say

    if "--debug" in words:
        from traceback import print_exc

        print_exc()
    say(reason)
    return code
