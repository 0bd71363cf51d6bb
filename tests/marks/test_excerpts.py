"""What an excerpt shows is read in its own place: alike headers, names inside sentences, headers cut in the middle."""

from __future__ import annotations

import numpy as np
from marks_samples import SECRET, printed, spec_with_ticks

from app.domain.resume_json import from_json
from app.marks.alignment import Window, locate, tighten
from app.marks.assignment import Assignment, assign
from app.marks.attribution import placed_factors
from app.marks.observation import Observation, Reader
from app.marks.score import CopyTable, PlacedFactor
from app.marks.specification import Spec, build_spec

RESUME = from_json(
    {
        "language": "zh-Hans",
        "basics": {"name": "钟离雅"},
        "work": [
            {
                "name": "川南会计师事务所",
                "position": "审计助理",
                "location": "绵阳",
                "startDate": "2015-07",
                "endDate": "2017-03",
                "highlights": ["参与年度审计项目19个", "复核总账、合并报表与成本核算底稿", "赴现场盘点仓库并撰写报告"],
            }
        ],
        "education": [
            {
                "institution": "锦江财经大学",
                "studyType": "本科",
                "area": "会计学",
                "startDate": "2011-09",
                "endDate": "2015-06",
            }
        ],
        "skills": [{"name": "财务", "keywords": ["总账", "成本核算", "合并报表", "税务申报", "预算编制"]}],
    }
)
SPEC = spec_with_ticks(RESUME)
READER = Reader(RESUME, SPEC)


def places(observed: Observation, spec: Spec = SPEC) -> dict[str, PlacedFactor]:
    return {placed.place: placed for placed in placed_factors(spec, observed, "")}


def own(copy: Assignment, placed: PlacedFactor, spec: Spec = SPEC) -> float:
    """The factor of a copy's own value, least noise."""
    body = np.asarray([[number for value in copy.values for number in value]], dtype=np.uint8)
    return float(CopyTable(1, {"body": body}).values(placed, slice(0, 1))[0, 0])


def test_a_header_that_was_cut_off_is_not_read_in_the_place_of_one_like_it():
    for number in range(40):
        text = printed(RESUME, SPEC, f"c{number}")
        work = text.split("锦江财经大学")[0].rsplit("\n", 2)[0]
        if "会计学" in work or "本科" in work or "审计助理" not in work:
            continue
        seen = places(READER.observe(work))
        assert "style:organisation_first" in seen
        assert not {"style:study_first", "style:school_first", "style:degree_form"} & set(seen)


def test_names_inside_a_sentence_are_no_list():
    for number in range(40):
        text = printed(RESUME, SPEC, f"c{number}")
        sentence = next(line for line in text.split("\n") if "复核" in line)
        assert "order:skills.s1.keywords" not in places(READER.observe("参与年度审计项目19个\n" + sentence))
        assert "order:skills.s1.keywords" in places(READER.observe(text))


ENGLISH = from_json(
    {
        "language": "en",
        "basics": {"name": "Ana Reed"},
        "work": [
            {
                "name": "Vulcan Hardware",
                "position": "Stock Associate",
                "location": "Decatur",
                "startDate": "2014-06",
                "endDate": "2016-01",
                "highlights": ["Received goods for nine aisles", "Served customers at the key counter on weekends"],
            }
        ],
    }
)


def test_a_cut_header_does_not_speak_against_layouts_that_it_may_have_had():
    spec = build_spec(ENGLISH)
    reader = Reader(ENGLISH, spec)
    wrong = []
    for number in range(120):
        copy = assign(SECRET, f"c{number}", spec)
        text = printed(ENGLISH, spec, f"c{number}")
        cut = text[text.index("ardware") :]
        for name in ("header_lines", "organisation_first", "date_line"):
            placed = places(reader.observe(cut), spec).get(f"style:{name}")
            if placed is not None and own(copy, placed, spec) < 0.5:
                wrong.append((number, name))
    assert wrong == []


def test_what_stands_behind_a_cut_header_does_not_draw_it_aside():
    header = "stock clerk – decatur hardware – decatur 06/2014 - 01/2016"
    text = header[29:] + " received & put away goods for a shop with 8,000 products on two levels."
    shown = Window(0, len(header) - 29, cut_start=True)
    assert locate(header, text) == shown
    assert tighten(header, text, shown) == shown


FORM = from_json(
    {
        "language": "zh-Hans",
        "basics": {"name": "钟离雅"},
        "projects": [
            {
                "name": "展厅改造",
                "highlights": [
                    "撰写立项材料",
                    "结果验证",
                    "结果验证：列出指标",
                    "落地过程：说明动作",
                    "落地过程",
                    "问题背景",
                ],
            }
        ],
        "education": [
            {
                "institution": "锦江学校",
                "studyType": "本科",
                "courses": ["甲类奖项：列出一等奖学金", "语言证书：列出等级"],
            },
            {"institution": "锦江学校", "studyType": "本科", "courses": ["实践：列出支教经历", "论文：列出发表题目"]},
        ],
        "skills": [
            {"name": "绘图", "keywords": ["CAD"]},
            {"name": "办公", "keywords": ["Excel", "Word", "Visio"]},
            {"name": "编程", "keywords": ["Python"]},
        ],
    }
)


def test_the_order_of_sections_is_told_by_their_names():
    """A section that is found by its heading alone was told by the heading's first letter."""
    spec = spec_with_ticks(FORM)
    (index,) = [at for at, carrier in enumerate(spec.carriers) if carrier.id == "order:sections.core"]
    text = printed(FORM, spec, "c0")
    lines = text.splitlines()
    for left in (lines, [line for line in lines if "锦江" not in line and "列出" not in line]):
        (seen,) = [one for one in Reader(FORM, spec).observe("\n".join(left)).seen if one.carrier == index]
        assert set(seen.shown.split(" · ")) <= set(spec.carriers[index].options), seen.shown


def test_lines_that_begin_a_longer_one_and_rows_that_look_alike_are_read_where_they_stand():
    spec = spec_with_ticks(FORM)
    reader = Reader(FORM, spec)
    orders = {c.id for c in spec.carriers if c.kind == "order"} - {"order:sections.core"}
    assert {"order:projects.p1.highlights", "order:education.e2.courses", "order:skills"} <= orders
    for number in range(30):
        copy = assign(SECRET, f"c{number}", spec)
        seen = places(reader.observe(printed(FORM, spec, f"c{number}")), spec)
        for place in ("order:projects.p1.highlights", "order:education.e2.courses", "order:skills"):
            assert own(copy, seen[place], spec) > 1.5, (number, place)
