"""Documents of every block kind in English and Chinese, for the writers' tests."""

import base64
import io
from collections.abc import Callable

import pytest
from PIL import Image

from app.domain.document import Block, Bullet, Contact, Document, Entry, Heading, Pair, Paragraph, Photo, Title
from app.render.preview import open_pages

MakeDocument = Callable[..., Document]


def shown_text(pdf: bytes) -> str:
    """The text that the preview shows of a PDF."""
    with open_pages(pdf) as pages:
        return pages.text()


def photo_uri(secret: bytes = b"GPS of the flat") -> str:
    """A JPEG that carries `secret` in EXIF, in a comment and after its end."""
    picture = Image.new("RGB", (300, 420), (200, 220, 240))
    exif = Image.Exif()
    exif[0x010E] = secret.decode()
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=secret)
    return "data:image/jpeg;base64," + base64.b64encode(out.getvalue() + secret).decode()


def _english(bullets: int) -> tuple[Block, ...]:
    return (
        Title("Maria-Christina Oyelaran-Fitzgerald"),
        Paragraph("Senior Workflow & Office-Automation Engineer", "basics.label"),
        Contact(
            ("maria+acme@example.org", "+1 (312) 555-0142", "https://maria.example.org/" + "portfolio-" * 9), " | "
        ),
        Heading("Summary", "summary"),
        Paragraph(
            "Efficient, reflective; first-class fluency in fixes.\n“Soffit to shelf” in Zürich, Kraków, Đà Nẵng."
        ),
        Heading("Work Experience", "work"),
        Entry(
            "Riffle & Fjord AB, whose very long name has to wrap " + "because it is long " * 4,
            "Mar 2017 – Dec 2020",
            "Staff Engineer",
        ),
        *(
            Bullet(f'#read("{i}") $x$ *bold* _it_ <tag> @ref: end-to-end latency, third-party, −91 %, twice.')
            for i in range(bullets)
        ),
        Heading("Skills", "skills"),
        Pair("Tools", "Qt, CMake, C++"),
        Pair("", "Bash | Zsh"),
    )


def _chinese(bullets: int) -> tuple[Block, ...]:
    return (
        Title("欧阳文龙"),
        Paragraph("高级软件工程师 · 跨平台桌面客户端方向", "basics.label"),
        Contact(("ouyang+x1@example.cn", "138 0000 1234", "上海市"), " | "),
        Heading("工作经历", "work"),
        Entry("山高月小科技（上海）有限公司", "2021.03 – 至今", "技术专家"),
        *(
            Bullet(
                f"二期{i}：负责文件导入模块的设计与开发，支持 PDF，解析率由 82% 升至 97%；金石方田高马齐飞龙麦黄。"
                "主导渲染引擎升级，采用增量布局与多线程光栅化，首屏时间缩短到 420 毫秒。"
            )
            for i in range(bullets)
        ),
        Heading("专业技能", "skills"),
        Pair("桌面开发", "Qt、C++、喆堃镕、Łukasz"),
    )


@pytest.fixture
def make_document() -> MakeDocument:
    def make(language: str = "en", *, bullets: int = 30, photo: bool = False, reference: str = "R7K4-Q2MD") -> Document:
        chinese = language.startswith("zh")
        blocks = (_chinese if chinese else _english)(bullets)
        extra = (Photo(photo_uri()),) if photo else ()
        return Document(
            language,
            "个人简历" if chinese else "Resume",
            (*blocks[:1], *extra, *blocks[1:]),
            reference,
            "Prepared for Acme",
        )

    return make
