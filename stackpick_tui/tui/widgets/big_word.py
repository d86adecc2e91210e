"""A framework's name in large letters: of three rows, or of five where there is room."""

from stackpick_tui.advice.rule import Framework

_LETTERS = {
    "A": (".##.", "#..#", "####", "#..#", "#..#"),
    "D": ("###.", "#..#", "#..#", "#..#", "###."),
    "F": ("####", "#...", "###.", "#...", "#..."),
    "G": (".###", "#...", "#.##", "#..#", ".###"),
    "J": ("..##", "...#", "...#", "#..#", ".##."),
    "K": ("#..#", "#.#.", "##..", "#.#.", "#..#"),
    "L": ("#...", "#...", "#...", "#...", "####"),
    "N": ("#...#", "##..#", "#.#.#", "#..##", "#...#"),
    "O": (".##.", "#..#", "#..#", "#..#", ".##."),
    "S": (".###", "#...", ".##.", "...#", "###."),
}
"""The letters of both names, five dots high."""
_HALVES = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}
"""The character for two dots, one above the other."""


def big_word(framework: Framework) -> tuple[str, ...]:
    """Return the name in three rows, a dot being half a cell high."""
    rows = [*_dots(framework), "." * len(_dots(framework)[0])]
    return tuple(
        "".join(_HALVES[above + below] for above, below in zip(top, bottom, strict=True)).rstrip()
        for top, bottom in zip(rows[::2], rows[1::2], strict=True)
    )


def bigger_word(framework: Framework) -> tuple[str, ...]:
    """Return the name in five rows, a dot being two cells wide."""
    return tuple(row.replace("#", "██").replace(".", "  ").rstrip() for row in _dots(framework))


def _dots(framework: Framework) -> tuple[str, ...]:
    letters = [_LETTERS[letter] for letter in framework.value.upper()]
    return tuple(".".join(rows) for rows in zip(*letters, strict=True))
