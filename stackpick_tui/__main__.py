"""Run the command with ``python -m stackpick_tui``."""

import sys

from stackpick_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
