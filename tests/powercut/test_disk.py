"""What a disk may hold after a power cut, where that can be said beforehand."""

import random
from collections.abc import Iterable

import pytest

from tests.powercut.cuts import Order, states
from tests.powercut.disk import Disk
from tests.powercut.operations import Make, Names, Operation, Resize, Sync, Write
from tests.powercut.tree import ROOT, Tree

FILE, FOLDER, NEW = 1, 2, 3
Look = dict[str, bytes | None]


def disk_after(operations: Iterable[Operation], content: bytes = b"old") -> Disk:
    disk = Disk(Tree({ROOT: {"file": FILE, "folder": FOLDER}, FOLDER: {}}, {FILE: content}))
    for operation in operations:
        disk.do(operation)
    return disk


def looks(disk: Disk, order: Order = Order.ANY, limit: int = 10_000) -> list[Look]:
    trees = states(disk, order, limit, random.Random(0))
    seen = {tree.look(): {path: tree.files.get(node) for path, node in tree.paths()} for tree in trees}
    return list(seen.values())


def contents(*operations: Operation, content: bytes = b"old") -> set[bytes | None]:
    return {look["file"] for look in looks(disk_after(operations, content))}


def names(*operations: Operation, order: Order = Order.ANY) -> set[str]:
    return {
        " ".join(path for path in look if path != "folder") for look in looks(disk_after(operations), order)
    }


def entered(name: str, folder: int = ROOT, node: int | None = NEW) -> Names:
    return Names(((folder, name, node),))


RENAME = Names(((ROOT, "file", None), (ROOT, "new", FILE)))


def test_a_write_that_is_not_synced_may_be_lost() -> None:
    assert contents(Write(FILE, 0, b"new")) == {b"old", b"new"}


def test_a_synced_write_is_there() -> None:
    assert contents(Write(FILE, 0, b"new"), Sync(FILE)) == {b"new"}


def test_to_sync_another_file_or_the_folder_makes_no_write_safe() -> None:
    assert contents(Write(FILE, 0, b"new"), Sync(NEW), Sync(ROOT)) == {b"old", b"new"}


def test_what_was_written_after_a_sync_may_be_lost() -> None:
    assert contents(Write(FILE, 0, b"a"), Sync(FILE), Write(FILE, 1, b"b")) == {b"ald", b"abd"}


def test_each_of_two_writes_may_be_lost_by_itself() -> None:
    assert contents(Write(FILE, 0, b"a"), Write(FILE, 1, b"b")) == {b"old", b"ald", b"obd", b"abd"}


def test_a_file_that_grew_may_have_its_size_without_its_data() -> None:
    assert contents(Write(FILE, 4, b"new")) == {b"old", b"old\0new", b"old\0\0\0\0"}


def test_a_file_that_was_cut_off_may_be_whole_again() -> None:
    assert contents(Resize(FILE, 1)) == {b"old", b"o"}
    assert contents(Resize(FILE, 1), Sync(FILE)) == {b"o"}


def test_a_write_may_be_torn_where_a_sector_ends_and_nowhere_else() -> None:
    found = contents(Write(FILE, 256, b"b" * 1024), content=b"a" * 1536)
    assert found == {
        b"a" * 256 + first * 256 + second * 512 + third * 256 + b"a" * 256
        for first, second, third in [
            (b"a", b"a", b"a"),
            (b"b", b"b", b"b"),
            (b"b", b"a", b"a"),
            (b"a", b"b", b"b"),
            (b"b", b"a", b"b"),
        ]
    }


def test_a_write_within_a_sector_is_never_torn() -> None:
    assert contents(Write(FILE, 0, b"b" * 512), content=b"a" * 512) == {b"a" * 512, b"b" * 512}


def test_a_new_name_may_be_lost_although_the_file_was_synced() -> None:
    made = (Make(NEW), entered("new"), Write(NEW, 0, b"new"), Sync(NEW))
    assert names(*made) == {"file", "file new"}
    assert names(*made, Sync(ROOT)) == {"file new"}


def test_a_name_may_be_there_before_what_it_names() -> None:
    made = (Make(NEW), entered("new"), Write(NEW, 0, b"new"), Sync(ROOT))
    assert [look["new"] for look in looks(disk_after(made))] == [b"", b"new", b"\0\0\0"]


def test_a_rename_is_one_step_and_lost_until_the_folder_is_synced() -> None:
    assert names(RENAME) == {"file", "new"}
    assert names(RENAME, Sync(FILE)) == {"file", "new"}
    assert names(RENAME, Sync(ROOT)) == {"new"}


def test_a_removed_file_may_come_back_until_the_folder_is_synced() -> None:
    assert names(entered("file", node=None)) == {"file", ""}
    assert names(entered("file", node=None), Sync(ROOT)) == {""}


def test_what_is_in_a_folder_whose_own_name_is_lost_is_lost_with_it() -> None:
    made = (Make(NEW, is_folder=True), entered("more"), Make(4), entered("kept", NEW, 4), Sync(4), Sync(NEW))
    assert names(*made) == {"file", "file more more/kept"}


@pytest.mark.parametrize("synced", [ROOT, FOLDER])
def test_a_rename_from_folder_to_folder_is_safe_with_either(synced: int) -> None:
    moved = Names(((ROOT, "file", None), (FOLDER, "file", FILE)))
    assert names(moved) == {"file", "folder/file"}
    assert names(moved, Sync(synced)) == {"folder/file"}


def test_of_names_that_are_not_synced_the_first_few_are_there_or_any_of_them() -> None:
    three = (Make(NEW), entered("a"), entered("b"), entered("c"))
    assert names(*three, order=Order.KEPT) == {"file", "a file", "a b file", "a b c file"}
    assert len(names(*three, order=Order.ANY)) == 8


def test_a_name_that_changed_twice_ends_as_the_last_of_what_is_left() -> None:
    made = (Make(NEW), entered("a"), entered("a", node=None))
    assert names(*made, order=Order.KEPT) == {"file", "a file"}
    assert names(*made, Sync(ROOT)) == {"file"}


@pytest.mark.parametrize("order", Order)
def test_an_older_name_that_is_still_unsafe_does_not_undo_a_newer_one_that_is_not(order: Order) -> None:
    moved = Names(((ROOT, "file", None), (FOLDER, "file", FILE)))
    # synced with the other folder, while what came first in this one is not
    disk = disk_after((Make(NEW), entered("file", FOLDER), moved, Sync(ROOT)))
    assert looks(disk, order) == [{"folder": None, "folder/file": b"old"}]


def test_what_no_name_can_lead_to_any_more_is_forgotten() -> None:
    made = (Make(NEW), entered("new"), Write(NEW, 0, b"x"), entered("new", node=None), Sync(ROOT))
    assert disk_after(made).data == []


def test_every_state_is_tried_where_they_are_few() -> None:
    disk = disk_after(Write(FILE, number, b"x") for number in range(3))
    assert len(looks(disk, limit=8)) == 8


def test_of_many_states_some_are_tried_nothing_and_everything_among_them() -> None:
    disk = disk_after((Write(FILE, number, b"x") for number in range(20)), b"." * 20)
    tried = [tree.files[FILE] for tree in states(disk, Order.ANY, 30, random.Random(0))]
    assert len(tried) == 30
    assert {b"." * 20, b"x" * 20} <= set(tried)
    assert any(content.count(b"x") == 1 for content in tried)
    assert tried == [tree.files[FILE] for tree in states(disk, Order.ANY, 30, random.Random(0))]
