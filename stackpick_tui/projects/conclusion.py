"""The result of a scan: the frameworks in use, the features found, and the verdict."""

from dataclasses import dataclass
from pathlib import Path

from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework, Verdict, decide
from stackpick_tui.projects.findings import Application, Finding


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan of a project found."""

    directory: Path
    """The project's folder."""
    findings: tuple[Finding, ...]
    """The signs of features, in the order of the checklist."""
    applications: tuple[Application, ...]
    """The applications: an entry for each folder and framework."""
    notes: tuple[str, ...] = ()
    """What was skipped, and why."""

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
        """What the rule says about them."""
        return decide(self.features)
