"""Files by name in the shared folder of an office, and in a member's own copy of it. Tests have one in memory. Tests have one in memory."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from app.caseload.office.event_file import LARGEST
from app.files import make_private_folder, problem_of, read_bytes, write_atomic, write_shared


class Tree(Protocol):
    """Files by name (`folder/name`, with `/`)."""

    def names(self, under: str) -> Mapping[str, tuple[int, int]]:
        """Return the files below a folder, two levels deep at most: name without that folder → size and time of change."""

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes; None if there is none, or it cannot be read now."""

    def write(self, name: str, data: bytes) -> None:
        """Write a file. Raises EnvironmentProblem."""

    def remove(self, name: str) -> None:
        """Delete a file, if it is there. Raises EnvironmentProblem."""


class FolderTree:
    """Files of a real folder. `shared`: others' accounts write there too, so that files get the rights of their folder."""

    def __init__(self, root: Path, *, shared: bool = False) -> None:
        self.root, self._shared = root, shared

    def names(self, under: str) -> Mapping[str, tuple[int, int]]:
        """See `Tree`. Raises EnvironmentProblem when the folder cannot be listed."""
        try:
            return dict(_listed(self.root / under, "", 2))
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise problem_of(error, self.root) from error

    def read(self, name: str) -> bytes | None:
        """See `Tree`."""
        try:
            return read_bytes(self.root / name, LARGEST)
        except OSError:
            return None

    def write(self, name: str, data: bytes) -> None:
        """See `Tree`."""
        path = self.root / name
        if self._shared:
            write_shared(path, data)
        else:
            make_private_folder(path.parent)
            write_atomic(path, data)

    def remove(self, name: str) -> None:
        """See `Tree`."""
        try:
            (self.root / name).unlink(missing_ok=True)
        except OSError as error:
            raise problem_of(error, self.root / name) from error


def _listed(folder: Path, prefix: str, depth: int) -> Iterator[tuple[str, tuple[int, int]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if depth > 1:
                    yield from _listed(folder / entry.name, f"{prefix}{entry.name}/", depth - 1)
            elif entry.is_file(follow_symlinks=False):
                found = entry.stat(follow_symlinks=False)
                yield prefix + entry.name, (found.st_size, found.st_mtime_ns)
