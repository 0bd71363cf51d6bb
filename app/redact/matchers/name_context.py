"""Judge by what stands around it whether a word of the language with a capital (Will, Grace, Stone) is a person: a sum of documented points.

Each feature looks at the words beside it, at the place in the sentence and at the line; none decides alone against the others. The points
were set on two foreign sets of sentences (docs/redaction.md) and rounded; a name needs `ENOUGH`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from app.redact.matchers.fixed_terms import OWN_WORK
from app.redact.prepared_text import Document, Word
from app.text import months
from app.text.positions import SERVICE_POSITIONS, line_position_pattern

ENOUGH: Final = 3

_ROLES: Final = rf"{line_position_pattern()}|{SERVICE_POSITIONS}|sister|brother|colleague|classmate|teammate"
_VERB: Final = r"(?:[a-z]{2,12}ed|is|was|has|had|won|led|ran|made|took|gave|got|wrote|built|taught|kept|held|found|knew|spoke|left|began|came|went|saw|met|sold|drew|grew|[a-z]{2,10}[^su\W]s)"
_OPENS: Final = re.compile(r"(?:^|[.!?:;\n][ ]?|[\"'(“•*–-] ?)$")
_ADDRESSED: Final = re.compile(
    r"(?<![a-z])(?:describe[sd]?|describing|call(?:s|ed)?|name[sd]?|ask(?:s|ed|ing)?(?: for)?|thank(?:s|ed|ing)?|consider(?:s|ed)?|kn[eo]ws?|known|regard(?:s|ed)?|trust(?:s|ed)?|prais(?:e[sd]?|ing)|recommend(?:s|ed)?|nominate[sd]?"
    r"|elect(?:s|ed)?|appoint(?:s|ed)?|credit(?:s|ed)?|remember(?:s|ed)?|contact|reach|met|meet|told|tell|emails?|phone|text|hired|promoted|rate[sd]?|helped|joined|replaced|shadowed|assisted|mentored|coached) $"
)
_OBJECT_ENDS: Final = re.compile(
    r" (?:as|to|for|on|with|at|an?|the|in|via|by|when|who|because|if|about|and|from)(?![a-z])|\s*(?:[,.;)!?\"“]|$)"
)
_PERSON: Final = (
    r"(?:the|an?|one of the|my|our) (?:[a-z-]+ ){0,3}?(?:[a-z]{2,}(?:er|or|ist|ian|man|woman|ant|ent)|colleague|friend|boss|joy|pleasure|asset|person|"
    + SERVICE_POSITIONS
    + ")"
)
_PREDICATE: Final = re.compile(
    r" (?:is|was|has been|will be|can be) (?:(?:very|always|also|now|currently|still|both|quite|most|really) )?(?:available|happy|glad|known|fluent|able|keen|reachable|married|single|born|responsible|willing|looking|based|proud|passionate"
    r"|(?:top|best|lead|head|deputy|acting) (?:[a-z-]+ ){0,2}?[a-z]{2,}(?:er|or|ist|ian|ant|ent)|promoted|hired|awarded|elected|chosen|voted|named|praised|asked|nominated|appointed|selected|recruited|headhunted|raised|educated|trained|remembered|respected|liked|loved|trusted|grateful|calm|reliable|patient|punctual|friendly|honest|loyal|careful|quick|great|brilliant|qualified|certified|retired|originally|from|"
    + _PERSON
    + r"|[a-z]+ing|[A-Z][\w-]*'s)(?![a-z])"
)
_ACTS: Final = re.compile(
    rf" (?:(?:also|always|never|often|then|soon|later|quickly|successfully|personally|single-handedly) )?{_VERB} (?:the|an?|all|our|my|his|her|their|every|each|both|us|me|them|him|with|at|for|from|in|on|to|up|out|over|through|as|\d|[a-z]+ly|[A-Z])"
)
_PERSONAL: Final = re.compile(
    r" (?:(?:speaks|keeps|leads|lives|brings|knows|loves|enjoys|wants|prefers|joins|helps|writes|sings|says|thinks|believes|teaches|takes|gives|never|always|can|cannot|could|doesn't|didn't) [a-z\d]"
    r"|(?:works|plays|studies|runs|drives|holds|makes|gets|manages|cares|covers|cooks|paints|designs|trains|volunteers) (?:the|an?|our|my|in|at|for|as|with|from|on|well|hard|\d))"
)
_ALSO: Final = re.compile(r"(?:, or|(?<![a-z])or|aka|alias|nickname(?:d)?|nick) [\"']?$")
_TO_THEM: Final = re.compile(
    r"[\"']? to (?:my|his|her|their|our|the|friends|everyone|all|most|regulars|colleagues|family|pupils|patients|clients|customers)(?![a-z])"
)
_PRONOUN: Final = re.compile(r"[^.!?\n]{0,80}(?<![a-z])(?:his|her|hers|he|she|him|himself|herself)(?![a-z])")
_MODAL: Final = frozenset("will may can might must shall should could would".split())
_BARE: Final = re.compile(
    r" (?:(?:also|not|only|even|soon|never|always|still|well) )*(?!(?:was|has|is|had|does)(?![a-z]))(?![a-z]+(?:ed|[^s]s)(?![a-z]))[a-z]+"
)
_GERUND: Final = re.compile(r" [a-z]{3,}ing(?![a-z])")
_TRAINED: Final = re.compile(
    r" (?:trained|qualified|certified|skilled|experienced|licensed|registered|employed|apprenticed|turned|working|with)(?![a-z])"
)
_AGENT: Final = re.compile(r"(?:er|or|man|wright|smith|dean|bishop|cook|butcher)$")
_ARTICLE: Final = re.compile(
    r"(?<![a-z])(?:the|an?|this|that|these|our|my|your|their|every|each|no|all|any|some|first|last|next|new) [\"']?$"
)
_THEIR_WORK: Final = re.compile(
    r"[\"'’”]? ?(?:method|model|technique|system|approach|process|framework|procedure|index|scale|test|formula|algorithm|recipe|rule|report|design|plan|line|cut|stitch)s?[\"'’”]?(?![a-z])"
)


def is_person(document: Document, word: Word, *, given: bool, told: bool) -> bool:
    """Return True if a capitalised word that is a part of a person's name and of the language is that person where it stands. `given`: it
    is the first name; `told`: the older rules for introductions, subjects and capitals see one."""
    return sum(points for points, holds in _FEATURES if holds(_Place(document, word, given))) + 3 * told >= ENOUGH


class _Place:
    """One word and its surroundings in the normal form (`before`, `after`) and as written."""

    def __init__(self, document: Document, word: Word, given: bool) -> None:
        text, cased = document.text, document.cased
        self.word, self.given = word, given
        self.before, self.after = text[max(0, word.start - 64) : word.start], text[word.end : word.end + 100]
        self.cased_before, self.cased_after = (
            cased[max(0, word.start - 64) : word.start],
            cased[word.end : word.end + 100],
        )
        first, last = cased.rfind("\n", 0, word.start) + 1, cased.find("\n", word.end)
        self.line = cased[first : last if last >= 0 else len(cased)]
        self.opens = _OPENS.search(self.cased_before) is not None
        self.titled = word.cased[1:].islower()


def _role_before(place: _Place) -> bool:
    """A job title stands before it and a verb behind it, or the word is no trade itself (`Chef de partie Stone earned`)."""
    return _ROLE.search(place.before) is not None and _ACTS.match(place.cased_after) is not None


_ROLE: Final = re.compile(rf"(?<![a-z])(?:{_ROLES}),? $")


_CALENDAR: Final = frozenset([*months.ENGLISH, *"monday friday sunday easter summer winter autumn spring".split()])


def _name_in_use(place: _Place) -> bool:
    return place.given and place.word.low not in _CALENDAR


def _is_subject(place: _Place) -> bool:
    """A name in use opens the sentence, and what follows is said of people."""
    return place.opens and place.titled and _name_in_use(place) and _PREDICATE.match(place.cased_after) is not None


def _does_as_people(place: _Place) -> bool:
    """A name in use opens the sentence, and a verb of people in the present follows (`Robin keeps calm`)."""
    return place.opens and place.titled and _name_in_use(place) and _PERSONAL.match(place.after) is not None


_HONOURED: Final = re.compile(
    r" (?:was|has been|is) (?:named|promoted|hired|elected|nominated|appointed|praised|headhunted|voted)(?![a-z])"
)
_RECORD: Final = re.compile(r" (?:set|holds|held|broke) (?:the|an?) (?:[a-z]+ ){0,2}(?:records?|example|pace)(?![a-z])")
_AND_OTHERS: Final = re.compile(
    r" and (?:(?:[a-z]+ ){0,2}(?:colleagues?|teammates?|co-?workers?|classmates?|others|friends?|team|crew)|I)(?![a-z])"
)


def _is_one_of_people(place: _Place) -> bool:
    """It opens the sentence, and an honour or the company of others follows, which only people have (`Summer was promoted`)."""
    after = place.cased_after
    who = _HONOURED.match(after) or _AND_OTHERS.match(after) or _RECORD.match(after)
    return place.opens and place.titled and place.given and who is not None


def _is_other_call(place: _Place) -> bool:
    """Another form of address (`Mrs Underhill, or Violet to her regulars`)."""
    return place.titled and _ALSO.search(place.before) is not None and _TO_THEM.match(place.after) is not None


def _acts_as_person(place: _Place) -> bool:
    """It opens the sentence, a verb with an object follows, and a pronoun takes it up."""
    return (
        place.opens
        and place.titled
        and _ACTS.match(place.cased_after) is not None
        and _PRONOUN.match(place.after) is not None
    )


def _is_object(place: _Place) -> bool:
    """Inside the sentence, behind a verb of which people are the object."""
    return place.titled and _ADDRESSED.search(place.before) is not None and _OBJECT_ENDS.match(place.after) is not None


def _own_work(place: _Place) -> bool:
    """A method or thing is called by it, and the person made it."""
    thing = _THEIR_WORK.match(place.after)
    return thing is not None and OWN_WORK.search(place.after, thing.end()) is not None


def _is_modal(place: _Place) -> bool:
    """A modal verb with its bare verb behind it (`May also be reached`)."""
    return place.opens and place.word.low in _MODAL and _BARE.match(place.after) is not None


def _is_noun_of_activity(place: _Place) -> bool:
    """A noun before the name of an activity (`Grant writing for youth sport`)."""
    return place.opens and _GERUND.match(place.after) is not None and place.cased_after[:1] == " "


def _is_trade(place: _Place) -> bool:
    """A trade that somebody is trained in (`Cooper trained in oak casks`)."""
    return place.opens and _AGENT.search(place.word.low) is not None and _TRAINED.match(place.after) is not None


def _in_capitals(place: _Place) -> bool:
    """A line of capitals, which tell nothing."""
    words = re.findall(r"[^\W\d_]{2,}", place.line)
    return len(words) >= 3 and place.word.cased.isupper() and place.line.isupper()


def _in_heading(place: _Place) -> bool:
    """A line in which most words have capitals."""
    words = re.findall(r"[^\W\d_]{4,}", place.line)
    return len(words) >= 4 and sum(one[0].isupper() for one in words) * 3 > 2 * len(words)


_FEATURES: Final[tuple[tuple[int, Callable[[_Place], bool]], ...]] = (
    (3, _role_before),
    (3, _is_subject),
    (3, _does_as_people),
    (3, _is_one_of_people),
    (3, _is_other_call),
    (3, _acts_as_person),
    (3, _is_object),
    (3, _own_work),
    (-4, _is_modal),
    (-4, _is_noun_of_activity),
    (-4, _is_trade),
    (-4, _in_capitals),
    (-1, _in_heading),
    (-3, lambda place: _ARTICLE.search(place.before) is not None and not _own_work(place)),
)
"""Points and what they are for."""


def is_trade(word: str) -> bool:
    """Return True if a word is a trade by its ending (cooper, mason has none and counts as a name)."""
    return _AGENT.search(word) is not None
