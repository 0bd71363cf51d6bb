"""Letters that fonts like to take apart or share are extracted as the code points that went in."""

import io
import re

import pypdf
import pytest

from app.domain.document import Bullet, Document, Paragraph, Title
from app.domain.resume import Resume
from app.render.writers import render

from .conftest import shown_text


@pytest.mark.parametrize(
    "text", ["Nguyễn Thị Hoa", "Ệ ệ Ợ ợ Ặ ặ", "Łódź Škoda Čapek İı ß", "高金文方马石龙麦黄", "efficient office flow"]
)
def test_both_engines_read_what_was_written(text: str) -> None:
    data = render(Document("zh-Hans", "个人简历", (Title(text), Paragraph(text), Bullet(text))), Resume(), "pdf")
    second = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    for read in (shown_text(data), second):
        assert re.sub(r"\s", "", read).count(re.sub(r"\s", "", text)) == 3
