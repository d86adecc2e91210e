"""System calls as operations on files and folders: descriptors and paths followed to what they lead to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import PurePath

from tests.powercut.operations import Acknowledge, Make, Names, Operation, Resize, Sync, Write
from tests.powercut.strace import Argument, Call, buffer
from tests.powercut.tree import Tree

FOLLOWED = (
    "open", "openat", "openat2", "creat", "close", "close_range", "dup", "dup2", "dup3", "lseek", "mmap",
    "write", "writev", "pwrite64", "pwritev", "pwritev2", "sendfile", "copy_file_range", "splice",
    "truncate", "ftruncate", "fallocate", "fsync", "fdatasync", "sync_file_range", "sync", "syncfs",
    "link", "linkat", "symlink", "symlinkat", "rename", "renameat", "renameat2", "unlink", "unlinkat",
    "mkdir", "mkdirat", "rmdir", "mknod", "mknodat", "clone", "clone3", "fork", "vfork", "io_uring_setup",
)  # fmt: skip
"""The calls a trace is made of: all that change a file or a name, or tell which file a descriptor is."""


class NotModelled(Exception):
    """A call changes a file in a way that nothing here knows; what it leaves on a disk has to be added."""


@dataclass(slots=True)
class _Opened:
    """What a descriptor leads to."""

    node: int
    appends: bool = False
    position: int = 0


_MARKER = _Opened(-1)
"""The file that acknowledgements are written to, outside of what loses power."""


class Replay:
    """Follows one process; what it sees of the files is in ``tree``, which changes along.

    Reading is not followed: who reads and writes through one descriptor has to say each time where.
    """

    tree: Tree
    """The files as every process sees them while there is power."""

    def __init__(self, tree: Tree, root: PurePath, marker: PurePath) -> None:
        """Begin.

        Args:
            tree: The files at the start.
            root: The folder they are in, an absolute path; what happens elsewhere is passed over.
            marker: The file that acknowledgements are written to.
        """
        self.tree = tree
        self._root = root
        self._marker = marker
        self._opened: dict[int, _Opened] = {}
        self._nodes = count(max([*tree.folders, *tree.files]) + 1)

    def operations(self, calls: Iterable[Call]) -> Iterator[Operation]:
        """Yield what the calls do, each when ``tree`` has followed.

        Raises:
            NotModelled: One of them does what is not known here.
        """
        for call in calls:
            if call.result >= 0:
                for operation in self._effects(call):
                    self.tree.do(operation)
                    yield operation

    def _effects(self, call: Call) -> Iterable[Operation]:
        match call.name, *call.arguments:
            case ("open", path, flags, *_) | ("openat", "AT_FDCWD", path, flags, *_):
                return self._open(call.result, path, str(flags))
            case "close", number:
                self._opened.pop(_number(number), None)
            case "dup" | "dup2" | "dup3", number, *_:
                if opened := self._descriptor(number):
                    self._opened[call.result] = opened
            case "lseek", number, *_:
                if opened := self._descriptor(number):
                    opened.position = call.result
            case "write" | "writev", number, data, *_:
                return self._append(number, buffer(data)[: call.result])
            case ("pwrite64" | "pwritev", number, data, *_, offset):
                if opened := self._descriptor(number):
                    return [Write(opened.node, _number(offset), buffer(data)[: call.result])]
            case "sendfile", target, source, offset, _:
                return self._send(target, source, str(offset), call.result)
            case "ftruncate", number, size:
                if opened := self._descriptor(number):
                    return [Resize(opened.node, _number(size))]
            case "fsync" | "fdatasync", number:
                if opened := self._descriptor(number):
                    return [Sync(opened.node)]
            case ("mkdir", path, _) | ("mkdirat", "AT_FDCWD", path, _):
                return self._make_folder(path)
            case ("unlink" | "rmdir", path) | ("unlinkat", "AT_FDCWD", path, _):
                if (entry := self._entry(path)) is not None:
                    return [Names(((*entry, None),))]
            case ("link" | "rename" as name, old, new):
                return self._move(old, new, is_link=name == "link")
            case ("linkat" | "renameat" | "renameat2" as name, "AT_FDCWD", old, "AT_FDCWD", new, *flags) if (
                not flags or flags[0] in {"0", "RENAME_NOREPLACE"}
            ):
                return self._move(old, new, is_link=name == "linkat")
            case "sync_file_range", *_:
                # it waits for some pages, but not for the disk
                pass
            case "mmap", _, _, access, kind, _, _ if not {"PROT_WRITE", "MAP_SHARED"} <= _flags(access, kind):
                pass
            case "clone" | "clone3", *words if "CLONE_FILES" in "".join(map(str, words)):
                # a thread, which shares the descriptors
                pass
            case _:
                self._require_elsewhere(call)
        return []

    def _require_elsewhere(self, call: Call) -> None:
        """Pass over a call that is not known here where it touches none of the files."""
        paths = any(isinstance(each, bytes) and self._path(each) for each in call.arguments)
        numbers = any(isinstance(each, str) and self._descriptor(each) for each in call.arguments)
        if call.name in _NAMING_NO_FILE or paths or numbers:
            raise NotModelled(f"{call.name}{call.arguments}"[:200])

    def _path(self, path: Argument) -> PurePath | None:
        """Return a path as it goes on from the root; none where it leads elsewhere."""
        name = PurePath(path.decode() if isinstance(path, bytes) else path)
        return name.relative_to(self._root) if name.is_relative_to(self._root) else None

    def _entry(self, path: Argument) -> tuple[int, str] | None:
        """Return the folder a name is in, and the name."""
        name = self._path(path)
        folder = self.tree.at(name.parent) if name is not None else None
        return None if name is None or folder is None else (folder, name.name)

    def _descriptor(self, number: Argument) -> _Opened | None:
        return self._opened.get(_number(number)) if str(number).isdecimal() else None

    def _open(self, number: int, path: Argument, flags: str) -> Iterator[Operation]:
        self._opened.pop(number, None)
        if path == str(self._marker).encode():
            self._opened[number] = _MARKER
        if (name := self._path(path)) is None:
            return
        if "O_TMPFILE" in flags:
            raise NotModelled("a file without a name")
        node = self.tree.at(name)
        if node is None:
            node, entry = next(self._nodes), self._entry(path)
            if entry is None:
                raise NotModelled(f"a file in a folder that is not there: {name}")
            yield Make(node)
            yield Names(((*entry, node),))
        elif "O_TRUNC" in flags and self.tree.files[node]:
            yield Resize(node, 0)
        self._opened[number] = _Opened(node, "O_APPEND" in flags)

    def _append(self, number: Argument, data: bytes) -> Iterator[Operation]:
        """Write where the last write ended, as ``write`` does."""
        opened = self._descriptor(number)
        if opened is _MARKER:
            yield Acknowledge(data.decode())
        elif opened is not None:
            if opened.appends:
                opened.position = len(self.tree.files[opened.node])
            yield Write(opened.node, opened.position, data)
            opened.position += len(data)

    def _send(self, target: Argument, source: Argument, offset: str, size: int) -> Iterable[Operation]:
        """Copy between files without the bytes passing by: they are what the source holds."""
        opened, start = self._descriptor(source), re.match(r"\[(\d+)\]", offset)
        if self._descriptor(target) is None:
            return ()
        if opened is None or start is None:
            raise NotModelled("bytes sent from a place that is not followed")
        return self._append(target, self.tree.files[opened.node][int(start[1]) :][:size])

    def _make_folder(self, path: Argument) -> Iterator[Operation]:
        if (entry := self._entry(path)) is not None:
            node = next(self._nodes)
            yield Make(node, is_folder=True)
            yield Names(((*entry, node),))

    def _move(self, old: Argument, new: Argument, *, is_link: bool) -> Iterator[Operation]:
        source, target = self._entry(old), self._entry(new)
        if source is None and target is None:
            return
        node = self.tree.folders[source[0]].get(source[1]) if source else None
        if source is None or target is None or node is None:
            raise NotModelled(f"a file that comes from elsewhere or goes there: {old!r}, {new!r}")
        yield Names(((*target, node),) if is_link else ((*source, None), (*target, node)))


_NAMING_NO_FILE = {"sync", "clone", "clone3", "fork", "vfork", "close_range", "io_uring_setup"}


def _number(argument: Argument) -> int:
    return int(str(argument))


def _flags(*arguments: Argument) -> set[str]:
    return {flag for argument in arguments for flag in str(argument).split("|")}
