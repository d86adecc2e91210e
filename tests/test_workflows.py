"""What runs elsewhere is pinned, may do little, and ends."""

import re
from pathlib import Path

import pytest

WORKFLOWS = sorted((Path(__file__).parents[1] / ".github" / "workflows").glob("*.y*ml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_pinned_may_do_little_and_ends(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each) for each in used)
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")
    assert "\npermissions: {}\n" in text
    jobs = re.findall(r"^  \w+:\n(?=    )", text.partition("\njobs:\n")[2], re.MULTILINE)
    assert len(jobs) == text.count("timeout-minutes:") == text.count("runs-on:")
