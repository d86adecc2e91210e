"""Which points of the explanation are unfolded, kept while the app runs."""


class Folding:
    """Remembers whether everything is unfolded, and the points for which it is the other way round."""

    def __init__(self) -> None:
        """Begin with everything folded."""
        self.is_everything_open = False
        self._others: set[str] = set()

    def is_open(self, point: str) -> bool:
        """Tell whether a point is unfolded."""
        return self.is_everything_open is not (point in self._others)

    def toggle(self, point: str) -> None:
        """Unfold a point, or fold it."""
        self._others ^= {point}

    def toggle_everything(self) -> None:
        """Unfold everything, or fold everything if that was done last."""
        self.is_everything_open = not self.is_everything_open
        self._others.clear()
