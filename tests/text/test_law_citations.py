"""A law is cited as the language does, in the window, in print and by command alike."""

from __future__ import annotations

import pytest

from app.text.law_citations import cite_law


@pytest.mark.parametrize(
    ("law", "article", "language", "cited"),
    [
        ("Fraud Act 2006", "2", "en", "Fraud Act 2006, section 2"),
        ("Fraud Act 2006", "", "en", "Fraud Act 2006"),
        ("中华人民共和国劳动合同法", "9", "zh", "《中华人民共和国劳动合同法》第九条"),
        ("劳动法", "38", "zh", "《劳动法》第三十八条"),
        ("劳动法", "20", "zh", "《劳动法》第二十条"),
        ("劳动法", "10", "zh", "《劳动法》第十条"),
        ("刑法", "266", "zh-Hant", "《刑法》第266条"),
        ("刑法", "14-1", "zh", "《刑法》第14-1条"),
        ("刑法", "", "zh", "《刑法》"),
        ("英国《欺诈法》（2006）", "2", "zh", "英国《欺诈法》（2006）第二条"),
        ("", "", "zh", ""),
    ],
)
def test_a_law_is_cited_as_the_language_does(law: str, article: str, language: str, cited: str) -> None:
    assert cite_law(law, article, language, "条" if language.startswith("zh") else "section") == cited
