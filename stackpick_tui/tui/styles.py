"""Text styles: one for each meaning, the same on every screen; palette.py has the colours."""

from collections.abc import Mapping
from types import MappingProxyType

from stackpick_tui.advice.rule import Framework

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
