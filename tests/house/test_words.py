"""No text accuses anybody, and none reassures: every string of both languages is read, also letters, laws, steps, advice, commands, the guide
and what goes out with a pack.

The words of attribution are "consistent with" and 与……相符. What quotes a trap (patterns and examples of rules, postings of the samples,
phrases of job boards) is no text of ours and stays out by its key or its folder.
"""

from __future__ import annotations

import ast
import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

import pytest
from source_tree import ROOT

from app.yaml_file import read_yaml

RESOURCES: Final = ROOT / "resources"
ACCUSING: Final = {
    "en": (
        r"leak(?:ed|ing)? by|leakers?|guilty|guilt|culprits?|thie(?:f|ves)|criminals?(?! (?:code|law|justice|property))|crooks?|perpetrators?|offenders?|wrongdoers?",
        r"traitors?|liars?|scoundrels?|to blame|blame[ds]?|at fault|betray(?:s|ed)?|confess\w*|stolen by|stole your|sold your|gave you away",
        r"(?:is|are|was|were) (?:a |the )?(?:scammers?|fraudsters?|swindlers?|source of the leak)|which copy it (?:was|came from)",
        r"responsible for (?:the|this) leak|proves (?:that )?(?:they|he|she|it was|who)|caught (?:them|him|her|red-handed)|must have (?:been|leaked|sold)",
        r"the (?:real|actual) (?:source|leak|offender) is|whodunit|unmask(?:s|ed)?|expose[ds]? (?:them|him|her|who)",
    ),
    "zh": (
        r"泄露者|泄漏者|泄密者|外泄者|内鬼|元凶|真凶|祸首|罪魁|罪犯|犯人|凶手|罪人|小偷|窃贼|盗贼|叛徒|黑心|无良|奸商|作案",
        r"出卖了|偷走|偷了|盗取了您|卖了您的|把您的[^，。；]{0,12}卖|罪责|有罪|认罪|定罪|嫌疑人|责任在于|都怪|怪罪",
        r"(?:就|正|确实|肯定|一定)?是[^，。；：（）“”]{1,16}(?:泄露|泄漏|外泄|泄密|流出|卖出|出卖)(?:的|了)",
        r"[由被](?!您)[^，。；：（）“”]{1,12}(?:泄露|泄漏|外泄|泄密|出卖)|证明(?:了)?(?:就)?是(?:他|她|对方|该)",
        r"(?:是|出自|来自)哪一?份副本",
        r"(?:是|就是|属于)(?:个)?(?:骗子|诈骗犯|诈骗公司|骗子公司|黑中介)",
    ),
}
REASSURING: Final = {
    "en": (
        r"definitely|certainly|undoubtedly|unquestionably|without (?:a|any) doubt|no doubt|beyond doubt|obviously|of course it is|for sure",
        r"(?:you|we|they|it|this|that|all|everything|data|posting|employer|offer|site|link|number) (?:is|are|'re|’re) (?:now |quite |perfectly |completely |totally )?(?:safe|secure|harmless|protected)",
        r"safe to (?:send|apply|open|trust|go|pay|reply|use|call)|(?:perfectly|completely|totally|absolutely|entirely) (?:safe|secure|fine|sure)|risk[- ]free",
        r"(?:no|without|zero) (?:any )?(?:risks?|dangers?)|not? (?:a )?(?:danger|problem) at all|no need to (?:worry|fear)|(?:don.t|do not|never) (?:worry|fear)|nothing to (?:worry|fear)|rest assured|no worries",
        r"trustworthy|can be trusted|you can trust|is (?:genuine|legitimate|legit|reliable)|all clear|nothing can happen|foolproof|bulletproof|untraceable|unbreakable",
        r"100 ?%|one hundred per ?cent|guarantee[ds]? (?:that|to|you|safety)|we guarantee|fully guaranteed|never (?:fails|wrong)",
    ),
    "zh": (
        r"放心|安心|别怕|不要怕|不用怕|别担心|不必担心|无需担心|不用担心|请勿担心|无须担心|没什么可担心|高枕无忧",
        r"肯定(?:是|会|不|能|没)|绝对|必定|必然|毫无疑问|无疑|百分之百|百分百|100 ?%|千真万确|铁证|确凿无疑|(?<!不)一定是|一定会没|万无一失",
        r"没有(?:任何)?(?:风险|危险)|无(?:任何)?(?:风险|危险)|零风险|不会有(?:问题|危险|风险|事)|没问题|没事了|不会出事",
        r"(?:是|很|十分|非常|完全|已经|就)安全(?:的|了)?(?=[，。；！]|$)|安全无忧|安全可靠|可以(?:完全)?信任|值得信[赖任]|正规可靠|真实可靠|保证(?:安全|真实|不会)|保您|包您",
    ),
}
ALLOWED: Final = frozenset(
    {
        "It cannot tell you that an employer is safe.",
        "This is a list of signs with their sources. It is not a verdict and cannot say that a posting is safe.",
        "无法告诉您某个单位是安全的。",
        "以上是带有来源的迹象清单，不是结论，也不能说明招聘信息是安全的。",
        "The posting insists that it is genuine or official. Honest ones seldom do.",
        "The posting insists that it is genuine, legal or backed by the state. Honest ones seldom do.",
        "反复强调“绝对正规”“官方批准”。正规招聘很少这样说。",
        "The page **Check** looks at a job advertisement before you send anything. It lists signs with their sources. It gives no score, and it never says that an employer is safe.",
        "给资料之前，先在**核查**页看看这条招聘信息。程序列出可疑迹象和出处，不打分，也从不说哪家单位是安全的。",
        "反复强调“绝对正规”“不是骗子”“国家扶持”。正规招聘很少这样说。",
    }
)
"""Sentences that say that the program does not say it, and explanations of rules that quote what a trap says."""
OWN_IN_RULES: Final = ("explanation", "advice", "note", "source")
"""What a rule says itself; its patterns and examples quote traps."""
QUOTED: Final = {"lists/board_notices.yaml": frozenset({"phrases"})}
"""Keys whose strings quote somebody else, by file of `resources`."""


def banned(language: str) -> re.Pattern[str]:
    parts = (*ACCUSING[language], *REASSURING[language])
    return re.compile(
        "|".join(f"(?:{part})" if language == "zh" else rf"\b(?:{part})(?!\w)" for part in parts), re.IGNORECASE
    )


def found(text: str) -> list[str]:
    """The words of a text that accuse or reassure."""
    if text in ALLOWED:
        return []
    return [hit[0] for language in ("en", "zh") for hit in banned(language).finditer(text)]


def leaves(node: object, quoted: frozenset[str] = frozenset()) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            if key not in quoted:
                yield from leaves(value, quoted)
    elif isinstance(node, list):
        for one in node:
            yield from leaves(one, quoted)


def window_texts() -> Iterator[tuple[str, str]]:
    for path in sorted(RESOURCES.glob("languages/*/window.ts")):
        for message in ET.parse(path).iter("message"):
            for part in ("source", "translation"):
                yield str(path.relative_to(ROOT)), message.findtext(part) or ""


def rule_texts(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value) if key in OWN_IN_RULES else rule_texts(value)
    elif isinstance(node, list):
        for one in node:
            yield from rule_texts(one)


def data_texts() -> Iterator[tuple[str, str]]:
    for path in sorted(RESOURCES.rglob("*.yaml")):
        inside = path.relative_to(RESOURCES).as_posix()
        data = read_yaml(path)
        for text in rule_texts(data) if inside.startswith("rules/") else leaves(data, QUOTED.get(inside, frozenset())):
            yield f"resources/{inside}", text


def letter_texts() -> Iterator[tuple[str, str]]:
    for path in (*sorted(RESOURCES.glob("letters/*/*.txt")), *sorted(RESOURCES.glob("templates/*.typ"))):
        text = path.read_text("utf-8")
        for line in text.splitlines() if path.suffix == ".txt" else re.findall(r'"([^"\n]*)"', text):
            yield str(path.relative_to(ROOT)), line


def command_texts() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "ui" / "commands").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg in ("help", "description", "epilog"):
                for one in ast.walk(node.value):
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        yield str(path.relative_to(ROOT)), one.value


def guide_texts() -> Iterator[tuple[str, str]]:
    for path in sorted(RESOURCES.glob("guide/*/*.md")):
        for line in path.read_text("utf-8").splitlines():
            yield str(path.relative_to(ROOT)), line


def outside_texts() -> Iterator[tuple[str, str]]:
    """Yield what is read outside of the program: the scripts of a pack and a proof, the commands as packages describe them in Chinese."""
    for path in sorted(RESOURCES.glob("proof/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield str(path.relative_to(ROOT)), node.value
    chinese = ROOT / "packaging" / "linux" / "commands_zh.toml"
    for text in leaves(tomllib.loads(chinese.read_text("utf-8"))):
        yield str(chinese.relative_to(ROOT)), text


def every_text() -> Iterator[tuple[str, str]]:
    for texts in (window_texts, data_texts, letter_texts, command_texts, guide_texts, outside_texts):
        yield from texts()


def test_no_text_accuses_or_reassures() -> None:
    read = list(every_text())
    assert len(read) > 10_000, "every language, list, law and command is read"
    assert [f"{where}: {text[:160]} -> {hits}" for where, text in read if (hits := found(text))] == []


def test_every_exception_is_needed() -> None:
    texts = {text for _, text in every_text()}
    assert texts >= ALLOWED
    for sentence in ALLOWED:
        assert any(banned(language).search(sentence) for language in ("en", "zh")), sentence


def test_attribution_says_consistent_with() -> None:
    """Each verdict that names a copy says "consistent with", in both languages, and says of none more than that."""
    for language, phrase in (("en", "consistent with"), ("zh", "相符")):
        texts = read_yaml(RESOURCES / "languages" / language / "messages.yaml")
        assert isinstance(texts, dict)
        verdicts = [str(texts[f"trace-{verdict}"]) for verdict in ("identified", "probable")]
        assert all(phrase in text.lower() for text in verdicts), language


@pytest.mark.parametrize(
    "text",
    [
        "This was leaked by Hengtong Logistics.",
        "We found the culprit.",
        "The posting is safe.",
        "You are completely safe now.",
        "There is no risk in sending it.",
        "It is definitely them.",
        "Nothing to worry about.",
        "这份简历是恒通物流泄露的。",
        "已找到泄露者。",
        "肯定是他们。",
        "您可以放心。",
        "没有任何风险。",
        "这条招聘信息绝对安全。",
        "被该公司泄露",
        "该公司就是骗子",
        "完全安全。",
    ],
)
def test_such_a_sentence_is_found(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Consistent with copy R7K4-Q2, sent to X.",
        "No signs found in this text.",
        "This secure connection could not be verified.",
        "与发给某公司的副本相符。",
        "主密码或恢复码泄露后使用。",
        "这不一定是文件的问题。",
    ],
)
def test_a_plain_sentence_is_not(text: str) -> None:
    assert found(text) == []
