"""The theme the app starts in: the one chosen last, unless the terminal cannot show it."""

import pytest
from textual.theme import BUILTIN_THEMES

from stackpick_tui.cli.exits import UsageError
from stackpick_tui.cli.launch import require_terminal
from stackpick_tui.tui.ansi16 import readable_theme

ANSI = {name for name, theme in BUILTIN_THEMES.items() if theme.ansi}
LIGHT = {name for name, theme in BUILTIN_THEMES.items() if not theme.dark}


@pytest.mark.parametrize("theme", [None, *sorted(BUILTIN_THEMES), "gone"])
@pytest.mark.parametrize("colours", ["256", "truecolor", None])
def test_with_many_colours_the_chosen_theme_is_obeyed(theme: str | None, colours: str | None) -> None:
    assert readable_theme(theme, colours) == theme


@pytest.mark.parametrize("theme", [None, *sorted(BUILTIN_THEMES), "gone"])
def test_with_sixteen_it_is_an_ansi_theme_as_light_as_the_chosen_one(theme: str | None) -> None:
    started = readable_theme(theme, "standard")
    assert started in ANSI
    assert (started in LIGHT) is (theme in LIGHT)
    assert started == theme or theme not in ANSI


def test_an_app_that_is_drawn_elsewhere_needs_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    with pytest.raises(UsageError, match="needs a terminal"):
        require_terminal()
    monkeypatch.setenv("TEXTUAL_DRIVER", "textual.drivers.web_driver:WebDriver")
    require_terminal()
