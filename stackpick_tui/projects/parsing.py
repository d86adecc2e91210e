"""Python source parsed and never run, whatever somebody has written there."""

import ast
import sys
import warnings

from stackpick_tui.projects.reading import Unreadable

_PYTHON = f"Python {sys.version_info.major}.{sys.version_info.minor}"


def parse(text: str) -> ast.Module:
    """Return the syntax tree of a module.

    Raises:
        Unreadable: It is no Python that this Python knows, or nested deeper than the parser goes.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what is in somebody else's code
            return ast.parse(text)
    except (RecursionError, MemoryError) as error:
        raise Unreadable("nested too deeply, skipped") from error
    except (SyntaxError, ValueError) as error:
        raise Unreadable(f"not valid {_PYTHON}, skipped") from error
