"""Figures in an article whose counted thing is certain."""

from pathlib import Path

import pytest

from site_builder.article import Reader, read_article

HEAD = "रामपुर में बस पलटी"


def counted(folder: Path, sentence: str, headline: str = HEAD) -> set[tuple[str, str]]:
    """Return (thing, value) of the figures of an article of 3 March 2024 with this sentence, without its clauses."""
    story = f"{headline}\n\nरामपुर के पास मंगलवार को एक बस पलट गई। {sentence}\n"
    if sentence.isascii():
        story = f"Bus overturns\n\nA bus overturned near the old bridge on Tuesday. {sentence}\n"
    (folder / "a.txt").write_text(f"---\ndate: 2024-03-03\n---\n{story}", "utf-8")
    article, _ = read_article(Reader(folder), "a.txt")
    return {(figure.thing, figure.value) for figure in article.card.figures if "#" not in figure.thing}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("हादसे में 12 लोगों की मौत हो गई और 40 लोग घायल हैं।", {("dead", "12"), ("injured", "40")}),
        ("हादसे में १२ की मौत हुई।", {("dead", "12")}),
        ("बारह लोगों ने जान गंवाई।", {("dead", "12")}),
        ("मृतकों की संख्या बढ़कर 15 हो गई है।", {("dead", "15")}),
        ("हादसे में 12 मजदूरों की मौके से दूर मौत हो गई।", set()),
        ("चार बच्चों की मौत हो गई।", {("dead children", "4")}),
        ("सरकार ने 5 लाख रुपये के मुआवजे की घोषणा की है।", {("compensation INR", "500000")}),
        ("In the accident 12 people were killed and 40 injured.", {("dead", "12"), ("injured", "40")}),
        ("The death toll has risen to 15.", {("dead", "15")}),
        ("The accident killed 12 people.", {("dead", "12")}),
    ],
)
def test_the_words_beside_a_number_say_what_it_counts(
    sentence: str, found: set[tuple[str, str]], tmp_path: Path
) -> None:
    """They name the fate of people or the purpose of a payment. Numbers are in digits or words."""
    assert counted(tmp_path, sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "हादसे में करीब 12 लोगों की मौत हुई।",
        "अनधिकृत रिपोर्ट में मृतकों की संख्या 12 बताई गई है।",
        "हादसे में 12 से ज्यादा लोगों की मौत हुई।",
        "12 लोगों की मौत की आशंका है।",
        "इनमें 3 लोगों की मौत हो गई।",
        "पिछले साल यहां 8 लोगों की मौत हुई।",
        "तब 8 लोगों की मौत हो गई थी।",
        "2 मई 2019 को इसी जगह 8 लोगों की मौत हुई।",
        "24 घंटे में 67 लोगों की मौत हुई।",
        "14 और लोगों की मौत हुई।",
        "मृतकों की संख्या 14 से बढ़कर बीस हो सकती है।",
        "अदालत ने 12 लोगों को मौत की सजा सुनाई।",
        "12 लोगों ने घायल को अस्पताल पहुंचाया।",
        "12 घंटे बाद घायल की मौत हो गई।",
        "एक ही परिवार के 4 लोगों की मौत हो गई।",
        "3 की मौके पर ही मौत हो गई।",
        "At least 12 people were killed in the accident.",
        "Last year 8 people were killed there.",
        "Some 40 people helped the injured.",
    ],
)
def test_a_number_that_is_rough_of_a_part_or_of_another_time_is_left_out(sentence: str, tmp_path: Path) -> None:
    """No figure is better than a wrong one."""
    assert counted(tmp_path, sentence) == set()


def test_the_words_of_a_whole_clause_say_it_too(tmp_path: Path) -> None:
    """The same words in another report count the same thing. A few words are not enough."""
    (tmp_path / "a.txt").write_text(
        f"{HEAD}\n\nदुर्घटना के बाद ट्रेन के 14 डिब्बे पटरी से उतर गए। सड़क पर 3 गाड़ियां थीं।\n", "utf-8"
    )
    article, _ = read_article(Reader(tmp_path), "a.txt")
    assert [(figure.thing, figure.value) for figure in article.card.figures] == [("दुर्घटना ट्रेन # डिब्बे पटरी उतर", "14")]


def test_a_figure_stands_where_it_says(tmp_path: Path) -> None:
    """The position is in the text if the text has the figure, otherwise in the headline.

    Places of the sentence are kept."""
    text = "रामपुर में बस पलटी, 12 की मौत, 40 घायल\n\nपटना के पास 40 लोग घायल हुए।\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    article, _ = read_article(Reader(tmp_path), "a.txt")
    dead, injured = article.card.figures
    assert article.card.headline[dead.start : dead.end] == "12"
    assert article.body.blocks[injured.block].text[injured.start : injured.end].startswith("40")
    assert (dead.block, injured.places) == (-2, ("पटना",))


def test_an_article_with_very_many_figures_has_none(tmp_path: Path) -> None:
    """In a roundup the meant figure is unknown."""
    towns = "।\n\n".join(f"हादसे में {number} लोगों की मौत हो गई" for number in range(2, 40))
    (tmp_path / "a.txt").write_text(f"{HEAD}\n\n{towns}।\n", "utf-8")
    article, _ = read_article(Reader(tmp_path), "a.txt")
    assert article.card.figures == ()
