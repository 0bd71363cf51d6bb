"""Lines that tell what a consent package says of itself, before anything of it is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.sensitivity import Kind
from ui.desktop.shell import vocabulary
from ui.desktop.shell.date_formats import short
from ui.desktop.shell.messages import sentence
from ui.desktop.widgets.safe_text import one_line

if TYPE_CHECKING:
    from app.caseload.consent_package import Label
    from app.services.caseload import Caseload
    from app.services.caseload_consent import Incoming
    from app.services.caseload_namesakes import Difference, Likeness


def label_lines(label: Label, *, pseudonyms: bool = False) -> Sequence[str]:
    """Return what a package says of itself, line by line; with `pseudonyms` without the student's name."""
    if label.withdraws:
        return (sentence("consent-label-withdraws", {"id": label.withdraws}),)
    purpose = f"{sentence(f'purpose-{label.purpose.value}')} {one_line(label.purpose_text)}".strip()
    comma = sentence("list-comma")
    rows = (
        ("consent-student", "" if pseudonyms else one_line(label.student)),
        ("consent-purpose", purpose),
        ("consent-employers", comma.join(map(one_line, label.employers))),
        ("consent-kinds", comma.join(map(_kind_name, label.kinds))),
        ("consent-issued", short(label.issued)),
        ("consent-until", short(label.expires)),
    )
    line = QCoreApplication.translate("CaseloadView", "{name}: {text}")
    return tuple(line.format(name=sentence(code), text=text) for code, text in rows if text)


def incoming_lines(caseload: Caseload, incoming: Incoming, *, pseudonyms: bool) -> Sequence[str]:
    """Return what the counsellor reads before a package is taken; of one that ends a consent: whose, what goes, and what is left."""
    from app.services.caseload_consent import arrival_texts, withdrawal_texts

    if incoming.label.withdraws and incoming.student is not None:
        name = incoming.student.pseudonym if pseudonyms else one_line(incoming.student.name)
        texts = withdrawal_texts(caseload, incoming.student, name, incoming.ends)
        return told_lines(texts, pseudonyms=pseudonyms)
    lines = [*label_lines(incoming.label, pseudonyms=pseudonyms)]
    if incoming.first_contact:
        lines.append(sentence("fingerprint-compare", {"fingerprint": incoming.fingerprint}))
    lines += told_lines(arrival_texts(caseload, incoming), pseudonyms=pseudonyms)
    if incoming.namesakes:
        lines.append(sentence("consent-name-known"))
    return tuple(lines)


def told_lines(texts: Iterable[tuple[str, Mapping[str, str | int]]], *, pseudonyms: bool = False) -> tuple[str, ...]:
    """Return sentences with their days as the window shows days; with `pseudonyms` files are only counted: their names hold the student's."""
    days, hidden = ("day", "until"), {"consent-ends-files": "consent-ends-file-count"} if pseudonyms else {}
    return tuple(
        sentence(
            hidden.get(code, code),
            {key: short(str(value)) if key in days and value else value for key, value in params.items()},
        )
        for code, params in texts
    )


def likeness_lines(found: Sequence[Likeness], *, pseudonyms: bool) -> Sequence[str]:
    """Return what a package and each student of its name have in common, what differs, and what becomes of a résumé that is here. `pseudonyms`: no
    value is shown."""
    translate = QCoreApplication.translate
    told = list[str]()
    for one in found:
        parts = list[str]()
        if one.student.student_key:
            parts.append(translate("CaseloadView", "packages of this student are signed by another key"))
        if one.same:
            kinds = ", ".join(vocabulary.kind(kind) for kind in one.same)
            parts.append(translate("CaseloadView", "the same: {kinds}").format(kinds=kinds))
        parts += [_difference(row, pseudonyms=pseudonyms) for row in one.different]
        if not one.same and not one.different:
            parts.append(translate("CaseloadView", "nothing here to compare with"))
        if one.version:
            params = {"here": one.version, "new": one.version + 1}
            parts.append(
                translate(
                    "CaseloadView", "theirs would become version {new} of the résumé here; version {here} stays"
                ).format(**params)
            )
        name = one.student.pseudonym if pseudonyms else f"{one_line(one.student.id)} {one_line(one.student.name)}"
        told += [name, *(f"• {part}" for part in parts)]
    return told


def _difference(row: Difference, *, pseudonyms: bool) -> str:
    translate = QCoreApplication.translate
    if pseudonyms:
        return translate("CaseloadView", "different: {kind}").format(kind=vocabulary.kind(row.kind))
    here, package = (", ".join(map(one_line, values)) for values in (row.here, row.package))
    text = translate("CaseloadView", "different: {kind} ({here} here, {package} in the package)")
    return text.format(kind=vocabulary.kind(row.kind), here=here, package=package)


def _kind_name(code: str) -> str:
    """Return the name of a kind of personal data; a newer program may know others."""
    try:
        return vocabulary.kind(Kind(code))
    except ValueError:
        return one_line(code)
