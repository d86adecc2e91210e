"""Every command and its arguments, in one place: parsing, help and completion are derived from it."""

from argparse import Action, ArgumentParser
from collections.abc import Callable

from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.cli.exits import UsageError
from stackpick_tui.cli.words import as_path, as_text, one_of

SHELLS = ("bash", "zsh", "fish")
"""The shells that have a completion script."""


def completed_by(kind: str, action: Action) -> None:
    """Tell the generator of the completion scripts what an argument is: a file, a feature and so on."""
    vars(action)["complete"] = kind


def _features(parser: ArgumentParser) -> None:
    ids = ", ".join(feature.id for feature in Feature)
    features = parser.add_argument(
        "features", nargs="*", type=_feature, metavar="FEATURE", help=f"what the project needs: {ids}"
    )
    completed_by("feature", features)
    meanings = [
        f"  {feature.id:12}{feature.label}: {feature.meaning[0].lower()}{feature.meaning[1:]}"
        for feature in Feature
    ]
    parser.epilog = "\n".join(["features:", *meanings])


def _feature(word: str) -> Feature:
    from stackpick_tui.records.nearest import feature_named, unknown_feature

    feature = feature_named(word.lower())  # the screens write ORM
    if feature is None:
        spaces = "; put spaces between features, no commas" if "," in word else ""
        raise UsageError(unknown_feature(word) + spaces)
    return feature


def _constraints(parser: ArgumentParser) -> None:
    option = parser.add_argument(
        "--constraint",
        dest="constraints",
        action="append",
        default=[],
        type=_constraint,
        metavar="ID",
        help="what is true of it beyond the rule; again for more",
    )
    completed_by("constraint", option)
    ids = [f"{constraint.id}," for constraint in Constraint]
    rows = [" ".join([" ", *ids[start : start + 4]]) for start in range(0, len(ids), 4)]
    parser.epilog = "\n".join([parser.epilog or "", "", "constraints:", *rows]).rstrip(",")


def _constraint(word: str) -> Constraint:
    from stackpick_tui.records.nearest import constraint_named, unknown_constraint

    constraint = constraint_named(as_text(word).lower())
    if constraint is None:
        commas = "; give one --constraint for each" if "," in word else ""
        raise UsageError(unknown_constraint(word) + commas)
    return constraint


def _choice(word: str) -> str:
    from stackpick_tui.records.nearest import quoted
    from stackpick_tui.sessions.choice import UnfitChoice, whole_choice
    from stackpick_tui.sessions.text import TooLong

    try:
        return whole_choice(as_text(word))
    except UnfitChoice as error:
        raise UsageError(f"--decision cannot be {quoted(word)}: {error}") from error
    except TooLong as error:
        raise UsageError(f"--decision: {error}; shorten it") from error


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as JSON")


def _one(parser: ArgumentParser) -> None:
    completed_by("saved", parser.add_argument("id", nargs="?", metavar="ID", help="the session"))
    parser.add_argument("--last", action="store_true", help="the one changed last")


def _json_or_record(parser: ArgumentParser) -> None:
    _json(parser)
    parser.add_argument("--record", action="store_true", help="as a decision record (MADR 4.0, Markdown)")
    _output(parser, "the file to write the record to; -: print it")


def _output(parser: ArgumentParser, meaning: str, *, required: bool = False) -> None:
    output = parser.add_argument(
        "-o", "--output", metavar="FILE", type=as_path, required=required, help=meaning
    )
    completed_by("file", output)
    parser.add_argument("--force", action="store_true", help="replace a file of that name")


def _decide(parser: ArgumentParser) -> None:
    _features(parser)
    _constraints(parser)
    _json_or_record(parser)
    parser.add_argument("--save", metavar="NAME", help="keep it as a session, and print its id last")
    decision = parser.add_argument(
        "--decision",
        type=_choice,
        metavar="NAME",
        help="what was decided: Flask, Django or something else",
    )
    completed_by("framework", decision)
    parser.add_argument("--reason", metavar="TEXT", help="why; needed unless it is the verdict")
    parser.add_argument("--decided-by", metavar="NAME", help="who decided")


def _explain(parser: ArgumentParser) -> None:
    _features(parser)
    _constraints(parser)
    parser.add_argument("--all", action="store_true", help="everything, with every source")
    _json(parser)


def _begin(parser: ArgumentParser) -> None:
    _features(parser)
    names = [framework.name.lower() for framework in Framework]
    parser.add_argument(
        "--on",
        type=one_of("--on", names, str.lower),
        choices=names,
        help="the framework to use; by default the verdict's",
    )
    _json(parser)


def _scan(parser: ArgumentParser) -> None:
    directory = parser.add_argument(
        "directory",
        nargs="?",
        default=".",
        metavar="DIR",
        type=as_path,
        help="the project's folder; none: this one",
    )
    completed_by("directory", directory)
    _json(parser)
    parser.add_argument("--save", metavar="NAME", help="keep it as a session, and print its id last")


def _nothing(parser: ArgumentParser) -> None:
    """Add no argument of its own."""


def _list(parser: ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", default="", metavar="TEXT", help="only those that contain it")
    parser.add_argument("--all", action="store_true", help="all of them rather than the newest 50")
    parser.add_argument("--trash", action="store_true", help="the deleted ones, which restore brings back")
    _json(parser)


def _show(parser: ArgumentParser) -> None:
    _one(parser)
    _json_or_record(parser)


def _diff(parser: ArgumentParser) -> None:
    for name in ("a", "b"):
        either = parser.add_argument(
            name,
            metavar=name.upper(),
            type=as_path,
            help="a session's ID, or a file with one session or a record",
        )
        completed_by("saved_or_file", either)
    _json(parser)


def _export(parser: ArgumentParser) -> None:
    ids = parser.add_argument("ids", nargs="*", metavar="ID", help="the sessions; none: all")
    completed_by("saved", ids)
    _output(parser, "the file to write; -: print it", required=True)


def _file(parser: ArgumentParser) -> None:
    file = parser.add_argument(
        "file", metavar="FILE", type=as_path, help="the file to read; -: what is piped in"
    )
    completed_by("file", file)


def _check(parser: ArgumentParser) -> None:
    paths = parser.add_argument(
        "paths",
        nargs="+",
        metavar="FILE",
        type=as_path,
        help="a file to read; a folder: the records in it; -: what is piped in",
    )
    completed_by("file", paths)
    parser.add_argument("--ours-only", action="store_true", help="skip Markdown that is no record of ours")
    _json(parser)


def _import(parser: ArgumentParser) -> None:
    _file(parser)
    parser.epilog = """\
A session that is here or in the trash is replaced only by a newer one. What was
edited in an export therefore needs a later "updated", as jq can write it:
  jq '.sessions[].updated = (now | todate)' FILE | stackpick-tui import -"""


def _saved(parser: ArgumentParser) -> None:
    completed_by("saved", parser.add_argument("id", metavar="ID", help="the session"))


def _trashed(parser: ArgumentParser) -> None:
    completed_by("trashed", parser.add_argument("id", metavar="ID", help="the session"))


def _purge(parser: ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="remove every file of ours instead")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def _completion(parser: ArgumentParser) -> None:
    parser.add_argument(
        "shell", type=one_of("SHELL", SHELLS, str), choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS)
    )
    parser.epilog = """\
where to put the script; new shells then read it:
  bash  ~/.local/share/bash-completion/completions/stackpick-tui
        or, without the package bash-completion, this line in ~/.bashrc:
        eval "$(stackpick-tui completion bash)"
  zsh   ~/.zfunc/_stackpick-tui, with this line in ~/.zshrc:
        fpath=(~/.zfunc $fpath); autoload -Uz compinit; compinit
  fish  ~/.config/fish/completions/stackpick-tui.fish

  mkdir -p ~/.config/fish/completions
  stackpick-tui completion fish > ~/.config/fish/completions/stackpick-tui.fish"""


COMMANDS: dict[str, tuple[str, str, str, Callable[[ArgumentParser], None]]] = {
    "open": ("launch:saved", "ID|--last", "open the app on a saved session", _one),
    "decide": ("advise:decide", "[FEATURE ...]", "print the verdict, why, and what would turn it", _decide),
    "explain": (
        "advise:explain",
        "[FEATURE ...]",
        "print the explanation; --all: every word of it",
        _explain,
    ),
    "begin": ("begin:begin", "[FEATURE ...]", "print the commands from an empty folder to a page", _begin),
    "scan": ("scan:scan", "[DIR]", "print a project's framework and features, and where", _scan),
    "ask": ("ask:ask", "", "ask the five questions as plain y/n lines", _nothing),
    "list": ("library:list_sessions", "[TEXT]", "list saved sessions, newest first", _list),
    "show": ("library:show", "ID|--last", "print one session", _show),
    "diff": ("library:diff", "A B", "print which answers differ, and if they turn the verdict", _diff),
    "export": ("files:export", "[ID ...] -o FILE", "write sessions to a file as JSON", _export),
    "import": ("files:import_", "FILE", "bring exported sessions back", _import),
    "check": ("check:check", "FILE|DIR ...", "exit 1 if a record is not what today's rule says", _check),
    "delete": ("upkeep:delete", "ID", "move a session to the trash", _saved),
    "restore": ("upkeep:restore", "ID", "bring a session back from the trash", _trashed),
    "purge": ("upkeep:purge", "", "empty the trash, or remove every file of ours", _purge),
    "completion": ("completion:script", "SHELL", "print a completion script for a shell", _completion),
    "paths": ("upkeep:paths", "", "print every file it uses", _json),
}
"""Each command: the function that runs it, its arguments in brief, its help, and what adds them."""
