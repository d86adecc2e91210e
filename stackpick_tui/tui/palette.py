"""The theme's own colours, moved as far as it takes to be read on the theme's own backgrounds."""

from collections.abc import Iterable, Mapping

from textual.color import Color

TEXT = 4.5
"""The contrast that text needs; a ratio of luminances, from WCAG 2.2."""
_SOURCES = {
    "django": "success",
    "flask": "accent",
    "caution": "warning",
    "danger": "error",
    "emphasis": "primary",
    "body": "foreground",
    "muted": "foreground",
}
"""Our names for what is drawn, and the theme's for the colour it is taken from."""
_MUTED = 0.25
"""How far muted text fades into the background, before it is made readable again."""
_LIFTS = (0.0, 0.12, 0.15)
"""How far the style sheet lifts backgrounds towards the foreground: none, fields, the cursor's row."""


def readable(variables: Mapping[str, str]) -> dict[str, str]:
    """Return our colours for a theme, as variables of the style sheet.

    Themes that leave the choice of colours to the terminal are taken at their word.

    Args:
        variables: The theme's variables.
    """
    if "ansi" in variables["background"]:
        plain = {
            name: variables[f"text-{source}"] for name, source in _SOURCES.items() if source != "foreground"
        }
        if plain["flask"] == plain["django"]:
            plain["flask"] = variables["text-secondary"]
        return plain | {"body": variables["foreground"], "muted": variables["foreground"]}
    background, foreground = Color.parse(variables["background"]), Color.parse(variables["foreground"])
    grounds = [
        ground.blend(foreground, lift)
        for ground in (background, Color.parse(variables["surface"]), Color.parse(variables["panel"]))
        for lift in _LIFTS
    ]
    colours = {name: Color.parse(variables[source]) for name, source in _SOURCES.items()}
    colours["muted"] = foreground.blend(background, _MUTED)
    return {name: _moved(colour, grounds).hex for name, colour in colours.items()}


def contrast(one: Color, other: Color) -> float:
    """Return how much two colours differ in luminance, from 1 to 21, as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _moved(colour: Color, grounds: Iterable[Color]) -> Color:
    """Blend a colour towards black or white, no further than it takes to stand out from every ground."""
    grounds = list(grounds)

    def worst(candidate: Color) -> float:
        return min(contrast(candidate, ground) for ground in grounds)

    target = max((Color(0, 0, 0), Color(255, 255, 255)), key=worst)
    steps = (colour.blend(target, step / 20) for step in range(21))
    return next((candidate for candidate in steps if worst(candidate) >= TEXT), target)
