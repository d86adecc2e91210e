"""Every command and option, in one place: `--help`, completion scripts and errors are drawn from it."""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module

from stackpick_tui import __version__
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.cli.exits import UsageError

# Importing `typing` takes a third of the time in which Python starts, and no command but the app needs it.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

PROGRAM = "stackpick-tui"

SHELLS = ("bash", "zsh", "fish")
"""The shells that there is a completion script for."""

# A width that is given spares a look at the terminal, for which `argparse` imports much else.
_FORM = partial(argparse.RawDescriptionHelpFormatter, width=79)

_EPILOG = f"""\
features: {", ".join(feature.id for feature in Feature)}
An ID may be any unambiguous beginning of one.

exit codes:
  0    done
  1    failed; or 'check' and 'diff' found a difference
  2    wrong usage, or no terminal to open the app in
  130  interrupted; 129, 143: hung up, terminated

No terminal, or a screen reader? 'ask' puts the five questions as plain lines,
'decide' takes the answers as words, 'explain' prints the whole explanation."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> "NoReturn":
        """Raise `UsageError` with what is wrong and where to look."""
        from stackpick_tui.cli.mistakes import reworded

        options = [option for action in self._actions for option in action.option_strings]
        raise UsageError(f"{reworded(message, [*COMMANDS], options)}; see '{self.prog} --help'")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line; raise `UsageError` where it cannot be meant so, and `SystemExit` after `--help`.

    The arguments and options of a command may stand in any order, the options of all commands before it too.
    """
    words = list(argv)
    place = _command_in(words)
    if place is None:
        return build().parse_args(words)
    # Building the parsers of all commands takes longer than running one.
    name = words.pop(place)
    return _filled(Parser(prog=f"{PROGRAM} {name}", formatter_class=_FORM), name).parse_intermixed_args(words)


def _command_in(words: list[str]) -> int | None:
    """Return the place of the command, where nothing but options of all commands stand before it."""
    place = 0
    while place < len(words):
        option, is_given, _ = words[place].partition("=")
        if option not in {"--data-dir", "--debug"}:
            return place if words[place] in COMMANDS else None
        place += 2 if option == "--data-dir" and not is_given else 1
    return None


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
    """Return the parser of the whole command line."""
    parser = Parser(
        prog=PROGRAM,
        usage="%(prog)s [COMMAND] [options]",
        description="Flask or Django? Tick what your project needs, see the verdict, keep the record.",
        epilog=_EPILOG,
        formatter_class=_FORM,
        allow_abbrev=False,
    )
    _add_options(parser)
    parser.set_defaults(run="launch:new")
    commands = parser.add_subparsers(
        metavar="COMMAND", title="commands (none: open the app on a new session)", prog=PROGRAM
    )
    for name, (_, _, text, _) in COMMANDS.items():
        _filled(commands.add_parser(name, help=text, formatter_class=_FORM), name)
    return parser


def _filled(parser: Parser, name: str) -> Parser:
    """Give the parser of a command all that it takes."""
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
    _completed_by(
        "directory",
        parser.add_argument(
            "--data-dir", metavar="DIR", help="keep sessions there (or set STACKPICK_DATA_DIR)"
        ),
    )
    parser.add_argument("--debug", action="store_true", help="show where an error came from")
    parser.add_argument(
        "--version", action="version", version=f"{PROGRAM} {__version__}", help="print the version"
    )


def _completed_by(kind: str, action: argparse.Action) -> None:
    """Tell the generator of the completion scripts what an argument is: a file or a directory."""
    vars(action)["complete"] = kind


def _features(parser: Parser) -> None:
    ids = [feature.id for feature in Feature]
    parser.add_argument(
        "features",
        nargs="*",
        choices=ids,
        metavar="FEATURE",
        help=f"what the project needs: {', '.join(ids)}",
    )


def _json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")


def _one(parser: Parser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="the session")
    parser.add_argument("--last", action="store_true", help="the one changed last")


def _json_or_record(parser: Parser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--record", action="store_true", help="as a decision record (MADR 4.0, Markdown)")


def _decide(parser: Parser) -> None:
    _features(parser)
    _json_or_record(parser)
    parser.add_argument("--save", metavar="NAME", help="keep it as a session, and print its id last")
    parser.add_argument(
        "--decision",
        type=str.capitalize,
        choices=[framework.value for framework in Framework],
        help="what was decided in the end",
    )
    parser.add_argument("--reason", metavar="TEXT", help="why; needed where it is not the verdict")
    parser.add_argument("--decided-by", metavar="NAME", help="who decided")


def _explain(parser: Parser) -> None:
    _features(parser)
    _json(parser)


def _nothing(parser: Parser) -> None:
    """Add no argument of its own."""


def _list(parser: Parser) -> None:
    parser.add_argument(
        "text", nargs="?", default="", metavar="TEXT", help="only those that have it somewhere"
    )
    parser.add_argument("--all", action="store_true", help="all of them rather than the newest 50")
    _json(parser)


def _show(parser: Parser) -> None:
    _one(parser)
    _json_or_record(parser)


def _diff(parser: Parser) -> None:
    for name in ("a", "b"):
        either = parser.add_argument(
            name, metavar=name.upper(), help="a session's ID, or a file with one session or a record"
        )
        _completed_by("file", either)
    _json(parser)


def _export(parser: Parser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help="the sessions; none: all")
    output = parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the file to write")
    _completed_by("file", output)
    parser.add_argument("--force", action="store_true", help="replace a file of that name")


def _file(parser: Parser) -> None:
    _completed_by("file", parser.add_argument("file", metavar="FILE", help="the file to read"))


def _id(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="the session")


def _purge(parser: Parser) -> None:
    parser.add_argument("--all", action="store_true", help="remove every file of ours instead")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _completion(parser: Parser) -> None:
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))


COMMANDS: dict[str, tuple[str, str, str, Callable[[Parser], None]]] = {
    "open": ("launch:saved", "ID|--last", "open the app on a saved session", _one),
    "decide": ("advise:decide", "[FEATURE ...]", "print the verdict, why, and what would turn it", _decide),
    "explain": (
        "advise:explain",
        "[FEATURE ...]",
        "print the whole explanation, evidence included",
        _explain,
    ),
    "ask": ("ask:ask", "", "put the five questions as plain y/n lines", _nothing),
    "list": ("library:list_sessions", "[TEXT]", "list saved sessions, newest first", _list),
    "show": ("library:show", "ID|--last", "print one session", _show),
    "diff": ("library:diff", "A B", "print which answers differ, and if they turn the verdict", _diff),
    "export": ("files:export", "[ID ...] -o FILE", "write sessions to a file as JSON", _export),
    "import": ("files:import_", "FILE", "bring exported sessions back", _file),
    "check": ("files:check", "FILE", "exit 1 if a record is not what today's rule says", _file),
    "delete": ("upkeep:delete", "ID", "move a session to the trash", _id),
    "restore": ("upkeep:restore", "ID", "bring a session back from the trash", _id),
    "purge": ("upkeep:purge", "", "empty the trash, or remove every file of ours", _purge),
    "completion": ("completion:script", "SHELL", "print a completion script for a shell", _completion),
    "paths": ("upkeep:paths", "", "print every file it uses", _json),
}
"""Each command: the function that runs it, what it is given, its help, and what adds its arguments."""
