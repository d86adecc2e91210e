import ntpath
import re
import sys
from collections.abc import Callable
from pathlib import PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stackpick_tui.advice.features import Feature
from stackpick_tui.records.file_name import LONGEST, file_name
from stackpick_tui.sessions.session import Decision, Session

Make = Callable[..., Session]


def is_reserved(name: str) -> bool:
    """Tell whether Windows has another meaning for a name; Python 3.13 moved the function."""
    if sys.version_info >= (3, 13):
        return ntpath.isreserved(name)
    return PureWindowsPath(name).is_reserved()


@pytest.mark.parametrize(
    ("there", "number"),
    [
        ([], "0001"),
        (["0001-use-django.md"], "0002"),
        (["0001-a.md", "0003-b.md", "0002-c.md"], "0004"),
        (["0041-a.MD"], "0042"),
        (["0007-日本語.md", "README.md", "index.md", "template.md", "adr-0009-a.md"], "0008"),
        (["0009-a.txt", "0009.md", "009-a.md", "00010-a.md", "2026-11-22-post.md"], "0001"),
        (["0009-11-things.md"], "0010"),
    ],
)
def test_the_number_is_the_next_of_the_records_in_the_folder(
    there: list[str], number: str, session: Make
) -> None:
    assert file_name(session(name="Shop"), there) == f"{number}-shop.md"


@pytest.mark.parametrize(
    ("name", "decision", "words"),
    [
        ("Shop rewrite: v2.0!", None, "shop-rewrite-v2-0"),
        ("Café 日本語", None, "café-日本語"),
        ("soft\u00adly mark\u200fed", None, "softly-marked"),
        ("می\u200cکنم\u200c x\u200d", None, "می\u200cکنم-x"),
        ("", None, "django-orm-admin"),
        ("\N{MAN}", Decision("FastAPI", "x"), "fastapi-orm-admin"),
    ],
)
def test_the_words_are_those_of_the_name_or_of_what_was_chosen_and_ticked(
    name: str, decision: Decision | None, words: str, session: Make
) -> None:
    one = session(Feature.ORM, Feature.ADMIN, name=name, decision=decision)
    assert file_name(one, ()) == f"0001-{words}.md"


@given(st.from_type(Session))
def test_the_name_is_safe_and_short_enough_on_every_system(one: Session) -> None:
    name = file_name(one, ["9998-x.md"])
    assert not set('<>:"/\\|?*. ') & set(name.removesuffix(".md"))
    assert re.sub(r"(?<=[^-])[\u200c\u200d](?=[^.-])", "", name).isprintable()
    assert len(name) <= LONGEST + 3
    assert len(name.encode()) <= 255
    assert not is_reserved(name)
    assert name == name.casefold()
    assert not name.removesuffix(".md").endswith("-")
