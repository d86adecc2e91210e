"""The bar at the top: the app, the session, and whether it is saved."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.tui.styles import MUTED, STRONG, TROUBLE

WIDE = 70
"""From this width in cells, a long status leaves some of the row to the title."""
TITLE = 16
"""How many cells of it."""


class TitleBar(Widget):
    """The app's name on the left, the session's title in the middle, the store's status on the right.

    As the row gets narrower, first the app's name is left out, then the title is cut, and last the status.
    """

    session: reactive[Session] = reactive(new_session)
    """The open session."""
    status: reactive[str] = reactive("")
    """Whether the session is saved, in words."""

    def __init__(self, heading: str = "") -> None:
        """Show the session's title, or a heading instead."""
        super().__init__()
        self._heading = heading

    def render(self) -> Content:
        """Draw as much as fits."""
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
        """Cut the title rather than the decision, which is left out if it would take up most of the row."""
        decision = None if self._heading else self.session.decision
        decided = f" (decided {decision.chosen})" if decision else ""
        if width < 2 * cell_len(decided):
            decided = ""
        return Content(heading).truncate(width - cell_len(decided), ellipsis=True) + decided
