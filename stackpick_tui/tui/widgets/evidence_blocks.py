"""What the verdict panel says from measurements and counts; imported after the first frame."""

from collections.abc import Iterator

from textual.content import Content

from stackpick_tui.advice.beginning import beginning
from stackpick_tui.advice.comparison import comparisons
from stackpick_tui.advice.evidence import evidence_for
from stackpick_tui.advice.in_a_line import cost_line, in_use_line
from stackpick_tui.advice.in_use import in_use
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.advice.strongest import strongest
from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.styles import FRAMEWORK, MUTED, STRONG
from stackpick_tui.tui.widgets.cost_bars import cost_bars, stacked_cost_bars
from stackpick_tui.tui.widgets.fitting import Block, Part, Rank
from stackpick_tui.tui.widgets.use_bars import use_bars

_EMPTY = Content("")
_FOR_COMMANDS = 48
"""In a narrower pane so much of each command would be left out that none could be told."""


def read_evidence() -> None:
    """Read every file that the blocks are made of; after that, making them never waits for a disk."""
    evidence_for(())
    in_use(())
    beginning(Framework.FLASK, ())
    strongest(())


def evidence_blocks(session: Session, width: int, in_columns: bool) -> Iterator[Block]:
    """Return what measurements and counts say about a session.

    Args:
        session: Whose features are looked up, and whose decision the commands are for.
        width: The width in cells.
        in_columns: Whether that is one of two columns, in which there are more rows for bars.
    """
    features = session.features
    cost = Content(cost_line(features)).wrap(width)
    yield Block(Part.COST, Rank.COST, tuple(cost))
    yield Block(Part.COST, Rank.COST_AIR, (_EMPTY, *cost))
    yield Block(Part.USE, Rank.USE, tuple(Content(in_use_line(features)).wrap(width)))
    compared = comparisons(evidence_for(features))
    costs = cost_bars(compared, width)
    users = use_bars(in_use(features).by_count, len(features), width)
    yield from _bars(costs, Part.COST, Rank.COST_BARS, Rank.COST_AIR)
    if in_columns and (stacked := stacked_cost_bars(compared, width)):
        yield Block(Part.COST, Rank.BARS_AIR, (_EMPTY, *stacked))
    yield from _bars(users, Part.USE, Rank.USE_BARS, Rank.USE_AIR)
    if in_columns and users:
        yield Block(Part.USE, Rank.BARS_AIR, tuple(line for row in users for line in (_EMPTY, row)))
    if lines := _beginning(session, width):
        yield Block(Part.BEGINNING, Rank.BEGINNING, lines)
        yield Block(Part.BEGINNING, Rank.BEGINNING_AIR, (_EMPTY, *lines))
    yield Block(Part.REASONS, Rank.REASONS, (_EMPTY, *_reasons(session, width)))


def _bars(rows: tuple[Content, ...], part: Part, rank: Rank, air: Rank) -> Iterator[Block]:
    if rows:
        yield Block(part, rank, rows)
        yield Block(part, air, (_EMPTY, *rows))


def _beginning(session: Session, width: int) -> tuple[Content, ...]:
    """List the commands of the decision, or else of the verdict; none for something else."""
    framework = session.framework
    if framework is None:
        return ()
    commands = beginning(framework, session.features).commands()
    name = (framework.value, FRAMEWORK[framework])
    if width < _FOR_COMMANDS:
        return tuple(Content.assemble(("i", STRONG), " copies the commands for ", name).wrap(width))
    heading = Content.assemble(("To begin on ", STRONG), name, ("  (i copies)", MUTED))
    rows = (
        Content(f"  {line}").truncate(width, ellipsis=True) for line in (*commands.set_up, commands.serve)
    )
    return (heading, *rows)


def _reasons(session: Session, width: int) -> Iterator[Content]:
    """Say what speaks for and against the verdict; by its name, since the decision may stand above."""
    said, name = strongest(session.features), decide(session.features).framework.value
    for lead, statement in ((f"For {name}", said.reason_for), ("Against it", said.reason_against)):
        yield from Content.assemble((f"{lead:10}", STRONG), f"  {statement.text}").wrap(width)
