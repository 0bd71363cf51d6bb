"""Optional items of a résumé that a posting asks for: they stay in the copy for that posting, whatever is drawn (the others: `optional_items.py`).

An applicant tracking system counts the posting's words in the résumé, so no copy may lose one. Looks at the posting and the résumé only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.optional_items import Item
from app.domain.resume import Resume
from app.marks.normalization import normal

_NAMED: Final = re.compile(r"[A-Za-z0-9][\w+#./-]*")
"""Latin words; one with a capital inside, a digit or a sign is the name of something (`PostgreSQL`, `C#`, `ISO-9001`)."""
_MARKED: Final = re.compile(r"(?<=.)[A-Z]|[\d+#]")


def asked_items(resume: Resume, items: Sequence[Item], untrusted_posting: str) -> frozenset[str]:
    """Return the keys of the items with a term in them that stands in the posting, too."""
    posting = normal(untrusted_posting)
    if not posting:
        return frozenset()
    listed = [word for word in _listed_terms(resume) if _stands_in(normal(word), posting)]
    return frozenset(item.key for item in items if any(_terms_of(resume, item, listed, posting)))


def _listed_terms(resume: Resume) -> Iterator[str]:
    for skill in resume.skills:
        yield from (*skill.keywords, skill.name)
    for project in resume.projects:
        yield from project.keywords
    yield from (one.name for one in resume.certificates)
    yield from (one.language for one in resume.languages)


def _terms_of(resume: Resume, item: Item, listed: Sequence[str], posting: str) -> Iterator[bool]:
    text = _whole_text(resume, item)
    own = normal(text)
    yield _stands_in(normal(item.text), posting)
    yield from (_stands_in(normal(word), own) for word in listed)
    yield from (_stands_in(normal(word), posting) for word in _NAMED.findall(text) if _MARKED.search(word))


def _whole_text(resume: Resume, item: Item) -> str:
    """Return everything that leaves a copy with the item: of a project its sentences and words."""
    if item.path != "projects":
        return item.text
    project = next(one for one in resume.projects if f"projects.{one.id}" == item.key)
    parts = (project.name, project.description, *project.keywords, *(line.text for line in project.highlights))
    return "\n".join(part for part in parts if part)


def _stands_in(word: str, text: str) -> bool:
    """Return True if a word in normal form stands in a text as a word; of a figure alone nothing follows."""
    if len(word) < 2 or word.replace(",", "").replace(".", "").isdigit():
        return False
    before = r"(?<![a-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
    after = r"(?![a-z0-9+#])" if word[-1].isascii() and word[-1].isalnum() else ""
    return re.search(before + re.escape(word) + after, text) is not None
