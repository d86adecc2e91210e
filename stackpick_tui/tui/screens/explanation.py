"""Why the verdict is what it is, what both routes cost, and what speaks for the other."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Size

from stackpick_tui.advice.explanation import explain
from stackpick_tui.advice.outline import SECTION_NAMES, Section, outline
from stackpick_tui.tui.folding import Folding
from stackpick_tui.tui.history import SessionHistory
from stackpick_tui.tui.keys import GO, MOVE, key
from stackpick_tui.tui.screens.base_screen import ScreenFactory
from stackpick_tui.tui.screens.session_screen import SessionScreen
from stackpick_tui.tui.store_link import StoreLink
from stackpick_tui.tui.widgets.section_bar import SectionBar
from stackpick_tui.tui.widgets.section_view import SectionView


class ExplanationScreen(SessionScreen):
    """One long page in sections, each with its key; it opens folded, and each point unfolds by itself."""

    CSS_PATH = "explanation.tcss"
    BAR = ("back", "unfold", "unfold_all", "fold_all", *SessionScreen.BAR, "page(1)")
    BINDINGS = [
        key("enter", "unfold", "unfold", MOVE),
        key("z", "unfold_all", "unfold all", MOVE),
        key("z", "fold_all", "fold all", MOVE),
        key("escape,e", "back", "back", GO),
        *(
            key(str(number), f"section({number})", f"go to {name}", GO)
            for number, name in enumerate(SECTION_NAMES, 1)
        ),
        key("down,j", "move(1)", "down", MOVE),
        key("up,k", "move(-1)", "up", MOVE),
        key("pagedown,space", "page(1)", "page down", MOVE),
        key("pageup", "page(-1)", "page up", MOVE),
        key("home,g", "top", "top", MOVE),
        key("end,G", "bottom", "bottom", MOVE),
        key("right", "step(1)", "next section", MOVE),
        key("left", "step(-1)", "section before", MOVE),
    ]

    section_bar = getters.query_one(SectionBar)
    page = getters.query_one("#page", VerticalScroll)

    def __init__(
        self, link: StoreLink, screens: ScreenFactory, history: SessionHistory, folding: Folding
    ) -> None:
        """Explain the verdict for a session, folded as it was left last."""
        super().__init__(link, screens, history)
        self._folding = folding
        self._cursor = ""
        """The point that Enter unfolds; empty before one was chosen."""
        self._anchor: tuple[str, int] | None = None
        """A point that is to stay in its row of the page while lines above or below it change."""
        self._position = (1, 0.0)
        """The number of the section at the top, and how far it is scrolled, from 0 to 1."""
        self._laid_out = Size()
        """The size of the page when the position was recorded."""

    def compose_body(self) -> ComposeResult:
        """Lay out the names of the sections and the page."""
        yield SectionBar(SECTION_NAMES)
        with VerticalScroll(id="page", can_focus=False):
            yield from (SectionView(section, self._folding) for section in self._outline())

    def _outline(self) -> tuple[Section, ...]:
        features, constraints = self.session.features, self.session.constraints
        is_untouched = self.history.is_untouched and not features and not constraints
        explanation = explain(features, constraints)
        return outline(explanation, is_untouched=is_untouched)

    def on_mount(self) -> None:
        """Track the position while scrolling, and restore it when lines are wrapped anew."""
        self.watch(self.page, "scroll_y", self._track_position, init=False)
        self.watch(self.page, "virtual_size", self._rewrap)

    def watch_session(self) -> None:
        """Explain what is ticked now; ticks can be undone here too."""
        for view, section in zip(self.query(SectionView), self._outline(), strict=True):
            view.section = section

    def action_new(self) -> None:
        """Begin another session, on the checklist."""
        super().action_new()
        self.leave()

    def _rewrap(self) -> None:
        self.call_after_refresh(self._restore_position)

    def _restore_position(self) -> None:
        """Scroll as far into the section as before the lines were wrapped anew, or to the point unfolded."""
        section, fraction = self._position
        self._laid_out = self.page.virtual_size
        if self._anchor:
            point, row = self._anchor
            self._anchor = None
            self._put_cursor(point)
            self._scroll_page(self._rows().get(self._cursor, row) - row)
            self._track_position()
        else:
            region = self.query_one(f"#section-{section}").virtual_region
            self._scroll_page(region.y + round(fraction * region.height))
            if not self._cursor:
                self._follow()

    def _scroll_page(self, y: int) -> None:
        self.page.scroll_to(y=y, animate=False, immediate=True)

    def _rows(self) -> dict[str, int]:
        """Return the row of the page in which each point begins, in reading order."""
        return {
            place.point: view.virtual_region.y + place.y
            for view in self.query(SectionView)
            for place in view.places
        }

    def _put_cursor(self, point: str) -> None:
        """Put the cursor on a point, or on the one that contains it where that is folded."""
        rows = self._rows()
        while point and point not in rows:
            point = point.rpartition("/")[0]
        self._cursor = point
        for view in self.query(SectionView):
            view.cursor = point

    def _follow(self) -> None:
        """Keep the cursor in sight: if it is not, put it on the first point that is."""
        rows, top = self._rows(), round(self.page.scroll_y)
        in_sight = [point for point, row in rows.items() if top <= row < top + self.page.size.height]
        if in_sight and self._cursor not in in_sight:
            self._put_cursor(in_sight[0])

    def action_unfold(self) -> None:
        """Unfold the point under the cursor, or fold it."""
        if point := self._cursor:
            self._hold(point)
            self._folding.toggle(point)
            name = point.partition("/")[0]
            for view in self.query(SectionView):
                if view.section.name == name:
                    view.redraw(point)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to fold everything where it is unfolded, and to unfold it where it is not."""
        if action in {"unfold_all", "fold_all"}:
            return self._folding.is_everything_open is (action == "fold_all")
        return super().check_action(action, parameters)

    def action_unfold_all(self) -> None:
        """Unfold everything."""
        self._toggle_everything()

    def action_fold_all(self) -> None:
        """Fold everything."""
        self._toggle_everything()

    def _toggle_everything(self) -> None:
        self._hold(self._cursor)
        self._folding.toggle_everything()
        for view in self.query(SectionView):
            view.forget()
        self.refresh_bindings()

    def _hold(self, point: str) -> None:
        """Keep a point in its row of the page while what is unfolded changes."""
        self._anchor = (point, self._rows().get(point, 0) - round(self.page.scroll_y))

    def on_section_view_clicked(self, message: SectionView.Clicked) -> None:
        """Unfold the point that was clicked, or fold it."""
        self._put_cursor(message.point)
        self.action_unfold()

    def _track_position(self) -> None:
        """Mark the section at the top; at the very end, the last one."""
        if self._laid_out != self.page.virtual_size:
            return
        page = self.page
        sections = list(self.query(SectionView))
        if page.scroll_y >= page.max_scroll_y > 0:
            here = sections[-1]
        else:
            here = [section for section in sections if section.virtual_region.y <= page.scroll_y + 1][-1]
        self._record_position(here.number)

    def _record_position(self, number: int) -> None:
        """Record the position in a section, and mark it in the bar."""
        region = self.query_one(f"#section-{number}").virtual_region
        self._position = (number, (self.page.scroll_y - region.y) / (region.height or 1))
        self.section_bar.current = number

    def on_section_bar_chosen(self, message: SectionBar.Chosen) -> None:
        """Go to the section that was clicked."""
        self.action_section(message.number)

    def action_section(self, number: int) -> None:
        """Scroll a section to the top."""
        view = self.query_one(f"#section-{number}", SectionView)
        self._scroll_page(view.virtual_region.y)
        self._record_position(number)
        if view.places:
            self._put_cursor(view.places[0].point)

    def action_step(self, sections: int) -> None:
        """Go forward or back by sections."""
        self.action_section(max(1, min(self.section_bar.current + sections, len(SECTION_NAMES))))

    def action_move(self, points: int) -> None:
        """Move the cursor by points, and the page by a page at most."""
        rows, height = self._rows(), max(self.page.size.height - 1, 1)
        names, top = list(rows), round(self.page.scroll_y)
        index = names.index(self._cursor) + points if self._cursor in rows else 0
        if not 0 <= index < len(names):
            self.page.scroll_relative(y=points, animate=False, immediate=True)
            return
        row = rows[names[index]]
        if top <= row < top + height:
            self._put_cursor(names[index])
            return
        lines = row - top if points < 0 else row - top - height + 1
        self.page.scroll_relative(y=max(-height, min(lines, height)), animate=False, immediate=True)
        if abs(lines) <= height:
            self._put_cursor(names[index])

    def action_page(self, pages: int) -> None:
        """Scroll by pages, with a line of overlap."""
        self.page.scroll_relative(y=pages * max(self.page.size.height - 1, 1), animate=False, immediate=True)
        self._follow()

    def action_top(self) -> None:
        """Scroll to the top."""
        self.page.scroll_home(animate=False, immediate=True)
        self._follow()

    def action_bottom(self) -> None:
        """Scroll to the end."""
        self.page.scroll_end(animate=False, immediate=True)
        self._follow()
