"""Pay that somebody earns or asks, however it is said, beside figures of a posting, an agreement, the market and prices."""

from __future__ import annotations

import pytest

from app.domain.resume import Basics, Resume
from app.domain.sensitivity import Kind, Stage
from app.redact.engine import redact
from app.redact.personal_data_scan import scan
from app.redact.policies import stage_policy


def pay(text: str) -> list[str]:
    return [span.text for span in scan(text) if span.kind is Kind.SALARY]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("I now earn $91,300 in Akron.", "$91,300"),
        ("Getting €48,000 plus car at the moment.", "€48,000 plus car"),
        ("My current package is £61,000 plus car allowance of £5,200; more would be fair.", "£61,000 plus car allowance of £5,200"),
        ("My day rate is £410, the agency adds its own.", "£410"),
        ("Day rate £520 outside IR35.", "£520"),
        ("Pay wanted $16.25. Min. wage here is $13.00.", "$16.25"),
        ("Salary last contract USD 2,150 per month. ENG1 valid", "USD 2,150 per month"),
        ("Owner-operator, asking 71 cents a mile.", "71 cents a mile"),
        ("She asks for £49,000 FTE.", "£49,000 FTE"),
        ("Zurzeit beziehe ich CHF 98'000 im Jahr.", "CHF 98'000 im Jahr"),
        ("Yo cobraba 1.720 netos en el almacén.", "1.720 netos"),
        ("广告写的7000到9000，我要八千五保底。", "八千五保底"),
        ("公司挂牌价是8800，我自己接七千六就行。", "七千六"),
        ("离职前年收入约28万元。", "年收入约28万元"),
        ("我的价格是千字180元，税后。", "千字180元"),
        ("目前年薪 13 個月共 97 萬，希望 110 萬以上。", "13 個月共 97 萬"),
        ("月薪 HK$41,000，雙糧。", "HK$41,000，雙糧"),
    ],
)  # fmt: skip
def test_own_pay_is_found_whole(text: str, amount: str) -> None:
    assert amount in " | ".join(pay(text))


@pytest.mark.parametrize(
    "text",
    [
        "The rate was quoted at £16.80 on days.",
        "Saw the posting: $172/h, eight weeks.",
        "The band for grade P4 starts at 19.5 LPA.",
        "Rate in the EBA is $57.10.",
        "The GS-12 range printed is $99,908–$129,878.",
        "Stelle 4471 (CHF 5'900–6'400 laut GAV).",
        "Un poste à 1 940 € net selon la grille.",
        "Instrument insured for $29,000.",
        "Typical estates £0.5m–£7m.",
        "Conveyor trip shortened, saving about $240k.",
        "广告上写的底薪7500，没写提成。",
        "听说硕士起薪是18-22万。",
        "别拿“7-12K”的帖子晃人。",
        "工资按公示3,900元。",
        "仲介服務費每月 1,700。",
    ],
)
def test_pay_of_the_other_side_is_not(text: str) -> None:
    assert pay(text) == []


@pytest.mark.parametrize(
    ("language", "headline", "left"),
    [
        ("zh-Hans", "Java 工程师 | 20-30K | 杭州", "Java 工程师 | 杭州"),
        ("zh-Hans", "护士 15-20K·14薪", "护士 [已隐去]"),
        ("en", "Electrician – $38/hr", "Electrician – [withheld]"),
        ("en", "Analyst, 18 LPA", "Analyst"),
        ("en", "Asset manager, $5M portfolio", "Asset manager, $5M portfolio"),
        ("en", "Engineer, 10-12 person teams", "Engineer, 10-12 person teams"),
    ],
)
def test_pay_in_the_line_under_the_name(language: str, headline: str, left: str) -> None:
    resume = Resume(language, Basics(name="Xun Zhou", label=headline))
    assert redact(resume, stage_policy(Stage.BROWSE)).resume.basics.label == left
