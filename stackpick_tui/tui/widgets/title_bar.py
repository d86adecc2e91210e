"""The one-row bar on top: the app, the session, and how safe it is."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.sessions.session import Decision
from stackpick_tui.tui.styles import MUTED, STRONG, TROUBLE

WIDE = 70
"""The width in cells from which a long status leaves some of it to the title."""
TITLE = 16
"""How much."""


class TitleBar(Widget):
    """Name of the app at the left, title in the middle, state of the store at the right.

    Where it is narrow the app's name goes first, then the title is cut, and the state of the store last.
    """

    heading: reactive[str] = reactive("")
    """What is on the screen, usually the session's title; shown literally."""
    decision: reactive[Decision | None] = reactive[Decision | None](None)
    """The session's final decision."""
    status: reactive[str] = reactive("")
    """How safe the session is, in words."""

    def render(self) -> Content:
        """Fit the parts into the row."""
        width = self.size.width
        least = min(cell_len(self.heading), TITLE) + 2 if width >= WIDE else 0
        status = Content(self.status).truncate(width - least, ellipsis=True)
        free = max(width - status.cell_length - (2 if status else 0), 0)
        app = "stackpick-tui" if free >= len("stackpick-tui") + 4 + min(cell_len(self.heading), 20) else ""
        left = len(app) + 2 if app else 0
        title = self._title(max(free - left, 0))
        start = max(left, min((width - title.cell_length) // 2, free - title.cell_length))
        return Content.assemble(
            (app, MUTED),
            " " * (start - len(app)),
            title.stylize(STRONG),
            " " * (width - start - title.cell_length - status.cell_length),
            status.stylize(TROUBLE if self.status.startswith("NOT SAVED") else MUTED),
        )

    def _title(self, width: int) -> Content:
        """Cut the title, not the decision behind it; leave that out where it would be most of the row."""
        decided = f" (decided {self.decision.chosen})" if self.decision else ""
        if width < 2 * cell_len(decided):
            decided = ""
        return Content(self.heading).truncate(width - cell_len(decided), ellipsis=True) + decided
