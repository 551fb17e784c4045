"""Gist and key points: a few sentences of an article that summarise it."""

import time
from pathlib import Path

import pytest

from benchmarks import key_points as benchmark
from site_builder.addresses import sentence_id
from site_builder.key_points import key_points
from site_builder.model import KeyPoint, Structure
from site_builder.text.language_profile import language_of
from site_builder.text.likeness.key_terms import key_terms
from tests.kit import Project
from tests.pages.factory import block

HEADLINE = "कोसी पर नया पुल खुला"
LEAD = "मुख्यमंत्री ने सोमवार को सहरसा में कोसी नदी पर बने नए पुल का उद्घाटन किया।"
COST = "इंजीनियरों के अनुसार कोसी पुल की लागत चार सौ करोड़ रुपये आई और निर्माण में पांच साल लगे।"
WAY = "पुल खुलने से सहरसा और सुपौल के बीच की दूरी साठ किलोमीटर घट जाएगी।"
ASIDE = "समारोह में स्थानीय कलाकारों ने लोकगीत गाए और बच्चों ने झंडे लहराए।"
STORY = (LEAD, "लोगों ने खुशी जताई।", ASIDE, COST, "उन्होंने कोसी पुल के लिए सभी इंजीनियरों का आभार जताया।", WAY)


def structure(*paragraphs: str, standfirst: str | None = None, language: str = "hi", opening: int = 0) -> Structure:
    """Return an article with these paragraphs."""
    blocks = tuple(map(block, paragraphs))
    return Structure(language, "ltr", None, HEADLINE, standfirst, None, None, None, None, blocks, (), opening)


def told(article: Structure, headline: str = HEADLINE) -> tuple[str | None, list[str]]:
    """Return the gist and the key points of an article as text."""
    language = language_of(article.language)
    terms = key_terms(headline, [" ".join(one.text for one in article.blocks)], language)
    gist, points = key_points(article, headline, terms, language)
    return gist.text if gist else None, [point.text for point in points]


def test_three_sentences_summarise_an_article() -> None:
    """Chosen are the opening and the sentences that share most with headline and story, in the order of the text."""
    assert told(structure(" ".join(STORY[:3]), " ".join(STORY[3:]))) == (LEAD, [LEAD, COST, WAY])


def test_the_standfirst_comes_before_all() -> None:
    """The standfirst is the gist and counts as one of the three. Its content is not repeated."""
    standfirst = "सहरसा में कोसी नदी पर नए पुल का सोमवार को मुख्यमंत्री ने उद्घाटन किया। यातायात शुरू।"
    gist, points = told(structure(*STORY, standfirst=standfirst))
    assert gist == "सहरसा में कोसी नदी पर नए पुल का सोमवार को मुख्यमंत्री ने उद्घाटन किया।"
    assert points == [COST]


@pytest.mark.parametrize(
    "sentence",
    [
        "उन्होंने सोमवार को सहरसा में कोसी नदी पर बने नए पुल का उद्घाटन किया और पट्टिका देखी।",
        "क्या सहरसा में कोसी नदी पर बने नए पुल से सुपौल की दूरी घट जाएगी?",
        "“सहरसा में कोसी नदी पर बना नया पुल पूरे इलाके की तस्वीर बदल देगा।”",
        "कोसी का नया पुल खुला।",
        "सहरसा में कोसी पर नया पुल खुला है।",
        "सहरसा " * 50 + "पुल।",
    ],
    ids=["leans on another", "asks", "is a quotation", "is short", "says what the headline says", "is too long"],
)
def test_a_sentence_that_needs_its_context_is_not_a_key_point(sentence: str) -> None:
    """This holds even for the first sentence of the text. Then the next one is the gist."""
    headline = "सहरसा में कोसी पर नया पुल खुला"
    assert told(structure(sentence, *STORY), headline) == (LEAD, [LEAD, COST, WAY])


def test_place_and_sender_are_not_part_of_the_gist() -> None:
    """The link leads to the whole sentence with place and agency."""
    opened = f"सहरसा, एजेंसी। {LEAD}"
    gist, _ = key_points(structure(opened, opening=15), HEADLINE, (), language_of("hi"))
    assert gist == KeyPoint(LEAD, sentence_id(LEAD))
    gist, _ = key_points(structure(f"सहरसा: {LEAD}", opening=6), HEADLINE, (), language_of("hi"))
    assert gist == KeyPoint(LEAD, sentence_id(f"सहरसा: {LEAD}"))


def test_an_article_without_a_suitable_sentence_has_no_key_points() -> None:
    """An article of fragments has no gist."""
    assert told(structure("नमस्ते।", "सब ठीक है?")) == (None, [])
    assert told(structure()) == (None, [])


def test_a_language_of_which_little_is_known_has_key_points_too() -> None:
    """Words that occur in many of its sentences get a low weight."""
    story = (
        "Il sindaco ha inaugurato lunedì il nuovo ponte sul fiume Kosi vicino alla città vecchia.",
        "Molti abitanti hanno applaudito e alcuni bambini hanno sventolato piccole bandiere colorate.",
        "Secondo gli ingegneri il ponte è costato quattrocento milioni e i lavori sono durati cinque anni.",
        "La banda del paese ha suonato fino a tarda sera nella piazza davanti alla chiesa.",
    )
    gist, points = told(structure(*story, language="it"), "Aperto il ponte, costato quattrocento milioni")
    assert gist == story[0]
    assert story[2] in points


def test_a_huge_article_costs_no_more_than_its_length() -> None:
    """Only the beginning of the article is weighed."""
    article = structure(*(" ".join(STORY) for _ in range(3000)))
    began = time.perf_counter()
    told(article)
    assert time.perf_counter() - began < 5


def test_gist_and_key_points_lead_to_their_sentences_on_the_page(tmp_path: Path) -> None:
    """Every anchor in the card or the body occurs once on the page."""
    project = Project(tmp_path, {"a.txt": "\n\n".join((HEADLINE, *STORY))})
    project.build()
    assert project.article("kosi").count(f'id="{sentence_id(LEAD)}"') == 1


def test_a_headline_made_of_a_sentence_is_not_repeated_as_a_key_point(tmp_path: Path) -> None:
    """The headline shows only its beginning; the text below begins with the whole sentence. The other points stay."""
    lead = LEAD.replace(
        "।",
        " और कहा कि कोसी पुल से किसानों की सब्जियां दो घंटे में दरभंगा की मंडी पहुंच जाएंगी और "
        "बरसात के महीनों में भी दोनों जिलों के गांवों के लोग नाव के बिना बाजार, स्कूल और अस्पताल जा सकेंगे।",
    )
    cheers = "लोगों ने खुशी जताई। " * 60
    project = Project(tmp_path, {"a.txt": "\n\n".join((lead, *STORY[1:], cheers))})
    project.build()
    page = project.article("")
    points = page.partition('aria-labelledby="points"')[2].partition("</section>")[0]
    assert "…</h1>" in page
    assert [sentence in points for sentence in (lead, COST, WAY)] == [False, True, True]


def test_the_benchmark_reads_articles_and_summaries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It names what it compares. Without data it says so."""
    articles, summaries = tmp_path / "articles", tmp_path / "summaries"
    articles.mkdir()
    summaries.mkdir()
    text = "The mayor opened the new bridge over the Kosi on Monday. It was long awaited by everyone in town."
    (articles / "a.txt").write_text(f"Bridge opens\n\n{text}\n", "utf-8")
    (summaries / "a.txt").write_text("The mayor opened the new bridge over the Kosi on Monday.", "utf-8")
    assert benchmark.main([str(articles), str(summaries)]) == 0
    assert "key points                    1.0000   1.0000" in capsys.readouterr().out
    assert benchmark.main([str(tmp_path), str(tmp_path)]) == 2
