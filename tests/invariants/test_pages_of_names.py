"""After an edit, the page of a name shows the same content as after a clean build."""

from pathlib import Path

from tests.kit import Project

ONE = (
    "---\ndate: 2025-11-03\n---\nमंत्री ने पुल खोला\n\n"
    "पटना: मंत्री मीरा जोशी ने कहा, “यह पुल सब लोगों का है।” मीरा जोशी ने बताया कि इस पर 40 करोड़ रुपये लगे।\n"
)
TWO = "---\ndate: 2025-11-05\n---\nसड़क का काम शुरू\n\nपटना: मंत्री मीरा जोशी गुरुवार को पटना पहुंचीं। काम शुरू हुआ।\n"


def test_an_edited_quote_and_figure_stand_on_the_page_of_who_said_it(tmp_path: Path) -> None:
    """Names and dates are unchanged, so the program does not compute the entities again."""
    project = Project(tmp_path / "edited", {"a.txt": ONE, "b.txt": TWO})
    project.build(jobs=1)
    before = project.page("people/mira-joshi.html")
    assert "यह पुल सब लोगों का है।" in before
    assert "<b>40 करोड़ रुपये</b>" in before
    edited = ONE.replace("यह पुल सब लोगों का है।", "यह पुल किसानों का भी है।").replace("40 करोड़", "55 करोड़")
    project.write("a.txt", edited)
    project.build(jobs=1)
    after = project.page("people/mira-joshi.html")
    assert "यह पुल किसानों का भी है।" in after
    assert "<b>55 करोड़ रुपये</b>" in after
    assert "सब लोगों का" not in after
    clean = Project(tmp_path / "clean", {"a.txt": edited, "b.txt": TWO})
    clean.build(jobs=1)
    assert project.site() == clean.site()


def test_links_of_words_said_lead_to_an_element_of_the_article(tmp_path: Path) -> None:
    """The id in the card is the id of the sentence on the article's page."""
    project = Project(tmp_path, {"a.txt": ONE, "b.txt": TWO})
    project.build(jobs=1)
    page = project.page("people/mira-joshi.html")
    told = page[page.index('id="said"') : page.index('id="company"')]
    links = [part.partition('"')[0] for part in told.split('<a href="../')[1:]]
    assert len(links) == 2
    for link in links:
        address, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in project.page(address)
