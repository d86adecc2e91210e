"""Parses the command line: which command, its arguments, and the options of all commands."""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module

from stackpick_tui import __version__
from stackpick_tui.advice.features import Feature
from stackpick_tui.cli.argument_parser import Parser
from stackpick_tui.cli.commands import COMMANDS, completed_by
from stackpick_tui.cli.exits import UsageError
from stackpick_tui.cli.words import as_directory

PROGRAM = "stackpick-tui"

HIDDEN = "_sessions"
"""The command by which completion scripts ask for sessions; it is for nobody else, so no help names it."""

# Given a width, `argparse` need not ask the terminal, for which it imports a lot.
_FORMATTER = partial(argparse.RawDescriptionHelpFormatter, width=79)

_EPILOG = f"""\
features: {", ".join(feature.id for feature in Feature)}
An ID may be any unambiguous beginning of one.

exit codes:
  0    done
  1    failed; or 'check' and 'diff' found a difference
  2    wrong usage, or no terminal to open the app in
  130  interrupted; 129, 143: hung up, terminated

No terminal, or a screen reader? 'ask' asks line by line, 'decide' takes words."""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Parse the command line; raise `UsageError` for wrong usage, and `SystemExit` after `--help`.

    A command's arguments and options may come in any order, and the options of all commands before it too.
    """
    words = list(argv)
    index = _after_options(words)
    # Building the parsers of all commands takes longer than running one.
    if index >= len(words):
        return _app().read(words)
    name = words.pop(index)
    if name == HIDDEN:
        return argparse.Namespace(run="completion.sessions:sessions", words=words)
    if name.startswith("-") and name != "-":
        # --help, --version or a mistake: whatever follows does not matter
        return build().read([*words[:index], name], intermixed=False)
    if name not in COMMANDS:
        from stackpick_tui.cli.invocation import typed
        from stackpick_tui.cli.mistakes import unknown_command

        raise UsageError(f"{unknown_command(name, COMMANDS)}; see '{typed('--help')}'")
    parser = _filled(Parser(prog=f"{PROGRAM} {name}", formatter_class=_FORMATTER), name)
    return parser.read(words, intermixed="--" not in words)


def _after_options(words: list[str]) -> int:
    """Return the index of the first word that is neither an option of all commands nor its value."""
    index = 0
    while index < len(words):
        option, is_given, _ = words[index].partition("=")
        if option not in {"--data-dir", "--debug"}:
            break
        index += 2 if option == "--data-dir" and not is_given else 1
    return index


def command(run: str) -> Callable[[argparse.Namespace], int]:
    """Import the function that runs a command, and with it only what that command needs.

    Args:
        run: Its module in this package and its name, like ``advise:decide``.
    """
    module, _, name = run.partition(":")
    function: Callable[[argparse.Namespace], int] = getattr(
        import_module(f"stackpick_tui.cli.{module}"), name
    )
    return function


def build() -> Parser:
    """Return the parser for the whole command line."""
    parser = _app()
    commands = parser.add_subparsers(
        metavar="COMMAND", title="commands (none: open the app on a new session)", prog=PROGRAM
    )
    for name, (_, _, text, _) in COMMANDS.items():
        _filled(commands.add_parser(name, help=text, formatter_class=_FORMATTER), name)
    return parser


def _app() -> Parser:
    """Return the parser for opening the app: the options of all commands, and no command."""
    parser = Parser(
        prog=PROGRAM,
        usage="%(prog)s [COMMAND] [options]",
        description="Flask or Django? Tick what your project needs, see the verdict, keep the record.",
        epilog=_EPILOG,
        formatter_class=_FORMATTER,
        allow_abbrev=False,
    )
    _add_options(parser)
    parser.set_defaults(run="launch:new")
    return parser


def _filled(parser: Parser, name: str) -> Parser:
    """Give the parser of a command all that the command takes."""
    run, arguments, text, add = COMMANDS[name]
    parser.usage = " ".join(["%(prog)s", *arguments.split(), "[options]"])
    parser.description = f"{text[0].upper()}{text[1:]}."
    parser.allow_abbrev = False
    add(parser)
    _add_options(parser)
    parser.set_defaults(run=run)
    return parser


def _add_options(parser: Parser) -> None:
    """Add the options of all commands."""
    completed_by(
        "directory",
        parser.add_argument(
            "--data-dir",
            metavar="DIR",
            type=as_directory,
            help="keep sessions there (or set STACKPICK_DATA_DIR)",
        ),
    )
    parser.add_argument("--debug", action="store_true", help="show where an error came from")
    parser.add_argument(
        "--version", action="version", version=f"{PROGRAM} {__version__}", help="print the version"
    )
