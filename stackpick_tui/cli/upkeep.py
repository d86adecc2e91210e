"""Housekeeping commands: delete, restore, purge, and where everything is kept."""

import argparse
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from stackpick_tui.advice.numbers import counted
from stackpick_tui.cli.answers import answer
from stackpick_tui.cli.exits import DONE, Failure
from stackpick_tui.cli.invocation import typed
from stackpick_tui.cli.output import say, write_json, write_lines
from stackpick_tui.cli.store import readable, required_directory, writable
from stackpick_tui.sessions.errors import StoreError
from stackpick_tui.sessions.paths import database

_NAMED = 5
"""How many of the files that are not ours are named."""


def delete(arguments: argparse.Namespace) -> int:
    """Move a session to the trash."""
    with writable(arguments) as store:
        session = store.delete(store.find(arguments.id).id)
    back = typed("restore", session.short_id, arguments=arguments)
    say(f"deleted {session.title}; '{back}' brings it back within 30 days")
    return DONE


def restore(arguments: argparse.Namespace) -> int:
    """Bring a session back from the trash."""
    with writable(arguments) as store:
        session = store.restore(store.find(arguments.id, trashed=True).id)
    say(f"brought back {session.title}")
    return DONE


def purge(arguments: argparse.Namespace) -> int:
    """Empty the trash, or remove every file of ours, after asking."""
    return _remove_everything(arguments) if arguments.all else _empty_the_trash(arguments)


def _empty_the_trash(arguments: argparse.Namespace) -> int:
    from stackpick_tui.sessions.data_files import damaged_folders

    with readable(arguments) as store:
        waiting = store.count(trashed=True)
    if not waiting:
        say("the trash is empty")
        return DONE
    _agree(arguments, f"Remove {counted(waiting, 'deleted session')} for good?")
    with writable(arguments) as store:
        say(f"removed {counted(store.purge(None), 'session')} for good")
    with _stated_failure():
        kept = damaged_folders(required_directory(arguments))
    if kept:
        folders = ", ".join(map(str, kept))
        say(f"damaged files that were kept may still hold the text; remove {folders} yourself")
    return DONE


def _remove_everything(arguments: argparse.Namespace) -> int:
    from stackpick_tui.sessions.data_files import links, removable, remove_every_file

    where = required_directory(arguments)
    with _stated_failure():
        number, linked = len(removable(where)), links(where)
    for link in linked:
        say(f"{link} is a link to {os.path.realpath(link)}; purge removes neither")
    if not number and not linked:
        say(f"nothing of ours is in {where}")
        return DONE
    if number:
        _agree(arguments, f"Remove every session, {counted(number, 'file')} in {where}, for good?")
    with _stated_failure():
        left = remove_every_file(where)
    removed = f"removed {counted(number, 'file')}"
    others = _named([path for path in left if path not in linked], where)
    if linked:
        raise Failure(f"{removed}; links, and what they lead to, are left for you to remove{others}")
    say(f"{removed}; nothing of ours is left in {where}{others}")
    return DONE


def _named(left: Sequence[Path], where: Path) -> str:
    """Name what was left because it is not ours, as much as fits on a line."""
    if not left:
        return ""
    names = [str(path.relative_to(where)) for path in left[:_NAMED]]
    more = f" and {len(left) - _NAMED} more" if len(left) > _NAMED else ""
    return f"; left what is not ours: {', '.join(names)}{more}"


@contextmanager
def _stated_failure() -> Iterator[None]:
    """End the command with exit code 1 if files cannot be read or removed, naming them."""
    try:
        yield
    except StoreError as error:
        raise Failure(str(error)) from error


def _agree(arguments: argparse.Namespace, question: str) -> None:
    """Ask before something irreversible, unless told to go ahead; anything but yes ends the command."""
    if not arguments.yes and answer(f"{question} y/n:") not in {"y", "yes"}:
        raise Failure("nothing was removed; --yes skips the question")


def paths(arguments: argparse.Namespace) -> int:
    """Print where everything is kept."""
    from stackpick_tui.records.json import SCHEMA
    from stackpick_tui.records.lines import table
    from stackpick_tui.sessions.data_files import every_file

    where = required_directory(arguments)
    with _stated_failure():
        files = [str(file) for file in every_file(where)]
    if arguments.json:
        write_json({"schema": SCHEMA, "data": str(where), "database": str(database(where)), "files": files})
        return DONE
    rows = [("Data", str(where)), ("Database", str(database(where))), *(("File", file) for file in files)]
    write_lines(table(rows))
    return DONE
