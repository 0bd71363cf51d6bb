"""A copy says what the master says: every date, number, heading and entry of random copies, read back from the finished files.

What is withheld is known from the account of the redaction; everything else must be printed once, in its own entry, below a heading of its
kind, and nothing else may be printed. The files are read by other code than wrote them (pypdf, zipfile).
"""

from __future__ import annotations

import dataclasses
import io
import itertools
import random
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree

import pypdf
import pytest

from app.domain.address_order import country_name
from app.domain.alias_scheme import AliasScheme
from app.domain.copies import Recipient, RecipientKind
from app.domain.design import Appearance
from app.domain.optional_items import Leeway, items_of, orders_of
from app.domain.resume import Resume, fields
from app.domain.sensitivity import Stage
from app.redact.policies import stage_policy
from app.render.themes.theme import THEMES
from app.render.writers import render
from app.services.copy_plan import CopyPlan, plan_copy
from app.services.stored_resume import MAIN, Master
from tests.sampling import repeats

from .factual_resumes import ADDRESSES, PLACES, factual_resume

CASES = repeats(1000, 25)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

HEADINGS = {
    "summary": "Summary|Profile|Professional Summary|Professional Profile|个人简介|自我评价|个人总结",
    "work": "Work Experience|Experience|Professional Experience|Employment History|Work History|Career History|工作经历|工作经验",
    "volunteer": "Volunteer Experience|Volunteering|Volunteer Work|志愿经历|志愿服务|志愿者经历",
    "projects": "Projects|Project Experience|Key Projects|项目经历|项目经验|项目实践",
    "education": "Education|Educational Background|Academic Background|教育背景|教育经历",
    "skills": "Skills|Key Skills|Technical Skills|专业技能|技能特长|技能|个人技能|专业能力",
    "languages": "Languages|Language Skills|语言能力|语言技能",
    "interests": "Interests|Hobbies and Interests|Interests and Hobbies|Personal Interests|兴趣爱好|个人爱好",
    "awards": "Awards|Honors and Awards|Awards and Honors|获奖情况|荣誉奖项|获奖经历|所获荣誉",
    "certificates": "Certificates|Certifications|资格证书|证书|所获证书",
    "publications": "Publications|List of Publications|发表论著",
    "references": "References|证明人",
    "personal": "Personal Details|个人信息",
}
KIND_OF = {text: section for section, texts in HEADINGS.items() for text in texts.split("|")}
LABELS = set(
    "resume email phone address web profile positionsought dateofbirth nationality nativeplace salary othernames id github "
    "个人简历 邮箱 电话 现居 网址 主页 求职意向 出生日期 国籍 籍贯 薪资 其他姓名".split()
)
"""What a copy may say beside the master's own words (squeezed)."""
_NUMBERS = {word: str(value) for value, word in enumerate("two three four five six seven eight nine".split(), 2)}
_HAN_NUMBERS = str.maketrans({han: str(value) for value, han in enumerate("两三四五六七八九", 2)})
_MONTHS = "January February March April May June July August September October November December".split()
EMPTY = re.compile(
    r"[,，、;；|·–-]\s*[,，、;；|·–]|[(（]\s*[)）]|[,，、|·–:：(（]$|(?<!\w)-$|^[,，、;；|·–:：)）]|[(（]\s*[,，、;；|·–]"
)
"""A separator without something on each of its sides. (A web address may go on in the next line behind its hyphen.)"""


def squeezed(text: str) -> str:
    """A text without what a way of writing may change: spaces, commas and full stops, case, small numbers as words."""
    text = re.sub(r"\b[a-z]+\b", lambda found: _NUMBERS.get(found[0], found[0]), text.casefold())
    text = re.sub(r"\bwhich\b", "that", text.translate(_HAN_NUMBERS))
    return re.sub(r"\s|[,;，；、。]|(?<!\d)\.(?=\W|$)|(?<=\d)\.(?!\d)", "", text)


def lines_of(data: bytes, format: str) -> list[str]:
    """The lines of a file, by a reader that shares nothing with the writer."""
    if format == "txt":
        return [re.sub(r"^- ", "", line) for line in data.decode().splitlines()]
    if format == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = ElementTree.fromstring(archive.read("word/document.xml"))
        return [
            "".join(node.text or "" if node.tag == f"{_WORD}t" else "  " for node in paragraph.iter() if node.tag in (f"{_WORD}t", f"{_WORD}tab"))
            for paragraph in root.iter(f"{_WORD}p")
        ]  # fmt: skip
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    found = [re.sub(r"^[•▪–] ?", "", line) for page in pages for line in page.splitlines()]
    return [line for line in found if not re.search(r"(?:Page \d+ of \d+|第 ?\d+ ?页，共 ?\d+ ?页)$", line)]


@dataclass
class Facts:
    """What a copy must say of one entry: its texts, its dates (start, end, current), and the web address that may stand in its text."""

    texts: list[str]
    dates: tuple[str, str, bool] = ("", "", False)
    bullets: list[str] = field(default_factory=list)
    head: list[str] | None = None

    def all(self) -> list[str]:
        """Every text once."""
        return [text for text in dict.fromkeys([*self.texts, *self.bullets]) if text]


def project_texts(one: object) -> list[str]:
    """The texts of a project without an address that its own sentences print."""
    told = [one.name, one.description, *(line.text for line in one.highlights)]  # type: ignore[attr-defined]
    address = one.url  # type: ignore[attr-defined]
    own = address if not any(address.removeprefix("https://") in text for text in told) else ""
    return [one.name, *one.roles, one.entity, own, one.description, *one.keywords]  # type: ignore[attr-defined]


def facts_of(resume: Resume) -> dict[str, list[Facts]]:
    """What a copy of a (redacted) résumé must print, by section."""

    def lines(items: Iterable[object]) -> list[str]:
        return [line.text for line in items]  # type: ignore[attr-defined]

    def listed(items: Iterable[object], *names: str) -> list[Facts]:
        found = []
        for item in items:
            values = [getattr(item, name) for name in names]
            texts = [text for value in values for text in (value if isinstance(value, tuple) else (value,))]
            found.append(Facts(texts, (getattr(item, "date", ""), "", False)))
        return found

    jobs = {
        section: [
            Facts([one.organisation, one.position, one.location, one.summary], (one.start, one.end, one.current), lines(one.highlights), [one.organisation, one.position, one.location])
            for one in getattr(resume, section)
            if one.organisation or one.position or one.summary or one.highlights
        ]
        for section in ("work", "volunteer")
    }  # fmt: skip
    found = {
        "summary": [Facts([resume.basics.summary])],
        **jobs,
        "projects": [
            Facts(project_texts(one), (one.start, one.end, one.current), lines(one.highlights), project_texts(one)[:-1 - len(one.keywords)])
            for one in resume.projects
            if any(project_texts(one)) or one.highlights
        ],
        "education": [
            Facts([one.institution, one.location, one.study_type, one.area, one.score], (one.start, one.end, one.current), lines(one.courses), [one.institution, one.location, one.study_type, one.area, one.score])
            for one in resume.education
            if one.institution or one.study_type or one.area or one.score or one.courses
        ],
        "skills": listed(resume.skills, "name", "level", "keywords"),
        "languages": listed(resume.languages, "language", "fluency"),
        "interests": listed(resume.interests, "name", "keywords"),
        "awards": listed(resume.awards, "title", "awarder", "summary"),
        "certificates": listed(resume.certificates, "name", "issuer", "url"),
        "publications": listed(resume.publications, "name", "publisher", "url", "summary"),
        "references": listed(resume.references, "name", "reference"),
        **{f"own {one.id}": [Facts([text]) for text in lines(one.lines)] for one in resume.sections if one.title},
    }  # fmt: skip
    return {section: kept for section, every in found.items() if (kept := [one for one in every if one.all()])}


def date_forms(date: str, language: str) -> dict[str, str]:
    """A date in each accepted way of writing it."""
    parts = date.split("-")
    if len(parts) < 2:
        return dict.fromkeys(("a", "b", "c") if language == "zh" else ("a", "b", "c", "d"), date)
    year, month = parts[0], int(parts[1])
    if language == "zh":
        return {"a": f"{year}.{month:02d}", "b": f"{year}年{month}月", "c": f"{year}/{month:02d}"}
    name = _MONTHS[month - 1]
    short = name[:3]
    return {"a": f"{short} {year}", "b": f"{name} {year}", "c": f"{month:02d}/{year}", "d": f"{'Sept' if month == 9 else short} {year}"}  # fmt: skip


def day_forms(date: str, language: str) -> list[str]:
    """The ways to write a date of birth: its day written out, a month as elsewhere in the copy."""
    parts = date.split("-")
    if len(parts) < 3 or not parts[1].isdigit():
        return list(date_forms(date, language).values()) if all(part.isdigit() for part in parts) else [date]
    year, month, day = map(int, parts)
    return [f"{year}年{month}月{day}日" if language == "zh" else f"{day} {_MONTHS[month - 1]} {year}"]


def range_forms(dates: tuple[str, str, bool], language: str) -> dict[tuple[str, str, str], str]:
    """The ways to write when an entry was: by date style, dash and word for the present."""
    start, end, current = dates
    present = ("至今",) if language == "zh" else ("Present", "Current", "Now")
    first, last = date_forms(start, language), date_forms(end, language)
    found = {}
    for style, dash, word in itertools.product(first, ("–", "至" if language == "zh" else " to "), present):
        begin, until = first[style], last[style] if end else word if current and start else ""
        if begin == until or not (begin and until):
            text = begin or until
        else:
            text = f"{begin}{until}" if dash == until[:1] else f"{begin}{dash}{until}"
        found[style, dash, word] = squeezed(text)
    return found


class Reading:
    """A copy's text, squeezed, in which every fact is found and crossed out."""

    def __init__(self, lines: Sequence[str], language: str, titles: Iterable[str]) -> None:
        self.language = language
        self.text = ""
        self.heads: list[tuple[int, str]] = []
        kinds = {squeezed(text): section for text, section in [*KIND_OF.items(), *((title, title) for title in titles)]}
        self.crossed: list[tuple[int, int]] = []
        for line in lines:
            text = squeezed(line)
            if text in kinds:
                self.heads.append((len(self.text), kinds[text]))
                self.crossed.append((len(self.text), len(self.text) + len(text)))
            self.text += text + "\n"
        self.styles: Counter[tuple[str, str, str]] = Counter()
        self.ranges = 0

    def places(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Where a text stands, lines wrapped or not."""
        pattern = "\n?".join(map(re.escape, squeezed(text)))
        return [
            found.span()
            for found in re.compile(pattern).finditer(self.text, start, len(self.text) if end is None else end)
        ]

    def take(self, text: str, start: int, end: int, what: str) -> tuple[int, int]:
        """Cross out the first place of a text that is still there."""
        for place in self.places(text, start, end):
            if not any(a < place[1] and place[0] < b for a, b in self.crossed):
                self.crossed.append(place)
                return place
        raise AssertionError(f"{what}: {text!r} is not where it belongs:\n{self.text[start:end]}")

    def span_of(self, section: str) -> tuple[int, int]:
        """From a section's heading to the next one."""
        at = [index for index, (_, kind) in enumerate(self.heads) if kind == section]
        assert len(at) == 1, f"headings of {section}: {len(at)}"
        after = self.heads[at[0] + 1][0] if at[0] + 1 < len(self.heads) else len(self.text)
        return self.heads[at[0]][0], after

    def rest(self) -> list[str]:
        """What was not crossed out, in pieces."""
        left = list(self.text)
        for start, end in self.crossed:
            left[start:end] = "\n" * (end - start)
        pieces = re.split(r"[\s:：|·/–•▪()（）-]+", "".join(left).replace(" ", ""))
        return [piece for piece in pieces if piece and piece not in ("to", "至", "and", ".") and piece not in LABELS]


def is_own(text: str, counts: Counter[str]) -> bool:
    """A text that is nowhere else: not the name of a town, nor what stands for an employer."""
    return counts[squeezed(text)] == 1 and len(squeezed(text)) > 4 and text not in PLACES["en"] + PLACES["zh"]


def check_section(reading: Reading, section: str, entries: list[Facts], counts: Counter[str]) -> None:
    """Every fact of a section stands once, in its own entry, and the entries do not mix."""
    low, high = reading.span_of(section)
    spans: list[tuple[int, int]] = []
    for entry in entries:
        unique = [text for text in entry.all() if is_own(text, counts)]
        places = []
        for text in unique:
            found = reading.places(text)
            assert len(found) == 1, f"{section}: {text!r} stands {len(found)} times"
            assert low <= found[0][0] < high, f"{section}: {text!r} stands in another section"
            places += [reading.take(text, low, high, section)]
        spans.append((min(a for a, _ in places), max(b for _, b in places)) if places else (-1, -1))
    known = sorted(span for span in spans if span[0] >= 0)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(known)), f"{section}: entries are mixed"
    if section in ("work", "volunteer", "education"):
        assert known == [span for span in spans if span[0] >= 0], f"{section}: another order"
    for entry, span in zip(entries, spans, strict=True):
        before = max((end for _, end in known if span[0] >= 0 and end <= span[0]), default=low)
        after = min((start for start, _ in known if span[0] >= 0 and start >= span[1]), default=high)
        for text in entry.all():
            if not is_own(text, counts):
                reading.take(text, before, after, section)
        if any(entry.dates[:2]):
            check_dates(reading, entry, before, after)
        elif entry.head is not None and not any(entry.head) and entry is not entries[0]:
            reading.take("其他" if reading.language == "zh" else "Other", before, span[0], "an entry without a head")


def check_dates(reading: Reading, entry: Facts, before: int, after: int) -> None:
    """The dates of an entry stand in it in one of the accepted ways, and nothing is added to them."""
    forms = range_forms(entry.dates, reading.language)
    for form in sorted(set(forms.values()), key=len, reverse=True):
        if any(
            not any(a < end and start < b for a, b in reading.crossed)
            for start, end in reading.places(form, before, after)
        ):
            reading.take(form, before, after, "dates")
            reading.ranges += 1
            reading.styles.update(style for style, text in forms.items() if text == form)
            return
    raise AssertionError(f"{entry.dates} is none of {set(forms.values())}:\n{reading.text[before:after]}")


def check_head(reading: Reading, plan: CopyPlan) -> None:
    """Who it is and how to get in touch: each once."""
    resume = plan.redaction.resume
    basics, me = resume.basics, resume.personal
    untitled = [line.text for one in resume.sections if not one.title for line in one.lines]
    born = (
        [form for form in day_forms(me.birth_date, reading.language) if reading.places(form)][:1]
        if me.birth_date
        else []
    )
    assert bool(born) == bool(me.birth_date), "date of birth"
    facts = [me.nationality, me.native_place, *born, *me.other_names, *(one.value for one in me.id_numbers)]
    for text in [basics.name, basics.label, basics.email, basics.phone, *untitled, *facts]:
        if text:
            reading.take(text, 0, len(reading.text), "head")
    sites = [basics.url, *(one.url or one.username for one in basics.profiles)]
    for site in dict.fromkeys(site.rstrip("/") for site in sites if site):
        assert len(reading.places(site)) == 1, site
        reading.take(site, 0, len(reading.text), "head")
    others = [one for one in me.other_phones if re.sub(r"\D", "", one) != re.sub(r"\D", "", basics.phone)]
    for text in others:
        reading.take(text, 0, len(reading.text), "head")
    printed = dict(itertools.chain(*ADDRESSES.values()))
    place = basics.location
    if place in printed:
        reading.take(printed[place], 0, len(reading.text), "address")
    else:  # generalised
        parts = [place.address, place.city, place.region, place.postal_code]
        for part in dict.fromkeys(part for part in parts if part):
            if not any(part in other and part != other for other in parts):
                reading.take(part, 0, len(reading.text), "address")
        if place.country_code and reading.language == "en":
            reading.take(country_name(place.country_code, False), 0, len(reading.text), "country")


def check_copy(plan: CopyPlan, lines: Sequence[str], *, wrapped: bool = False) -> int:
    """Compare a copy with what it was made of. Returns the number of facts compared. `wrapped`: a line may end at a comma of its sentence."""
    resume = plan.redaction.resume
    language = "zh" if resume.language.startswith("zh") else "en"
    own = {f"own {one.id}": one.title for one in resume.sections if one.title}
    reading = Reading(lines, language, own.values())
    for line in lines:
        assert not EMPTY.search(line.strip().rstrip(",，、" if wrapped else "")), f"an empty separator: {line!r}"
    facts = facts_of(resume)
    counts = Counter(squeezed(text) for entries in facts.values() for entry in entries for text in entry.all())
    for section, entries in facts.items():
        check_section(reading, own.get(section, section), entries, counts)
    check_head(reading, plan)
    expected = Counter(own.get(section, section) for section in facts)
    assert Counter(kind for _, kind in reading.heads if kind != "personal") == expected, "headings without a section"
    assert not reading.styles or max(reading.styles.values()) == reading.ranges, "ways to write a date are mixed"
    assert reading.rest() == [], "printed beside what the master says"
    return sum(len(entry.all()) + any(entry.dates[:2]) for entries in facts.values() for entry in entries)


def check_kept(plan: CopyPlan, optional: Sequence[str]) -> None:
    """Whatever the master says stands in what the copy is made of, unless it was withheld or the person lets copies leave it out."""

    def said(resume: Resume) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {}
        for one in fields(resume):
            if one.id.endswith((".consent", ".network")):  # no copy prints them
                continue
            found.setdefault(re.sub(r"\.\d+$", "", one.id), Counter())[one.value] += 1
        return found

    withheld = {re.sub(r"\.\d+$", "", item.field) for item in plan.redaction.withheld}
    after = said(plan.redaction.resume)
    for key, values in said(plan.master.resume).items():
        if key in withheld or after.get(key) == values:
            continue
        missing = {f"{key}.{value}" for value in values - after.get(key, Counter())} | {key}
        assert any(one == name or one.startswith(f"{name}.") for one in missing for name in optional), key


def planned(seed: int) -> tuple[CopyPlan, tuple[str, ...]]:
    """A copy for a random recipient at a random stage in one of the themes, and what it may leave out."""
    rng, resume = random.Random(f"copy {seed}"), factual_resume(seed)
    items = items_of(resume)
    optional = tuple(item.key for item in rng.sample(items, len(items) // 3))
    leeway = Leeway(free=tuple(order.path for order in orders_of(resume)), optional=optional)
    recipient = Recipient(f"r{seed}", "Northwind", rng.choice(list(RecipientKind)))
    appearance = Appearance(theme=THEMES[seed % len(THEMES)])
    plan = plan_copy(
        Master(MAIN, 1, resume, {}, Appearance(), leeway), recipient, stage_policy(rng.choice(list(Stage))),
        secret=b"a secret of the facts, 32 bytes.", alias=AliasScheme("subaddress"), day="2026-11-29", copy_id=f"{seed:032x}", printed_reference=False, notice=False,
        appearance=appearance,
    )  # fmt: skip
    unsigned = tuple(block for block in plan.document.blocks if type(block).__name__ != "Signature")
    return dataclasses.replace(plan, document=dataclasses.replace(plan.document, blocks=unsigned)), optional


@pytest.mark.parametrize("seed", range(CASES))
def test_a_copy_says_what_the_master_says(seed: int) -> None:
    plan, optional = planned(seed)
    check_kept(plan, optional)
    for format in ("txt", "docx", *(("pdf",) if seed % 8 == 0 else ())):
        check_copy(
            plan, lines_of(render(plan.document, plan.redaction.resume, format), format), wrapped=format == "pdf"
        )
