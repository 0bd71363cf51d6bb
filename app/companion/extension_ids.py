"""Ids and names by which a browser, its extension and this program know each other. Source of the forms: developer.chrome.com and MDN,
"Native messaging"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

HOST: Final = "org.countermark.companion"
"""The name of the host: of its manifest, and what the extension asks for."""
ADD_ON: Final = "companion@countermark.org"
"""The id of the Firefox add-on."""
EXTENSIONS: Final = ("lpohdaomnnehlplkkmebgobhaklmnnok",)
"""Ids of the Chromium extension. The first follows from the `key` of its manifest; a store gives one of its own, which is added here."""

_ORIGIN: Final = "chrome-extension://"


def origins() -> tuple[str, ...]:
    """Return the origins of the Chromium extension, as a browser writes them."""
    return tuple(f"{_ORIGIN}{one}/" for one in EXTENSIONS)


def started_by_browser(arguments: Sequence[str]) -> bool:
    """Return True if these are the arguments of a native messaging host, whoever asks for it.

    Chromium gives the origin of the extension (and on Windows a window), Firefox the path of the manifest and the add-on's id.
    """
    if arguments and arguments[0].startswith(_ORIGIN):
        return True
    return len(arguments) == 2 and arguments[0].replace("\\", "/").endswith(f"/{HOST}.json")


def is_ours(arguments: Sequence[str]) -> bool:
    """Return True if the one that asks is our own extension."""
    return arguments[0] in origins() or (len(arguments) == 2 and arguments[1] == ADD_ON)
