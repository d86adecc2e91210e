"""A line that tells once what happened, until it is put away."""

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Banner(Widget):
    """Shown while there is something to say; a click puts it away, as Esc does."""

    text: reactive[str] = reactive("", layout=True)
    """What happened, shown literally; empty hides the banner."""

    class Closed(Message):
        """The person has read it."""

    def watch_text(self, text: str) -> None:
        """Take up a line only while there is something to say."""
        self.display = bool(text)

    def render(self) -> str:
        """Show the text and how to put it away."""
        return f"{self.text}  (Esc puts this away)" if self.text else ""

    def on_click(self, _: events.Click) -> None:
        """Ask to put it away."""
        self.post_message(self.Closed())
