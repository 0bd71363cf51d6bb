"""The student's side of consent, in the student's own vault: making a package, ending one, and the list of those given.

The vault keeps who may read what until when, and the key of each counsellor as first seen: another key under the same name stops.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from app.caseload import consent_package, keys
from app.caseload.consent_package import Label, Terms
from app.caseload.keys import Address, parse_address
from app.caseload.students import Consent, Purpose, consent_from_json
from app.clock import local_day
from app.domain.canonical_json import canonical
from app.domain.policy import Policy, Redaction
from app.domain.resume import fields
from app.domain.resume_json import to_json
from app.errors import UserError
from app.services import stored_resume, student_keys
from app.workers.cancellation import CancelToken

if TYPE_CHECKING:
    from app.vault.vault import Vault

_GIVEN: Final = "consent-given:"
_COUNSELLOR: Final = "consent-counsellor:"
_SEQUENCE: Final = "consent-sequence"


@dataclass(frozen=True, slots=True)
class Given:
    """A consent that the person gave: its terms, to whom, the day it was ended, and the day when a later one for the same purpose took its place at
    the counsellor (both empty: it was not)."""

    terms: Consent
    counsellor: str
    address: Address
    withdrawn: str
    replaced: str = ""

    def is_in_force(self, today: str) -> bool:
        """Return True if it holds on an ISO day."""
        return not self.withdrawn and not self.replaced and today <= self.terms.expires


@dataclass(frozen=True, slots=True)
class Made:
    """A package that was made. `first_contact`: the counsellor's key was not known before: compare fingerprints."""

    label: Label
    data: bytes
    first_contact: bool
    withheld: tuple[str, ...] = ()


class ConsentService:
    """Consents given from one open vault, the student's own."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def given(self) -> list[Given]:
        """List every consent given, in order."""
        rows = self._vault.preferences.with_prefix(_GIVEN).values()
        given = sorted((_given(row) for row in rows), key=lambda one: one.terms.sequence)
        return [replace(one, replaced=_replaced(one, given[at:])) for at, one in enumerate(given, 1)]

    def beside(self, given: Given) -> list[Given]:
        """List the other consents that the same counsellor has in force."""
        today = local_day(self._vault.clock())
        others = (one for one in self.given() if one.address == given.address and one.terms.id != given.terms.id)
        return [one for one in others if one.is_in_force(today)]

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the person's own key, for the counsellor to compare."""
        return keys.fingerprint(keys.public_key(student_keys.sign_key(self._vault)))

    def make(
        self,
        counsellor: str,
        address_text: str,
        policy: Policy,
        purpose: str,
        *,
        purpose_text: str = "",
        employers: tuple[str, ...] = (),
        expires: str,
        master: str = stored_resume.MAIN,
        cancel: CancelToken | None = None,
    ) -> Made:
        """Make a package for a counsellor, and record it. What `policy` withholds is not in it; that is verified before it is encrypted.

        Raises UserError `no-resume`, `counsellor-key-invalid`, `counsellor-key-changed`, `consent-…`.
        """
        address, first = self._known_address(counsellor, address_text)
        redaction = chosen(self._vault, policy, master, cancel)
        given = fields(redaction.resume)
        today = local_day(self._vault.clock())
        with self._vault.transaction():
            label, data = consent_package.make(
                to_json(redaction.resume),
                Terms(Purpose(purpose), purpose_text, _unique(employers), today, expires),
                student=stored_resume.current(self._vault, master).resume.basics.name,
                sign_key=student_keys.sign_key(self._vault),
                counsellor=address,
                sequence=self._next_sequence(),
                kinds=sorted({field.kind.value for field in given if field.kind}),
                counts=Counter(field.id.split(".")[0] for field in given),
                language=redaction.resume.language,
            )
            self._remember(label, counsellor, "")
            facts = {"package": label.id, "digest": label.digest, "expires": expires, "kinds": list(label.kinds)}
            self._vault.ledger.append("consent-given", {**facts, "purpose": purpose, "counsellor": address.fingerprint})
        return Made(label, data, first, tuple(sorted({one.kind.value for one in redaction.withheld})))

    def withdraw(self, package_id: str) -> Made:
        """Make the package that ends a consent, and record it; again, if it was lost. Raises UserError `consent-unknown`."""
        given = next((one for one in self.given() if one.terms.id == package_id), None)
        if given is None:
            raise UserError("consent-unknown", id=package_id)
        today = local_day(self._vault.clock())
        with self._vault.transaction():
            label, data = consent_package.withdraw(
                given.terms,
                student="",
                sign_key=student_keys.sign_key(self._vault),
                counsellor=given.address,
                sequence=self._next_sequence(),
                today=today,
                language="",
            )
            row = self._vault.preferences.get(_GIVEN + package_id)
            self._vault.preferences.set(_GIVEN + package_id, {**row, "withdrawn": given.withdrawn or today})
            body = {"package": package_id, "reason": "withdrawn", "digest": label.digest}
            self._vault.ledger.append("consent-ended", body)
        return Made(label, data, first_contact=False)

    def _remember(self, label: Label, counsellor: str, withdrawn: str) -> None:
        row = {"terms": label.consent.to_json(), "counsellor": counsellor, "withdrawn": withdrawn}
        self._vault.preferences.set(_GIVEN + label.id, {**row, "address": label.counsellor.text})
        self._vault.preferences.set(_COUNSELLOR + _plain(counsellor), label.counsellor.text)

    def _known_address(self, counsellor: str, text: str) -> tuple[Address, bool]:
        """Return the address, and whether it is the first of that counsellor."""
        known = self._vault.preferences.get(_COUNSELLOR + _plain(counsellor), "")
        address = parse_address(text or known)
        if known and known != address.text:
            raise UserError(
                "counsellor-key-changed",
                name=counsellor,
                known=parse_address(known).fingerprint,
                found=address.fingerprint,
            )
        return address, not known

    def forget_counsellor(self, counsellor: str) -> None:
        """Forget the key of a counsellor, after the person compared the new one's fingerprint."""
        self._vault.preferences.set(_COUNSELLOR + _plain(counsellor), None)

    def _next_sequence(self) -> int:
        number = int(self._vault.preferences.get(_SEQUENCE, 0)) + 1
        self._vault.preferences.set(_SEQUENCE, number)
        return number


def chosen(vault: Vault, policy: Policy, master: str, cancel: CancelToken | None = None) -> Redaction:
    """Return what a policy leaves of a résumé, read again by other code than chose it.

    Raises UserError `no-resume`, `consent-refused` if anything withheld is still in it.
    """
    from app.redact.engine import redact  # here: both bring numpy, which a window at rest need not hold
    from app.services.file_verification import verify_against_policy

    redaction = redact(stored_resume.current(vault, master).resume, policy)
    data = canonical(to_json(redaction.resume)).encode()
    found = verify_against_policy(vault, "resume.json", data, policy, master=master, cancel=cancel)
    if not found.clean:
        first = found.findings[0] if found.findings else None
        raise UserError("consent-refused", field=(first.field or str(first.kind or "")) if first else "")
    return redaction


def _given(row: Mapping[str, Any]) -> Given:
    terms, address = consent_from_json(row["terms"]), parse_address(str(row["address"]))
    return Given(terms, str(row["counsellor"]), address, str(row["withdrawn"]))


def _replaced(one: Given, later: Sequence[Given]) -> str:
    """Return the day when one of the later consents took the place of one; empty if none did while it was in force."""
    same = (other for other in later if (other.address, other.terms.purpose) == (one.address, one.terms.purpose))
    day = next((other.terms.issued for other in same), "")
    return day if day <= one.terms.expires and not one.withdrawn else ""


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _unique(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (" ".join(name.split()) for name in names))))
