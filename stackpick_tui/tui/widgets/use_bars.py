"""What the public applications run, as bars by number of features, with one row marked."""

from textual.content import Content

from stackpick_tui.advice.in_use import Tally
from stackpick_tui.advice.rule import Framework
from stackpick_tui.tui.styles import FRAMEWORK, STRONG

_LONGEST = 72


def use_bars(by_count: tuple[Tally, ...], here: int, width: int) -> tuple[Content, ...]:
    """Draw a heading and a row for each number of features; nothing where the width leaves no bars.

    Args:
        by_count: The applications, by number of features.
        here: The number of features whose row is marked.
        width: The width in cells.
    """
    total = sum(tally.total for tally in by_count)
    heading = f"{total} public apps, by number of features"
    legend = Content.assemble(
        (Framework.FLASK.value, FRAMEWORK[Framework.FLASK]),
        " : ",
        (Framework.DJANGO.value, FRAMEWORK[Framework.DJANGO]),
    )
    cells = min(width - len("> 5  ") - legend.cell_length - 2, _LONGEST)
    most = max(tally.total for tally in by_count)
    gap = len("> 5  ") + cells + 2 - len(heading)
    if gap < 1:
        return ()
    rows = [Content.assemble((heading, STRONG), " " * gap, legend)]
    for count, tally in enumerate(by_count):
        is_here = count == here
        style = STRONG if is_here else ""
        bars = _bars(tally, cells, most)
        rows.append(
            Content.assemble(
                (f"{'>' if is_here else ' '} {count}  ", style),
                bars,
                " " * (cells - bars.cell_length + 2),
                (f"{tally.flask:>5} : {tally.django:<6}", style),
            )
        )
    return tuple(rows)


def _bars(tally: Tally, cells: int, most: int) -> Content:
    """Draw both shares end to end; the whole is rounded once, so that rows of one total are equally long."""
    whole = max(round(tally.total * cells / most), 2)
    flask = round(whole * tally.flask / tally.total) if tally.total else 0
    if tally.flask and tally.django:
        flask = min(max(flask, 1), whole - 1)
    lengths = {Framework.FLASK: flask, Framework.DJANGO: whole - flask if tally.total else 0}
    return Content.assemble(*(("━" * cells, FRAMEWORK[framework]) for framework, cells in lengths.items()))
