"""Keeps PDFs from PDFium whose forms show themselves, or each other so often that drawing them would not end.

PDFium follows forms 40 deep and each as often as it is shown: 600 bytes can ask for more than any time limit. Both who reads a résumé and who verifies a copy
ask here first.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from functools import lru_cache
from typing import Final

import pikepdf


class TooManyForms(Exception):
    """The forms of a PDF show themselves, or more forms than a page can need."""


_MAY_HOLD_FORMS: Final = re.compile(rb"/Form|/\w*#[0-9A-Fa-f]{2}")
"""The dictionary of a stream is never compressed, so a file with forms says so."""

_SHOWN: Final = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_DEEPEST: Final = 100
_MOST: Final = 20_000
"""Maximum number of forms that a form, or a page, shows, those within them included."""


_SMALL: Final = 20
"""Size of a form below which no page shows too many, whatever it shows."""


@lru_cache(maxsize=8)
def check_forms(data: bytes) -> None:
    """Do nothing for a PDF that shows a sane number of forms. Raises `TooManyForms` for any other."""
    if not _MAY_HOLD_FORMS.search(data):
        return
    try:
        pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PdfError:
        return  # the other channels say that it cannot be read
    with pdf:
        _Expansion(pdf).check()


class _Expansion:
    """How many forms each form shows, those that it shows in turn included."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._forms = {
            thing.objgen: thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == pikepdf.Name.Form
        }
        self._inherited: dict[str, tuple[int, int]] = {}
        self._pages = list(pdf.pages)
        for page in self._pages:
            self._inherited.update(self._named(page.obj.get("/Resources")))
        self._sizes: dict[tuple[int, int], int] = {}

    def check(self) -> None:
        for form in self._forms:
            self._size(form, ())
        if max(self._sizes.values(), default=0) < _SMALL:
            return
        for page in self._pages:
            shown = Counter(_SHOWN.findall(_content(page)))
            children = self._counted(shown, self._named(page.obj.get("/Resources")))
            if sum(times * self._sizes[child] for child, times in children.items()) > _MOST:
                raise TooManyForms("forms within forms")

    def _size(self, form: tuple[int, int], above: tuple[tuple[int, int], ...]) -> int:
        if form in above or len(above) > _DEEPEST:
            raise TooManyForms("forms that show themselves")
        if form not in self._sizes:
            children = self._children(self._forms[form])
            size = 1 + sum(times * self._size(child, (*above, form)) for child, times in children.items())
            if size > _MOST:
                raise TooManyForms("forms within forms")
            self._sizes[form] = size
        return self._sizes[form]

    def _children(self, form: pikepdf.Stream) -> Counter[tuple[int, int]]:
        """Return the forms that a form shows, and how often each."""
        names = self._named(form.get("/Resources")) if "/Resources" in form else self._inherited
        try:
            shown = Counter(_SHOWN.findall(bytes(form.get_stream_buffer())))
        except pikepdf.PdfError:
            return Counter()
        return self._counted(shown, names)

    @staticmethod
    def _counted(shown: Counter[bytes], names: dict[str, tuple[int, int]]) -> Counter[tuple[int, int]]:
        found: Counter[tuple[int, int]] = Counter()
        for name, times in shown.items():
            child = names.get(f"/{name.decode('latin-1')}")
            if child is not None:
                found[child] += times
        return found

    def _named(self, resources: pikepdf.Object | None) -> dict[str, tuple[int, int]]:
        things = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        if not isinstance(things, pikepdf.Dictionary):
            return {}
        return {name: thing.objgen for name, thing in things.items() if thing.objgen in self._forms}


def _content(page: pikepdf.Page) -> bytes:
    """Return the content of a page, whatever streams it is in."""
    contents = page.obj.get("/Contents")
    streams = contents.as_list() if isinstance(contents, pikepdf.Array) else [contents]
    try:
        return b"\n".join(bytes(one.get_stream_buffer()) for one in streams if isinstance(one, pikepdf.Stream))
    except pikepdf.PdfError:
        return b""
