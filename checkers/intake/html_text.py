"""HTML to readable text: what a person would see, without scripts, and with hidden words kept apart.

Bounded on hostile input: very deep or very busy markup is not built into a tree but stripped in one linear pass.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from bs4 import BeautifulSoup
from bs4.element import CData, Comment, Declaration, Doctype, NavigableString, ProcessingInstruction, Tag

from app.text.mail_and_web_addresses import WEB_TAIL

MAX_MARKUP = 3_000_000
MAX_TAGS = 25_000
MAX_DEPTH = 200
_SILENT_TAGS = frozenset(
    {"script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "head", "select", "button"}
)
_BLOCK = frozenset(
    (
        "p div li ul ol br hr tr table section article header footer main aside h1 h2 h3 h4 h5 h6 dl dt dd pre "
        "blockquote form figure nav td th"
    ).split()
)
MAX_LINKS = 60
MAX_SHOWN = 200
_TARGET = re.compile(r"(?:https?://|mailto:)..", re.IGNORECASE)
_HREF = re.compile(rf"""\bhref\s{{0,3}}=\s{{0,3}}["']?((?:https?://|mailto:){WEB_TAIL})""", re.IGNORECASE)
SURROUNDING_TAGS = frozenset({"nav", "footer"})
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_UNNESTED_TAGS = _VOID | {"p", "li", "td", "tr", "th", "option", "dd", "dt"}
_NOT_TEXT = (Comment, CData, Declaration, Doctype, ProcessingInstruction)
_HIDING = re.compile(
    r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}(?:hidden|collapse)|font-size\s{0,4}:\s{0,4}0(?![.\d]*[1-9])"
    r"|opacity\s{0,4}:\s{0,4}0(?![.\d]*[1-9])|text-indent\s{0,4}:\s{0,4}-\d{3,}|(?:^|"
    r";)\s{0,4}(?:max-)?(?:width|height)\s{0,4}:\s{0,4}0(?![.\d]*[1-9])"
    r"|clip\s{0,4}:\s{0,4}rect\(\s{0,4}0|left\s{0,4}:\s{0,4}-\d{4,}|color\s{0,4}:\s{0,4}transparent",
    re.IGNORECASE,
)
_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,600})\}")
_CLASS = re.compile(r"\.([\w-]{1,60})")
_FOOTER = re.compile(r"(?:^|[-_])foot(?:er)?(?:$|[-_])|[a-z]Footer|^footer", re.IGNORECASE)
_LOOSE = re.compile(r"(?<=[\u4e00-\u9fff0-9]) (?=[，。；：、！？）])|(?<=[，。；：、！？（]) (?=[\u4e00-\u9fff])")
"""Blanks beside Chinese marks, as text read from pictures has them."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")


def too_complex(markup: str) -> bool:
    """Return True if building a tree of `markup` could take long: too many tags, or nested too deeply."""
    depth = deepest = count = 0
    for match in _TAG.finditer(markup):
        count += 1
        if count > MAX_TAGS:
            return True
        if match.group(2).lower() in _UNNESTED_TAGS:
            continue
        depth = max(0, depth + (-1 if match.group(1) else 1))
        deepest = max(deepest, depth)
        if deepest > MAX_DEPTH:
            return True
    return False


def strip_tags(markup: str) -> str:
    """Return readable text by one linear pass without a tree, for markup that is too complex."""
    out: list[str] = []
    at, lower = 0, markup.lower()
    while at < len(markup):
        start = markup.find("<", at)
        if start < 0:
            out.append(markup[at:])
            break
        out.append(markup[at:start])
        silent = next((name for name in ("script", "style", "!--") if lower.startswith(name, start + 1)), None)
        end_mark = "-->" if silent == "!--" else f"</{silent}" if silent else ">"
        end = lower.find(end_mark, start + 1)
        if end < 0:
            break
        end = lower.find(">", end)
        at = len(markup) if end < 0 else end + 1
        out.append("\n")
    return normalize_whitespace(unescape("".join(out)))


def unescape(text: str) -> str:
    """Replace HTML entities by characters."""
    import html

    return html.unescape(text)


def normalize_whitespace(text: str) -> str:
    """Trim lines, collapse runs of blanks and of empty lines, close up blanks beside Chinese marks."""
    lines = (" ".join(line.split()) for line in text.replace("\r", "\n").replace("\u00a0", " ").split("\n"))
    out: list[str] = []
    for line in lines:
        if line or (out and out[-1]):
            out.append(line)
    return _LOOSE.sub("", "\n".join(out).strip())


def hiding_classes(soup: BeautifulSoup) -> frozenset[str]:
    """Return class names that a style sheet inside the page makes invisible by a selector that ends in that class."""
    names: set[str] = set()
    for sheet in soup.find_all("style", limit=40):
        for selectors, body in _RULE.findall(sheet.get_text()[:100_000]):
            if _HIDING.search(body):
                for selector in selectors.split(","):
                    last = selector.strip().split(" ")[-1]
                    if ":" not in last and (found := _CLASS.findall(last)):
                        names.add(found[-1])
    return frozenset(names)


def is_hidden(tag: Tag, classes: frozenset[str]) -> bool:
    """Return True if this element is invisible: `hidden`, an inline style that hides, or a hiding class."""
    if tag.has_attr("hidden"):
        return True
    style = tag.get("style")
    if isinstance(style, str) and _HIDING.search(style[:500]):
        return True
    own = tag.get("class")
    return (
        bool(classes) and own is not None and any(name in classes for name in (own if isinstance(own, list) else [own]))
    )


def _is_footer(tag: Tag) -> bool:
    """Return True if a block is a site's footer by its class or id: licences shown there are the site's own."""
    if tag.name not in ("div", "section", "ul", "aside"):
        return False
    own = tag.get("class")
    names = [*(own if isinstance(own, list) else [str(own or "")]), str(tag.get("id") or "")]
    return any(_FOOTER.search(name) for name in names)


def read_node(node: Tag, classes: frozenset[str] = frozenset(), skip: Iterable[str] = ()) -> tuple[str, list[str]]:
    """Return the visible text below `node`, and the words it hides. `skip` names elements to leave out. Iterative, linear."""
    out: list[str] = []
    hidden: list[str] = []
    left_out = _SILENT_TAGS | frozenset(skip)
    stack: list[Tag | NavigableString | str] = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, Tag):
            if item is not node and (item.name in left_out or ("footer" in left_out and _is_footer(item))):
                continue
            if item is not node and is_hidden(item, classes):
                words = " ".join(item.get_text(" ", strip=True)[:200].split())
                if words:
                    hidden.append(words)
                continue
            block = item.name in _BLOCK
            if block:
                out.append("\n")
                stack.append("\n")
            stack.extend(reversed(item.contents))  # type: ignore[arg-type]
        elif isinstance(item, NavigableString):
            if not isinstance(item, _NOT_TEXT):
                out.append(
                    re.sub(r"\s+", " ", str(item)) if item.parent is None or item.parent.name != "pre" else str(item)
                )
        else:
            out.append(item)
    return normalize_whitespace("".join(out)), hidden


def html_text(markup: object) -> str:
    """Return the text of a fragment of HTML, possibly escaped once more (as board APIs send it)."""
    if not isinstance(markup, str):
        return ""
    markup = markup[:MAX_MARKUP]
    if "&lt;" in markup and "<" not in markup.replace("<br>", ""):
        markup = unescape(markup)
    if "<" not in markup:
        return normalize_whitespace(unescape(markup))
    if too_complex(markup):
        return strip_tags(markup)
    return read_node(BeautifulSoup(markup, "lxml"))[0]


def links_below(node: Tag, classes: frozenset[str] = frozenset(), skip: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return the visible links below `node` as (text shown, target); only targets with a scheme, at most `MAX_LINKS`. `skip` as in `read_node`."""
    left_out = frozenset(skip)
    found: dict[tuple[str, str], None] = {}
    for link in node.select("a[href], area[href], form[action]", limit=MAX_LINKS * 4):
        target = str(link.get("href") or link.get("action") or "").strip()[:2_000]
        target = f"https:{target}" if target.startswith("//") else target
        if not _TARGET.match(target) or any(_is_left_out(parent, left_out) for parent in (link, *link.parents)):
            continue
        if is_hidden(link, classes):
            continue
        shown = "" if link.name == "form" else " ".join(link.get_text(" ", strip=True)[:1_000].split())[:MAX_SHOWN]
        found[(shown, target)] = None
        if len(found) >= MAX_LINKS:
            break
    return list(found)


def bare_targets(markup: str) -> list[tuple[str, str]]:
    """Return the targets of links in markup that is too complex for a tree, without the text shown; at most `MAX_LINKS`."""
    found = dict.fromkeys(unescape(match[1]) for match in itertools.islice(_HREF.finditer(markup), MAX_LINKS * 4))
    return [("", target) for target in found][:MAX_LINKS]


def _is_left_out(tag: Tag, left_out: frozenset[str]) -> bool:
    return tag.name in left_out or ("footer" in left_out and _is_footer(tag))
