"""The quality of joining names in two articles, and of keeping them apart, does not fall."""

from collections import defaultdict
from pathlib import Path

import pytest

from benchmarks.identity import PAIRS, Judged, Pair, Side, joined, judge, precision_and_recall, read_pairs

_FEW = 40
# The measured precision and recall, minus the weight of a few pairs: first of the sample, then of all pairs.
_FLOOR_OF_FEW = (0.9, 0.7)
_FLOOR_OF_ALL = (0.96, 0.84)


def few(pairs: list[Pair]) -> list[Pair]:
    """Return `_FEW` of the pairs: the first of every class, then the second of every class, and so on."""
    classes: dict[tuple[str, bool], list[Pair]] = defaultdict(list)
    for pair in pairs:
        classes[pair.group, pair.same].append(pair)
    in_turn = [(at, pair) for rows in classes.values() for at, pair in enumerate(rows)]
    return [pair for _, pair in sorted(in_turn, key=lambda item: item[0])][:_FEW]


def test_half_of_the_pairs_are_the_same() -> None:
    """There are at least 400 pairs, without repetition, and both answers are equally frequent."""
    pairs = read_pairs(PAIRS)
    assert len(pairs) >= 400
    assert len({pair.sides for pair in pairs}) == len(pairs)
    assert 0.45 <= sum(pair.same for pair in pairs) / len(pairs) <= 0.55


def test_a_row_that_is_not_a_pair_is_named(tmp_path: Path) -> None:
    """If the sentence does not contain the name, the name could never be found."""
    file = tmp_path / "pairs.tsv"
    head = PAIRS.read_text("utf-8").partition("\n")[0]
    file.write_text(f"{head}\nnukta\tsame\tplace\tपटना\tपटना में वर्षा हुई।\tplace\tपटना\tरांची में वर्षा हुई।\n", "utf-8")
    with pytest.raises(ValueError, match=r"pairs\.tsv:2: not a pair"):
        read_pairs(file)


def test_what_is_linked_to_one_page_is_joined() -> None:
    """A dateline may stand for the name. A name without a page is joined with no other."""
    same = Pair("x", True, (Side("place", "पटना", "पटना में वर्षा हुई।"), Side("place", "पटना", "बस पटना में रुकी।")))
    unlike = Pair("x", False, (same.sides[0], Side("place", "रांची", "बस रांची में रुकी।")))
    nobody = Pair("x", True, (Side("place", "पटना", "पटना में वर्षा हुई।"), Side("place", "बस", "बस रुक गई।")))
    burnt, stood = "KANPUR: A mill burnt down near the river on Monday.", "The mill had stood in Kanpur for many years."
    dateline = Pair("x", True, (Side("place", "KANPUR", burnt), Side("place", "Kanpur", stood)))
    told = [(one.joined, one.cause) for one in judge([same, unlike, nobody, dateline])]
    assert told == [(True, ""), (False, ""), (False, "name not found"), (True, "")]


def test_few_pairs_are_judged_as_well_as_they_were() -> None:
    """The floor is a little below the measured value, on pairs of every class. Whole sites are built and read."""
    _at_least(list(judge(few(read_pairs(PAIRS)))), *_FLOOR_OF_FEW)


@pytest.mark.slow
def test_all_pairs_are_judged_as_well_as_they_were() -> None:
    """All pairs are measured without pages, in a quarter of the time. With pages, one of 516 is judged otherwise."""
    pairs = read_pairs(PAIRS)
    pages = {True: frozenset({"the page"}), False: frozenset({"another page"})}
    told = zip(pairs, joined(pairs), strict=True)
    _at_least([Judged(pair, (pages[True], pages[one])) for pair, one in told], *_FLOOR_OF_ALL)


def _at_least(judged: list[Judged], precision: float, recall: float) -> None:
    reached = precision_and_recall(judged)
    assert reached[0] >= precision, [one for one in judged if one.cause == "not told apart"]
    assert reached[1] >= recall, [one for one in judged if one.pair.same and one.cause]
