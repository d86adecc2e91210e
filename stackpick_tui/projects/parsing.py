"""Parses Python source, whatever somebody has written there, and never runs it."""

import ast
import sys
import warnings

from stackpick_tui.projects.reading import Unreadable

_PYTHON = f"Python {sys.version_info.major}.{sys.version_info.minor}"


def parse(text: str) -> ast.Module:
    """Return the syntax tree of a module.

    Raises:
        Unreadable: It is not valid in this version of Python, or is nested too deeply for the parser.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what is in somebody else's code
            return ast.parse(text)
    except (RecursionError, MemoryError) as error:
        raise Unreadable("nested too deeply, skipped") from error
    except (SyntaxError, ValueError) as error:
        raise Unreadable(f"not valid {_PYTHON}, skipped") from error
