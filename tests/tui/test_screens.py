"""The table of screens that tests walk over names all there are."""

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest
from textual.screen import Screen

import stackpick_tui.tui.screens
from stackpick_tui.sessions.session import new_session
from stackpick_tui.tui.screens.base_screen import BaseScreen
from stackpick_tui.tui.screens.dialog import Dialog
from stackpick_tui.tui.screens.dialogs import ConfirmDialog
from stackpick_tui.tui.screens.dismissible import Dismissible
from stackpick_tui.tui.screens.session_screen import SessionScreen
from tests.support.app import keep, running
from tests.support.screens import SCREENS

ABSTRACT = {Dismissible, BaseScreen, SessionScreen, Dialog}
ASKED_ONLY_AT_NEED = {ConfirmDialog}


def all_screens() -> set[type[object]]:
    found: set[type[object]] = set()
    for module in pkgutil.iter_modules(stackpick_tui.tui.screens.__path__):
        name = f"{stackpick_tui.tui.screens.__name__}.{module.name}"
        for each in vars(import_module(name)).values():
            if isinstance(each, type) and issubclass(each, Screen) and each.__module__ == name:
                found.add(each)
    return found


async def test_every_screen_and_dialog_is_in_the_table(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    keep(database, new_session().with_name("Shop"), new_session().with_name("Blog"))
    seen: set[type[object]] = set()
    for keys in SCREENS.values():
        async with running(database) as run:
            await run.press(*keys)
            seen.add(type(run.app.screen))
    assert all_screens() - ABSTRACT - ASKED_ONLY_AT_NEED <= seen
