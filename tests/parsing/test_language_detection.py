"""Languages: headline, blocks, tag and direction of a text in each."""

import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.parsing import parse
from site_builder.parsing.language_detection import recognise
from tests.kit import ROOT
from tests.parsing.written import source

# The headline and opening of one small story in each language, written for this test: tag, headline, body.
ROWS = (Path(__file__).parent / "languages.tsv").read_text("utf-8").splitlines()
STORIES = {language: (headline, body) for language, headline, body in (row.split("\t") for row in ROWS)}
RIGHT_TO_LEFT = {"ur", "ar", "fa", "ps", "he", "yi"}


@pytest.mark.parametrize("language", STORIES)
def test_each_language_gives_headline_blocks_tag_and_direction(language: str) -> None:
    """The first line is the headline, the second the body, and `lang` and `dir` are correct."""
    headline, body = STORIES[language]
    structure = parse(source(f"{headline}\n\n{body}"))
    assert structure.language == language
    assert structure.direction == ("rtl" if language in RIGHT_TO_LEFT else "ltr")
    assert structure.headline == headline
    assert [(block.kind, block.text) for block in structure.blocks] == [("paragraph", body)]


def test_a_stated_language_wins() -> None:
    """Front matter comes first, then the site's language, then detection. The script decides the direction."""
    text = "\n\n".join(STORIES["hi"])
    assert parse(source(text), language="mr").language == "mr"
    assert parse(source(text, language="ne"), language="mr").language == "ne"
    assert parse(source("\n\n".join(STORIES["ur"])), language="pa").direction == "rtl"
    assert recognise("1 2 3", "ur").direction == "rtl"


def test_text_without_letters_is_undetermined() -> None:
    """Numbers and punctuation are no evidence for a language."""
    assert recognise("2023 !! ...") == ("und", "ltr", None)


# Sentences in languages without a word list in this package, written for this test.
UNLISTED = {
    "sk": "Nový most cez rieku otvorili v sobotu. Obyvatelia povedali, že cesta do školy bude teraz oveľa kratšia.",
    "lt": "Naujas tiltas per upę buvo atidarytas šeštadienį. Gyventojai sakė, kad kelias į mokyklą dabar trumpesnis.",
    "et": "Uus sild üle jõe avati laupäeval. Elanikud ütlesid, et koolitee on nüüd palju lühem kui varem.",
    "el": "Η νέα γέφυρα άνοιξε το Σάββατο. Οι κάτοικοι είπαν ότι ο δρόμος για το σχολείο είναι πιο σύντομος.",
    "mk": "Новиот мост преку реката беше отворен во сабота. Жителите рекоа дека патот до училиштето сега е пократок.",
    "is": "Nýja brúin yfir ána var opnuð á laugardaginn. Íbúar sögðu að leiðin í skólann væri nú mun styttri.",
}


@pytest.mark.parametrize("language", UNLISTED)
def test_languages_without_a_word_list_are_recognised(language: str) -> None:
    """They are not taken for a similar language with a list: Slovak for Czech, Macedonian for Bulgarian."""
    assert recognise(UNLISTED[language]).language == language


@pytest.mark.parametrize("text", ["मुंबई", "2025", "नवा पूल"])
def test_a_text_that_does_not_tell_its_language_is_in_that_of_the_folder(text: str) -> None:
    """A few words get the folder's language if they are in its script."""
    assert recognise(text, usual="mr").language == "mr"
    assert parse(source(text), usual="mr").language == "mr"


@pytest.mark.parametrize("text", ["Le Mans 24", "Bus", "Nova"])
def test_a_few_latin_words_in_a_hindi_folder_stay_undetermined(text: str) -> None:
    """No language is better than a wrong one."""
    assert recognise(text, usual="hi").language == "und"


@pytest.mark.parametrize(
    "text",
    [
        "Leaders met in Davos, Switzerland.",  # two function words of Dutch
        "DRDO tested a missile off Odisha.",
        "Former cricketer Ravi Shastri commented in London.",
    ],
)
def test_one_sentence_of_english_is_english(text: str) -> None:
    """Names belong to no language, so only few words are evidence."""
    assert recognise(text, usual="hi").language == "en"


@pytest.mark.parametrize(
    "text", ["Kal Delhi mein baarish hui", "Petrol ke daam badh gaye", "Ceny chleba v Praze rostou"]
)
def test_a_few_words_of_another_language_are_not_english(text: str) -> None:
    """Hindi in Latin letters also has no language here."""
    assert recognise(text, usual="hi").language != "en"


def test_a_folder_in_hindi_or_english_needs_no_model() -> None:
    """The model costs half a second and 100 MB at start-up. Function words identify these languages without it."""
    code = (
        "import sys; from site_builder.parsing.language_detection import recognise as r;"
        f"print(r({STORIES['hi'][1]!r}).language, r({STORIES['en'][1]!r}).language, 'py3langid' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["hi", "en", "False"]


def test_common_words_count_with_a_capital_where_a_text_has_hardly_any_others() -> None:
    """Names and offices leave one word in small letters. The same in other languages is not English."""
    assert recognise("Home Minister Arun Lal visited Patna.", usual="hi").language == "en"
    others = ["Berlin: Minister Schmidt besuchte Potsdam.", "Ministro Rossi visita Roma."]
    assert all(recognise(text, usual="hi").language != "en" for text in others)
