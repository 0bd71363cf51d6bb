"""The counsellor's side of consent: packages opened and taken, consent forms signed on paper and their codes, withdrawals, and the board of who allowed what.

A package is looked at first, by its label alone; only what the counsellor then takes is decrypted, and kept in the vault of that student.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app import messages
from app.caseload import consent_package, keys, sealed_container
from app.caseload.consent_package import Label, Terms, require_valid
from app.caseload.sealed_container import Package
from app.caseload.students import Consent, Keeper, PaperForm, Purpose, Route, State, Student, name_key
from app.csv_file import csv_bytes
from app.domain.canonical_json import canonical
from app.domain.sensitivity import Kind
from app.errors import UserError
from app.services import caseload_outputs, caseload_release, caseload_replaced, stored_resume
from app.services.caseload import Caseload, Removal
from app.services.caseload_form import Form, consent_forms
from app.services.imports import ImportService
from app.text.dates import long_day
from app.vault.vault import Vault
from app.workers.cancellation import CancelToken

RESUME_NAME: Final = "resume.json"
_SEQUENCE: Final = "resume-package-sequence"
"""In the vault of a student: number of the package that its newest résumé came in."""
USUAL_KINDS: Final = tuple(
    kind.value for kind in (Kind.NAME, Kind.EMAIL, Kind.PHONE, Kind.ADDRESS, Kind.EMPLOYER, Kind.SCHOOL, Kind.DATES)
)
"""Kinds of data that nearly every résumé holds: proposed for the form of a student without one."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A package whose label was opened. `student`: whose it is, or would become; None: a student who is not in the caseload.

    `ends`: the consent here that it withdraws. `first_contact`: the key that signed it was not known before, so its `fingerprint` is to be compared with the student's. `namesakes`: students of
    that name, where nothing but the name says whose it is: it is not taken until `of` says so (`caseload_namesakes` tells what they share).
    """

    label: Label
    package: Package
    student: Student | None
    first_contact: bool
    namesakes: tuple[Student, ...] = ()
    ends: Consent | None = None

    def of(self, student: Student | None) -> Incoming:
        """Return the package as that of one of the namesakes, or of somebody new. Raises UserError `consent-key-changed`."""
        owner = _without_key(student, self.label) if student is not None else None
        return replace(self, student=owner, namesakes=())

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the key that signed the package."""
        return keys.fingerprint(self.label.student_key)


def look(
    caseload: Caseload,
    untrusted_data: bytes,
    *,
    student_id: str = "",
    may_choose: bool = False,
    cancel: CancelToken | None = None,
) -> Incoming:
    """Open a package's label; nothing else of it is decrypted, and nothing stored but the end of a consent that is not here. `student_id`: whose it is, where the key does not say. `may_choose`:
    somebody chooses among the namesakes, of whom some may have a key of their own.

    Raises UserError `consent-not-a-package`, `consent-not-for-you`, `consent-forwarded`, `consent-altered`, `consent-newer`, `consent-replayed`
    (it, or a later one for its purpose, was seen), `consent-expired`, `consent-ended-before` (it withdraws what has ended here already), `consent-key-changed` (that student's packages are signed by another key),
    `consent-which-student` (the key is that of another student), `student-unknown`, `consent-withdrawn-before` (a withdrawal of it came first), and `consent-noted` (a withdrawal of what is not here: it holds).
    """
    found = sealed_container.read(untrusted_data, cancel=cancel)
    label = consent_package.open_label(found, caseload.identity)
    key = label.student_key.hex()
    bound = next((one for one in caseload.students() if one.student_key == key), None)
    if label.withdraws:
        return Incoming(label, found, bound, first_contact=False, ends=_withdrawn_by(caseload, label, bound))
    if days := caseload.withdrawn_before(label.id):
        raise UserError("consent-withdrawn-before", day=days["withdrawn"], noted=days["noted"])
    if caseload.ended(label.id) or caseload.is_replayed(key, label.purpose, label.sequence):
        raise UserError("consent-replayed")
    if label.expires < caseload.today:
        raise UserError("consent-expired", day=label.expires)
    if bound is not None or student_id:
        student = bound or _without_key(caseload.student(student_id), label)
        if student_id and student_id not in (student.id, student.pseudonym):
            raise UserError("consent-which-student", name=label.student, students=student.id)
        return Incoming(label, found, student, bound is None)
    same = tuple(one for one in caseload.students() if name_key(one.name) == name_key(label.student))
    if not may_choose:
        same = tuple(_without_key(one, label) for one in same)
    return Incoming(label, found, None, first_contact=True, namesakes=same)


def _withdrawn_by(caseload: Caseload, label: Label, bound: Student | None) -> Consent:
    """Return the consent that a package withdraws; files of several arrive in any order. Raises UserErrors as `look`."""
    ends = next((one for one in (bound.consents if bound is not None else ()) if one.id == label.withdraws), None)
    if ends is not None:
        return ends
    if not caseload.ended(label.withdraws):
        caseload.note_withdrawn(label.withdraws, label.issued)
    if caseload.withdrawn_before(label.withdraws):
        raise UserError("consent-noted")
    if bound is None:
        raise UserError("consent-replayed")
    raise UserError("consent-ended-before", name=bound.name, count=len(bound.in_force(caseload.today)))


def _without_key(student: Student, label: Label) -> Student:
    if student.student_key:
        known, found = keys.fingerprint(bytes.fromhex(student.student_key)), keys.fingerprint(label.student_key)
        raise UserError("consent-key-changed", name=student.name, known=known, found=found)
    return student


def arrival_texts(caseload: Caseload, incoming: Incoming) -> tuple[tuple[str, Mapping[str, str | int]], ...]:
    """Return codes and params of the sentences on what happens to the consents and the résumé that are here when a package is taken; none of one
    that withdraws."""
    student = incoming.student
    if student is None or incoming.label.withdraws:
        return ()
    given = incoming.label.consent
    ends, today = student.ended_by(given, caseload.today), caseload.today
    told: list[tuple[str, Mapping[str, str | int]]] = [
        ("consent-replaces", _named(one)) for one in ends if one.state(today) is State.ACTIVE
    ]
    told += [("consent-stays", _named(one)) for one in student.in_force(today) if one not in ends]
    here = resume_version(caseload, student)
    narrower = bool(here) and _is_narrower(caseload, student, given)
    told += caseload_replaced.file_texts(caseload, student, given, everything=narrower)
    if narrower:
        told.append(("consent-narrower", {}))
    elif here and _holds_later(caseload, student, given.sequence):
        told.append(("consent-resume-stays", {}))
    elif here:
        told.append(("consent-new-version", {"here": here, "new": here + 1}))
    return tuple(told)


def _named(consent: Consent) -> Mapping[str, str | int]:
    """Return the params of a sentence that names a consent."""
    return {"purpose": f"purpose-{consent.purpose.value}", "day": consent.issued, "until": consent.expires}


def resume_version(caseload: Caseload, student: Student) -> int:
    """Return the number of the newest version of a student's résumé here, 0 for none. (Opens no vault in which nothing was done.)"""
    if not caseload.is_used(student):
        return 0
    with caseload.open_student(student) as vault:
        version = stored_resume.latest(vault)
    return version.number if version is not None else 0


def _holds_later(caseload: Caseload, student: Student, sequence: int) -> bool:
    """Return True if the résumé here came in a package that was made after the one with this number."""
    if not caseload.is_used(student):
        return False
    taken = [one.sequence for one in student.consents if one.route is Route.PACKAGE]
    with caseload.open_student(student) as vault:
        holds = stored_resume.latest(vault) is not None
        return holds and max((int(vault.preferences.get(_SEQUENCE, 0)), *taken)) > sequence


def take(caseload: Caseload, incoming: Incoming, *, cancel: CancelToken | None = None) -> Student | None:
    """Take a package: its data go into the student's vault, read like any file, in a process of their own. Return the student; None
    when the package was a withdrawal and the student is gone.

    It takes the place of the consent for the same purpose; one for another purpose stands beside it. A package with which all consents
    together allow fewer kinds of fields than before gets a new vault: nothing of the old one stays. One that was made before another that is here
    brings its consent alone: the résumé of the later one stays. Raises UserError
    `consent-which-student` where nothing but a name says whose it is, as reading a résumé does, and `Cancelled`: nothing changes then.
    """
    label = incoming.label
    if incoming.namesakes:
        known = ", ".join(one.id for one in incoming.namesakes)
        raise UserError("consent-which-student", name=label.student, students=known)
    if label.withdraws:
        assert incoming.student is not None
        withdraw(caseload, incoming.student, incoming.ends)
        if incoming.ends is not None:
            caseload.note_sequence(label.student_key.hex(), incoming.ends.purpose, label.sequence)
        return next((one for one in caseload.students() if one.id == incoming.student.id), None)
    student = caseload.as_kept(incoming.student) if incoming.student is not None else None
    is_new = student is None
    narrows = student is not None and _is_narrower(caseload, student, label.consent)
    if student is not None and not narrows and _holds_later(caseload, student, label.sequence):
        return _received(caseload, student, label, reviewed=student.reviewed, other_name=student.other_name)
    fill = _filling(caseload, incoming, cancel)
    if student is not None and narrows:
        ends = student.ended_by(label.consent, caseload.today)
        stays = [one for one in student.consents if one not in ends]
        caseload.remove([student.with_consents(ends)], "narrowed", closes=False)
        student = _again(caseload, student, fill).with_consents(stays)
    elif student is not None:
        with caseload.open_student(student) as vault:
            fill(vault)
    else:
        student = caseload.add(f"C-{label.id[:8].upper()}", label.student, Keeper.STUDENT, fill=fill)
    received = _received(caseload, student, label, reviewed=caseload.today, other_name=False)
    caseload_replaced.clear(caseload, student, received, label.consent)
    if is_new:
        caseload.back_up()
    return received


def _filling(caseload: Caseload, incoming: Incoming, cancel: CancelToken | None) -> Callable[[Vault], None]:
    """Read the résumé of a package, and return what puts it into a student's vault. Raises as reading a résumé does, and `Cancelled`."""
    from app.ingest.reading import read_resume

    draft = read_resume(RESUME_NAME, consent_package.open_data(incoming.package, caseload.identity), cancel=cancel)

    def fill(vault: Vault) -> None:
        ImportService(vault).accept(draft.resume, draft=draft)
        vault.preferences.set(_SEQUENCE, incoming.label.sequence)

    return fill


def _is_narrower(caseload: Caseload, student: Student, given: Consent) -> bool:
    """Return True if all consents together allow less with a new one than the student's vault may hold."""
    ends, stays = student.ended_by(given, caseload.today), caseload_replaced.after(caseload, student, given)
    return student.keeper is Keeper.STUDENT and not _brought(ends) <= _all_kinds(stays)


def _brought(consents: Iterable[Consent]) -> set[str]:
    """Return the kinds of data that packages brought."""
    return _all_kinds(one for one in consents if one.route is Route.PACKAGE)


def _all_kinds(consents: Iterable[Consent]) -> set[str]:
    return {kind for one in consents for kind in one.kinds}


def _again(caseload: Caseload, old: Student, fill: Callable[[Vault], object]) -> Student:
    return caseload.add(
        old.id, old.name, old.keeper, asked_purpose=old.asked_purpose, asked_until=old.asked_until, fill=fill
    )


def _received(caseload: Caseload, student: Student, label: Label, *, reviewed: str, other_name: bool) -> Student:
    key = label.student_key.hex()
    with caseload.vault.transaction():
        changed = _with(caseload, student, label.consent)
        changed = replace(changed, student_key=key, reviewed=reviewed, other_name=other_name)
        caseload.store(changed)
        caseload.note_sequence(key, label.purpose, label.sequence)
        _append_received(caseload, student, label.consent)
    return changed


def _with(caseload: Caseload, student: Student, given: Consent) -> Student:
    """Return the record with a new consent; those that it ends are recorded as replaced."""
    for one in student.ended_by(given, caseload.today):
        caseload.end_consent(student, one, "replaced")
    return replace(student.with_consents(caseload_replaced.after(caseload, student, given)), withdrawn="")


def _append_received(caseload: Caseload, student: Student, given: Consent) -> None:
    facts = {"package": given.id, "student": student.folder, "route": given.route.value, "digest": given.digest}
    days = {"issued": given.issued, "expires": given.expires}
    body = {**facts, **days, "purpose": given.purpose.value, "kinds": list(given.kinds)}
    caseload.vault.ledger.append("consent-received", body)


def withdraw(caseload: Caseload, student: Student, consent: Consent | None = None) -> Removal | None:
    """End a student's consents because the student said so: `Caseload.remove` destroys data and key. Return what was removed; None for a vault that
    is kept for the student. `consent`: only that one; where another is in force, what that one allows stays.

    That one is not used any more, and stays for the grace period, so that it can be handed over; copies that still lie where they were written go at
    once. Raises UserError `student-no-consent`.
    """
    student = caseload.as_kept(student)
    if student.consent is None:
        raise UserError("student-no-consent", name=student.name)
    if consent is not None and end_beside_others(caseload, student, consent, "withdrawn") is not None:
        return None
    if student.keeper is Keeper.STUDENT:
        return caseload.remove([student], "withdrawn", closes=consent is None)[0]
    with caseload.vault.transaction():
        for one in student.consents:
            caseload.end_consent(student, one, "withdrawn")
        caseload.store(replace(student.with_consents(()), form=None, withdrawn=caseload.today))
        if consent is None:
            caseload.close_sequences(student.student_key)
    caseload.clear_outputs(student, "withdrawn")
    return None


def end_beside_others(caseload: Caseload, student: Student, consent: Consent, reason: str) -> Student | None:
    """End one consent of a student who has another one in force, and return the student as recorded then; None, with nothing done, for the last one. `reason`: for the ledger."""
    student = caseload.as_kept(student)
    if not _staying(caseload, student, consent):
        return None
    _end_one(caseload, student, consent, reason)
    return caseload.student(student.id)


def _staying(caseload: Caseload, student: Student, consent: Consent) -> tuple[Consent, ...]:
    """Return the consents in force without one of them."""
    return tuple(one for one in student.in_force(caseload.today) if one.id != consent.id)


def _named_no_more(caseload: Caseload, student: Student, stays: Sequence[Consent]) -> set[str]:
    """Return the employers, folded, whom the consents in force name and those that stay do not: copies for them go where they still lie."""
    before, after = (caseload_release.employers(caseload, one) for one in (student, student.with_consents(stays)))
    return set(map(name_key, before)) - set(map(name_key, after))


def _goes_on_with_less(caseload: Caseload, student: Student, consent: Consent) -> bool:
    """Return True if a package brought, under a consent that ends, kinds of data that those which stay do not name."""
    stays = _staying(caseload, student, consent)
    return student.keeper is Keeper.STUDENT and not _brought([consent]) <= _all_kinds(stays)


def _end_one(caseload: Caseload, student: Student, consent: Consent, reason: str) -> None:
    """End one of several consents. Where it alone allowed some kinds of data, the vault is made anew from the newest résumé that the others allow;
    copies for employers whom the others do not name go where they still lie as they were written."""
    stays = _staying(caseload, student, consent)
    ends = tuple(one for one in student.consents if one not in stays)
    if not _goes_on_with_less(caseload, student, consent):
        with caseload.vault.transaction():
            for one in ends:
                caseload.end_consent(student, one, reason)
            changed = student.with_consents(stays)
            caseload.store(changed)
        caseload.clear_outputs(changed, reason, caseload_release.employers(caseload, changed))
        return
    allowed = _all_kinds(stays)
    with caseload.open_student(student) as vault:
        versions = [stored_resume.decode(one).resume for one in vault.masters.versions(stored_resume.MAIN)]
    fitting = next((one for one in reversed(versions) if stored_resume.kinds_held(one) <= allowed), None)

    def fill(vault: Vault) -> None:
        if fitting is not None:
            ImportService(vault).accept(fitting)

    caseload.remove([student.with_consents(ends)], reason, closes=False)
    again = _again(caseload, student, fill).with_consents(stays)
    caseload.store(replace(again, student_key=student.student_key, reviewed=student.reviewed))


def end_lapsed(caseload: Caseload) -> None:
    """End the consents that are over of students who have another one in force."""
    for student in caseload.students():
        for one in student.consents if student.earlier else ():
            if one.state(caseload.today) is State.EXPIRED and student.in_force(caseload.today):
                _end_one(caseload, student, one, "expired")
                break  # it ended all that are over


def sweep(caseload: Caseload) -> list[Removal]:
    """End the consents that are over, and remove the students whose time is over."""
    end_lapsed(caseload)
    return caseload.sweep()


def withdrawal_texts(
    caseload: Caseload, student: Student, name: str, consent: Consent | None = None
) -> tuple[tuple[str, Mapping[str, str | int]], ...]:
    """Return codes and params of the sentences on whose consent ends, what goes then, and what is left. `name`: as it is shown; `consent`: only that
    one ends."""
    days = {"days": caseload.grace_days}
    given = consent or student.consent
    ends = ("consent-ends-by", {"name": name, **(_named(given) if given is not None else {})})
    stays = _staying(caseload, student, consent) if consent is not None else ()
    if consent is not None and stays:
        less = caseload.as_kept(student) == student and _goes_on_with_less(caseload, student, consent)
        told: list[tuple[str, Mapping[str, str | int]]] = [ends, *(("consent-stays", _named(one)) for one in stays)]
        allowed = () if less else caseload_release.employers(caseload, student.with_consents(stays))
        files = caseload_outputs.told(caseload_outputs.going(caseload, student, allowed))
        if files or _named_no_more(caseload, student, stays):
            told += [("consent-ends-copies", {}), *files]
        return (*told, ("consent-ends-less", {})) if less else tuple(told)
    files = caseload_outputs.told(caseload_outputs.going(caseload, student))
    if caseload.as_kept(student).keeper is Keeper.COUNSELLOR:
        return (ends, ("consent-ends-kept", days), *files)
    return (ends, ("consent-ends-data", {}), *files, ("consent-leaves-nothing", {}))


def with_consent(caseload: Caseload, consent_or_student: str) -> Student:
    """Return the student by id, pseudonym, or the id of the consent. Raises UserError `student-unknown`."""
    for one in caseload.students():
        if any(given.id == consent_or_student for given in one.consents):
            return one
    return caseload.student(consent_or_student)


def print_form(
    caseload: Caseload,
    student: Student,
    purpose: Purpose,
    *,
    purpose_text: str = "",
    employers: tuple[str, ...] = (),
    expires: str,
    language: str,
) -> tuple[str, bytes]:
    """Return the code and the PDF of a consent form for one student. See `print_forms`."""
    terms = Terms(purpose, purpose_text, employers, caseload.today, expires)
    codes, pdf = print_forms(caseload, [student], terms, language)
    return codes[0], pdf


def print_forms(
    caseload: Caseload, students: Sequence[Student], terms: Terms, language: str, *, kinds: Sequence[str] = USUAL_KINDS
) -> tuple[tuple[str, ...], bytes]:
    """Return the codes, and one PDF, of consent forms for students without a PC to sign; each allows nothing until `sign_form`.

    `kinds`: kinds of data that a student without a résumé here is asked for; the others are asked for those that their résumé holds.
    The employers are remembered for the next form. A later form of a student replaces it. Raises UserError as `require_valid`, EnvironmentProblem
    `pdf-failed`.
    """
    require_valid(terms)
    waiting = [PaperForm(_new_code(), _paper_consent(caseload, one, terms, kinds)) for one in students]
    printed = [
        Form(
            *(student.name, _form_lines(form.terms, language), form.code),
            f"countermark:paper:1:{form.code}:{form.terms.digest}",
        )
        for student, form in zip(students, waiting, strict=True)
    ]
    pdf = consent_forms(caseload.letterhead, printed, language)
    with caseload.vault.transaction():
        if terms.employers:
            caseload.set_form_employers(terms.employers)
        for student, form in zip(students, waiting, strict=True):
            caseload.store(replace(student, form=form))
    return tuple(one.code for one in waiting), pdf


def without_consent(caseload: Caseload) -> list[Student]:
    """List the students who may be asked for a consent, by name: they gave none, or it has expired. Who withdrew one is not asked with the others."""
    return [one for one in caseload.students() if one.state(caseload.today) in (State.MISSING, State.EXPIRED)]


def _new_code() -> str:
    code = base64.b32encode(secrets.token_bytes(5)).decode()
    return f"{code[:4]}-{code[4:]}"


def _paper_consent(caseload: Caseload, student: Student, terms: Terms, kinds: Sequence[str]) -> Consent:
    """Return the consent that a student's form asks for, with the kinds of data in the résumé kept for them, else those of `kinds`."""
    asked = _kinds_kept(caseload, student) or tuple(kind.value for kind in Kind if kind.value in kinds)
    given = Consent(
        *(secrets.token_hex(16), 0, Route.PAPER, terms.purpose, terms.purpose_text, terms.employers),
        *(asked, terms.issued, terms.expires, ""),
    )
    return replace(given, digest=hashlib.sha256(canonical(given.to_json()).encode()).hexdigest())


def asks_kinds(caseload: Caseload, student: Student) -> bool:
    """Return True if no kinds of data are known here of a student's résumé: the form names kinds chosen beforehand."""
    return not _kinds_kept(caseload, student)


def without_resume(caseload: Caseload, students: Sequence[Student]) -> frozenset[str]:
    """Return the ids of the students in whose vaults nothing was done yet, or whose consent is over. (Opens none: they are many.)"""
    over = (State.EXPIRED, State.WITHDRAWN)
    return frozenset(one.id for one in students if not caseload.is_used(one) or one.state(caseload.today) in over)


def _kinds_kept(caseload: Caseload, student: Student) -> tuple[str, ...]:
    """Return the kinds of personal data in a student's résumé here; none where there is no résumé, the vault does not open, or the consent before is
    over: it is not read then."""
    if student.state(caseload.today) in (State.EXPIRED, State.WITHDRAWN) or not caseload.is_used(student):
        return ()
    try:
        with caseload.open_student(student) as vault:
            version = stored_resume.latest(vault)
    except UserError:
        return ()
    held = stored_resume.kinds_held(stored_resume.decode(version).resume) if version is not None else frozenset()
    return tuple(kind.value for kind in Kind if kind.value in held)


def _form_lines(terms: Consent, language: str) -> list[tuple[str, str]]:
    def said(code: str, **params: str | int) -> str:
        return messages.sentence(code, language, params)

    purpose = said(f"purpose-{terms.purpose.value}")
    comma = said("list-comma")
    rows = [(said("consent-purpose"), f"{purpose} {terms.purpose_text}".strip())]
    if terms.employers:
        rows.append((said("consent-employers"), comma.join(terms.employers)))
    if terms.kinds:
        rows.append((said("consent-kinds"), comma.join(said(f"kind-{kind}") for kind in terms.kinds)))
    days = (("consent-issued", terms.issued), ("consent-until", terms.expires))
    return [*rows, *((said(code), long_day(day, language)) for code, day in days)]


def sign_form(caseload: Caseload, untrusted_code: str, *, day: str = "") -> Student:
    """Record that a printed form came back signed, on an ISO day (default: today), and return the student.

    The code counts in any case, with or without hyphen and spaces. It takes the place of the consent for the same purpose, as a package does. Raises UserError
    `consent-code-unknown`, `consent-expired`, `consent-day`.
    """
    student, terms = form_of(caseload, untrusted_code)
    signed = day or caseload.today
    require_valid(Terms(terms.purpose, terms.purpose_text, terms.employers, signed, terms.expires))
    if not terms.issued <= signed <= caseload.today:
        raise UserError("consent-day", day=signed)
    with caseload.vault.transaction():
        changed = replace(_with(caseload, student, replace(terms, issued=signed)), form=None)
        caseload.store(changed)
        _append_received(caseload, student, terms)
    caseload_replaced.clear(caseload, student, changed, terms)
    return changed


def form_of(caseload: Caseload, untrusted_code: str) -> tuple[Student, Consent]:
    """Return the student whose printed form has this code, and the consent that it asks for. Raises UserError `consent-code-unknown`."""
    code = unicodedata.normalize("NFKC", untrusted_code).upper()
    if "COUNTERMARK:PAPER:1:" in code:
        code = code.split(":")[3]
    code = _letters(code)
    for one in caseload.students():
        if one.form is not None and _letters(one.form.code) == code:
            return one, one.form.terms
    raise UserError("consent-code-unknown", given=untrusted_code[:40])


def _letters(code: str) -> str:
    """Return the letters and digits of a form's code: spaces and hyphens do not count."""
    return "".join(filter(str.isalnum, code))


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One student's line on the board of consents; `removed_on`: the ISO day on which the student goes, or empty."""

    student: Student
    state: State
    removed_on: str


def board(caseload: Caseload) -> list[BoardRow]:
    """Return who allowed what, by name."""
    today = caseload.today
    students = (caseload.as_kept(one) if caseload.is_used(one) else one for one in caseload.students())
    return [BoardRow(one, one.state(today), caseload.removal_day(one)) for one in students]


def board_csv(caseload: Caseload, language: str, *, pseudonyms: bool = False) -> bytes:
    """Return the board as a table: who consented to what, by which route, from when until when."""
    titles = ("student", "name", "state", "purpose", "employers", "kinds", "route", "issued", "until", "digest")
    rows = [[messages.sentence(f"board-{title}", language) for title in titles]]
    for line in board(caseload):
        one = line.student
        who = [one.pseudonym, ""] if pseudonyms else [one.id, one.name]
        for given in one.consents or (None,):
            state = given.state(caseload.today) if given is not None else line.state
            said = messages.sentence(f"consent-state-{state.value}", language)
            rows.append([*who, said, *_cells(given, language)])
    return csv_bytes(rows)


def _cells(given: Consent | None, language: str) -> list[str]:
    if given is None:
        return [""] * 7
    said: Mapping[str, str] = {
        "purpose": messages.sentence(f"purpose-{given.purpose.value}", language),
        "route": messages.sentence(f"consent-route-{given.route.value}", language),
    }
    purpose = f"{said['purpose']} {given.purpose_text}".strip()
    employers, kinds = "; ".join(given.employers), " ".join(given.kinds)
    return [purpose, employers, kinds, said["route"], given.issued, given.expires, given.digest]
