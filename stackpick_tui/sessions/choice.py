"""What is finally chosen: one of the two frameworks, or something else by its name."""

from stackpick_tui.advice.rule import Framework
from stackpick_tui.sessions.text import clean_line, whole_line

CHOICE_LIMIT = 60
"""The longest name of a choice kept, in characters as a person counts them."""
_SIMILARITY = 0.75
"""From this similarity on, a name is a misspelling of Flask or Django; FastAPI and django-ninja are below."""


class UnfitChoice(ValueError):
    """A name that cannot be a choice; the message says why."""

    meant: Framework | None
    """The framework that was probably meant; None for a name without visible characters."""

    def __init__(self, meant: Framework | None) -> None:
        self.meant = meant
        super().__init__(f'did you mean "{meant}"?' if meant else "it has no visible characters")


def framework_named(choice: str) -> Framework | None:
    """Return the framework of this name, in any case; None for something else."""
    return _FRAMEWORKS.get(choice.casefold())


def clean_choice(name: str) -> str:
    """Return a name as it is kept: on one line, cut at the limit, a framework's in its usual spelling."""
    name = clean_line(name, CHOICE_LIMIT)
    framework = framework_named(name)
    return framework.value if framework else name


def whole_choice(name: str) -> str:
    """Clean a name as `clean_choice` does, but refuse what somebody cannot have meant.

    Raises:
        TooLong: It would have to be cut.
        UnfitChoice: It has no visible characters, or is nearly the name of one of the two frameworks.

    """
    name = whole_line(name, CHOICE_LIMIT)
    if framework := framework_named(name):
        return framework.value
    meant = _meant(name)
    if meant or not name:
        raise UnfitChoice(meant)
    return name


def needs_reason(choice: str, verdict: Framework) -> bool:
    """Tell whether a choice needs a reason: whenever it is not the rule's verdict."""
    return choice != verdict


def _meant(name: str) -> Framework | None:
    from difflib import get_close_matches

    plain = "".join(letter for letter in name.casefold() if letter.isalnum())
    near = get_close_matches(plain, _FRAMEWORKS, n=1, cutoff=_SIMILARITY)
    return _FRAMEWORKS[near[0]] if near else None


_FRAMEWORKS = {framework.casefold(): framework for framework in Framework}
