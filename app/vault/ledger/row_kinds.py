"""The kinds of rows that a ledger may hold: the one list of them (resources/proof/verify_proof.py carries a copy, for it must
stand alone; a test compares the two). A row of any other kind was not written by this program."""

from __future__ import annotations

from typing import Final

TIMESTAMP: Final = "timestamp"
"""A time-stamping authority's response about an earlier row (app/vault/ledger/timestamp.py)."""
ATTESTED: Final = "attested"
"""How records stood that no row covers whole, because an older version wrote it: "as found on" the row's date."""
RESTORED: Final = "restored"
"""The vault was made of a backup; what other heads of its ledger were known then, and left behind."""
ACCEPTED: Final = "step-back-accepted"
"""The person opened a vault that is older than the one last used, knowingly; which heads were left behind."""

KINDS: Final = frozenset(
    {
        *("vault", "master", "copy", "copy-voided", "copy-edited", "recipient-changed"),
        *("check", "gate", "incident", "incident-updated", "incident-file", "trace"),
        *("reconstructed", "reconstructed-voided", "request", TIMESTAMP),
        *("letter", "letter-answered"),
        *("student-added", "student-removed", "consent-given", "consent-received", "consent-ended", "handover"),
        *("matter-shared", "matter-received", "matter-answered"),
        *(ATTESTED, RESTORED, ACCEPTED),
    }
)
