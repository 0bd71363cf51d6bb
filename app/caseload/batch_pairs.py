"""Pairs of a batch for a fair, students × employers: what stands against one (no consent, an ended one), and the record that lets the batch go on after a kill.

A batch is bound to its folder: one folder, one batch. A pair has one copy in it, with an id that follows from the batch, the employer and a secret
of the student's vault; it is done when the ledger there holds that copy. Knows neither files nor vaults.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Final

from app.caseload.students import MAX_EMPLOYERS, MAX_NAME, Gap, Purpose, State, Student, name_key, texts
from app.domain.copies import RecipientKind
from app.errors import UserError
from app.text.column_titles import match_titles, plain_title

COLUMNS: Final = ("recipient", "kind", "domain")
CARD_DAYS: Final = 30
"""Days for which an employer's check card is used again; an older one has to be made anew."""
_HEADER_ROWS: Final = 8
_TITLES_TOLD: Final = 8
_MAX_TITLE: Final = 40
"""Titles of a list that is not understood, and characters of one, that are told."""
_TITLES: Final[Mapping[str, frozenset[str]]] = {
    "recipient": frozenset(
        {
            "recipient",
            "employer",
            "company",
            "organisation",
            "organization",
            "employer name",
            "company name",
            "organisation name",
            "organization name",
            "name of employer",
            "name of company",
            "exhibitor",
            "雇主",
            "单位",
            "公司",
            "企业",
            "用人单位",
            "单位名称",
            "公司名称",
            "企业名称",
            "用人单位名称",
            "招聘单位",
            "招聘单位名称",
            "参会单位",
            "参会单位名称",
            "参会企业",
            "参会企业名称",
            "单位全称",
            "企业全称",
            "公司全称",
            "雇主名称",
        }
    ),
    "kind": frozenset({"kind", "type", "类型", "类别"}),
    "domain": frozenset({"domain", "domains", "website", "web site", "域名", "网站", "网址"}),
    "email": frozenset(
        {"email", "e-mail", "mail", "email address", "e-mail address", "contact email", "contact e-mail", "hr email"}
        | {
            "邮箱",
            "电子邮箱",
            "电子邮件",
            "邮件",
            "邮箱地址",
            "联系邮箱",
            "招聘邮箱",
            "投递邮箱",
            "单位邮箱",
            "企业邮箱",
            "公司邮箱",
        }
    ),
}
_MAX_EMAIL: Final = 254
"""Characters of an address (RFC 5321, section 4.5.3.1.3, without the brackets)."""


class Order(StrEnum):
    """Order of the folders that a batch fills."""

    STUDENT = "student"
    EMPLOYER = "employer"


class EmployerProblem(StrEnum):
    """Problem of a row of employers. One of an unknown kind is taken, as an employer; the others are not."""

    MISSING = "missing"
    LONG = "long"
    KIND = "kind"
    TWICE = "twice"


class Obstacle(StrEnum):
    """Reason why a pair gets no copy."""

    CONSENT_MISSING = "consent-missing"
    CONSENT_EXPIRED = "consent-expired"
    CONSENT_WITHDRAWN = "consent-withdrawn"
    PURPOSE = "purpose"
    EMPLOYER = "employer"
    NOT_REVIEWED = "not-reviewed"
    NO_RESUME = "no-resume"
    CARD_OLD = "card-old"
    NOT_SYNCED = "not-synced"
    KINDS = "kinds"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer of a fair. `email`: the address to which the list has applications sent; the mail-merge list alone has it."""

    name: str
    kind: RecipientKind = RecipientKind.EMPLOYER
    domains: tuple[str, ...] = ()
    email: str = ""


@dataclass(frozen=True, slots=True)
class EmployerRowProblem:
    """A row, and what is wrong with it. `other`: the row with the same employer; 0 for none."""

    row: int
    problem: EmployerProblem
    other: int = 0


@dataclass(frozen=True, slots=True)
class EmployerList:
    """A list of employers as read; `left` are titles of columns that are not used."""

    employers: tuple[Employer, ...]
    problems: tuple[EmployerRowProblem, ...]
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """The checks of an employer in the caseload's vault, as one card: `day` of the newest check (ISO; empty: there is none), codes of `critical` signals,
    whether it was `reused`, codes of `warnings`, and what each of these signals means, by language, the critical ones first. `postings` counts the
    postings of the employer that were checked; without one nothing is known of what it offers. `signs_day`: of the newest check with such signals;
    `check_id` is its id, else the newest one's."""

    employer: Employer
    check_id: str = ""
    day: str = ""
    critical: tuple[str, ...] = ()
    reused: bool = True
    warnings: tuple[str, ...] = ()
    meanings: tuple[Mapping[str, str], ...] = ()
    postings: int = 0
    signs_day: str = ""

    def is_old(self, today: str) -> bool:
        """Return True if the card must be made anew before it is relied on."""
        return bool(self.day) and (date.fromisoformat(today) - date.fromisoformat(self.day)).days > CARD_DAYS


@dataclass(frozen=True, slots=True)
class Pair:
    """A student and an employer."""

    student: Student
    employer: Employer


@dataclass(frozen=True, slots=True)
class Outlook:
    """Plan of a batch: `pairs` that get a copy, those `left_out` and why, and the cards: those with critical signals first, then those with warnings."""

    pairs: tuple[Pair, ...]
    left_out: tuple[tuple[Pair, Obstacle], ...]
    cards: tuple[Card, ...]

    def without(self, employers: Collection[str]) -> Outlook:
        """Return the plan without copies for these employers (by name), whom whoever starts the batch leaves out."""
        left = [(pair, Obstacle.CHOSEN) for pair in self.pairs if pair.employer.name in employers]
        if not left:
            return self
        pairs = tuple(pair for pair in self.pairs if pair.employer.name not in employers)
        return replace(self, pairs=pairs, left_out=(*self.left_out, *left))

    def counts(self) -> dict[Obstacle, int]:
        """Return how often each obstacle occurs, of those that do: in how many students, pairs (consents that do not name an employer) or employers
        (cards)."""
        occurrences = {(obstacle, _counted(pair, obstacle)) for pair, obstacle in self.left_out}
        found = Counter(obstacle for obstacle, _ in occurrences)
        return {one: found[one] for one in Obstacle if found[one]}

    def unchecked(self) -> list[str]:
        """Return the employers of whom no posting was checked, by name."""
        return sorted((card.employer.name for card in self.cards if not card.postings), key=str.casefold)

    def concerned(self, obstacle: Obstacle, name: Callable[[Student], str] | None) -> list[str]:
        """Return whom an obstacle is about, each once, in order: students by `name` (None: they are not named), employers, or a student with the
        employer whom the consent does not name."""
        pairs = [pair for pair, found in self.left_out if found is obstacle]
        if obstacle in _OF_EMPLOYER_ALONE or (obstacle is Obstacle.EMPLOYER and name is None):
            return list(dict.fromkeys(pair.employer.name for pair in pairs))
        if name is None:
            return []
        if obstacle is Obstacle.EMPLOYER:
            return [f"{name(pair.student)} → {pair.employer.name}" for pair in pairs]
        return list(dict.fromkeys(name(pair.student) for pair in pairs))


def _counted(pair: Pair, obstacle: Obstacle) -> tuple[str, str]:
    """Return what one occurrence of an obstacle is."""
    student, employer = pair.student.folder, pair.employer.name
    return ("" if obstacle in _OF_EMPLOYER_ALONE else student, employer if obstacle in _OF_EMPLOYERS else "")


_OF_EMPLOYER_ALONE: Final = frozenset({Obstacle.CARD_OLD, Obstacle.CHOSEN})
_OF_EMPLOYERS: Final = frozenset({Obstacle.EMPLOYER, *_OF_EMPLOYER_ALONE})


@dataclass(frozen=True, slots=True)
class Batch:
    """The record of a batch: the folder `out` (absolute), `stage` and `formats` of its copies, how the folder is ordered, and when it was begun
    (ISO)."""

    id: str
    out: str
    stage: str
    formats: tuple[str, ...]
    order: Order
    created: str

    def to_json(self) -> dict[str, object]:
        """Return the record as JSON."""
        return {
            "id": self.id,
            "out": self.out,
            "stage": self.stage,
            "formats": list(self.formats),
            "order": self.order.value,
            "created": self.created,
        }


def batch_from_json(data: Mapping[str, object]) -> Batch:
    """Inverse of `Batch.to_json`. Raises ValueError or KeyError."""
    return Batch(
        *(str(data["id"]), str(data["out"]), str(data["stage"]), texts(data["formats"])),
        *(Order(str(data["order"])), str(data["created"])),
    )


def pair_id(secret: bytes, batch_id: str, employer: Employer, attempt: int) -> str:
    """Return the id of the copy of a student (whose vault's `secret` it is) for an employer: 32 hex digits. `attempt` counts from 0: a copy that
    could not be handed over is void, and the next one has an id of its own."""
    text = f"countermark-batch\0{batch_id}\0{name_key(employer.name)}\0{attempt}"
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()[:32]


def outlook(
    students: Sequence[Student],
    cards: Sequence[Card],
    today: str,
    *,
    synced: bool = True,
    without_resume: Collection[str] = (),
    beyond_consent: Collection[str] = (),
) -> Outlook:
    """Return what a batch of these students and these cards' employers would do on an ISO day. Without `synced` a colleague may know of a withdrawal
    that has not arrived: nobody's consent is relied on. `without_resume`: folders of students whose vault holds no résumé; `beyond_consent`: of those
    whose résumé holds kinds of data that their consent does not name."""
    pairs, left_out = list[Pair](), list[tuple[Pair, Obstacle]]()
    for student in students:
        for card in cards:
            pair = Pair(student, card.employer)
            found = obstacle(student, card, today) or (None if synced else Obstacle.NOT_SYNCED)
            if found is None and student.folder in without_resume:
                found = Obstacle.NO_RESUME
            if found is None and student.folder in beyond_consent:
                found = Obstacle.KINDS
            if found is None:
                pairs.append(pair)
            else:
                left_out.append((pair, found))
    red_first = sorted(cards, key=lambda card: (not card.critical, not card.warnings))
    return Outlook(tuple(pairs), tuple(left_out), tuple(red_first))


def obstacle(student: Student, card: Card, today: str) -> Obstacle | None:
    """Return why a student's copy for an employer is not made; None if it is."""
    return sending_obstacle(student, [Purpose.FAIR], card.employer.name, today) or (
        Obstacle.CARD_OLD if card.is_old(today) else None
    )


def sending_obstacle(student: Student, purposes: Sequence[Purpose], employer: str, today: str) -> Obstacle | None:
    """Return why no copy of a student's may go to an employer (empty: to any) for one of these purposes; None if one may."""
    if student.state(today) is State.WITHDRAWN:
        return Obstacle.CONSENT_WITHDRAWN
    gaps = [student.gap(purpose, employer, today) for purpose in purposes]
    if None not in gaps:
        return _OF_GAP[Gap.EMPLOYER if Gap.EMPLOYER in gaps else gaps[0] or Gap.MISSING]
    return Obstacle.NOT_REVIEWED if student.resume_sha256 and not student.reviewed else None


_OF_GAP: Final[Mapping[Gap, Obstacle]] = {
    Gap.MISSING: Obstacle.CONSENT_MISSING,
    Gap.EXPIRED: Obstacle.CONSENT_EXPIRED,
    Gap.PURPOSE: Obstacle.PURPOSE,
    Gap.EMPLOYER: Obstacle.EMPLOYER,
}


def read_employers(
    untrusted_rows: Iterable[Sequence[str]], kind_of: Callable[[str], RecipientKind | None]
) -> EmployerList:
    """Read the employers of a fair; `kind_of` reads the cell of a kind. Raises UserError `employers-columns` when no row has the title `recipient`, `employers-too-many`."""
    rows, first = enumerate(untrusted_rows, 1), list[str]()
    places, row = dict[str, int](), []  # type: dict[str, int], Sequence[str]
    for _, row in islice(rows, _HEADER_ROWS):
        places = _header(row, kind_of, begins=len(first) < 2)
        if places:
            break
        if len(first) < 2:  # a headline has one cell
            first = [" ".join(cell.split())[:_MAX_TITLE] for cell in row if cell.strip()] or first
    if not places:
        raise UserError("employers-columns", columns=", ".join(COLUMNS), found=", ".join(first[:_TITLES_TOLD]) or "–")
    left = tuple(title.strip() for at, title in enumerate(row) if title.strip() and at not in places.values())
    employers, problems, seen, taken = list[Employer](), list[EmployerRowProblem](), dict[str, int](), 0
    for number, row in rows:
        cells = {column: " ".join(row[at].split()) if at < len(row) else "" for column, at in places.items()}
        if not any(cells.values()):
            continue
        taken += 1
        employer, kind = _employer(cells), kind_of(cells.get("kind", ""))
        if isinstance(employer, EmployerProblem):
            problems.append(EmployerRowProblem(number, employer))
        elif (key := name_key(employer.name)) in seen:
            problems.append(EmployerRowProblem(number, EmployerProblem.TWICE, seen[key]))
        else:
            seen[key] = number
            employers.append(replace(employer, kind=kind or RecipientKind.EMPLOYER))
            if kind is None:
                problems.append(EmployerRowProblem(number, EmployerProblem.KIND))
        if taken > MAX_EMPLOYERS:
            raise UserError("employers-too-many", limit=MAX_EMPLOYERS)
    return EmployerList(tuple(employers), tuple(problems), left)


def _header(row: Sequence[str], kind_of: Callable[[str], RecipientKind | None], *, begins: bool) -> dict[str, int]:
    """Return column → index of a row of titles; empty for any other row. A title that is also a kind (`企业`) names the column of employers only where
    the table `begins`, or beside another title."""
    found = match_titles(row, _TITLES)
    if "recipient" not in found:
        return {}
    is_kind = kind_of(plain_title(row[found["recipient"]])) is not None
    return found if begins or len(found) > 1 or not is_kind else {}


def _employer(cells: Mapping[str, str]) -> Employer | EmployerProblem:
    name = cells["recipient"]
    if not name:
        return EmployerProblem.MISSING
    if len(name) > MAX_NAME:
        return EmployerProblem.LONG
    domains = cells.get("domain", "").replace(";", " ").replace(",", " ").split()
    written = cells.get("email", "").replace(";", " ").replace(",", " ").replace("、", " ").split()
    email = next((one for one in written if "@" in one.strip("@") and len(one) <= _MAX_EMAIL), "")
    return Employer(name, domains=tuple(domains), email=email)
