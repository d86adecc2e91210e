"""Text styles: one for each meaning, the same on every screen; palette.py has the colours."""

from collections.abc import Mapping
from types import MappingProxyType

from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions.session import Decision

STRONG = "bold"
"""What the eye is to find first."""
HEADING = "bold $emphasis"
"""What stands over something."""
MUTED = "$muted"
"""What can be passed over."""
CLOSE = "$caution"
"""That one tick would turn the verdict."""
WARNING = "bold $caution"
"""What to think twice about, and what is marked."""
TROUBLE = "bold $danger"
"""That something is not safe."""
FRAMEWORK: Mapping[Framework, str] = MappingProxyType(
    {Framework.FLASK: "bold $flask", Framework.DJANGO: "bold $django"}
)
"""One colour a framework, wherever it is named."""
TICKED = FRAMEWORK[Framework.DJANGO]
"""A tick: it speaks for Django."""


def decided(decision: Decision) -> str:
    """Return the style of what was decided: the framework's, and for something else no framework's."""
    return FRAMEWORK[decision.framework] if decision.framework else STRONG
