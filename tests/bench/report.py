"""The figures as tables, and what the targets say to them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Row = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Target:
    """Two figures of one run, and the ratio they are to keep."""

    what: str
    """What is compared."""
    ours: float
    """Our figure."""
    theirs: float
    """The figure it is held against; 1 where the target is the figure itself."""
    most: float
    """The ratio that is wanted at most."""

    @property
    def ratio(self) -> float:
        """What came out."""
        return self.ours / self.theirs if self.theirs else 0.0


def targets(screens: Mapping[str, Row], commands: Row, idle: Mapping[str, Row]) -> Iterable[Target]:
    """Yield what the figures are held to."""
    ours, minimal, bare = screens["stackpick-tui"], screens["minimal"], screens["bare"]
    yield Target("first paint / minimal app", ours["paint"], minimal["paint"], 1.10)
    yield Target("settled / minimal app", ours["settled"], minimal["settled"], 1.15)
    yield Target("key to verdict / minimal app", ours["key"], minimal["key"], 0.45)
    yield Target("the least that can be: a pane / minimal app", screens["pane"]["key"], minimal["key"], 0.35)
    wide, wide_minimal = screens["stackpick-tui, 160x45"], screens["minimal, 160x45"]
    yield Target("key to verdict / minimal app, 160x45", wide["key"], wide_minimal["key"], 0.7)
    yield Target("explanation's first section, 160x45, ms", wide["explain"], 1, 120)
    yield Target("unfolding a point, 160x45, ms", wide["unfold"], 1, 30)
    yield Target("peak memory / bare app", ours["memory"], bare["memory"], 1.25)
    yield Target("decide --json / python -c pass", commands["decide"], commands["python -c pass"], 3.5)
    yield Target(
        "scan, ms", next(time for name, time in commands.items() if name.startswith("scan")), 1, 2_000
    )
    few, *_, many = (name for name in screens if name.endswith("sessions"))
    for command in ("list", "show"):
        yield Target(
            f"{command}, {many} / {few}", commands[f"{command}, {many}"], commands[f"{command}, {few}"], 1.3
        )
    for figure, most in (("paint", 1.2), ("sessions", 1.2), ("echo", 1.2)):
        yield Target(f"{_NAMES[figure]}, {many} / {few}", screens[many][figure], screens[few][figure], most)
    yield Target(f"filter's result, {many}, ms", screens[many]["found"], 1, 300)
    yield Target("idle: bytes written", idle["stackpick-tui"]["bytes"], 1, 0)
    yield Target("idle: processor time, ms", idle["stackpick-tui"]["cpu"], 1, 20)


_NAMES = {"paint": "first paint", "sessions": "sessions screen", "echo": "echo in the filter"}


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table in Markdown."""
    head = list(head)
    lines = [head, ["---", *("--:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def report(
    screens: Mapping[str, Row], commands: Row, idle: Mapping[str, Row], behind: Sequence[float]
) -> str:
    """Write everything that was measured."""
    figures = list(dict.fromkeys(figure for row in screens.values() for figure in row))
    return "\n\n".join(
        (
            table(
                ["held to a target", "ratio", "at most", ""],
                (
                    [
                        each.what,
                        f"{each.ratio:.2f}",
                        f"{each.most:g}",
                        "" if each.ratio <= each.most else "missed",
                    ]
                    for each in targets(screens, commands, idle)
                ),
            ),
            table(
                ["on a terminal, ms (memory: MiB)", *figures],
                (
                    [name, *(f"{row[figure]:.0f}" if figure in row else "" for figure in figures)]
                    for name, row in screens.items()
                ),
            ),
            table(["from the shell", "ms"], ([name, f"{time:.0f}"] for name, time in commands.items())),
            table(
                ["idle", "bytes written", "processor time, ms"],
                ([name, f"{row['bytes']:.0f}", f"{row['cpu']:.0f}"] for name, row in idle.items()),
            ),
            table(
                ["notes cut off by kill -9", "behind, ms: median", "most"],
                [[str(len(behind)), f"{median(behind) * 1000:.0f}", f"{max(behind) * 1000:.0f}"]],
            ),
        )
    )
