"""Variables that would be taken wrongly or end everything, put right before they are read."""

import os
import time

_DAY = 24 * 60 * 60


def prepare() -> None:
    """Put them right for this process and all that it imports."""
    if os.environ.get("NO_COLOR") == "":
        # unset, says its convention, and so do Rich and `argparse`; to Textual it would be set
        del os.environ["NO_COLOR"]
    if max(abs(time.timezone), abs(time.altzone)) >= _DAY and hasattr(time, "tzset"):
        from stackpick_tui.cli.output import say

        say(f"TZ={os.environ.get('TZ')} is a day or more off, which no time zone is; times are in UTC")
        os.environ["TZ"] = "UTC0"
        time.tzset()
