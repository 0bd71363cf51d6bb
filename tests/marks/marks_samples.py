"""Small résumés and helpers shared by the marks tests."""

from __future__ import annotations

import dataclasses

from app.domain.compose import compose
from app.domain.document import text_lines
from app.domain.optional_items import Leeway, orders_of
from app.domain.resume import Resume
from app.domain.resume_json import from_json
from app.marks.apply import apply_marks
from app.marks.assignment import assign, pack
from app.marks.carriers import Wording
from app.marks.issued_copies import IssuedCopy, IssuedVersion
from app.marks.reference import make_reference
from app.marks.specification import Spec, build_spec

SECRET = b"a mark secret for tests, 32 byte"

EN = from_json(
    {
        "language": "en",
        "basics": {
            "name": "Ada Ferrow",
            "email": "ada@example.org",
            "phone": "+44 7700 900555",
            "summary": "Engineer who likes boats, bikes, and trains. Based in Hull and York.",
        },
        "work": [
            {
                "name": "Salt and Sons",
                "position": "Research and Development Lead",
                "startDate": "2019-02",
                "x-current": True,
                "highlights": [
                    "Led a team of 7 people building a tide gauge network",
                    "Reduced power use by 31% with slower radios and better batteries",
                    "Presented the results at two conferences and trained 12 partners",
                    "Wrote the maintenance guide for harbour staff",
                    "Negotiated data sharing with Salt and Sons subsidiaries",
                ],
            },
            {
                "name": "Quay Software",
                "position": "Developer",
                "startDate": "2015-09",
                "endDate": "2019-01",
                "highlights": [
                    "Built a booking system for 40 ferries",
                    "Replaced a nightly import with a streaming one",
                    "Fixed 3,200 broken records by hand and by script",
                ],
            },
        ],
        "education": [
            {
                "institution": "University of Hull",
                "studyType": "BSc",
                "area": "Physics",
                "startDate": "2012",
                "endDate": "2015",
            }
        ],
        "skills": [
            {"name": "Languages", "keywords": ["Python", "C", "Rust", "SQL", "Java", "JavaScript"]},
            {"name": "Tools", "keywords": ["Git", "Docker", "Linux", "Research and Development"]},
        ],
        "languages": [{"language": "English", "fluency": "Native"}, {"language": "Danish", "fluency": "Fluent"}],
        "interests": [{"name": "Sailing"}, {"name": "Chess"}, {"name": "Baking"}],
        "projects": [{"name": "Gull", "description": "A gull counter"}, {"name": "Moor", "description": "A moor map"}],
    }
)

ZH = from_json(
    {
        "language": "zh-Hans",
        "basics": {"name": "陆青舟", "email": "lu@example.cn", "phone": "13900001111", "summary": "熟悉Java与Go开发。"},
        "work": [
            {
                "name": "ABC科技（杭州）有限公司",
                "position": "Java工程师",
                "startDate": "2020-03",
                "x-current": True,
                "highlights": [
                    "设计清算服务，每日核对230万笔交易",
                    "用Redis缓存热点数据，延迟下降62%",
                    "为ABC科技（杭州）有限公司编写值班手册",
                    "辅导4名新人完成转正答辩",
                ],
            }
        ],
        "skills": [{"name": "技能", "keywords": ["Java", "Go", "MySQL", "Redis", "微服务"]}],
        "languages": [{"language": "英语", "fluency": "流利"}, {"language": "日语", "fluency": "流利"}],
    }
)

OTHER = from_json(
    {
        "language": "en",
        "basics": {"name": "Bo Lindqvist", "summary": "Gardener and teacher of botany in evening classes."},
        "work": [
            {
                "name": "Linden Park",
                "position": "Head Gardener",
                "startDate": "2011-05",
                "x-current": True,
                "highlights": [
                    "Planted 400 trees along the northern avenue",
                    "Ran the volunteer programme with local schools",
                    "Kept the greenhouse at 18 degrees through three winters",
                ],
            }
        ],
        "skills": [{"name": "Skills", "keywords": ["Pruning", "Soil science", "Teaching", "Irrigation", "Botany"]}],
    }
)

WORDINGS = (
    Wording("work.w1.highlights.h2", ("Reduced power use by 31% with slower radios and improved batteries",)),
    Wording("work.w1.highlights.h3", ("Presented the findings at two conferences and trained 12 partners",)),
    Wording("work.w1.highlights.h4", ("Wrote the maintenance guide for harbour crews",)),
    Wording(
        "work.w2.highlights.h2",
        ("Replaced a nightly import by a streaming one", "Replaced an overnight import with a streaming one"),
    ),
)


OPTIONAL = (
    *(f"work.w1.highlights.h{number}" for number in (3, 4, 5)),
    *("skills.s1.keywords.C", "skills.s1.keywords.Java", "skills.s2.keywords.Docker", "interests.i2", "projects.p2"),
)
"""Items of `EN` that not every copy needs."""


def spec_with_ticks(resume: Resume, wordings: tuple[Wording, ...] = (), optional: tuple[str, ...] = ()) -> Spec:
    """The specification for a person who ticked that the order of their skills is free, and the `optional` items."""
    free = tuple(one.path for one in orders_of(resume))
    return build_spec(resume, wordings, leeway=Leeway(free=free, optional=optional))


def printed(resume: Resume, spec: Spec, copy_id: str, *, secret: bytes = SECRET, reference: bool = False) -> str:
    """The text of a copy as its reader sees it."""
    marked, style = apply_marks(resume, spec, assign(secret, copy_id, spec))
    code = make_reference(secret, copy_id) if reference else ""
    return "\n".join(text_lines(compose(marked, style, reference=code)))


def version(resume: Resume, count: int, wordings: tuple[Wording, ...] = (), *, secret: bytes = SECRET) -> IssuedVersion:
    """`count` issued copies c0, c1, … of a résumé."""
    spec = spec_with_ticks(resume, wordings)
    copies = [
        IssuedCopy(
            f"c{number}",
            make_reference(secret, f"c{number}"),
            pack(spec, assign(secret, f"c{number}", spec)),
            disclosed=(resume.basics.phone, resume.basics.email),
        )
        for number in range(count)
    ]
    return IssuedVersion(resume, spec, copies)


def without_contact(resume: Resume) -> Resume:
    """The résumé without phone and e-mail."""
    return dataclasses.replace(resume, basics=dataclasses.replace(resume.basics, email="", phone=""))
