"""Text styles, one for each meaning; palette.py has the colours."""

from collections.abc import Mapping
from types import MappingProxyType

from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions.session import Decision

STRONG = "bold"
"""What should be seen first."""
HEADING = "bold $emphasis"
"""A heading."""
MUTED = "$muted"
"""What can be skipped."""
CLOSE = "$caution"
"""One tick would change the verdict."""
WARNING = "bold $caution"
"""A warning or a mark."""
TROUBLE = "bold $danger"
"""Something is not saved."""
FRAMEWORK: Mapping[Framework, str] = MappingProxyType(
    {Framework.FLASK: "bold $flask", Framework.DJANGO: "bold $django"}
)
"""A colour for each framework, wherever it is named."""
TICKED = STRONG
"""A tick: told by ``[x]`` and bold, since each colour is a framework's or a warning's."""


def decided(decision: Decision) -> str:
    """Return the style of a decision: its framework's, or bold for something else."""
    return FRAMEWORK[decision.framework] if decision.framework else STRONG
