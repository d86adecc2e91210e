"""What the terminal sends, split into whole control sequences before Textual looks for keys in it.

Textual's own parser types out what it does not know, so that a late reply to another program's query would
tick features or end up in a text field. Here a sequence is read to its end by the grammar that all of them
follow (ECMA-48), and Textual is shown it in one piece: what it does not know can be left out then.
"""

import re
import time
from collections.abc import Callable, Iterator

from textual import events
from textual._xterm_parser import BRACKETED_PASTE_END, XTermParser  # neither has a public name
from textual.message import Message

STALLED = 5.0
"""Seconds of silence after which the rest of a paste or of a sequence is not waited for any more."""
_ESCAPE = "\x1b"
_LONGEST = 32
"""Characters that Textual reads before it gives a sequence up."""
_SIDE_BUTTON = 128
"""Set in the code of the mouse's buttons from the eighth on."""

_TOKEN = re.compile(
    r"""
      (?P<text> [^\x1b]+ )
    | (?P<paste> \x1b\[200~ )
    | (?P<string> \x1b (?: \][0-9ILl] | P[ -?] | [_^X][ -~] ) )
    | (?P<sequence> \x1b (?:
          \[ (?: \[[@-~] | M[^\x00-\x1f]{3} | [0-9]+\$ | (?![M\[])[ -?]*[@-~] )
        | O [0-9;]* [ -/:<-~]
        | [^\x1b\[O\]P_^X]
      ) )
    | (?P<unfinished> \x1b (?:
          \[ (?: \[ | M[^\x00-\x1f]{0,2} | [ -?]* )
        | O [0-9;]*
        | [\]P_^X]
      )? ) (?P<end> \Z )?
    """,
    re.VERBOSE,
)
"""What comes next in the input, whatever that is; what is unfinished and not at the end was cut off.

Beside the grammar stand the mouse's oldest report, with three characters behind its end, and the keys of the
Linux console (a second ``[``) and of rxvt (``$`` at the end).
"""
_STRING_END = re.compile(r"\x07|\x9c|\x1b\\|(?=\x1b[^\\]|[\x00-\x1a\x1c-\x1f])")
"""What ends a control string, or the control character or sequence that cuts it off."""


class InputParser(XTermParser):
    """Textual's parser, shown nothing but whole sequences, and rid of those that are no key."""

    def __init__(
        self,
        alt_delay: float,
        split_delay: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        debug: bool = False,
    ) -> None:
        """Begin to parse.

        Args:
            alt_delay: Seconds after an escape character within which an ordinary one was pressed with Alt.
            split_delay: Seconds after which an escape character alone is the key; until then the rest of a
                sequence may follow.
            clock: Tells the time in seconds.
            debug: Whether Textual is to log what it parses.
        """
        self._alt_delay = alt_delay
        self._split_delay = split_delay
        self._clock = clock
        self._heard = clock()
        self._buffer = ""
        self._is_pasting = False
        self._is_in_string = False
        super().__init__(debug)

    def feed(self, data: str) -> Iterator[Message]:
        """Take what was read, and return the events that are complete with it.

        Args:
            data: What was read; nothing at the end of the input.
        """
        if not data:
            yield from super().feed(data)
            return
        silence, self._heard = self._clock() - self._heard, self._clock()
        if self._is_over(data, silence):
            yield from self._give_up()
        self._buffer += data
        yield from self._parse_buffer()

    def tick(self) -> Iterator[Message]:
        """Return what has waited long enough for more; to be called at regular intervals."""
        is_perhaps_a_key = 0 < len(self._buffer) <= 2 and not self._is_pasting
        if self._clock() - self._heard >= (self._split_delay if is_perhaps_a_key else STALLED):
            yield from self._give_up()

    def parse_mouse_code(self, code: str) -> Message | None:
        """Read a report of the mouse; none for the side buttons, which Textual takes for the first ones."""
        report = self._re_sgr_mouse.match(code)
        return None if report and int(report[1]) & _SIDE_BUTTON else super().parse_mouse_code(code)

    def _is_over(self, data: str, silence: float) -> bool:
        """Whether what was read is no continuation of what has begun.

        That is Ctrl+C by itself, of which no paste consists, and a key pressed some time after Escape.
        """
        if self._is_pasting:
            return [key.key for key in self._sequence_to_key_events(data)] == ["ctrl+c"]
        continuations = "\\" if self._is_in_string else "[O]P_^X"
        return self._buffer == _ESCAPE and silence >= self._alt_delay and data[0] not in continuations

    def _parse_buffer(self) -> Iterator[Message]:
        while self._buffer:
            if self._is_pasting:
                text, end, rest = self._buffer.partition(BRACKETED_PASTE_END)
                if not end:
                    return
                self._buffer = rest
                yield self._paste(text)
            elif self._is_in_string:
                found = _STRING_END.search(self._buffer)
                if not found:
                    self._buffer = _ESCAPE if self._buffer.endswith(_ESCAPE) else ""
                    return
                self._buffer = self._buffer[found.end() :]
                self._is_in_string = False
            else:
                token = _TOKEN.match(self._buffer)
                if not token or token.lastgroup == "end":
                    return
                self._buffer = self._buffer[token.end() :]
                self._is_pasting = token.lastgroup == "paste"
                self._is_in_string = token.lastgroup == "string"
                if token.lastgroup == "text":
                    yield from super().feed(token[0])
                elif token.lastgroup in ("sequence", "unfinished"):
                    yield from self._events(token[0])

    def _events(self, sequence: str) -> Iterator[Message]:
        """Return what Textual makes of a sequence."""
        if len(sequence) > _LONGEST:
            yield from self._sequence_to_key_events(sequence)
            return
        yield from super().feed(sequence)
        if self._timeout_time is not None:
            # Textual waits for more, then types out what there is: right for Escape and Alt only.
            self._timeout_time = 0.0
            typed = [*super().tick()]
            if len(sequence) <= 2:
                yield from typed

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> list[events.Key]:
        """Read a key; none where a number in it is no character, which would end the app."""
        try:
            keys = [*super()._sequence_to_key_events(sequence, alt)]
            "".join(key.character or "" for key in keys).encode()
        except (ValueError, OverflowError):
            return []
        return keys

    def _give_up(self) -> Iterator[Message]:
        """End what has begun: a paste as it is, and a sequence without a key unless that is Escape or Alt."""
        rest, self._buffer, self._is_in_string = self._buffer, "", False
        if self._is_pasting:
            yield self._paste(rest)
        elif rest and len(rest) <= 2:
            yield from self._events(rest)

    def _paste(self, text: str) -> events.Paste:
        self._is_pasting = False
        return events.Paste(text.replace("\x00", ""))
