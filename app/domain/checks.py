"""Postings, signals and check cards. No score and no "safe" anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Severity of a signal."""

    CRITICAL = "critical"
    WARNING = "warning"
    NOTICE = "notice"
    INFO = "info"


class MissingPart(StrEnum):
    """A part of a demand that a posting does not say: who gives, or when."""

    PAYER = "payer"
    TIME = "time"


class Outcome(StrEnum):
    """Outcome of one line of a check card."""

    CONFIRMED = "confirmed"
    CONFIRMED_BUT = "confirmed_but"
    NOT_FOUND_HERE = "not_found_here"
    FORMAT_INVALID = "format_invalid"
    UNKNOWN = "unknown"
    NEEDS_MANUAL = "needs_manual"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True)
class Posting:
    """A job advertisement as seen on a date. All text is untrusted. `text` is the whole readable text that evidence
    offsets refer to; `source` is a URL, a file name or empty; `original_sha256` is the hash of the kept original.

    `contacts` are `kind:value` (email, phone, wechat, qq, telegram, whatsapp, url). `notes` are codes of what extraction met
    (`hidden-words`, `font-digits`, `blocked-page`, `several-postings`, `too-complex` …; one with figures has them behind a colon); `hidden` holds words a page carries but
    does not show; `found_by` says per field where it was read (`title=jsonld`). `links` are `text shown<TAB>target` of the links in a mail or
    page, `attachments` are `name<TAB>type` with `<TAB>mark` behind those that a signal is about, `authentication` is the topmost header of a mail
    with the results of its receiver's tests."""

    text: str
    title: str = ""
    organisation: str = ""
    brand: str = ""
    company_profile: str = ""
    location: str = ""
    salary: str = ""
    employment_type: str = ""
    description: str = ""
    valid_through: str = ""
    posted: str = ""
    url: str = ""
    contacts: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    language: str = ""
    source: str = ""
    original_sha256: str = ""
    notes: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    found_by: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    authentication: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span (offsets in code points) that a signal rests on: of `Posting.text`, or of the field that `field` names."""

    text: str
    start: int
    end: int
    field: str = "text"


@dataclass(frozen=True, slots=True)
class Basis:
    """Legal basis: name of the law and article ("9", "41(2)"); empty when none is claimed."""

    law: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Signal:
    """One finding with severity, evidence, source of the rule, legal basis, explanation and advice per language. `does` is the
    key of what the advice tells the person to do; several findings with one key need it told once (empty: it has none). `missing`
    holds the parts of a demand that the posting does not say, where that made a critical finding a warning. `kind` is the id of the
    kind of trap, with its name per language (empty: none is known)."""

    code: str
    severity: Severity
    evidence: tuple[Evidence, ...]
    source: str
    basis: Basis
    explanation: dict[str, str]
    advice: dict[str, str]
    does: str = ""
    missing: tuple[MissingPart, ...] = ()
    kind: str = ""
    kind_name: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of a check card: what was looked at, the outcome, the evidence, the source and its date, next step."""

    code: str
    outcome: Outcome
    subject: str
    evidence: str
    source: str
    as_of: str
    params: dict[str, str]

    @property
    def noted_about(self) -> str:
        """Return what the person noted by hand with this line, a fact about an employer or an answer about who recruits; "" for any other line.

        A later line about the same takes its place.
        """
        for prefix, key in (("fact-", "fact"), ("answer-", "question")):
            if self.code.startswith(prefix):
                return prefix + self.params.get(key, "")
        return ""


@dataclass(frozen=True, slots=True)
class CheckCard:
    """The dated result of checking one posting. `wording_risk` is 0–1 or None where the model cannot know; `stage` is the one
    to offer for a copy ("": as usual); `law` and `lines` are the countries whose law and whose offices it names ("": none)."""

    posting: Posting
    created: str
    confirmed: tuple[CardLine, ...]
    needs_you: tuple[CardLine, ...]
    not_checked: tuple[CardLine, ...]
    signals: tuple[Signal, ...]
    wording_risk: float | None = None
    wording_phrases: tuple[str, ...] = ()
    stage: str = ""
    law: str = ""
    lines: str = ""
