"""Parser of name, contact data and personal facts from the rows about the person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from app.domain.resume import Basics, IdNumber, Personal, Profile
from app.ingest.layout.rows import Row, value
from app.ingest.provenance import Notes
from app.ingest.sections.addresses import (
    add_location,
    has_street,
    is_county,
    is_home_street,
    joined_addresses,
    lone_city,
    town_line,
)
from app.ingest.sections.contact import (
    ID_CN,
    emails,
    links,
    messengers,
    network_of,
    number_at,
    own_phones,
    papers_in,
    phones,
)
from app.ingest.sections.labelled_personal_facts import (
    BASED_IN,
    BIRTH_LINE,
    BORN_BESIDE_AGE,
    BORN_INSIDE,
    CELLS,
    ETHNIC,
    GENDER_BEFORE_BIRTH,
    MONEY,
    REFEREE_WORDS,
    RESIDENCE_LINE,
    SALARY_LINE,
    STATUSES,
    Person,
    is_amount,
    is_gender,
    label_only,
    labels_in,
    native_of,
    take_age,
)
from app.ingest.sections.lexical_tests import is_organisation, is_place, is_title, looks_like_place
from app.ingest.sections.person_name import (
    DISTRICT,
    LABEL_WORDS,
    TWO_SCRIPTS,
    NameGuess,
    find_label,
    find_name,
    in_two_scripts,
    looks_like_name,
    set_apart,
    strip_title,
)
from app.ingest.sections.unread_lines import SENTENCE, UnclaimedFinder, parts, wholes_of
from app.ingest.sections.vocabulary import is_document_title
from app.ingest.value_folding import skeleton
from app.text.characters import fold, has_han
from app.text.dates import find_dates
from app.text.kinship import CHILDREN
from app.text.places import is_city, is_division, is_named_region


def read_person(
    about: Sequence[Row],
    everything: Sequence[Row],
    others: set[int],
    sought: set[int],
    hidden_links: Sequence[str],
    notes: Notes,
) -> tuple[Basics, Personal, list[Row]]:
    """Return basics, personal facts, and the rows of `about`, or cells of them, that no field took.

    `about`: rows of head, contact, personal and target zones; `others`: source lines of the referees' zone, whose
    numbers are not the person's; `sought`: source lines of the target zone.
    """
    person = Person()
    top = [row for row in about[:_NEAR_TOP] if row.lo not in sought]
    about = joined_addresses([*set_apart(top), *(row for row in about if row not in top)], person)
    zh = any(has_han(row.text) for row in everything)
    partly: list[Row] = []
    pending = ""
    for row in about:
        claimed = _read_row(row, person, zh, notes, sought=row.lo in sought)
        if pending and not claimed and not label_only(row.text):
            _fact(person, pending, value(row.text), row, notes)
            claimed = True
        pending = _label_of_next(row.text)
        if not pending:
            (partly if claimed else person.leftovers).append(row)
    if not (person.location.address or person.location.city):
        _town_of(person, [row for row in about[:_NEAR_TOP] if row.lo not in sought], everything, notes)
    _fill_from_rest(person, everything, others, zh, notes)
    for target in hidden_links:
        _add_link(person, target.removeprefix("mailto:") if "@" not in target else target, -1, notes)
    guess = find_name(person, about, everything)
    label = find_label(person, about, sought, guess, notes)
    name = guess.name if guess else ""
    both = TWO_SCRIPTS.match(name)
    first, second = (both["first"] or both["han"], both["second"] or both["latin"]) if both else ("", "")
    if both and has_han(first) != has_han(second) and not in_two_scripts(name):
        name = first.strip()
        person.facts.setdefault("other_name", second.strip())
    basics = Basics(name, label, *_first_contacts(person), person.url, "", person.location, tuple(person.profiles))
    if guess:
        parts = [person.facts[kind] for kind in ("surname", "given_names") if kind in person.facts]
        raw = "\n".join(parts) if len(parts) == 2 and all(part in name for part in parts) else ""
        notes.put("basics.name", guess.row.lo, guess.row.hi, raw, guess.confidence)
    rest = _unclaimed_rows(person, partly, basics, guess, sought, zh=zh)
    beside = [row for row in rest if guess and row.lo == guess.row.lo and _is_other_name(row.text, basics.name)]
    for row in beside[:_NAMES]:
        person.names.append(row.text)
    return basics, _personal(person), [row for row in rest if row.text not in person.names]


def _label_of_next(text: str) -> str:
    """Return the kind of a label that stands alone, whose value is the next row; "Home" is an entry of a page's menu."""
    kind = label_only(text)
    return "" if kind == "skip" or text.strip().lower() == "home" else kind


_NAMES: Final = 4
"""Names that stand beside the first one."""


def _is_other_name(text: str, name: str) -> bool:
    """Return True if a text beside the name is the name in another script: `许芷晴` beside `Xu Zhiqing`."""
    return has_han(text) != has_han(name) and looks_like_name(text) and not is_title(text) and not is_organisation(text)


def _unclaimed_rows(
    person: Person, partly: Sequence[Row], basics: Basics, guess: NameGuess | None, sought: set[int], *, zh: bool
) -> list[Row]:
    """Return the rows that no field took, and the remaining cells of rows of which a field took a part."""
    named = skeleton(basics.name)[0].casefold()
    looking = UnclaimedFinder(person, basics.name, basics.label, zh=zh)
    whole: list[Row] = []
    cut = list(partly)
    for row in person.leftovers:
        parted = (
            row.lo in sought
            or (guess and row.lo == guess.row.lo)
            or (named and named in skeleton(row.text)[0].casefold())
        )
        if parted:
            cut.append(row)
        elif not basics.label or value(row.text) != basics.label:
            whole.append(row)
    return sorted(
        [*whole, *(cell for row in cut for cell in looking.cells(row, sought=row.lo in sought))],
        key=lambda row: row.lo,
    )


_NEAR_TOP: Final = 8
"""Number of rows at the top of those about the person in which a town is the home."""


def _town_of(person: Person, about: Sequence[Row], everything: Sequence[Row], notes: Notes) -> None:
    """Store a home town on a line of its own or among contact data near the top: `Swindon, Wiltshire`. `everything`:
    all rows, which may say that a word is a town."""
    others = "\n".join(row.text for row in everything if row not in about)
    for at, row in sorted(
        enumerate(about), key=lambda pair: not (emails(pair[1].text) or phones(pair[1].text, zh=False))
    ):
        whole, reached = value(row.text), bool(emails(row.text) or phones(row.text, zh=False))
        known = [
            cell
            for cell in map(value, CELLS.split(row.text))
            if (_is_home(cell) or _is_called_town(cell, others)) and (cell != whole or at)
        ]
        if known and (len(known) == 1 or reached):
            add_location(person, known[0], row, notes, sure=True)
            person.leftovers = [left for left in person.leftovers if value(left.text) != known[0]]
            return
        for cell in map(value, CELLS.split(row.text)):
            if (
                (reached or cell == whole or "\t" in row.text)
                and (
                    (cell.count(",") == 1 and (looks_like_place(cell) or DISTRICT.search(cell)))
                    or _ends_in_region(cell)
                )
                and not is_organisation(cell)
                and not find_dates(cell)
                and not re.match(r"[A-ZÀ-Þ]{2,} [A-ZÀ-Þ][a-zà-ÿ]", cell)  # `CHAN Tai Man, Peter`
            ):
                add_location(person, cell, row, notes, sure=True)
                person.leftovers = [left for left in person.leftovers if value(left.text) != cell]
                return


_SURNAME_FIRST: Final = re.compile(r"[A-Z]{2,} [A-Z][a-z]+")
"""A name that begins with its surname in capitals: `CHAN Hiu Lam, Charlotte`."""


def _ends_in_region(cell: str) -> bool:
    """Return True if a cell is a town of any name with its county or country: `Ōpunga Bay, Taranaki, New Zealand`."""
    names = cell.split(", ")
    named = all(re.fullmatch(r"[A-ZÀ-Ž][^\W\d_]*(?:[ '’-][^\W\d_]+){0,4}", name) for name in names)
    told = (
        len(names) in (2, 3)
        and named
        and (is_place(names[-1]) or is_county(names[-1]) or is_named_region(names[-1]) or is_division(names[-1]))
    )
    told = told or (len(names) in (2, 3) and town_line(cell) is not None and not _SURNAME_FIRST.match(cell))
    return told and not (is_title(names[0]) or is_organisation(cell))


def _is_called_town(cell: str, others: str) -> bool:
    """Return True if the rest of the résumé has a short Chinese word as the name of a town or county: `青原县第一中学`."""
    return re.fullmatch(r"[\u3400-\u9fff]{2,3}", cell) is not None and re.search(f"{cell}[市县縣]", others) is not None


def _is_home(cell: str) -> bool:
    """Return True if a cell is a known city, perhaps with its state: `Galway`, `Melbourne VIC`, `Enid, OK 73701`."""
    words = re.sub(r",? \d{4,6}(?:-\d{4})?$", "", cell)
    if has_han(words):
        return (
            is_city(words) or (is_place(words) and len(words) > 2) or is_place(words.partition("·")[0] * ("·" in words))
        )
    bare = is_city(words) and not (is_title(words) or is_gender(words) or label_only(words)) and words[:1].isupper()
    return bare or (words.count(",") < 2 and is_place(words) and re.search(r" [A-Z]{2,3}$", words) is not None)


def _first_contacts(person: Person) -> tuple[str, str]:
    return (person.emails[0].value if person.emails else "", person.phones[0].value if person.phones else "")


def _personal(person: Person) -> Personal:
    facts = person.facts
    main_mail, main_phone = _first_contacts(person)
    return Personal(
        tuple(dict.fromkeys(filter(None, [facts.get("other_name", ""), *person.names]))),
        facts.get("birth_date", facts.get("age", "")),
        facts.get("gender", ""),
        facts.get("nationality", ""),
        facts.get("marital_status", ""),
        facts.get("political_status", ""),
        facts.get("native_place", ""),
        facts.get("salary", ""),
        "",
        tuple(dict.fromkeys(find.value for find in person.phones[1:] if find.value != main_phone)),
        tuple(dict.fromkeys(find.value for find in person.emails[1:] if find.value != main_mail)),
        tuple(person.ids),
    )


def _read_row(row: Row, person: Person, zh: bool, notes: Notes, *, sought: bool) -> bool:
    """Store all facts of a row about the person; return True if any was found or the row has no content.

    In a row on the work that is `sought` a town is no home.
    """
    text = row.text
    found = _store_contacts(row, person, zh, notes)
    for fact in labels_in(text):
        if fact.kind == "skip":
            found = take_age(value(text[fact.start : fact.end]), person, row, notes) or found
        elif not (sought and fact.kind == "city" and not _AT_HOME.match(text[fact.start :])):
            _fact(person, fact.kind, fact.value, row, notes)
            found = True
    told = {fact.value for fact in labels_in(text) if fact.kind in ("native_place", "gender", "name")}
    for cell in wholes_of(text):
        if cell in told:
            continue
        cell = _street_before_contacts(cell, zh)
        pieces = parts(cell)
        for piece in pieces if has_han(cell) and len(pieces) >= SENTENCE else (cell, *pieces):
            found = _store_unlabelled_fact(piece, person, row, notes, sought=sought) or found
    found = _read_inside(row, person, notes, sought=sought) or found
    if (
        found
        and not sought
        and not person.location.city
        and not person.location.address
        and (emails(text) or phones(text, zh=zh))
    ):
        home = next(filter(_ends_in_region, map(value, CELLS.split(text))), "")
        if not (home and add_location(person, home, row, notes, sure=True)):
            lone_city(text, person, row, notes)
    return found or is_document_title(text) or text.strip() in LABEL_WORDS or not re.search(r"\w", text)


def _street_before_contacts(cell: str, zh: bool) -> str:
    """Return the street before the contact data of a cell (`9 Abbot Wynd, Paisley Mobile: 07…`); a cell without one as it is."""
    finds = [*emails(cell), *phones(cell, zh=zh)]
    if not finds:
        return cell
    before = value(cell[: min(find.start for find in finds)])
    street = _PHONE_WORD.sub("", before).rstrip(" ,-–")
    if is_home_street(street) and not has_han(street):
        return street
    return before if has_street(cell) else cell


def _read_inside(row: Row, person: Person, notes: Notes, *, sought: bool) -> bool:
    """Store date of birth, gender and town that stand in the middle of a row; return True if any was found."""
    text, found = row.text, False
    inside = BORN_INSIDE.search(text) or BORN_BESIDE_AGE.search(text)
    if inside and "birth_date" not in person.facts:
        _fact(person, "birth_date", inside["date"] or inside.groupdict().get("beside", ""), row, notes)
        found = True
    told = GENDER_BEFORE_BIRTH.search(text)
    if told and "gender" not in person.facts:
        _fact(person, "gender", told["gender"], row, notes)
        found = True
    based = None if sought or person.location.city else BASED_IN.search(text)
    if based and is_city(based["place"]):
        found = add_location(person, based["place"], row, notes, sure=True) or found
    return found


_AT_HOME: Final = re.compile(r"(?i)(?:现|目前)|居|residence|current|based")
"""Start of the label of a town that is a home even among rows on the work sought."""


def _store_contacts(row: Row, person: Person, zh: bool, notes: Notes) -> bool:
    text, before = row.text, _count(person)
    for find in emails(text):
        if len(person.emails) < _MOST and find.value not in [known.value for known in person.emails]:
            at = "basics.email" if not person.emails else f"personal.other_emails.{len(person.emails) - 1}"
            notes.put(at, row.lo, row.hi, find.raw, 0.97)
            person.emails.append(find)
    for find in () if text[:1].isdigit() and town_line(text) else own_phones(text, zh=zh):
        if len(person.phones) < _MOST and _digits(find.value) not in [_digits(known.value) for known in person.phones]:
            at = "basics.phone" if not person.phones else f"personal.other_phones.{len(person.phones) - 1}"
            notes.put(at, row.lo, row.hi, find.raw, 0.95)
            person.phones.append(find)
    for network, find in messengers(text):
        _add_profile(person, Profile("", network, find.value.removeprefix("/in/").removeprefix("@"), ""), row.lo, notes)
    for find in links(text):
        _add_link(person, find.value, row.lo, notes)
    _papers(row, person, notes)
    return _count(person) > before or bool(emails(text) or links(text))


_MOST: Final = 40
"""Maximum number of addresses, numbers or accounts of one kind; more are no contact data."""


def _count(person: Person) -> int:
    return len(person.emails) + len(person.phones) + len(person.profiles) + len(person.ids)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _add_id(person: Person, number: str, row: Row, notes: Notes, kind: str) -> None:
    if len(person.ids) < _MOST and all(known.value != number for known in person.ids):
        id_ = f"n{len(person.ids) + 1}"
        person.ids.append(IdNumber(id_, kind, number))
        notes.put(f"personal.id_numbers.{id_}", row.lo, row.hi, confidence=0.95)


def _papers(row: Row, person: Person, notes: Notes) -> None:
    """Store the numbers of identity documents, and the nationality given with them."""
    for paper in papers_in(row.text):
        _add_id(person, paper.number, row, notes, paper.kind)
        if paper.nation and "nationality" not in person.facts:
            _fact(person, "nationality", paper.nation, row, notes)
    for match in ID_CN.finditer(fold(row.text)):
        _add_id(person, match.group(), row, notes, _document_kind(row.text))


def _document_kind(text: str) -> str:
    """Return the document an ID number belongs to, in the words of the row."""
    match = re.search(r"(?i)身份证|身份證|身分證|护照|護照|passport|national id|id card|PESEL|NIE|DNI", text)
    return match.group() if match else ""


def _add_profile(person: Person, profile: Profile, line: int, notes: Notes) -> None:
    for index, known in enumerate(person.profiles):
        same_user = known.username and known.username.lower() == profile.username.lower()
        if known.network.lower() == profile.network.lower() and (same_user or (known.url and known.url == profile.url)):
            if profile.url and not known.url:
                person.profiles[index] = Profile(known.id, known.network, known.username, profile.url)
            return
    if len(person.profiles) >= _MOST:
        return
    id_ = f"p{len(person.profiles) + 1}"
    person.profiles.append(Profile(id_, profile.network, profile.username, profile.url))
    if line >= 0:
        for name in ("username", "url"):
            notes.put(f"basics.profiles.{id_}.{name}", line, line, confidence=0.9)


def _add_link(person: Person, target: str, line: int, notes: Notes) -> None:
    if target.startswith(("mailto:", "tel:")) or "@" in target:
        return
    network, user = network_of(target)
    hidden = line < 0
    if network:
        if user or not hidden:
            _add_profile(person, Profile("", network, user, target), line, notes)
    elif not hidden and not person.url:
        person.url = target
        notes.put("basics.url", line, line, confidence=0.9)
    elif not hidden and target != person.url:
        _add_profile(person, Profile("", "", "", target), line, notes)


def _fact(person: Person, kind: str, words: str, row: Row, notes: Notes) -> None:
    if kind in ("email", "phone", "website", "skip", "ethnic", "degree", "school", "major", "graduated"):
        return
    if kind in ("id", "passport"):
        loose = re.match(r"[A-Za-z0-9][A-Za-z0-9\- ]{4,24}", fold(words))
        number = number_at(words) or (loose.group().strip() if loose else "")
        if any(ch.isdigit() for ch in number):
            _add_id(person, number, row, notes, _document_kind(row.text))
        return
    if kind in ("address", "city"):
        if not re.search(r"[^\W\d_]{2}", words) or emails(words):
            return
        add_location(person, words, row, notes, sure=True)
        return
    if kind == "birth_date":
        spans = find_dates(words)
        if spans:
            person.facts.setdefault(kind, spans[0].first)
            notes.put("personal.birth_date", row.lo, row.hi, spans[0].raw_first, 0.95)
        return
    if kind == "salary" and not is_amount(words):
        return
    if kind == "gender" and not is_gender(words):
        words = words.split()[0] if is_gender(words.split()[0]) else ""
    if kind == "name" and looks_like_name(re.split(r"\s+[/|｜]\s*", words)[0]):
        words = re.split(r"\s+[/|｜]\s*", words)[0]
    if kind == "name" and not looks_like_name(strip_title(words)) and not _odd_name(words):
        return
    if words and len(words) <= 60:
        person.facts.setdefault(kind, words)
        notes.put(
            f"personal.{kind}" if kind not in ("name", "label") else f"basics.{kind}", row.lo, row.hi, confidence=0.95
        )


def _odd_name(words: str) -> bool:
    """Return True for a labelled name in an unusual form (one letter, rare script) that is no placeholder."""
    return 0 < len(words) <= 40 and not re.search(r"\d|X{2,}|x{3,}|_", words)


def _store_residence(cell: str, person: Person, row: Row, notes: Notes) -> bool:
    """Store the town in a line or a last sentence that says where somebody lives; return True if that is the whole line."""
    living = RESIDENCE_LINE.match(cell)
    if living:
        return add_location(person, living["place"].partition("。")[0], row, notes, sure=True)
    last = RESIDENCE_LINE.match(cell.rstrip("。").rpartition("。")[2])
    if last and not (person.location.city or person.location.address):
        add_location(person, last["place"], row, notes, sure=True)
    return False


def _store_unlabelled_fact(cell: str, person: Person, row: Row, notes: Notes, *, sought: bool) -> bool:
    """Store an unlabelled fact recognised by its form; return True if the cell is one."""
    if not cell or emails(cell) or links(cell):
        return False
    if (is_gender(cell) and len(cell) > 1) or cell in ("男", "女"):
        person.facts.setdefault("gender", cell)
        notes.put("personal.gender", row.lo, row.hi, confidence=0.85)
        return True
    if ETHNIC.fullmatch(cell) or take_age(cell, person, row, notes):
        return True
    native = native_of(cell)
    if native or CHILDREN.fullmatch(cell):
        _fact(person, "native_place" if native else "marital_status", native or cell, row, notes)
        return True
    born = BIRTH_LINE.match(cell)
    if born:
        _fact(person, "birth_date", born["date"] or born["before"], row, notes)
        return True
    if _store_residence(cell, person, row, notes):
        return True
    asked = SALARY_LINE.match(cell)
    money = MONEY.match(cell) if sought and not phones(cell, zh=True) else None
    if asked or money:
        _fact(person, "salary", (asked["money"] if asked else cell).rstrip("。"), row, notes)
        return True
    for kind, pattern in STATUSES.items():
        if pattern.match(cell):
            person.facts.setdefault(kind, cell)
            notes.put(f"personal.{kind}", row.lo, row.hi, confidence=0.85)
            return True
    spans = find_dates(cell)
    if (
        len(spans) == 1
        and not spans[0].ranged
        and spans[0].start == 0
        and spans[0].end == len(cell)
        and "birth_date" not in person.facts
    ):
        year = spans[0].first[:4]
        if (
            len(spans[0].first) >= 7
            and year.isdigit()
            and int(year) <= 2012
            and (row.text != cell or has_han(row.text) or len(spans[0].first) == 10)
        ):
            person.facts["birth_date"] = spans[0].first
            notes.put("personal.birth_date", row.lo, row.hi, spans[0].raw_first, 0.6)
            return True
    return not sought and _add_lone_place(cell, person, row, notes)


def _add_lone_place(cell: str, person: Person, row: Row, notes: Notes) -> bool:
    """Store a cell that is a place, without the number that a comma parts from it; return True if it is one."""
    if is_title(cell.partition(",")[0]) and not has_street(cell):
        return False  # `Clinical Nurse Manager 1, Day Surgery`
    number = next(iter(phones(cell, zh=has_han(cell))), None)
    place = _PHONE_WORD.sub("", cell[: number.start]).strip(" ,") if number and "," in cell[: number.start] else cell
    sure = (place != cell and is_city(place)) or _ends_in_region(place)
    return add_location(person, place, row, notes, sure=sure)


_PHONE_WORD: Final = re.compile(r"(?i),?\s*\b(?:cell|tel|phone|telephone|mob|mobile|handy|e-?mail|m|t|p|e)\s*[.:]?\s*$")
"""Label of a number behind a town: `Polokwane, cell 082 …`."""


def _fill_from_rest(person: Person, rows: Sequence[Row], others: set[int], zh: bool, notes: Notes) -> None:
    """Store e-mail, phone and ID found outside the head of the résumé (footers, closing lines), never a referee's."""
    for row in rows:
        if row.lo in others or REFEREE_WORDS.search(row.text):
            continue
        if not person.emails:
            for find in emails(row.text)[:1]:
                person.emails.append(find)
                notes.put("basics.email", row.lo, row.hi, find.raw, 0.7)
        if not person.phones:
            for find in own_phones(row.text, zh=zh)[:1]:
                person.phones.append(find)
                notes.put("basics.phone", row.lo, row.hi, find.raw, 0.6)
        _papers(row, person, notes)
