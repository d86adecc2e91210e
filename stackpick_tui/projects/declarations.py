"""The packages that a project declares, whichever of the usual files it declares them in."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from stackpick_tui.projects.manifests import is_for_developers, pipfile, pyproject, setup_cfg, setup_py
from stackpick_tui.projects.reading import Unreadable
from stackpick_tui.projects.requirements import Include, Requirement, is_compiled, requirements
from stackpick_tui.projects.source import Source

_MANIFESTS = {"pyproject.toml": pyproject, "setup.cfg": setup_cfg, "setup.py": setup_py, "Pipfile": pipfile}
_REQUIREMENTS = re.compile(
    r"""(.*/)?( ([^/]*[-_.])? (requirements?|reqs?|deps|dependencies) ([-_.][^/]*)? \.(txt|in|pip)
    | (requirements?|reqs?)/[^/]*\.(txt|in|pip) )""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def declares(file: str) -> bool:
    """Tell from its path whether a file declares packages."""
    return PurePosixPath(file).name in _MANIFESTS or bool(_REQUIREMENTS.fullmatch(file))


def declared(files: Iterable[str], source: Source) -> Iterator[tuple[Requirement, str]]:
    """Yield each declared package and its file; what only developers install is left out.

    Args:
        files: Files that declare packages.
        source: Reads them.
    """
    read = set[str]()
    waiting = [file for file in files if not is_for_developers(PurePosixPath(file).name)]
    while waiting:
        file = waiting.pop(0)
        if file in read:
            continue
        read.add(file)
        text = source.text(file)
        if text is None:
            continue
        parser = _MANIFESTS.get(PurePosixPath(file).name)
        try:
            if parser:
                found = list[Requirement | Include](parser(text))
            else:
                found = [] if is_compiled(text) else list(requirements(text))
        except Unreadable as error:
            source.notes.add(file, str(error))
            continue
        for each in found:
            if isinstance(each, Requirement):
                yield each, file
            elif included := source.inside(file, each.file):
                waiting.append(included)
