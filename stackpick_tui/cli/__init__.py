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
    from stackpick_tui.cli.parser import command, parse

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A name that the output's encoding lacks must not end the command.
            stream.reconfigure(errors="backslashreplace")
    arguments = parse(argv)
    try:
        code = command(arguments.run)(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has had enough; without this Python would complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except UsageError as error:
        return _end(USAGE, error)
    except Failure as error:
        return _end(FAILED, error)
    except Exception as error:
        if arguments.debug:
            raise
        return _end(FAILED, f"{type(error).__name__}: {error}; --debug shows where")
    return code


def _end(code: int, reason: object) -> int:
    print(f"stackpick-tui: {reason}", file=sys.stderr)
    return code
