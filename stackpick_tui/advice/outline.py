"""The explanation as sections of a few kinds of block, which the screen and the shell each render."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stackpick_tui.advice.beginning import Beginning
from stackpick_tui.advice.blocks import (
    Applications,
    Block,
    Command,
    Heading,
    Item,
    Sides,
    Terms,
    Tone,
    within,
)
from stackpick_tui.advice.comparison import comparisons
from stackpick_tui.advice.considerations import why_it_pulls
from stackpick_tui.advice.constraints import Constraint, balance
from stackpick_tui.advice.constraints import in_order as constraints_in_order
from stackpick_tui.advice.evidence import Evidence, Route
from stackpick_tui.advice.explanation import Explanation
from stackpick_tui.advice.features import in_order
from stackpick_tui.advice.in_a_line import cost_line, in_use_line
from stackpick_tui.advice.points import PointWriter
from stackpick_tui.advice.rule import Framework
from stackpick_tui.advice.statements import Tradeoff, listed


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


def outline(
    explanation: Explanation, *, windows: bool = sys.platform == "win32", is_untouched: bool = False
) -> tuple[Section, ...]:
    """Lay out everything there is to say.

    Args:
        explanation: What there is to say.
        windows: Whether to give the commands for Windows rather than those for other systems.
        is_untouched: Whether nobody has ticked anything yet, so that there is nothing to think twice about.
    """
    writer = _Writer(explanation, windows=windows, is_untouched=is_untouched)
    sections = [
        Section(number, name, title, tuple(write(writer)))
        for number, (name, title, write) in enumerate(_SECTIONS, 1)
    ]
    cited = {
        number
        for section in sections
        for block in within(section.blocks, is_open=False)
        if isinstance(block, Item)
        for number in block.cited(is_open=False)
    }
    number = len(sections) + 1
    return (*sections, Section(number, *_SOURCES, tuple(writer.references(cited))))


class _Writer(PointWriter):
    """Writes the blocks of each section."""

    def __init__(self, explanation: Explanation, *, windows: bool, is_untouched: bool) -> None:
        super().__init__(explanation.sources)
        self._windows = windows
        self._is_untouched = is_untouched
        self._said = explanation
        self._ticked = explanation.verdict.features

    def in_short(self) -> Iterator[Block]:
        said, verdict = self._said, self._said.verdict
        why = said.reasons
        implied = why.implied
        yield self.point(said.answer, tone=Tone.STRONG)
        if said.doubt and not self._is_untouched:
            # where implied features would turn the verdict, they are the doubt
            doubted, implied = (why.implied, ()) if verdict.implied_turn else ((), why.implied)
            yield self.point(said.doubt, more=(*doubted, *said.misleading), tone=Tone.WARNING)
        best, worst = said.strongest
        lines = [
            self.point(
                best, lead=f"For {verdict.framework.value}", more=(why.thought, *implied, *why.measured)
            ),
            self.point(worst, lead="Against it"),
            self.point(why.flip, lead="Flip"),
            Item(
                f"{cost_line(verdict.features)}.",
                self.numbers(said.over_all_sets),
                "Cost",
                below=(self.point(said.over_all_sets),),
            ),
            Item(f"{in_use_line(verdict.features)}.", self.numbers(why.in_use), "In use"),
        ]
        if ticked := said.constraints:
            counts = balance(ticked).sentence.partition(": ")[2]
            labels = listed([each.label for each in constraints_in_order(ticked)])
            lines.append(Item(f"{labels}: {counts}", lead="Beyond", brief=counts))
        lines.append(self.point(why.trust, lead="Trust"))
        yield Terms(tuple(lines))

    def by_feature(self) -> Iterator[Block]:
        for tradeoff in sorted(self._said.by_feature, key=lambda each: each.feature not in self._ticked):
            if tradeoff.feature in self._ticked:
                yield Heading(f"[x] {tradeoff.feature.label}")
                yield self._sides(tradeoff)
            else:
                yield self._in_a_line(tradeoff)

    def _sides(self, tradeoff: Tradeoff) -> Sides:
        needs = self.point(tradeoff.flask_needs, lead="Flask needs")
        costs = self.point(tradeoff.flask_costs, lead="Cost")
        ships = self.point(tradeoff.django_ships, lead="Django ships")
        lacks = self.point(tradeoff.django_lacks, lead="Django lacks")
        least = len(ships.lead)
        return Sides((Terms((needs, costs), least),), (Terms((ships, lacks), least),))

    def _in_a_line(self, tradeoff: Tradeoff) -> Item:
        ships, needs = tradeoff.django_ships, tradeoff.flask_needs
        return Item(
            "",
            (*self.numbers(ships)[:1], *self.numbers(needs)[:1]),
            f"[ ] {tradeoff.feature.label}",
            f"Django ships {_lowered(ships.brief)} Flask needs {needs.brief}",
            below=(self._sides(tradeoff),),
        )

    def costs(self) -> Iterator[Block]:
        evidence = self._said.evidence
        yield from comparisons(evidence)
        yield Heading("You pick: what you name in your requirements")
        yield Terms(
            tuple(
                Item(", ".join(route.chosen) or "nothing", lead=f"On {route.framework.value}")
                for route in (evidence.flask, evidence.django)
            )
        )
        if evidence.registration_only and evidence.sign_in_only:
            yield Item(
                "The social tick has two meanings; above, both at once.",
                below=(
                    _meaning("Sign-up alone", evidence.registration_only),
                    _meaning("Sign-in through another service alone", evidence.sign_in_only),
                ),
            )
        yield _measured(evidence)

    def both_cases(self) -> Iterator[Block]:
        flask, django = (self._case(framework) for framework in Framework)
        yield Sides(flask, django)

    def _case(self, framework: Framework) -> tuple[Block, ...]:
        case, name = self._said.case(framework), framework.value
        ticked = listed([feature.short for feature in in_order(self._said.verdict.features)])
        ticked = ticked[:1].upper() + ticked[1:]
        return (
            Heading(f"For {name}"),
            self.point(case.figures),
            *self.group(ticked, case.by_feature),
            *map(self.point, case.beside),
            *self.group("Testing, deployment, types", case.tools),
            self.point(case.way),
            Heading(f"Against {name}"),
            *self.group(ticked, case.drawbacks.by_feature),
            self.point(case.drawbacks.always),
            *map(self.point, case.drawbacks.figures),
        )

    def considerations(self) -> Iterator[Block]:
        ticked = self._said.constraints
        has_room = len(ticked) <= _MOST_WHYS
        ordered = sorted(self._said.considerations, key=lambda each: each not in ticked)
        yield Terms(tuple(self._constraint(each, has_room=has_room) for each in ordered))
        yield Item(
            "",
            lead="Where the rule is known to mislead",
            below=tuple(
                Item(
                    known.why.text,
                    self.numbers(known.why),
                    known.when + (" (your ticks)" if self._ticked in known.sets else ""),
                )
                for known in self._said.known_sets
            ),
        )

    def _constraint(self, constraint: Constraint, *, has_room: bool) -> Item:
        why, is_ticked = why_it_pulls(constraint), constraint in self._said.constraints
        return Item(
            why.text,
            self.numbers(why),
            f"{'[x] ' if is_ticked else ''}{constraint.label}",
            f"{why.text.partition(':')[0]}." if is_ticked and has_room else "",
            pull=constraint.pull,
        )

    def in_use(self) -> Iterator[Block]:
        said, count = self._said.in_use_said, self._said.in_use
        yield self.point(said[0], tone=Tone.STRONG)
        yield Heading("By number of features, Flask : Django")
        most = max(tally.total for tally in count.by_count)
        for features, tally in enumerate(count.by_count):
            yield Applications(features, tally, most, is_here=features == len(self._ticked))
        for statement in said[1:]:
            yield self.point(statement)
        yield Item(
            f"Counted {count.counted.isoformat()}: {count.total} applications, all that could be obtained "
            f"from {listed(count.lists)}.",
            brief=f"Counted {count.counted.isoformat()}.",
            tone=Tone.ASIDE,
        )

    def begin(self) -> Iterator[Block]:
        flask, django = (tuple(self._beginning(start)) for start in self._said.beginnings)
        yield Sides(flask, django)

    def _beginning(self, start: Beginning) -> Iterator[Block]:
        commands = start.commands(windows=self._windows)
        yield Heading(f"On {start.framework.value}")
        yield from map(Command, (*commands.set_up, commands.serve))
        first_user = (
            (Item(f"{commands.first_user} makes the first user; it asks for a password."),)
            if commands.first_user
            else ()
        )
        yield Item(
            f"The page is at {start.address} until Ctrl+C ends the server.",
            brief=f"Then open {start.address}",
            below=first_user,
        )
        yield from self.group("What to read next", start.then)


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]


def _meaning(name: str, routes: tuple[Route, Route]) -> Item:
    figures = "; ".join(
        f"{route.framework.value} {route.packages} packages, {route.size}, {route.start}, "
        f"{len(route.chosen)} to pick"
        for route in routes
    )
    return Item(f"{figures}.", lead=name)


def _measured(evidence: Evidence) -> Item:
    return Item(
        f"Measured {evidence.measured.isoformat()} with Python {evidence.python}, {evidence.versions}. "
        f"{evidence.how} Compare the bars: your machine will have other times, and a tenth more or less "
        "means nothing.",
        brief=f"Measured {evidence.measured.isoformat()}.",
        tone=Tone.ASIDE,
    )


_MOST_WHYS = 3
"""With more ticked constraints than this, why they pull is folded as well: it would be a page of its own."""
_SECTIONS: tuple[tuple[str, str, Callable[[_Writer], Iterator[Block]]], ...] = (
    ("In short", "In short", _Writer.in_short),
    ("Features", "Feature by feature", _Writer.by_feature),
    ("Cost", "What it costs, measured", _Writer.costs),
    ("Cases", "Both cases", _Writer.both_cases),
    ("Beyond", "Beyond the rule", _Writer.considerations),
    ("In use", "In use", _Writer.in_use),
    ("Begin", "To begin, in an empty folder", _Writer.begin),
)
_SOURCES = ("Sources", "Sources")

SECTION_NAMES = (*(name for name, _, _ in _SECTIONS), _SOURCES[0])
"""The names of the sections, in their order."""
