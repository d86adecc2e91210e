"""The completion scripts as they are generated from the parser; run as a program, it writes them.

python -m tests.cli.generating
"""

import re
from pathlib import Path

import shtab

import stackpick_tui.cli.completion as scripts
from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.cli.commands import SHELLS
from stackpick_tui.cli.parser import build

WORDS = {
    "feature": {feature.id: feature.label for feature in Feature},
    "constraint": {constraint.id: constraint.label for constraint in Constraint},
    "framework": {framework.value: "" for framework in Framework},
}
"""What is completed with words of ours, by the kind that the parser names, and what each word means."""
SESSIONS = ("saved", "trashed", "saved_or_file")
"""The kinds that are completed with what the program says at that moment."""
FUNCTION = "_stackpick_tui_{}"


def _quoted(text: str) -> str:
    assert not set(text) & set("'\\\n"), text
    return f"'{text}'"


def _bash() -> str:
    words = "\n".join(
        f'{FUNCTION.format(kind)}() {{ compgen -W "{" ".join(words)}" -- "$1"; }}'
        for kind, words in WORDS.items()
    )
    return f"{words}\n{_script('bash')}"


def _zsh() -> str:
    functions = []
    for kind, words in WORDS.items():
        rows = "\n".join(
            f"    {_quoted(f'{word}:{meaning}' if meaning else word)}" for word, meaning in words.items()
        )
        functions.append(
            f"{FUNCTION.format(kind)}() {{\n  local -a rows=(\n{rows}\n  )\n  _describe -V {kind} rows\n}}"
        )
    return "\n".join([*functions, _script("zsh")])


def _fish() -> str:
    functions = []
    for kind, words in WORDS.items():
        rows = "\n".join(rf"  printf '%s\t%s\n' {word} {_quoted(meaning)}" for word, meaning in words.items())
        functions.append(f"function {FUNCTION.format(kind)}\n{rows}\nend")
    return "\n".join([*functions, _script("fish")])


def _script(shell: str) -> str:
    """Return what a shell needs beyond what is generated."""
    return Path(__file__).with_name(f"completing.{shell}").read_text(encoding="utf-8").rstrip("\n")


PREAMBLES = {"bash": _bash, "zsh": _zsh, "fish": _fish}

_WHERE = (
    r"^# Usage:\n(?:# .*\n)+?# See also: .*\n",
    "# 'stackpick-tui completion --help' says where to put this.\n",
)
MENDED: dict[str, list[tuple[str, str]]] = {
    "bash": [
        _WHERE,
        # names of files with spaces, which the shell has unquoted by then
        (r"compgen -(f|d) -- \$1  #", r'compgen -\1 -- "$1"  #'),
        (r"-F _shtab_stackpick_tui stackpick-tui", "-F _stackpick_tui stackpick-tui"),
    ],
    "zsh": [
        _WHERE,
        # an argument that may be repeated is completed every time, not only the first
        (r'"\(\*\)::?', '"*:'),
        # the value of an option may follow an equals sign
        (r'^(  "\*?--[\w-]+)(\[.*\]:)', r"\1=\2"),
        (r"^  \{(-\w),(--[\w-]+)\}(.*\]:)", r"  {\1+,\2=}\3"),
        # `source <(...)` registers the script just as `eval "$(...)"` does
        (r"\[\[ \$zsh_eval_context\[-1\] == eval \]\]", "[[ $zsh_eval_context[-1] == (eval|file) ]]"),
        (r"compdef _shtab_stackpick_tui", "compdef _stackpick_tui"),
        (r'^  _shtab_stackpick_tui "\$@"', r'  _stackpick_tui "$@"'),
    ],
    "fish": [
        _WHERE,
        # the shell's own completion of paths knows more than the function that imitates it
        (r'-xka "\(__fish_complete_path \(commandline -ct\)\)"', "-rF"),
        (r'-ka "\(__fish_complete_path \(commandline -ct\)\)"', "-F"),
        (r'-ka "\(_stackpick_tui_saved_or_file\)"', '-ka "(_stackpick_tui_saved)" -F'),
    ],
}
"""What the generator could do better, for each shell: regular expressions and their replacements."""


def shipped(shell: str) -> Path:
    """Return the script that is shipped for a shell."""
    return Path(scripts.__file__).with_name(f"stackpick-tui.{shell}")


def _completed(kind: str, shell: str) -> str:
    """Return how words of a kind are completed in a shell."""
    name = FUNCTION.format(kind)
    return f"({name})" if shell == "fish" else name


def generated(shell: str) -> str:
    """Return the script for a shell as it is generated now."""
    script: str = shtab.complete(
        build(),
        shell,
        preamble=PREAMBLES[shell](),
        choice_functions={kind: _completed(kind, shell) for kind in (*WORDS, *SESSIONS)},
    )
    for found, better in MENDED[shell]:
        script, count = re.subn(found, better, script, flags=re.MULTILINE)
        assert count, f"the generator no longer writes {found}"
    return script


if __name__ == "__main__":
    for each in SHELLS:
        shipped(each).write_text(generated(each), encoding="utf-8", newline="\n")
