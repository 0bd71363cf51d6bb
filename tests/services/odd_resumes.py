"""Odd but possible people, as JSON Resume: what a copy must still be made of without being refused or leaking."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]


def _person(
    name: str,
    employer: str,
    *,
    email: str = "",
    language: str = "en",
    bullets: list[str] | None = None,
    **more: Any,
) -> Document:
    """A small complete résumé; `more` replaces whole sections."""
    lines = bullets or [
        "Planned stock for 85 stores and reduced write-offs by 12%.",
        "Built a weekly demand model in Python and R.",
        "Documented stock rules and hand-over steps for six teams.",
    ]
    document: Document = {
        "basics": {
            "name": name,
            "label": "Analyst",
            "email": email or "applicant.mail@example.org",
            "phone": "+44 20 7946 0321",
            "summary": "Turns untidy data into schedules that people keep.",
            "location": {"city": "Bristol", "countryCode": "GB"},
        },
        "work": [{"name": employer, "position": "Analyst", "startDate": "2020-03", "highlights": lines}],
        "education": [{"institution": "University of Leeds", "area": "Mathematics", "startDate": "2012-09"}],
        "skills": [{"name": "Data", "keywords": ["SQL", "Python", "R", "dbt", "Excel"]}],
        "x-language": language,
    }
    document.update(more)
    return document


def _chinese(name: str, employer: str, lines: list[str], **more: Any) -> Document:
    document = _person(name, employer, bullets=lines, language="zh", email="qiuzhi2026@example.org")
    document["basics"] |= {
        "label": "数据分析师",
        "phone": "138 0013 8000",
        "summary": "负责数据分析与报表。",
        "location": {"city": "杭州", "region": "浙江省"},
    }
    document["education"] = [{"institution": "浙江大学", "area": "数学", "startDate": "2012-09"}]
    document.update(more)
    return document


def _brands(*names: str) -> list[Document]:
    return [
        {
            "name": name,
            "position": "Engineer",
            "startDate": f"{2010 + at}-01",
            "highlights": [f"Built tools at {name}."],
        }
        for at, name in enumerate(names)
    ]


ODD: dict[str, Document] = {
    "two-letters": _person("Xu Li", "Fennmark Freight Ltd"),
    "two-letter-name-han": _chinese("于一", "远山物流有限公司", ["一次交付于一周内完成。", "用一个模型预测需求。"]),
    "common-word-slack": _person("Ann Ferris", "Slack", bullets=["Cut slack in the plan.", "Ran support at Slack."]),
    "common-word-apple": _person(
        "Ann Ferris", "Apple", bullets=["Sold apple juice to schools.", "Joined Apple in spring."]
    ),
    "common-word-han": _chinese("钟若溪", "风", ["加入风公司后负责风险控制。", "台风期间保障配送。"]),
    "surname-is-employer": _person("Henry Ford", "Ford", bullets=["Built a model at Ford.", "Could afford no delay."]),
    "employer-everywhere": _person(
        "Mina Okafor",
        "Brackwater Logistics GmbH",
        email="mina.okafor@brackwater.example",
        bullets=[f"Moved Brackwater's depot {number} to the brackwater.example platform." for number in range(1, 13)],
    ),
    "referee-same-employer": _person(
        "Mina Okafor",
        "Brackwater Logistics",
        references=[{"name": "Dr Paul Weiss", "reference": "Dr Paul Weiss, Brackwater Logistics, +49 30 1234567"}],
    ),
    "all-caps": _person(
        "JOHN ALBERT SMITH", "ACME TRADING LLC", bullets=["LED THE ACME TEAM.", "JOHN SMITH WROTE SQL."]
    ),
    "emoji": _person("Ann Ferris", "Fennmark Freight", bullets=["Shipped 🚀 fast.", "Made people smile 😀."]),
    "right-to-left": _person("דנה כהן", "חברת הובלה", bullets=["ניהול מלאי", "Led nine people."]),
    "rare-character": _chinese("𠮷田镕喆", "堃昇科技有限公司", ["在堃昇科技负责数据平台。", "编写SQL报表。"]),
    "two-hundred-bullets": _person(
        "Mina Okafor", "Brackwater", bullets=[f"Delivered project {number} on time." for number in range(200)]
    ),
    "no-work": _person("Ann Ferris", "", work=[]),
    "only-skills": {"basics": {"name": "Ann Ferris"}, "skills": [{"name": "Data", "keywords": ["SQL", "R", "dbt"]}]},
    "traditional": _chinese("陳婉儀", "遠東運輸股份有限公司", ["於遠東運輸負責資料分析。", "撰寫報表與流程。"]),
    "german": _person(
        "Jürgen Groß", "Müller & Söhne GmbH", language="de", bullets=["Bei Müller & Söhne Lager geführt."]
    ),
    "french": _person(
        "Zoé Lefèvre", "L'Atelier Bleu", language="fr", bullets=["Chez L'Atelier Bleu, géré les stocks."]
    ),
    "spanish": _person("José Núñez Peña", "Transportes Ibañez S.A.", language="es", bullets=["Planifiqué rutas."]),
    "producers": _person(
        "Ann Ferris", "", work=_brands("Google", "Microsoft", "Adobe", "Oracle", "Monotype Imaging Inc.", "Target")
    ),
    "words-of-formats": _person("Paul Hunt", "", work=_brands("Identity", "Root", "Layout", "Registry", "Typst Works")),
}
