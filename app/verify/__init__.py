"""The verifier: proves of a finished file that what was withheld is in none of its bytes. Fails closed."""

from __future__ import annotations

from app.verify.verify import expect_files, verify_file

__all__ = ["expect_files", "verify_file"]
