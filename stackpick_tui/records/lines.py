"""Lines of text for the shell: plain for a pipe, or styled and wrapped for a terminal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from stackpick_tui.advice.rule import Framework

GLUE = "\ufdd0"
"""Stands for a space at which a line must not end, where the line says so."""


class Role(Enum):
    """What a part of a line is, so that a terminal can style it."""

    TEXT = "text"
    STRONG = "strong"
    """A heading or a label, or what was decided where it is neither framework."""
    FLASK = "flask"
    """Flask, as a verdict or a decision."""
    DJANGO = "django"
    """Django, likewise."""
    WARNING = "warning"
    """What to think twice about."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a line."""

    text: str
    """The text, without line ends."""
    role: Role = Role.TEXT
    """What it is."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, before it is wrapped."""

    spans: tuple[Span, ...] = ()
    """Its parts from left to right; an empty line has none."""
    indent: int = 0
    """The column of the text behind a label or a bullet; wrapped, it continues in that column."""
    is_glued: bool = False
    """Whether ``GLUE`` in it stands for a space at which the line must not end."""
    is_fixed: bool = False
    """Whether it must not be wrapped, like a command to copy, or a bar."""

    @property
    def text(self) -> str:
        """The line as plain text."""
        return "".join(span.text for span in self.spans)

    def unglued(self, text: str) -> str:
        """Return a part of the line as it is read."""
        return text.replace(GLUE, " ") if self.is_glued else text


def named(framework: Framework) -> Span:
    """Return the name of a framework as a verdict or a decision."""
    return Span(framework.value, Role.FLASK if framework is Framework.FLASK else Role.DJANGO)


def table(rows: Iterable[tuple[str, str | tuple[Span, ...]]]) -> Iterator[Line]:
    """Lay out labels and values in two columns; rows without a value are left out.

    The lines of a longer value are aligned beneath the first.
    """
    filled = [(label, value) for label, value in rows if value]
    indent = max(len(label) for label, _ in filled) + 2
    for label, value in filled:
        head = Span(f"{label}:".ljust(indent), Role.STRONG)
        if isinstance(value, str):
            first, *others = value.split("\n")
            yield Line((head, Span(first)), indent)
            for each in others:
                yield Line((Span(" " * indent), Span(each)), indent) if each else Line()
        else:
            yield Line((head, *value), indent)


def plain(lines: Iterable[Line], width: int | None = None) -> str:
    """Write lines as plain text, wrapped if a width is given; words longer than that stay whole."""
    return "".join(f"{text}\n" for line in lines for text in _wrapped(line, width))


def _wrapped(line: Line, width: int | None) -> list[str]:
    if width is None or line.is_fixed or not line.spans:
        return [line.unglued(line.text)]
    import textwrap

    lines = textwrap.wrap(
        line.text[line.indent :],
        width,
        initial_indent=line.text[: line.indent],
        subsequent_indent=" " * line.indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.unglued(each) for each in lines]
