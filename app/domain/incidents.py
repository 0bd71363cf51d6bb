"""Records of comparisons in an incident: the result for each file and the copies that were named. Never who passed it on."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.attribution import Verdict

_SUREST = (Verdict.IDENTIFIED, Verdict.PROBABLE, Verdict.INCONCLUSIVE)


@dataclass(frozen=True, slots=True)
class Surfaced:
    """Something that surfaced, exactly as received: a file's name without its folder ("": pasted text) and its bytes."""

    untrusted_name: str
    untrusted_data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class NamedCopy:
    """A copy that a file was consistent with: its recipient as they were called then, and the bound that was stated."""

    copy_id: str
    reference: str
    recipient: str
    p_false: float


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """The result for one file (`name` "": pasted text).

    `copies` are those that were named, the surest first: none when the result is "cannot tell". For contact data
    alone `known_by` names who ever had it, out of `recipients`.
    """

    name: str
    verdict: Verdict
    note: str = ""
    copies: tuple[NamedCopy, ...] = ()
    known_by: tuple[str, ...] = ()
    recipients: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison of everything that surfaced together.

    When (RFC 3339), with how many copies, the results, and the codes of the other ways in which it could have
    happened.
    """

    at: str
    considered: int
    files: tuple[FileAnswer, ...]
    alternatives: tuple[str, ...] = ()

    @property
    def best(self) -> FileAnswer:
        """The surest result."""
        return min(
            self.files, key=lambda one: (_SUREST.index(one.verdict), one.copies[0].p_false if one.copies else 1.0)
        )

    @property
    def copies(self) -> tuple[NamedCopy, ...]:
        """Every copy that was named, each once, those of the surest result first."""
        ordered = [self.best, *self.files]
        return tuple({copy.copy_id: copy for one in reversed(ordered) for copy in reversed(one.copies)}.values())[::-1]
