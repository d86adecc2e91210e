"""The command that compares the verdicts in records and exports with today's rule."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from stackpick_tui.advice.numbers import counted
from stackpick_tui.cli.exits import DONE, FAILED, UsageError
from stackpick_tui.cli.files import content, in_file
from stackpick_tui.cli.markdown_files import is_markdown, markdown_files
from stackpick_tui.cli.output import say, write_json, write_lines
from stackpick_tui.records.check import Checked, is_foreign
from stackpick_tui.records.check import check as checked
from stackpick_tui.records.lines import Line, Span
from stackpick_tui.records.scan_text import shown

Result = tuple[Path, tuple[Checked, ...] | UsageError]
"""A file, with its verdicts or the reason why it could not be read."""


def check(arguments: argparse.Namespace) -> int:
    """Check files, and the records in folders: exit with 1 if a verdict differs from today's.

    What cannot be read ends the command with 2, but not before the rest has been checked.
    """
    results, passed_over = _results(arguments.paths, ours_only=arguments.ours_only)
    if arguments.json:
        from stackpick_tui.records.check_json import check_json

        told = [
            (str(path), str(found) if isinstance(found, UsageError) else found) for path, found in results
        ]
        write_json(check_json(told, passed_over))
    else:
        write_lines(_lines(results))
    if passed_over:
        say(f"skipped {counted(passed_over, 'file')} without a record of ours")
    elif not results:
        say("no Markdown file is there to check")
    for path, found in results:
        if found == ():
            say(f"{path}: it contains no session")
    errors = [found for _, found in results if isinstance(found, UsageError)]
    for error in errors[:-1]:
        say(str(error))
    if errors:
        raise errors[-1]
    differs = any(isinstance(found, tuple) and not all(each.agrees for each in found) for _, found in results)
    return FAILED if differs else DONE


def _results(names: list[str], *, ours_only: bool) -> tuple[list[Result], int]:
    """Check what is named and what is in named folders; count what is skipped."""
    results = list[Result]()
    passed_over = 0

    def unlisted(error: OSError) -> None:
        path = Path(error.filename)
        results.append((path, UsageError(f"{path}: cannot be read ({error.strerror})")))

    for name in names:
        is_folder = _is_folder(name)
        for path in markdown_files(Path(name), unlisted) if is_folder else [Path(name)]:
            try:
                with in_file(path):
                    document = content(path)
                    if (is_folder or ours_only) and is_foreign(document, is_markdown=is_markdown(path)):
                        passed_over += 1
                    else:
                        results.append((path, checked(document)))
            except UsageError as error:
                results.append((path, error))
    return results, passed_over


def _is_folder(name: str) -> bool:
    try:
        return bool(name) and Path(name).is_dir()  # a variable that is not set names no folder
    except (OSError, ValueError):
        return False  # reading it says why


def _lines(results: list[Result]) -> Iterator[Line]:
    """Write a line for each verdict that differs or, in a file where none does, for each."""
    for path, found in results:
        if isinstance(found, tuple):
            named = shown(str(path))
            differing = [each for each in found if not each.agrees]
            for each in differing or found:
                yield Line((Span(f"{named}: {each.sentence}"),))
