"""One draft or one incident that a student shares with a counsellor (a "matter"), and the suggestions that come back.

Sealed like a consent package: a label that opens alone, data, a signature. Format: docs/formats/shared-matter.md. Nothing here stores anything;
whether a consent is in force, and whether a file was seen before, is the caller's to ask.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.caseload import keys, sealing
from app.caseload.keys import Address, Identity
from app.caseload.sealed_container import Package
from app.caseload.students import MAX_NAME, Malformed, valid_day
from app.domain.canonical_json import canonical
from app.errors import UserError

FORMAT: Final = "countermark-matter"
DATA_FORMAT: Final = "countermark-matter-data"
VERSION: Final = 1
MAX_FIELDS: Final = 2_000
MAX_TEXT: Final = 200_000
MAX_FILES: Final = 20
MAX_SUGGESTIONS: Final = 500
_CONTEXT: Final = b"countermark-matter-1\0"
_KEYS: Final = frozenset(
    "answers counsellor_age counsellor_key data_sha256 format id issued kind language student_age student_key title version".split()
)


class MatterKind(StrEnum):
    """Kind of a file: a draft or an incident from a student, or a counsellor's answer to one."""

    DRAFT = "draft"
    INCIDENT = "incident"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Ends:
    """Both ends of an exchange: the student's keys (`student_age`: age recipient that answers are encrypted to) and the counsellor's."""

    student_key: bytes
    student_age: str
    counsellor: Address


@dataclass(frozen=True, slots=True)
class MatterLabel:
    """Contents of a label. `answers`: id of the matter that an answer is about, else empty; `issued`: ISO day."""

    id: str
    kind: MatterKind
    title: str
    ends: Ends
    issued: str
    language: str
    data_sha256: str
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One text that suggestions can be made for: `key` (a field's id, or a part of an incident) and what stands there."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class GivenCopy:
    """A copy that an incident names: its recipient, the kind of recipient, on what ISO day it was given, and which kinds of data were in it."""

    recipient: str
    kind: str
    day: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that a student shares. `report`: an incident as it is stored, of which `parts` are the texts; `copies` that it names, and `files` that the
    student chose, (name, bytes)."""

    kind: MatterKind
    question: str
    parts: tuple[Part, ...]
    report: Mapping[str, object] = field(default_factory=dict)
    copies: tuple[GivenCopy, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()


STEP: Final = "step"
"""Key of a suggestion that is a further thing to do about an incident, not a change of a text."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion: for the part `key` that said `before`, the text `after`, and `why`. Of a step `before` is empty, and `day` says by when
    (ISO; may be empty)."""

    key: str
    before: str
    after: str
    why: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A counsellor's answer: some words, and suggestions that the student accepts or declines one by one."""

    message: str
    suggestions: tuple[Suggestion, ...]


def share(
    matter: Matter, title: str, ends: Ends, sign_key: bytes, *, issued: str, language: str
) -> tuple[MatterLabel, bytes]:
    """Return the label and the file of a matter, signed by the student and encrypted to the counsellor. Raises UserError `consent-too-large`."""
    body: dict[str, object] = {
        "question": matter.question[:MAX_TEXT],
        "parts": [[one.key, one.text] for one in matter.parts],
        "report": dict(matter.report),
        "copies": [[one.recipient, one.kind, one.day, list(one.kinds)] for one in matter.copies],
        "files": [[name, base64.b64encode(data).decode()] for name, data in matter.files],
    }
    label = MatterLabel(secrets.token_hex(16), matter.kind, title[:MAX_NAME], ends, issued, language, "")
    return _sealed(label, body, ends.counsellor.recipient, sign_key)


def reply(
    answer: Answer, about: MatterLabel, sign_key: bytes, *, issued: str, language: str
) -> tuple[MatterLabel, bytes]:
    """Return the label and the file of an answer, signed by the counsellor and encrypted to the student. Raises UserError `consent-too-large`."""
    body: dict[str, object] = {
        "message": answer.message[:MAX_TEXT],
        "suggestions": [[one.key, one.before, one.after, one.why, one.day] for one in answer.suggestions],
    }
    facts = (MatterKind.ANSWER, about.title, about.ends, issued, language, "", about.id)
    return _sealed(MatterLabel(secrets.token_hex(16), *facts), body, about.ends.student_age, sign_key)


def _sealed(
    label: MatterLabel, body: Mapping[str, object], recipient: str, sign_key: bytes
) -> tuple[MatterLabel, bytes]:
    document = {"format": DATA_FORMAT, "version": VERSION, "kind": label.kind.value, **body}
    data = sealing.encrypt(canonical(document).encode(), recipient)
    facts = (label.id, label.kind, label.title, label.ends, label.issued, label.language)
    whole = MatterLabel(*facts, hashlib.sha256(data).hexdigest(), label.answers)
    return whole, sealing.seal(_CONTEXT, canonical(_label_json(whole)).encode(), data, recipient, sign_key)


def is_matter(untrusted_package: Package, age_key: str) -> bool:
    """Return True if a package's label says that it is a shared matter or an answer (proves nothing yet). Raises UserError as `sealing.decrypt`."""
    try:
        body = json.loads(sealing.decrypt(untrusted_package.label, age_key))
    except (ValueError, RecursionError):
        return False
    return isinstance(body, dict) and body.get("format") == FORMAT


def open_shared(untrusted_package: Package, identity: Identity) -> MatterLabel:
    """Decrypt the label of what a student shares, and prove who signed it, without decrypting the data.

    Raises UserError `consent-not-for-you`, `consent-forwarded`, `consent-altered`, `consent-newer`.
    """
    label = _opened(untrusted_package, identity.age_key, lambda found: found.ends.student_key)
    if label.kind is MatterKind.ANSWER:
        raise UserError("consent-altered")
    if label.ends.counsellor != identity.address:
        raise UserError("consent-forwarded")
    return label


def open_answer(untrusted_package: Package, age_key: str) -> MatterLabel:
    """Decrypt the label of an answer, and prove that the counsellor of its label signed it; that this is the one who was asked is the caller's
    to compare. Raises as `open_shared`."""
    label = _opened(untrusted_package, age_key, lambda found: found.ends.counsellor.verify_key)
    if label.kind is not MatterKind.ANSWER:
        raise UserError("consent-altered")
    return label


def _opened(untrusted_package: Package, age_key: str, signer: object) -> MatterLabel:
    assert callable(signer)
    text = sealing.decrypt(untrusted_package.label, age_key)
    label = _read_label(text)
    data = untrusted_package.data
    if data is None or hashlib.sha256(data).hexdigest() != label.data_sha256:
        raise UserError("consent-altered")
    if not sealing.is_signed(_CONTEXT, text, untrusted_package, signer(label)):
        raise UserError("consent-altered")
    return label


def read_matter(untrusted_package: Package, label: MatterLabel, age_key: str) -> Matter:
    """Return what a student shares, of a package whose label was opened. Raises UserError `consent-altered`."""
    body = _data(untrusted_package, label, age_key)
    try:
        return Matter(
            label.kind,
            sealing.bounded(body["question"], MAX_TEXT),
            tuple(Part(*_texts(one, 2)) for one in _rows(body["parts"], MAX_FIELDS)),
            _report(body["report"]),
            tuple(_copy(one) for one in _rows(body["copies"], MAX_FIELDS)),
            tuple(_file(one) for one in _rows(body["files"], MAX_FILES)),
        )
    except (ValueError, TypeError, KeyError):
        raise UserError("consent-altered") from None


def read_answer(untrusted_package: Package, label: MatterLabel, age_key: str) -> Answer:
    """Return an answer, of a package whose label was opened. Raises UserError `consent-altered`."""
    body = _data(untrusted_package, label, age_key)
    try:
        rows = [_texts(one, 5) for one in _rows(body["suggestions"], MAX_SUGGESTIONS)]
        for row in rows:
            if row[4]:
                valid_day(row[4])
        return Answer(sealing.bounded(body["message"], MAX_TEXT), tuple(Suggestion(*row) for row in rows))
    except (ValueError, TypeError, KeyError):
        raise UserError("consent-altered") from None


def _data(untrusted_package: Package, label: MatterLabel, age_key: str) -> Mapping[str, object]:
    assert untrusted_package.data is not None
    try:
        body = json.loads(sealing.decrypt(untrusted_package.data, age_key))
        if (body["format"], body["version"], body["kind"]) != (DATA_FORMAT, VERSION, label.kind.value):
            raise Malformed("data")
    except (ValueError, TypeError, KeyError, RecursionError):
        raise UserError("consent-altered") from None
    assert isinstance(body, dict)
    return body


def _label_json(label: MatterLabel) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": label.id,
        "kind": label.kind.value,
        "title": label.title,
        "student_key": label.ends.student_key.hex(),
        "student_age": label.ends.student_age,
        "counsellor_age": label.ends.counsellor.recipient,
        "counsellor_key": label.ends.counsellor.verify_key.hex(),
        "issued": label.issued,
        "language": label.language,
        "data_sha256": label.data_sha256,
        "answers": label.answers,
    }


def _read_label(untrusted_text: bytes) -> MatterLabel:
    return sealing.read_label(untrusted_text, FORMAT, VERSION, _KEYS, label_from_json)


def label_to_json(label: MatterLabel) -> dict[str, object]:
    """Return a label as JSON, for a vault."""
    return _label_json(label)


def label_from_json(body: Mapping[str, object]) -> MatterLabel:
    """Inverse of `label_to_json`. Raises ValueError, KeyError or TypeError."""
    kind = MatterKind(sealing.bounded(body["kind"], 20))
    counsellor = keys.parse_address(
        Address(
            sealing.bounded(body["counsellor_age"], 100),
            bytes.fromhex(sealing.matching(sealing.KEY, body["counsellor_key"])),
        ).text
    )
    student = bytes.fromhex(sealing.matching(sealing.KEY, body["student_key"]))
    return MatterLabel(
        sealing.matching(sealing.ID, body["id"]),
        kind,
        sealing.bounded(body["title"], MAX_NAME),
        Ends(student, _recipient(body["student_age"]), counsellor),
        valid_day(body["issued"]),
        sealing.matching(sealing.LANGUAGE, body["language"]),
        sealing.matching(sealing.KEY, body["data_sha256"]),
        sealing.matching(sealing.ID, body["answers"]) if kind is MatterKind.ANSWER else _empty(body["answers"]),
    )


def _empty(value: object) -> str:
    if value != "":
        raise Malformed("answers")
    return ""


def _recipient(value: object) -> str:
    import pyrage  # type: ignore[import-untyped]

    text = sealing.bounded(value, 100)
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise Malformed("recipient") from None
    return text


def _rows(value: object, most: int) -> list[object]:
    if not isinstance(value, list) or len(value) > most:
        raise Malformed("rows")
    return value


def _texts(value: object, count: int) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) != count:
        raise Malformed("row")
    return tuple(sealing.bounded(one, MAX_TEXT) for one in value)


def _report(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise Malformed("report")
    return value


def _copy(value: object) -> GivenCopy:
    if not isinstance(value, list) or len(value) != 4:
        raise Malformed("copy")
    recipient, kind, day, kinds = value
    words = tuple(sealing.matching(sealing.WORD, one) for one in _rows(kinds, 100))
    return GivenCopy(sealing.bounded(recipient, MAX_NAME), sealing.bounded(kind, 40), valid_day(day), words)


def _file(value: object) -> tuple[str, bytes]:
    if not isinstance(value, list) or len(value) != 2:
        raise Malformed("file")
    try:
        return sealing.bounded(value[0], MAX_NAME), base64.b64decode(value[1], validate=True)
    except binascii.Error:
        raise Malformed("file") from None


def suggestions_json(answer: Answer) -> list[list[str]]:
    """Return the suggestions as rows of texts, for a vault."""
    return [[one.key, one.before, one.after, one.why, one.day] for one in answer.suggestions]


def suggestions_of(rows: Sequence[Sequence[str]]) -> tuple[Suggestion, ...]:
    """Inverse of `suggestions_json`."""
    return tuple(Suggestion(*(str(one) for one in row)) for row in rows)
