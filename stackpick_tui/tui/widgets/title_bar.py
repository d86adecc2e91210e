"""The one-row bar on top: the app, the session, and how safe it is."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.tui.styles import MUTED, STRONG, TROUBLE

WIDE = 70
"""The width in cells from which a long status leaves some of it to the title."""
TITLE = 16
"""How much."""


class TitleBar(Widget):
    """Name of the app at the left, title in the middle, state of the store at the right.

    Where it is narrow the app's name goes first, then the title is cut, and the state of the store last.
    """

    session: reactive[Session] = reactive(new_session)
    """The open session."""
    status: reactive[str] = reactive("")
    """How safe the session is, in words."""

    def __init__(self, heading: str = "") -> None:
        """Name the open session, or in place of it what else the screen shows."""
        super().__init__()
        self._heading = heading

    def render(self) -> Content:
        """Fit the parts into the row."""
        width = self.size.width
        heading = self._heading or self.session.title
        least = min(cell_len(heading), TITLE) + 2 if width >= WIDE else 0
        status = Content(self.status).truncate(width - least, ellipsis=True)
        free = max(width - status.cell_length - (2 if status else 0), 0)
        app = "stackpick-tui" if free >= len("stackpick-tui") + 4 + min(cell_len(heading), 20) else ""
        left = len(app) + 2 if app else 0
        title = self._title(heading, max(free - left, 0))
        start = max(left, min((width - title.cell_length) // 2, free - title.cell_length))
        return Content.assemble(
            (app, MUTED),
            " " * (start - len(app)),
            title.stylize(STRONG),
            " " * (width - start - title.cell_length - status.cell_length),
            status.stylize(TROUBLE if self.status.startswith("NOT SAVED") else MUTED),
        )

    def _title(self, heading: str, width: int) -> Content:
        """Cut the title, not the decision behind it; leave that out where it would be most of the row."""
        decision = None if self._heading else self.session.decision
        decided = f" (decided {decision.chosen})" if decision else ""
        if width < 2 * cell_len(decided):
            decided = ""
        return Content(heading).truncate(width - cell_len(decided), ellipsis=True) + decided
