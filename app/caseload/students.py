"""Records of a counsellor's students: the few columns that are kept, what each consented to and until when, and what is left when one goes.

A record holds no contact data and no résumé: those are in the student's own vault. Knows neither files nor keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

MAX_NAME: Final = 200
MAX_PURPOSE: Final = 500
MAX_EMPLOYERS: Final = 500
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class Purpose(StrEnum):
    """Use that the data may be put to. Anything that is not said in these words allows advice only."""

    ADVICE = "advice"
    APPLICATIONS = "applications"
    FAIR = "fair"
    INCIDENT = "incident"
    REPORT = "report"


SENDING: Final = frozenset({Purpose.APPLICATIONS, Purpose.FAIR})
"""Purposes under which copies go to employers, each of whom the consent names."""


class Route(StrEnum):
    """Form of a consent: a signed package, or a form that the student signed by hand."""

    PACKAGE = "package"
    PAPER = "paper"


class Keeper(StrEnum):
    """Keeper of the résumé: the student (the counsellor has what a package brought) or the counsellor, for the student."""

    STUDENT = "student"
    COUNSELLOR = "counsellor"


class State(StrEnum):
    """State of a student's consent on a day."""

    MISSING = "missing"
    ACTIVE = "active"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Gap(StrEnum):
    """Reason why a consent does not cover a use."""

    MISSING = "missing"
    EXPIRED = "expired"
    PURPOSE = "purpose"
    EMPLOYER = "employer"


class Malformed(ValueError):
    """A value from outside that is not as its format says."""


def valid_day(text: object) -> str:
    """Return an ISO day. Raises `Malformed` for anything else, such as 2026-02-30."""
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        raise Malformed("day")
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Malformed("day") from None


def purpose_of(text: str) -> tuple[Purpose, str]:
    """Return the purpose that a text names, with the text itself where it is in a person's own words."""
    plain = " ".join(text.casefold().split())
    for purpose, words in _PURPOSE_WORDS.items():
        if plain == purpose.value or plain in words:
            return purpose, ""
    return Purpose.ADVICE, text.strip()[:MAX_PURPOSE]


_PURPOSE_WORDS: Final[Mapping[Purpose, frozenset[str]]] = {
    Purpose.ADVICE: frozenset(
        {"", "advising", "counselling", "counseling", "review", "咨询", "辅导", "指导", "就业指导"}
    ),
    Purpose.APPLICATIONS: frozenset({"application", "apply", "applying", "投递", "求职", "代投", "推荐"}),
    Purpose.FAIR: frozenset({"job fair", "career fair", "招聘会", "双选会", "宣讲会"}),
    Purpose.INCIDENT: frozenset({"leak", "complaint", "泄露", "投诉", "事件"}),
    Purpose.REPORT: frozenset({"statistics", "report", "统计", "报告"}),
}


def name_key(name: str) -> str:
    """Return a name as it is compared: without case, width and spaces."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


@dataclass(frozen=True, slots=True)
class Consent:
    """Consent of one student: who issued it (`id`, 32 hex digits; `sequence` grows with each of a student's packages), for
    what, for which employers, which kinds of fields, from when until when (ISO days, the last one included). `digest`: SHA-256 of what was signed.
    """

    id: str
    sequence: int
    route: Route
    purpose: Purpose
    purpose_text: str
    employers: tuple[str, ...]
    kinds: tuple[str, ...]
    issued: str
    expires: str
    digest: str

    def state(self, today: str) -> State:
        """Return the state on an ISO day."""
        return State.ACTIVE if today <= self.expires else State.EXPIRED

    def gap(self, purpose: Purpose, employer: str, today: str) -> Gap | None:
        """Return why a use is not covered; None if it is. `employer` is empty where nothing goes to one."""
        if self.state(today) is State.EXPIRED:
            return Gap.EXPIRED
        if purpose is not self.purpose and purpose is not Purpose.ADVICE:
            return Gap.PURPOSE
        if employer and (self.purpose not in SENDING or name_key(employer) not in map(name_key, self.employers)):
            return Gap.EMPLOYER if self.purpose in SENDING else Gap.PURPOSE
        return None

    def to_json(self) -> dict[str, object]:
        """Return the consent as JSON."""
        return {
            "id": self.id,
            "sequence": self.sequence,
            "route": self.route.value,
            "purpose": self.purpose.value,
            "purpose_text": self.purpose_text,
            "employers": list(self.employers),
            "kinds": list(self.kinds),
            "issued": self.issued,
            "expires": self.expires,
            "digest": self.digest,
        }


def consent_from_json(data: Mapping[str, object]) -> Consent:
    """Inverse of `Consent.to_json`, for what this program stored. Raises ValueError, KeyError or TypeError."""
    return Consent(
        str(data["id"]),
        int(str(data["sequence"])),
        Route(str(data["route"])),
        Purpose(str(data["purpose"])),
        str(data["purpose_text"]),
        texts(data["employers"]),
        texts(data["kinds"]),
        str(data["issued"]),
        str(data["expires"]),
        str(data["digest"]),
    )


def texts(value: object) -> tuple[str, ...]:
    """Return a JSON list of texts as a tuple. Raises `Malformed` for anything else."""
    if not isinstance(value, Sequence) or isinstance(value, str) or not all(isinstance(one, str) for one in value):
        raise Malformed("texts")
    return tuple(value)


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A consent form that was printed and waits for a signature: its terms, under the code that the form shows."""

    code: str
    terms: Consent


def pseudonym_of(folder: str) -> str:
    """Return the name that a shared screen shows for the student with this folder."""
    return f"S-{folder[:6].upper()}"


@dataclass(frozen=True, slots=True)
class Student:
    """One student. `folder`: random name of the vault's folder, which is also how the ledger calls the student; `wrapped`:
    the key of that vault, encrypted (base64), with key `generation`; `student_key`: the Ed25519 key (hex) that signs the
    student's packages; `withdrawn`: the day a consent was withdrawn (ISO; empty: none was, or another one came since);
    `asked_purpose` and `asked_until`: what the roster says, which allows nothing; `resume_sha256`: of the roster's file that was read into the vault;
    `reviewed`: the day somebody compared the résumé with that file; `kept_since`: the day a résumé was found in a vault that began without one;
    `consent`: the newest; `earlier`: those for other purposes that stand beside it; `other_name`: that résumé names somebody else than the roster.
    """

    id: str
    name: str
    folder: str
    created: str
    keeper: Keeper
    wrapped: str = field(repr=False)
    generation: int
    asked_purpose: str = ""
    asked_until: str = ""
    consent: Consent | None = None
    student_key: str = ""
    withdrawn: str = ""
    resume_sha256: str = ""
    reviewed: str = ""
    form: PaperForm | None = None
    kept_since: str = ""
    earlier: tuple[Consent, ...] = ()
    other_name: bool = False

    @property
    def pseudonym(self) -> str:
        """Name that a shared screen shows instead: the same for one student always, and nothing of them in it."""
        return pseudonym_of(self.folder)

    def state(self, today: str) -> State:
        """Return the state of the consent on an ISO day."""
        if self.consent:
            return State.ACTIVE if self.in_force(today) else State.EXPIRED
        return State.WITHDRAWN if self.withdrawn else State.MISSING

    @property
    def consents(self) -> tuple[Consent, ...]:
        """All consents that were not ended, the newest first."""
        return (self.consent, *self.earlier) if self.consent else ()

    def in_force(self, today: str) -> tuple[Consent, ...]:
        """Return the consents in force on an ISO day, the newest first."""
        return tuple(one for one in self.consents if one.state(today) is State.ACTIVE)

    @property
    def last_day(self) -> str:
        """The last ISO day of the consent that lasts longest; empty for none."""
        return max((one.expires for one in self.consents), default="")

    def covering(self, purpose: Purpose, employer: str, today: str) -> Consent | None:
        """Return the consent that covers a use; None if none does."""
        return next((one for one in self.consents if one.gap(purpose, employer, today) is None), None)

    def gap(self, purpose: Purpose, employer: str, today: str) -> Gap | None:
        """Return why no consent of the student covers a use; None if one does."""
        gaps = [one.gap(purpose, employer, today) for one in self.consents] or [Gap.MISSING]
        return None if None in gaps else min(filter(None, gaps), key=_NEAREST.index)

    def ended_by(self, given: Consent, today: str) -> tuple[Consent, ...]:
        """Return the consents that a new one ends: those for the same purpose, and those that are over."""
        return tuple(one for one in self.consents if one.purpose is given.purpose or one.state(today) is State.EXPIRED)

    def with_consents(self, consents: Sequence[Consent]) -> Student:
        """Return the record with these consents, the newest first."""
        return replace(self, consent=consents[0] if consents else None, earlier=tuple(consents[1:]))

    def to_json(self) -> dict[str, object]:
        """Return the record as JSON."""
        return {
            "id": self.id,
            "name": self.name,
            "folder": self.folder,
            "created": self.created,
            "keeper": self.keeper.value,
            "wrapped": self.wrapped,
            "generation": self.generation,
            "asked_purpose": self.asked_purpose,
            "asked_until": self.asked_until,
            "consent": self.consent.to_json() if self.consent else None,
            "student_key": self.student_key,
            "withdrawn": self.withdrawn,
            "resume_sha256": self.resume_sha256,
            "reviewed": self.reviewed,
            "form": {"code": self.form.code, "terms": self.form.terms.to_json()} if self.form else None,
            "kept_since": self.kept_since,
            **({"earlier": [one.to_json() for one in self.earlier]} if self.earlier else {}),
            **({"other_name": True} if self.other_name else {}),
        }


_NEAREST: Final = (Gap.EMPLOYER, Gap.PURPOSE, Gap.EXPIRED, Gap.MISSING)
"""Gaps, the one that is nearest to a consent that covers the use first."""


def student_from_json(data: Mapping[str, object]) -> Student:
    """Inverse of `Student.to_json`. Raises ValueError, KeyError or TypeError."""
    consent, form = data["consent"], data["form"]
    return Student(
        str(data["id"]),
        str(data["name"]),
        str(data["folder"]),
        str(data["created"]),
        Keeper(str(data["keeper"])),
        str(data["wrapped"]),
        int(str(data["generation"])),
        str(data["asked_purpose"]),
        str(data["asked_until"]),
        consent_from_json(consent) if isinstance(consent, dict) else None,
        str(data["student_key"]),
        str(data["withdrawn"]),
        str(data["resume_sha256"]),
        str(data["reviewed"]),
        PaperForm(str(form["code"]), consent_from_json(form["terms"])) if isinstance(form, dict) else None,
        str(data.get("kept_since", "")),
        tuple(map(consent_from_json, _rows(data.get("earlier", ())))),
        bool(data.get("other_name", False)),
    )


def _rows(value: object) -> Sequence[Mapping[str, object]]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, dict) for one in value):
        raise TypeError(type(value).__name__)
    return value
