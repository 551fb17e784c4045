"""Charts on the page of an entity."""

from itertools import pairwise

from site_builder.pages.edition_entries import MonthCount
from site_builder.pages.profiles.charts import timeline
from tests.pages.factory import article, entity
from tests.pages.profiles.entity_views import page_of


def months(**counts: int) -> list[MonthCount]:
    """Return months given in the form 'm2025_11=3'."""
    return [MonthCount(name[1:].replace("_", "-"), count) for name, count in counts.items()]


def test_a_timeline_has_a_place_for_every_month() -> None:
    """A month without articles is a gap in the chart. Heights are proportional."""
    found = timeline(months(m2025_11=4, m2025_08=1, m2025_10=2))
    assert found is not None
    step = (found.width - found.bar) / 3
    assert [(bar.iso, bar.articles, bar.x) for bar in found.bars] == [
        ("2025-08", 1, 0),
        ("2025-10", 2, round(2 * step)),
        ("2025-11", 4, found.width - found.bar),
    ]
    assert [bar.height for bar in found.bars] == [found.height // 4, found.height // 2, found.height]
    assert found.most.iso == "2025-11"


def test_bars_are_columns_however_few_or_many_they_are() -> None:
    """Three months do not become three blocks, and sixty do not touch."""
    for last, widest in ((3, 24), (60, 4)):
        found = timeline([MonthCount(f"{2021 + n // 12}-{n % 12 + 1:02}", 5) for n in range(last)])
        assert found is not None
        left = [bar.x for bar in found.bars]
        assert 0 < found.bar <= widest
        assert min(after - before for before, after in pairwise(left)) > found.bar
        assert (left[0], left[-1] + found.bar) == (0, found.width)


def test_of_many_years_a_timeline_shows_the_years() -> None:
    """A bar for one month would be thinner than a line."""
    found = timeline(months(m2025_11=4, m2019_02=1, m2019_10=2))
    assert found is not None
    assert [(bar.iso, bar.articles) for bar in found.bars] == [("2019", 3), ("2025", 4)]


def test_two_months_or_three_articles_have_no_timeline() -> None:
    """The text above gives the same information."""
    assert timeline(months(m2025_11=4, m2025_08=1)) is None
    assert timeline(months(m2025_11=1, m2025_08=1, m2025_09=1)) is None


def test_first_and_last_month_are_told_only_where_most_articles_state_their_dates() -> None:
    """At most a tenth of the articles may lack a date."""
    who = (entity("राम राठी"),)
    dated = [article(f"{n}", published=f"2025-{n + 1:02}-03", entities=who) for n in range(6)]
    silent = [article(f"s{n}", entities=who) for n in range(3)]
    page = page_of("people/ram-rathi.html", *dated)
    assert (page.first, page.last) == ("2025-01", "2025-06")
    assert page.timeline is not None
    page = page_of("people/ram-rathi.html", *dated, *silent)
    assert (page.first, page.last, page.timeline) == (None, None, None)


def test_the_company_chart_joins_those_who_meet() -> None:
    """It counts only the articles that are shown. An entity without company has no arc."""
    one, two, three, alone = (entity(f"{name} राव") for name in ("अनिता", "बबीता", "सुनीता", "रमेश"))
    who = entity("राम राठी")
    page = page_of(
        "people/ram-rathi.html",
        article("a", entities=(who, one, two)),
        article("b", entities=(who, one, two, three)),
        article("c", entities=(who, three)),
        article("d", entities=(who, alone)),
        article("e", entities=(who, alone)),
    )
    assert page.chart is not None
    assert [(pair.one.text, pair.other.text, pair.articles) for pair in page.chart.pairs] == [
        ("अनिता राव", "बबीता राव", 2),
        ("अनिता राव", "सुनीता राव", 1),
        ("बबीता राव", "सुनीता राव", 1),
    ]
    assert len(page.chart.arcs) == 3
    assert [dot.text.text for dot in page.chart.dots if dot.text] == [one.link.text for one in page.company]


def test_the_company_chart_draws_the_pairs_that_meet_most() -> None:
    """All pairs of eight companions would be one shape; the widest arc is that of those who meet most."""
    who, *others = (
        entity(f"{name} राव") for name in ["राम", "अनिता", "बबीता", "सुनीता", "रमेश", "सुरेश", "महेश", "दिनेश", "गणेश"]
    )
    made = [article(f"a{n}", entities=(who, *others)) for n in range(2)]
    made += [article(f"b{n}", entities=(who, *others[:2])) for n in range(18)]
    chart = page_of("people/ram-rav.html", *made).chart
    assert chart is not None
    assert [arc.width for arc in chart.arcs] == [5, *[1] * 11]
