"""Reads a posting from the bytes of a page, mail, board JSON or pasted text, to a `Posting`. Never fetches, never runs anything it reads.

Order: schema.org JSON-LD, microdata, the board's own markup, generic page structure, text labels.
Each field keeps where it came from. Time is bounded on hostile input; see `html_text.too_complex`.
"""

from __future__ import annotations

import hashlib
import json
import re

from bs4 import BeautifulSoup

from app.domain.checks import Posting
from app.domain.scripts import mostly_han
from app.errors import UserError
from checkers.intake import (
    attachments,
    board_json,
    board_pages,
    chat,
    chat_exports,
    contacts_and_identifiers,
    font_digits,
    header_extraction,
    html_text,
    labelled_fields,
    mail_parts,
    mime,
    page_kind,
    schema_org,
)
from checkers.intake.extracted_fields import FIELDS, MAX_TEXT, ExtractedFields
from checkers.intake.page_encoding import decode
from checkers.organisation_names import organisation_in

_HTML = re.compile(
    r"<(?:!doctype html|html|head|body|div|p|table|script|span|ul|article|section|meta|br)\b", re.IGNORECASE
)
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"PK\x03\x04", "ZIP/DOCX"),
    (b"GIF8", "GIF"),
    (b"\xd0\xcf\x11\xe0", "DOC"),
)
_HEAD = 700
"""So many characters above its description a page is read for the employer's name: further up stand menus and other postings."""
_ANCHOR = 40
_SAMPLE = 4_000
_ANSWERED = re.compile(r"^(?:(?:re|fwd?|aw|wg|回复|转发|答复)\s{0,2}[:：]\s{0,3}){1,6}", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def extract(data: bytes, *, name: str = "", url: str = "", content_type: str = "") -> Posting:
    """Extract the posting from `data` (HTML, MHTML, mail, board JSON, plain text).

    `name` is a file name, `url` where it was fetched. Raises `UserError` `posting-kind` for files that hold no
    readable text (PDF, images, archives), `posting-empty` for none, or for bytes that are no text.
    """
    kind = next((label for magic, label in _MAGIC if data.startswith(magic)), "")
    if kind:
        raise UserError("posting-kind", kind=kind)
    found = ExtractedFields(url=url)
    if mime.looks_like_message(data, name):
        _extract_message(data, found)
    else:
        _extract_document(decode(data, content_type), found, is_html="html" in content_type.lower())
    posting = _finish(found, name, data)
    if not posting.text.strip() or len(_CONTROL.findall(posting.text[:_SAMPLE])) * 20 > len(posting.text[:_SAMPLE]):
        raise UserError("posting-empty")
    return posting


def from_fields(text: str, **fields: str) -> Posting:
    """Build a posting from text and separate fields (`check --jsonl`). `text` is kept exactly, so that offsets refer to it.

    Fields that are not given are read from the text, as `extract` reads them; one that is given stays as it is, also when empty.
    """
    found = ExtractedFields(text=text)
    for name in FIELDS:
        found.put(name, fields.get(name, ""), "given")
        if name in fields:  # also when empty: a field that came apart and holds nothing says so
            found.sources.setdefault(name, "given")
    read = ExtractedFields(values=dict(found.values))
    told = chat.read_chat(text)
    if told is not None:
        found.note("chat")
        read.put("posted", told.first, "chat")
    _read_fields(text if told is None else told.text, read)
    for name, source in read.sources.items():
        if name not in fields:
            found.put(name, read.values[name], source)
    if len(text) > MAX_TEXT:
        found.note(f"text-cut:{MAX_TEXT}/{len(text)}")
    if font_digits.has_drawn_digits(text):
        found.note("font-digits")
    return _assemble(found, text, "", "")


def _read_fields(text: str, found: ExtractedFields) -> None:
    """Read fields that are still empty from plain text: labels, then the opening, then a first line that can be a title."""
    labelled_fields.extract_labels(text, found)
    if "description" not in found.values:
        header_extraction.extract_opening(labelled_fields.without_navigation(text), found)
    labelled_fields.extract_title_line(text, found)


def _extract_message(data: bytes, found: ExtractedFields) -> None:
    mail = mime.read_message(data)
    if mail is None:
        found.note("too-complex")
        _extract_document(decode(data), found, is_html=False)
        return
    found.url = found.url or mail.url
    if not mail.url:
        found.note("mail")
    elif mail.lettering:
        found.note("lettering-read")
    main, *others = mail.parts or (mime.Part(b"", "text/plain"),)
    _extract_document(decode(main.data, main.content_type), found, is_html="html" in main.content_type)
    if mail.url:
        return
    found.authentication = mail.authentication
    found.attachments = attachments.described(mail.attachments, found.text)
    for part in others:
        _add_part(part, found)
    head = {"From": mail.sender, "Reply-To": mail.reply_to, "Subject": mail.subject}
    found.text = "\n".join([*(f"{name}: {value}" for name, value in head.items() if value), found.text])
    found.put("posted", mail.date, "mail")
    found.put("title", _ANSWERED.sub("", mail.subject), "mail:subject")


def _add_part(part: mime.Part, found: ExtractedFields) -> None:
    """Add what a further text part of a mail says and the text so far does not; note it where the two should be the same."""
    text = decode(part.data, part.content_type)[: html_text.MAX_MARKUP]
    text = html_text.html_text(text) if "html" in part.content_type else text
    held = "\n".join([found.text, *(target for _, target in found.links)])
    own = mail_parts.own_sentences(text, held)
    if part.alternative and mail_parts.differ(own, held):
        found.note(f"mail-parts-differ:{own[0][:200]}")
    found.text = "\n\n".join([found.text, *own])


def _extract_document(text: str, found: ExtractedFields, *, is_html: bool) -> None:
    stripped = text.lstrip("\ufeff \t\r\n")
    if stripped[:1] in ("{", "["):
        try:
            value = json.loads(stripped, strict=False)
        except (ValueError, RecursionError):
            value = None
        if (exported := chat_exports.read_telegram_json(value)) is not None:
            _take_chat(exported, found)
            return
        if value is not None and board_json.extract_json(value, found.url, found):
            return
        if isinstance(value, dict | list) and value:  # an error message of a board's API, a setting: no posting
            raise UserError("posting-empty")
    if is_html or _HTML.search(stripped[:20_000]):
        if len(stripped) > html_text.MAX_MARKUP:
            found.note(f"page-cut:{html_text.MAX_MARKUP}/{len(stripped)}")
        _extract_html(stripped[: html_text.MAX_MARKUP], found)
    elif (exported := chat_exports.read_linkedin_csv(text)) is not None:
        _take_chat(exported, found)
    else:
        _extract_plain(text, found)


def _extract_plain(text: str, found: ExtractedFields) -> None:
    told = chat.read_chat(text)
    found.text = html_text.normalize_whitespace(told.text if told is not None else text)
    if told is not None:
        found.note("chat")
        found.put("posted", told.first, "chat")
    elif len(text) < page_kind.SHORT and "mail" not in found.notes and (kind := page_kind.page_kind("", text, [])):
        found.note(kind)


def _take_chat(exported: chat_exports.ChatExport, found: ExtractedFields) -> None:
    found.note("chat")
    if exported.read < exported.whole:
        found.note(f"chat-cut:{exported.read}/{exported.whole}")
    found.put("posted", exported.first, "chat")
    found.links += exported.links
    found.text = html_text.normalize_whitespace(exported.text)


def _extract_html(markup: str, found: ExtractedFields) -> None:
    if html_text.too_complex(markup):
        found.note("too-complex")
        found.text = html_text.strip_tags(markup)
        found.links = html_text.bare_targets(markup)
        return
    soup = BeautifulSoup(markup, "lxml")
    classes = html_text.hiding_classes(soup)
    if chat_exports.is_telegram_html(soup):
        _take_chat(chat_exports.read_telegram_html(soup), found)
        found.links = html_text.links_below(soup, classes)
        return
    nodes = schema_org.postings(soup)
    if nodes:
        schema_org.extract_job_posting(nodes[0], found, "json-ld")
        if len(nodes) > 1:
            found.note("several-postings")
    schema_org.extract_microdata(soup, found, classes)
    board = board_pages.board_of(found.url, markup)
    if board is not None:
        board_pages.extract_board(board, soup, found, classes)
    if "description" not in found.values:
        board_pages.extract_board(board_pages.GENERIC, soup, found, classes)
    # In a mail everything is the sender's; a page has menus and a footer around its posting.
    mail = "mail" in found.notes
    around = () if mail else html_text.SURROUNDING_TAGS
    whole, hidden = html_text.read_node(soup, classes, around)
    links = html_text.links_below(soup, classes, around)
    title = soup.title.get_text()[:200] if soup.title else ""
    description = found.values.get("description", "")
    if mail or not description or (board is None and len(description) < 40):
        found.links = links
        kind = page_kind.page_kind(
            title,
            whole,
            [target for _, target in links],
            password=soup.select_one("input[type=password i]") is not None,
        )
        if kind and not mail:
            found.note(kind)
        found.text = whole
        found.hidden += [words for words in hidden if len(words) <= 40]
        found.put("title", title, "page:title")
    else:
        found.links = [link for link in links if link[0] and link[0] in description]
        start = whole.find(description[:_ANCHOR])
        labelled_fields.extract_page_head(whole[max(0, start - _HEAD) : start] if start > 0 else "", found)


_ORDER = ("title", "organisation", "brand", "salary", "location", "employment_type", "company_profile", "description")


def _finish(found: ExtractedFields, name: str, data: bytes) -> Posting:
    if not found.text:
        found.text = "\n".join(dict.fromkeys(found.values[field] for field in _ORDER if field in found.values))
    elif "description" in found.values and found.values["description"] not in found.text:
        found.text = f"{found.text}\n{found.values['description']}"
    found.cut()
    if font_digits.has_drawn_digits(found.text):
        found.note("font-digits")
    found.text = font_digits.marked(found.text)
    _read_fields(found.text, found)
    return _assemble(found, found.text, found.url or name, hashlib.sha256(data).hexdigest())


def _assemble(found: ExtractedFields, text: str, source: str, digest: str) -> Posting:
    values = found.values
    if len(found.hidden) >= 3 and len(set(found.hidden)) >= 2:
        found.note("hidden-words")
    if "organisation" not in values and (name := organisation_in(values.get("company_profile", "")[:2_000])):
        found.put("organisation", name, "profile:name")
    return Posting(
        text=text,
        **{name: values.get(name, "") for name in FIELDS},
        url=found.url,
        contacts=_contacts(text, found.links),
        identifiers=contacts_and_identifiers.identifiers(text),
        licences=contacts_and_identifiers.licences(text),
        language="zh" if mostly_han(text[:4_000]) else "en",
        source=source,
        original_sha256=digest,
        notes=tuple(found.notes),
        hidden=tuple(dict.fromkeys(found.hidden))[:40],
        found_by=tuple(f"{name}={source}" for name, source in found.sources.items()),
        links=tuple(f"{shown}\t{target}" for shown, target in found.links),
        attachments=tuple(found.attachments),
        authentication=found.authentication,
    )


def _contacts(text: str, links: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return the contacts in the text, then the addresses that links write to without showing them."""
    written = (
        f"email:{address}" for _, target in links if (address := contacts_and_identifiers.mailto_address(target))
    )
    return tuple(dict.fromkeys([*contacts_and_identifiers.contacts(text), *written]))
