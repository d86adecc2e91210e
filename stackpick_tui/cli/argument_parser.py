"""An `argparse` parser whose errors a person can act on."""

import argparse
import sys
from collections.abc import Sequence

from stackpick_tui.cli.exits import UsageError
from stackpick_tui.cli.words import as_text

# Importing `typing` takes a third of the time in which Python starts, and `decide` needs it for nothing else.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line in our words, and which refuses words that are not text.

    `argparse` has no hook for the wording of its errors. So what is required or left over is checked here,
    after parsing, and of its other errors only the name of the argument is used.
    """

    def __init__(self, **settings: "Any") -> None:
        self._arguments: list[argparse.Action] = []
        self._required: list[argparse.Action] = []
        super().__init__(exit_on_error=False, **settings)
        self.register("type", None, as_text)
        self.color = False  # Python 3.14 would draw the help in colours that nothing else has

    def add_argument(self, *names: str, **settings: "Any") -> argparse.Action:
        """Add an argument, and remember it; whether it is required is checked after parsing."""
        action = super().add_argument(*names, **settings)
        self._arguments.append(action)
        if action.required:
            self._required.append(action)
            action.required = False
        return action

    def read(self, words: Sequence[str], *, intermixed: bool = True) -> argparse.Namespace:
        """Parse words; raise `UsageError` with what is wrong and where to look.

        Options may come between arguments if they are intermixed, which neither subcommands nor "--" allow.
        """
        parse = self.parse_known_intermixed_args if intermixed else self.parse_known_args
        try:
            arguments, extra = parse(words)
            self._check(arguments, extra)
        except (argparse.ArgumentError, UsageError) as error:
            from stackpick_tui.cli.invocation import typed

            more = typed(*self.prog.split()[1:], "--help")
            raise UsageError(f"{self._reason(error)}; see '{more}'") from error
        return arguments

    def _check(self, arguments: argparse.Namespace, extra: Sequence[str]) -> None:
        """Refuse a command line with something missing or left over."""
        lacking = [each for each in self._required if getattr(arguments, each.dest) is None]
        if lacking:
            from stackpick_tui.cli.mistakes import missing

            raise UsageError(missing(lacking))
        if extra:
            from stackpick_tui.cli.mistakes import left_over

            options = [option for each in self._arguments for option in each.option_strings]
            raise UsageError(left_over(extra[0], options))

    def _reason(self, error: argparse.ArgumentError | UsageError) -> str:
        if isinstance(error, UsageError):
            return str(error)
        from stackpick_tui.cli.mistakes import misused

        return misused(error, [each for each in self._arguments if each.nargs == 0])

    def error(self, message: str) -> "NoReturn":
        """Raise any other error of `argparse` as a `UsageError`; we know of none."""
        raise UsageError(message)

    def _print_message(self, message: str, file: "Any" = None) -> None:
        """Print the help or the version; `argparse` itself would ignore that it cannot be written."""
        (file or sys.stderr).write(message)
