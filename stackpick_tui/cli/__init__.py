"""The command line: arguments in, exit codes out. Textual is imported only where the app is opened."""

import errno
import sys
from collections.abc import Sequence

from stackpick_tui.cli import environment, streams
from stackpick_tui.cli.exits import DONE, FAILED, INTERRUPTED, USAGE, Failure, UsageError


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; the arguments are by default those of the process."""
    words = sys.argv[1:] if argv is None else argv
    streams.prepare()
    environment.prepare()
    code = _outcome(words)
    streams.finish()
    return code


def _outcome(words: Sequence[str]) -> int:
    try:
        code = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whatever was reading our output has closed the pipe.
        streams.silence(sys.stdout)
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except UsageError as error:
        return _end(USAGE, str(error), words)
    except Failure as error:
        return _end(FAILED, str(error), words)
    except Exception as error:  # noqa: BLE001 - a traceback is for those who ask for it
        if isinstance(error, OSError) and error.filename is None:
            streams.silence(sys.stdout)
            if sys.platform == "win32" and error.errno == errno.EINVAL:
                return DONE  # which is how a closed pipe is told there
            is_closed = error.errno == errno.EBADF
            reason = "closed, or not open for writing" if is_closed else error.strerror
            return _end(FAILED, f"standard output: {reason}", words)
        return _end(FAILED, f"{type(error).__name__}: {error}; --debug shows where", words)
    return code


def _run(words: Sequence[str]) -> int:
    from stackpick_tui.cli.parser import command, parse

    try:
        arguments = parse(words)
    except SystemExit:
        # --help or --version, which is printed by now
        return DONE
    return command(arguments.run)(arguments)


def _end(code: int, reason: str, words: Sequence[str]) -> int:
    from stackpick_tui.cli.output import say, tell

    if "--debug" in words:
        from traceback import format_exc

        tell(format_exc().rstrip("\n"))
    say(reason)
    return code
