"""What the findings come to: which framework is in use, which features are there."""

from dataclasses import dataclass
from pathlib import Path

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework, Verdict, decide
from stackpick_tui.projects.findings import Application, Finding


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read off a project."""

    directory: Path
    """The project's folder."""
    findings: tuple[Finding, ...]
    """What shows features, in the order of the checklist."""
    applications: tuple[Application, ...]
    """What shows frameworks: an entry for each folder and framework."""
    notes: tuple[str, ...] = ()
    """What was passed over, and why."""

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks in use: none, one or both."""
        used = {application.framework for application in self.applications}
        return tuple(framework for framework in Framework if framework in used)

    @property
    def features(self) -> frozenset[Feature]:
        """The features found."""
        return frozenset(finding.feature for finding in self.findings)

    @property
    def verdict(self) -> Verdict:
        """What the rule says of them."""
        return decide(self.features)
