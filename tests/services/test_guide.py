"""The guide is whole: pages, anchors, links, pictures and the names of buttons it quotes, in every language; and its search."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache

import pytest
from PIL import Image

from app import messages, resources
from app.services.guide import PAGES, PICTURE, guide_language, guide_page, page_source, search_guide

LANGUAGES = messages.languages()
EVERY = [(key, language) for language in LANGUAGES for key in PAGES]
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)]*)\)")
PICTURES = resources.path("guide", "pictures")
MOST_BYTES = 3_000_000
MOST_PAGE = 8_000


@cache
def names_of(language: str) -> frozenset[str]:
    """Texts of the window and of the commands, in a language."""
    root = ET.parse(resources.path("languages", "zh", "window.ts")).getroot()
    tag = "source" if language == messages.SOURCE else "translation"
    return frozenset(one.findtext(tag) or "" for one in root.iter("message"))


def quoted(text: str) -> list[str]:
    return re.findall(r"\*\*([^*]+)\*\*", text)


def anchors(key: str, language: str) -> list[str]:
    return [one.anchor for one in guide_page(key, language).sections]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_and_no_other(language: str) -> None:
    assert guide_language(language) == language
    assert {path.name for path in resources.path("guide", language).iterdir()} == {f"{key}.md" for key in PAGES}


@pytest.mark.parametrize("key", PAGES)
def test_a_page_has_the_same_anchors_in_every_language(key: str) -> None:
    first = anchors(key, messages.SOURCE)
    assert first[0] == "" and all(first[1:]), "one heading of the page, and every other can be linked to"
    assert len(set(first)) == len(first)
    assert [anchors(key, language) for language in LANGUAGES] == [first] * len(LANGUAGES)


@pytest.mark.parametrize(("key", "language"), EVERY)
def test_links_and_pictures_resolve(key: str, language: str) -> None:
    for picture, words, target in LINK.findall(page_source(key, language)):
        assert words.strip(), target
        if picture:
            found = PICTURE.fullmatch(target)
            assert found and found[1].startswith(f"{language}/") and (PICTURES / found[1]).is_file(), target
        else:
            name, _, anchor = target.partition("#")
            page = name.removesuffix(".md") or key
            assert page in PAGES and (not anchor or anchor in anchors(page, language)), target


@pytest.mark.parametrize(("key", "language"), EVERY)
def test_what_is_quoted_in_bold_is_a_text_of_the_window(key: str, language: str) -> None:
    assert [name for name in quoted(page_source(key, language)) if name not in names_of(language)] == []


def test_a_renamed_button_would_be_noticed() -> None:
    assert quoted("Press **Save the copi…** now") == ["Save the copi…"]
    assert "Save the copi…" not in names_of("en") and "Save the copy…" in names_of("en")


@pytest.mark.parametrize(("key", "language"), EVERY)
def test_nothing_leads_out(key: str, language: str) -> None:
    text = page_source(key, language)
    assert not re.search(r"https?:|//|www\.", text)
    assert re.sub(r'^<a id="[a-z-]+"></a>$', "", text, flags=re.MULTILINE).count("<") == 0, "no HTML but anchors"
    assert len(text.encode()) < MOST_PAGE


def test_every_page_can_be_reached_from_the_first() -> None:
    for language in LANGUAGES:
        linked = {
            target.partition("#")[0].removesuffix(".md")
            for _, _, target in LINK.findall(page_source("index", language))
        }
        assert set(PAGES) <= linked | {"index"}


def test_pictures_are_used_small_and_alike() -> None:
    files = [path for path in PICTURES.rglob("*") if path.is_file()]
    used = {
        PICTURE.fullmatch(target)
        for key, language in EVERY
        for mark, _, target in LINK.findall(page_source(key, language))
        if mark
    }
    assert {str(path.relative_to(PICTURES).as_posix()) for path in files} == {found[1] for found in used if found}
    assert sum(path.stat().st_size for path in resources.path("guide").rglob("*") if path.is_file()) <= MOST_BYTES
    for path in files:
        with Image.open(path) as picture:
            assert picture.format == "PNG" and picture.width <= 1200 and not picture.info.get("exif"), path


@pytest.mark.parametrize(
    ("query", "language", "page", "anchor"),
    [
        ("recovery sheet", "en", "start", "sheet"),
        ("BACKUP", "en", "settings", "backup"),
        ("resume photo", "en", "resume", ""),
        ("备份", "zh", "settings", "backup"),
        ("恢复页 打印", "zh", "start", "sheet"),
        ("最初一小时", "zh", "leaks", "first-hour"),
        ("Ｆ１", "zh", "search", "keys"),
    ],
)
def test_words_are_found(query: str, language: str, page: str, anchor: str) -> None:
    found = search_guide(query, language)
    assert (page, anchor) in [(hit.page, hit.anchor) for hit in found]
    assert all(hit.title and hit.heading for hit in found)


@pytest.mark.parametrize(
    ("query", "language", "page"),
    [("pasphrase", "en", "start"), ("忘了主密码怎么办", "zh", "start"), ("怎样导出台账给别人", "zh", "settings")],
)
def test_what_is_mistyped_or_a_sentence_is_found_by_its_letters(query: str, language: str, page: str) -> None:
    assert page in [hit.page for hit in search_guide(query, language)[:4]]


def test_headings_come_first_and_nonsense_is_not_found() -> None:
    assert search_guide("backup", "en")[0].heading == "Backup"
    assert search_guide("zzzzqq", "en") == search_guide("   ", "en") == []
    assert search_guide("x" * 10_000, "zh") == []


def test_a_language_without_a_guide_reads_the_english_one() -> None:
    assert guide_language("fr") == messages.SOURCE
    assert guide_page("index", "fr").title == guide_page("index", messages.SOURCE).title
    with pytest.raises(ValueError, match="not in tuple"):
        page_source("../../secret", "en")
