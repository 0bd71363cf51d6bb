"""Random résumés of which every text can be found again: each holds a word of its own, and every date is another month.

All kinds of sections, missing parts, and what people and importers write twice: the town in the street line, one web address in two
places, an employer that is its own town.
"""

from __future__ import annotations

import random

from app.domain.resume import (
    Award,
    Basics,
    Certificate,
    Education,
    IdNumber,
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

_WORDS = {
    "en": "planned three routes, ledger and audit that cut waste by 12% in four depots with stock reports, budget tables and safety checks".split(),
    "zh": "负责 仓库 排班 整理 三份 报告 提升18% 采购 预算 门店 五个 班组 数据 系统 上线 培训".split(),
}
_EMPLOYERS = {
    "en": ("{} Logistics Ltd", "{} Hospital", "{} & Sons", "Bank of {}", "{}"),
    "zh": ("{}物流有限公司", "{}科技（深圳）有限公司", "{}医院", "{}"),
}
_SCHOOLS = {"en": ("University of {}", "{} College", "{} High School"), "zh": ("{}大学", "{}学院", "{}中学")}
_POSITIONS = {
    "en": ("{} Planner", "Intern, {} team", "Student assistant {}", "Treasurer of the {} Society"),
    "zh": ("{}分析师", "{}实习生", "学生会{}部长", "{}主管"),
}
PLACES = {"en": ("Leeds", "Cardiff", "York", ""), "zh": ("苏州", "成都市", "")}
ADDRESSES = {
    "en": (
        (Location("12 High Street, Bristol", "BS1 4ND", "Bristol", "", "GB"), "12 High Street, Bristol BS1 4ND, United Kingdom"),
        (Location("5 York Street", "", "York", "", "GB"), "5 York Street, York, United Kingdom"),
        (Location("9 Mill Lane, Leeds LS1 2AB", "LS1 2AB", "Leeds", "", "GB"), "9 Mill Lane, Leeds LS1 2AB, United Kingdom"),
        (Location("", "", "Singapore", "", "SG"), "Singapore"),
        (Location("", "02139", "Cambridge, MA", "MA", "US"), "Cambridge, MA 02139, USA"),
        (Location("", "", "New York", "New York", "US"), "New York, USA"),
        (Location("7 Mill Lane", "", "", "", ""), "7 Mill Lane"),
        (Location("Ahornweg 4", "86150", "Augsburg", "", "DE"), "Ahornweg 4, 86150 Augsburg, Germany"),
    ),
    "zh": (
        (Location("", "", "安徽省芜湖市", "安徽省", "CN"), "安徽省芜湖市"),
        (Location("安徽省芜湖市镜湖区长江路5号", "", "芜湖市", "安徽省", "CN"), "安徽省芜湖市镜湖区长江路5号"),
        (Location("芜湖市镜湖区长江路5号", "", "安徽省芜湖市", "安徽省", "CN"), "安徽省芜湖市镜湖区长江路5号"),
        (Location("", "", "上海", "上海市", "CN"), "上海"),
        (Location("上海市静安区", "", "上海", "上海", "CN"), "上海市静安区"),
        (Location("南京东路5号", "", "南京市", "江苏省", "CN"), "江苏省南京市南京东路5号"),
        (Location("", "", "杭州市", "浙江", "CN"), "浙江杭州市"),
        (Location("西湖区文三路9号", "", "杭州", "浙江省杭州市", "CN"), "浙江省杭州市西湖区文三路9号"),
    ),
}  # fmt: skip
"""Places of residence as people and importers split them, and what a copy prints of each."""


class Writer:
    """Draws texts and entries of one language, no word of their own twice."""

    def __init__(self, seed: int) -> None:
        self.rng = rng = random.Random(seed)
        self.language = rng.choice(("en", "zh"))
        self._months = [(year, month) for year in range(1960, 2025) for month in range(1, 13)]
        rng.shuffle(self._months)
        self._words: set[str] = set()

    def own(self) -> str:
        """Return a word that stands nowhere else."""
        while True:
            word = "".join(self.rng.choice("bdfgkmvz") + self.rng.choice("aou") for _ in range(4)).capitalize()
            if word not in self._words:
                self._words.add(word)
                return word

    def text(self, low: int = 2, high: int = 9) -> str:
        """Return a sentence with a word of its own."""
        words = self.rng.choices(_WORDS[self.language], k=self.rng.randint(low, high))
        words.insert(self.rng.randint(0, len(words)), self.own())
        end = self.rng.choice(("", ".", "")) if self.language == "en" else self.rng.choice(("", "。", "；"))
        return ("" if self.language == "zh" else " ").join(words).strip(", ") + end

    def title(self) -> str:
        """Return a title: no sentence, so without an end."""
        return self.text(1, 3).rstrip(".。；")

    def of(self, forms: dict[str, tuple[str, ...]]) -> str:
        """Return a name of a form."""
        return self.rng.choice(forms[self.language]).format(self.own())

    def maybe(self, text: str, chance: float = 0.7) -> str:
        """Return the text, or nothing."""
        return text if self.rng.random() < chance else ""

    def day(self) -> str:
        """Return a month that stands nowhere else, a year, or a day."""
        year, month = self._months.pop()
        return self.rng.choice((f"{year}-{month:02d}", f"{year}-{month:02d}", f"{year}", f"{year}-{month:02d}-07"))

    def span(self) -> dict[str, object]:
        """Return the dates of an entry: both, one alone, none, or one that goes on."""
        start, end = self.day(), self.day()
        if start > end:
            start, end = end, start
        return self.rng.choice(
            [
                {"start": start, "end": end},
                {"start": start, "end": end},
                {"start": start},
                {"end": end},
                {},
                {"start": start, "current": True},
                {"start": start[:4], "end": start[:4]},
            ]
        )

    def lines(self, most: int) -> tuple[Line, ...]:
        """Return bullets."""
        return tuple(Line(f"h{at}", self.text()) for at in range(self.rng.randint(0, most)))

    def some(self, most: int) -> range:
        """Return the places of a list, of which many are empty."""
        return range(self.rng.choice((0, self.rng.randint(1, most))))

    def jobs(self, most: int) -> tuple[Work, ...]:
        """Return jobs or voluntary posts."""
        return tuple(
            Work(
                f"w{at}", self.maybe(self.of(_EMPLOYERS)), self.maybe(self.of(_POSITIONS)), self.rng.choice(PLACES[self.language]),
                summary=self.maybe(self.text(), 0.3), highlights=self.lines(5), **self.span(),  # type: ignore[arg-type]
            )
            for at in self.some(most)
        )  # fmt: skip

    def project(self, at: int) -> Project:
        """Return a project; of some the web address stands in their text too."""
        address = f"https://{self.own().lower()}.example.org/{self.own().lower()}-{self.own().lower()}"
        told = self.maybe(f"{self.text()} {self.rng.choice((address, address.removeprefix('https://')))}", 0.4)
        name, entity = self.maybe(f"{self.own()} board"), self.maybe(self.of(_EMPLOYERS), 0.4)
        if self.rng.random() < 0.2:
            entity = name
        return Project(
            f"p{at}", name, told or self.maybe(self.text(), 0.5), entity, address if told or self.rng.random() < 0.4 else "",
            roles=tuple(self.own() for _ in self.some(2)), keywords=tuple(self.own() for _ in self.some(3)), highlights=self.lines(3), **self.span(),  # type: ignore[arg-type]
        )  # fmt: skip


def factual_resume(seed: int) -> Resume:
    """Return the résumé of a seed."""
    pen = Writer(seed)
    rng, site = pen.rng, f"https://{pen.own().lower()}.example.org"
    profiles = (Profile("p1", "Web", "", f"{site}/"), Profile("p2", "GitHub", pen.own().lower()))
    return Resume(
        language=rng.choice(("en-GB", "en-US", "en", "de-DE")) if pen.language == "en" else "zh-Hans",
        basics=Basics(
            f"{pen.own()} {pen.own()}" if pen.language == "en" else rng.choice(("钟若溪", "欧阳文龙")), pen.maybe(pen.of(_POSITIONS)), f"{pen.own().lower()}@example.org",
            pen.maybe("+44 20 7946 0321" if pen.language == "en" else "138 0013 8000"), pen.maybe(site), pen.maybe(pen.text()),
            rng.choice(ADDRESSES[pen.language])[0], profiles[: rng.randint(0, 2)],
        ),
        work=pen.jobs(5), volunteer=pen.jobs(3), projects=tuple(pen.project(at) for at in pen.some(4)),
        education=tuple(
            Education(
                f"e{at}", pen.maybe(pen.of(_SCHOOLS)), rng.choice(PLACES[pen.language]), area=pen.maybe(pen.own()), study_type=pen.maybe(pen.own()),
                score=pen.maybe(f"GPA 3.{at}{at + 1}", 0.3), courses=tuple(Line(f"c{n}", f"{pen.own()} 10{n}") for n in pen.some(3)), **pen.span(),  # type: ignore[arg-type]
            ) for at in pen.some(3)
        ),
        skills=tuple(Skill(f"s{at}", pen.maybe(pen.own()), pen.maybe(pen.own(), 0.3), tuple(pen.own() for _ in pen.some(5))) for at in pen.some(3)),
        languages=tuple(Language(f"l{at}", pen.own(), pen.maybe(pen.own())) for at in pen.some(3)),
        interests=tuple(Interest(f"i{at}", pen.maybe(pen.own()), tuple(pen.own() for _ in pen.some(2))) for at in pen.some(3)),
        awards=tuple(Award(f"a{at}", pen.maybe(pen.title(), 0.9), pen.maybe(pen.day()), pen.maybe(pen.own()), pen.maybe(pen.text(), 0.3)) for at in pen.some(3)),
        certificates=tuple(Certificate(f"c{at}", pen.maybe(pen.own(), 0.9), pen.maybe(pen.day()), pen.maybe(pen.own()), pen.maybe(f"https://{pen.own().lower()}.example.com", 0.3)) for at in pen.some(3)),
        publications=tuple(Publication(f"p{at}", pen.maybe(pen.title(), 0.9), pen.maybe(pen.own()), pen.maybe(pen.day()), summary=pen.maybe(pen.text(), 0.3)) for at in pen.some(5)),
        references=tuple(Reference(f"r{at}", pen.maybe(pen.own()), pen.maybe(pen.text(1, 3)), pen.maybe("yes")) for at in pen.some(2)),
        sections=tuple(Section(f"x{at}", pen.maybe(pen.own()), pen.lines(3)) for at in pen.some(2)),
        personal=Personal(
            (pen.own(),) if rng.random() < 0.2 else (), pen.maybe("1994-06", 0.3), nationality=pen.maybe(pen.own(), 0.3), native_place=pen.maybe("安徽芜湖" if pen.language == "zh" else "", 0.3),
            other_phones=("+44 (20) 79460321",) if pen.language == "en" and rng.random() < 0.3 else (), id_numbers=(IdNumber("i1", "", f"{pen.own()}77"),) if rng.random() < 0.2 else (),
        ),
    )  # fmt: skip
