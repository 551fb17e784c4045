"""Qualifiers for people, places and organisations with the same name."""

from msgspec.structs import replace

from site_builder.model import Edition, EditionEntity, EntityKind
from site_builder.pages.edition_entries import Qualifier
from site_builder.pages.profiles.telling_apart import qualifiers
from tests.pages.factory import article, entity


def told(kind: EntityKind, *somebodies: list[tuple[str, ...]], months: dict[str, str] | None = None) -> list[object]:
    """Return the qualifiers of entities with one name. Each is given by the words beside it in each of its articles."""
    name = "आर के सिंह"
    cards, found = [], []
    for number, articles in enumerate(somebodies):
        ids = [f"{number}{at}" for at in range(len(articles))]
        one = entity(name, kind)
        cards += [
            article(id_, entities=(replace(one, beside=beside),))[0] for id_, beside in zip(ids, articles, strict=True)
        ]
        members = tuple((id_, one.key) for id_ in ids)
        found.append(EditionEntity(f"{one.key}#{number}", kind, name, (name,), "s", tuple(ids), (), members))
    edition = Edition(tuple(cards), tuple(found), (), ())
    by_key = qualifiers(edition, months or {})
    return [by_key.get(who.key) for who in found]


def test_the_commonest_office_that_the_other_has_not_tells() -> None:
    """An office that both have does not distinguish them."""
    found = told("person", [("मंत्री",), ("सांसद", "मंत्री")], [("सांसद", "अभिनेता")])
    assert found == [Qualifier("मंत्री", None), Qualifier("अभिनेता", None)]


def test_a_month_tells_where_nothing_else_does() -> None:
    """There is no qualifier if the month is the same or unknown."""
    assert told("person", [()], [()], months={"00": "2025-11", "10": "2024-02"}) == [
        Qualifier(None, "2025-11"),
        Qualifier(None, "2024-02"),
    ]
    assert told("person", [()], [()], months={"00": "2025-11", "10": "2025-11"}) == [None, None]
    assert told("person", [()], [()], months={"10": "undated"}) == [None, None]
    assert told("person", [(), ()], [()], months={"00": "2025-11", "01": "2024-01", "10": "2025-10"}) == [
        None,
        Qualifier(None, "2025-10"),
    ]


def test_one_of_a_name_needs_no_mark() -> None:
    """It is listed beside entities with other names."""
    assert told("place", [("बिहार",)]) == [None]


def test_an_organisation_is_told_by_the_place_that_most_of_its_articles_name() -> None:
    """A place that both name does not distinguish them."""
    name, ids = "रक्षा मंत्रालय", ("a", "b", "c", "d")
    places = [
        EditionEntity(f"place/{n}", "place", text, (text,), "s", ids, (), ())
        for n, text in enumerate(("भारत", "जापान", "चीन"))
    ]
    home, away = (
        EditionEntity(f"organisation/{n}", "organisation", name, (name,), "s", own, company, ())
        for n, own, company in (
            (0, ("a", "b"), (("place/0", 2), ("place/2", 2))),
            (1, ("c", "d"), (("place/2", 2), ("place/1", 2), ("place/0", 1))),
        )
    )
    found = qualifiers(Edition((), (home, away, *places), (), ()), {})
    assert found == {"organisation/0": Qualifier("भारत", None), "organisation/1": Qualifier("जापान", None)}
