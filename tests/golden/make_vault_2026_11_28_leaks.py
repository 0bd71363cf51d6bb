"""What leaked from the frozen vault of 2026-11-28, and what the program of commit 702f3ef said of it. DO NOT RUN IT AGAIN.

Called by `make_vault_2026_11_28.py` only, in the checkout of that commit.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdf
from old_vaults import Leak, answer, copies_of, state_of

from app.domain.document import Heading
from app.marks import simulated_attacks
from app.marks.attribution import Examiner
from app.marks.simulated_attacks import without_contact
from app.services import traces as traces_module
from app.services.traces import TraceService

TEXT_ATTACKS = (
    ("whole", simulated_attacks.verbatim),
    ("whole", simulated_attacks.cleaned),
    ("whole", simulated_attacks.lowered),
    ("whole", simulated_attacks.wrapped),
    ("half", simulated_attacks.excerpt(0.5)),
    ("half", simulated_attacks.excerpt(0.5)),
    ("third", simulated_attacks.excerpt(0.333)),
    ("third", simulated_attacks.excerpt(0.333)),
    ("reordered", simulated_attacks.lists_shuffled),
    ("reordered", None),
    ("retyped", simulated_attacks.retyped),
    ("retyped", simulated_attacks.excerpt(0.5, simulated_attacks.retyped)),
    ("platform", simulated_attacks.platform),
    ("ocr", simulated_attacks.ocr_attack(0.03)),
)
SOURCES = (3, 30, 60, 75, 95, 118, 131, 150, 158, 172, 190)
"""Copies that leaked: of every master version and specification."""


def sections_moved(document: object, rng: random.Random) -> str:
    """The sections in another order than any copy has."""
    text, sections = [], [[]]
    for line in simulated_attacks.lines(document):
        if line in {block.text for block in document.blocks if isinstance(block, Heading)}:
            sections.append([])
        sections[-1].append(line)
    rng.shuffle(sections)
    for one in sections:
        text += one
    return "\n".join(text)


def attacked(made: list, rng: random.Random) -> Iterator[tuple[str, str, bytes]]:
    """Texts without contact data: four attacks a copy, all attacks over all copies."""
    number = 0
    for source in SOURCES:
        _, plan = made[source]
        document = without_contact(plan.document)
        for _ in range(5):
            group, attack = TEXT_ATTACKS[number % len(TEXT_ATTACKS)]
            text = (attack or sections_moved)(document, rng)
            yield group, f"{group} {plan.reference} {number}", text.encode()
            number += 1


def mixed(made: list, rng: random.Random) -> Iterator[tuple[str, str, bytes]]:
    """Two copies of one version in one text, line by line, in halves, and of two versions."""
    pairs = ((60, 71), (62, 90), (118, 121), (170, 181), (30, 100))
    for number, pair in enumerate(pairs):
        first, second = (simulated_attacks.lines(without_contact(made[one][1].document)) for one in pair)
        if number % 2:
            lines = first[: len(first) // 2] + second[len(second) // 2 :]
        else:
            lines = [rng.choice(both) for both in zip(first, second, strict=False)]
        names = " ".join(made[one][1].reference for one in pair)
        yield "mixed", f"mixed {names}", "\n".join(lines).encode()


def foreign() -> Iterator[tuple[str, str, bytes]]:
    """Texts that come from no copy."""
    from benchmarks.marks_fixtures import load

    for name in ("heldout_en_product", "heldout_zh_accountant"):
        yield "foreign", f"foreign {name}", "\n".join(_prose(load(name, name).resume)).encode()
    yield "foreign", "foreign posting", "急招仓库管理员，月薪八千，包吃住，无需经验，当天入职。".encode()
    yield "foreign", "foreign mail", b"Dear applicant, your parcel could not be delivered. Call us today."
    yield "foreign", "foreign empty", b"\n"
    yield (
        "foreign",
        "foreign own words",
        b"I worked in a warehouse in Peoria, then in Decatur, and I can drive a forklift.",
    )


def _prose(resume: object) -> list[str]:
    from app.domain.resume import fields

    return [field.value for field in fields(resume) if field.value]


def contact(made: list) -> Iterator[tuple[str, str, bytes]]:
    """Contact data alone: numbers and addresses that copies held, aliases in rows and in headers of mail."""
    aliased = [plan for _, plan in made if plan.aliases]
    yield "phone", "phone en", b"+1 312 555 0188"
    yield "phone", "phone en spaced", b"call (312) 555-0188 about the job"
    yield "phone", "phone zh", "陈先生 15012340000".encode()
    yield "phone", "phone zh full width", "１５０ １２３４ ００００".encode()
    yield "address", "address en", b"tobin.ashgrove@example.org"
    yield "address", "address zh", "麦青 maiqing1998@example.com".encode()
    for plan in (aliased[2], aliased[40], aliased[-1]):
        yield "alias", f"alias row {plan.reference}", f"Ashgrove,{plan.aliases['basics.email']},warehouse".encode()
    spoiled = aliased[9].aliases["basics.email"]
    place = spoiled.index("@") - 3
    wrong = spoiled[:place] + ("z" if spoiled[place] != "z" else "y") + spoiled[place + 1 :]
    yield "alias", f"alias row, one wrong letter {aliased[9].reference}", wrong.encode()


def mails(made: list) -> Iterator[tuple[str, str, str, bytes]]:
    """Mail to an alias, mail that carries a copy's text, a mail box with both."""
    aliased = [plan for _, plan in made if plan.aliases]
    head = "From: offers@cash.example\r\nDate: Mon, 26 Oct 2026 08:00:00 +0000\r\n"

    def to(plan: object, body: str = "A loan is waiting for you.") -> str:
        kind = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        return f"{head}To: {plan.aliases['basics.email']}\r\nSubject: Offer\r\n{kind}\r\n{body}\r\n"

    text = "\n".join(simulated_attacks.lines(without_contact(aliased[33].document)))
    yield "mail-to-alias", f"mail to {aliased[11].reference}", "offer.eml", to(aliased[11]).encode()
    yield "mail-to-alias", f"mail to {aliased[-4].reference}", "贷款.eml", to(aliased[-4], "您好，贷款已批。").encode()
    yield "mail-headers", f"source of a mail to {aliased[15].reference}", "", to(aliased[15]).encode()
    yield "mail-headers", f"source of a mail to {aliased[-9].reference}", "", to(aliased[-9], "您好").encode()
    yield "mail", f"mail with text {aliased[33].reference}", "text.eml", to(aliased[33], text).encode()
    both = "".join(
        f"From x@cash.example Mon Oct 26 08:00:00 2026\n{to(plan)}\n".replace("\r\n", "\n") for plan in aliased[20:22]
    )
    names = " ".join(plan.reference for plan in aliased[20:22])
    yield "mail-to-alias", f"mail box to {names}", "box.mbox", both.encode()


def files(made: list, vault: object) -> Iterator[tuple[str, str, str, bytes]]:
    """Files as they were handed over, and saved anew by another program."""
    for fmt in ("pdf", "docx", "txt", "json"):
        found = [one.record for one, _ in made if fmt in {file.format for file in one.record.files}]
        for record in (found[1], found[-1]):
            data = vault.copies.file_bytes(record.copy_id, fmt)
            yield "file-exact", f"{fmt} as sent {record.reference}", f"resume.{fmt}", data
            if fmt in ("pdf", "docx"):
                anew = _pdf_anew(data) if fmt == "pdf" else _docx_anew(data)
                yield "file-read", f"{fmt} saved anew {record.reference}", f"saved.{fmt}", anew


def _pdf_anew(data: bytes) -> bytes:
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        writer.add_page(page)
    writer.write(out)
    return out.getvalue()


def _docx_anew(data: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def cautious(made: list) -> Iterator[tuple[str, str, bytes]]:
    """What a later program may answer more carefully: see `old_vaults.CAUTIOUS`."""
    body = [simulated_attacks.lines(without_contact(plan.document)) for _, plan in made]
    marks = [plan.reference for _, plan in made]
    yield "phone-unheld", "phone of nobody", b"+1 312 555 0199"
    yield "phone-unheld", "phone of nobody in China", "手机 13900001111".encode()
    yield "phone-unheld", "phone of nobody in a row", b"Tobin,+44 7700 900765,warehouse"
    yield (
        "reference-in-prose",
        "cited in a mail",
        f"Hello, I am calling about your resume with Ref {marks[70]}, is it current?".encode(),
    )
    yield "reference-in-prose", "cited in Chinese", f"您好，关于编号 {marks[160]} 的简历，请回电。".encode()
    yield "reference-in-prose", "cited twice", f"Compare {marks[72]} with {marks[80]}.".encode()
    yield "reference-in-prose", "alone on its line", f"Ref {marks[75]}".encode()
    yield "reference-in-prose", "lower case", f"see {marks[90].lower()} please".encode()
    for number, other in ((60, 77), (121, 70), (150, 160), (181, 185)):
        text = "\n".join([*body[number], f"Ref {marks[other]}"])
        yield "reference-conflict", f"body {marks[number]}, reference {marks[other]}", text.encode()
    half = body[95][: len(body[95]) // 2]
    yield (
        "reference-conflict",
        f"half of {marks[95]}, reference {marks[99]}",
        "\n".join([*half, f"Ref {marks[99]}"]).encode(),
    )
    whole = "\n".join(simulated_attacks.lines(made[62][1].document) + simulated_attacks.lines(made[86][1].document))
    yield "reference-conflict", f"whole {marks[62]} and {marks[86]}", whole.encode()


def every(vault: object, made: list) -> Iterator[Leak]:
    """All of it. (A scan as sent, asked too, was left out again: what can be read of a picture depends on the machine.)"""
    rng = random.Random(20261128)
    pasted = [*attacked(made, rng), *mixed(made, rng), *foreign(), *contact(made), *cautious(made)]
    for source in (8, 66, 120, 155, 175):
        text = "\n".join(simulated_attacks.lines(made[source][1].document))
        pasted.append(("whole-with-contact", f"whole {made[source][1].reference} with contact", text.encode()))
        part = text[: len(text) * 2 // 3]
        pasted.append(("whole-with-contact", f"beginning {made[source][1].reference} with contact", part.encode()))
    for number in (5, 88):
        text = "\n".join(simulated_attacks.lines(without_contact(made[number][1].document)))
        pasted.append(("voided-or-edited", f"copy {made[number][1].reference}", text.encode()))
    for group, key, data in pasted:
        yield Leak(key, group, "", data)
    for group, key, name, data in (*mails(made), *files(made, vault)):
        yield Leak(key, group, name, data)


def freeze_leaks(vault: object, made: list, folder: Path, secrets: dict) -> dict:
    """Write every leak into `folder`; return what the program says of it and of the vault."""
    folder.mkdir(exist_ok=True)
    service, traces = TraceService(vault), []
    examiner = Examiner(service.issued_versions())  # made ready once; nothing is recorded meanwhile
    traces_module.attribute_many = lambda texts, issued: examiner.examine(texts)
    for number, leak in enumerate(every(vault, made)):
        file = f"{number:03d}{Path(leak.name).suffix or '.txt'}"
        (folder / file).write_bytes(leak.data)
        row = {"key": leak.key, "group": leak.group, "name": leak.name, "file": file}
        traces.append(row | answer(service, leak))
    return secrets | state_of(vault) | {"copies": copies_of(vault), "traces": traces}
