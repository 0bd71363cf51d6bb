"""Reading hard texts: arrangements of headers, excerpts that cut sentences and lists, bullets repeated in several jobs."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest
from marks_samples import EN, SECRET, WORDINGS, ZH, printed, spec_with_ticks, version

from app.domain.compose import compose
from app.domain.document import Entry, block_lines, text_lines
from app.domain.resume import Line, Resume
from app.domain.resume_json import from_json
from app.domain.style import default_style
from app.marks.alignment import locate
from app.marks.apply import apply_marks
from app.marks.assignment import assign, pack
from app.marks.attribution import attribute, placed_factors
from app.marks.calculation_report import calculation
from app.marks.item_labels import item_names
from app.marks.layers.style import with_choice
from app.marks.likelihood_factors import BOTH_ENDS, ChoiceFactor, OrderFactor
from app.marks.observation import Reader
from app.marks.score import CopyTable, score
from app.marks.specification import build_spec

CHOICES = [
    ("location_line", "first", ["Salt and Sons, Hull", "Feb 2019 – Present", "Research and Development Lead"]),
    (
        "location_line",
        "second-brackets",
        ["Salt and Sons", "Feb 2019 – Present", "Research and Development Lead (Hull)"],
    ),
    (
        "location_line",
        "first-brackets",
        ["Salt and Sons (Hull)", "Feb 2019 – Present", "Research and Development Lead"],
    ),
    ("header_lines", "one", ["Salt and Sons, Research and Development Lead", "Feb 2019 – Present", "Hull"]),
    ("degree_form", "brackets", ["University of Hull", "2012 – 2015", "BSc (Physics)"]),
    ("date_line", "second", ["Salt and Sons", "Research and Development Lead, Hull (Feb 2019 – Present)"]),
    ("organisation_first", "last", ["Research and Development Lead", "Feb 2019 – Present", "Salt and Sons, Hull"]),
]


def _placed() -> Resume:
    return dataclasses.replace(EN, work=(dataclasses.replace(EN.work[0], location="Hull"), *EN.work[1:]))


@pytest.mark.parametrize(("choice", "option", "lines"), CHOICES)
def test_headers_are_arranged_anew_with_nothing_lost(choice, option, lines):
    resume = _placed()
    plain = text_lines(compose(resume, default_style("en")))
    changed = text_lines(compose(resume, with_choice(default_style("en"), choice, option)))
    place = changed.index(lines[0])
    assert list(changed[place : place + len(lines)]) == lines
    letters = [sorted(ch for ch in "".join(text) if ch.isalnum()) for text in (plain, changed)]
    assert letters[0] == letters[1]


def test_schools_may_follow_degrees_and_brackets_are_chinese_in_chinese():
    lines = text_lines(compose(EN, with_choice(default_style("en"), "school_first", "last")))
    assert lines[lines.index("BSc, Physics") + 2] == "University of Hull"
    chinese = text_lines(compose(ZH, with_choice(default_style("zh"), "date_line", "second")))
    assert "Java工程师（2020.03 – 至今）" in chinese


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Cut waste by 12% in May", "Cut waste by 12 percent in May"),
        ("Cut 5 % and 7.5%", "Cut 5 percent and 7.5 percent"),
        ("Kept 99%-pure salt, 5%x", "Kept 99%-pure salt, 5%x"),
    ],
)
def test_percent_is_a_word_or_a_sign(text, said):
    resume = dataclasses.replace(EN, work=(dataclasses.replace(EN.work[0], highlights=(Line("h1", text),)),))
    assert said in text_lines(compose(resume, with_choice(default_style("en"), "percent", "word")))
    back = dataclasses.replace(EN, work=(dataclasses.replace(EN.work[0], highlights=(Line("h1", said),)),))
    assert text.replace(" %", "%") in text_lines(compose(back, with_choice(default_style("en"), "percent", "sign")))


def _choices_read(text: str) -> dict[str, str]:
    """Carrier → the option that the text favours."""
    spec = build_spec(EN, WORDINGS)
    found = {}
    for placed in placed_factors(spec, Reader(EN, spec).observe(text), text):
        if isinstance(placed.factor, ChoiceFactor):
            found[placed.place] = placed.options[int(placed.factor.table[0].argmax())]
    return found


@pytest.mark.parametrize("number", range(6))
def test_every_choice_of_a_whole_copy_is_read_right(number):
    spec = build_spec(EN, WORDINGS)
    copy = assign(SECRET, f"c{number}", spec)
    read = _choices_read(printed(EN, spec, f"c{number}"))
    true = {c.id: c.options[v[0]] for c, v in zip(spec.carriers, copy.values, strict=True) if c.kind == "choice"}
    assert {place: true[place] for place in read} == read
    assert len(read) >= 0.9 * len(true)


def test_a_sentence_that_the_text_begins_or_ends_in_still_speaks():
    bullet = "Presented the findings at two conferences and trained 12 partners"
    assert _choices_read(bullet[:36])["wording:work.w1.highlights.h3:0"] == "findings"
    tail = "with slower radios and improved batteries\nWrote the maintenance guide for harbour staff"
    assert _choices_read(tail)["wording:work.w1.highlights.h2:0"] == "improved"
    whole = "presented the findings at two conferences and trained 12 partners"
    rest = " something else that never was in it, and goes on for quite a while after it"
    window = locate(whole, "d trained 12 partners" + rest)
    assert window is not None and window.cut_start and (window.start, window.end) == (0, 21)
    window = locate(whole, rest + " presented the find")
    assert window is not None and window.cut_end and window.end == len(rest) + 19
    assert locate(whole, rest) is None


def test_a_list_cut_at_both_ends_lay_together():
    body = np.asarray([[0, 1, 2, 3, 4], [0, 3, 1, 2, 4], [1, 0, 4, 2, 3], [2, 1, 0, 3, 4]], dtype=np.uint8)
    alone, cut = (OrderFactor(5, (1, 2), ends).values(body)[0] for ends in (0, BOTH_ENDS))
    assert cut[0] > 1.5 * alone[0] and cut[1] > 1.5 * alone[1]
    assert cut[2] < alone[2]  # 0 and 4 stand between them
    assert cut[3] < 0.5


REPEATED = "Checked the moorings every morning and wrote the log by hand"


def _repeating() -> Resume:
    """Two jobs with the same bullets in them, in their own orders."""
    others = ("Painted the pier in spring", "Counted the gulls on the roof", "Sold tickets for the evening boat")
    jobs = []
    for job in EN.work:
        lines = tuple(
            Line(f"h{place}", text) for place, text in enumerate((f"Joined {job.organisation}", *others, REPEATED))
        )
        jobs.append(dataclasses.replace(job, highlights=lines))
    return dataclasses.replace(EN, work=tuple(jobs))


@pytest.mark.parametrize("number", range(4))
def test_bullets_repeated_in_two_jobs_are_read_under_their_own(number):
    resume = _repeating()
    spec = build_spec(resume, (), 3)  # one bullet stays: three move
    copy = assign(SECRET, f"c{number}", spec)
    text = printed(resume, spec, f"c{number}")
    table = CopyTable(1, {"body": np.frombuffer(pack(spec, copy)[-spec.width :], np.uint8)[None, :]})
    read = {
        placed.place: float(table.values(placed, slice(0, 1))[0, 0])
        for placed in placed_factors(spec, Reader(resume, spec).observe(text), text)
        if placed.place in ("order:work.w1.highlights", "order:work.w2.highlights")
    }
    assert set(read) == {"order:work.w1.highlights", "order:work.w2.highlights"}
    assert all(value > 12 for value in read.values()), read


def test_orders_are_named_by_their_items():
    spec = spec_with_ticks(EN)
    names = item_names(EN, spec)
    by_id = {spec.carriers[index].id: items for index, items in names.items()}
    assert by_id["order:interests"] == ("Sailing", "Chess", "Baking")
    assert by_id["order:skills"] == ("Languages", "Tools")
    assert by_id["order:work.w1.highlights"][0] == "Presented the results at two conferences and"[:40]
    issued = version(EN, 20, WORDINGS)
    answer = attribute(printed(EN, issued.spec, "c3"), [issued])
    shown = {item.place: item.expected for item in answer.candidates[0].evidence}
    assert set(shown["order:interests"].split(" · ")) == {"Sailing", "Chess", "Baking"}


def test_the_calculation_can_be_worked_out_again_from_what_is_written():
    issued = version(EN, 30, WORDINGS)
    text = printed(EN, issued.spec, "c7")
    text = text[: len(text) // 2]
    bits = attribute(text, [issued]).candidates[0].bits
    written = json.loads(json.dumps(calculation([text], [issued], ["c7"])))
    whole, (reading,) = written["master_versions"][0], written["master_versions"][0]["readings"]
    assert whole["bits"]["c7"] == pytest.approx(bits)
    constants = written["constants"]
    total = 0.0
    for mode, of_resets in zip(constants["modes"], whole["weights_by_mode_reset_and_noise"], strict=True):
        for reset, noise in zip(constants["resets"], of_resets, strict=True):
            left = [one for one in reading["factors"] if not 0 < one["habit"] <= reset["habits_replaced"]]
            total += sum(weight * _product(left, mode, level) for level, weight in enumerate(noise))
    assert np.log2(total) == pytest.approx(bits)
    for factor in reading["factors"]:
        if factor["law"]["kind"] == "choice":
            own = factor["copies"]["c7"]
            table = factor["law"]["factor_by_noise_and_option"]
            assert own["factor"] == [row[own["value"][0]] for row in table]


def _product(factors: list[dict[str, object]], mode: dict[str, object], level: int) -> float:
    """By hand: places (or whole sections; what is document-wide stands alone) come from the copy with chance 1/parts."""
    pieces: dict[str, float] = {}
    for factor in factors:
        alone = not mode["by_section"] or factor["section"] in ("style", "contact")
        key = factor["place"] if alone else factor["section"]
        pieces[key] = pieces.get(key, 1.0) * factor["copies"]["c7"]["factor"][level]
    result = 1.0
    for piece in pieces.values():
        result *= piece / mode["parts"] + 1 - 1 / mode["parts"]
    return result


def test_a_chinese_semicolon_at_the_end_of_an_item_counts_as_its_stop():
    line = Line("h1", "每日核对230万笔交易；")
    resume = dataclasses.replace(ZH, work=(dataclasses.replace(ZH.work[0], highlights=(line,)),))
    said = {
        option: text_lines(compose(resume, with_choice(default_style("zh"), "final_stop", option)))
        for option in ("with", "without")
    }
    assert "每日核对230万笔交易。" in said["with"] and "每日核对230万笔交易" in said["without"]
    assert "每日核对230万笔交易；" in text_lines(compose(resume, default_style("zh")))


def test_short_rows_and_projects_without_their_header_are_read():
    raw = {
        "language": "zh-Hans",
        "basics": {"name": "陆青舟"},
        "projects": [
            {"name": "明账", "description": "面向小型公益组织的纯文本记账工具"},
            {"name": "潮汐", "description": "根据公开的水文数据推送大潮提醒"},
        ],
        "languages": [
            {"language": "普通话", "fluency": "母语"},
            {"language": "英语", "fluency": "流利"},
            {"language": "日语", "fluency": "流利"},
        ],
    }
    resume = from_json(raw)
    spec = build_spec(resume)
    for number in range(6):
        text = printed(resume, spec, f"s{number}")
        seen = {spec.carriers[one.carrier].id for one in Reader(resume, spec).observe(text).seen}
        assert {"order:projects:0", "order:languages:1", "style:label_form"} <= seen


@pytest.mark.parametrize("place", ["first", "last"])
@pytest.mark.parametrize("resume", [EN, ZH])
def test_a_header_is_read_wherever_a_theme_puts_its_dates(resume, place):
    spec = spec_with_ticks(resume)
    reader = Reader(resume, spec)
    for number in range(4):
        copy = assign(SECRET, f"d{number}", spec)
        marked, style = apply_marks(resume, spec, copy)
        blocks = compose(marked, style).blocks
        moved = [dataclasses.replace(one, dates=place) if isinstance(one, Entry) else one for one in blocks]
        texts = ["\n".join(line for one in every for line in block_lines(one)) for every in (blocks, moved)]
        usual, elsewhere = (_bits(reader, spec, copy, text) for text in texts)
        assert elsewhere > 0.95 * usual > 20


def _bits(reader, spec, copy, text):
    body = np.asarray([[number for value in copy.values for number in value]], dtype=np.uint8)
    factors = [one for one in placed_factors(spec, reader.observe(text), text) if one.source == "body"]
    return float(score(CopyTable(1, {"body": body}), [factors]).max())
