"""Whose a value is: pay, telephone numbers, names in chats and greetings, and what somebody says of themselves, beside look-alikes of the other side.
The value stands in 【】; a text without one has nothing of the applicant."""

from __future__ import annotations

import re

import pytest

from app.redact.personal_data_scan import scan

OWN = (
    "Base today 【CA$187k】, RSUs aside.",
    "I'd move for 【210+】 if the team is right.",
    "I want 【SAR 2,200 plus food】.",
    "Package hoped for: 【QAR 15,500 tax-free】.",
    "Day fee 【£350】.",
    "Consultant: Day rate you're after?\nCandidate: 【Three hundred and twenty】.",
    "I was on 【twelve pounds sixty】 there.",
    "Present emoluments: 【Rs. 9.8 lakhs per annum】",
    "I can't go below 【$80k】.",
    "Ideally 【£45k】, could stretch to 【£43k】 for the right place.",
    "一月【5800】，包吃。",
    "老东家给【一万一】，学校少点也认，【七八千】吧。",
    "上家开【1万2】，想涨到【1万5】。",
    "底线【12k】，低于这个不考虑。",
    "Ring me on 【07700 900 417】 after four.",
    "电话请打【+86-135-5501-4134】，不要打座机。",
    "I live with 【relapsing-remitting MS】.",
    "I use a 【wheelchair】.",
    "My 【knee was replaced】 last year.",
    "I keep 【Shabbat】 so no Friday evenings.",
    "I was in 【Plaid Cymru】 until 2021.",
    "I'm a 【U.S. citizen】.",
    "I am a 【bachelor】 of 【47】.",
    "生于【九一年立秋】",
    "The applicant is 【female】.",
    "【十级伤残】，不影响干活",
    "I'm on 【£29,400】 now and the advert stops at 28.",
    "现base 【RMB 21k × 13 + 20% bonus】，可谈",
    "上家给【底薪6千 + 提成2%】。",
    "牛人：我叫【欧阳建国】\nBoss：好的\n牛人：电话【139 1234 5678】\nBoss：收到",
    "I am staying at my sister 【Fiona】's until June.",
    "Marital status: 【single】",
    "推荐我的是业主群里的【颛孙婷】老师。",
    "转岗申请人【澹台国庆】 班组：装配一班",
    "【夹谷小棠】，保育员证在手。",
    "RFC 【GODE561231GR8】",
    "Reference: 【Grace Stone】, head of ward.",
)
OTHERS = (
    "The bonus pool was £40,000 across 12 staff.",
    "Your poster says £14.50 an hour.",
    "Average order value rose from $38 to $52.",
    "I need at least 500 words by Friday.",
    "On a 28-bed ward I cut the rate of falls.",
    "The course costs €450, refunded after exams.",
    "客户预算7500，中介费20%。",
    "你们招聘写的8000—10000。",
    "项目预算150万，奖金池另计。",
    "The trust switchboard is 01392 496 000.",
    "Our shop line is 01736 496 111, please do not call there.",
    "外賣電話2384 6120唔好打",
    "應急電話0532-83889090",
    "HR：你好\n我：好的\nHR：几点来？\n我：九点",
    "Disponentin: Passt das?\nIch: Ja.\nDisponentin: Gut.\nIch: Danke.",
    "The Catholic school asks for two references.",
    "I'm 20 minutes away by bus.",
    "Married the two databases without downtime.",
    "Nationality: to be confirmed",
    "Estado civil: [en blanco]",
    "Race: withheld",
    "国籍待填",
    "牛人：在吗\nBoss：在\n牛人：几点上班\nBoss：九点",
    "I want to drive the B4021 again.",
    "I got 71% in the written part.",
    "I was on M25 duty that week.",
    "Now handling 1,250 tickets a week.",
    "The £17.10 an hour on your notice is fine.",
    "Uniform: $85, deducted from the first pay.",
    "店长：时薪26起，你什么时候能来？\n我：明天\n店长：好\n我：谢谢",
    "Our service follows RFC 8259 to the letter.",
    "Item No. DEPED-TCH1-411902 in the notice.",
    "Tickets go to case K027-3310-5528, now shut.",
    "id,1\nrow,visa_expiry,x\nrow,shoe_size,y",
    "I found a single loose bolt.",
    "Printed in Gioia Nuova last year.",
)


@pytest.mark.parametrize("marked", OWN)
def test_finds_what_is_the_applicants(marked: str) -> None:
    text = re.sub("[【】]", "", marked)
    covered = {at for span in scan(text) for at in range(span.start, span.end)}
    at = 0
    for part in re.split("(【[^】]*】)", marked):
        value = part.strip("【】")
        if part.startswith("【"):
            assert all(i in covered for i in range(at, at + len(value)) if text[i].isalnum()), value
        at += len(value)


@pytest.mark.parametrize("text", OTHERS)
def test_leaves_what_is_the_other_sides(text: str) -> None:
    assert [(span.detector, span.text) for span in scan(text)] == []


def test_who_speaks_for_an_office_by_name_is_somebody() -> None:
    assert "小孟" in {span.text for span in scan("HR-小孟：你好\n我：好的\nHR-小孟：几点来？\n我：九点")}
    chat = "[09/02/2025, 18:02] Auma HR: Hello\n[09/02/2025, 18:03] Wekesa: Yes\n[09/02/2025, 18:05] Auma HR: Noted"
    assert [span.text for span in scan(chat)].count("Auma HR") == 2


def test_a_number_of_the_other_side_stands_where_it_asks_for_it() -> None:
    text = "Agency: still on 07700 900 417?\nTeacher: yes\nAgency: good, the shop is on 01736 496 111.\nTeacher: fine"
    assert [span.text for span in scan(text)] == ["07700 900 417"]
