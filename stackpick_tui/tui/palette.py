"""The theme's own colours, changed as little as makes them readable on the theme's own backgrounds."""

from collections.abc import Iterable, Mapping

from textual.color import Color

TEXT = 4.5
"""The contrast ratio that WCAG 2.2 asks of text."""
_SOURCES = {
    "django": "success",
    "flask": "accent",
    "caution": "warning",
    "danger": "error",
    "emphasis": "primary",
    "body": "foreground",
    "muted": "foreground",
}
"""Our names for colours of text, and the theme's variables that they come from."""
_MUTED = 0.25
"""How far muted text is blended into the background before it is made readable."""
_APART = 25 / 360
"""How far the hue of Flask is from those of what else has a colour, as a part of the circle."""
_MADE = (0.6, 0.65)
"""Saturation and lightness of a colour that the theme does not have."""
_LIFTS = (0.0, 0.12, 0.15)
"""How far the style sheet blends backgrounds with the foreground: none, fields, the cursor's row."""


def readable(variables: Mapping[str, str]) -> dict[str, str]:
    """Turn a theme's variables into ours; themes that leave the colours to the terminal are left alone."""
    if "ansi" in variables["background"]:
        plain = {
            name: variables[f"text-{source}"] for name, source in _SOURCES.items() if source != "foreground"
        }
        if plain["flask"] == plain["django"]:
            plain["flask"] = variables["text-secondary"]
        if "red" in plain["caution"]:
            # red is for errors alone; headings are bold without a colour too
            plain |= {"caution": plain["emphasis"], "emphasis": variables["foreground"]}
        return plain | {"body": variables["foreground"], "muted": variables["foreground"]}
    background, foreground = Color.parse(variables["background"]), Color.parse(variables["foreground"])
    backgrounds = [
        each.blend(foreground, lift)
        for each in (background, Color.parse(variables["surface"]), Color.parse(variables["panel"]))
        for lift in _LIFTS
    ]
    colours = {name: Color.parse(variables[source]) for name, source in _SOURCES.items()}
    colours["muted"] = foreground.blend(background, _MUTED)
    colours["flask"] = _apart(
        [colours["flask"], Color.parse(variables["secondary"])],
        [colours[name] for name in ("django", "caution", "danger", "emphasis")],
    )
    return {name: _adjusted(colour, backgrounds).hex for name, colour in colours.items()}


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours as WCAG defines it, from 1 to 21."""
    return _ratio(_luminance(one), _luminance(other))


def _ratio(one: float, other: float) -> float:
    light, dark = (one, other) if one > other else (other, one)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _apart(candidates: Iterable[Color], others: Iterable[Color]) -> Color:
    """Return the first colour whose hue is none of the others', or else one amid their widest gap."""
    hues = sorted(other.hsl.h for other in others)

    def distance(hue: float) -> float:
        return min(min(abs(hue - other), 1 - abs(hue - other)) for other in hues)

    for candidate in candidates:
        if distance(candidate.hsl.h) >= _APART:
            return candidate
    gaps = zip(hues, [*hues[1:], hues[0] + 1], strict=True)
    before, after = max(gaps, key=lambda gap: gap[1] - gap[0])
    return Color.from_hsl((before + after) / 2 % 1, *_MADE)


def _adjusted(colour: Color, backgrounds: Iterable[Color]) -> Color:
    """Make a colour darker or lighter, just enough to be readable on every background; its hue stays."""
    luminances = [_luminance(each) for each in backgrounds]

    def worst(candidate: Color) -> float:
        luminance = _luminance(candidate)
        return min(_ratio(luminance, each) for each in luminances)

    target = max((Color(0, 0, 0), Color(255, 255, 255)), key=worst)
    hue, saturation, lightness = colour.hsl
    end = target.hsl.l
    steps = (Color.from_hsl(hue, saturation, lightness + (end - lightness) * step / 20) for step in range(21))
    return next((candidate for candidate in steps if worst(candidate) >= TEXT), target)
