"""Environment variables that would be misread or end in a crash, corrected before they are read."""

import os
import time

_DAY = 24 * 60 * 60


def prepare() -> None:
    """Correct them for this process and everything it imports."""
    if os.environ.get("NO_COLOR") == "":
        # by its convention, and for Rich and `argparse`, it is unset; for Textual it would be set
        del os.environ["NO_COLOR"]
    if max(abs(time.timezone), abs(time.altzone)) >= _DAY and hasattr(time, "tzset"):
        from stackpick_tui.cli.output import say

        say(f"TZ={os.environ.get('TZ')} is a day or more off, which no time zone is; times are in UTC")
        os.environ["TZ"] = "UTC0"
        time.tzset()
