"""What somebody meant who wrote a word that is not one of ours."""

from collections.abc import Iterable

from stackpick_tui.advice.features import Feature

_LONGEST = 60


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice most like a word, letter case aside; nothing where none is near."""
    from difflib import get_close_matches

    folded = {choice.casefold(): choice for choice in choices}
    near = get_close_matches(word[:_LONGEST].casefold(), folded, n=1, cutoff=0.5)
    return folded[near[0]] if near else None


def feature_named(word: str) -> Feature | None:
    """Return the feature with exactly this id."""
    return next((feature for feature in Feature if feature.id == word), None)


def unknown_feature(word: str) -> str:
    """Say that a word is no feature's id, with the nearest id or, where none is near, all five."""
    near = nearest(word, (feature.id for feature in Feature))
    advice = f'did you mean "{near}"?' if near else f"the features are {', '.join(f.id for f in Feature)}"
    return f"{quoted(word)} is not a feature: {advice}"


def quoted(word: str) -> str:
    """Quote a word from outside for a message: on one line, in ASCII, cut where it is long."""
    shown = word if len(word) <= _LONGEST else word[:_LONGEST] + "..."
    return '"' + shown.encode("unicode_escape").decode("ascii") + '"'
