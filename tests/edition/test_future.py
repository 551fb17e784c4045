"""Articles with a publication date in the future."""

from datetime import UTC, datetime

import pytest

from site_builder.edition import assemble
from site_builder.edition.future import next_change
from site_builder.settings import Site
from tests.factories import card

NOW = datetime(2025, 11, 6, 12, tzinfo=UTC)
SITE = Site()


def test_a_slip_of_a_year_does_not_lead_the_site() -> None:
    """The date is ignored, and a warning reports it."""
    cards = [card(id="a", path="a.txt", published="2025-11-05"), card(id="b", path="b.txt", published="2099-11-05")]
    edition, problems = assemble(cards, SITE, NOW)
    assert [(one.id, one.published) for one in edition.cards] == [("a", "2025-11-05"), ("b", None)]
    assert [(problem.path, problem.severity) for problem in problems] == [("b.txt", "warning")]
    assert "2099-11-05" in str(problems[0])
    assert "not used" in str(problems[0])


@pytest.mark.parametrize(("published", "warned"), [("2025-11-07", False), ("2025-12-01", True), ("2025-11-06", False)])
def test_a_date_soon_to_come_stays(published: str, warned: bool) -> None:
    """Zones and cover dates differ from the clock. A warning comes only after more than two days."""
    edition, problems = assemble([card(id="a", path="a.txt", published=published)], SITE, NOW)
    assert edition.cards[0].published == published
    assert bool(problems) is warned
    assert not any("not used" in str(problem) for problem in problems)


def test_a_day_in_the_far_future_that_the_text_names_orders_nothing() -> None:
    """Such a text is correct, so no warning comes."""
    cards = [card(id="a", path="a.txt", spoken_of="2047-08-15"), card(id="b", path="b.txt", published="2025-11-05")]
    edition, problems = assemble(cards, SITE, NOW)
    assert [(one.id, one.spoken_of) for one in edition.cards] == [("b", None), ("a", None)]
    assert problems == ()


def test_a_change_in_the_far_future_leaves_the_publication() -> None:
    """Only the impossible date is removed, and the digest of the page changes."""
    one = card(id="a", path="a.txt", published="2025-11-05", updated="2052-11-05T10:00:00+05:30")
    edition, problems = assemble([one], SITE, NOW)
    assert (edition.cards[0].published, edition.cards[0].updated) == ("2025-11-05", None)
    assert edition.cards[0].digest != one.digest
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("published", "change"),
    [
        ("2025-11-05", None),
        ("2025-12-01", datetime(2025, 11, 29, tzinfo=UTC)),
        ("2026-12-01", datetime(2025, 11, 30, tzinfo=UTC)),
    ],
    ids=["is past", "is told until two days before", "is not used until a year before"],
)
def test_the_next_change_is_when_a_date_counts_otherwise(published: str, change: datetime | None) -> None:
    """Until that moment, the same cards give the same edition."""
    cards = [card(id="a", published=published)]
    assert next_change(cards, NOW, UTC) == change


def test_without_a_clock_every_date_is_believed() -> None:
    """The edition depends only on its cards and on the time that the caller passes in."""
    edition, problems = assemble([card(id="a", published="2099-11-05")], SITE)
    assert (edition.cards[0].published, problems) == ("2099-11-05", ())
