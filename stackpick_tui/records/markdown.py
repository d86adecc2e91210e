"""A person's words in Markdown and YAML front matter, written to be taken literally.

What some program that publishes Markdown takes for a mark is written as a character reference, which all of
them read alike; a backslash is one to CommonMark, but before many a character not to Python-Markdown or
kramdown, and to Liquid and Vue never. A character that is a mark only in some places is left alone elsewhere.
"""

import html
import re

_MARKS = re.compile(
    r"""
      [\\`*\[<{|~$^@"]                    # code, emphasis, links, HTML, templates, tables, formulas, e-mail
    | (?<![^\W_])_ | _(?![^\W_])          # emphasis, but not within a word
    | (?<![^\W\d_])' | '(?![^\W\d_])      # quotation marks that some bend, but no apostrophe
    | &(?=\#?\w+;)                        # character references
    | ^\# | \#$ | \#(?=\d)                # headings, what closes them, numbers of issues
    | ^[=:>%!] | ^[-+](?=\ |$) | ^/(?=//)  # underlined headings, definitions, quotations, lists, blocks
    | ^\(?(?:\d+|[a-z]|[ivxlcdm]+)[.)](?=\ |$)  # numbered lists
    | (?<=([-.,:>!?]))\1                  # dashes, ellipses, rules, blocks
    | (?<=([=+]))\2(?=\S)                 # marked and inserted words
    | :(?=[^\s\d]|\d+:)                   # addresses, directives, emoji
    | (?<=;)[-)] | (?<![^\W_])[8bx]-?\)   # emoji
    | \((?:c|p|r|tm)\) | (?<=\+)- | (?<=[+=])/(?=[-=]) | (?<=\bc)/(?=o\b)  # signs
    | (?<=www)\.                          # addresses
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Each match ends in a mark; what stands before it in the match is none."""
_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#?\w+;", re.ASCII)
"""A character reference, or a backslash as released versions wrote it."""
_NOT_YAML = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def inline(text: str) -> str:
    """Escape one line so that Markdown shows it letter for letter, wherever on a line it is put."""
    return _MARKS.sub(_escaped, " ".join(text.split()))


def _escaped(found: re.Match[str]) -> str:
    before, mark = found[0][:-1], found[0][-1]
    return before + _NAMED.get(mark, f"&#{ord(mark)};")


def plain(markdown: str) -> str:
    """Return the line that `inline` wrote so, in this release or an earlier one."""
    return _ESCAPED.sub(lambda found: found[1] or html.unescape(found[0]), markdown)


def quotation(text: str) -> str:
    """Write text as a block quote that keeps its lines and paragraphs, but not its indentation."""
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            paragraphs[-1].append(inline(line))
        elif paragraphs[-1]:
            paragraphs.append([])
    # two spaces end a line everywhere, a backslash does not
    return "\n>\n".join("> " + "  \n> ".join(lines) for lines in paragraphs if lines)


def yaml_text(text: str) -> str:
    """Write one line as a quoted YAML scalar, never mistaken for a number, a date, a key or a comment."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _NOT_YAML.sub(lambda character: f"\\U{ord(character[0]):08X}", escaped) + '"'
