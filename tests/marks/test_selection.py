"""Items that not every copy needs: what is left out, what never is, and how it is read from what surfaced."""

from __future__ import annotations

import dataclasses
import random

import numpy as np
import pytest
from marks_samples import EN, OPTIONAL, SECRET, WORDINGS, ZH, printed, spec_with_ticks

from app.domain.compose import compose
from app.domain.document import text_lines
from app.domain.optional_items import Leeway, carried_leeway, items_of, leeway_from_json, leeway_to_json, optional_items
from app.domain.resume import Resume, fields
from app.domain.rewriting_outlook import BITS_A_TICK
from app.marks.apply import apply_marks
from app.marks.assignment import Assignment, assign, pack, unpack, with_fixed
from app.marks.attribution import attribute, placed_factors
from app.marks.carriers import FIXED
from app.marks.copy_table import copy_table
from app.marks.issued_copies import IssuedCopy, IssuedVersion
from app.marks.normalization import normal, normal_text
from app.marks.observation import Reader
from app.marks.posting_terms import asked_items
from app.marks.score import score
from app.marks.sentence_reading import SentenceReader, anchors_in
from app.marks.simulated_rewriting import rewritten as rewritten_text
from app.marks.specification import build_spec
from benchmarks.marks_fixtures import FOLDER
from benchmarks.marks_selection import plain, readings, with_items
from benchmarks.marks_trials import SECRET as BENCH_SECRET

REWRITTEN = FOLDER / "rewritten"

EVERYTHING = tuple(item.key for item in items_of(EN))
SPEC = spec_with_ticks(EN, WORDINGS, OPTIONAL)


def choices(spec, copy):
    """Item → True if the copy leaves it out."""
    return {
        c.target: value[0] == 1 for c, value in zip(spec.carriers, copy.values, strict=True) if c.layer == "selection"
    }


def read(spec, resume, text):
    return {
        p.place: p for p in placed_factors(spec, Reader(resume, spec).observe(text), text) if p.layer == "selection"
    }


def test_only_what_was_ticked_is_left_out_and_about_half_of_it():
    counts = dict.fromkeys(OPTIONAL, 0)
    for number in range(200):
        copy = assign(SECRET, f"c{number}", SPEC)
        marked, _ = apply_marks(EN, SPEC, copy)
        gone = {item.key for item in items_of(EN)} - {item.key for item in items_of(marked)}
        left_out = {key for key, out in choices(SPEC, copy).items() if out}
        assert len(fields(EN)) - len(fields(marked)) == sum(2 if key == "projects.p2" else 1 for key in left_out)
        assert left_out <= gone | {"projects.p1"} and left_out <= set(OPTIONAL)
        for key in left_out:
            counts[key] += 1
    assert all(60 < count < 140 for count in counts.values()), counts


def test_nothing_is_ever_left_empty_and_the_leading_bullets_stay():
    spec = build_spec(EN, leeway=Leeway(optional=(*EVERYTHING, "work.w1.highlights.h1", "work.w1.highlights.h2")))
    targets = {c.target for c in spec.carriers if c.layer == "selection"}
    assert not {"work.w1.highlights.h1", "work.w1.highlights.h2", "interests.i1", "projects.p1"} & targets
    drawn = [assign(SECRET, f"c{number}", spec) for number in range(30)]
    nothing = Assignment(
        tuple((1,) if c.layer == "selection" else v for c, v in zip(spec.carriers, drawn[0].values, strict=True))
    )
    for copy in (*drawn, nothing):
        marked, _ = apply_marks(EN, spec, copy)
        assert all(job.highlights[:2] == old.highlights[:2] for job, old in zip(marked.work, EN.work, strict=True))
        assert all(skill.keywords for skill in marked.skills)
        assert marked.interests and marked.projects


def test_the_bullets_of_a_project_go_and_stay_with_it():
    lines = tuple(dataclasses.replace(EN.work[0].highlights[0], id=f"h{n}", text=f"Line {n}") for n in range(1, 5))
    resume = dataclasses.replace(EN, projects=(EN.projects[0], dataclasses.replace(EN.projects[1], highlights=lines)))
    ticked = Leeway(optional=("projects.p2", "projects.p2.highlights.h3"))
    assert [item.key for item in optional_items(resume, ticked)] == ["projects.p2"]


@pytest.mark.parametrize("resume", [EN, ZH], ids=["en", "zh"])
def test_every_choice_is_read_back_from_a_copy(resume: Resume):
    optional = tuple(item.key for item in items_of(resume))[::2]
    spec = spec_with_ticks(resume, (), optional)
    for number in range(12):
        copy = assign(SECRET, f"c{number}", spec)
        seen = read(spec, resume, printed(resume, spec, f"c{number}"))
        for key, out in choices(spec, copy).items():
            placed = seen.get(f"selection:{key}")
            assert placed is not None, (number, key)
            assert placed.factor.table[0, int(out)] > 1.5, (number, key, out)


def rewritten(text, rng, kept=0.5):
    """Every line in other words: figures and names stay, of the rest about half."""
    rows = []
    for line in text.splitlines():
        words = [
            word
            if word[0].isdigit() or word[0].isupper() or rng.random() < kept
            else "".join(rng.sample("etaoinshrd", 6))
            for word in line.split()
        ]
        rng.shuffle(words)
        rows.append(" ".join(words))
    rng.shuffle(rows)
    return "\n".join(rows)


def test_what_is_there_and_what_is_missing_survives_a_rewrite():
    """Words replaced, lines and words in other places: the items still speak for the true copy, order and style do not."""
    gains = []
    for number in range(24):
        copy = assign(SECRET, f"c{number}", SPEC)
        text = rewritten(printed(EN, SPEC, f"c{number}"), random.Random(number))
        table = copy_table(SPEC, [IssuedCopy("c", "", pack(SPEC, copy))])
        gains.append(float(score(table, [list(read(SPEC, EN, text).values())])[0]))
    assert np.median(gains) > 2.5, gains


def test_figures_and_names_are_read_in_another_language():
    """Of a translation only they stay: an item that has one is told from a missing one, the others say nothing."""
    spec = spec_with_ticks(EN, (), ("work.w1.highlights.h3", "work.w2.highlights.h3", "work.w1.highlights.h4"))
    for number in range(8):
        copy = assign(SECRET, f"c{number}", spec)
        text = rewritten(printed(EN, spec, f"c{number}"), random.Random(number), kept=0.0)
        seen, out = read(spec, EN, text), choices(spec, copy)
        for key in ("work.w1.highlights.h3", "work.w2.highlights.h3"):  # 12 partners; 3,200 records
            assert seen[f"selection:{key}"].factor.table[0, int(out[key])] > 1.3, (number, key)
        guide = seen.get("selection:work.w1.highlights.h4")
        least = 1 if guide is None else guide.factor.table[0, int(out["work.w1.highlights.h4"])]
        assert least > 0.6, "a sentence without any says little, and nothing that is wrong"


@pytest.mark.parametrize(
    ("one", "other"), [("86 万元", "860,000 yuan"), ("3.5 million", "3,500,000"), ("12k", "12,000")]
)
def test_a_figure_is_the_same_in_any_way_of_writing_it(one, other):
    assert anchors_in(normal(one))[0] == anchors_in(normal(other))[0]


def test_a_figure_of_any_length_is_read():
    assert anchors_in(normal("9" * 400 + "万"))[0] == "9" * 400


def ratios(resume, lines):
    """Likelihood ratio there : not there of each sentence of a résumé in a text of those lines."""
    reader = SentenceReader(resume, ())
    return reader.read(normal_text("\n".join(lines)), frozenset(one.key for one in reader.sentences)).ratios


def with_points(*texts):
    """A résumé of one job with these points and a list of skills."""
    points = tuple(
        dataclasses.replace(EN.work[0].highlights[0], id=f"p{at}", text=text) for at, text in enumerate(texts)
    )
    job = dataclasses.replace(EN.work[0], highlights=points)
    skills = (dataclasses.replace(EN.skills[0], keywords=("Stock counts", "Shift planning", "Excel")),)
    return dataclasses.replace(EN, work=(job,), projects=(), volunteer=(), skills=skills)


ROW = "Planned stock: no line had to stop"
POINTS = (
    "Kept the cold log for every delivery and reported deviations the same day",
    "Planned weekly stock counts so that no line had to stop",
    "Reported every shift of the line to two sites",
    "Trained nine colleagues on the scanners and the cold store",
)


def test_a_sentence_of_any_length_is_weighed():
    long = " ".join(f"w{number}x" for number in range(400))
    there = ratios(with_points(long, *POINTS), [long, *POINTS])
    assert 1000 < there["work.w1.highlights.p0"] < float("inf")
    assert ratios(with_points(long, *POINTS), POINTS)["work.w1.highlights.p0"] < 1


def test_words_that_stand_together_tell_a_sentence_whose_words_other_sentences_have_too():
    """Of the first point the text keeps words that others have as well: in one line they are its, spread over the others' lines they are not."""
    others = [line.replace("the", "a") for line in POINTS[1:]]
    together = ratios(with_points(*POINTS), ["A cold entry was reported with every item on the day", *others])
    spread = ratios(
        with_points(*POINTS), [f"{one} {other}" for one, other in zip(others, ("cold", "every", "day"), strict=True)]
    )
    assert together["work.w1.highlights.p0"] > 20 > 1 > spread["work.w1.highlights.p0"]


def test_a_row_that_every_copy_prints_is_not_taken_for_a_sentence_with_its_words():
    """Of the sentences every second word is left; the row beside them has as many words of the missing one."""
    resume = with_points(*POINTS)
    resume = dataclasses.replace(
        resume, skills=(dataclasses.replace(resume.skills[0], keywords=("Weekly stock counts", ROW)),)
    )
    lines = [" ".join(line.split()[::2]) for line in (POINTS[0], *POINTS[2:])]
    assert ratios(resume, [*lines, "Weekly stock counts", ROW])["work.w1.highlights.p1"] < 0.5


def test_lines_past_the_limit_say_nothing():
    assert ratios(with_points(*POINTS), ["scanners"] * 1_000 + list(POINTS))["work.w1.highlights.p0"] > 20
    assert ratios(with_points(*POINTS), ["scanners"] * 2_000 + list(POINTS))["work.w1.highlights.p0"] < 1


def test_a_sentence_is_read_where_its_line_is_broken():
    broken = ["Put down in the cold log every", "delivery, and deviations on one day", *POINTS[1:]]
    halves = [ratios(with_points(*POINTS), [line, *POINTS[1:]]) for line in broken[:2]]
    whole = ratios(with_points(*POINTS), broken)["work.w1.highlights.p0"]
    assert whole > 10 * max(one["work.w1.highlights.p0"] for one in halves)


def test_sentences_that_run_on_in_one_line_are_read_apart():
    running = " ".join(
        f"{line}." for line in (*POINTS[:1], *POINTS[2:], *(f"Other words {n} fill what stands here" for n in range(6)))
    )
    found = ratios(with_points(*POINTS), [running])
    assert all(found[f"work.w1.highlights.{key}"] > 20 for key in ("p0", "p2", "p3"))
    assert found["work.w1.highlights.p1"] < 1


def test_a_skill_that_a_sentence_names_is_not_taken_for_the_list():
    words = ("Python", "C", "Rust", "SQL", "Java")
    job = EN.work[0]
    told = dataclasses.replace(job.highlights[0], text="Moved the tide gauges from Java to a smaller language")
    skills = (dataclasses.replace(EN.skills[0], keywords=words), EN.skills[1])
    work = (dataclasses.replace(job, highlights=(told, *job.highlights[1:])), *EN.work[1:])
    resume = dataclasses.replace(EN, work=work, skills=skills)
    spec = spec_with_ticks(resume, (), ("skills.s1.keywords.Java", "skills.s1.keywords.Rust"))
    body = (
        "We freed all gauges of Java in a year. Skills: C, Python{more}, SQL. Git, Docker, Linux. And then other words."
    )
    for more, out in (("", 1), (", Java", 0)):
        placed = read(spec, resume, body.format(more=more))["selection:skills.s1.keywords.Java"]
        assert placed.factor.table[0, out] > 1.5, more


@pytest.mark.parametrize(
    ("file", "least"),
    [
        ("product.rewritten", 6.5),
        ("accountant.rewritten", 6.5),
        ("electrician.rewritten", 5.5),
        ("accountant.translated", 3),
    ],
)
def test_items_speak_for_the_true_copy_in_a_text_that_was_really_rewritten(file, least):
    """Copies of which every sentence was written anew, in another order and form: bits that their items add."""
    path = next(REWRITTEN.glob(f"*{file}.txt"))
    fixture = with_items(plain(path.name.split(".")[0]))
    table = copy_table(
        fixture.spec, [IssuedCopy("c", "", pack(fixture.spec, assign(BENCH_SECRET, "by-hand", fixture.spec)))]
    )
    text = path.read_text("utf-8")
    factors = placed_factors(fixture.spec, Reader(fixture.resume, fixture.spec).observe(text), text)
    body = [p for p in factors if p.source == "body"]
    own, others = (float(score(table, [kept])[0]) for kept in (body, [p for p in body if p.layer != "selection"]))
    assert own - others > least


@pytest.mark.parametrize("file", ["heldout_en_product", "heldout_zh_accountant", "heldout_en_electrician", "en_sparse"])
def test_seven_and_more_ticks_gain_six_bits_that_survive_a_rewrite(file):
    """The gain of the whole score over the same résumé with nothing ticked: so much the window promises while items are ticked."""
    bare = plain(file)
    ticked = with_items(bare)
    count = sum(carrier.layer == "selection" for carrier in ticked.spec.carriers)
    before, after = (list(readings(fixture, rewritten_text, "rewritten", 16)) for fixture in (bare, ticked))
    gain = np.median([one.whole for one in after]) - np.median([one.whole for one in before])
    assert count >= 7 and gain >= max(5.5, BITS_A_TICK * count), gain  # 16 copies: half a bit of chance
    own = np.median([one.whole - one.others for one in after])
    assert own >= 6, "what the items add in the same texts"


def test_an_excerpt_says_nothing_about_what_it_does_not_reach():
    copy = assign(SECRET, "c1", SPEC)
    marked, style = apply_marks(EN, SPEC, copy)
    lines = list(text_lines(compose(marked, style)))
    first = next(at for at, line in enumerate(lines) if "tide gauge" in line)
    seen = read(SPEC, EN, "\n".join(lines[: first + 2]))
    assert not any(place.startswith(("selection:work", "selection:interests", "selection:projects")) for place in seen)


def test_what_the_posting_asks_for_stays_and_says_nothing():
    posting = "We look for somebody with Docker and JAVA, who has negotiated data sharing and likes chess."
    optional = optional_items(EN, Leeway(optional=OPTIONAL))
    asked = asked_items(EN, optional, posting)
    assert asked == {"skills.s1.keywords.Java", "skills.s2.keywords.Docker", "interests.i2"}
    assert asked_items(EN, optional, "") == frozenset()
    job = EN.work[0]
    hosts = (*job.highlights[:3], dataclasses.replace(job.highlights[3], text="Kept docker hosts for harbour staff"))
    hosting = dataclasses.replace(EN, work=(dataclasses.replace(job, highlights=hosts), *EN.work[1:]))
    told = asked_items(hosting, optional_items(hosting, Leeway(optional=OPTIONAL)), "Docker wanted")
    assert told == {"work.w1.highlights.h4", "skills.s2.keywords.Docker"}, (
        "a skill that a sentence names is asked for there"
    )
    assert asked_items(EN, optional, "JavaScript and dockers") == frozenset(), "a word inside another is another word"
    for number in range(20):
        drawn = assign(SECRET, f"c{number}", SPEC)
        copy = with_fixed(SPEC, drawn, asked)
        assert unpack(SPEC, pack(SPEC, copy)) == copy
        marked, _ = apply_marks(EN, SPEC, copy)
        assert asked <= {item.key for item in items_of(marked)}
        issued = [IssuedCopy("c", "", pack(SPEC, copy)), IssuedCopy("d", "", pack(SPEC, drawn), excluded=_ids(asked))]
        text = printed(EN, SPEC, f"c{number}")
        factors = placed_factors(SPEC, Reader(EN, SPEC).observe(text), text)
        one, other = score(copy_table(SPEC, issued), [[p for p in factors if p.source == "body"]])
        assert one == pytest.approx(other), "a choice that was not drawn counts as one that was edited by hand"


def _ids(keys):
    return frozenset(f"selection:{key}" for key in keys)


def test_only_what_is_left_out_can_be_fixed():
    drawn = assign(SECRET, "c1", SPEC)
    packed = bytearray(pack(SPEC, drawn))
    start = 5
    for carrier in SPEC.carriers:
        if carrier.kind == "choice" and carrier.layer != "selection":
            packed[start] = FIXED
            break
        start += carrier.width
    with pytest.raises(ValueError, match="damaged"):
        unpack(SPEC, bytes(packed))


def test_a_whole_copy_with_items_left_out_names_its_copy_and_nobody_else():
    copies = [IssuedCopy(f"c{n}", "", pack(SPEC, assign(SECRET, f"c{n}", SPEC))) for n in range(60)]
    issued = [IssuedVersion(EN, SPEC, copies)]
    for number in (3, 17, 44):
        answer = attribute(printed(EN, SPEC, f"c{number}"), issued)
        assert answer.verdict.value == "identified" and answer.candidates[0].copy_id == f"c{number}"


def test_leeway_survives_what_does_not_touch_it():
    leeway = Leeway(("skills.s1.keywords",), ("interests",), OPTIONAL)
    assert leeway_from_json(leeway_to_json(leeway)) == leeway and leeway_from_json([1]) == Leeway()
    assert carried_leeway(leeway, EN, EN) == leeway
    job = EN.work[0]
    edited = dataclasses.replace(job.highlights[2], text="Something else")
    changed = dataclasses.replace(
        EN, work=(dataclasses.replace(job, highlights=(*job.highlights[:2], edited, *job.highlights[3:])), *EN.work[1:])
    )
    assert carried_leeway(leeway, EN, changed).optional == tuple(k for k in OPTIONAL if k != "work.w1.highlights.h3")
    first = EN.skills[0]
    moved = dataclasses.replace(EN, skills=(dataclasses.replace(first, keywords=first.keywords[::-1]), EN.skills[1]))
    carried = carried_leeway(leeway, EN, moved)
    assert carried.free == () and carried.fixed == ("interests", "skills.s1.keywords"), "whoever moves items means it"
    longer = dataclasses.replace(
        EN, skills=(dataclasses.replace(first, keywords=(*first.keywords, "Go")), EN.skills[1])
    )
    assert carried_leeway(leeway, EN, longer) == leeway
