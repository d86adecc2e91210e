import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.builds import Build
from tests.evidence.measurement import Figures, Measurement

SHIPPED = Path(__file__).parents[2] / "stackpick_tui/advice/evidence.json"


@pytest.fixture
def text() -> str:
    """The data file the package ships, as it is."""
    return SHIPPED.read_text(encoding="ascii")


@pytest.fixture
def data(text: str) -> dict[str, Any]:
    """The data file the package ships."""
    read: dict[str, Any] = json.loads(text)
    return read


@pytest.fixture
def measured() -> Callable[..., Measurement]:
    """Make a measurement that found the same for every build."""

    def make(*builds: Build, packages: dict[str, str] | None = None, python: str = "3.99.0") -> Measurement:
        figures = Figures(packages or {"django": "99.2", "flask": "99.1"}, 12.3456, 78.96)
        return Measurement(date(2999, 1, 2), python, "How.", (0.25, 0.5), dict.fromkeys(builds, figures))

    return make
