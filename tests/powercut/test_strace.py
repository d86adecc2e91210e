"""What strace prints, as it was recorded, read as calls."""

import pytest

from tests.powercut.strace import Call, Unreadable, buffer, calls

OPEN = r'openat(AT_FDCWD, "\x2f\x70\x6c\x61\x63\x65\x2f\x61", O_WRONLY|O_CREAT|O_EXCL, 0600)'
OPENED = ("AT_FDCWD", b"/place/a", "O_WRONLY|O_CREAT|O_EXCL", "0600")
VECTOR = r'[{iov_base="\x61\x22", iov_len=2}, {iov_base="\x2c\x5d", iov_len=2}]'
CLONE = "clone3({flags=CLONE_VM|CLONE_FILES|CLONE_THREAD, stack=0x7f2c} => {parent_tid=[8]}, 88)"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"101 {OPEN} = 3", Call("openat", OPENED, 3)),
        (f"101   {OPEN} = -1 EEXIST (File exists)", Call("openat", OPENED, -1)),
        (
            r'101 pwrite64(4, "\x00\xff\x22\x2c\x5c", 5, 512) = 5',
            Call("pwrite64", ("4", b'\0\xff",\\', "5", "512"), 5),
        ),
        (r'101 write(5, "", 0)                         = 0', Call("write", ("5", b"", "0"), 0)),
        (f"101 writev(3, {VECTOR}, 2) = 4", Call("writev", ("3", VECTOR, "2"), 4)),
        ("101 sendfile(4, 3, [0] => [9], 99) = 9", Call("sendfile", ("4", "3", "[0] => [9]", "99"), 9)),
        (
            "101 mmap(NULL, 8, PROT_READ|PROT_WRITE, MAP_PRIVATE, 3, 0) = 0x7f0a",
            Call("mmap", ("NULL", "8", "PROT_READ|PROT_WRITE", "MAP_PRIVATE", "3", "0"), 0x7F0A),
        ),
        ("101 fork() = 7", Call("fork", (), 7)),
    ],
)
def test_a_call_is_read_with_its_arguments_and_its_result(line: str, expected: Call) -> None:
    assert list(calls([f"{line}\n"])) == [expected]


def test_a_thread_is_told_from_a_process_by_its_flags() -> None:
    [call] = calls([f"7 {CLONE} = 8\n"])
    assert "CLONE_FILES" in str(call.arguments[0])


def test_a_call_in_two_halves_counts_when_it_returned() -> None:
    lines = [
        "7 fsync(3 <unfinished ...>",
        r'8 write(4, "\x61", 1) = 1',
        "8 fdatasync(4 <unfinished ...>",
        "7 <... fsync resumed>)              = 0",
        "8 <... fdatasync resumed>) = 0",
    ]
    assert [(call.name, call.arguments[0]) for call in calls(lines)] == [
        ("write", "4"),
        ("fsync", "3"),
        ("fdatasync", "4"),
    ]


@pytest.mark.parametrize(
    "line", ["7 +++ exited with 0 +++", "7 --- SIGCHLD {si_signo=SIGCHLD} ---", "7 exit_group(0) = ?"]
)
def test_what_is_no_call_that_returned_is_passed_over(line: str) -> None:
    assert list(calls([line])) == []


@pytest.mark.parametrize(
    "line", ["7 something else", r'7 write(4, "\x61\x62"..., 4096) = 4096', '7 write(4, "ab", 2) = 2']
)
def test_a_line_that_is_cut_short_or_printed_otherwise_is_refused(line: str) -> None:
    with pytest.raises(Unreadable):
        list(calls([line]))


def test_the_bytes_of_a_vector_are_one_after_the_other() -> None:
    assert buffer(VECTOR) == b'a",]'
    assert buffer(b"one string") == b"one string"
