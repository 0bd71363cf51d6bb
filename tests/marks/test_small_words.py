"""Small Chinese words as marks: one choice per document, never inside a name, a compound or a ticked wording; readable again."""

from __future__ import annotations

import numpy as np
import pytest
from marks_samples import EN, SECRET, ZH, printed

from app.domain.resume_json import from_json
from app.marks.assignment import assign
from app.marks.attribution import placed_factors
from app.marks.layers.usage import USAGES, places_of, usages_in
from app.marks.observation import Reader
from app.marks.specification import Wording, build_spec

RESUME = from_json(
    {
        "language": "zh-Hans",
        "basics": {"name": "林知夏", "summary": "熟悉采购与仓储，参与过与会人员接待。"},
        "work": [
            {
                "name": "与众食品有限公司",
                "position": "主管",
                "startDate": "2019-02",
                "x-current": True,
                "highlights": [
                    "将盘点时间由9天缩短到5天",
                    "负责原料、辅料和包材的采购",
                    "代表与众食品有限公司参与展会",
                    "把损耗率从3%降至1%",
                    "维护供应商与客户档案",
                ],
            }
        ],
    }
)


@pytest.mark.parametrize(
    ("text", "name", "places"),
    [
        ("熟悉采购与仓储", "conjunction", ["与"]),
        ("与承运商重谈合同", "conjunction", ["与"]),
        ("参与展会，与会者众，与其他部门、与时俱进，是与否，干与，赋与", "conjunction", []),
        ("原料、辅料和包材", "conjunction", ["和"]),
        ("在泰和医院实习，采购和仓储", "conjunction", []),
        ("北京、泰和医院；推动、促进和谐；项目、成本总和", "conjunction", []),
        ("由9天缩短到5天", "reaching", ["到"]),
        ("提升了到岗率，从2018到2020年，做到3点", "reaching", []),
        ("将费用降至约3万元", "reaching", ["至"]),
        ("由每小时86件提升到113件", "starting", ["由"]),
        ("由财务部门报送到3个分局，转化率由运营团队提升到5%", "starting", []),
        ("从2018年到2020年", "starting", []),
    ],
)
def test_a_word_varies_only_where_the_other_says_the_same(text, name, places):
    assert [text[start:end] for start, end in usages_in(text, name, (), ())] == places


def test_terms_and_ticked_wordings_are_left_alone():
    text = "与众食品采购与仓储"
    assert usages_in(text, "conjunction", ("与众食品",), ()) == ((6, 7),)
    assert usages_in(text, "conjunction", ("与众食品",), ((5, 8),)) == ()


def test_one_choice_per_document_and_nothing_else_changes():
    spec = build_spec(RESUME)
    assert {c.id for c in spec.carriers if c.layer == "usage"} == {f"usage:{name}" for name in USAGES}
    texts = {printed(RESUME, spec, f"c{number}") for number in range(60)}
    assert all("代表与众食品有限公司参与展会" in text and "与会人员" in text for text in texts)
    for first, second in (("采购与仓储", "采购和仓储"), ("缩短到5天", "缩短至5天"), ("由9天", "从9天")):
        assert {first in text for text in texts} == {second in text for text in texts} == {True, False}
    assert all(("采购和仓储" in text) == ("供应商和客户" in text) == ("辅料和包材" in text) for text in texts)
    assert all(("缩短到5天" in text) == ("降到1%" in text) for text in texts)
    assert all(("由9天" in text) == ("由3%" in text) for text in texts)
    assert not any(c.layer == "usage" for c in build_spec(EN).carriers)


def test_a_ticked_wording_prints_as_it_was_ticked():
    ticked = Wording("work.w1.highlights.h5", ("维护供应商及客户档案",))
    spec = build_spec(RESUME, [ticked])
    texts = [printed(RESUME, spec, f"c{number}") for number in range(60)]
    assert {"供应商与客户" in text for text in texts} == {"供应商及客户" in text for text in texts} == {True, False}
    assert not any("供应商和客户" in text for text in texts)


@pytest.mark.parametrize("resume", [RESUME, ZH])
def test_small_words_are_read_back_and_have_mean_one(resume):
    spec = build_spec(resume)
    reader = Reader(resume, spec)
    for number in range(25):
        copy = assign(SECRET, f"c{number}", spec)
        text = printed(resume, spec, f"c{number}")
        seen = {p.place: p for p in placed_factors(spec, reader.observe(text), text) if p.layer == "usage"}
        wanted = {c.id: value[0] for c, value in zip(spec.carriers, copy.values, strict=True) if c.layer == "usage"}
        assert set(seen) == set(wanted)
        for place, placed in seen.items():
            values = placed.factor.values(np.arange(2, dtype=np.uint8)[:, None])
            assert np.allclose(values.mean(axis=1), 1.0, atol=1e-9)
            assert int(values[0].argmax()) == wanted[place]


def test_where_small_words_stand_is_told_for_the_mark_view():
    found = places_of(RESUME, build_spec(RESUME).carriers)
    lines = [f"work.w1.highlights.h{number}" for number in range(1, 6)]
    assert found == {
        "basics.summary": "usage:conjunction",
        lines[0]: "usage:reaching",
        lines[1]: "usage:conjunction",
        lines[3]: "usage:reaching",
        lines[4]: "usage:conjunction",
    }
    ticked = build_spec(RESUME, [Wording(lines[4], ("维护供应商及客户档案",))])
    assert lines[4] not in places_of(RESUME, ticked.carriers)
