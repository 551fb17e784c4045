"""Parts of a page's main text that do not belong to the story, recognised by measures."""

from site_builder.model import FrontMatter, Source
from site_builder.parsing import parse
from site_builder.parsing.html.not_story.page_furniture import runs_apart

STORY = "".join(
    f"<p>पहाड़ी ज़िले के गांव में नदी पर बना पुल {day} दिन बाद लोगों के लिए खोल दिया गया, और बाज़ार तक का रास्ता छोटा हो गया।</p>"
    for day in range(2, 8)
)
TITLE = "नदी पर बना पुल लोगों के लिए खुला"


def blocks(behind: str, inside: str = "") -> list[tuple[str, str, str]]:
    """Return kind, rule and text of the blocks of a page with `behind` below its story and `inside` within it."""
    page = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
        f"<table><tr><td><div>{STORY}{inside}{STORY.replace('पुल', 'सड़क')}</div></td></tr>"
        f"<tr><td><table><tr><td><div>{behind}</div></td></tr></table></td></tr></table></body></html>"
    )
    front = FrontMatter(title=TITLE, source_url="https://pahaddarpan.example/2025/bridge")
    read = parse(Source("page.html", "0" * 64, "html", page, front, 1, "utf-8"))
    return [(block.kind, block.rule, block.text) for block in read.blocks]


def test_notes_on_the_site_in_another_script_end_the_story() -> None:
    """They stay in the structure as blocks that are left out."""
    note = "This site is best viewed with a browser of this century and a screen of some width; all rights reserved."
    found = blocks(f"<div>Pahaddarpan Private Ltd. Copyright and Disclaimer</div><div>{note}</div>")
    assert ("boilerplate", "page-unlike-story", note) in found
    assert {kind for kind, _, text in found if text.endswith("।")} == {"paragraph"}


def test_a_quotation_in_another_script_stays() -> None:
    """It stays in the story and is marked as a quotation."""
    said = "We walked for two hours to reach the market, and now we need ten minutes."
    assert ("quote", "page-quote", said) in blocks("", f"<blockquote>{said}</blockquote>")


def test_the_last_paragraph_of_the_story_stays() -> None:
    """Nothing comes after it."""
    assert blocks("")[-1][0] == "paragraph"


def test_the_end_is_not_looked_for_in_the_first_quarter() -> None:
    """This holds even if the text runs there are unlike a story."""
    assert runs_apart([100, 100, 100, 100], [-3.0, -3.0, -3.0, -3.0], [100] * 4) >= {3}
    assert runs_apart([100, 100, 100, 100], [4.0, -1.2, -1.2, -1.2], [100] * 4) == {1, 2, 3}
    assert runs_apart([100, 100, 100, 100], [-1.2, -1.2, -1.2, -1.2], [100] * 4) == {1, 2, 3}


def test_one_short_run_inside_is_not_enough() -> None:
    """A group of runs must be very unlike the story, or long."""
    assert runs_apart([100] * 3, [4.0, -2.6, 4.0], [100, 100, 100]) == frozenset()
    assert runs_apart([100] * 3, [4.0, -3.5, 4.0], [100, 100, 100]) == {1}
