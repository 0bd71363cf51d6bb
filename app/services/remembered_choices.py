"""The choices of the last copy for an addressee: a recipient, and for an agency the employer behind it.

What a person showed beyond a stage was for one addressee. Another employer behind the same agency is another one: for it only what was
left out is remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.domain.policy import Policy
from app.domain.sensitivity import Kind, Operator, Stage
from app.services.copies import REFERENCE
from app.services.prior_disclosures import core_name, employers_behind

if TYPE_CHECKING:
    from app.domain.copies import CopyRecord, Recipient
    from app.vault.vault import Vault

_WITHOUT_BEING_ASKED: Final = (Stage.BROWSE, Stage.APPLY)
"""Stages that may be proposed for an addressee who never had a copy."""


def remembered_policy(vault: Vault, recipient: Recipient, employer: str = "") -> Policy | None:
    """Return the policy of the last copy for a recipient (acting for `employer`), or None where it has none.

    Where an agency's copies were for other employers only, the policy of the last one without what it showed beyond its stage, at Apply or
    an earlier stage.
    """
    behind = employers_behind(vault, recipient.id)
    records = [record for record in vault.copies.for_recipient(recipient.id) if record.policy and not record.voided]
    for record in records:
        if core_name(behind.get(record.copy_id, "")) == core_name(employer):
            return policy_of(record, record.stage, tuple(Operator))
    if not records:
        return None
    stage = records[0].stage if records[0].stage in _WITHOUT_BEING_ASKED else Stage.APPLY
    return policy_of(records[0], stage, (Operator.REMOVE,))


def policy_of(record: CopyRecord, stage: Stage, operators: tuple[Operator, ...]) -> Policy:
    """Return the policy of a stage with those choices of a copy that are among `operators`."""
    from app.redact.policies import stage_policy

    kinds = {kind.value for kind in Kind}
    chosen = {key: Operator(value) for key, value in record.policy.items() if Operator(value) in operators}
    of_kinds = {Kind(key): operator for key, operator in chosen.items() if key in kinds}
    single = {key: operator for key, operator in chosen.items() if key not in kinds}
    return Policy(stage, {**stage_policy(stage).operators, **of_kinds}, single)


def prints_reference(vault: Vault, recipient: Recipient, employer: str = "") -> bool:
    """Return False if the last copy for a recipient (acting for `employer`) left the visible reference out."""
    behind = employers_behind(vault, recipient.id)
    for record in vault.copies.for_recipient(recipient.id):
        same = core_name(behind.get(record.copy_id, "")) == core_name(employer)
        if same and record.policy and not record.voided:
            return REFERENCE not in vault.copies.layout(record.copy_id)
    return True
