"""Recognises files that need a password: nothing can be said about their content, and the person can mend it."""

from __future__ import annotations

import io
import zipfile
from typing import Final

OFFICE_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
"""The stream of a password-protected Word, Excel or PowerPoint file (MS-OFFCRYPTO 2.3)."""

_ENCRYPTED_ENTRY: Final = 0x1


def is_encrypted(data: bytes, format: str) -> bool:
    """Return True if the content of a PDF, ZIP or Office file is behind a password (a damaged file is not)."""
    if format == "pdf":
        return _pdf(data)
    if format == "ole":
        return OFFICE_PACKAGE in data
    if format == "zip":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return any(entry.flag_bits & _ENCRYPTED_ENTRY for entry in archive.infolist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            return False
    return False


def _pdf(data: bytes) -> bool:
    import pikepdf

    if b"/Encrypt" not in data:
        return False
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True):
            return False
    except pikepdf.PasswordError:
        return True
    except (pikepdf.PdfError, ValueError, OSError):
        return False
