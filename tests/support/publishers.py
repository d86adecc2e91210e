"""Programs that publish Markdown, with their usual extensions, and what a reader sees of what they make."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

import cmarkgfm
import markdown
import mistune
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

_MKDOCS = ["toc", "tables", "fenced_code"]
_BUNDLED = ["extra", "admonition", "legacy_attrs", "nl2br", "sane_lists", "smarty", "toc", "wikilinks"]
_PYMDOWN = [
    *("arithmatex", "betterem", "blocks.admonition", "blocks.details", "blocks.tab", "caret", "critic"),
    *("details", "emoji", "escapeall", "inlinehilite", "keys", "magiclink", "mark", "progressbar"),
    *("quotes", "smartsymbols", "snippets", "superfences", "tabbed", "tasklist", "tilde"),
]
_MISTUNE = [
    *("strikethrough", "footnotes", "table", "url", "task_lists", "def_list", "abbr", "mark", "insert"),
    *("superscript", "subscript", "math", "ruby", "spoiler"),
]
_REPOSITORY = {"repo_url_shorthand": True, "social_url_shorthand": True, "user": "a", "repo": "b"}


def _python_markdown(*extensions: str) -> Callable[[str], str]:
    configs = {"pymdownx.magiclink": _REPOSITORY}
    converter = markdown.Markdown(
        extensions=list(extensions),
        extension_configs={name: config for name, config in configs.items() if name in extensions},
    )
    return lambda text: str(converter.reset().convert(text))


def _markdown_it(preset: str) -> MarkdownIt:
    parser = MarkdownIt(preset)
    if parser.linkify:
        # GitHub links no bare domain, but addresses
        parser.linkify.set({"fuzzy_link": False, "fuzzy_email": True})
    return parser


def _markdown_it_extended() -> MarkdownIt:
    parser = _markdown_it("gfm-like").enable(["replacements", "smartquotes"])
    parser.options["typographer"] = True
    for plugin in (attrs_plugin, attrs_block_plugin, footnote_plugin, deflist_plugin, dollarmath_plugin):
        parser.use(plugin)
    return parser.use(container_plugin, "tip")


def _mistune_extended(text: str) -> str:
    # what is made with its escaping switched on spells every character reference, even those of CommonMark
    return str(mistune.create_markdown(escape=False, plugins=_MISTUNE)(text))


def _github_extended(text: str) -> str:
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_SMART | Options.CMARK_OPT_FOOTNOTES
    return _unlinked(cmarkgfm.github_flavored_markdown_to_html(text, options))


def _unlinked(html: str) -> str:
    """Take links away: some make one of an address, or of a number of an issue, however it is written."""
    return re.sub("</?a[^>]*>", "", html)


_material = _python_markdown(*_BUNDLED, *(f"pymdownx.{each}" for each in _PYMDOWN))

PUBLISHERS: dict[str, Callable[[str], str]] = {
    "Python-Markdown": _python_markdown(),
    "MkDocs": _python_markdown(*_MKDOCS),
    "Python-Markdown, its extensions": _python_markdown(*_BUNDLED),
    "Material for MkDocs": lambda text: _unlinked(_material(text)),
    "markdown-it, CommonMark": _markdown_it("commonmark").render,
    "markdown-it, GFM": _markdown_it("gfm-like").render,
    "markdown-it, plugins": _markdown_it_extended().render,
    "mistune": lambda text: str(mistune.html(text)),
    "mistune, plugins": _mistune_extended,
    "cmark": cmarkgfm.markdown_to_html,
    "cmark-gfm": lambda text: _unlinked(cmarkgfm.github_flavored_markdown_to_html(text)),
    "cmark-gfm, smart": _github_extended,
}
"""Each by its name: Markdown in, HTML out."""


def seen(html: str) -> str:
    """Return the text of a page with the elements around it, but without attributes or indentation.

    An apostrophe within a word is straight, as some bend it.
    """
    page = _Page()
    page.feed(html)
    page.close()
    text = re.sub(r" *\n\s*", "\n", "".join(page.parts))
    text = re.sub(r"\n*(</?(?:blockquote|h1|li|p|ul)>)\n*", r"\1", text)
    return re.sub(r"(?<=[^\W\d_])\N{RIGHT SINGLE QUOTATION MARK}(?=[^\W\d_])", "'", text).strip()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the base class names it
        self.parts.append("\n" if tag == "br" else f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append("" if tag == "br" else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")
