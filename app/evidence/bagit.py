"""BagIt (RFC 8493) as plain bytes: a payload with SHA-256 manifests that `sha256sum -c` checks."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final

PAYLOAD: Final = "data/"
"""Folder of the payload."""
_LINE: Final = 75


def bag(
    payload: Mapping[str, bytes], info: Mapping[str, str], tags: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    """Return the files of a bag by path: the payload under `data/`, the manifests, and further tag files beside them.

    Paths use `/`. Raises ValueError for a path that leaves the bag or that a manifest line cannot hold.
    """
    for path in (*payload, *(tags or {})):
        if path.startswith("/") or ".." in path.split("/") or any(char in path for char in "\r\n\\"):
            raise ValueError(f"no path inside a bag: {path!r}")
    files = {f"{PAYLOAD}{path}": data for path, data in sorted(payload.items())}
    size, count = sum(map(len, files.values())), len(files)
    described = {"Payload-Oxum": f"{size}.{count}", **info}
    tagged = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": "".join(_folded(f"{key}: {value}") for key, value in described.items()).encode(),
        "manifest-sha256.txt": manifest(files),
        **(tags or {}),
    }
    return {**files, **tagged, "tagmanifest-sha256.txt": manifest(tagged)}


def manifest(files: Mapping[str, bytes]) -> bytes:
    """Return the lines that `sha256sum -c` reads for files by path."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(files.items())).encode()


def _folded(line: str) -> str:
    """Return a line of `bag-info.txt`, long ones continued on indented lines."""
    words, lines = " ".join(line.split()).split(" "), [""]
    for word in words:
        if len(lines[-1]) + len(word) > _LINE and lines[-1].strip():
            lines.append("  ")
        lines[-1] += word if not lines[-1].strip() else f" {word}"
    return "\n".join(lines) + "\n"
