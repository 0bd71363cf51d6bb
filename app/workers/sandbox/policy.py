"""Permissions of a confined process, and the result of confining it: plain data, the same on every system."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """Permissions of a confined process.

    `readable`: files and folders that may be read. `executable`: programs that may be run (none: no program at
    all). `keep`: file descriptors above 2 that stay open (POSIX). `memory`: bytes that may be committed, 0 without
    a limit (Windows; elsewhere a resource limit does it).
    """

    readable: tuple[str, ...] = ()
    executable: tuple[str, ...] = ()
    keep: tuple[int, ...] = ()
    memory: int = 0


@dataclass(frozen=True, slots=True)
class Confinement:
    """Names of the layers in force, and of those that this system cannot provide."""

    layers: tuple[str, ...]
    missing: tuple[str, ...] = ()
