"""Reports of one story that disagree on a figure, and reports that only seem to disagree."""

from collections.abc import Mapping

import pytest

from site_builder.edition.figures.differing_figures import differing_figures
from site_builder.model import Card, Difference, Figure
from tests.factories import card

DAY = "2024-03-05"
_Told = tuple[str, bool, list[tuple[str, str]]]


def report(id_: str, *figures: tuple[str, str], published: str | None = DAY, places: tuple[str, ...] = ()) -> Card:
    """Return a report with these facts and values."""
    stated = tuple(Figure(thing, value, at, 0, 2, places) for at, (thing, value) in enumerate(figures))
    return card(id=id_, published=published, figures=stated)


def told(*newest_first: Card, copies: Mapping[str, str] | None = None) -> list[_Told]:
    """Return the differences as plain values."""
    found: tuple[Difference, ...] = differing_figures(newest_first, copies or {})
    return [(one.thing, one.over_time, [(row.id, row.value) for row in one.figures]) for one in found]


def test_two_reports_of_one_day_that_count_differently_disagree() -> None:
    """The oldest report comes first. A third report with one of the same values is listed too."""
    assert told(report("b", ("dead", "15")), report("a", ("dead", "12"))) == [
        ("dead", False, [("a", "12"), ("b", "15")])
    ]
    three = told(report("c", ("dead", "12")), report("b", ("dead", "15")), report("a", ("dead", "12")))
    assert three == [("dead", False, [("a", "12"), ("b", "15"), ("c", "12")])]
    assert len(told(report("b", ("dead", "15"), published=None), report("a", ("dead", "12"), published=None))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("dead", "12"), ("injured", "15")),
        (("dead", "12"), ("dead children", "4")),
        (("loss INR", "500000"), ("loss USD", "6000")),
        (("dead", "12"), ("dead", "10..15")),
        (("dead", "10..12"), ("dead", "12..15")),
        (("# वृद्धि", "11.93"), ("# वृद्धि", "12")),
        (("# वृद्धि", "12"), ("# वृद्धि", "11.93")),
        (("loss INR", "198540"), ("loss INR", "200000")),
        (("loss INR", "198540"), ("loss INR", "190000")),
        (("injured", "103"), ("injured", "100")),
        (("dead", "12"), ("dead", "12")),
    ],
)
def test_numbers_that_may_be_equal_do_not_contradict(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Different things counted, different currencies, overlapping ranges and rounded numbers are no contradiction."""
    assert told(report("b", other), report("a", one)) == []


@pytest.mark.parametrize(
    ("one", "other"), [("10", "12"), ("20", "18"), ("11.93", "13"), ("1..3", "4..6"), ("100", "110")]
)
def test_a_round_number_is_not_taken_for_any(one: str, other: str) -> None:
    """A rounded number differs from the exact one by a twentieth at most."""
    assert len(told(report("b", ("dead", other)), report("a", ("dead", one)))) == 1


def test_figures_of_several_days_are_what_became_of_it() -> None:
    """They are shown in the order of time, not as a contradiction."""
    found = told(report("b", ("dead", "15"), published="2024-03-06"), report("a", ("dead", "12")))
    assert found == [("dead", True, [("a", "12"), ("b", "15")])]


@pytest.mark.parametrize(
    ("first", "then", "over_time"),
    [("12", "15", True), ("15", "12", False)],
)
def test_within_a_day_only_a_growing_number_is_news(first: str, then: str, over_time: bool) -> None:
    """The number of dead cannot fall within one day."""
    morning, evening = f"{DAY}T09:00:00+05:30", f"{DAY}T19:00:00+05:30"
    (found,) = told(report("b", ("dead", then), published=evening), report("a", ("dead", first), published=morning))
    assert found[1] is over_time


def test_times_that_cannot_be_compared_tell_nothing() -> None:
    """One time has an offset and the other has none, or both times are equal."""
    local, known = f"{DAY}T09:00:00", f"{DAY}T19:00:00+05:30"
    for times in ((local, known), (known, known), (DAY, known)):
        (found,) = told(*(report(v, ("dead", v), published=time) for v, time in zip(("15", "12"), times, strict=True)))
        assert found[1] is False


def test_a_report_with_two_figures_of_one_thing_says_nothing_sure() -> None:
    """With "eight last week and twelve today" the meant figure is unknown. One number said twice counts once."""
    assert told(report("b", ("dead", "15")), report("a", ("dead", "12"), ("dead", "8"))) == []
    found = told(report("b", ("loss INR", "700000")), report("a", ("loss INR", "500000"), ("loss INR", "498000")))
    assert found == [("loss INR", False, [("a", "498000"), ("b", "700000")])]


def test_sentences_about_different_places_are_not_compared() -> None:
    """Two people died in one town and three in another."""
    assert told(report("b", ("dead", "3"), places=("पटना",)), report("a", ("dead", "2"), places=("गया",))) == []
    assert (
        len(told(report("b", ("dead", "3"), places=("पटना", "गया")), report("a", ("dead", "2"), places=("गया",)))) == 1
    )


def test_a_copy_counts_only_with_a_figure_of_its_own() -> None:
    """Identical texts count as one report. A copy with another number counts as a report of its own."""
    original, other = report("a", ("dead", "12")), report("c", ("dead", "15"))
    same = told(other, report("b", ("dead", "12")), original, copies={"b": "a"})
    assert same == [("dead", False, [("a", "12"), ("c", "15")])]
    assert told(report("b", ("dead", "10")), original, copies={"b": "a"}) == [
        ("dead", False, [("a", "12"), ("b", "10")])
    ]
