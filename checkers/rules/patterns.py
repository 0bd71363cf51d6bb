"""The pattern language of rule packs: a small, linear-time part of regular expressions, checked when a pack is loaded.

Allowed: literals, classes, `.`, groups `(?:…)`, `|`, look-around, `\\b \\d \\s \\w`, and the quantifiers `?`, `{m,n}`
with n ≤ 80.
Refused: `*`, `+`, back-references, captures, a varying repeat inside a repeat, and patterns whose worst case is too
large; so no
pack, whoever wrote it, can make matching slow. The parse also gives literals one of which must occur in any match,
which lets the
engine skip almost every rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_REPEAT = 80
MAX_COST = 100_000
MAX_LITERALS = 120
MAX_BESIDE = 60
"""Sets of so many literals and more rule hardly anything out."""
NUMERALS = "0-9一二两三四五六七八九十百千万零半"
"""Characters of amounts: a pattern that must match one is looked for only around these."""
_NUMERAL_CLASS = re.compile(f"\\[[-{NUMERALS}]+\\]")


class PatternProblem(ValueError):
    """A pattern is not allowed; the text says why (English, for rule authors)."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Measured properties of a part of a pattern.

    `exact` is the literal text it is exactly (or None); `needs` are literals of which one must occur (empty = unknown); `cost` is the
    number of ways it can match at one place. It is `repeatable` when it has one length or is a choice among parts that each have one, so
    that repeating it cannot multiply the ways without bound. `width` is the most characters it can take or look at; `numeral` says that
    any match holds a digit or Chinese numeral, `leads` that any match begins with one of the literals it needs. `sets` are all such sets
    of literals; each match holds one of every set.
    """

    exact: str | None
    needs: frozenset[str]
    cost: int
    repeatable: bool
    fixed: bool = True
    width: int = 1
    numeral: bool = False
    leads: bool = False
    sets: tuple[frozenset[str], ...] = ()


_EMPTY = _Piece("", frozenset(), 1, True, width=0)
_ANY_PIECE = _Piece(None, frozenset(), 1, True)


@dataclass(frozen=True, slots=True)
class PatternFacts:
    """Properties of every match of a pattern: it holds one of `literals` (and begins with it if `leads`), at most `width` characters with
    what it looks around at, a numeral or not, and one of every further set of `beside`."""

    literals: frozenset[str]
    width: int
    numeral: bool
    leads: bool
    beside: tuple[frozenset[str], ...]


def measured(pattern: str, *, required: bool = True) -> PatternFacts:
    """Check and measure a pattern. Raises `PatternProblem` if the pattern is not allowed, or, if `required`, has no such literal."""
    parser = _Parser(pattern)
    piece = parser.alternatives()
    if parser.at != len(pattern):
        raise PatternProblem("unbalanced )")
    try:
        re.compile(pattern)
    except re.error as error:
        raise PatternProblem(str(error)) from None
    if piece.cost > MAX_COST:
        raise PatternProblem(f"could take too long (cost {piece.cost} > {MAX_COST}): use shorter gaps")
    needs = _best_literals(piece)
    if required and not needs:
        raise PatternProblem("holds no fixed text (a Chinese character or three letters) that every match must contain")
    beside = tuple(one for one in dict.fromkeys(piece.sets) if one != needs and len(one) < MAX_BESIDE)
    return PatternFacts(needs, piece.width, piece.numeral, _starts_with_literal(piece), beside)


def _is_selective(literal: str) -> bool:
    return len(literal) >= 3 or any(ord(char) > 0x2E7F for char in literal)


def _best_literals(piece: _Piece) -> frozenset[str]:
    if piece.exact is not None:
        return frozenset((piece.exact,)) if _is_selective(piece.exact) else frozenset()
    return piece.needs


def _stronger_set(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    """Return the set that rules out more: fewer literals weigh less than longer ones."""
    if not first or not second:
        return first or second
    return max(first, second, key=lambda needs: min(len(literal) for literal in needs) * 4 - len(needs))


def _choose_literals(needs: frozenset[str], leads: bool, run: str, first: bool) -> tuple[frozenset[str], bool]:
    """Return `needs` or the literal text `run`, whichever rules out more, and True if a match begins with it."""
    better = _stronger_set(needs, frozenset((run,))) if _is_selective(run) else needs
    return better, leads if better is needs else first


def _literal_set(run: str) -> tuple[frozenset[str], ...]:
    """Return the literal text of a sequence as a set, if it is distinctive."""
    return (frozenset((run,)),) if _is_selective(run) else ()


def _starts_with_literal(piece: _Piece) -> bool:
    """Return True if every match begins with one of `_best_literals(piece)`."""
    return piece.leads or piece.exact is not None


class _Parser:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def peek(self) -> str:
        return self.pattern[self.at] if self.at < len(self.pattern) else ""

    def alternatives(self) -> _Piece:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.sequence())
        if len(branches) == 1:
            return branches[0]
        sets = [_best_literals(branch) for branch in branches]
        needs = frozenset().union(*sets) if all(sets) else frozenset()
        if len(needs) > MAX_LITERALS:
            needs = frozenset()
        exacts = [branch.exact for branch in branches if branch.exact is not None]
        clear = len(exacts) == len(branches) and not any(
            one is not other and other.startswith(one) for one in exacts for other in exacts
        )
        cost = max(branch.cost for branch in branches) + (0 if clear else 1)
        width = max(branch.width for branch in branches)
        numeral = all(branch.numeral for branch in branches)
        leads = bool(needs) and all(map(_starts_with_literal, branches))
        found = (needs,) if needs else ()
        return _Piece(None, needs, cost, all(branch.fixed for branch in branches), False, width, numeral, leads, found)

    def sequence(self) -> _Piece:
        run, needs, cost, exact, fixed = "", frozenset[str](), 1, True, True
        width, numeral, leads, begun = 0, False, False, False
        sets: list[frozenset[str]] = []
        while self.peek() not in ("", "|", ")"):
            piece = self.quantified()
            cost *= piece.cost
            width += piece.width
            fixed = fixed and piece.fixed
            numeral = numeral or piece.numeral
            if piece.exact is not None:
                run += piece.exact
                continue
            exact = False
            sets += [*_literal_set(run), *piece.sets]
            needs, leads = _choose_literals(needs, leads, run, not begun)
            better = _stronger_set(needs, piece.needs)
            if better is not needs:
                needs, leads = better, piece.leads and not run and not begun
            run, begun = "", True
        if exact:
            return _Piece(run, frozenset(), cost, True, width=width)
        needs, leads = _choose_literals(needs, leads, run, not begun)
        return _Piece(None, needs, cost, fixed, fixed, width, numeral, leads, (*sets, *_literal_set(run)))

    def quantified(self) -> _Piece:
        piece = self.atom()
        mark = self.peek()
        if mark in ("*", "+") and mark:
            raise PatternProblem(f"{mark} has no upper bound: write {{0,n}}")
        if mark == "?":
            self.at += 1
            least, most = 0, 1
        elif mark == "{":
            least, most = self.braces()
        else:
            return piece
        if self.peek() == "?":  # lazy: the same language, the same cost
            self.at += 1
        if most > MAX_REPEAT:
            raise PatternProblem(f"a repeat of {most} is more than {MAX_REPEAT}")
        if most > 1 and not piece.repeatable:
            raise PatternProblem("a varying repeat inside a repeat")
        if least == most and piece.exact is not None:
            return _Piece(piece.exact * least, frozenset(), 1, True, width=piece.width * least)
        cost = min(piece.cost**most, MAX_COST + 1) * (most - least + 1)
        needs, fixed = _best_literals(piece) if least else frozenset[str](), piece.fixed and least == most
        leads = bool(needs) and _starts_with_literal(piece)
        sets = piece.sets if least else ()
        return _Piece(None, needs, cost, False, fixed, piece.width * most, bool(least) and piece.numeral, leads, sets)

    def braces(self) -> tuple[int, int]:
        match = re.compile(r"\{(\d{0,3})(,?)(\d{0,3})\}").match(self.pattern, self.at)
        if match is None or (match.group(2) and not match.group(3)) or not (match.group(1) or match.group(3)):
            raise PatternProblem("a repeat needs an upper bound: {m,n}")
        self.at = match.end()
        least = int(match.group(1) or 0)
        return least, int(match.group(3)) if match.group(2) else least

    def atom(self) -> _Piece:
        char = self.pattern[self.at]
        if char == "(":
            return self.group()
        if char == "[":
            return self.character_class()
        self.at += 1
        if char == "\\":
            return self.escape()
        if char in ".":
            return _ANY_PIECE
        if char in "^$":
            return _ANY_PIECE
        if char in "*+?{":
            raise PatternProblem(f"{char} with nothing to repeat")
        return _Piece(char, frozenset(), 1, True)

    def escape(self) -> _Piece:
        char = self.peek()
        self.at += 1
        if not char:
            raise PatternProblem("ends in a backslash")
        if char in "bB":
            return _EMPTY
        if char in "dDsSwW":
            return _ANY_PIECE
        if char.isalnum():
            raise PatternProblem(f"\\{char} is not allowed")
        return _Piece(char, frozenset(), 1, True)

    def character_class(self) -> _Piece:
        end = self.at + 1
        if self.pattern[end : end + 1] == "^":
            end += 1
        if self.pattern[end : end + 1] == "]":
            end += 1
        while end < len(self.pattern) and self.pattern[end] != "]":
            end += 2 if self.pattern[end] == "\\" else 1
        if end >= len(self.pattern):
            raise PatternProblem("unclosed [")
        numeral = _NUMERAL_CLASS.fullmatch(self.pattern, self.at, end + 1) is not None
        self.at = end + 1
        return _Piece(None, frozenset(), 1, True, numeral=numeral)

    def group(self) -> _Piece:
        for mark in ("(?:", "(?=", "(?!", "(?<=", "(?<!"):
            if self.pattern.startswith(mark, self.at):
                break
        else:
            raise PatternProblem("only (?:…) and look-around groups are allowed")
        self.at += len(mark)
        inner = self.alternatives()
        if self.peek() != ")":
            raise PatternProblem("unclosed (")
        self.at += 1
        if mark == "(?:":
            return inner
        return _Piece(
            "", frozenset(), inner.cost, True, width=inner.width
        )  # look-around consumes nothing and promises nothing
