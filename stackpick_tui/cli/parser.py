"""Every command and option, in one place: `--help`, completion and errors are drawn from it."""

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NoReturn

from stackpick_tui import __version__
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.cli.exits import USAGE
from stackpick_tui.records.nearest import feature_named, nearest, quoted, unknown_feature

EPILOG = f"""\
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

    def error(self, message: str) -> NoReturn:
        """End with what is wrong and where to look."""
        if found := re.search(r"argument COMMAND: invalid choice: '([^']*)'", message):
            near = nearest(found[1], _COMMANDS)
            message = f"there is no command {quoted(found[1])}" + (
                f', did you mean "{near}"?' if near else ""
            )
        print(f"stackpick-tui: {message}; see '{self.prog} --help'", file=sys.stderr)
        sys.exit(USAGE)


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line; ends the process with 2 where it cannot be meant so.

    Args:
        argv: The arguments; those of the process when None.
    """
    return build().parse_args(argv)


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
        prog="stackpick-tui",
        description="Flask or Django? Tick what your project needs, see the verdict, keep the record.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    _add_options(parser, data_dir=None, debug=False)
    parser.set_defaults(run="launch:new")
    commands = parser.add_subparsers(
        metavar="COMMAND", title="commands (none: open the app on a new session)"
    )
    for name, (run, text, add) in _COMMANDS.items():
        # Options of the parent given again on a subparser would reset what stood before the command.
        sub = commands.add_parser(
            name, help=text, description=f"{text[0].upper()}{text[1:]}.", allow_abbrev=False
        )
        _add_options(sub, data_dir=argparse.SUPPRESS, debug=argparse.SUPPRESS)
        add(sub)
        sub.set_defaults(run=run)
    return parser


def _add_options(parser: argparse.ArgumentParser, *, data_dir: str | None, debug: bool | str) -> None:
    parser.add_argument(
        "--data-dir", metavar="DIR", default=data_dir, help="keep sessions there (or set STACKPICK_DATA_DIR)"
    )
    parser.add_argument("--debug", action="store_true", default=debug, help="show where an error came from")


def _feature(word: str) -> Feature:
    feature = feature_named(word)
    if feature is None:
        raise argparse.ArgumentTypeError(unknown_feature(word))
    return feature


def _features(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "features", nargs="*", type=_feature, metavar="FEATURE", help="what the project needs"
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")


def _one(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("id", nargs="?", metavar="ID", help="the session")
    which.add_argument("--last", action="store_true", help="the one changed last")


def _json_or_record(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--record", action="store_true", help="as a decision record (MADR 4.0, Markdown)")


def _decide(parser: argparse.ArgumentParser) -> None:
    _features(parser)
    _json_or_record(parser)
    parser.add_argument("--save", metavar="NAME", help="keep it as a session, and print its id")
    frameworks = [framework.value for framework in Framework]
    parser.add_argument("--decision", choices=frameworks, help="what was decided in the end")
    parser.add_argument("--reason", metavar="TEXT", help="why; needed where it is not the verdict")
    parser.add_argument("--decided-by", metavar="NAME", help="who decided")


def _explain(parser: argparse.ArgumentParser) -> None:
    _features(parser)
    _json(parser)


def _ask(parser: argparse.ArgumentParser) -> None:
    """Take nothing: the questions are the arguments."""


def _list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "text", nargs="?", default="", metavar="TEXT", help="only those that have it somewhere"
    )
    parser.add_argument("--all", action="store_true", help="all of them rather than the newest 50")
    _json(parser)


def _show(parser: argparse.ArgumentParser) -> None:
    _one(parser)
    _json_or_record(parser)


def _diff(parser: argparse.ArgumentParser) -> None:
    for name in ("a", "b"):
        parser.add_argument(name, metavar=name.upper(), help="a session's ID, or a file with one session")
    _json(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help="the sessions; none: all")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the file to write")
    parser.add_argument("--force", action="store_true", help="replace a file of that name")


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the file to read")


def _id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the session")


def _purge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="remove every file of ours instead")
    parser.add_argument("--yes", action="store_true", help="do not ask")


_COMMANDS: dict[str, tuple[str, str, Callable[[argparse.ArgumentParser], None]]] = {
    "open": ("launch:saved", "open the app on a saved session", _one),
    "decide": ("advise:decide", "print the verdict, why, and what would turn it", _decide),
    "explain": ("advise:explain", "print the whole explanation, evidence included", _explain),
    "ask": ("ask:ask", "put the five questions as plain y/n lines", _ask),
    "list": ("library:list_sessions", "list saved sessions, newest first", _list),
    "show": ("library:show", "print one session", _show),
    "diff": ("library:diff", "print which answers differ, and if they turn the verdict", _diff),
    "export": ("files:export", "write sessions to a file as JSON", _export),
    "import": ("files:import_", "bring exported sessions back", _file),
    "check": ("files:check", "exit 1 if a record is not what today's rule says", _file),
    "delete": ("library:delete", "move a session to the trash", _id),
    "restore": ("library:restore", "bring a session back from the trash", _id),
    "purge": ("library:purge", "empty the trash, or remove every file of ours", _purge),
    "paths": ("library:paths", "print every file it uses", _json),
}
"""Each command: the function that runs it, its help, and what adds its arguments."""
