"""Calls followed to the files they reach."""

from pathlib import PurePath

import pytest

from tests.powercut.operations import Acknowledge, Make, Names, Operation, Resize, Sync, Write
from tests.powercut.replaying import NotModelled, Replay
from tests.powercut.strace import Argument, Call
from tests.powercut.tree import ROOT, Tree

FOLDER, KEPT = 1, 2


def call(name: str, *arguments: Argument, result: int = 0) -> Call:
    return Call(name, arguments, result)


def opened(path: bytes, flags: str = "O_RDWR", result: int = 3) -> Call:
    return call("openat", "AT_FDCWD", path, flags, "0600", result=result)


def replay(*calls: Call) -> tuple[list[Operation], Tree]:
    tree = Tree({ROOT: {"folder": FOLDER}, FOLDER: {"kept": KEPT}}, {KEPT: b"0123456789"})
    following = Replay(tree, PurePath("/place"), PurePath("/marker"))
    return list(following.operations(calls)), tree


KEPT_PATH, NEW_PATH = b"/place/folder/kept", b"/place/folder/new"


def test_a_new_file_gets_its_name_in_its_folder() -> None:
    done, tree = replay(opened(NEW_PATH, "O_WRONLY|O_CREAT"), call("write", "3", b"abc", "3", result=2))
    assert done == [Make(3), Names(((FOLDER, "new", 3),)), Write(3, 0, b"ab")]
    assert tree.files[3] == b"ab"


def test_a_file_that_is_there_is_only_opened() -> None:
    assert replay(opened(KEPT_PATH, "O_RDWR|O_CREAT"))[0] == []
    assert replay(opened(KEPT_PATH, "O_WRONLY|O_CREAT|O_TRUNC"))[0] == [Resize(KEPT, 0)]


@pytest.mark.parametrize(
    ("flags", "before", "offset"),
    [
        ("O_WRONLY", (), 0),
        ("O_WRONLY", (call("write", "3", b"ab", "2", result=2),), 2),
        ("O_WRONLY", (call("lseek", "3", "7", "SEEK_SET", result=7),), 7),
        ("O_WRONLY|O_APPEND", (), 10),
    ],
)
def test_what_is_written_goes_where_the_descriptor_stands(
    flags: str, before: tuple[Call, ...], offset: int
) -> None:
    done, _ = replay(opened(KEPT_PATH, flags), *before, call("write", "3", b"x", "1", result=1))
    assert done[-1] == Write(KEPT, offset, b"x")


def test_a_place_in_the_file_can_be_named_and_the_file_cut_off() -> None:
    done, tree = replay(
        opened(KEPT_PATH),
        call("pwrite64", "3", b"xy", "2", "4", result=2),
        call("ftruncate", "3", "7"),
        call("fdatasync", "3"),
    )
    assert done == [Write(KEPT, 4, b"xy"), Resize(KEPT, 7), Sync(KEPT)]
    assert tree.files[KEPT] == b"0123xy6"


def test_what_is_sent_from_file_to_file_is_what_the_source_holds() -> None:
    done, _ = replay(
        opened(KEPT_PATH),
        opened(NEW_PATH, "O_WRONLY|O_CREAT", result=4),
        call("sendfile", "4", "3", "[2] => [6]", "4", result=4),
        call("sendfile", "4", "3", "[6] => [10]", "99", result=4),
        call("sendfile", "4", "3", "[10]", "99", result=0),
    )
    assert done[2:] == [Write(3, 0, b"2345"), Write(3, 4, b"6789"), Write(3, 8, b"")]


def test_names_move_go_and_come_a_second_time() -> None:
    done, tree = replay(
        call("rename", KEPT_PATH, NEW_PATH),
        call("linkat", "AT_FDCWD", NEW_PATH, "AT_FDCWD", KEPT_PATH, "0"),
        call("unlink", NEW_PATH),
        call("mkdir", b"/place/more", "0700"),
        call("rmdir", b"/place/more"),
    )
    assert done == [
        Names(((FOLDER, "kept", None), (FOLDER, "new", KEPT))),
        Names(((FOLDER, "kept", KEPT),)),
        Names(((FOLDER, "new", None),)),
        Make(3, is_folder=True),
        Names(((ROOT, "more", 3),)),
        Names(((ROOT, "more", None),)),
    ]
    assert list(tree.paths()) == [("folder", FOLDER), ("folder/kept", KEPT)]


def test_a_descriptor_leads_to_its_file_until_it_is_closed_whatever_the_name() -> None:
    done, _ = replay(
        opened(KEPT_PATH),
        call("dup", "3", result=4),
        call("unlink", KEPT_PATH),
        call("close", "3"),
        call("fsync", "4"),
        call("close", "4"),
        opened(b"/elsewhere", result=4),
        call("fsync", "4"),
    )
    assert done[1:] == [Sync(KEPT)]


def test_the_number_of_a_closed_descriptor_may_come_to_mean_what_is_not_followed() -> None:
    assert replay(opened(KEPT_PATH), call("close", "3"), call("write", "3", b"x", "1", result=1))[0] == []


def test_a_folder_is_synced_by_a_descriptor_of_its_own() -> None:
    done, _ = replay(opened(b"/place/folder", "O_RDONLY"), call("fsync", "3"))
    assert done == [Sync(FOLDER)]


def test_what_is_written_to_the_marker_is_an_acknowledgement() -> None:
    done, _ = replay(opened(b"/marker", "O_WRONLY"), call("write", "3", b"saved", "5", result=5))
    assert done == [Acknowledge("saved")]


@pytest.mark.parametrize(
    "calls",
    [
        (opened(b"/elsewhere/a"), call("write", "3", b"x", "1", result=1), call("fsync", "3")),
        (opened(KEPT_PATH, result=-1), call("write", "3", b"x", "1", result=1)),
        (call("unlink", b"/place/folder/none", result=-1), call("rename", b"/a", b"/b")),
        (opened(KEPT_PATH), call("mmap", "NULL", "10", "PROT_READ", "MAP_SHARED", "3", "0", result=4096)),
        (call("clone3", "{flags=CLONE_FILES|CLONE_THREAD}", "88", result=9),),
    ],
)  # fmt: skip
def test_what_failed_or_happens_elsewhere_changes_nothing(calls: tuple[Call, ...]) -> None:
    assert replay(*calls)[0] == []


@pytest.mark.parametrize(
    "strange",
    [
        call("mmap", "NULL", "10", "PROT_READ|PROT_WRITE", "MAP_SHARED", "3", "0", result=4096),
        call("copy_file_range", "9", "NULL", "3", "NULL", "10", "0", result=10),
        call("fallocate", "3", "0", "0", "10"),
        call("sendfile", "3", "9", "[0] => [1]", "1", result=1),
        call("symlink", b"kept", NEW_PATH),
        call("truncate", KEPT_PATH, "0"),
        call("rename", b"/elsewhere/a", NEW_PATH),
        call("renameat2", "AT_FDCWD", KEPT_PATH, "AT_FDCWD", NEW_PATH, "RENAME_EXCHANGE"),
        call("unlinkat", "3", b"kept", "0"),
        opened(b"/place/folder", "O_RDWR|O_TMPFILE", result=5),
        call("fork", result=9),
        call("sync"),
    ],
    ids=lambda strange: strange.name,
)
def test_a_call_that_would_have_to_be_added_is_refused(strange: Call) -> None:
    with pytest.raises(NotModelled):
        replay(opened(KEPT_PATH), strange)
