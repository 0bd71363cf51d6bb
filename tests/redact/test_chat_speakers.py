"""Who speaks in a chat is found in each layout of exports: the time behind the name, cells, brackets; and in minutes by the surname."""

from __future__ import annotations

import pytest

from app.redact.chat_speakers import speakers
from app.redact.prepared_text import Document


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("noor  09:05  hi\nbas.k  09:09  here\nnoor  09:31  ok", {"noor", "bas.k"}),
        ("9:06\tWietske\tcan do\n9:09\t小羽\t好\n9:13\tWietske\tok", {"wietske", "小羽"}),
        ("【HRBP-阿圆】期望多少\n【我】面议\n【阿圆】好的\n【我】谢谢\n【阿圆】回头联系", {"阿圆"}),
        ("员工 卞长河，工号 44\n卞：我这腰不行了\n主任：去门岗\n卞：好\n主任：下周一\n卞：行", {"卞"}),
        ("问：多大\n答：三十\n问：哪里人\n答：本地\n问：好", set()),
        ("name: Tove\nphone: none\nname: Arvid\nphone: none", set()),
    ],
)
def test_speakers(text: str, names: set[str]) -> None:
    document = Document(text)
    assert {document.text[start:end] for start, end in speakers(document)} == names
