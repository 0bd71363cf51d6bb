"""Each importer on a small file of its kind, built here."""

from __future__ import annotations

import base64
import io
import json

import pytest
from PIL import Image

from app.errors import UserError
from app.ingest.jobs import read_text
from app.ingest.registry import IMPORTERS


def codes(draft):
    return [warning.code for warning in draft.warnings]


def picture(size=(120, 160), exif=b""):
    out = io.BytesIO()
    Image.new("RGB", size, (90, 120, 150)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_docx_table_and_header(draft_of, docx, para, tbl):
    body = para("个 人 简 历") + tbl(
        ("姓    名", "欧阳文龙", "性    别", "男"),
        ("出生年月", "1992年6月15日", "籍    贯", "湖北黄石"),
        ("联系电话", "１３８－００００－１２３４", "电子邮箱", "ouyang.wl@example.cn"),
        ("微信/QQ", "oywl_2020 / 1234567890", "身份证号", "310115199206150033"),
        ("通讯地址", "上海市浦东新区张江路1号2幢301室"),
        ("工作经历", "长风食品集团股份有限公司 ｜ 工程师    2019.07 – 至今"),
    )
    draft = draft_of(docx(body, header1=para("应届生求职网")), "a.docx")
    resume = draft.resume
    assert (resume.basics.name, resume.basics.email) == ("欧阳文龙", "ouyang.wl@example.cn")
    assert resume.basics.phone == "138-0000-1234"
    assert (resume.personal.gender, resume.personal.birth_date, resume.personal.native_place) == (
        "男",
        "1992-06-15",
        "湖北黄石",
    )
    assert resume.personal.id_numbers[0].value == "310115199206150033"
    assert [(p.network, p.username) for p in resume.basics.profiles] == [("微信", "oywl_2020"), ("QQ", "1234567890")]
    assert resume.basics.location.address == "上海市浦东新区张江路1号2幢301室"
    assert (resume.work[0].organisation, resume.work[0].position) == ("长风食品集团股份有限公司", "工程师")
    assert "应届生求职网" in draft.source_text


def test_docx_text_box_once_and_hidden_text_never(draft_of, docx, para):
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent>"
        + para("电话：13800001234")
        + "</w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent>"
        + para("电话：13911112222")
        + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    deleted = "<w:p><w:del><w:r><w:delText>13700000000</w:delText></w:r></w:del><w:r><w:t>麦青</w:t></w:r></w:p>"
    draft = draft_of(
        docx(deleted + box + para("hidden@example.com", "<w:vanish/>") + para("邮箱：mai@example.com")), "a.docx"
    )
    assert draft.resume.basics.phone == "13800001234"
    assert draft.source_text.count("13800001234") == 1
    for secret in ("13911112222", "hidden@example.com", "13700000000"):
        assert secret not in draft.source_text
    assert set(codes(draft)) == {"hidden-text", "deleted-text"}


def test_docx_photo_without_metadata(draft_of, docx, para, zipped):
    exif = Image.Exif()
    exif[0x010E] = "GPS home address"
    import zipfile

    source = zipfile.ZipFile(io.BytesIO(docx(para("姓名：麦青") + para("电话：13800001234"))))
    members = {name: source.read(name) for name in source.namelist()} | {
        "word/media/image1.jpg": picture(exif=exif.tobytes())
    }
    uri = draft_of(zipped(members), "a.docx").resume.personal.photo
    data = base64.b64decode(uri.partition(",")[2])
    assert uri.startswith("data:image/jpeg;base64,") and b"home address" not in data
    assert not Image.open(io.BytesIO(data)).getexif()


TWO_COLUMNS = [
    [
        (40, 60, 22, True, "Jane Smith"),
        (40, 90, 10, False, "Engineer"),
        (220, 130, 13, True, "EXPERIENCE"),
        (220, 150, 10, True, "Globex Corporation"),
        (220, 164, 10, False, "Senior Engineer"),
        (470, 150, 10, False, "Jan 2020 - Present"),
        (220, 180, 10, False, "\u2022 Rebuilt the billing pipeline that serves two million"),
        (228, 193, 10, False, "monthly transactions"),
        (40, 130, 13, True, "CONTACT"),
        (40, 150, 10, False, "jane@example.com"),
        (40, 164, 10, False, "(312) 555-0142"),
        (40, 200, 13, True, "SKILLS"),
        (40, 220, 10, False, "Python, Go"),
    ]
]


def test_pdf_two_columns(draft_of, pdf):
    draft = draft_of(pdf(TWO_COLUMNS), "a.pdf")
    resume = draft.resume
    assert (resume.basics.name, resume.basics.label, resume.basics.email, resume.basics.phone) == (
        "Jane Smith",
        "Engineer",
        "jane@example.com",
        "(312) 555-0142",
    )
    (work,) = resume.work
    assert (work.organisation, work.position, work.start) == ("Globex Corporation", "Senior Engineer", "2020-01")
    assert work.highlights[0].text == "Rebuilt the billing pipeline that serves two million monthly transactions"
    assert resume.skills[0].keywords == ("Python", "Go")
    assert draft.places["basics.email"].page == 1


def test_pdf_text_nobody_can_see_is_not_imported(draft_of, pdf):
    page = [
        (40, 60, 20, True, "Jane Smith"),
        (40, 90, 10, False, "jane@example.com has a long enough page to be text"),
        (40, 120, 1, False, "secret@example.org"),
        (900, 140, 10, False, "off@example.org"),
    ]
    draft = draft_of(pdf([page]), "a.pdf")
    assert "secret" not in draft.source_text and "off@" not in draft.source_text
    assert codes(draft) == ["hidden-text"]


def test_pdf_running_feet_are_no_content(draft_of, pdf):
    pages = [
        [
            (40, 60, 20, True, "Jane Smith"),
            (40, 90, 10, False, "jane@example.com"),
            (40, 120, 13, True, "EXPERIENCE"),
            (40, 140, 10, False, "Engineer, Globex Corporation, 2019 - 2020"),
            (40, 160, 10, False, "\u2022 Built the first thing"),
            (300, 770, 8, False, "Jane Smith - 1/2"),
        ],
        [
            (40, 60, 10, False, "\u2022 Built the second thing"),
            (300, 770, 8, False, "Jane Smith - 2/2"),
            (40, 80, 10, False, "\u2022 Built a third thing that is long enough to count as text"),
        ],
    ]
    draft = draft_of(pdf(pages), "a.pdf")
    assert [line.text[:12] for line in draft.resume.work[0].highlights] == [
        "Built the fi",
        "Built the se",
        "Built a thir",
    ]
    assert "1/2" in draft.source_text


JSON_RESUME = {
    "basics": {
        "name": "欧阳文龙",
        "email": "o@example.cn",
        "image": "https://example.com/p.jpg",
        "location": {"city": "上海"},
    },
    "work": [
        {
            "company": "长风食品",
            "position": "工程师",
            "startDate": "2021-03",
            "website": "https://example.cn",
            "highlights": ["做了 A\nB"],
        }
    ],
    "x-personal": {"idNumbers": [{"kind": "居民身份证", "value": "310115199206150033"}], "gender": "男"},
    "wrong": 1,
}


def test_json_resume(draft_of):
    draft = draft_of(json.dumps(JSON_RESUME, ensure_ascii=False), "r.json")
    resume = draft.resume
    assert (resume.basics.name, resume.work[0].organisation, resume.work[0].url) == (
        "欧阳文龙",
        "长风食品",
        "https://example.cn",
    )
    assert resume.work[0].highlights[0].text == "做了 A\nB"
    assert (resume.personal.id_numbers[0].value, resume.personal.photo) == ("310115199206150033", "")
    assert [(warning.code, dict(warning.params)) for warning in draft.warnings] == [
        ("not-understood", {"path": "wrong"}),
        ("end-missing", {"name": "长风食品", "start": "2021-03"}),
    ]
    assert draft.places["basics.name"].text == "欧阳文龙"


def test_json_resume_photo_is_written_anew(draft_of):
    exif = Image.Exif()
    exif[0x010E] = "secret"
    uri = "data:image/jpeg;base64," + base64.b64encode(picture(exif=exif.tobytes())).decode()
    photo = draft_of(
        json.dumps({"basics": {"name": "A B", "email": "a@example.com", "image": uri}}), "r.json"
    ).resume.personal.photo
    assert photo and b"secret" not in base64.b64decode(photo.partition(",")[2])


def test_reactive_resume_v4(draft_of):
    data = {
        "basics": {
            "name": "Ana Núñez",
            "headline": "Nurse",
            "email": "ana@example.es",
            "phone": "+34 600 000 000",
            "location": "Madrid",
            "url": {"href": "https://ana.example.es"},
            "customFields": [],
        },
        "sections": {
            "summary": {"content": "<p>Registered <strong>nurse</strong></p>"},
            "experience": {
                "items": [
                    {
                        "visible": True,
                        "company": "Hospital X",
                        "position": "Nurse",
                        "date": "Jan 2019 - Present",
                        "summary": "<ul><li><p>Cared for 20</p></li></ul>",
                    },
                    {"visible": False, "company": "Hidden Ltd"},
                ]
            },
            "skills": {"items": [{"name": "Care", "description": "Expert", "keywords": ["ICU"]}]},
        },
        "metadata": {"template": "x"},
    }
    draft = draft_of(json.dumps(data), "r.json")
    work = draft.resume.work
    assert [(w.organisation, w.start, w.end, w.highlights[0].text) for w in work] == [
        ("Hospital X", "2019-01", "", "Cared for 20")
    ]
    assert draft.resume.basics.summary == "Registered nurse"
    assert codes(draft) == ["hidden-items"]


def test_reactive_resume_v3_and_v5(draft_of):
    third = {
        "basics": {"name": "A B", "email": "a@example.com", "birthdate": "1990-05-01"},
        "sections": {
            "work": {"items": [{"name": "Globex", "position": "Engineer", "date": {"start": "2018-01-01", "end": ""}}]}
        },
    }
    assert draft_of(json.dumps(third), "r.json").resume.work[0].start == "2018-01-01"
    fifth = {
        "basics": {"name": "A B", "email": "a@example.com", "website": {"url": "https://a.example"}},
        "summary": {"content": "Hi"},
        "sections": {"education": {"items": [{"school": "UCM", "degree": "BA", "period": "2012 - 2016"}]}},
        "customSections": [],
    }
    resume = draft_of(json.dumps(fifth), "r.json").resume
    assert (resume.education[0].institution, resume.education[0].end, resume.basics.url) == (
        "UCM",
        "2016",
        "https://a.example",
    )


SKILLS_PASSPORT = """<?xml version="1.0"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo>
<Identification><PersonName><FirstName>Betty</FirstName><Surname>Smith</Surname></PersonName><ContactInfo><Email><Contact>b@example.com</Contact></Email>
<TelephoneList><Telephone><Contact>+44 2012345679</Contact></Telephone></TelephoneList></ContactInfo>
<Demographics><Birthdate year="1976" month="--03" day="---01"/><Gender><Label>Female</Label></Gender></Demographics></Identification>
<WorkExperienceList><WorkExperience><Period><From year="2002" month="--08"/><Current>true</Current></Period><Position><Label>Consultant</Label></Position>
<Activities>&lt;p&gt;Evaluation&lt;/p&gt;</Activities><Employer><Name>British Council</Name></Employer></WorkExperience></WorkExperienceList></LearnerInfo></SkillsPassport>"""
CANDIDATE = """<Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="o" xmlns:hr="h"><CandidatePerson><PersonName><oa:GivenName>Jan</oa:GivenName>
<hr:FamilyName>Kowalski</hr:FamilyName></PersonName><Communication><ChannelCode>Email</ChannelCode><oa:URI>jan@example.pl</oa:URI></Communication></CandidatePerson>
<CandidateProfile><EmploymentHistory><EmployerHistory><hr:OrganizationName>Baltic Sails</hr:OrganizationName><PositionHistory><PositionTitle>Analyst</PositionTitle>
<EmploymentPeriod><StartDate><hr:FormattedDateTime>2015-06</hr:FormattedDateTime></StartDate><CurrentIndicator>true</CurrentIndicator></EmploymentPeriod>
</PositionHistory></EmployerHistory></EmploymentHistory></CandidateProfile></Candidate>"""


def test_europass(draft_of):
    resume = draft_of(SKILLS_PASSPORT, "cv.xml").resume
    assert (resume.basics.name, resume.basics.phone, resume.personal.birth_date) == (
        "Betty Smith",
        "+44 2012345679",
        "1976-03-01",
    )
    assert [(w.organisation, w.position, w.start, w.end) for w in resume.work] == [
        ("British Council", "Consultant", "2002-08", "")
    ]
    resume = draft_of(CANDIDATE, "cv.xml").resume
    assert (resume.basics.name, resume.basics.email) == ("Jan Kowalski", "jan@example.pl")
    assert (resume.work[0].organisation, resume.work[0].start) == ("Baltic Sails", "2015-06")


def test_europass_pdf_by_its_attachment(draft_of, pdf):
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf([[(40, 60, 12, False, "Europass page")]]))) as document:
        document.attachments["attachment.xml"] = pikepdf.AttachedFileSpec(document, CANDIDATE.encode())
        out = io.BytesIO()
        document.save(out)
    assert draft_of(out.getvalue(), "cv.pdf").resume.work[0].organisation == "Baltic Sails"


def test_html_markdown_rtf_odt(draft_of, zipped):
    page = "<html><head><title>x</title></head><body><h1>Jane Doe</h1><p>jane@example.com</p><p style='display:none'>hidden@example.com</p><h2>Experience</h2><h3>Engineer, Globex Corporation</h3><p>2019 – 2020</p><ul><li>Built &amp; ran it</li></ul><script>x</script></body></html>"
    draft = draft_of(page, "cv.html")
    assert (draft.resume.basics.name, draft.resume.work[0].highlights[0].text) == ("Jane Doe", "Built & ran it")
    assert "hidden@" not in draft.source_text and codes(draft) == ["hidden-text"]
    text = "# Lena Müller\n[lena@example.de](mailto:lena@example.de)\n## Experience\n### UX Designer, Ponte S.r.l.\n*2017 – 2020 · Milan, Italy*\n- Ran **60** tests\n"
    work = draft_of(text, "cv.md").resume.work[0]
    assert (work.position, work.organisation, work.location, work.highlights[0].text) == (
        "UX Designer",
        "Ponte S.r.l.",
        "Milan, Italy",
        "Ran 60 tests",
    )
    rtf = rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 Arial;}}\fs40\b \'c2\'f3\'c7\'e0\b0\par\fs22 mai@example.com\par {\v secret@example.com}\u25163?\u26426?\u-230?13800001234\par}"
    draft = draft_of(rtf, "cv.rtf")
    assert (draft.resume.basics.name, draft.resume.basics.phone) == (
        "麦青",
        "13800001234",
    ) and "secret" not in draft.source_text
    odt = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": "<o:document-content xmlns:o='o' xmlns:t='t'><o:body><o:text><t:h t:outline-level='1'>Jane Doe</t:h><t:p>jane@example.com</t:p></o:text></o:body></o:document-content>",
        }
    )
    assert draft_of(odt, "cv.odt").resume.basics.name == "Jane Doe"


def test_scans_need_ocr_and_ocr_reads_them(draft_of, monkeypatch):
    from app.ingest.reading import read_resume
    from app.workers import ocr_helper

    image = picture((300, 300))
    with pytest.raises(UserError) as refused:
        draft_of(image, "scan.jpg")
    assert refused.value.code == "scan-or-font"
    monkeypatch.setattr("app.ingest.reading.engines", lambda: ())
    with pytest.raises(UserError) as refused:
        read_resume("scan.jpg", image)
    assert refused.value.code == "ocr-missing"
    table = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext\n" + "\n".join(
        f"5\t1\t1\t1\t{line}\t{word}\t{50 + 100 * word}\t{40 * line}\t90\t20\t95\t{text}"
        for line, words in enumerate(["Jane Doe", "jane@example.com"], 1)
        for word, text in enumerate(words.split())
    )
    monkeypatch.setattr(ocr_helper, "program", lambda: "tesseract")
    monkeypatch.setattr(ocr_helper, "languages", lambda: ("eng",))
    monkeypatch.setattr(ocr_helper, "recognise", lambda png, request: table if request.table else "")
    draft = draft_of(image, "scan.jpg", ocr=True)
    assert (draft.resume.basics.name, draft.resume.basics.email) == ("Jane Doe", "jane@example.com")
    assert codes(draft) == ["read-by-ocr"]


def test_text_of_every_kind(docx, para, pdf):
    assert read_text({"name": "a.docx"}, docx(para("电话 １３８") + para("x")))["text"] == "电话 １３８\nx"
    assert read_text({"name": "a.txt"}, "Ａ⻓\u200b\n".encode())["text"] == "Ａ⻓\u200b\n"
    assert read_text({"name": "a.csv"}, b"a,b\n1,2\n")["text"] == "a,b\n1,2\n"
    assert "Rebuilt the billing pipeline" in read_text({"name": "a.pdf"}, pdf(TWO_COLUMNS))["text"]
    assert (
        read_text({"name": "a.json"}, b'{"basics": {"name": "Jane", "email": "j@example.com"}}')["text"]
        == "Jane\nj@example.com"
    )


def test_the_registry_is_whole_and_ordered():
    names = [importer.name for importer in IMPORTERS]
    assert len(names) == len(set(names)) == 13
    assert {
        "pdf",
        "docx",
        "json-resume",
        "reactive-resume",
        "linkedin",
        "europass-xml",
        "europass-json",
        "text",
        "picture",
    } <= set(names)
