"""Reads one outside text against one master version: locates its units and reads the evidence of each carrier.

Everything here depends on the text and the master only, never on a copy; so whatever it decides, the error bound holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from app.domain.resume import Resume
from app.marks.alignment import Window, alignment_cost, distance, enough, locate, tighten
from app.marks.carriers import Carrier
from app.marks.layers.style import style_options
from app.marks.likelihood_factors import Factor, choice_factor
from app.marks.near_duplicates import hide_spans, own_part, owner_of, twins_of, wholes_of
from app.marks.normalization import NormalText, normal, normal_text
from app.marks.order_reading import observe_orders
from app.marks.selection_reading import SelectionReader
from app.marks.specification import Spec
from app.marks.text_units import DATES_PLACE, PLACES, Unit, units_of
from app.text.dates import until_now

DECOYS: Final[Mapping[str, tuple[str, ...]]] = {
    "date_format": ("year", "dot", "slash-zh"),
    "range_dash": ("-", "–", " ", "~", " ~ "),
    "present_word": until_now("unissued"),
    "detail_separator": (" ", "; ", " · ", "\n"),
}
"""Renderings that no copy has (of a later specification also what earlier ones printed): where one of them fits a text better than every
option, the place says nothing."""

SHAPING: Final = frozenset(
    {"organisation_first", "study_first", "school_first", "location_line", "header_lines", "date_line"}
)
"""Choices that move the parts of a header: it is looked for in each of its layouts, then in each format of its dates."""

MIN_FUZZY_LENGTH: Final = 10
"""A row shorter than this is not looked for by likeness: it would be found everywhere."""


_SURE: Final = 0.05
"""Share of a header's characters that do not fit, up to which the place of its dates counts for those below it."""

DOUBTFUL: Final = 0.2
"""Share of a unit's characters that do not fit, from which on its place is left to a unit that fits better there."""


@dataclass(frozen=True, slots=True)
class ObservedCarrier:
    """One observed carrier: its index in the specification, its factor, and the text found there."""

    carrier: int
    factor: Factor
    shown: str


@dataclass(frozen=True, slots=True)
class Observation:
    """All evidence of one text about the copies of one master version. `found` of `units` printed units were located."""

    seen: tuple[ObservedCarrier, ...]
    found: int
    units: int


@dataclass(slots=True)
class _Costs:
    """Occurrences of one choice carrier: extra edits per option, and the text at the clearest one."""

    rows: list[list[int]] = field(default_factory=list)
    shown: str = ""

    def add(self, row: list[int], shown: str) -> None:
        low = min(row)
        self.rows.append([cost - low for cost in row])
        self.shown = self.shown or shown

    def best(self) -> int:
        """Return the option that fits the occurrences so far best."""
        sums = [sum(column) for column in zip(*self.rows, strict=True)]
        return sums.index(min(sums))


@dataclass(frozen=True, slots=True)
class _Claim:
    """One unit at its best place: the window, its misfit (edits and half of what a cut hides, per character), and the evidence read there
    (carrier index, costs per option, text found); where the dates of a header were read."""

    key: str
    window: Window
    misfit: float
    rows: tuple[tuple[int, list[int], str], ...]
    dates_place: str = ""


class Reader:
    """One master version prepared for locating it in texts."""

    def __init__(self, resume: Resume, spec: Spec) -> None:
        self.resume = resume
        self.spec = spec
        self.units = units_of(resume, spec)
        renderings = [unit.render(self._first_options(unit)) for unit in self.units]
        self._usual_length = sum(len(rendering) + 1 for rendering in renderings)
        self._twins = twins_of(self.units, renderings)
        self._wholes = wholes_of(self.units, renderings)
        self._rows = tuple(unit.key for unit in self.units if owner_of(unit.key) == unit.key)
        former = style_options(resume.language)
        self._decoys = {
            index: tuple(
                one for one in (*DECOYS[carrier.target], *former[carrier.target]) if one not in carrier.options
            )
            for index, carrier in enumerate(spec.carriers)
            if _is_style(carrier) and carrier.target in DECOYS
        }
        self._selection = SelectionReader(resume, spec)
        self._shaping = {index for index, carrier in enumerate(spec.carriers) if _is_shaping(carrier)}

    @property
    def usual_length(self) -> int:
        """Length of the units of a copy, in characters of the normal form."""
        return self._usual_length

    def places(self, text: str) -> dict[str, Window]:
        """Return where units stand in a text in normal form, those that fit well."""
        ends = frozenset((len(text),))
        claims = _drop_disputed_claims(self._best_places(text, ends))
        return {claim.key: claim.window for claim in claims if claim.misfit <= DOUBTFUL}

    def _first_options(self, unit: Unit) -> dict[int, str]:
        return {index: self.spec.carriers[index].options[0] for index in unit.carriers}

    def observe(self, untrusted_text: str) -> Observation:
        """Read every carrier in a text."""
        text = normal_text(untrusted_text)
        ends = frozenset(end for _, end in text.lines)
        claims = _drop_disputed_claims(self._best_places(text.text, ends))
        places = {claim.key: claim.window for claim in claims}
        costs: dict[int, _Costs] = {}
        for claim in claims:
            for index, row, shown in claim.rows:
                costs.setdefault(index, _Costs()).add(row, shown)
        headings = self._read_headings(text, costs)
        orders = observe_orders(self.resume, self.spec, text.text, places, headings)
        self._read_running_headings(text.text, places | orders.tiers, headings, costs)
        for index, row in orders.separators:
            costs.setdefault(index, _Costs()).add(row, "")
        sure = {claim.key: claim.window for claim in claims if claim.misfit <= DOUBTFUL}
        read = (*orders.factors, *self._selection.read(text, sure))
        seen = [*self._choices(costs), *(ObservedCarrier(i, factor, shown) for i, factor, shown in read)]
        return Observation(tuple(sorted(seen, key=lambda one: one.carrier)), len(places), len(self.units))

    def _best_places(self, text: str, ends: frozenset[int]) -> list[_Claim]:
        """Return the best place of each unit, in order; a place may be claimed twice. The document's habits read from earlier units are
        the start of the search for later ones."""
        habits: dict[int, _Costs] = {}
        headers: dict[str, Window] = {}
        dates_place = ""
        found: list[_Claim] = []
        places: dict[str, Window] = {}
        for unit in sorted(self.units, key=lambda unit: (unit.key in self._twins, unit.key in self._wholes)):
            place = own_part(unit.key, text, headers, self._rows) if unit.key in self._twins else text
            place = hide_spans(place, (places[key] for key in self._wholes.get(unit.key, ()) if key in places))
            if (claim := self._read(unit, place, ends, habits, dates_place)) is not None:
                found.append(claim)
                if claim.dates_place and claim.misfit <= _SURE:
                    dates_place = claim.dates_place
                if claim.misfit <= DOUBTFUL:
                    places[unit.key] = claim.window
                for index, row, shown in claim.rows:
                    habits.setdefault(index, _Costs()).add(row, shown)
                if unit.key in self._rows:
                    headers[unit.key] = claim.window
        return found

    def _choices(self, costs: Mapping[int, _Costs]) -> list[ObservedCarrier]:
        found = []
        for index, one in costs.items():
            count = len(self.spec.carriers[index].options)
            if any(any(row) for row in one.rows):
                found.append(ObservedCarrier(index, choice_factor(count, one.rows), one.shown))
        return found

    def _read(
        self, unit: Unit, text: str, ends: frozenset[int], habits: Mapping[int, _Costs], dates_place: str
    ) -> _Claim | None:
        settled = self._settle(unit, text, self._guess(unit, habits), dates_place)
        if settled is None:
            return None
        choices, window = settled
        rendering, shown = unit.render(choices), text[window.start : window.end]
        cut = self._cut_layouts(unit, choices, text, window)
        rows = []
        for index in unit.carriers:
            if index in cut:
                row: list[int] | None = cut[index]
            elif self.spec.carriers[index].target == "final_stop":
                row = self._stop_costs(unit, index, choices, text, window, ends)
            else:
                row = self._compare(unit, index, choices, text, window)
            if row is not None and any(cost != row[0] for cost in row):
                rows.append((index, row, shown))
        misfit = alignment_cost(rendering, text, window) / len(rendering)
        return _Claim(unit.key, window, misfit, tuple(rows), choices.get(DATES_PLACE, ""))

    def _settle(
        self, unit: Unit, text: str, guess: dict[int, str], dates_place: str
    ) -> tuple[dict[int, str], Window] | None:
        """Return the choices with which a unit fits best, and its place; None if it is nowhere. The dates of a header are read where those of
        the headers before were, and elsewhere only where the whole header fits better so."""
        best: tuple[float, dict[int, str], Window] | None = None
        first = dates_place or PLACES[0]
        for dates in sorted(PLACES, key=lambda one: one != first) if unit.dated else ("",):
            choices, window = self._locate(unit, text, {**guess, DATES_PLACE: dates} if dates else guess)
            if window is None:
                continue
            for _ in range(2):
                for index in unit.carriers:
                    self._descend(unit, index, choices, text, window)
                window = tighten(unit.render(choices), text, window) or window
            rendering = unit.render(choices)
            misfit = alignment_cost(rendering, text, window) / len(rendering)
            whole = misfit <= _SURE and not (window.cut_start or window.cut_end)
            if (dates in ("", first) or whole) and (best is None or misfit < best[0]):
                best = misfit, choices, window
            if misfit == 0:
                break
        return best[1:] if best is not None else None

    def _cut_layouts(self, unit: Unit, choices: Mapping[int, str], text: str, window: Window) -> dict[int, list[int]]:
        """Return the costs of the choices that move the parts of a header of which the text shows a part only. The remaining part often
        fits several layouts: an option is charged no more than the best layout that holds it."""
        if not (window.cut_start or window.cut_end):
            return {}
        shaping = [index for index in unit.carriers if index in self._shaping]
        layouts: dict[tuple[int, ...], str] = {}
        for layout in product(*(range(len(self.spec.carriers[index].options)) for index in shaping)):
            options = {i: self.spec.carriers[i].options[at] for i, at in zip(shaping, layout, strict=True)}
            layouts[layout] = unit.render({**choices, **options})
        shown = {rendering: tighten(rendering, text, window) or window for rendering in set(layouts.values())}
        best = min(
            shown, key=lambda one: (distance(one, text, shown[one], len(one)), shown[one].start - shown[one].end)
        )
        rows = {index: [len(text)] * len(self.spec.carriers[index].options) for index in shaping}
        for layout, rendering in layouts.items():
            cost = distance(rendering, text, shown[best], len(rendering))
            for index, at in zip(shaping, layout, strict=True):
                rows[index][at] = min(rows[index][at], cost)
        return rows

    def _guess(self, unit: Unit, costs: Mapping[int, _Costs]) -> dict[int, str]:
        """Return the options to begin the search with: the document's habits as far as other units have shown them. A choice that is
        wrong here is only a start; every option is still compared at the place found."""
        known = {i: self.spec.carriers[i].options[costs[i].best()] for i in unit.carriers if i in costs}
        return {**self._first_options(unit), **known}

    def _locate(self, unit: Unit, text: str, choices: dict[int, str]) -> tuple[dict[int, str], Window | None]:
        """Find the unit's place, tried in every layout of its header, and the choices it was found with."""
        if len(unit.render(choices)) < MIN_FUZZY_LENGTH:
            return self._locate_short(unit, text, choices)
        if (at := text.find(unit.render(choices))) >= 0:
            return choices, Window(at, at + len(unit.render(choices)))
        shaping = [index for index in unit.carriers if index in self._shaping]
        dates = [index for index in unit.carriers if self.spec.carriers[index].target == "date_format"]
        if not shaping and not dates:
            spacing = [index for index in unit.carriers if self.spec.carriers[index].target == "cjk_spacing"]
            found = locate(unit.render(choices), text)
            return (choices, found) if found or not spacing else self._best_options(unit, choices, spacing, text)
        window: Window | None = None
        for varied in (shaping, dates):
            if varied:
                choices, window = self._best_options(unit, choices, varied, text)
        if (
            shaping
            and dates
            and (window is None or window.cut_start or window.cut_end or self._misfits(unit, choices, text, window))
        ):
            return self._best_options(
                unit, choices, [*shaping, *dates], text
            )  # what a cut leaves may be little but its dates
        return choices, window

    def _misfits(self, unit: Unit, choices: Mapping[int, str], text: str, window: Window) -> bool:
        """Return True if a unit fits its place so badly that another of its layouts may belong there."""
        rendering = unit.render(choices)
        return alignment_cost(rendering, text, window) > DOUBTFUL * len(rendering)

    def _locate_short(self, unit: Unit, text: str, choices: dict[int, str]) -> tuple[dict[int, str], Window | None]:
        """Find a row of few characters: only where one of its forms stands exactly, and only one of them (with a full stop it holds the
        form without)."""
        found: dict[Window, dict[int, str]] = {}
        for options in product(*(self.spec.carriers[index].options for index in unit.carriers)):
            form = {**choices, **dict(zip(unit.carriers, options, strict=True))}
            rendering = unit.render(form)
            if enough(rendering) and (at := text.find(rendering)) >= 0:
                found[Window(at, at + len(rendering))] = form
        whole = [one for one in found if not any(other != one and _is_within(one, other) for other in found)]
        return (found[whole[0]], whole[0]) if len(whole) == 1 else (choices, None)

    def _best_options(
        self, unit: Unit, base: Mapping[int, str], varied: Sequence[int], text: str
    ) -> tuple[dict[int, str], Window | None]:
        """Return the options of `varied` with which the unit fits best, and its place; the first options if it is nowhere."""
        found: list[tuple[float, dict[int, str], Window]] = []
        for options in product(*(self.spec.carriers[index].options for index in varied)):
            choices = {**base, **dict(zip(varied, options, strict=True))}
            rendering = unit.render(choices)
            if (window := locate(rendering, text)) is not None:
                found.append((alignment_cost(rendering, text, window) / len(rendering), choices, window))
        if not found:
            return dict(base), None
        _, best, place = min(found, key=lambda one: one[0])
        return best, place

    def _descend(self, unit: Unit, index: int, choices: dict[int, str], text: str, window: Window) -> None:
        usual = len(unit.render(choices))
        options = self.spec.carriers[index].options
        cost = [distance(unit.render({**choices, index: option}), text, window, usual) for option in options]
        if min(cost) < cost[options.index(choices[index])]:
            choices[index] = options[cost.index(min(cost))]

    def _compare(
        self, unit: Unit, index: int, choices: Mapping[int, str], text: str, window: Window
    ) -> list[int] | None:
        usual = len(unit.render(choices))

        def cost(option: str) -> int:
            return distance(unit.render({**choices, index: option}), text, window, usual)

        row = [cost(option) for option in self.spec.carriers[index].options]
        best = min(row)
        if best and any(cost(decoy) < best for decoy in self._decoys.get(index, ())):
            return None
        return row

    def _stop_costs(
        self, unit: Unit, index: int, choices: Mapping[int, str], text: str, window: Window, ends: frozenset[int]
    ) -> list[int] | None:
        """Return the costs of the full-stop options from the character right after the sentence; a stop counts only if the line ends with
        it (whoever joins lines adds stops). None if nothing can be read."""
        options = self.spec.carriers[index].options
        bare = unit.render({**choices, index: "without"})
        for end in (window.end - 1, window.end):
            if not window.cut_end and 0 < end <= len(text) and text[end - 1] == bare[-1]:
                stopped = end < len(text) and text[end] in ".。"
                if stopped and end + 1 not in ends:
                    return None
                return [int(stopped != (option == "with")) for option in options]
        return None

    def _read_headings(self, text: NormalText, costs: dict[int, _Costs]) -> dict[str, int]:
        """Add the costs of the headings that stand on lines of their own; returns section → offset of its heading."""
        known = [(index, carrier) for index, carrier in enumerate(self.spec.carriers) if carrier.layer == "headings"]
        lines = [(start, end) for start, end in text.lines if end - start <= 40]
        places: dict[str, int] = {}
        for start, end in lines:
            line = text.text[start:end].rstrip(":")
            place = Window(0, len(line), cut_start=start == 0, cut_end=end == len(text.text))
            rows = [(self._heading_costs(carrier, line, place), index, carrier) for index, carrier in known]
            near = sorted((min(row), place) for place, (row, _, _) in enumerate(rows))
            if not near or near[0][0] > len(line) // 5 or (len(near) > 1 and near[0][0] == near[1][0]):
                continue
            row, index, carrier = rows[near[0][1]]
            costs.setdefault(index, _Costs()).add(row, line)
            places.setdefault(carrier.target, start)
        return places

    def _read_running_headings(
        self, text: str, places: Mapping[str, Window], known: Mapping[str, int], costs: dict[int, _Costs]
    ) -> None:
        """Add the costs of the headings of a text without lines: the longest option that stands right before its section."""
        for index, carrier in enumerate(self.spec.carriers):
            own = [w.start for key, w in places.items() if key.split(".")[0] == carrier.target]
            if carrier.target == "summary" and "basics.summary" in places:
                own = [places["basics.summary"].start]
            if carrier.layer != "headings" or carrier.target in known or not own:
                continue
            before = text[max(0, min(own) - 40) : min(own)]
            for option in sorted((normal(option) for option in carrier.options), key=len, reverse=True):
                if (at := before.rfind(option)) >= 0 and not before[at - 1 : at].isalnum():
                    whole = Window(0, len(option))
                    costs.setdefault(index, _Costs()).add(self._heading_costs(carrier, option, whole), option)
                    break

    def _heading_costs(self, carrier: Carrier, line: str, place: Window) -> list[int]:
        """Return the cost of each heading option for a line; if the text may begin or end in the line, each option's matching part is
        compared."""
        return [distance(normal(option), line, place, len(normal(option))) for option in carrier.options]


def _drop_disputed_claims(claims: Sequence[_Claim]) -> list[_Claim]:
    """Return the claims, in order, without units that fit badly where another one fits better: of two alike headers the one that an
    excerpt cut off would else be read in the place of the other."""
    kept: list[_Claim] = []
    for claim in sorted(claims, key=lambda one: one.misfit):
        if claim.misfit <= DOUBTFUL or not any(_same_place(claim.window, other.window) for other in kept):
            kept.append(claim)
    return [claim for claim in claims if claim in kept]


def _is_within(one: Window, other: Window) -> bool:
    return other.start <= one.start and one.end <= other.end


def _same_place(one: Window, other: Window) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > min(one.end - one.start, other.end - other.start)


def _is_shaping(carrier: Carrier) -> bool:
    return carrier.target in SHAPING or (carrier.target == "degree_form" and "reversed" in carrier.options)


def _is_style(carrier: Carrier) -> bool:
    return carrier.layer == "style"
