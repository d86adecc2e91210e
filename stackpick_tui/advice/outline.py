"""The explanation as sections of a few kinds of block, which the screen and the shell each render."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from stackpick_tui.advice.comparison import Comparison, comparisons
from stackpick_tui.advice.considerations import why_it_pulls
from stackpick_tui.advice.constraints import Pull, balance
from stackpick_tui.advice.evidence import Evidence, Route
from stackpick_tui.advice.explanation import Explanation
from stackpick_tui.advice.in_use import Tally
from stackpick_tui.advice.statements import Statement, listed


class Tone(Enum):
    """The tone of a paragraph."""

    PLAIN = "plain"
    STRONG = "strong"
    WARNING = "warning"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section."""

    text: str
    """Its text."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text across the full width."""

    text: str
    """What is said."""
    citations: tuple[int, ...] = ()
    """The numbers of its sources."""
    tone: Tone = Tone.PLAIN
    """Its tone."""
    lead: str = ""
    """The words it begins with, set apart from the rest."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of several points in a list, behind a bullet or beneath its lead."""

    text: str
    """What is said."""
    citations: tuple[int, ...] = ()
    """The numbers of its sources."""
    lead: str = ""
    """What it is about, in a few words; empty if the text says so itself."""
    pull: Pull | None = None
    """Which way it pulls, if it is a constraint."""


@dataclass(frozen=True, slots=True)
class Term:
    """A text with a label; the texts of neighbouring terms are aligned."""

    label: str
    """The label."""
    text: str
    """What is said."""
    citations: tuple[int, ...] = ()
    """The numbers of its sources."""


@dataclass(frozen=True, slots=True)
class Applications:
    """How many public applications with a given number of features run on either framework."""

    features: int
    """The number of features."""
    tally: Tally
    """The applications, by framework."""
    of: int
    """The total of the longest such row, so that all can be drawn to the same scale."""
    is_here: bool
    """Whether the set at hand has that many."""


@dataclass(frozen=True, slots=True)
class Command:
    """A line to type into a shell."""

    text: str
    """The command, which is never wrapped."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the list of sources."""

    number: int
    """The number that citations use."""
    title: str
    """What it is."""
    where: str
    """Where it can be looked up, and its date."""


Block = Heading | Paragraph | Item | Term | Comparison | Applications | Command | Reference
"""Every kind of block; a renderer has to handle them all."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the explanation that one can jump to."""

    number: int
    """Its position, from 1, and the key that jumps to it."""
    name: str
    """Its name where space is short."""
    title: str
    """Its heading."""
    blocks: tuple[Block, ...]
    """Its content."""


def are_apart(block: Block, following: Block) -> bool:
    """Tell whether an empty line separates two neighbouring blocks."""
    if isinstance(block, Heading):
        return False
    ends_a_drawing = isinstance(block, Comparison | Applications | Command) and type(following) is not type(
        block
    )
    return ends_a_drawing or isinstance(following, Heading) or Paragraph in {type(block), type(following)}


def outline(explanation: Explanation, *, windows: bool = sys.platform == "win32") -> tuple[Section, ...]:
    """Lay out everything there is to say, with the commands for Windows or for other systems."""
    writer = _Writer(explanation, windows=windows)
    loser = explanation.verdict.framework.other
    return tuple(
        Section(number, name, title.format(loser=loser.value), tuple(write(writer)))
        for number, (name, title, write) in enumerate(_SECTIONS, 1)
    )


class _Writer:
    """Writes the blocks of each section, with the numbers of the sources."""

    def __init__(self, explanation: Explanation, *, windows: bool) -> None:
        self._windows = windows
        self._said = explanation
        self._ticked = explanation.verdict.features
        self._numbers = {source: number for number, source in enumerate(explanation.sources, 1)}

    def why(self) -> Iterator[Block]:
        said = self._said
        yield Paragraph(said.answer.text, self._cited(said.answer), Tone.STRONG)
        for reason in said.reasons:
            yield self._item(reason)
        for doubt in said.misleading:
            yield Paragraph(doubt.text, self._cited(doubt), Tone.WARNING, lead="Think twice: ")

    def by_feature(self) -> Iterator[Block]:
        for tradeoff in sorted(self._said.by_feature, key=lambda each: each.feature not in self._ticked):
            mark = "[x]" if tradeoff.feature in self._ticked else "[ ]"
            yield Heading(f"{mark} {tradeoff.feature.label}")
            yield self._term("Django ships", tradeoff.django_ships)
            yield self._term("Django lacks", tradeoff.django_lacks)
            yield self._term("Flask needs", tradeoff.flask_needs)
            yield self._term("Cost", tradeoff.flask_costs)

    def costs(self) -> Iterator[Block]:
        evidence = self._said.evidence
        yield from comparisons(evidence)
        yield Heading("What you pick")
        for route in (evidence.flask, evidence.django):
            yield Term(f"On {route.framework.value}", ", ".join(route.chosen) or "nothing")
        if evidence.registration_only and evidence.sign_in_only:
            yield Heading("The social tick has two meanings; above, both at once")
            yield from _meaning("Sign-up alone", evidence.registration_only)
            yield from _meaning("Sign-in through another service alone", evidence.sign_in_only)
        yield Paragraph(_measured(evidence), tone=Tone.ASIDE)
        yield self._item(self._said.over_all_sets)

    def both_cases(self) -> Iterator[Block]:
        winner = self._said.verdict.framework
        for framework in (winner.other, winner):
            case = self._said.case(framework)
            if framework is winner:
                yield Heading(f"The case for {framework.value}")
            yield from map(self._item, case.arguments)
            yield Heading(f"What is bad about {framework.value}")
            yield from map(self._item, case.against)

    def considerations(self) -> Iterator[Block]:
        ticked = self._said.constraints
        if ticked:
            yield Paragraph(balance(ticked).sentence, tone=Tone.STRONG)
        for each in sorted(self._said.considerations, key=lambda each: each not in ticked):
            mark, why = "[x] " if each in ticked else "", why_it_pulls(each)
            yield Item(why.text, self._cited(why), f"{mark}{each.label}", each.pull)
        yield Heading("Where the rule is known to mislead")
        for known in self._said.known_sets:
            mine = " (your ticks)" if self._ticked in known.sets else ""
            yield Item(known.why.text, self._cited(known.why), known.when + mine)

    def in_use(self) -> Iterator[Block]:
        said, count = self._said.in_use_said, self._said.in_use
        yield Paragraph(said[0].text, self._cited(said[0]), Tone.STRONG)
        yield Heading("By number of features, Flask : Django")
        most = max(tally.total for tally in count.by_count)
        for features, tally in enumerate(count.by_count):
            yield Applications(features, tally, most, is_here=features == len(self._ticked))
        for statement in said[1:]:
            yield self._item(statement)
        yield Paragraph(
            f"Counted {count.counted.isoformat()}: {count.total} applications, all that could be had of "
            f"{listed(count.lists)}.",
            tone=Tone.ASIDE,
        )

    def begin(self) -> Iterator[Block]:
        winner = self._said.verdict.framework
        for start in sorted(self._said.beginnings, key=lambda each: each.framework is not winner):
            commands = start.commands(windows=self._windows)
            yield Heading(f"On {start.framework.value}, in an empty folder")
            yield from map(Command, (*commands.set_up, commands.serve))
            yield Item(f"The page is at {start.address} until Ctrl+C ends the server.")
            if commands.first_user:
                yield Item(f"{commands.first_user} makes the first user; it asks for a password.")
            yield from map(self._item, start.then)

    def sources(self) -> Iterator[Block]:
        for source, number in self._numbers.items():
            yield Reference(number, source.title, f"{source.where}, {source.date.isoformat()}")

    def _cited(self, statement: Statement) -> tuple[int, ...]:
        return tuple(self._numbers[source] for source in statement.sources)

    def _item(self, statement: Statement) -> Item:
        return Item(statement.text, self._cited(statement))

    def _term(self, label: str, statement: Statement) -> Term:
        return Term(label, statement.text, self._cited(statement))


def _meaning(name: str, routes: tuple[Route, Route]) -> Iterator[Block]:
    figures = "; ".join(
        f"{route.framework.value} {route.packages} packages, {route.size}, {route.start}, "
        f"{len(route.chosen)} to pick"
        for route in routes
    )
    yield Item(f"{figures}.", lead=name)


def _measured(evidence: Evidence) -> str:
    return (
        f"Measured {evidence.measured.isoformat()} with Python {evidence.python}, {evidence.versions}. "
        f"{evidence.how} Compare the bars: your machine has other milliseconds, and a tenth more or less "
        "says nothing."
    )


_SECTIONS: tuple[tuple[str, str, Callable[[_Writer], Iterator[Block]]], ...] = (
    ("Why", "Why this verdict", _Writer.why),
    ("Features", "Feature by feature", _Writer.by_feature),
    ("Cost", "What it costs, measured", _Writer.costs),
    ("Cases", "The case for {loser}", _Writer.both_cases),
    ("Beyond", "Beyond the rule", _Writer.considerations),
    ("In use", "What public applications run", _Writer.in_use),
    ("Begin", "To begin", _Writer.begin),
    ("Sources", "Sources", _Writer.sources),
)

SECTION_NAMES = tuple(name for name, _, _ in _SECTIONS)
"""The names of the sections, in their order."""
