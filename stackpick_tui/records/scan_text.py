"""The result of a scan, as plain text: a sentence, and where each thing was found."""

from collections.abc import Iterator

from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.in_use import in_use
from stackpick_tui.advice.numbers import in_words
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.statements import listed
from stackpick_tui.projects.conclusion import Scan
from stackpick_tui.projects.findings import Place
from stackpick_tui.records.lines import Line, Role, Span


def scan_lines(scan: Scan) -> Iterator[Line]:
    """Write what the project runs, has and would take by the rule, then every finding on its own line."""
    for sentence in (_sentence(scan), *_several(scan)):
        yield Line((Span(sentence),))
    indent = max(len(feature.short) for feature in Feature) + 3
    for number, (label, what) in enumerate(_rows(scan)):
        if not number:
            yield Line()
        yield Line((Span(f"{label}:".ljust(indent), Role.STRONG), Span(what)), indent)


def _sentence(scan: Scan) -> str:
    names = [framework.value for framework in scan.frameworks]
    runs = f"Runs {listed(names)}" if names else "Runs neither Flask nor Django"
    verdict = scan.verdict
    shorts = [feature.short for feature in in_order(scan.features)]
    has = f"has {listed(shorts)}, {_of_five(verdict.count)}" if shorts else "has none of the five"
    return f"{runs}; {has}; the rule says {verdict.framework.value}; {_in_use(scan)}."


def _of_five(count: int) -> str:
    if count == len(Feature):
        return f"all {in_words(count)}"
    return f"{in_words(count)} of {in_words(len(Feature)) if count else 'the five'}"


def _in_use(scan: Scan) -> str:
    tally = in_use(scan.features).this_count
    compared = scan.frameworks if len(scan.frameworks) == 1 else tuple(Framework)
    run = " and ".join(
        f"{tally.of(framework) or 'none'} {verb}{framework.value}"
        for framework, verb in zip(compared, ("run ", ""), strict=False)
    )
    return f"of {tally.total} public apps with {_of_five(scan.verdict.count)}, {run}"


def _several(scan: Scan) -> Iterator[str]:
    directories = list(dict.fromkeys(application.directory for application in scan.applications))
    if len(directories) > 1:
        each = [
            f"{shown(directory)} runs "
            + listed([each.framework.value for each in scan.applications if each.directory == directory])
            for directory in directories
        ]
        yield f"Several applications, taken together: {listed(each)}."


def _rows(scan: Scan) -> Iterator[tuple[str, str]]:
    for application in scan.applications:
        yield application.framework.value, _where(application.kind, application.place)
    for finding in scan.findings:
        short = finding.feature.short
        yield short[0].upper() + short[1:], _where(finding.kind, finding.place)


def _where(kind: str, place: Place) -> str:
    return shown(f"{kind}, {place.file}:{place.line}")


def shown(text: str) -> str:
    """Return text from a project's files so that it can be printed on one line."""
    return text if text.isprintable() else ascii(text)[1:-1]
