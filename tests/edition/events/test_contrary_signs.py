"""Signs that two articles report different events: other towns, other tolls, other days of the week."""

import pytest
from msgspec.structs import replace

from site_builder.edition.events.compared_article import ComparedArticle
from site_builder.edition.events.contrary_signs import contrary
from site_builder.model import Card, Figure
from site_builder.text.folding import match_key
from tests.factories import card, entity


def report(opening: str, day: str | None = None, dead: int | None = None, towns: tuple[str, ...] = ()) -> Card:
    """Return an article with this opening, this number of dead and these towns."""
    figures = (Figure("dead", str(dead), 0, 0, 1),) if dead is not None else ()
    named = tuple(entity(town, "place", key=f"place/{match_key(town)}") for town in towns)
    return card(headline="हमले में कई की मौत", excerpt=opening, published=day, figures=figures, entities=named)


def against(one: Card, other: Card) -> float:
    """Return the signs against one event. They are the same in both directions."""
    first, second = ComparedArticle(one), ComparedArticle(other)
    found = contrary(first, second)
    assert found == contrary(second, first)
    return found


ONE = report("सूरजगढ़ में हमला हुआ।", "2024-03-05", 12, ("सूरजगढ़",))


def test_nothing_speaks_against_two_reports_of_one_day_and_town() -> None:
    """Different tolls are allowed too, because two papers count at different hours."""
    assert against(ONE, ONE) == 0
    assert against(ONE, replace(ONE, figures=(Figure("dead", "15", 0, 0, 1),))) == 0


def test_other_tolls_speak_against_one_event_where_no_town_is_shared() -> None:
    """Two attacks in one country are two events: a shared country or capital does not count as a shared town."""
    for shared in ((), ("काबुल",), ("अफगानिस्तान",)):
        one = report("देश में हमला हुआ।", "2024-03-05", 12, shared)
        other = report("देश में हमला हुआ।", "2024-03-05", 30, shared)
        if shared == ("अफगानिस्तान",):
            land = (replace(entity("अफगानिस्तान", "place"), key="place/AF"),)
            one, other = replace(one, entities=land), replace(other, entities=land)
        assert against(one, other) >= 0.3
        assert against(one, replace(other, figures=one.figures)) == 0


def test_a_toll_grows_but_does_not_shrink() -> None:
    """The report of the next day may count more dead, but not fewer."""
    later = replace(ONE, published="2024-03-06")
    more = replace(later, figures=(Figure("dead", "15", 0, 0, 1),))
    fewer = replace(later, figures=(Figure("dead", "9", 0, 0, 1),))
    assert against(ONE, more) == against(ONE, later) < against(ONE, fewer)


def test_more_dead_and_fewer_injured_is_another_event() -> None:
    """Two attacks in one town are two events, because a growing toll cannot have fewer injured."""
    one = replace(ONE, figures=(Figure("dead", "18", 0, 0, 1), Figure("injured", "49", 0, 0, 1)), published=None)
    grown = replace(one, figures=(Figure("dead", "25", 0, 0, 1), Figure("injured", "60", 0, 0, 1)))
    other = replace(one, figures=(Figure("dead", "25", 0, 0, 1), Figure("injured", "16", 0, 0, 1)))
    assert against(one, other) >= against(one, grown) + 0.3


def test_a_rounded_toll_is_the_same_toll() -> None:
    """A paper may write 100 for 103."""
    exact, rounded = (report("हमला हुआ।", "2024-03-05", dead) for dead in (103, 100))
    assert against(exact, rounded) == 0


def test_openings_of_other_towns_speak_against_one_event() -> None:
    """Another town in the opening is a sign, unless the other article names it too, even inside another name."""
    other = report("चांदगढ़ में हमला हुआ।", "2024-03-05", 12, ("चांदगढ़",))
    assert against(ONE, other) > 0
    police = entity("सूरजगढ़ पुलिस", "organisation")
    assert against(ONE, replace(other, entities=(*other.entities, police))) == 0


@pytest.mark.parametrize(("one", "other", "sum_"), [
    ("सोमवार", "गुरुवार", 0.4), ("सोमवार", "सोमवार", 0), ("सोमवार", "मंगलवार", 0.12), ("रविवार", "सोमवार", 0.12),
])  # fmt: skip
def test_days_of_the_week_count_if_there_are_no_dates(one: str, other: str, sum_: float) -> None:
    """Two or three days of difference mean another event, one day is a doubt. For dated articles the dates decide."""
    first = report(f"सूरजगढ़ में {one} को हमला हुआ।", None, 12, ("सूरजगढ़",))
    second = report(f"सूरजगढ़ में {other} को हमला हुआ।", None, 12, ("सूरजगढ़",))
    assert against(first, second) == pytest.approx(against(first, first) + sum_)
    dated = (replace(first, published="2024-03-05"), replace(second, published="2024-03-05"))
    assert against(*dated) == 0


def test_a_name_that_is_also_a_short_day_is_read_as_a_name() -> None:
    """रवि is a first name and also a short form of Sunday."""
    assert ComparedArticle(report("रवि कुमार और सोम देव ने हमले की निंदा की।")).weekdays == frozenset()


def test_undated_articles_need_a_name_in_common() -> None:
    """They need a shared town or person, because undated articles without one are seldom of one event."""
    nobody = report("देश में हमला हुआ।")
    assert against(nobody, nobody) > against(replace(ONE, published=None), replace(ONE, published=None)) > 0


def test_a_statement_that_two_stories_quote_is_not_an_event() -> None:
    """The articles share a long passage, but their headlines and first sentences share nothing."""
    one = replace(report("पुल ढह गया।", "2024-03-05"), headline="सोनपुर में पुल ढहा", sketch=tuple(range(10)))
    other = replace(report("नहर सूख गई।", "2024-03-05"), headline="किसान नहर पर बैठे", sketch=tuple(range(5, 15)))
    assert against(one, other) >= 0.3
    assert against(one, replace(other, headline=one.headline)) == 0
    assert against(one, replace(other, sketch=tuple(range(20, 30)))) == 0


@pytest.mark.parametrize(("one", "other", "speaks"), [
    ("मोहिते गिरफ्तार", "मोहिते को जमानत", True), ("मोहिते गिरफ्तार", "मोहिते की गिरफ्तारी", False),
    ("मोहिते को जमानत", "मोहिते को सजा", True), ("मोहिते गिरफ्तार", "मोहिते का बयान", False),
])  # fmt: skip
def test_undated_stages_of_a_case_are_separate_events(one: str, other: str, *, speaks: bool) -> None:
    """Within three days an arrest and the bail are one story. Without dates they may be a year apart."""
    first, second = (replace(report("सूरजगढ़ में अदालत।", None, None, ("सूरजगढ़",)), headline=h) for h in (one, other))
    assert (against(first, second) > against(first, first)) == speaks
    assert against(replace(first, published="2024-03-05"), replace(second, published="2024-03-05")) == 0


def test_a_stage_in_the_headline_counts_before_those_of_the_opening() -> None:
    """The report of a verdict mentions the arrest as well."""
    verdict = replace(report("वह दो साल पहले गिरफ्तार हुए थे।"), headline="मोहिते को सजा")
    assert ComparedArticle(verdict).stages == {"verdict"}
    assert ComparedArticle(replace(verdict, headline="मोहिते फिर चर्चा में")).stages == {"arrest"}


def test_other_measures_speak_against_one_event() -> None:
    """Two earthquakes have two magnitudes. One shared measure is enough for one event."""
    one, other = (report(f"भूकंप की तीव्रता {size} थी।", "2024-03-05") for size in ("4.3", "5.2"))
    both = report("भूकंप की तीव्रता 4.3 थी, केंद्र 5.2 किलोमीटर दूर।", "2024-03-05")
    assert against(one, other) > 0
    assert against(one, both) == against(one, one) == 0
