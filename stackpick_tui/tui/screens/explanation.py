"""Why the verdict is what it is, what both routes cost, and what speaks for the other."""

from textual import getters
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Size

from stackpick_tui.advice.explanation import explain
from stackpick_tui.advice.outline import SECTION_NAMES, Section, outline
from stackpick_tui.tui.history import SessionHistory
from stackpick_tui.tui.keys import GO, MOVE, key
from stackpick_tui.tui.screens.base_screen import ScreenFactory
from stackpick_tui.tui.screens.session_screen import SessionScreen
from stackpick_tui.tui.store_link import StoreLink
from stackpick_tui.tui.widgets.section_bar import SectionBar
from stackpick_tui.tui.widgets.section_view import SectionView


class ExplanationScreen(SessionScreen):
    """One long page in six sections, each with its key."""

    BAR = ("back", *SessionScreen.BAR, "page(1)")
    BINDINGS = [
        key("escape,e", "back", "back", GO),
        *(
            key(str(number), f"section({number})", f"go to {name}", GO)
            for number, name in enumerate(SECTION_NAMES, 1)
        ),
        key("down,j", "scroll(1)", "down", MOVE),
        key("up,k", "scroll(-1)", "up", MOVE),
        key("pagedown,space", "page(1)", "page down", MOVE),
        key("pageup", "page(-1)", "page up", MOVE),
        key("home,g", "top", "top", MOVE),
        key("end,G", "bottom", "bottom", MOVE),
        key("right", "step(1)", "next section", MOVE),
        key("left", "step(-1)", "section before", MOVE),
    ]

    section_bar = getters.query_one(SectionBar)
    page = getters.query_one("#page", VerticalScroll)

    def __init__(self, link: StoreLink, screens: ScreenFactory, history: SessionHistory) -> None:
        """Explain the verdict for a session."""
        super().__init__(link, screens, history)
        self._position = (1, 0.0)
        """The number of the section at the top, and how far it is scrolled, from 0 to 1."""
        self._laid_out = Size()
        """The size of the page when the position was recorded."""

    def compose_body(self) -> ComposeResult:
        """Lay out the names of the sections and the page."""
        yield SectionBar(SECTION_NAMES)
        with VerticalScroll(id="page", can_focus=False):
            yield from map(SectionView, self._outline())

    def _outline(self) -> tuple[Section, ...]:
        return outline(explain(self.session.features, self.session.constraints))

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
        """Scroll as far into the section as before the lines were wrapped anew."""
        section, fraction = self._position
        region = self.query_one(f"#section-{section}").virtual_region
        self._laid_out = self.page.virtual_size
        self.page.scroll_to(y=region.y + round(fraction * region.height), animate=False, immediate=True)

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
        section = self.query_one(f"#section-{number}")
        self.page.scroll_to(y=section.virtual_region.y, animate=False, immediate=True)
        self._record_position(number)

    def action_step(self, sections: int) -> None:
        """Go forward or back by sections."""
        self.action_section(max(1, min(self.section_bar.current + sections, len(SECTION_NAMES))))

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.page.scroll_relative(y=lines, animate=False, immediate=True)

    def action_page(self, pages: int) -> None:
        """Scroll by pages, with a line of overlap."""
        self.page.scroll_relative(y=pages * max(self.page.size.height - 1, 1), animate=False, immediate=True)

    def action_top(self) -> None:
        """Scroll to the top."""
        self.page.scroll_home(animate=False, immediate=True)

    def action_bottom(self) -> None:
        """Scroll to the end."""
        self.page.scroll_end(animate=False, immediate=True)
