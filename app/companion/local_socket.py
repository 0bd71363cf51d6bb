"""The local socket by which the host process reaches the window of a vault: a file or pipe of this user, never a network port.

The only module of the host that opens a socket, and of the one family that stays on the machine.
"""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import sys
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Final, cast

from app.files import make_private_folder

PATIENCE_SECONDS: Final = 60.0
"""How long a window may take to answer: it reads the page first, and a busy machine is slow."""


def address(folder: Path) -> str:
    """Return the name of the socket of a vault's window. Raises OSError where no folder is this user's alone."""
    digest = hashlib.sha256(os.path.normcase(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    if sys.platform == "win32":
        import getpass

        return f"countermark-browser-{getpass.getuser()}-{digest}"
    return str(_runtime_folder() / f"countermark-browser-{digest}")


def connect(name: str) -> AbstractContextManager[BinaryIO]:
    """Open the socket of that name for reading and writing. Raises OSError when nobody listens."""
    if sys.platform == "win32":
        return _pipe(name)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(PATIENCE_SECONDS)
        client.connect(name)
        return cast("AbstractContextManager[BinaryIO]", client.makefile("rwb"))


def _pipe(name: str) -> AbstractContextManager[BinaryIO]:
    """Open a named pipe of Windows."""
    return cast("AbstractContextManager[BinaryIO]", os.fdopen(os.open(rf"\\.\pipe\{name}", os.O_RDWR), "r+b", 0))


def _runtime_folder() -> Path:
    """Return a folder of this user alone. Raises PermissionError if somebody else made it."""
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    if given and _is_own(Path(given)):
        return Path(given)
    folder = Path(tempfile.gettempdir()) / f"countermark-{os.getuid()}"
    make_private_folder(folder)
    if not _is_own(folder):
        raise PermissionError(folder)
    return folder


def _is_own(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not stat.S_IMODE(found.st_mode) & 0o077
