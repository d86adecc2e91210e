"""The checklist: rows for each feature, a cursor, and the ticked constraints below."""

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive, var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from stackpick_tui.advice.features import Feature
from stackpick_tui.sessions.session import Session, new_session
from stackpick_tui.tui.keys import MOVE, key
from stackpick_tui.tui.styles import MUTED, STRONG, TICKED
from stackpick_tui.tui.widgets.ticked_constraints import constraint_lines

_FEATURES = tuple(Feature)
_ROOMY = 3 * len(_FEATURES)
"""The height from which a feature takes up three rows, air, its name and its meaning, rather than one."""
_INDENT = len("> [x] 1  ")


class FeatureList(ScrollView, can_focus=True, inherit_bindings=False):
    """The features, one of them under the cursor; the screen ticks them.

    It draws its rows itself rather than by a widget each: a tick then matches no styles and wakes no tasks.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"feature-list--row", "feature-list--hover", "feature-list--cursor"}
    BINDINGS = [
        key("up,k", "move(-1)", "up", MOVE),
        key("down,j", "move(1)", "down", MOVE),
        key("home,g", f"move(-{len(Feature)})", "first", MOVE),
        key("end,G", f"move({len(Feature)})", "last", MOVE),
    ]

    class Clicked(Message):
        """A feature was clicked."""

        def __init__(self, feature: Feature) -> None:
            super().__init__()
            self.feature = feature
            """The feature whose rows they were."""

    auto_links = Reactive(False)
    """Without links there is nothing to draw anew as the mouse moves."""
    session: var[Session] = var(new_session)
    """The session whose features are ticked."""
    cursor: var[int] = var(0)
    """The index of the feature under the cursor."""
    hovered: var[int | None] = var(None)
    """The index of the feature under the mouse."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        """Show nothing until there is a size."""
        super().__init__(id=id)
        self._below: list[Content] = []
        self._made_of: tuple[object, ...] = ()

    @property
    def highlighted(self) -> Feature:
        """The feature under the cursor."""
        return _FEATURES[self.cursor]

    def validate_cursor(self, index: int) -> int:
        """Keep the cursor within the list."""
        return max(0, min(index, len(_FEATURES) - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Draw the rows that the cursor left and those that it is on, and scroll there."""
        self._draw(before, after)
        self._scroll_to_cursor()

    def watch_hovered(self, before: int | None, after: int | None) -> None:
        """Draw the rows that the mouse left and those that it is on."""
        self._draw(before, after)

    def watch_session(self, before: Session, after: Session) -> None:
        """Draw the ticks that changed, and everything if the constraints did."""
        if _constraints(before) != _constraints(after):
            self.refresh()
            return
        changed = before.features ^ after.features
        self._draw(*(index for index, feature in enumerate(_FEATURES) if feature in changed))

    def on_resize(self) -> None:
        """Keep the cursor visible."""
        self.virtual_size = Size(self.scrollable_content_region.width, self._pitch * len(_FEATURES))
        # as Textual's own lists do: the scroll bar was laid out for the size before
        self._scroll_update(self.virtual_size)
        self._scroll_to_cursor()
        self.hovered = None

    def watch_scroll_y(self, before: float, after: float) -> None:
        """Draw other rows; what the mouse is on now will be known when it moves."""
        super().watch_scroll_y(before, after)
        self.hovered = None

    @property
    def _pitch(self) -> int:
        """The rows from one feature to the next."""
        return 3 if self.size.height >= _ROOMY else 1

    def _scroll_to_cursor(self) -> None:
        row = Region(0, self.cursor * self._pitch, 1, self._pitch)
        self.scroll_to_region(row, animate=False, immediate=True, force=True)

    def _draw(self, *indices: int | None) -> None:
        """Draw the rows of features, but not the air above them."""
        pitch = self._pitch
        air = pitch > 1
        for index in indices:
            if index is not None:
                self.refresh_lines(index * pitch + air, pitch - air)

    def render_line(self, y: int) -> Strip:
        """Draw one row of the screen."""
        width = self.scrollable_content_region.width
        if not width:
            return Strip.blank(0)
        index, content = self._row(y + self.scroll_offset.y)
        if index is None:
            part = "row"
        elif index == self.cursor:
            part = "cursor"
        else:
            part = "hover" if index == self.hovered else "row"
        style = self.get_visual_style(f"feature-list--{part}")
        (strip,) = Visual.to_strips(self, content, width, 1, style, apply_selection=False)
        return strip.extend_cell_length(width, style.rich_style)

    def _row(self, row: int) -> tuple[int | None, Content]:
        """Return the index of the feature that a row belongs to, if to any, and what stands in it."""
        pitch, width = self._pitch, self.scrollable_content_region.width
        index, line = divmod(row, pitch)
        if index >= len(_FEATURES):
            below, line = self._ticked_constraints(width), row - pitch * len(_FEATURES)
            return None, below[line] if line < len(below) else Content("")
        feature, is_roomy = _FEATURES[index], pitch > 1
        if is_roomy and line == 0:
            return None, Content("")
        if is_roomy and line == 2:
            return index, Content.styled(" " * _INDENT + feature.meaning, MUTED)
        is_ticked = feature in self.session.features
        label = feature.label if len(feature.label) <= width - _INDENT else feature.short
        return index, Content.assemble(
            ("> " if index == self.cursor else "  ", MUTED),
            ("[x]", TICKED) if is_ticked else ("[ ]", MUTED),
            (f" {feature.number}  ", MUTED),
            (label, STRONG) if is_ticked else label,
        )

    def _ticked_constraints(self, width: int) -> list[Content]:
        """Return the rows below the features, made anew where they are made of something else now."""
        made_of = (_constraints(self.session), self.size)
        if made_of != self._made_of:
            self._made_of = made_of
            free = self.size.height - self._pitch * len(_FEATURES)
            self._below = constraint_lines(self.session, width, free)
        return self._below

    def _index_at(self, event: events.MouseEvent) -> int | None:
        """Return the index of the feature that the mouse is on, if it is on one."""
        offset = event.get_content_offset(self)
        return None if offset is None else self._row(offset.y + self.scroll_offset.y)[0]

    def on_click(self, event: events.Click) -> None:
        """Say which feature was clicked."""
        if (index := self._index_at(event)) is not None:
            self.post_message(self.Clicked(_FEATURES[index]))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark what the mouse is on."""
        self.hovered = self._index_at(event)

    def on_leave(self) -> None:
        """Mark nothing."""
        self.hovered = None

    def action_move(self, rows: int) -> None:
        """Move the cursor down, or up if negative."""
        self.cursor += rows


def _constraints(session: Session) -> tuple[object, ...]:
    return session.constraints, session.unknown_constraints
