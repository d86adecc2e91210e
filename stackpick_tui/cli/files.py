"""Commands for files: export, import; and the record where it goes to one."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stackpick_tui.advice.numbers import counted
from stackpick_tui.cli.exits import DONE, Failure, UsageError
from stackpick_tui.cli.output import say, write_json
from stackpick_tui.cli.store import readable, writable
from stackpick_tui.records.errors import RecordError
from stackpick_tui.sessions.session import Session
from stackpick_tui.sessions.user_files import FileError, FileExists, read, write


@contextmanager
def in_file(path: Path) -> Iterator[None]:
    """End the command with exit code 2 if a file is not what it should be, naming the file."""
    try:
        yield
    except FileError as error:
        raise UsageError(str(error)) from error
    except RecordError as error:
        raise UsageError(f"{path}: {error}") from error


def content(path: Path) -> bytes:
    """Read a file or, for a dash, standard input."""
    return read(path, sys.stdin.buffer if str(path) == "-" else None)


def write_file(name: str, text: str, *, replace: bool) -> None:
    """Write a file whole; end the command with exit code 1 if that fails, or the file is there already."""
    try:
        write(Path(name), text, replace=replace)
    except FileExists as error:
        raise Failure(f"{name}: that file already exists; --force replaces it") from error
    except FileError as error:
        raise Failure(str(error)) from error


def write_record(session: Session, arguments: argparse.Namespace) -> None:
    """Write the record of a session to the file named by ``-o``, or print it."""
    from stackpick_tui.records.madr import record

    if arguments.output in {None, "-"}:
        sys.stdout.write(record(session))
        return
    write_file(arguments.output, record(session), replace=arguments.force)
    say(f"wrote the record to {arguments.output}")


def export(arguments: argparse.Namespace) -> int:
    """Write sessions to a file, or print them: those named, or all."""
    from stackpick_tui.records.json import json_text
    from stackpick_tui.records.session_json import export_json
    from stackpick_tui.sessions import clock

    with readable(arguments) as store:
        named = {session.id: session for session in (store.find(each) for each in arguments.ids)}
        sessions = list(named.values()) if named else store.search(limit=None)
    content = export_json(sessions, clock.now())
    if arguments.output == "-":
        write_json(content)
        return DONE
    write_file(arguments.output, json_text(content), replace=arguments.force)
    say(f"exported {counted(len(sessions), 'session')} to {arguments.output}")
    return DONE


def import_(arguments: argparse.Namespace) -> int:
    """Bring sessions back from a file: all of them or none."""
    from stackpick_tui.records.reading import sessions_from

    path = Path(arguments.file)
    with in_file(path):
        sessions = sessions_from(content(path))
    with writable(arguments) as store:
        changed = store.put_all(sessions)
    message = f"imported {counted(changed, 'session')}"
    if old := len(sessions) - changed:
        message += (
            f"; {old} not newer than what is here or in the trash, which restore brings back "
            '(to import an edited one, raise its "updated")'
        )
    say(message)
    return DONE
