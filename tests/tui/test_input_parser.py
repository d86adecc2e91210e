"""What comes out of the parser: the keys that went in, whatever the terminal sends between them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from stackpick_tui.tui.input_parser import STALLED, InputParser
from tests.support.replies import REPLIES

ALT_DELAY, SPLIT_DELAY = 0.1, 0.5
WHOLE = [
    *"1qd é日\r\t\x7f\x03\x1a",
    *(f"\x1b[{key}" for key in ("A", "F", "Z", "3~", "5~", "15~", "1;5D", "1;2A", "3$", "[A", "M !!")),
    *("\x1bOA", "\x1bOP", "\x1bOq"),  # the keypad's modes
    *("\x1ba", "\x1bf", "\x1b1", "\x1b\r", "\x1b\x7f"),  # Alt
    *("\x1b[97u", "\x1b[99;5u", "\x1b[27u", "\x1b[13;2u", "\x1b[0;;233u", "\x1b[57441u"),  # kitty
    *("\x1b[<0;5;7M", "\x1b[<0;5;7m", "\x1b[<2;5;7M", "\x1b[<35;9;2M", "\x1b[<65;1;1M"),  # mouse
    *("\x1b[I", "\x1b[O", "\x1b[48;24;80;480;800t", "\x1b[?2026;2$y", "\x1b[?2048;1$y"),
    *("\x1b[200~Shop 1\x1b[201~", "\x1b[200~\x1b[201~"),
]
"""What means something, and is whole whatever follows."""
BEGINNINGS = ["\x1b", *(f"\x1b{each}" for each in "[O]P_^X")]
"""Keys that may be the beginning of something else, unless nothing follows."""


@dataclass
class Line:
    """A parser at the end of a line on which time passes as it is told."""

    alt_delay: float = ALT_DELAY
    split_delay: float = SPLIT_DELAY
    now: float = 0.0
    parser: InputParser = field(init=False)

    def __post_init__(self) -> None:
        self.parser = InputParser(self.alt_delay, self.split_delay, clock=lambda: self.now)

    def read(self, data: str) -> list[Message]:
        return [*self.parser.feed(data)]

    def wait(self, seconds: float) -> list[Message]:
        self.now += seconds
        return [*self.parser.tick()]


def described(messages: Iterable[Message]) -> list[str]:
    """Write events down: keys by their names."""
    words = []
    for message in messages:
        if isinstance(message, events.Key):
            words.append(message.key)
        elif isinstance(message, events.Paste):
            words.append(f"paste {message.text!r}")
        elif isinstance(message, events.MouseEvent):
            words.append(f"{type(message).__name__} {message.button} {message.x} {message.y}")
        else:
            words.append(type(message).__name__)
    return words


def by_textual(parser: XTermParser, sequence: str) -> list[Message]:
    """Return what Textual makes of a sequence after which nothing comes."""
    found = [*parser.feed(sequence)]
    if parser._timeout_time is not None:  # noqa: SLF001 - it has no other clock
        parser._timeout_time = 0.0  # noqa: SLF001
        found += parser.tick()
    return found


@st.composite
def inputs(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Draw what a terminal sends, in pieces as they are read ("": a silence), and what of it is no reply."""
    sent = draw(st.lists(st.sampled_from([*WHOLE, *BEGINNINGS, *REPLIES.values()])))
    pieces, piece = [], ""
    for each in sent:
        for character in each:
            piece += character
            if draw(st.booleans()):
                pieces.append(piece)
                piece = ""
        if each in BEGINNINGS:
            pieces += [piece, ""]
            piece = ""
    return [*pieces, piece, ""], [each for each in sent if each not in REPLIES.values()]


@given(inputs())
def test_the_keys_that_come_out_are_those_that_went_in(drawn: tuple[list[str], list[str]]) -> None:
    pieces, sent = drawn
    line, textual = Line(), XTermParser()
    came = [found for piece in pieces for found in (line.read(piece) if piece else line.wait(SPLIT_DELAY))]
    assert described(came) == described(found for each in sent for found in by_textual(textual, each))


@pytest.mark.parametrize("reply", REPLIES.values(), ids=REPLIES)
def test_a_reply_is_no_key_wherever_it_is_split(reply: str) -> None:
    for index in range(1, min(len(reply), 40)):
        line = Line()
        came = [*line.read(reply[:index]), *line.wait(SPLIT_DELAY - 0.1), *line.read(f"{reply[index:]}q")]
        assert described(came) == ["q"]


@given(st.text(st.sampled_from("\x1b\x1b\x1b[]OPXM_^?<>;:0123456789~$Gu\\\x07\x9c\x03 q")))
def test_after_a_silence_a_key_is_a_key_whatever_came_before(noise: str) -> None:
    line = Line()
    line.read(noise or "1")
    line.wait(STALLED)
    assert described(line.read("q")) == ["q"]


@pytest.mark.parametrize("number", [0x110000, 0xD800, 10**30])
def test_a_number_that_is_no_character_is_no_key(number: int) -> None:
    assert described(Line().read(f"\x1b[{number};1uq")) == ["q"]


def test_text_of_an_input_method_is_typed_however_long() -> None:
    text = "日本語のテスト" * 3
    codes = ":".join(str(ord(character)) for character in text)
    assert "".join(described(Line().read(f"\x1b[0;;{codes}u"))) == text


@pytest.mark.parametrize("index", [1, 2, 3])
def test_a_key_split_by_a_slow_line_is_that_key(index: int) -> None:
    line, sequence = Line(), "\x1b[5~"
    assert not [*line.read(sequence[:index]), *line.wait(0.3)]
    assert described(line.read(sequence[index:])) == ["pageup"]


def test_escape_is_a_key_once_nothing_has_followed() -> None:
    line = Line()
    assert not [*line.read("\x1b"), *line.wait(SPLIT_DELAY - 0.1)]
    assert described(line.wait(0.1)) == ["escape"]


def test_a_letter_a_while_after_escape_was_not_pressed_with_alt() -> None:
    line = Line()
    line.read("\x1b")
    line.wait(ALT_DELAY)
    assert described(line.read("j")) == ["escape", "j"]


def test_a_paste_that_does_not_end_is_over_after_a_silence() -> None:
    line = Line()
    assert not [
        *line.read("\x1b[200~Shop re"),
        *line.wait(STALLED - 1),
        *line.read("write"),
        *line.wait(STALLED - 1),
    ]
    assert described(line.wait(1)) == ["paste 'Shop rewrite'"]
    assert described(line.read("q")) == ["q"]


@pytest.mark.parametrize("interrupt", ["\x03", "\x1b[99;5u"], ids=["plain", "kitty"])
def test_ctrl_c_ends_a_paste_that_does_not_end(interrupt: str) -> None:
    line = Line()
    line.read("\x1b[200~Shop")
    assert described(line.read(interrupt)) == ["paste 'Shop'", "ctrl+c"]


def test_control_sequences_in_a_paste_are_pasted() -> None:
    pasted = f"1\x1b[A\x1b{REPLIES['background']}q\n"
    assert described(Line().read(f"\x1b[200~{pasted}\x1b[201~")) == [f"paste {pasted!r}"]


def test_ctrl_c_among_what_is_pasted_is_pasted() -> None:
    assert described(Line().read("\x1b[200~a\x03b\x1b[201~")) == [r"paste 'a\x03b'"]


@pytest.mark.parametrize("reply", ["\x1b]11;rgb:1d", "\x1bP1+r54", "\x1b_Gi=3", "\x1b[?6"])
@pytest.mark.parametrize(("key", "name"), [("\x03", "ctrl+c"), ("\x1b[A", "up"), ("\x1b[99;5u", "ctrl+c")])
def test_a_reply_that_was_cut_off_swallows_no_control_key(reply: str, key: str, name: str) -> None:
    line = Line()
    line.read(reply)
    assert described(line.read(key)) == [name]


@pytest.mark.parametrize("button", range(128, 132))
def test_side_buttons_are_no_clicks(button: int) -> None:
    pressed, dragged, released = (
        f"\x1b[<{button};5;7M",
        f"\x1b[<{button + 32};5;7M",
        f"\x1b[<{button};5;7m",
    )
    assert not Line().read(pressed + dragged + released)
