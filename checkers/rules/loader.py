"""Reads and checks rule packs. A mistake is a `UserError` that names file and line; nothing of a faulty pack is used.

Format: docs in the head of `resources/rules/README.md`. Packs hold data only: patterns are the linear-time language of
`checkers.rules.patterns`, so a pack from a stranger can be wrong but not dangerous.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar, cast

import yaml

from app import newer_data, resources
from app.domain.checks import Basis, Severity
from app.errors import UserError
from app.files import TooLarge, read_bytes
from app.yaml_file import read_yaml
from checkers.rules.model import Concept, Frame, Pack, Pattern, Rule, Slot
from checkers.rules.negation import Mode
from checkers.rules.patterns import PatternProblem, measured

MAX_PACK = 2_000_000
DISTANCE_RANGE = (60, 120)
"""Distance from a match in which its cues may stand, in characters: the default, and the maximum."""
KEYS_FILE = "keys.yaml"
"""The list of publishers beside the packs; no pack itself (`checkers.rules.signed_packs`)."""
_MACRO = re.compile(r"<([a-z][a-z0-9_]{0,30})>")
_CODE = re.compile(r"[a-z][a-z0-9-]{2,60}")
_RULE_KEYS = frozenset(
    (
        "code topic says severity patterns unless also near within frames negation logic explanation advice basis source date positive negative"
    ).split()
)
_TOPIC_KEYS = frozenset(["advice", "basis", "source", "date", "explanation"])
_PACK_KEYS = frozenset(
    ["pack", "version", "licence", "expires", "macros", "cues", "concepts", "topics", "rules", "note"]
)
LANGUAGES = ("en", "zh")
_Kind = TypeVar("_Kind", Severity, Mode)


class _Reader:
    """A YAML tree with positions; every complaint names file and line."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            self.root = yaml.compose(text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            raise self.problem(mark.line if mark else 0, error.problem or "not readable as YAML") from None
        except (yaml.YAMLError, RecursionError):
            raise self.problem(0, "not readable as YAML") from None

    def problem(self, line: int, why: str) -> UserError:
        return UserError("rule-pack-invalid", file=self.name, line=line + 1, why=why)

    def mapping(self, node: yaml.Node | None, allowed: frozenset[str] | None, what: str) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            raise self.problem(node.start_mark.line if node else 0, f"{what} must be a mapping")
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in found:
                raise self.problem(key.start_mark.line, f"{name} stands twice")
            if allowed is not None and name not in allowed:
                raise self.problem(key.start_mark.line, f"unknown key {name}")
            found[name] = value
        return found

    def items(self, node: yaml.Node | None, what: str) -> list[yaml.Node]:
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.problem(node.start_mark.line, f"{what} must be a list")
        return list(node.value)

    def text(self, node: yaml.Node, what: str) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self.problem(node.start_mark.line, f"{what} must be text")
        return str(node.value)

    def texts(self, node: yaml.Node | None, what: str) -> tuple[str, ...]:
        return tuple(self.text(item, what) for item in self.items(node, what))

    def both(self, node: yaml.Node, what: str) -> dict[str, str]:
        found = {name: self.text(value, what) for name, value in self.mapping(node, frozenset(LANGUAGES), what).items()}
        missing = [language for language in LANGUAGES if not found.get(language, "").strip()]
        if missing:
            raise self.problem(node.start_mark.line, f"{what} has no {missing[0]}")
        return found


def read_pack(name: str, text: str) -> Pack:
    """Parse the pack in `text`. Raises `UserError` `rule-pack-invalid` (params file, line, why)."""
    if len(text) > MAX_PACK:
        raise UserError("rule-pack-invalid", file=name, line=1, why="larger than 2 MB")
    reader = _Reader(name, text)
    top = reader.mapping(reader.root, _PACK_KEYS, "a pack")
    for needed in ("pack", "version", "rules"):
        if needed not in top:
            raise reader.problem(0, f"{needed} is missing")
    macros = _macros(reader, top.get("macros"))
    cues = _cues(reader, top.get("cues"), macros)
    concepts = _concepts(reader, top.get("concepts"), macros)
    topics = {
        key: reader.mapping(value, _TOPIC_KEYS, "a topic")
        for key, value in (reader.mapping(top["topics"], None, "topics") if "topics" in top else {}).items()
    }
    rules: list[Rule] = []
    seen: set[str] = set()
    for node in reader.items(top["rules"], "rules"):
        rule = _rule(reader, node, macros, topics, cues, concepts)
        if rule.code in seen:
            raise reader.problem(node.start_mark.line, f"code {rule.code} stands twice")
        seen.add(rule.code)
        rules.append(rule)
    return Pack(reader.text(top["pack"], "pack"), reader.text(top["version"], "version"), tuple(rules))


def _macros(reader: _Reader, node: yaml.Node | None) -> dict[str, str]:
    """Read the named parts of patterns, each usable in the ones after it; a name stands for a group."""
    macros: dict[str, str] = {}
    for name, value in (reader.mapping(node, None, "macros") if node else {}).items():
        macros[name] = f"(?:{_expand(reader, value.start_mark.line, reader.text(value, 'a macro'), macros)})"
    return macros


_Cues = dict[str, Pattern]


def _cues(reader: _Reader, node: yaml.Node | None, macros: dict[str, str]) -> _Cues:
    """Read the weak cues by name: each is one pattern made of the patterns in its list."""
    found: _Cues = {}
    for name, value in (reader.mapping(node, None, "cues") if node else {}).items():
        patterns = _patterns(reader, value, macros, "a cue")
        if not patterns:
            raise reader.problem(value.start_mark.line, f"cue {name} is empty")
        found[name] = _any_of(patterns)
    return found


def _any_of(patterns: tuple[Pattern, ...]) -> Pattern:
    """Return one pattern that matches where one of `patterns` does."""
    source = "|".join(pattern.regex.pattern for pattern in patterns)
    return Pattern(re.compile(source), measured(source, required=False))


def _near_patterns(reader: _Reader, node: yaml.Node | None, cues: _Cues) -> tuple[tuple[Pattern, ...], ...]:
    """Read the alternatives of `near`: lists of names of cues."""
    found: list[tuple[Pattern, ...]] = []
    for item in reader.items(node, "near"):
        names = reader.texts(item, "near")
        unknown = [name for name in names if name not in cues]
        if unknown or not names:
            raise reader.problem(item.start_mark.line, f"unknown cue {unknown[0]}" if unknown else "near without a cue")
        found.append(tuple(cues[name] for name in names))
    return tuple(found)


def _read_distance(reader: _Reader, node: yaml.Node | None) -> int:
    if node is None:
        return DISTANCE_RANGE[0]
    value = reader.text(node, "within")
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= DISTANCE_RANGE[1]:
        raise reader.problem(node.start_mark.line, f"within must be a number from 1 to {DISTANCE_RANGE[1]}")
    return int(value)


_CONCEPT_KEYS = frozenset(("words", "patterns", "not_in", "plain"))
_FRAME_KEYS = frozenset(("core", "some", "least", "unless", "never", "doubts", "reach", "within"))
_SLOT = re.compile(r"([a-z][a-z0-9_]*(?:\|[a-z][a-z0-9_]*){0,12})(?:([<>@])([0-9]{1,3}))?")
_MOST = {"least": 12, "reach": 5, "within": 400}


def _concepts(reader: _Reader, node: yaml.Node | None, macros: dict[str, str]) -> dict[str, Concept]:
    """Read the concepts by name; one may name earlier ones in `not_in`."""
    found: dict[str, Concept] = {}
    for name, value in (reader.mapping(node, None, "concepts") if node else {}).items():
        keys = reader.mapping(value, _CONCEPT_KEYS, f"concept {name}")
        words = [word.strip() for item in reader.texts(keys.get("words"), "words") for word in item.split("|")]
        patterns = _patterns(reader, keys.get("patterns"), macros, "a concept")
        wrong = [word for word in words if len(word.rstrip("~")) < 2 or word != word.lower()]
        if wrong or not (words or patterns):
            raise reader.problem(
                value.start_mark.line, f"concept {name}: {wrong[0]!r} is too short" if wrong else "empty"
            )
        hiding = tuple(_known(reader, value, one, found) for one in reader.texts(keys.get("not_in"), "not_in"))
        plain = "plain" in keys and reader.text(keys["plain"], "plain") == "yes"
        found[name] = Concept(name, tuple(words), patterns, hiding, plain)
    return found


def _known(reader: _Reader, node: yaml.Node, name: str, concepts: dict[str, Concept]) -> Concept:
    if name not in concepts:
        raise reader.problem(node.start_mark.line, f"unknown concept {name}")
    return concepts[name]


def _frame(reader: _Reader, node: yaml.Node, concepts: dict[str, Concept]) -> Frame:
    keys = reader.mapping(node, _FRAME_KEYS, "a frame")
    core, some = (
        tuple(_slot(reader, item, concepts) for item in reader.items(keys.get(name), name)) for name in ("core", "some")
    )
    if not core:
        raise reader.problem(node.start_mark.line, "a frame needs core")
    numbers = {"least": len(some), "reach": 0, "within": 200}
    for name, most in _MOST.items():
        if name in keys:
            numbers[name] = _number(reader, keys[name], name, most)
    if numbers["least"] > len(some):
        raise reader.problem(keys["least"].start_mark.line, "least is more than some holds")
    unless, never, doubts = (
        tuple(_known(reader, item, reader.text(item, name), concepts) for item in reader.items(keys.get(name), name))
        for name in ("unless", "never", "doubts")
    )
    return Frame(core, some, numbers["least"], unless, never, doubts, numbers["reach"], numbers["within"])


def _slot(reader: _Reader, node: yaml.Node, concepts: dict[str, Concept]) -> Slot:
    """Parse a slot: `a|b` anywhere in reach; `a>30` at most 30 characters after the first part, `a<30` before, `a@30` either."""
    match = _SLOT.fullmatch(reader.text(node, "a slot"))
    if match is None:
        raise reader.problem(node.start_mark.line, "a slot is written name|name, name>30, name<30 or name@30")
    mark, far = match.group(2), int(match.group(3) or 0)
    before = {"@": far, "<": far, ">": 0}.get(mark)
    after = {"@": far, "<": 0, ">": far}.get(mark)
    return Slot(tuple(_known(reader, node, name, concepts) for name in match.group(1).split("|")), before, after)


def _number(reader: _Reader, node: yaml.Node, name: str, most: int) -> int:
    value = reader.text(node, name)
    if not value.isascii() or not value.isdigit() or int(value) > most:
        raise reader.problem(node.start_mark.line, f"{name} must be a number up to {most}")
    return int(value)


def _expand(reader: _Reader, line: int, pattern: str, macros: dict[str, str]) -> str:
    def one(match: re.Match[str]) -> str:
        if match.group(1) not in macros:
            raise reader.problem(line, f"unknown macro <{match.group(1)}>")
        return macros[match.group(1)]

    return _MACRO.sub(one, pattern)


def _patterns(reader: _Reader, node: yaml.Node | None, macros: dict[str, str], what: str) -> tuple[Pattern, ...]:
    found: list[Pattern] = []
    for item in reader.items(node, what):
        line = item.start_mark.line
        source = _expand(reader, line, reader.text(item, what), macros)
        try:
            known = measured(source, required=what == "patterns")
        except PatternProblem as problem:
            raise reader.problem(line, f"pattern {source[:60]!r}: {problem}") from None
        found.append(Pattern(re.compile(source), known))
    return tuple(found)


def _rule(
    reader: _Reader,
    node: yaml.Node,
    macros: dict[str, str],
    topics: dict[str, dict[str, yaml.Node]],
    cues: _Cues,
    concepts: dict[str, Concept],
) -> Rule:
    line = node.start_mark.line
    topic, keys = _with_topic(reader, node, topics)
    code = _code(reader, keys["code"], line)
    patterns = _patterns(reader, keys.get("patterns"), macros, "patterns")
    logic = reader.text(keys["logic"], "logic") if "logic" in keys else ""
    frames = tuple(_frame(reader, item, concepts) for item in reader.items(keys.get("frames"), "frames"))
    if bool(patterns or frames) == bool(logic):
        raise reader.problem(line, f"{code} needs patterns or frames, or logic")
    positive, negative = reader.texts(keys.get("positive"), "positive"), reader.texts(keys.get("negative"), "negative")
    if not positive or not negative:
        raise reader.problem(line, f"{code} needs at least one positive and one negative example")
    does, advice = _advice(reader, keys["advice"])
    return Rule(
        code=code,
        severity=_choice(reader, keys["severity"], Severity),
        patterns=patterns,
        unless=tuple(pattern.regex for pattern in _patterns(reader, keys.get("unless"), macros, "unless")),
        also=_patterns(reader, keys.get("also"), macros, "also"),
        near=_near_patterns(reader, keys.get("near"), cues),
        within=_read_distance(reader, keys.get("within")),
        frames=frames,
        mode=_choice(reader, keys["negation"], Mode) if "negation" in keys else Mode.FULL,
        logic=logic,
        topic=topic,
        says=reader.text(keys["says"], "says") if "says" in keys else topic,
        explanation=reader.both(keys["explanation"], "explanation"),
        advice=advice,
        does=does,
        basis=_basis(reader, keys.get("basis")),
        source=reader.text(keys["source"], "source"),
        date=reader.text(keys["date"], "date"),
        positive=positive,
        negative=negative,
        file=reader.name,
        line=line + 1,
    )


def _with_topic(
    reader: _Reader, node: yaml.Node, topics: dict[str, dict[str, yaml.Node]]
) -> tuple[str, dict[str, yaml.Node]]:
    """Return the topic of a rule, and its keys merged with those that it shares with its topic."""
    keys = reader.mapping(node, _RULE_KEYS, "a rule")
    topic = reader.text(keys["topic"], "topic") if "topic" in keys else ""
    if topic and topic not in topics:
        raise reader.problem(keys["topic"].start_mark.line, f"unknown topic {topic}")
    keys = {**topics.get(topic, {}), **keys}
    for needed in ("code", "severity", "explanation", "advice", "source", "date"):
        if needed not in keys:
            raise reader.problem(node.start_mark.line, f"{needed} is missing")
    return topic, keys


@functools.cache
def _home() -> dict[str, dict[str, str]]:
    """Return, by key, the action of each shared piece of advice (`does`) and its texts."""
    return cast("dict[str, dict[str, str]]", read_yaml(resources.path("lists", "advice.yaml")))


def _advice(reader: _Reader, node: yaml.Node) -> tuple[str, dict[str, str]]:
    """Return the action key of an advice (empty: it has none), and its texts: its own, or those of the shared advice it names."""
    if not isinstance(node, yaml.ScalarNode):
        return "", reader.both(node, "advice")
    shared = _home().get(reader.text(node, "advice"))
    if shared is None:
        raise reader.problem(node.start_mark.line, f"unknown advice {node.value[:40]}")
    return shared["does"], {language: shared[language] for language in LANGUAGES}


def _code(reader: _Reader, node: yaml.Node, line: int) -> str:
    code = reader.text(node, "code")
    if not _CODE.fullmatch(code):
        raise reader.problem(line, f"code {code[:40]!r} must be lower-case words with hyphens")
    return code


def _choice(reader: _Reader, node: yaml.Node, kind: type[_Kind]) -> _Kind:
    value = reader.text(node, "value")
    try:
        return kind(value)
    except ValueError:
        raise reader.problem(node.start_mark.line, f"{value[:40]!r} is none of {', '.join(kind)}") from None


def _basis(reader: _Reader, node: yaml.Node | None) -> Basis:
    if node is None or (isinstance(node, yaml.ScalarNode) and node.value in ("none", "", "null")):
        return Basis()
    keys = {
        name: reader.text(value, "basis")
        for name, value in reader.mapping(node, frozenset(("law", "article")), "basis").items()
    }
    return Basis(keys.get("law", ""), keys.get("article", ""))


def load_folder(folder: Path) -> tuple[Pack, ...]:
    """Load all packs (`*.yaml`) in a folder, by file name."""
    return load_files(sorted(folder.glob("*.yaml")))


def load_files(files: Iterable[Path]) -> tuple[Pack, ...]:
    """Load packs from files in the order given; the list of publishers among them is left out."""
    packs: list[Pack] = []
    for path in files:
        if path.name == KEYS_FILE:
            continue
        try:
            packs.append(read_pack(path.name, read_bytes(path, MAX_PACK).decode("utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            raise unreadable(path.name, error) from None
    return tuple(packs)


def unreadable(name: str, error: OSError | UnicodeDecodeError) -> UserError:
    """Return the UserError `rule-pack-invalid` that says why a pack's file cannot be read."""
    why = "larger than 2 MB" if isinstance(error, TooLarge) else "cannot be read as UTF-8 text"
    return UserError("rule-pack-invalid", file=name, line=1, why=why)


@functools.cache
def shipped_packs() -> tuple[Pack, ...]:
    """Return the packs that come with the program."""
    return load_files(newer_data.files("rules"))


def with_packs(own: Iterable[Pack]) -> tuple[Pack, ...]:
    """Return the shipped packs and `own` ones. An own rule with a shipped code replaces it."""
    own = tuple(own)
    replaced = {rule.code for pack in own for rule in pack.rules}
    kept = [
        Pack(pack.name, pack.version, tuple(rule for rule in pack.rules if rule.code not in replaced))
        for pack in shipped_packs()
    ]
    return (*kept, *own)


def with_user_packs(folders: Iterable[Path]) -> tuple[Pack, ...]:
    """Return the shipped packs and those in `folders` (missing folders are empty); see `with_packs`."""
    return with_packs(pack for folder in folders if folder.is_dir() for pack in load_folder(folder))
