"""A person's words in Markdown and YAML front matter, escaped to be taken literally."""

import html
import re

_MARKS = re.compile(
    r"[\\`*_\[\]<>&#|~$]"  # code, emphasis, links, HTML, entities, headings, tables, strike-through, formulas
    r"|:(?=//)|(?<=www)\.|@",  # what becomes a link without being marked as one
    re.IGNORECASE,
)
_OPENING = re.compile(r"[-+=:]|\d{1,9}[.)](?= |$)", re.ASCII)  # lists, rules, underlined headings
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#?\w+;", re.ASCII)
_NOT_YAML = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def inline(text: str) -> str:
    """Escape one line so that Markdown shows it letter for letter, wherever on a line it stands."""
    escaped = _MARKS.sub(lambda mark: "\\" + mark[0], " ".join(text.split()))
    opening = _OPENING.match(escaped)
    if opening is None:
        return escaped
    return escaped[: opening.end() - 1] + "\\" + escaped[opening.end() - 1 :]


def plain(markdown: str) -> str:
    """Return the line that `inline` wrote so."""
    return _ESCAPED.sub(lambda found: found[1] or html.unescape(found[0]), markdown)


def quotation(text: str) -> str:
    """Write text as a block quote that keeps its lines and paragraphs, but not its indentation."""
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            paragraphs[-1].append(inline(line))
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n>\n".join("> " + "\\\n> ".join(lines) for lines in paragraphs if lines)


def yaml_text(text: str) -> str:
    """Write one line as a quoted YAML scalar, never mistaken for a number, a date, a key or a comment."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _NOT_YAML.sub(lambda character: f"\\U{ord(character[0]):08X}", escaped) + '"'
