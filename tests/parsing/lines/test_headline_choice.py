"""The choice of the headline among the lines above the text."""

import pytest

from site_builder.parsing import parse
from tests.parsing.lines.test_furniture import MENU, THIRD
from tests.parsing.written import BODY, HEADLINE, MORE, read, source


def test_the_first_of_two_lines_is_the_headline() -> None:
    """A second deck below it may share as many words with the text."""
    structure = read(HEADLINE, "बरसात में स्कूल जाने वाले बच्चों को राहत", BODY, MORE)
    assert structure.headline == HEADLINE


@pytest.mark.parametrize("dots", ["...", " ...", "…"])
def test_a_title_that_a_search_engine_cut_gives_way_to_the_headline(dots: str) -> None:
    """The line below begins with the same words and continues. The truncated line is not part of the article."""
    structure = read(HEADLINE[:30].rstrip() + dots, HEADLINE, BODY, MORE)
    assert structure.headline == HEADLINE
    assert (structure.blocks[0].kind, structure.blocks[0].rule) == ("boilerplate", "cut-title")


def test_a_cut_title_without_the_whole_one_stays_the_headline() -> None:
    """It is the best one available."""
    assert read(f"{HEADLINE} ...", BODY, MORE).headline == f"{HEADLINE} ..."


@pytest.mark.parametrize(
    "line",
    [
        "https://www.example.org/desh/pul-khula-2031.html?src=top",
        "लिंक कॉपी करें https://example.org/a/123",
        "FacebooktwitterwpEmailaffiliates",
    ],
)
def test_an_address_or_a_row_of_buttons_on_top_is_not_a_headline(line: str) -> None:
    """The line below is the headline."""
    structure = read(line, HEADLINE, BODY, MORE)
    assert structure.headline == HEADLINE
    assert structure.blocks[0].kind == "boilerplate"


def test_the_headline_is_found_among_many_lines() -> None:
    """The headline shares words with the text. Menu entries do not, even if there are many."""
    structure = parse(source("\n".join((*MENU, *MENU, HEADLINE, "शेयर", BODY, MORE, THIRD))))
    assert structure.headline == HEADLINE


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        (f"{HEADLINE} | खबर सागर", HEADLINE),
        (f"{HEADLINE} - The Riverside Herald", HEADLINE),
        (f"{HEADLINE} | देश | खबर सागर", HEADLINE),
        (f"{HEADLINE} - दैनिक सागर", HEADLINE),
        (f"{HEADLINE} - बच्चों को राहत", f"{HEADLINE} - बच्चों को राहत"),
        (f"{HEADLINE} | ग्रामीणों की परेशानी", f"{HEADLINE} | ग्रामीणों की परेशानी"),
    ],
)
def test_a_site_behind_the_title_is_cut_off(line: str, headline: str) -> None:
    """Words that also occur in the text belong to the headline."""
    assert read(line, BODY, MORE).headline == headline
