"""A name is found with its initials, with all its words in capitals, and with what tells a son from his father."""

from __future__ import annotations

import pytest

from app.redact.name_extents import widened_name
from app.redact.prepared_text import Document


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        ("Signed: B. O. Halvard, 3 May", "Halvard", "B. O. Halvard"),
        ("KOFI NTIM ASARE (JNR)\nDriver", "ASARE", "KOFI NTIM ASARE (JNR)"),
        ("持有人 LU, WENHAI 陆文海", "WENHAI", "LU, WENHAI"),
        ("Robert Moss Jr. spoke", "Robert Moss", "Robert Moss Jr."),
        ("He met Halvard in the DHL depot", "Halvard", "Halvard"),
        ("THE ACME GROUP AND PARTNERS OF MORE THAN SIX HALVARD", "HALVARD", "HALVARD"),
    ],
)
def test_the_name_is_whole(text: str, found: str, wanted: str) -> None:
    document = Document(text)
    start = text.index(found)
    assert document.cased[slice(*widened_name(document.cased, start, start + len(found)))] == wanted
