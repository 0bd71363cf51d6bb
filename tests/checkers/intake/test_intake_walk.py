"""What people really have at hand: pages with the employer beside the description, mails, pasted mixtures, odd encodings."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from app.domain.checks import Posting
from app.errors import UserError
from checkers.guided import lookups
from checkers.intake.posting_reader import extract

PAGE = (
    "<html><head><title>x</title></head><body><nav>Home</nav><p>Kestrel Ltd hires drivers</p>{menu}<h1>{title}</h1>"
    "<div>{name}</div><div>{pay}</div><div class='job-description'>{said}</div><footer>Jobboard Ltd</footer></body></html>"
)
TEXT = "公司：宁波海川贸易有限公司\n岗位：文员\n入职须先交押金300元，离职退还"


def mail(subject: str, body: str, **headers: str) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = headers.pop("sender", "Northgate HR <hr@northgate.example>"), subject
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message.as_bytes()


@pytest.mark.parametrize(
    ("title", "name", "pay", "organisation", "salary"),
    [
        (
            "Data Entry Clerk",
            "Northgate Logistics Ltd",
            "Salary: £13.20 per hour",
            "Northgate Logistics Ltd",
            "£13.20 per hour",
        ),
        ("文员", "公司：宁波海川贸易有限公司", "薪资：6000-8000元/月", "宁波海川贸易有限公司", "6000-8000元/月"),
    ],
)
def test_name_and_pay_above_the_description_are_read_and_nothing_from_menus_or_footers(
    title: str, name: str, pay: str, organisation: str, salary: str
) -> None:
    page = PAGE.format(
        menu="<p>filler text</p>" * 80, title=title, name=name, pay=pay, said="File papers and answer calls. " * 3
    )
    posting = extract(page.encode())
    assert (posting.title, posting.organisation, posting.salary) == (title, organisation, salary)
    assert organisation in posting.text and "Kestrel" not in posting.text and "Jobboard" not in posting.text


def test_a_page_that_names_nobody_above_its_description_names_nobody() -> None:
    page = PAGE.format(menu="<p>filler text</p>" * 80, title="Clerk", name="Leeds", pay="", said="File papers. " * 5)
    assert extract(page.encode()).organisation == ""


def test_a_mail_gives_its_subject_and_where_answers_go() -> None:
    data = mail(
        "Re: Fwd: Offer - Clerk", "Dear Sam, Northgate Logistics Ltd has chosen you.", Reply_To="desk@gmail.com"
    )
    posting = extract(data, name="offer.eml")
    assert posting.title == "Offer - Clerk" and posting.organisation == "Northgate Logistics Ltd"
    assert {"email:hr@northgate.example", "email:desk@gmail.com"} <= set(posting.contacts)


@pytest.mark.parametrize(
    ("body", "organisation"),
    [
        ("恭喜您通过宁波海川贸易有限公司文员岗位初审", "宁波海川贸易有限公司"),
        ("感谢您投递宁波海川贸易有限公司", "宁波海川贸易有限公司"),
        ("您已成功入职宁波海川贸易有限公司", "宁波海川贸易有限公司"),
        ("我们是宁波海川贸易有限公司", "宁波海川贸易有限公司"),
        ("通达贸易有限公司诚聘", "通达贸易有限公司"),
        ("欢迎加入大在海鲜有限公司", "大在海鲜有限公司"),
    ],
)
def test_the_words_before_a_chinese_name_do_not_belong_to_it(body: str, organisation: str) -> None:
    assert extract(body.encode()).organisation == organisation


def half(text: str, first: str, second: str) -> bytes:
    lines = text.split("\n")
    return b"\n".join(line.encode(first if number % 2 else second) for number, line in enumerate(lines))


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        half(TEXT, "gb18030", "utf-8"),
        half(TEXT, "utf-8", "gb18030"),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
    ],
)
def test_odd_encodings_are_read(data: bytes) -> None:
    posting = extract(data)
    assert (posting.text, posting.organisation, posting.title) == (TEXT, "宁波海川贸易有限公司", "文员")


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x01\x02\x03clerk" * 400])
def test_bytes_that_are_no_text_end_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match="posting-empty"):
        extract(data)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("【急聘】文员", "文员"),
        ("[HIRING] Data Entry Clerk", "Data Entry Clerk"),
        ("【文员】", "【文员】"),
        ("文员", "文员"),
    ],
)
def test_a_shout_before_a_title_is_no_part_of_it(line: str, title: str) -> None:
    assert extract(f"{line}\n宁波海川贸易有限公司\n整理资料".encode()).title == title


def test_nobody_is_sent_to_look_up_who_owns_a_free_mail_provider() -> None:
    filing = next(lookup for lookup in lookups.lookups() if lookup.query == "domain")
    free = Posting(text="x", contacts=("email:12345678@qq.com",))
    both = Posting(text="x", contacts=("email:12345678@qq.com", "email:hr@haichuan-trade.cn"))
    assert lookups.query_for(filing, free) == "" and lookups.query_for(filing, both) == "haichuan-trade.cn"
