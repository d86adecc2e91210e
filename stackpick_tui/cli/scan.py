"""Reads an existing project: what it runs, which of the five features it has, and what the rule says."""

import argparse
import os
import sys
from pathlib import Path

from stackpick_tui.cli.exits import DONE, UsageError
from stackpick_tui.cli.output import say, write_json, write_lines
from stackpick_tui.cli.words import cleaned
from stackpick_tui.projects.conclusion import Scan
from stackpick_tui.projects.scanning import scan as scanned
from stackpick_tui.records.scan_text import scan_lines


def scan(arguments: argparse.Namespace) -> int:
    """Print what a project's files show; with ``--save``, save it as a session first."""
    name = None
    if arguments.save is not None:
        from stackpick_tui.sessions.text import whole_line

        name = cleaned("--save", arguments.save, whole_line)
    result = scanned(_directory(arguments.directory))
    for note in result.notes:
        say(note)
    session_id = None if name is None else _save(arguments, result, name)
    if arguments.json:
        from stackpick_tui.records.scan_json import scan_json

        write_json(scan_json(result) | ({"id": session_id} if session_id else {}))
        return DONE
    write_lines(scan_lines(result))
    if session_id:
        sys.stdout.write(f"{session_id}\n")
    return DONE


def _directory(named: str) -> Path:
    path = Path(os.path.abspath(named))  # noqa: PTH100 - a link that was named is what was meant
    try:
        os.scandir(path).close()
    except (FileNotFoundError, ValueError) as error:
        raise UsageError(f"{named}: there is no such folder") from error
    except OSError as error:
        raise UsageError(f"{named}: {error.strerror}; name a project's folder") from error
    return path


def _save(arguments: argparse.Namespace, result: Scan, name: str) -> str:
    from stackpick_tui.cli.store import writable
    from stackpick_tui.sessions.session import new_session

    session = new_session().with_features(result.features).with_name(name).with_note(_note(result))
    with writable(arguments) as store:
        return store.put(session).id


def _note(result: Scan) -> str:
    """Write what was found as the session's note: as much as fits, and how many lines are left out."""
    from stackpick_tui.advice.numbers import counted
    from stackpick_tui.records.scan_text import shown
    from stackpick_tui.sessions.text import NOTE_LIMIT

    lines = [f"Read from {shown(str(result.directory))}:", *(line.text for line in scan_lines(result))]
    kept, left = list[str](), NOTE_LIMIT - 100
    for line in lines:
        left -= len(line) + 1
        if left < 0:
            kept.append(f"({counted(len(lines) - len(kept), 'more line')})")
            break
        kept.append(line)
    return "\n".join(kept)
