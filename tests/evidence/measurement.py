"""What a run of the script found out, before it is in the data file."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.evidence.builds import Build


class Mismatch(Exception):
    """What was measured does not fit together, or does not fit what the file has; the message says where."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one build costs."""

    packages: dict[str, str]
    """What was installed, with versions."""
    megabytes: float
    """Its size in 10^6 bytes."""
    start_ms: float | None
    """The median start, in milliseconds; None where it was not timed."""

    def row(self, build: Build) -> dict[str, Any]:
        """Give the figures as the data file has them."""
        start = {} if self.start_ms is None else {"start_ms": round(self.start_ms, 1)}
        return {
            "packages": len(self.packages),
            "megabytes": round(self.megabytes, 2),
            **start,
            "chosen": list(build.chosen),
        }


@dataclass(frozen=True, slots=True)
class Measurement:
    """A whole run."""

    day: date
    """The day of the run."""
    python: str
    """The release of Python that was measured."""
    how: str
    """In a line, how it was measured."""
    load: tuple[float, float]
    """The machine's load before and after the timing, a minute's average."""
    figures: dict[Build, Figures]
    """What was found, build by build."""

    def versions(self) -> dict[str, str]:
        """List every package that was installed anywhere, with its version.

        Raises:
            Mismatch: two builds got different versions of one package, so the file could not name one.
        """
        known: dict[str, str] = {}
        for build, figures in self.figures.items():
            for name, version in figures.packages.items():
                if known.setdefault(name, version) != version:
                    raise Mismatch(f"{name}: {known[name]} and, for {build.label}, {version}; ask for one")
        return dict(sorted(known.items()))
