"""JSON of open job boards (Greenhouse, Lever, Ashby, Workday) and JSON files that hold one posting. Data only, no
network.

A board's tenant name is not proof of an employer; it is kept as `brand`, never as `organisation`.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from checkers.intake.extracted_fields import ExtractedFields, text_value
from checkers.intake.html_text import html_text
from checkers.intake.schema_org import JsonMap, as_map, extract_job_posting, walk


def _tenant(url: str) -> str:
    parts = urlsplit(url)
    first = parts.path.strip("/").split("/")[0]
    return first if any(name in parts.netloc for name in ("greenhouse", "lever", "ashby")) else ""


def _pick(items: object, url: str, keys: tuple[str, ...]) -> tuple[JsonMap, bool]:
    """Return the posting that `url` names among several (else the first), and whether there were several."""
    rows = [as_map(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    if not rows:
        return {}, False
    for row in rows:
        if any(text_value(row.get(key)) and text_value(row.get(key)) in url for key in keys):
            return row, False
    return rows[0], len(rows) > 1


def _greenhouse(data: object, url: str, found: ExtractedFields) -> bool:
    top = as_map(data) if isinstance(data, dict) else {}
    job, several = _pick(top["jobs"], url, ("id", "absolute_url")) if "jobs" in top else (top, False)
    if "absolute_url" not in job or ("content" not in job and "internal_job_id" not in job):
        return False
    found.put("title", job.get("title"), "greenhouse")
    found.put("brand", _tenant(text_value(job.get("absolute_url"))), "greenhouse")
    found.put("location", as_map(job.get("location")).get("name"), "greenhouse")
    found.put("description", html_text(job.get("content")), "greenhouse")
    found.put("posted", job.get("first_published") or job.get("updated_at"), "greenhouse")
    found.put("organisation", job.get("company_name"), "greenhouse")
    found.url = text_value(job.get("absolute_url"))
    return _note_several(found, several)


def _read_lever(data: object, url: str, found: ExtractedFields) -> bool:
    job, several = _pick(data, url, ("id",)) if isinstance(data, list) else (as_map(data), False)
    if "hostedUrl" not in job or "categories" not in job:
        return False
    categories = as_map(job.get("categories"))
    found.put("title", job.get("text"), "lever")
    found.put("brand", _tenant(text_value(job.get("hostedUrl"))), "lever")
    found.put("location", categories.get("allLocations") or categories.get("location"), "lever")
    found.put("employment_type", categories.get("commitment"), "lever")
    pay = as_map(job.get("salaryRange"))
    if pay:
        parts = (
            text_value(pay.get("currency")),
            f"{text_value(pay.get('min'))}-{text_value(pay.get('max'))}",
            text_value(pay.get("interval")),
        )
        found.put("salary", " ".join(part for part in parts if part), "lever")
    lists = job.get("lists")
    blocks = [text_value(job.get("descriptionPlain")) or html_text(job.get("description"))]
    blocks += [
        f"{text_value(as_map(item).get('text'))}\n{html_text(as_map(item).get('content'))}"
        for item in (lists if isinstance(lists, list) else [])
    ]
    blocks.append(text_value(job.get("additionalPlain")) or html_text(job.get("additional")))
    found.put("description", "\n".join(block for block in blocks if block.strip()), "lever")
    found.url = text_value(job.get("hostedUrl"))
    return _note_several(found, several)


def _ashby(data: object, url: str, found: ExtractedFields) -> bool:
    top = as_map(data) if isinstance(data, dict) else {}
    job, several = _pick(top["jobs"], url, ("id", "jobUrl")) if "jobs" in top else (top, False)
    if "jobUrl" not in job:
        return False
    found.put("title", job.get("title"), "ashby")
    found.put("brand", _tenant(text_value(job.get("jobUrl"))), "ashby")
    found.put("location", job.get("location"), "ashby")
    found.put("employment_type", job.get("employmentType"), "ashby")
    found.put("salary", as_map(job.get("compensation")).get("compensationTierSummary"), "ashby")
    found.put("posted", job.get("publishedAt"), "ashby")
    found.put("description", text_value(job.get("descriptionPlain")) or html_text(job.get("descriptionHtml")), "ashby")
    found.url = text_value(job.get("jobUrl"))
    return _note_several(found, several)


def _workday(data: object, url: str, found: ExtractedFields) -> bool:
    top = as_map(data) if isinstance(data, dict) else {}
    info = as_map(top.get("jobPostingInfo"))
    if not info:
        return False
    found.put("title", info.get("title"), "workday")
    found.put("organisation", as_map(top.get("hiringOrganization")).get("name"), "workday")
    found.put("location", info.get("location"), "workday")
    found.put("employment_type", info.get("timeType"), "workday")
    found.put("description", html_text(info.get("jobDescription")), "workday")
    found.url = text_value(info.get("externalUrl"))
    return _note_several(found, False)


def _workday_list(data: object, url: str, found: ExtractedFields) -> bool:
    top = as_map(data) if isinstance(data, dict) else {}
    job, several = _pick(top.get("jobPostings"), url, ("externalPath",))
    if "externalPath" not in job:
        return False
    found.put("title", job.get("title"), "workday")
    found.put("location", job.get("locationsText"), "workday")
    return _note_several(found, several)


def _plain_object(data: object, url: str, found: ExtractedFields) -> bool:
    """Extract a JobPosting object by itself, or an object with the field names of `check --jsonl`."""
    for node in walk(data):
        if text_value(node.get("@type")).endswith("JobPosting"):
            extract_job_posting(node, found, "json-ld")
            return True
    node = as_map(data)
    text = text_value(node.get("text") or node.get("description"))
    if not text:
        return False
    for name in ("title", "organisation", "company_profile", "location", "salary", "employment_type"):
        found.put(name, node.get(name), "json")
    found.put("description", html_text(text), "json")
    return True


def _note_several(found: ExtractedFields, several: bool) -> bool:
    if several:
        found.note("several-postings")
    return True


READERS: tuple[Callable[[object, str, ExtractedFields], bool], ...] = (
    _greenhouse,
    _read_lever,
    _ashby,
    _workday,
    _workday_list,
    _plain_object,
)


def extract_json(data: object, url: str, found: ExtractedFields) -> bool:
    """Extract the posting of a JSON document into `found`; returns False when there is none."""
    return any(reader(data, url, found) for reader in READERS)
