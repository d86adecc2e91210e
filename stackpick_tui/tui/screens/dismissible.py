"""What all screens share: they are dismissed once, only while on top, and leave nothing behind."""

from textual._styles_cache import StylesCache  # it has no public name
from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class Dismissible(Screen[ScreenResultType]):
    """A screen that ignores a late dismissal, and leaves nothing in Textual's caches.

    Textual's own `dismiss` pops whatever is on top: the second of two quick keys would pop the screen below,
    or the last one, which ends the app. Among several bases this one stands last: styles follow the first.
    """

    def on_unmount(self) -> None:
        """Drop what Textual would keep: cached borders, and the watchers of the theme."""
        StylesCache.get_inner_outer.cache_clear()
        for watchers in getattr(self.app, "__watchers", {}).values():
            watchers[:] = [(node, tell) for node, tell in watchers if node.is_running]

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Go back with a result, unless the screen was dismissed already or another is on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
