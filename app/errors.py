"""The error families of the program.

`UserError` is something a person can understand and mend; its sentence is made in one place
(`app/messages.py`) from `code` and `params`. `EnvironmentProblem` is the machine's fault (full disk, missing
library). `Cancelled` is not an error. Anything else that escapes is a bug. Never put a personal value in `params`
of an error that is logged.
"""

from __future__ import annotations

from typing import Final

BETWEEN: Final = "\x1e"
"""Between the parts of a param that is a list; a sentence joins them as its language does."""


class AppError(Exception):
    """Base of all expected errors: a stable `code` and the `params` its sentence needs."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return self.code if not self.params else f"{self.code} {self.params}"


class UserError(AppError):
    """A person's input or choice cannot be used; the sentence says what to do next."""


class EnvironmentProblem(AppError):
    """The machine cannot do it now (disk full, no permission, library missing)."""


class Cancelled(AppError):
    """The person stopped the work."""

    def __init__(self) -> None:
        super().__init__("cancelled")
