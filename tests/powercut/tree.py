"""Folders and files as they are at a moment: what a process sees, or what a disk holds."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from tests.powercut.operations import Make, Names, Operation, Resize, Write

ROOT = 0
"""The node of the folder everything is in. A node is a file or folder whatever its names, as an inode is."""


@dataclass(slots=True)
class Tree:
    """The content of every node; what no name leads to is still there for who has it open."""

    folders: dict[int, dict[str, int]] = field(default_factory=lambda: {ROOT: {}})
    """The names in each folder, and the nodes they lead to."""
    files: dict[int, bytes] = field(default_factory=dict)
    """What each file holds."""

    @classmethod
    def of(cls, folder: Path) -> "Tree":
        """Read a folder."""
        tree = cls()
        nodes: dict[tuple[int, int], int] = {}

        def enter(folder: int, path: Path) -> None:
            for each in sorted(path.iterdir()):
                status = each.lstat()
                node = nodes.setdefault((status.st_dev, status.st_ino), len(nodes) + 1)
                tree.folders[folder][each.name] = node
                if each.is_dir():
                    tree.folders[node] = {}
                    enter(node, each)
                else:
                    tree.files[node] = each.read_bytes()

        enter(ROOT, folder)
        return tree

    def copy(self) -> "Tree":
        """Return another one that can be changed by itself."""
        return Tree({node: dict(names) for node, names in self.folders.items()}, dict(self.files))

    def at(self, path: PurePath) -> int | None:
        """Return the node a path below the root leads to; none: there is nothing."""
        node: int | None = ROOT
        for name in path.parts:
            node = self.folders.get(node, {}).get(name) if node is not None else None
        return node

    def do(self, operation: Operation) -> None:
        """Change it as an operation does; what is neither content nor a name changes nothing."""
        match operation:
            case Write(node, offset, data):
                content = self.files[node].ljust(offset, b"\0")
                self.files[node] = content[:offset] + data + content[offset + len(data) :]
            case Resize(node, size):
                self.files[node] = self.files[node][:size].ljust(size, b"\0")
            case Make(node, is_folder):
                if is_folder:
                    self.folders[node] = {}
                else:
                    self.files[node] = b""
            case Names(changes):
                for folder, name, entered in changes:
                    self.folders[folder].pop(name, None)
                    if entered is not None:
                        self.folders[folder][name] = entered
            case _:
                pass

    def write_to(self, folder: Path) -> None:
        """Make a folder that holds it."""
        folder.mkdir()
        first: dict[int, Path] = {}
        for path, node in self.paths():
            target = folder / path
            if node in self.folders:
                target.mkdir()
            elif node in first:
                os.link(first[node], target)
            else:
                target.write_bytes(self.files[node])
                first[node] = target

    def paths(self) -> Iterator[tuple[str, int]]:
        """Yield everything a name leads to, folders before what is in them."""
        return self._below(ROOT, "")

    def _below(self, folder: int, path: str) -> Iterator[tuple[str, int]]:
        for name, node in sorted(self.folders[folder].items()):
            yield path + name, node
            if node in self.folders:
                yield from self._below(node, f"{path}{name}/")

    def look(self) -> int:
        """Return a number that is the same for trees that look the same to who opens them."""
        return hash(tuple((path, node, self.files.get(node)) for path, node in self.paths()))
