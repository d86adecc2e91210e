"""What the verdict panel says from the session alone, so that it can be in the first frame."""

from collections.abc import Iterator

from textual.content import Content

from stackpick_tui.advice.constraints import balance
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.in_a_line import think_twice
from stackpick_tui.advice.picks import django_picks, picks, ships
from stackpick_tui.advice.rule import THRESHOLD, Framework, decide
from stackpick_tui.sessions.session import Session
from stackpick_tui.tui.styles import CLOSE, FRAMEWORK, MUTED, STRONG, decided
from stackpick_tui.tui.widgets.big_word import big_word, bigger_word
from stackpick_tui.tui.widgets.fitting import Block, Part, Rank

UNTOUCHED = "Nothing ticked yet: tick what the project needs."
_EMPTY = Content("")
_GAP = 4
"""The cells between the letters and what is said about them."""
_CELLS = 5
"""The length of the meter for each feature."""


def answer_blocks(session: Session, width: int, *, is_untouched: bool) -> Iterator[Block]:
    """Return what the rule says about a session, and what the person has said.

    Args:
        session: The session.
        width: The width in cells.
        is_untouched: Whether nobody has changed it yet, which is told quietly.
    """
    verdict = decide(session.features)
    yield from _answer(session, width, is_untouched=is_untouched)
    flip = _led(verdict.flip, CLOSE).wrap(width) if verdict.is_close else Content(verdict.flip).wrap(width)
    if is_untouched:
        flip = [*Content(UNTOUCHED).wrap(width), *flip]
    yield Block(Part.FLIP, Rank.FLIP, tuple(flip))
    yield Block(Part.FLIP, Rank.FLIP_AIR, (_EMPTY, *flip))
    doubt = think_twice(session.features, session.constraints)
    if doubt and not is_untouched:
        yield Block(Part.DOUBT, Rank.DOUBT, tuple(_led(doubt, CLOSE).wrap(width)))
    if pulls := balance(session.constraints).sentence:
        yield Block(Part.BALANCE, Rank.BALANCE, tuple(Content(pulls).wrap(width)))
    yield from _words(session, width)
    if session.features:
        yield Block(Part.ROUTES, Rank.ROUTES, (_EMPTY, *_routes(session, width)))


def _led(sentence: str, style: str) -> Content:
    """Draw a sentence with its lead words, as far as the colon, in bold."""
    lead, colon, rest = sentence.partition(":")
    return Content.assemble((lead + colon, f"bold {style}"), (rest, style))


def _answer(session: Session, width: int, *, is_untouched: bool) -> Iterator[Block]:
    """Put the decision first where there is one, and the verdict small below it."""
    verdict, decision, against = decide(session.features), session.decision, ""
    if decision:
        framework, style = decision.framework, decided(decision)
        word = decision.chosen if framework is None else framework.value.upper()
        against = "" if decision.framework is verdict.framework else ", unlike the rule"
        said = [
            # something else is named by the headline, which is no larger than this
            Content.assemble(("Decided", STRONG), (f" {framework or ''}".rstrip(), style), against),
            Content(f"The rule says {verdict.framework.value}: {verdict.count} of {len(Feature)}"),
        ]
    else:
        framework, word = verdict.framework, verdict.framework.value.upper()
        style = MUTED if is_untouched else FRAMEWORK[framework]
        said = [Content(f"{verdict.count} of {len(Feature)}; the rule needs {THRESHOLD}")]
    name = Content.styled(word, style)
    short = [line for each in said for line in each.wrap(width)]
    rule = f"Rule: {verdict.framework.value}, {verdict.count} of {len(Feature)}" if decision else said[0]
    tersest = Content.assemble(name, "  ", rule)
    is_terse = tersest.cell_length <= width
    if is_terse:
        yield Block(Part.ANSWER, Rank.ANSWER, (tersest,))
    if decision and is_terse:
        yield Block(
            Part.ANSWER, Rank.DECIDED, (*Content.assemble(name, f"  Decided{against}").wrap(width), said[-1])
        )
    full = (*name.wrap(width), *short)
    yield Block(Part.ANSWER, Rank.COUNT if is_terse else Rank.ANSWER, full)
    meter = _meter(verdict.count, MUTED if is_untouched else FRAMEWORK[verdict.framework])
    with_meter = [*short, meter] if meter.cell_length <= width else short
    if framework is None:
        yield Block(Part.ANSWER, Rank.METER, (name, *with_meter))
        yield Block(Part.ANSWER, Rank.ANSWER_AIR, (_EMPTY, name, *with_meter))
        return
    if letters := _lettered(big_word(framework), style, width):
        yield Block(Part.ANSWER, Rank.LETTERS, _about(letters, short, width))
        answer = _about(letters, with_meter, width)
        yield Block(Part.ANSWER, Rank.METER, answer)
        yield Block(Part.ANSWER, Rank.ANSWER_AIR, (_EMPTY, *answer))
    if letters := _lettered(bigger_word(framework), style, width):
        yield Block(Part.ANSWER, Rank.LARGEST, (_EMPTY, *_about(letters, with_meter, width)))


def _lettered(letters: tuple[str, ...], style: str, width: int) -> list[Content]:
    """Draw large letters, all rows as wide as the widest; nothing where they do not fit."""
    across = max(map(len, letters))
    return [Content.styled(row.ljust(across), style) for row in letters] if across <= width else []


def _about(letters: list[Content], said: list[Content], width: int) -> tuple[Content, ...]:
    """Put what is said about the letters next to them, or below where it does not fit there."""
    across = letters[0].cell_length + _GAP
    if across + max(line.cell_length for line in said) > width:
        return (*letters, *said)
    above = max(len(letters) - len(said), 0) // 2
    said = [*[_EMPTY] * above, *said]
    rows = max(len(letters), len(said))
    letters = [*letters, *[Content(" " * (across - _GAP))] * (rows - len(letters))]
    said += [_EMPTY] * (rows - len(said))
    return tuple(row.pad_right(_GAP) + line for row, line in zip(letters, said, strict=True))


def _meter(count: int, style: str) -> Content:
    """Draw one line, heavy as far as features are ticked, crossed where the rule turns."""
    cross = "╂" if count < THRESHOLD else "╉" if count == THRESHOLD else "╋"
    parts: list[tuple[str, str] | str] = []
    for index in range(len(Feature)):
        if index == THRESHOLD:
            parts.append(cross)
        parts.append(("━" * _CELLS, style) if index < count else ("─" * _CELLS, MUTED))
    return Content.assemble(*parts)


def _words(session: Session, width: int) -> Iterator[Block]:
    """Quote the reason and the note, a line each at first; the record has all of both."""
    decision = session.decision
    said = {"Reason": decision.reason if decision else "", "Note": session.note}
    # more than this never fits, and would take long to wrap
    texts = [(name, text[:2000].strip()) for name, text in said.items() if text.strip()]
    if texts:
        firsts = (Content.styled(_cut(f"{name}: {_first_line(text)}", width), MUTED) for name, text in texts)
        wholes = (
            line for name, text in texts for line in Content.styled(f"{name}: {text}", MUTED).wrap(width)
        )
        yield Block(Part.WORDS, Rank.WORDS, tuple(firsts))
        yield Block(Part.WORDS, Rank.WHOLE_WORDS, tuple(wholes))


def _cut(text: str, width: int) -> str:
    """Shorten a line to a width, after a word where there is one."""
    whole = Content(text)
    return text if whole.cell_length <= width else f"{whole.wrap(width - 1)[0].plain.rstrip(' …')}…"


def _first_line(text: str) -> str:
    first, _, more = text.partition("\n")
    return f"{first.rstrip()}…" if more else first


def _routes(session: Session, width: int) -> Iterator[Content]:
    added = ", ".join(django_picks(session.features))
    for framework, lead, what in (
        (Framework.DJANGO, "Django ships", ", ".join(ships(session.features))),
        (Framework.FLASK, "On Flask you add", ", ".join(picks(session.features))),
    ):
        more = f"; you add {added}" if added and framework is Framework.DJANGO else ""
        yield from Content.assemble((lead, STRONG), f"  {what}{more}").wrap(width)
