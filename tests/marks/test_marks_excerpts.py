"""What an excerpt shows is read in its own place: alike headers, names inside sentences, headers cut in the middle."""

from __future__ import annotations

import numpy as np
from marks_samples import SECRET, printed

from app.domain.resume_json import from_json
from app.marks.assign import Assignment, assign
from app.marks.attribution import placed_factors
from app.marks.observe import Observation, Reader
from app.marks.score import CopyTable, Placed
from app.marks.spec import Spec, build_spec

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
SPEC = build_spec(RESUME)
READER = Reader(RESUME, SPEC)


def places(observed: Observation, spec: Spec = SPEC) -> dict[str, Placed]:
    return {placed.place: placed for placed in placed_factors(spec, observed, "")}


def own(copy: Assignment, placed: Placed, spec: Spec = SPEC) -> float:
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
