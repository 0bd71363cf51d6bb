"""Message of the browser extension: the page that the person looks at, and the answer to it (shown, waits, not taken).

The message comes from a browser, and what it holds from a stranger's page: nothing in it is believed, and what has another
shape than expected is refused as a whole.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast

MOST_CHARACTERS: Final = 4_000_000
MOST_TITLE: Final = 300
MOST_ADDRESS: Final = 2_000
MOST_GLYPHS: Final = 64
MOST_PICTURE: Final = 1_000_000
"""Characters of the picture of the lettering (Base64): 64 glyphs take some 60,000."""


class State(StrEnum):
    """Answer to a message. Nothing else is ever told to a browser."""

    SHOWN = "shown"
    WAITING = "waiting"
    BUSY = "busy"
    TOO_LARGE = "too-large"
    UNREADABLE = "unreadable"
    OFF = "off"


def answer(state: State) -> dict[str, object]:
    """Return an answer as JSON has it."""
    return {"ok": state in (State.SHOWN, State.WAITING), "state": state.value}


@dataclass(frozen=True, slots=True)
class PageCapture:
    """A page as the extension read it: `markup` of its own nodes, or the `text` that was selected (or gathered until the page was
    cut). `glyphs` are characters that the site's own font draws, in the order in which `picture` (PNG) shows them."""

    url: str
    title: str
    markup: str
    text: str
    glyphs: tuple[str, ...] = ()
    picture: bytes = b""


def parse(untrusted: bytes) -> PageCapture:
    """Return the page in a message. Raises ValueError for anything that is no message of the extension."""
    try:
        value = json.loads(untrusted)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    message = _map(value)
    if message.get("v") != 1 or message.get("op") != "posting":
        raise ValueError("another message")
    page = _map(message.get("page"))
    markup, text = _text(page, "html", MOST_CHARACTERS), _text(page, "text", MOST_CHARACTERS)
    if not (markup or text).strip():
        raise ValueError("an empty page")
    url = _text(page, "url", MOST_ADDRESS)
    glyphs, picture = _lettering(page.get("glyphs"))
    return PageCapture(
        url=url if url.startswith(("http://", "https://")) else "",
        title=" ".join(_text(page, "title", MOST_TITLE).split()),
        markup=markup,
        text=text,
        glyphs=glyphs,
        picture=picture,
    )


def _map(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError("no object")
    return cast("dict[str, object]", value)


def _text(page: dict[str, object], name: str, most: int) -> str:
    """Return a text of the page, without lone halves of characters; empty for null. Raises ValueError."""
    value = page.get(name)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > most:
        raise ValueError(name)
    return value.encode("utf-8", "replace").decode("utf-8")


def _lettering(value: object) -> tuple[tuple[str, ...], bytes]:
    if value is None:
        return (), b""
    lettering = _map(value)
    characters, picture = lettering.get("chars"), lettering.get("png")
    if not isinstance(characters, list) or not isinstance(picture, str):
        raise ValueError("lettering")
    if not 1 <= len(characters) <= MOST_GLYPHS or len(picture) > MOST_PICTURE:
        raise ValueError("lettering")
    if not all(isinstance(one, str) and len(one) == 1 and is_private(one) for one in characters):
        raise ValueError("lettering")
    try:
        return tuple(characters), base64.b64decode(picture, validate=True)
    except binascii.Error as error:
        raise ValueError("lettering") from error


def is_private(character: str) -> bool:
    """Return True for a character without a meaning of its own (Unicode general category Co)."""
    return "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000"
