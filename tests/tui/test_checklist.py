"""The checklist and its live verdict."""

from pathlib import Path

import pytest

from stackpick_tui.advice.features import Feature, in_order
from stackpick_tui.advice.in_a_line import think_twice
from stackpick_tui.advice.rule import Framework, decide
from stackpick_tui.sessions.session import Decision, new_session
from stackpick_tui.tui.widgets.feature_list import FeatureList
from tests.support.app import cells, running
from tests.support.sets import ALL_SETS, set_name


def flat(text: str) -> str:
    """Join what the right pane says, so that a sentence that wraps can be found."""
    return " ".join(" ".join(line.rpartition("││")[2].strip(" │") for line in text.splitlines()).split())


async def test_all_32_sets_show_their_verdict_count_flip_and_routes(database: Path) -> None:
    async with running(database, size=(120, 45)) as run:
        ticked: frozenset[Feature] = frozenset()
        for features in ALL_SETS:
            await run.press(*(str(feature.number) for feature in in_order(features ^ ticked)))
            ticked = features
            verdict, panel = decide(features), flat(run.text)
            assert f"Verdict: {verdict.framework.value}" in run.text, set_name(features)
            assert f"{len(features)} of 5; the rule needs 2" in panel
            assert verdict.flip in panel
            assert (think_twice(features) or "") in panel or not features
            for feature in Feature:
                assert f"[{'x' if feature in features else ' '}] {feature.number}" in run.text
        assert "On Flask you add" in run.text


async def test_the_verdict_changes_in_the_same_frame_as_the_tick(database: Path) -> None:
    async with running(database) as run:
        await run.press("1")
        assert "[x] 1" in run.text
        assert "Verdict: Flask" in run.text
        await run.press("2")
        assert "[x] 2" in run.text
        assert "Verdict: Django" in run.text


async def test_nothing_ticked_is_a_verdict_too(database: Path) -> None:
    async with running(database) as run:
        assert "Verdict: Flask" in run.text
        assert "0 of 5; the rule needs 2" in run.text
        assert "Tick any two and it is Django." in flat(run.text)


@pytest.mark.parametrize("key", ["space", "enter", "x"])
async def test_toggle_keys_tick_and_untick_the_row_under_the_cursor(key: str, database: Path) -> None:
    async with running(database) as run:
        await run.press("down", key)
        assert "[x] 2" in run.text
        await run.press(key)
        assert "[ ] 2" in run.text


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (("down",), 2),
        (("j", "j"), 3),
        (("down", "down", "up"), 2),
        (("j", "j", "k"), 2),
        (("end",), 5),
        (("G",), 5),
        (("G", "home"), 1),
        (("G", "g"), 1),
        (("up",), 1),
        (("G", "down"), 5),
    ],
)
async def test_moving_keys_move_the_cursor_and_stop_at_the_ends(
    keys: tuple[str, ...], row: int, database: Path
) -> None:
    async with running(database) as run:
        await run.press(*keys, "space")
        assert f"[x] {row}" in run.text


async def test_a_number_ticks_its_feature_and_moves_the_cursor_there(database: Path) -> None:
    async with running(database) as run:
        await run.press("4", "down", "space")
        assert "[x] 4" in run.text
        assert "[x] 5" in run.text


async def test_a_click_on_a_row_ticks_it(database: Path) -> None:
    async with running(database) as run:
        row = next(index for index, line in enumerate(run.lines) if "Database migrations" in line)
        await run.pilot.click(offset=(12, row))
        await run.pilot.pause()
        assert "[x] 3" in run.text


async def test_a_click_between_or_below_the_features_ticks_nothing(database: Path) -> None:
    async with running(database, size=(120, 36)) as run:
        first = next(index for index, line in enumerate(run.lines) if "] 1 " in line)
        for row in (first - 1, first + 2, 30):
            await run.pilot.click(offset=(12, row))
        await run.pilot.pause()
        assert "[x]" not in run.text


async def test_the_feature_under_the_mouse_is_marked_until_the_mouse_leaves(database: Path) -> None:
    async with running(database, size=(120, 36)) as run:

        def grounds(words: str) -> set[str]:
            strip = next(strip for strip in cells(run.app) if words in strip.text)
            return {str(style.bgcolor) for text, style, _ in strip if style and words in text}

        plain, cursor = grounds("Admin site"), grounds("User accounts")
        row = next(index for index, line in enumerate(run.lines) if "Admin site" in line)
        await run.pilot.hover(offset=(12, row))
        await run.pilot.pause()
        assert grounds("Admin site") == grounds("Staff edit data") != plain
        assert grounds("User accounts") == cursor != grounds("Admin site")
        await run.pilot.hover(offset=(100, row))
        await run.pilot.pause()
        assert grounds("Admin site") == plain


async def test_a_scrolled_list_marks_nothing_until_the_mouse_moves(database: Path) -> None:
    async with running(database, size=(60, 9)) as run:
        features = run.app.screen.query_one(FeatureList)
        await run.pilot.hover(FeatureList, offset=(12, 1))
        await run.pilot.pause()
        assert features.hovered == 0
        await run.press("end")
        assert features.hovered is None
        await run.pilot.hover(FeatureList, offset=(13, 1))
        await run.pilot.pause()
        assert features.hovered == 3


async def test_the_upper_edge_of_the_panel_has_the_colour_of_the_verdict_and_none_before_a_tick(
    database: Path,
) -> None:
    async with running(database, size=(120, 36)) as run:

        def colours(row: int) -> set[str]:
            return {str(style.color) for text, style, _ in cells(run.app)[row] if style and "──────" in text}

        seen, below = [], colours(-2)
        for key in ("1", "2"):
            seen.append(colours(1))
            await run.press(key)
        assert len({frozenset(each) for each in (*seen, colours(1))}) == 3
        assert colours(-2) == below


@pytest.mark.parametrize("before", [(120, 36), (120, 19), (60, 9)], ids=str)
@pytest.mark.parametrize("size", [(60, 12), (120, 36), (120, 12), (40, 40)], ids=str)
async def test_the_list_has_no_scroll_bar_where_all_features_fit(
    size: tuple[int, int], before: tuple[int, int], database: Path
) -> None:
    async with running(database, size=before) as run:
        await run.press("end")
        await run.pilot.resize_terminal(*size)
        await run.pilot.pause()
        features = run.app.screen.query_one(FeatureList)
        assert not features.show_vertical_scrollbar
        assert features.scroll_offset.y == 0
        assert all(f"] {feature.number}" in run.text for feature in Feature)


@pytest.mark.parametrize(
    "size", [(30, 8), (36, 10), (40, 15), (60, 20), (79, 24), (80, 24), (120, 40), (200, 60)]
)
async def test_verdict_flip_and_every_tick_are_in_sight_at_every_size(
    size: tuple[int, int], database: Path
) -> None:
    async with running(database, size=size, session=new_session().with_features({Feature.ORM})) as run:
        assert "Verdict: Flask" in run.text
        assert "[x] 2" in run.text
        assert "help" in run.lines[-1]
        assert "quit" in run.lines[-1]
        if size[1] >= 15:
            assert all(f"] {feature.number}" in run.text for feature in Feature)
            assert "Close call" in run.text


@pytest.mark.parametrize("size", [(29, 24), (80, 7), (10, 3), (1, 1)])
async def test_below_the_smallest_size_one_line_has_the_verdict(
    size: tuple[int, int], database: Path
) -> None:
    async with running(database, size=size, session=new_session().with_features(set(Feature))) as run:
        assert "DJANGO"[: size[0]] in run.lines[0]
        await run.pilot.resize_terminal(80, 24)
        await run.pilot.pause()
        assert "[x] 5" in run.text
        assert "Verdict: Django" in run.text


async def test_where_there_is_room_a_line_of_reason_and_note_stands_under_the_verdict(database: Path) -> None:
    wordy = new_session().with_features({Feature.ORM}).with_note(f"[b]Ask Ana[/b] about {'x' * 99}\nand Tove")
    wordy = wordy.with_decision(Decision(Framework.DJANGO, "the [team]\nknows it"))
    async with running(database, session=wordy, size=(80, 24)) as run:
        assert "Reason: the [team]…" in run.text
        assert "Note: [b]Ask Ana[/b] about…" in run.text
        assert "knows it" not in run.text
        assert "Tove" not in run.text


async def test_reason_and_note_give_way_to_what_the_rule_says(database: Path) -> None:
    wordy = (
        new_session()
        .with_features(Feature)
        .with_note("Ask Ana")
        .with_decision(Decision(Framework.DJANGO, "team"))
    )
    async with running(database, session=wordy, size=(80, 9)) as run:
        assert "Ask Ana" not in run.text
        assert "Untick any four" in run.text


async def test_a_note_stands_under_the_verdict_once_it_is_written(database: Path) -> None:
    async with running(database, size=(80, 24)) as run:
        await run.press("m")
        await run.type("Ask Ana")
        assert "Note: Ask" not in run.text
        await run.press("escape")
        assert "Note: Ask Ana" in run.text
        await run.press("u")
        assert "Note: Ask" not in run.text
