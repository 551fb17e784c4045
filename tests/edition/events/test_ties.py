"""Features that tie two undated reports to one event, and features that all events of one kind share."""

import pytest
from msgspec.structs import replace

from site_builder.edition.events.compared_article import ComparedArticle
from site_builder.edition.events.contrary_signs import contrary
from site_builder.edition.events.ties import tied
from site_builder.model import Card, Figure
from tests.factories import card, entity


def report(headline: str, opening: str = "तेज हवा चली।") -> Card:
    """Return an undated article with this headline and opening."""
    return card(headline=headline, excerpt=opening)


def are_tied(one: Card, other: Card) -> bool:
    """Return whether two reports are tied. The result is the same in both directions."""
    both = ComparedArticle(one), ComparedArticle(other)
    assert tied(*both) == tied(*reversed(both))
    return tied(*both)


@pytest.mark.parametrize(("one", "other", "ties"), [
    ("तूफान में 48 घर ढहे", "तट पर 48 घर गिरे", True),  # a number
    ("तूफान में 48 घर ढहे", "तट पर 51 घर गिरे", False),
    ("2018 में तूफान", "2018 की आंधी", False),  # a year
    ("24 घंटे में तूफान", "24 घंटे की आंधी", False),  # hours of a day
    ("तूफान में 2 घर ढहे", "तट पर 2 घर गिरे", False),  # a small number
    ("तूफान झंझारक आया", "झंझारक से तबाही", True),  # the name of a storm, which no word list contains
    ("एलओसी पर तूफान", "एलओसी पर आंधी", False),  # an abbreviation
    ("तूफान आया", "तूफान आया", False),  # words for the kind of event
])  # fmt: skip
def test_numbers_and_names_of_things_tie(one: str, other: str, *, ties: bool) -> None:
    """Words that are common to two events of one kind do not tie."""
    assert are_tied(report(one), report(other)) == ties


@pytest.mark.parametrize("kind", ["place", "person"])
def test_a_name_of_a_place_or_person_does_not_tie(kind: str) -> None:
    """A town has many fires, and one person is arrested, released on bail and sentenced."""
    named = (entity("झंझारक", kind),)  # type: ignore[arg-type]
    assert not are_tied(replace(report("झंझारक में आग"), entities=named), report("झंझारक फिर चर्चा में"))


def test_figures_in_the_text_tie_if_they_count_the_same() -> None:
    """'14 dead' ties with '14 dead', but not with '14 houses' or 'two dead'."""
    one, same, houses, two = (
        replace(report("तूफान आया"), figures=(Figure(thing, value, 3, 0, 2),))
        for thing, value in (("dead", "14"), ("dead", "14"), ("house #", "14"), ("dead", "2"))
    )
    assert are_tied(one, same)
    assert not are_tied(one, houses)
    assert not are_tied(two, two)


def test_numbers_among_the_weightiest_words_tie() -> None:
    """The number may be below the opening."""
    one, other = (replace(report("तूफान आया"), terms=(("44", 300), (word, 200))) for word in ("तट", "नाव"))
    assert are_tied(one, other)
    assert not are_tied(one, replace(other, terms=(("तूफान", 300),)))


def test_words_of_one_text_tie_unless_the_numbers_differ() -> None:
    """One shared run of three words is an idiom. Reports with different numbers share the phrases of journalism."""
    one, other, idiom = (replace(report("तूफान आया"), sketch=runs) for runs in ((1, 2, 3), (2, 3, 4), (3, 4, 5)))
    assert are_tied(one, other)
    assert not are_tied(one, idiom)
    assert not are_tied(replace(one, headline="48 घर ढहे"), replace(other, headline="51 घर गिरे"))
    three, seven = (replace(one, figures=(Figure("dead", value, 0, 0, 1),)) for value in ("3", "7"))
    assert not are_tied(three, seven)


def test_only_undated_reports_need_a_tie() -> None:
    """Dated reports need no tie, because their dates are close already."""
    one = report("तूफान आया")
    free, bound = (contrary(ComparedArticle(a), ComparedArticle(a)) for a in (one, report("तूफान में 48 घर ढहे")))
    assert free - bound == pytest.approx(0.25)
    dated = ComparedArticle(replace(one, published="2024-03-05"))
    assert contrary(dated, dated) == 0
