"""schema.org JobPosting in a page: JSON-LD first, then microdata. Reads what the page claims; believes nothing.

Source: schema.org/JobPosting and Google's structured-data guide, with the traps that real pages hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import cast

from bs4 import BeautifulSoup
from bs4.element import Tag

from checkers.intake.extracted_fields import ExtractedFields, text_value
from checkers.intake.html_text import html_text, read_node

JsonMap = dict[str, object]
_WRAPPER = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$"
)
_MAX_NODES = 20_000
_UNITS = {"HOUR": "hour", "DAY": "day", "WEEK": "week", "MONTH": "month", "YEAR": "year"}


def as_map(value: object) -> JsonMap:
    """Return `value` when it is a JSON object, else an empty one (of a list, its first object)."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, dict)), None)
    return cast(JsonMap, value) if isinstance(value, dict) else {}


def load_json(text: str) -> object:
    """Parse JSON leniently: control characters allowed, wrappers stripped; None when it cannot be read."""
    cleaned = _WRAPPER.sub("", text).strip().rstrip(";")
    try:
        return json.loads(cleaned, strict=False)
    except (ValueError, RecursionError):
        return None


def walk(value: object) -> Iterator[JsonMap]:
    """Yield all objects inside a JSON value, breadth first, bounded."""
    todo: list[object] = [value]
    for _ in range(_MAX_NODES):
        if not todo:
            return
        item = todo.pop(0)
        if isinstance(item, dict):
            yield cast(JsonMap, item)
            todo.extend(child for child in item.values() if isinstance(child, dict | list))
        elif isinstance(item, list):
            todo.extend(child for child in item if isinstance(child, dict | list))


def _is_posting(node: JsonMap) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.rpartition("/")[2].rpartition(":")[2] == "JobPosting" for name in names)


def postings(soup: BeautifulSoup) -> list[JsonMap]:
    """Return all JobPosting objects in the page's JSON-LD blocks."""
    found: list[JsonMap] = []
    for script in soup.find_all("script", type=re.compile(r"ld\+json", re.IGNORECASE), limit=40):
        found.extend(node for node in walk(load_json(script.get_text()[:1_000_000])) if _is_posting(node))
    return found


def place_text(value: object) -> str:
    """Return one line for a `jobLocation`: Place, PostalAddress, text, or a list of them."""
    items = value if isinstance(value, list) else [value]
    lines: list[str] = []
    for item in items[:10]:
        if isinstance(item, str):
            lines.append(item)
            continue
        address = as_map(item).get("address", item)
        if isinstance(address, str):
            lines.append(address)
            continue
        names = ("streetAddress", "addressLocality", "addressRegion", "postalCode", "addressCountry")
        parts = [text_value(as_map(address).get(name)) for name in names]
        lines.append(", ".join(dict.fromkeys(part for part in parts if part)) or text_value(as_map(item).get("name")))
    return "; ".join(dict.fromkeys(line for line in lines if line))


def salary_text(value: object) -> str:
    """Return one line for a `baseSalary`: MonetaryAmount, number or text."""
    if not isinstance(value, dict | list):
        return text_value(value)
    amount = as_map(value)
    inner = amount.get("value")
    spec = as_map(inner) if isinstance(inner, dict | list) else amount
    low, high = text_value(spec.get("minValue")), text_value(spec.get("maxValue"))
    number = f"{low}-{high}" if low and high else low or high or text_value(spec.get("value", inner))
    unit = text_value(spec.get("unitText") or amount.get("unitText"))
    currency = text_value(amount.get("currency"))
    return " ".join(part for part in (currency, number, f"/ {_UNITS.get(unit.upper(), unit)}" if unit else "") if part)


def extract_job_posting(node: JsonMap, found: ExtractedFields, source: str) -> None:
    """Extract the fields of one JobPosting object into `found`."""
    found.put("title", html_text(text_value(node.get("title") or node.get("name"))), source)
    organisation = node.get("hiringOrganization")
    if isinstance(organisation, str):
        found.put("organisation", organisation, source)
    else:
        holder = as_map(organisation)
        legal = text_value(holder.get("legalName"))
        name = text_value(holder.get("name"))
        found.put("organisation", legal or name, source)
        if legal and name and legal != name:
            found.put("brand", name, source)
        found.put("company_profile", html_text(text_value(holder.get("description"))), source)
    found.put("location", place_text(node.get("jobLocation")), source)
    if "location" not in found.values and text_value(node.get("jobLocationType")).upper() == "TELECOMMUTE":
        found.put("location", "remote", source)
    found.put("salary", salary_text(node.get("baseSalary")), source)
    found.put("employment_type", node.get("employmentType"), source)
    found.put("valid_through", node.get("validThrough"), source)
    found.put("posted", node.get("datePosted"), source)
    names = ("description", "responsibilities", "qualifications", "skills", "jobBenefits")
    parts = dict.fromkeys(part for part in (html_text(text_value(node.get(name))) for name in names) if part)
    found.put("description", "\n".join(parts), source)


def extract_microdata(soup: BeautifulSoup, found: ExtractedFields, classes: frozenset[str]) -> None:
    """Extract microdata and RDFa-lite JobPosting: `itemprop`/`property` inside the first JobPosting scope."""
    scope = soup.select_one('[itemtype*="schema.org/JobPosting"], [typeof$="JobPosting"]')
    if scope is None:
        return
    for name, field_name in (
        ("title", "title"),
        ("hiringOrganization", "organisation"),
        ("jobLocation", "location"),
        ("baseSalary", "salary"),
        ("employmentType", "employment_type"),
        ("validThrough", "valid_through"),
        ("datePosted", "posted"),
        ("description", "description"),
    ):
        node = scope.select_one(f'[itemprop="{name}"], [property="{name}"], [property$=":{name}"]')
        if isinstance(node, Tag):
            inner = node.select_one('[itemprop="name"]') if node.has_attr("itemscope") else None
            target = inner if isinstance(inner, Tag) else node
            value = target.get("content") or target.get("datetime") or read_node(target, classes)[0]
            found.put(field_name, value, "microdata")
