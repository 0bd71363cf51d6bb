"""Random résumés for the page rules: from an empty one to one of many pages, English and Chinese, drawn from a seed."""

from __future__ import annotations

import random
from collections.abc import Sequence

from app.domain.resume import (
    Award,
    Basics,
    Certificate,
    Education,
    Interest,
    Language,
    Line,
    Location,
    Personal,
    Profile,
    Project,
    Publication,
    Reference,
    Resume,
    Section,
    Skill,
    Work,
)

from .conftest import photo_uri

_WORDS = {
    "en": (
        "planned routes stock ledger audit wrote measured 31% of deliveries in two years with nine colleagues and 14 depots "
        "reports team budget SQL clients Kraków quality safety trained negotiated first-class e-mail office efficient"
    ).split(),
    "zh": "负责 仓库 排班 数据 分析 报告 客户 提升18% 团队 采购 Python 项目 管理 质量 培训 谈判 预算 门店 喆 系统 上线".split(),
}


class Writer:
    """Draws texts and entries of one language."""

    def __init__(self, rng: random.Random, language: str) -> None:
        self.rng, self.language = rng, language

    def text(self, low: int, high: int) -> str:
        """Return some words."""
        joined = self.rng.choices(_WORDS[self.language], k=self.rng.randint(low, high))
        return ("" if self.language == "zh" else " ").join(joined)

    def lines(self, most: int, longest: int = 30) -> tuple[Line, ...]:
        """Return bullets."""
        return tuple(Line(f"h{at}", self.text(2, longest)) for at in range(self.rng.randint(0, most)))

    def month(self) -> str:
        """Return a month, a year, or nothing."""
        year = self.rng.randint(1998, 2025)
        return self.rng.choice(
            (f"{year}-{self.rng.randint(1, 12):02d}", f"{year}-{self.rng.randint(1, 12):02d}", str(year), "")
        )

    def jobs(self, most: int) -> tuple[Work, ...]:
        """Return jobs."""
        return tuple(
            Work(
                f"w{at}",
                self.text(1, 8),
                self.rng.choice((self.text(1, 6), "")),
                self.rng.choice(("", self.text(1, 1))),
                start=self.month(),
                end=self.month(),
                summary=self.rng.choice(("", "", self.text(5, 40))),
                highlights=self.lines(7),
            )
            for at in range(self.rng.randint(0, most))
        )


def random_resume(seed: int) -> Resume:
    """Return the résumé of a seed; the lists of a few are long."""
    rng = random.Random(seed)
    language = rng.choice(("en", "zh"))
    pen = Writer(rng, language)

    def some(kinds: Sequence[int]) -> range:
        return range(rng.choice(kinds))

    return Resume(
        language=rng.choice(("en-GB", "en-US")) if language == "en" else "zh-Hans",
        basics=Basics(
            rng.choice((pen.text(1, 3), "")), rng.choice(("", pen.text(1, 7))), "a.b@example.org", rng.choice(("", "+44 20 7946 0321")),
            summary=rng.choice(("", pen.text(8, 70))), location=Location(city=pen.text(1, 1)),
            profiles=tuple(Profile(f"p{at}", "Web", url=f"https://example.org/{at}/{'x' * rng.randint(1, 40)}") for at in some((0, 1, 3))),
        ),
        work=pen.jobs(rng.choice((1, 4, 12))),
        volunteer=pen.jobs(rng.choice((0, 0, 2))),
        education=tuple(Education(f"e{at}", pen.text(1, 7), area=pen.text(1, 5), study_type=pen.text(1, 1), start=pen.month(), end=pen.month(), courses=pen.lines(2)) for at in some((1, 2, 3))),
        projects=tuple(Project(f"p{at}", pen.text(1, 5), rng.choice(("", pen.text(4, 30))), start=pen.month(), end=pen.month(), highlights=pen.lines(4)) for at in some((0, 1, 4))),
        skills=tuple(Skill(f"s{at}", pen.text(1, 2), keywords=tuple(pen.text(1, 2) for _ in some((3, 9)))) for at in some((0, 2, 4))),
        languages=tuple(Language(f"l{at}", pen.text(1, 1), rng.choice(("", pen.text(1, 2)))) for at in some((0, 2, 4))),
        interests=tuple(Interest(f"i{at}", pen.text(1, 2)) for at in some((0, 3, 6))),
        awards=tuple(Award(f"a{at}", pen.text(1, 8), pen.month(), pen.text(0, 3)) for at in some((0, 1, 5))),
        certificates=tuple(Certificate(f"c{at}", pen.text(1, 5), pen.month()) for at in some((0, 2, 6))),
        publications=tuple(Publication(f"p{at}", pen.text(5, 20), pen.text(1, 4), pen.month()) for at in some((0, 0, 4, 40))),
        references=tuple(Reference(f"r{at}", pen.text(1, 2), pen.text(1, 4)) for at in some((0, 0, 2))),
        sections=tuple(Section(f"x{at}", pen.text(1, 2), pen.lines(4)) for at in some((0, 0, 1))),
        personal=Personal(birth_date=rng.choice(("", "1994-06")), nationality=rng.choice(("", pen.text(1, 1))), photo=photo_uri() if rng.random() < 0.2 else ""),
    )  # fmt: skip
