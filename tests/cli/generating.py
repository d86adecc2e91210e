"""The completion scripts as they are generated from the parser; run as a program, it writes them.

python -m tests.cli.generating
"""

from pathlib import Path

import shtab

import stackpick_tui.cli.completion as scripts
from stackpick_tui.advice.features import Feature
from stackpick_tui.cli.commands import SHELLS
from stackpick_tui.cli.parser import build

IDS = " ".join(feature.id for feature in Feature)
FEATURES = {"bash": "_stackpick_tui_features", "zsh": f"({IDS})", "fish": IDS}
PREAMBLE = {"bash": f'_stackpick_tui_features() {{ compgen -W "{IDS}" -- "$1"; }}'}
"""How a feature is completed in each shell, and what has to be defined for it."""

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


def generated(shell: str) -> str:
    """Return the script for a shell as it is generated now."""
    script: str = shtab.complete(
        build(), shell, preamble=PREAMBLE.get(shell, ""), choice_functions={"feature": FEATURES[shell]}
    )
    for found, better in MENDED[shell].items():
        assert found in script, f"the generator no longer writes {found}"
        script = script.replace(found, better)
    return script


if __name__ == "__main__":
    for each in SHELLS:
        shipped(each).write_text(generated(each), encoding="utf-8", newline="\n")
