"""Made tests/golden/vault-2026-11-28, once, with the program of commit 702f3ef. Kept to show how. DO NOT RUN IT AGAIN.

The point of the frozen vault is that no later program wrote it. It was run in a checkout of that commit, with that
checkout's environment, as `python make_vault_2026_11_28.py WORK`; keys, copy ids and so every mark are random. A later
format gets a script and a folder of its own.
"""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import subprocess
import sys
import tarfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(Path.cwd()), str(Path.cwd() / "tests" / "vault"), str(HERE)]

from make_vault_2026_11_28_leaks import freeze_leaks  # noqa: E402
from PIL import Image, ImageDraw, ImageFont  # noqa: E402

from app import resources, settings  # noqa: E402
from app.domain.applications import DateKind, ImportantDate, PastApplication, Status  # noqa: E402
from app.domain.copies import RecipientKind  # noqa: E402
from app.domain.incidents import Surfaced  # noqa: E402
from app.domain.resume import rewrite  # noqa: E402
from app.domain.sensitivity import Kind, Stage  # noqa: E402
from app.mail.reading import read_parts  # noqa: E402
from app.redact.policies import load_policy, stage_policy  # noqa: E402
from app.services import copies as copies_module  # noqa: E402
from app.services import ledgers, prior_disclosures, risk_confirmation, stored_resume, vaults  # noqa: E402
from app.services.applications import ApplicationService  # noqa: E402
from app.services.checks import CheckService  # noqa: E402
from app.services.copies import CopyRequest, CopyService  # noqa: E402
from app.services.copy_plan import AliasScheme  # noqa: E402
from app.services.id_scans import ScanRequest, ScanService  # noqa: E402
from app.services.imports import ImportService  # noqa: E402
from app.services.incidents import Details, IncidentService, build_comparison  # noqa: E402
from app.services.ledgers import import_stamp, request_stamp  # noqa: E402
from app.services.manual_edits import record_manual_edit  # noqa: E402
from app.services.network_request_log import RequestLine, vault_log  # noqa: E402
from app.services.recipients import RecipientService  # noqa: E402
from app.services.traces import TraceService  # noqa: E402
from app.services.trash import Trash  # noqa: E402
from app.services.wordings import WordingService  # noqa: E402
from app.workers import isolation  # noqa: E402
from app.workers.children import start_child  # noqa: E402
from benchmarks.marks_fixtures import FOLDER as RESUMES  # noqa: E402
from benchmarks.marks_fixtures import parse  # noqa: E402
from checkers.guided import pasted_register_page  # noqa: E402
from tests.copied_children import Template  # noqa: E402
from tests.vault.timestamp_authority import Authority  # noqa: E402
from ui.checking import Engine  # noqa: E402

PASSPHRASE = "old vault 旧保险库 2026"
BACKUP_PASSPHRASE = "one-file backup 备份"
CHINESE = "中文"
NUMBER = "11010519491231002X"
"""The sample number of GB 11643-1999."""

EMPLOYERS = {
    "Prairie Cold Storage": "Halvorsen Brothers",
    "Fulton Parcel": "Fulton Quickline",
    "Decatur Hardware": "Millrace Supply",
}
"""Names that share no word with the sentences, so that a stage may withhold them."""

RECIPIENTS = (
    ("Prairie Foods Inc", RecipientKind.EMPLOYER, ("prairiefoods.example",)),
    ("Northwind Logistics Ltd", RecipientKind.EMPLOYER, ("northwind.example",)),
    ("Lakeshore Parcel", RecipientKind.EMPLOYER, ()),
    ("Hollis & Crane Warehousing", RecipientKind.EMPLOYER, ("holliscrane.example",)),
    ("Peoria County Hospital", RecipientKind.EMPLOYER, ()),
    ("Blue Heron Cold Chain", RecipientKind.EMPLOYER, ()),
    ("Kestrel Freight", RecipientKind.EMPLOYER, ("kestrel.example", "jobs.kestrel.example")),
    ("Summit Retail Group", RecipientKind.EMPLOYER, ()),
    ("JobSquare", RecipientKind.PLATFORM, ("jobsquare.example",)),
    ("WorkHarbor", RecipientKind.PLATFORM, ()),
    ("Staffline Partners", RecipientKind.AGENCY, ("staffline.example",)),
    ("Brightpath Recruiting", RecipientKind.AGENCY, ()),
    ("Dana Whitlock", RecipientKind.PERSON, ()),
    ("Uncle Ray", RecipientKind.PERSON, ()),
    ("远山物流有限公司", RecipientKind.EMPLOYER, ("yuanshan.example",)),
    ("长风食品集团股份有限公司深圳分公司", RecipientKind.EMPLOYER, ()),
    ("海蓝电商（杭州）有限公司", RecipientKind.EMPLOYER, ()),
    ("星河优选科技有限公司", RecipientKind.EMPLOYER, ("xinghe.example",)),
    ("南粤新零售", RecipientKind.EMPLOYER, ()),
    ("云帆直播基地", RecipientKind.EMPLOYER, ()),
    ("招聘广场", RecipientKind.PLATFORM, ("zhaopin-gc.example",)),
    ("职达网", RecipientKind.PLATFORM, ()),
    ("锦程人力资源有限公司", RecipientKind.AGENCY, ("jincheng-hr.example",)),
    ("周老师", RecipientKind.PERSON, ()),
    ("表姐 Lin", RecipientKind.PERSON, ()),
)

OWN_POLICIES = (
    '{"base": "apply", "set": {"phone": "keep", "employer": "generalise"}}',
    '{"base": "browse", "set": {"name": "keep", "dates": "keep"}}',
    '{"base": "interview", "set": {"address": "remove", "birth": "generalise"}}',
    '{"base": "apply", "set": {"email": "keep"}, "fields": {"basics.summary": "remove"}}',
)
STAGES = (Stage.APPLY, Stage.BROWSE, Stage.APPLY, Stage.INTERVIEW, Stage.APPLY, Stage.OFFER)


class Calendar:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 4, 7, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **more: int) -> None:
        self.now += timedelta(**more)


@dataclass
class Maker:
    """The vault in the making; `made` holds every copy with the plan it was made from."""

    folder: Path
    clock: Calendar = field(default_factory=Calendar)
    made: list = field(default_factory=list)
    cards: list = field(default_factory=list)

    def begin(self) -> None:
        self.vault = vaults.create_vault(self.folder / "vault", PASSPHRASE, keyring=False, clock=self.clock)

    def reopen(self) -> None:
        vaults.close_vault(self.vault)  # makes the rolling local backup that is due
        self.vault = vaults.open_vault(self.folder / "vault", PASSPHRASE, clock=self.clock)

    def copies(self, count: int, recipients: range, *, master: str = stored_resume.MAIN, spec: int = 3) -> None:
        """`count` copies of the newest version of a master, as one with that carrier specification made them."""
        service = CopyService(self.vault, self.clock)
        copies_module.SPEC_VERSION = spec
        for number in range(count):
            self.clock.on(hours=19, minutes=number % 11)
            name, kind, domains = RECIPIENTS[recipients[number % len(recipients)]]
            recipient = RecipientService(self.vault).find_or_add(name, kind, domains)
            own = number % 9 == 4
            policy = load_policy(OWN_POLICIES[number // 9 % 4]) if own else stage_policy(STAGES[number % len(STAGES)])
            formats = ("txt",) if number % 8 else ("txt", "json")
            if number % 17 == 2:
                formats = ("pdf",) if number % 2 and count > 24 else ("docx", "txt")
            channel = ("file", "email", "upload")[number % 3]
            request = CopyRequest(recipient, policy, formats, master=master, channel=channel)
            plan = service.plan(request)
            self.made.append((service.make(request, self.folder / "copies", plan=plan), plan))
        copies_module.SPEC_VERSION = 3

    def accept(self, file: str, master: str, personal: dict, *, wordings: bool = True) -> None:
        text = (RESUMES / file).read_text("utf-8")
        for old, new in EMPLOYERS.items():
            text = text.replace(old, new)
        data = json.loads(text)
        data["work"] = [job | {"highlights": job["highlights"][:4]} for job in data["work"][:2]]
        data["skills"][0]["keywords"] = data["skills"][0]["keywords"][
            :7
        ]  # small: an encrypted page cannot be compressed
        data.pop("interests", None)
        data["basics"].update(personal.pop("basics", {}))
        fixture = parse(data | {"x-personal": personal}, file, wordings=wordings)
        words = {one.field_id: one.variants for one in fixture.wordings}
        ImportService(self.vault).accept(fixture.resume, master=master, note=file, wordings=words)


def fill_copies(maker: Maker) -> None:
    """The masters and 199 marked copies; the rolling local backup is made early, while the vault is small."""
    vault, alias = maker.vault, lambda *scheme: CopyService(vault).set_alias_scheme(AliasScheme(*scheme))
    own = {"birthDate": "1992-03-17", "gender": "male", "idNumbers": [{"kind": "passport", "value": "X48219376"}]}
    maker.accept("en_sparse.json", stored_resume.MAIN, dict(own), wordings=False)
    maker.copies(6, range(14), spec=1)
    maker.reopen()
    vault = maker.vault
    maker.copies(18, range(14), spec=1)
    maker.copies(16, range(2, 14), spec=2)
    maker.accept("en_sparse.json", stored_resume.MAIN, dict(own))
    alias("subaddress")
    maker.copies(70, range(14))
    number = WordingService(vault).sentences()[0]
    open_numbers = [one.number for one in number.variants if one.number and not one.approved]
    if open_numbers:
        WordingService(vault).approve(number.field_id, open_numbers[:1])
    current = stored_resume.current(vault)
    changed = rewrite(current.resume, lambda field: field.value.replace("Peoria", "Springfield"))
    ImportService(vault).accept(changed, note="moved")
    maker.copies(30, range(14))
    person = {"birthDate": "1997-11-02", "gender": "女", "nativePlace": "湖南衡阳", "politicalStatus": "共青团员"}
    person |= {"maritalStatus": "未婚", "idNumbers": [{"kind": "resident", "value": NUMBER}]}
    maker.accept("imported_zh.json", CHINESE, person)
    maker.copies(24, range(14, 25), master=CHINESE)
    for sentence in WordingService(vault).sentences(CHINESE):
        numbers = [one.number for one in sentence.variants if one.number and not one.approved]
        WordingService(vault).approve(sentence.field_id, numbers, CHINESE) if numbers else None
    alias("catch-all", "mai-mail.example")
    maker.copies(6, range(14, 25), master=CHINESE)
    alias("subaddress")
    maker.copies(29, range(14, 25), master=CHINESE)


def picture(lines: list[str], size: tuple[int, int], kind: str = "PNG") -> bytes:
    """A small picture on which lines of text stand."""
    made = Image.new("L", size, 246)
    pen, font = ImageDraw.Draw(made), ImageFont.truetype(str(resources.path("fonts", "NotoSansSC-Bold.ttf")), 30)
    for number, line in enumerate(lines):
        pen.text((30, 30 + 60 * number), line, font=font, fill=10)
    out = io.BytesIO()
    made.save(out, kind, optimize=True, quality=50)
    return out.getvalue()


def fill_scan(maker: Maker) -> None:
    """The two-hundredth copy: a marked scan of an identity document, its number struck out."""
    data = picture(["居民身份证", "姓名 麦青", "公民身份号码", NUMBER], (420, 264), "JPEG")
    recipient = RecipientService(maker.vault).find("远山物流有限公司")
    request = ScanRequest(data, recipient, "入职登记", ((0.0, 0.7, 1.0, 1.0),), numbers_struck=True, master=CHINESE)
    ScanService(maker.vault, maker.clock).make(request, maker.folder / "copies")


def fill_checks(maker: Maker) -> None:
    """Check cards: English and Chinese postings, one set right by hand, one with a pasted look-up and its picture."""
    service = CheckService(Engine(), maker.vault, maker.clock)
    for name in ("posting-en.html", "posting-zh.txt"):
        maker.clock.on(hours=3)
        maker.cards.append(service.check(resources.path("samples", name).read_bytes(), name=name))
    texts = {
        "promoter.txt": "星河优选科技有限公司 招聘：线上推广员。日结300元，先垫付刷单本金，任务完成后返还佣金，加QQ联系。",
        "clerk.txt": "Warehouse clerk, Kestrel Freight, Decatur. $19 an hour, day shift. Apply at jobs.kestrel.example with a résumé.",
        "交易员.txt": "云帆直播基地 急招主播助理，包吃住，培训费2980元可分期贷款，身份证原件统一保管，先签约后培训。",
    }
    for name, text in texts.items():
        maker.clock.on(hours=2)
        maker.cards.append(service.check(text.encode(), name=name))
    maker.cards.append(service.recheck(maker.cards[3], {"organisation": "Kestrel Freight LLC"}))
    pasted = "企业名称：远山物流有限公司\n统一社会信用代码：91420100MA4K2XYZ1A\n登记状态：存续"
    shown = picture(pasted.split("\n"), (760, 230))
    posting = maker.cards[1].card.posting
    lines = pasted_register_page.lines(pasted, posting, page="国家企业信用信息公示系统", today="2026-09-30T08:00:00Z")
    named = {"picture": "公示.png", "picture_sha256": hashlib.sha256(shown).hexdigest()}
    with_picture = [type(one)(**{**vars_of(one), "params": {**one.params, **named}}) for one in lines]
    maker.cards.append(service.add_answers(maker.cards[1], with_picture, [shown]))
    Trash(maker.vault, maker.clock).add("check", maker.cards[4].check_id)
    asked = risk_confirmation.pending_question(maker.vault, "", maker.cards[1].check_id)
    if asked is not None:
        risk_confirmation.record_answer(maker.vault, asked, sent=True)


def vars_of(one: object) -> dict:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def fill_applications(maker: Maker) -> None:
    """Stages, dates, notes, applications from before the program."""
    vault, service = maker.vault, ApplicationService(maker.vault, maker.clock)
    people = RecipientService(vault)
    past = (
        PastApplication(
            "Grainger Mills",
            RecipientKind.EMPLOYER,
            "2025-10-02",
            Status.REJECTED,
            "web form",
            (Kind.NAME, Kind.PHONE, Kind.EMAIL),
            (),
            "asked for a photo",
        ),
        PastApplication(
            "前程招聘网",
            RecipientKind.PLATFORM,
            "2025-12-20",
            Status.SENT,
            "平台",
            (Kind.NAME, Kind.PHONE, Kind.EMPLOYER),
        ),
        PastApplication("Grainger Mills", RecipientKind.EMPLOYER, "2026-01-15", Status.GHOSTED, "e-mail", (Kind.NAME,)),
    )
    for one in past:
        service.reconstruct(one)
    service.void_reconstructed(service.reconstructed()[-1].number, "entered twice")
    service.add_application(
        PastApplication("Tall Oak Distribution", RecipientKind.EMPLOYER, "", Status.PLANNED, notes="ask Dana first")
    )
    statuses = (
        Status.SENT,
        Status.REPLIED,
        Status.INTERVIEW,
        Status.OFFER,
        Status.REJECTED,
        Status.GHOSTED,
        Status.WITHDRAWN,
    )
    for number, (name, _, _) in enumerate(RECIPIENTS[:21]):
        known = people.find(name)
        service.record_status(known.id, statuses[number % 7], f"2026-{5 + number % 5:02d}-{10 + number % 15}")
        if number % 4 == 0:
            kind = tuple(DateKind)[number // 4 % 4]
            service.add_date(
                known.id, ImportantDate(kind, f"2026-12-{1 + number:02d}", "夜班体验" if number % 8 else "")
            )
    put_right(maker, service, people)


def put_right(maker: Maker, service: ApplicationService, people: RecipientService) -> None:
    """Notes taken back and set right, an agency that acts for somebody, the trash, requests that were made."""
    vault = maker.vault
    service.undo_status(people.find("Uncle Ray").id)
    service.mark_date_done(people.find(RECIPIENTS[0][0]).id, 0)
    people.edit(
        "Lakeshore Parcel", rename="Lakeshore Parcel Services", notes="night shifts only\n招聘负责人：Ms. Ortega"
    )
    agency = people.find("Staffline Partners")
    prior_disclosures.record_agency_copy(
        vault, agency.id, "Northwind Logistics", next(iter(vault.copies.for_recipient(agency.id))).copy_id
    )
    trash = Trash(vault, maker.clock)
    trash.add("recipient", people.add("Never Mind Ltd").id)
    trash.add("recipient", people.find("WorkHarbor").id)
    log = vault_log(vault)
    log(
        RequestLine(
            "api.gleif.org", "GET /api/v1/lei-records?filter=Northwind", "lookup", "2026-08-01T10:00:00Z", "200"
        )
    )
    log(RequestLine("rdap.org", "GET /domain/kestrel.example", "lookup", "2026-08-03T10:00:00Z", "not found"))


def fill_incidents(maker: Maker) -> None:
    """What surfaced: a text, a file, a mail; one looked at again, one corrected, one put away. These traces count."""
    vault, traces, service = maker.vault, TraceService(maker.vault), IncidentService(maker.vault, maker.clock)
    text, pdf = maker.made[60][0], next(one for one, _ in maker.made if one.record.files[0].format == "pdf")
    body = vault.copies.file_bytes(text.record.copy_id, "txt")
    alias = next(plan.aliases["basics.email"] for _, plan in maker.made[70:] if plan.aliases)
    mail = f"From: loans@cash.example\r\nTo: {alias}\r\nSubject: =?utf-8?b?6LS35qy+?=\r\n\r\nDear Tobin, a loan is waiting.\r\n"
    mails = read_parts("loan.eml", mail.encode()).parts
    cases = (
        ("Resume on a forum", [("", body)], [Surfaced("", body)]),
        (
            "简历出现在网盘",
            [(pdf.record.files[0].name, (data := vault.copies.file_bytes(pdf.record.copy_id, "pdf")))],
            [Surfaced("leaked.pdf", data)],
        ),
        ("Loan mail", list(mails), [Surfaced("loan.eml", mail.encode())]),
        ("Mistaken", [("", b"nothing of mine")], [Surfaced("", b"nothing of mine")]),
    )
    kept = []
    for title, parts, surfaced in cases:
        maker.clock.on(hours=20)
        answers = [(name, traces.trace(name, data)) for name, data in parts]
        answer = build_comparison(answers, maker.clock().strftime("%Y-%m-%dT%H:%M:%SZ"))
        day = maker.clock().date().isoformat()
        said = body.decode() if title.startswith("Resume") else title
        kept.append(service.save(Details(title, day, "网上 / online"), surfaced, answer, text=said))
    again = build_comparison([("", traces.trace("", body))], maker.clock().strftime("%Y-%m-%dT%H:%M:%SZ"))
    service.add_answer(kept[0].id, again)
    service.correct(kept[1].id, Details("简历出现在网盘（二次确认）", kept[1].when, "百度网盘"))
    Trash(vault, maker.clock).add("incident", kept[3].id)


def finish(maker: Maker) -> dict:
    """Voided copies, one changed by hand, a time-stamp, the recovery sheet, the backup; returns what opens what."""
    vault, folder = maker.vault, maker.folder
    for number, reason in ((5, "sent twice"), (47, "position withdrawn"), (163, "发错了公司")):
        ledgers.void(vault, maker.made[number][0].record.reference, reason)
    edited = maker.made[88][0].record
    sent = (
        vault.copies.file_bytes(edited.copy_id, "txt")
        .decode()
        .replace("Shift Lead", "Lead of a shift")
        .replace(" and ", " & ")
    )
    record_manual_edit(vault, edited.copy_id, "sent.txt", sent.encode())
    ImportService(vault).save_draft(
        "half-read.txt",
        ImportService(vault).read("half-read.txt", b"Tobin Ashgrove\nExperience\nClerk, Foo Ltd, 2011 - 2012\n"),
    )
    authority = Authority(folder / "authority")
    request_stamp(vault, folder / "q.tsq")
    import_stamp(vault, authority.stamp((folder / "q.tsq").read_bytes()), authority.root)
    (folder / "timestamp-root.pem").write_bytes(authority.root)
    groups = []
    vault.access.new_recovery(lambda sheet: groups.append(sheet.code))
    vaults.back_up(vault, folder / "backup.age", passphrase=BACKUP_PASSPHRASE)
    settings.save(
        folder / "settings.toml", settings.Settings("zh", "dark", lock_minutes=25, text_scale=120, quiet_from=22)
    )
    return {
        "passphrase": PASSPHRASE,
        "recovery": groups[0],
        "backup_passphrase": BACKUP_PASSPHRASE,
        "edited": edited.reference,
    }


def restored(maker: Maker) -> None:
    """Prove that the vault, moved to another computer by its backup, is byte for byte what stands in that file: so one of
    the two is enough in the archive, and `old_vaults.unpack` takes the vault out of it as docs/vault-format.md says."""
    import old_vaults

    other = maker.folder / "elsewhere"
    vaults.restore_backup(maker.folder / "backup.age", other, BACKUP_PASSPHRASE, clock=maker.clock)
    for name, data in old_vaults.members(maker.folder / "backup.age", BACKUP_PASSPHRASE).items():
        assert name == "manifest.json" or (other / name).read_bytes() == data
    assert (other / "vault.keys").read_bytes() == (other / "vault.keys.copy").read_bytes()


def pack(folder: Path, target: Path) -> None:
    """One xz'd tar of everything, in a fixed order, without owners and times."""
    names = ("backup.age", "vault/backups", "leaks", "settings.toml", "timestamp-root.pem")
    paths = [
        path
        for name in names
        for path in ([folder / name] if (folder / name).is_file() else sorted((folder / name).rglob("*")))
    ]
    with (
        lzma.open(target, "wb", preset=9 | lzma.PRESET_EXTREME) as stream,
        tarfile.open(fileobj=stream, mode="w") as archive,
    ):
        for path in paths:
            if path.is_file() and path.name != "vault.lock":
                member = tarfile.TarInfo(path.relative_to(folder).as_posix())
                member.size = path.stat().st_size
                archive.addfile(member, io.BytesIO(path.read_bytes()))


def quick_children() -> None:
    """Isolated children are copied from one that has loaded its libraries, as in that commit's own tests: the same work."""
    own, template = isolation._command(), Template()
    isolation.start_child = lambda command: (
        start_child(command) if list(command[: len(own)]) != own else template.copy(*command[len(own) :] or ("",))
    )


def main() -> None:
    quick_children()
    head = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.strip()
    assert head == "702f3ef", "only that program may write this vault"
    maker = Maker(Path(sys.argv[1]))
    maker.begin()
    for step in (fill_copies, fill_scan, fill_applications, fill_checks, fill_incidents):
        maker.clock.on(days=1)
        step(maker)
        print(step.__name__, maker.clock(), (maker.folder / "vault" / "vault.db").stat().st_size, flush=True)
    secrets = finish(maker)
    restored(maker)
    frozen = freeze_leaks(maker.vault, maker.made, maker.folder / "leaks", secrets)
    maker.vault.close()
    target = HERE / "vault-2026-11-28"
    (target / "expected.json").write_text(json.dumps(frozen, ensure_ascii=False, indent=1) + "\n", "utf-8")
    pack(maker.folder, target / "vault.tar.xz")


if __name__ == "__main__":
    main()
