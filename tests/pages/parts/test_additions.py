"""What a report adds to a story, as its page shows it."""

from pathlib import Path

from site_builder.article import Reader, read_article
from site_builder.pages.parts.additions import additions

FIRST = "# पुल टूटा\n\nसंगम नगर में शनिवार सुबह नदी का पुराना पुल टूट गया, जिससे बीस गांवों का रास्ता बंद हो गया।"
LEANING = "इनमें सोलह कारीगर पड़ोसी कस्बे मेहरपुर की पुरानी बुनकर बस्ती से काम सीखने आए थे।"
ALONE = "रेल विभाग ने यात्रियों के लिए मेहरपुर स्टेशन से आठ विशेष बसें चलाने का आदेश जारी किया।"
HEADLINE = "इंजीनियरों की टीम खंभों की मजबूती परखने के लिए राजधानी से रविवार को पहुंचेगी"


def test_an_added_sentence_can_be_understood_alone_and_is_not_the_headline(tmp_path: Path) -> None:
    """'Of these, sixteen …' says nothing on a page where the sentence before it does not stand."""
    (tmp_path / "a.md").write_text(FIRST, "utf-8")
    second = f"# {HEADLINE}\n\nपुल शनिवार को टूटा।\n\n{LEANING}\n\n{HEADLINE}।\n\n{ALONE}\n"
    (tmp_path / "b.md").write_text(second.replace("पुल शनिवार को टूटा।", "पुल शनिवार को टूटा। " * 14), "utf-8")
    read = [read_article(Reader(tmp_path), name) for name in ("a.md", "b.md")]
    made = additions([(article.body, article.card) for article, _ in read])
    assert [one.text for one in made[1]] == [ALONE]
