"""The completion scripts as they are generated from the parser; run as a program, it writes them.

python -m tests.cli.generating
"""

from pathlib import Path

import shtab

import stackpick_tui.cli.completion as scripts
from stackpick_tui.advice.constraints import Constraint
from stackpick_tui.advice.features import Feature
from stackpick_tui.advice.rule import Framework
from stackpick_tui.cli.commands import SHELLS
from stackpick_tui.cli.parser import build

WORDS = {
    "feature": " ".join(feature.id for feature in Feature),
    "constraint": " ".join(constraint.id for constraint in Constraint),
    "framework": " ".join(framework.value for framework in Framework),
}
"""What is completed with words of ours, by the kind that the parser names."""
FUNCTION = "_stackpick_tui_{}"
PREAMBLE = {
    "bash": "\n".join(
        f'{FUNCTION.format(kind)}() {{ compgen -W "{words}" -- "$1"; }}' for kind, words in WORDS.items()
    )
}
"""What has to be defined for that in a shell."""

MENDED = {
    "bash": {},
    "zsh": {
        # an argument that may be repeated is completed every time, not only the first
        '"(*)::': '"*:',
        # `source <(...)` registers the script just as `eval "$(...)"` does
        "[[ $zsh_eval_context[-1] == eval ]]": "[[ $zsh_eval_context[-1] == (eval|file) ]]",
    },
    "fish": {},
}
"""What the generator could do better, for each shell."""


def shipped(shell: str) -> Path:
    """Return the script that is shipped for a shell."""
    return Path(scripts.__file__).with_name(f"stackpick-tui.{shell}")


def _completed(kind: str, shell: str) -> str:
    """Return how words of a kind are completed in a shell."""
    return {"bash": FUNCTION.format(kind), "zsh": f"({WORDS[kind]})", "fish": WORDS[kind]}[shell]


def generated(shell: str) -> str:
    """Return the script for a shell as it is generated now."""
    script: str = shtab.complete(
        build(),
        shell,
        preamble=PREAMBLE.get(shell, ""),
        choice_functions={kind: _completed(kind, shell) for kind in WORDS},
    )
    for found, better in MENDED[shell].items():
        assert found in script, f"the generator no longer writes {found}"
        script = script.replace(found, better)
    return script


if __name__ == "__main__":
    for each in SHELLS:
        shipped(each).write_text(generated(each), encoding="utf-8", newline="\n")
