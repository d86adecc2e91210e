"""What all screens are: dismissed at most once, only while they are on top, and then gone."""

from textual._styles_cache import StylesCache  # it has no public name
from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Dismissible(Screen[ScreenResultType]):
    """A screen that ignores a dismissal that comes too late, and leaves nothing behind.

    Textual's own takes off whatever is on top: the second of two quick keys would take off the screen below,
    or the last one, which ends the app. Among several base classes it stands last: styles follow the first.
    """

    def on_unmount(self) -> None:
        """Let go of what Textual would keep: what was drawn, by its colours, and who watches the theme."""
        StylesCache.get_inner_outer.cache_clear()
        for watchers in getattr(self.app, "__watchers", {}).values():
            watchers[:] = [(node, tell) for node, tell in watchers if node.is_running]

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Go back with a result, unless this has happened or another screen is on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
