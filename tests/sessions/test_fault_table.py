"""The table of faults in the README beside this: every row has tests, and every numbered test has a row."""

import re
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
ROW = re.compile(r"^\| (\d+) \|.*\| ([^|]+) \|$", re.MULTILINE)
TEST = re.compile(r"def test_fault_((?:\d\d_)+)")


def test_the_table_of_faults_names_the_files_that_have_tests_of_each() -> None:
    tests: dict[int, set[str]] = defaultdict(set)
    for file in HERE.parent.rglob("test_fault_*.py"):
        name = f"{file.parent.name}/{file.stem.removeprefix('test_fault_')}"
        for numbers in TEST.findall(file.read_text(encoding="utf-8")):
            for number in numbers.split("_")[:-1]:
                tests[int(number)].add(f"`{name}`")
    table = ROW.findall((HERE / "README.md").read_text(encoding="utf-8"))
    assert {int(number): set(files.split(", ")) for number, files in table} == tests
    assert list(tests.keys() - range(1, len(table) + 1)) == []
