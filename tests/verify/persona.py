"""The fictional person whose data the seeded files leak, and the in-process verifier the tests call."""

from __future__ import annotations

from app.domain.document import Bullet, Contact, Document, Entry, Heading, Pair, Paragraph, Title, text_lines
from app.domain.policy import ProtectedValue
from app.domain.resume import Resume
from app.domain.sensitivity import Kind
from app.domain.verification import Verification
from app.render.writers import render
from app.verify.judge import verify
from app.verify.model import Channel, Context
from app.verify.registry import CHANNELS

NAME, PINYIN, PHONE, EMAIL = "欧阳文龙", "Ouyang Wenlong", "13800001234", "ouyang.wl@example.cn"
IDENTITY, EMPLOYER = "310115199206150033", "山高月小科技（上海）有限公司"

ABSENT = (
    ProtectedValue("basics.name", Kind.NAME, NAME),
    ProtectedValue("personal.other_names.0", Kind.NAME, PINYIN),
    ProtectedValue("basics.phone", Kind.PHONE, PHONE),
    ProtectedValue("basics.email", Kind.EMAIL, EMAIL),
    ProtectedValue("personal.id_numbers.i1.value", Kind.ID_NUMBER, IDENTITY),
    ProtectedValue("work.w1.organisation", Kind.EMPLOYER, EMPLOYER),
    ProtectedValue("personal.birth_date", Kind.BIRTH, "1992-06-15"),
)
ALLOWED = (ProtectedValue("basics.email", Kind.EMAIL, "c7f2@alias.example.org"),)


def document(*bullets: str, language: str = "zh-Hans") -> Document:
    """A redacted résumé in which nothing of the person is left, plus `bullets`."""
    chinese = language.startswith("zh")
    return Document(
        language,
        "个人简历" if chinese else "Resume",
        (
            Title("候选人" if chinese else "Candidate"),
            Contact(("c7f2@alias.example.org", "上海" if chinese else "Leeds"), " | "),
            Heading("工作经历" if chinese else "Experience", "work"),
            Entry(
                "某上市软件公司" if chinese else "A listed company",
                "2021.03 – 至今" if chinese else "Mar 2021",
                "技术专家",
            ),
            Bullet("负责文件导入模块的设计，支持 PDF、DOCX 等格式，解析率由 82% 升至 97.5%，用户 1,300,000 人。"),
            *(Bullet(text) for text in bullets),
            Paragraph("编写自动化用例 1,300 余条，覆盖率达 84%。"),
            Heading("专业技能" if chinese else "Skills", "skills"),
            Pair("桌面开发" if chinese else "Desktop", "Qt、C++、Python"),
        ),
        "R7K4-Q2MD",
    )


def base(format: str, *bullets: str) -> bytes:
    """A clean copy in a format (with `bullets`)."""
    return render(document(*bullets), Resume(), format)


def judged(
    data: bytes,
    *,
    name: str = "resume",
    own: bool = False,
    expected: Document | None = None,
    channels: tuple[Channel, ...] = CHANNELS,
) -> Verification:
    """What the verifier finds, in this process."""
    lines = None if expected is None else text_lines(expected)
    return verify(name, data, Context(own, lines, ABSENT, ALLOWED), channels)


def finders(result: Verification) -> set[str]:
    """The channels that found something."""
    return {finding.channel for finding in result.findings}
