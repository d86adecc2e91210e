"""Lists of options, made safe for keys and clicks at any time."""

from typing import TYPE_CHECKING, Literal

from textual import events
from textual.widgets import OptionList

if TYPE_CHECKING:
    Base = OptionList
else:
    # Textual reads a widget's style from the first base that is a widget, so that this may not be one
    Base = object


class AtAnyTime(Base):
    """For a list of options; keys and clicks may come before they are drawn or after they are gone."""

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        if self.scrollable_content_region:
            super()._move_page(direction)

    async def _on_click(self, event: events.Click) -> None:
        if event.style.meta.get("option", 0) >= self.option_count:
            event.prevent_default()


class Options(AtAnyTime, OptionList):
    """A list of options to choose from."""
