"""Dates of birth, ages, gender words, pronouns and e-mail signs in languages beyond English and Chinese, each class beside look-alikes."""

from __future__ import annotations

import pytest

from app.domain.policy import ProtectedValue
from app.domain.sensitivity import Kind
from app.redact.known_value_matcher import KnownValues
from app.redact.personal_data_scan import scan

FOUND = [
    # dates of birth
    (Kind.BIRTH, "Дата народження: 19 липня 1993", "19 липня 1993"),
    (Kind.BIRTH, "Родился 12 марта 1985 г. в Перми", "12 марта 1985"),
    (Kind.BIRTH, "Doğum tarihi: 3 Ekim 1988", "3 Ekim 1988"),
    (Kind.BIRTH, "Ngày sinh: 19 tháng 7 năm 1993", "19 tháng 7 năm 1993"),
    (Kind.BIRTH, "Narozena 4. října 1991 v Brně", "4. října 1991"),
    (Kind.BIRTH, "Urodziłem się 7 sierpnia 1984 roku", "7 sierpnia 1984"),
    # ages
    (Kind.BIRTH, "Привіт! Мені 32 роки, шукаю роботу", "32 роки"),
    (Kind.BIRTH, "Мне 34 года, живу в Казани", "34 года"),
    (Kind.BIRTH, "automation engineer in Izmir, 34 yaşında as we say", "34 yaşında"),
    (Kind.BIRTH, "28 éves vagyok, szegedi", "28 éves"),
    (Kind.BIRTH, "Q: How old are you, if you don't mind?\nA: I do mind, but fifty-six.", "fifty-six"),
    (Kind.BIRTH, "请问你多大了？\n我今年属兔，38，会开叉车", "38"),
    # gender
    (Kind.GENDER, "Стать: жіноча", "жіноча"),
    (Kind.GENDER, "Пол: мужчина", "мужчина"),
    (Kind.GENDER, "Cinsiyet: Kadın", "Kadın"),
    (Kind.GENDER, "Giới tính: Nữ", "Nữ"),
    (Kind.GENDER, "Płeć: mężczyzna", "mężczyzna"),
    # pronouns
    (Kind.GENDER, "Asha Rowe (she/her)\nStage manager", "she/her"),
    (Kind.GENDER, "Kim Dahl | they/them | 555", "they/them"),
    (Kind.GENDER, "Pronouns: he/they", "he/they"),
    (Kind.GENDER, "Pronomen: sie/ihr", "sie/ihr"),
    (Kind.GENDER, "Best,\nTom (he/him/his)", "he/him/his"),
    # another spelling
    (Kind.NAME, "AYINUER KADEER; preferred spelling Aynur Qadir", "Aynur Qadir"),
    # the sign @
    (Kind.EMAIL, "mail thì baothuy [a còng] hopthu.example.vn ạ", "baothuy [a còng] hopthu.example.vn"),
    (Kind.EMAIL, "пошта olena (собака) poshta.example.ua", "olena (собака) poshta.example.ua"),
    (Kind.EMAIL, "scrivi a ada chiocciola posta punto example punto it", "ada chiocciola posta punto example punto it"),
    (Kind.EMAIL, "bodil snabel-a post.example.dk", "bodil snabel-a post.example.dk"),
    (Kind.EMAIL, "e-mail: hana (zavináč) posta tečka example tečka cz", "hana (zavináč) posta tečka example tečka cz"),
]  # fmt: skip
QUIET = [
    # years that are no age, dates that are no birthday
    "Понад 32 роки досвіду на ринку",
    "За 20 лет работы завод построил 34 цеха",
    "25 років тому ми відкрили цех",
    "Firma działa ponad 25 lat; przez 20 lat budowała mosty",
    "30 yıllık deneyim; 34 yaş sınırı yok",
    "Зустріч 19 липня 2026 о 10:00",
    "Son başvuru 3 Ekim 2026",
    "Hạn nộp hồ sơ: 19 tháng 7 năm 2026",
    "Termín nástupu 4. října 2026",
    "How old are you when the 14 shifts\nbegin at 9",
    # gender words of other senses
    "жіноча білизна, чоловічий одяг: склад",
    "kadın giyim mağazası",
    "We ask your pronouns (e.g. she/her)",
    "Options: she/her, he/him, they/them",
    "When he/they arrive, the candidate and his/her referee sign",
    "Bringen Sie/Ihr Partner den Ausweis",
    "preferred spelling of colour; other spelling mistakes",
    # words for the sign that are the thing itself
    "Собака біля воріт: вхід з poshta.example.ua закрито",
    "un'arroba son 11,5 kg de aceite",
    "la chiocciola mangia l'insalata",
    "chair monkey www.example.com",
    "sheets 92F/1 to 92F/16, EPSG:26910",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "value"), FOUND)
def test_finds_the_class(kind: Kind, text: str, value: str) -> None:
    at = text.index(value)
    covered = {i for span in scan(text) if span.kind is kind for i in range(span.start, span.end)}
    assert all(i in covered for i in range(at, at + len(value)) if text[i].isalnum()), scan(text)


@pytest.mark.parametrize("text", QUIET)
def test_leaves_the_look_alikes_alone(text: str) -> None:
    kinds = (Kind.NAME, Kind.BIRTH, Kind.GENDER, Kind.EMAIL)
    assert [(span.detector, span.text) for span in scan(text) if span.kind in kinds] == []


@pytest.mark.parametrize(
    ("kind", "value", "text", "written"),
    [
        (Kind.BIRTH, "19 липня 1993", "нар. 19.07.1993 у Львові", "19.07.1993"),
        (Kind.BIRTH, "1988-10-03", "3 Ekim 1988 doğumlu", "3 Ekim 1988"),
        (Kind.BIRTH, "1993-07-19", "19 tháng 7, 1993", "19 tháng 7, 1993"),
        (Kind.EMAIL, "baothuy@hopthu.example.vn", "gửi baothuy [a còng] hopthu.example.vn", "baothuy [a còng] hopthu.example.vn"),
        (Kind.EMAIL, "ada@posta.example.it", "ada chiocciola posta punto example punto it", "ada chiocciola posta punto example punto it"),
    ],
)  # fmt: skip
def test_a_known_value_is_found_as_other_languages_write_it(kind: Kind, value: str, text: str, written: str) -> None:
    (hit,) = [hit for hit in KnownValues([ProtectedValue("x", kind, value)]).find(text) if hit.how != "spaced"][:1]
    assert text[hit.start : hit.end] == written


@pytest.mark.parametrize(
    "text",
    ["die Ausschreibung Kennziffer 27-10/1987 bin", "样品批号 87-10-27B，恒温箱", "партія № 27-10/1987", "lote 27/10-1987", "求人番号 87.10.27A"],
)  # fmt: skip
def test_the_number_of_a_thing_is_no_known_date(text: str) -> None:
    assert KnownValues([ProtectedValue("dob", Kind.BIRTH, "1987-10-27")]).find(text) == ()
