"""Names in English text: runs of capitalised words, their parts and their context, on sentences of our own."""

import time

import pytest

from site_builder.entities.names import find_names
from site_builder.model import Block, Entity, Structure


def found(*texts: str) -> dict[str, Entity]:
    """Return the entities of an English article by name."""
    article = Structure(
        language="en", direction="ltr", kicker=None, headline=None, standfirst=None, byline=None, dateline=None,
        published=None, updated=None, rules=(), blocks=tuple(Block("paragraph", text, "", "test", 1) for text in texts),
    )  # fmt: skip
    return {entity.name: entity for entity in find_names(article)[0]}


def kinds(*texts: str) -> dict[str, str]:
    """Return the kind of every entity by its name."""
    return {name: entity.kind for name, entity in found(*texts).items()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was opened by Xabrun Veldoti on Monday.", "Xabrun Veldoti"),
        ("They signed Ollun de Marvik on Monday.", "Ollun de Marvik"),
        ("The prize went to Shaquel O'Brandy and nobody else.", "Shaquel O'Brandy"),
        ("He asked Jean-Paul Quvert for help.", "Jean-Paul Quvert"),
        ("Veltor Quandry, 43, was late.", "Veltor Quandry"),
        ("Veltor Quandry, the head of research, was late.", "Veltor Quandry"),
        ("Bill Quandry was late.", "Bill Quandry"),
        ("The ball went to J Quandry, then out.", "J Quandry"),
    ],
)
def test_two_unknown_words_are_a_person(text: str, name: str) -> None:
    """A particle, an initial or a hyphen may stand between them. At the start of a sentence more evidence is needed."""
    assert kinds(text) == {name: "person"}


@pytest.mark.parametrize(
    "text",
    [
        "It was shown in the Xabrun Veldoti on Monday.",
        "Xabrun Veldoti happened on Monday.",
        "They drove a Special Teenage Award home.",
        'They heard "Xabrun Veldoti" on Monday.',
    ],
)
def test_an_article_common_words_and_quotes_speak_against_a_person(text: str) -> None:
    """The start of a sentence is weak evidence too, because its first word is always capitalised."""
    assert not kinds(text)


def test_a_list_tells_the_kind_of_its_members() -> None:
    """Beside people a pair of words is a person; beside towns a word is a town. A club in brackets is neither."""
    assert kinds("They chose David Smith (Ollbury), Unkno Whandel and Peter Brown.")["Unkno Whandel"] == "person"
    assert "Ollbury" not in kinds("They chose David Smith (Ollbury), Unkno Whandel and Peter Brown.")
    assert kinds("It rained on Paris, Zelnok and Berlin.")["Zelnok"] == "place"


def test_a_team_is_listed_by_surnames() -> None:
    """Team members are people, also those in brackets, even if the line has only capitals."""
    people = kinds("Subs: Johnson, Zelnok (Thompson 65), Wallace, Obrandt, Robinson.")
    assert {"Zelnok", "Obrandt", "Thompson"} <= set(people)
    assert set(people.values()) == {"person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He leads the Department for Education and Skills in town.", "Department for Education and Skills"),
        ("He leads the Exhibition and Conference Centre in town.", "Exhibition and Conference Centre"),
        ("He studied at the University of the Zelnok Hills in town.", "University of the Zelnok Hills"),
        ("It was made by Zelnok & Brandt for him.", "Zelnok & Brandt"),
        ("It was made by ZelBrandt for him.", "ZelBrandt"),
        ("It was sold at Zelnok.com for less.", "Zelnok.com"),
        ("It was made by the software firm Zelnok for him.", "Zelnok"),
        ("He watched Zelnok shares fall.", "Zelnok"),
        ("He sold his stake in Zelnok for less.", "Zelnok"),
        ("She leads the Women's Arts Council now.", "Women's Arts Council"),
    ],
)
def test_bodies_are_told_by_their_words_and_by_what_only_a_company_has(text: str, name: str) -> None:
    """Evidence for a body: type nouns, small words inside the name, '&', spelling, 'firm' before, 'shares' after it."""
    assert kinds(text) == {name: "organisation"}


def test_the_police_of_a_place_is_a_body_and_the_police_alone_is_not() -> None:
    """'police' alone names no body. With its place it does, so these words do not count as the place."""
    assert kinds("Delhi Police said that no case was filed. The Police came late.") == {"Delhi Police": "organisation"}
    assert kinds("The bridge in Delhi was opened by the Police.") == {"Delhi": "place"}


def test_and_joins_no_two_names() -> None:
    """Two bodies, two people or two towns with 'and' between them stay two."""
    assert kinds("He met Microsoft and Sony on Monday.") == {"Microsoft": "organisation", "Sony": "organisation"}
    assert set(kinds("He met David Smith and Peter Brown.")) == {"David Smith", "Peter Brown"}


def test_initials_mean_the_body_that_has_them() -> None:
    """They may be in capitals or written as a word."""
    body = found("The Rural Environment Research Agency met.", "Later Rera said no, and RERA left.")
    assert [(one.name, one.count) for one in body.values()] == [("Rural Environment Research Agency", 3)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She was born in Zelnok last year.", "Zelnok"),
        ("He walked through North Zelnok last year.", "North Zelnok"),
        ("They reached Zelnok, Scotland last year.", "Zelnok"),
        ("They played in South Africa last year.", "South Africa"),
    ],
)
def test_unknown_places_are_told_by_what_stands_before_and_behind(text: str, name: str) -> None:
    """A preposition, a word like 'North', or a comma with a known place after it is evidence for a place."""
    assert kinds(text)[name] == "place"


def test_long_lines_take_time_in_proportion() -> None:
    """Eight times the words take about eight times as long at most."""
    times = []
    for size in (500, 4000):
        text = "Xabrun Veldoti & Women's and University of the Zelnok, J Brandt (Ollbury 3), " * size
        start = time.perf_counter()
        found(text)
        times.append(time.perf_counter() - start)
    assert times[1] < 8 * 4 * times[0]
