"""What a disk may hold after the power went: what was synced, and of the rest any part."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tests.powercut.operations import Make, Names, Operation, Resize, Sync, Write
from tests.powercut.tree import Tree

SECTOR = 512
"""Bytes that are written whole or not at all."""

Part = tuple[Operation, ...]
"""What is left of an operation."""
Choice = tuple[Part, ...]
"""What may be left of one: nothing first, all of it second; only one thing where that is certain."""


@dataclass(slots=True)
class _Written:
    """Data that may not be on the disk."""

    operation: Write | Resize
    choice: Choice


@dataclass(slots=True)
class _Named:
    """Names that may not be on the disk, or that came after such in the same folder."""

    operation: Names
    is_safe: bool = False

    @property
    def choice(self) -> Choice:
        return ((self.operation,),) if self.is_safe else ((), (self.operation,))

    @property
    def folders(self) -> set[int]:
        return {folder for folder, _, _ in self.operation.changes}


class Disk:
    """A disk while a process works on it.

    The data of a file is safe once the file is synced, a name once its folder is, and nothing else makes
    them so. A rename is one step also from folder to folder, and safe once either of them is synced.
    """

    def __init__(self, tree: Tree) -> None:
        """Begin with files that are all on the disk."""
        self._safe = tree.copy()
        self._seen = tree.copy()
        self._data: list[_Written] = []
        self._names: list[_Named] = []

    @property
    def data(self) -> list[Choice]:
        """What may be left of what was written into files."""
        return [each.choice for each in self._data]

    @property
    def names(self) -> list[Choice]:
        """What may be left of the changes of names."""
        return [each.choice for each in self._names]

    def left(self, parts: Iterable[Part]) -> Tree:
        """Return what is on the disk where so much is left of the data, and of the names in their order."""
        tree = self._safe.copy()
        for part in parts:
            for operation in part:
                tree.do(operation)
        return tree

    def do(self, operation: Operation) -> None:
        """Follow what a process does."""
        match operation:
            case Write() | Resize():
                self._data.append(_Written(operation, _choice(operation, self._seen)))
            case Names():
                self._names.append(_Named(operation))
            case Make():
                # no name leads to it before the disk has one
                self._safe.do(operation)
            case Sync(node):
                self._sync_data(node)
                self._sync_names(node)
                self._forget()
            case _:
                pass
        self._seen.do(operation)

    def _sync_data(self, file: int) -> None:
        for each in self._data:
            if each.operation.node == file:
                self._safe.do(each.operation)
        self._data = [each for each in self._data if each.operation.node != file]

    def _sync_names(self, folder: int) -> None:
        waiting: list[_Named] = []
        for each in self._names:
            each.is_safe |= folder in each.folders
            # after a rename from folder to folder there may be older ones in only one of them
            is_first = not any(each.folders & older.folders for older in waiting)
            if each.is_safe and is_first:
                self._safe.do(each.operation)
            else:
                waiting.append(each)
        self._names = waiting

    def _forget(self) -> None:
        """Let go of what was written into files that no name can lead to any more."""
        named = {node for names in self._safe.folders.values() for node in names.values()}
        named |= {node for each in self._names for _, _, node in each.operation.changes if node is not None}
        self._data = [each for each in self._data if each.operation.node in named]


def _choice(operation: Write | Resize, before: Tree) -> Choice:
    if isinstance(operation, Resize):
        return (), (operation,)
    node, end = operation.node, operation.offset + len(operation.data)
    # the size is on the disk, and the data is not
    grown: Choice = ((Write(node, end, b""),),) if end > len(before.files[node]) else ()
    sectors = _sectors(operation)
    middle = len(sectors) // 2
    torn = (sectors[:middle], sectors[middle:], sectors[::2]) if middle else ()
    return (), (operation,), *grown, *torn


def _sectors(write: Write) -> Part:
    first = SECTOR - write.offset % SECTOR
    cuts = [0, *range(first, len(write.data), SECTOR), len(write.data)]
    return tuple(
        Write(write.node, write.offset + start, write.data[start:end]) for start, end in pairwise(cuts)
    )
