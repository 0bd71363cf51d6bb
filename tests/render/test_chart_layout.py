"""Charts: a hidden value is neither zero nor a length; everything stays within the drawing; the table says what the chart says."""

from __future__ import annotations

import pytest

from app.domain.charts import Chart, ChartKind, Series
from app.render.chart_layout import HIDDEN, SERIES, Box, Label, Path, lay_out, text_width

KINDS = tuple(ChartKind)


def _chart(kind: ChartKind, *values: int | None, name: str = "Harbour") -> Chart:
    return Chart(
        kind, "Copies", tuple(f"{name} {at}" for at in range(len(values))), (Series("Copies", values),), "hidden"
    )


def _boxes(chart: Chart, role: str) -> list[Box]:
    return [one for one in lay_out(chart, 500).shapes if isinstance(one, Box) and one.role == role and one.height != 10]


@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_value_is_a_band_whatever_it_is_and_zero_is_none(kind: ChartKind) -> None:
    (band,) = _boxes(_chart(kind, 40, None, 0), HIDDEN)
    assert not _boxes(_chart(kind, 40, 7, 0), HIDDEN)
    across = kind is ChartKind.BAR
    whole = _chart(kind, 40, None, 40)
    longest = max((box.width if across else box.height) for box in [*_boxes(whole, SERIES[0]), *_boxes(whole, HIDDEN)])
    assert (band.width if across else band.height) == longest


@pytest.mark.parametrize("kind", KINDS)
def test_the_scale_and_the_picture_do_not_depend_on_what_is_hidden(kind: ChartKind) -> None:
    assert lay_out(_chart(kind, 40, None), 500) == lay_out(_chart(kind, 40, None), 500)
    labels = {one.text for one in lay_out(_chart(kind, None, None), 500).shapes if isinstance(one, Label)}
    assert "hidden" in labels


def test_a_line_is_interrupted_where_a_value_is_hidden() -> None:
    drawn = lay_out(_chart(ChartKind.LINE, 1, 2, None, 3, 4), 500)
    lines = [one for one in drawn.shapes if isinstance(one, Path) and one.role == SERIES[0] and len(one.points) > 1]
    dots = [one for one in drawn.shapes if isinstance(one, Path) and one.role == SERIES[0] and len(one.points) == 1]
    assert [len(one.points) for one in lines] == [2, 2] and len(dots) == 4


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("values", [(), (0,), (None,), (1, 10**7, None), tuple(range(60))])
@pytest.mark.parametrize("width", [60, 500])
def test_everything_stays_within_the_drawing(kind: ChartKind, values: tuple[int | None, ...], width: int) -> None:
    drawn = lay_out(_chart(kind, *values, name="A very long name of a holding company 有限公司"), width)
    for one in drawn.shapes:
        if isinstance(one, Box):
            assert one.width >= 0 and one.height >= 0
            assert one.y >= -0.01 and one.y + one.height <= drawn.height + 0.01
        if isinstance(one, Path):
            assert all(-0.01 <= y <= drawn.height + 0.01 for _, y in one.points)
        if isinstance(one, Label) and kind is ChartKind.BAR and one.anchor == 1:
            assert text_width(one.text) <= width * 0.34 + 0.01


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not ChartKind.BAR])
@pytest.mark.parametrize("count", [1, 2, 5, 12])
def test_the_names_below_are_whole(kind: ChartKind, count: int) -> None:
    drawn = lay_out(_chart(kind, *range(count), name="Not stated"), 240)
    names = [one for one in drawn.shapes if isinstance(one, Label) and one.text.startswith("Not stated")]
    halves = [(one.x - text_width(one.text) / 2, one.x + text_width(one.text) / 2) for one in names]
    assert names and all(left >= -0.01 and right <= drawn.width + 0.01 for left, right in halves)


def test_bars_of_one_value_are_as_long_as_their_share_of_the_scale() -> None:
    first, second = _boxes(_chart(ChartKind.BAR, 20, 10), SERIES[0])
    assert first.width == pytest.approx(2 * second.width)


def test_the_table_says_hidden_and_zero_apart() -> None:
    assert _chart(ChartKind.BAR, 40, None, 0).table() == (
        ("", "Copies"),
        ("Harbour 0", "40"),
        ("Harbour 1", "hidden"),
        ("Harbour 2", "0"),
    )


def test_a_series_has_a_value_for_each_category() -> None:
    with pytest.raises(ValueError, match="differ"):
        Chart(ChartKind.BAR, "", ("one", "two"), (Series("", (1,)),), "")


@pytest.mark.parametrize("kind", [ChartKind.STACKED, ChartKind.LINE])
def test_beside_hidden_values_alone_the_axis_has_no_numbers(kind: ChartKind) -> None:
    def numbers(*values: int | None) -> set[str]:
        shapes = lay_out(_chart(kind, *values), 500).shapes
        return {one.text for one in shapes if isinstance(one, Label) and one.text.isdecimal()}

    assert numbers(None, None) == numbers(0, None) == {"0"}
    assert numbers(3, None) == {"0", "1", "2", "3", "4"} == numbers(0, 0)
