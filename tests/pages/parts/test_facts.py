"""Figures, dates and quotes in the box beside the text."""

import time

import pytest

from site_builder.addresses import sentence_id
from site_builder.model import Block, Mention, MentionKind
from site_builder.pages.parts.facts import facts, speeches, timeline
from site_builder.pages.parts.running_text import Places, ShownText, shown_text
from site_builder.pages.parts.text_parts import Fact
from site_builder.pages.parts.view_parts import Link
from tests.pages.factory import block, mention, quote

PLACES = Places({})
MONEY: frozenset[MentionKind] = frozenset({"money", "percent"})


def told(text: str, *figures: str, names: tuple[str, ...] = ()) -> list[str]:
    """Return the facts of one paragraph as text, with stars around the emphasised part."""
    blocks = (block(text),)
    mentions = [mention(blocks, 0, words, "percent") for words in figures]
    mentions += [mention(blocks, 0, words, "date") for words in names]
    mentions.sort(key=lambda one: one.start)
    return [shown(fact) for fact in facts(ShownText(list(enumerate(blocks)), "hi", PLACES), mentions, MONEY)]


def shown(fact: Fact) -> str:
    """Return a fact as text."""
    return "".join(f"*{span.text}*" if span.strong else span.text for span in fact.spans)


def test_a_figure_stands_in_its_clause() -> None:
    """The text before and after the commas around the clause is left out."""
    text = "मंत्रालय के अनुसार, पिछले साल कपड़े का निर्यात 12% बढ़कर नए स्तर पर पहुंच गया, जबकि आयात घटा। फिर और।"
    assert told(text, "12%") == ["पिछले साल कपड़े का निर्यात *12%* बढ़कर नए स्तर पर पहुंच गया"]


def test_a_clause_does_not_begin_with_the_mark_that_closes_a_quotation() -> None:
    """Papers put a space before it."""
    text = "उन्होंने कहा, '' हम साथ हैं। '' मुख्यमंत्री ने बताया कि पीड़ितों को 2 लाख रुपये का मुआवजा दिया जाएगा।"
    assert told(text, "2 लाख रुपये") == ["मुख्यमंत्री ने बताया कि पीड़ितों को *2 लाख रुपये* का मुआवजा दिया जाएगा"]


def test_figures_of_one_clause_stand_together() -> None:
    """The clause is shown only once."""
    assert told("कपड़े का कुल निर्यात 12% बढ़कर 40% हिस्से तक पहुंच गया है।", "12%", "40%") == [
        "कपड़े का कुल निर्यात *12%* बढ़कर *40%* हिस्से तक पहुंच गया है"
    ]


def test_a_comma_inside_a_value_or_name_does_not_end_the_clause() -> None:
    """Grouped numbers and dates with commas are not cut."""
    text = "सरकार ने गुरुवार (6 नवंबर, 2025) को किसानों के लिए 1,25,000 रुपये की मदद घोषित की।"
    assert told(text, "1,25,000 रुपये", names=("6 नवंबर, 2025",)) == [
        "सरकार ने गुरुवार (6 नवंबर, 2025) को किसानों के लिए *1,25,000 रुपये* की मदद घोषित की"
    ]


def test_a_short_clause_takes_its_neighbour() -> None:
    """Two words around a figure say nothing. A clause never extends into another sentence."""
    assert told("देश में आयात घटा। इस बार कुल निर्यात में बढ़ोतरी हुई, 12% की।", "12%") == [
        "इस बार कुल निर्यात में बढ़ोतरी हुई, *12%* की"
    ]


def test_of_a_long_clause_whole_words_around_the_figure_are_shown() -> None:
    """Dots mark the text that is left out."""
    (fact,) = told("शब्द " * 60 + "12% " + "शब्द " * 60, "12%")
    assert fact.startswith("… शब्द ")
    assert fact.endswith("शब्द …")
    assert set(fact.replace("*12%*", "").split()) == {"…", "शब्द"}
    assert len(fact) < 130


def test_only_the_first_six_figures_are_shown_and_none_twice() -> None:
    """The box is a selection."""
    text = " ".join(f"यह बात संख्या {n} की है जिसमें हिस्सा {n}% रहा।" for n in (1, 1, 2, 3, 4, 5, 6, 7))
    blocks = (block(text),)
    found = [mention(blocks, 0, f"{n}%", "percent") for n in (1, 2, 3, 4, 5, 6, 7)]
    assert len(facts(ShownText(list(enumerate(blocks)), "hi", PLACES), [*found, found[0]], MONEY)) == 6


def test_a_figure_that_is_said_elsewhere_is_not_beside_the_text() -> None:
    """A key point is not repeated as a clause in the box."""
    blocks = (block("पिछले साल कपड़े का निर्यात 12% बढ़ा। इस साल कपड़े का निर्यात 15% और बढ़ा।"),)
    rows = list(enumerate(blocks))
    found = [mention(blocks, 0, "12%", "percent"), mention(blocks, 0, "15%", "percent")]
    text = shown_text(rows, "hi")
    assert [shown(one) for one in facts(text, found, MONEY, {text.places.link("", 0, 0)})] == [
        "इस साल कपड़े का निर्यात *15%* और बढ़ा"
    ]


def dated(text: str, *dates: tuple[str, str | None], published: bool = True) -> list[tuple[str, str]]:
    """Return the timeline of a paragraph with these dates (surface, normal form) as text."""
    blocks = (block(text),)
    mentions = [mention(blocks, 0, words, "date", normal) for words, normal in dates]
    rows = list(enumerate(blocks))
    made = timeline(shown_text(rows, "hi"), mentions, published=published)
    assert all(row.fact.href.startswith("#s") for row in made)
    return [(row.iso, shown(row.fact).replace("*", "")) for row in made]


def test_dated_sentences_stand_in_the_order_of_time() -> None:
    """They may be days or months. Each sentence is shown once."""
    text = "6 नवंबर को पुल खुला, 7 नवंबर को भीड़ रही। सितंबर 2025 में पुल की जांच पूरी हुई। 4 नवंबर को ट्रायल हुआ।"
    dates = (
        ("6 नवंबर", "2025-11-06"), ("7 नवंबर", "2025-11-07"), ("सितंबर 2025", "2025-09"), ("4 नवंबर", "2025-11-04"),
    )  # fmt: skip
    assert dated(text, *dates) == [
        ("2025-09", "सितंबर 2025 में पुल की जांच पूरी हुई।"),
        ("2025-11-04", "4 नवंबर को ट्रायल हुआ।"),
        ("2025-11-06", "6 नवंबर को पुल खुला, 7 नवंबर को भीड़ रही।"),
    ]


@pytest.mark.parametrize("mark", [": ", " – ", " - "])
def test_a_date_that_labels_its_sentence_is_not_repeated_in_it(mark: str) -> None:
    """It stands above the sentence. Within a sentence it stays."""
    text = f"9 मई 2019{mark}पहला पुल खुला। 7 मई 2021 को दूसरा पुल खुला।"
    assert dated(text, ("9 मई 2019", "2019-05-09"), ("7 मई 2021", "2021-05-07")) == [
        ("2019-05-09", "पहला पुल खुला।"),
        ("2021-05-07", "7 मई 2021 को दूसरा पुल खुला।"),
    ]


def test_a_date_without_its_year_is_sure_only_in_an_article_with_a_date() -> None:
    """Without such a date, the year was guessed from other dates. The year of a month is always guessed."""
    text = "6 नवंबर २०२५ को पुल खुला। 4 नवंबर को ट्रायल हुआ। सितंबर में जांच हुई।"
    dates = (("6 नवंबर २०२५", "2025-11-06"), ("4 नवंबर", "2025-11-04"), ("सितंबर", "2025-09"))
    assert [iso for iso, _ in dated(text, *dates)] == ["2025-11-04", "2025-11-06"]
    assert dated(text, *dates, published=False) == []


@pytest.mark.parametrize(
    "second",
    [("गुरुवार", None), ("2011-12", "2011-12"), ("2019", "2019"), ("6 नवंबर", "2025-11-06")],
    ids=["a weekday", "a year of accounts, or a month", "a year", "the same day"],
)
def test_one_sure_date_makes_no_timeline(second: tuple[str, str | None]) -> None:
    """A timeline needs two certain dates."""
    text = f"5 नवंबर को पुल खुला और लोग खुश हुए। इसके बाद {second[0]} को काम रुका रहा।"
    assert dated(text, ("5 नवंबर", "2025-11-06"), second) == []


def test_only_words_of_a_known_speaker_are_quoted() -> None:
    """Quotes are grouped by speaker. Scare quotes and quotes of unknown speakers stay in the text only."""
    blocks = (
        block("राम ने कहा, “हम सब मिलकर काम करेंगे।” किसी ने कहा, “देखते हैं क्या होता है।” राम बोले, “हां”।"),
        block("सीता ने कहा, “पुल सबके काम आएगा।” राम ने फिर कहा, “काम आज से शुरू होगा।”"),
    )
    quotes = [
        quote(blocks, 0, "हम सब मिलकर काम करेंगे।", "राम"),
        quote(blocks, 0, "देखते हैं क्या होता है।", None),
        quote(blocks, 0, "हां", "राम"),
        quote(blocks, 1, "पुल सबके काम आएगा।", "सीता"),
        quote(blocks, 1, "काम आज से शुरू होगा।", "राम"),
    ]
    who = {name: Link(name, "hi", "ltr", None) for name in ("राम", "सीता")}
    rows = list(enumerate(blocks))
    text = shown_text(rows, "hi")
    made = speeches(text, quotes, who)
    assert [(one.speaker.text, [saying.text for saying in one.sayings]) for one in made] == [
        ("राम", ["हम सब मिलकर काम करेंगे।", "काम आज से शुरू होगा।"]), ("सीता", ["पुल सबके काम आएगा।"]),
    ]  # fmt: skip
    first = f"#{sentence_id('राम ने कहा, “हम सब मिलकर काम करेंगे।”')}"
    assert made[0].sayings[0].href == first
    assert [one.speaker.text for one in speeches(text, quotes[:1], who, {first})] == []


@pytest.mark.parametrize("filler", ["क", "क ", "क, "])
def test_a_huge_paragraph_costs_no_more_than_its_length(filler: str) -> None:
    """A million characters with a thousand figures take a moment."""
    text = (filler * 300 + "12% ") * (1_000_000 // (len(filler) * 300 + 4))
    starts = range(len(filler) * 300, len(text), len(filler) * 300 + 4)
    mentions = [Mention(0, start, start + 3, "percent", "12%", str(n)) for n, start in enumerate(starts)]
    began = time.perf_counter()
    facts(ShownText([(0, Block("paragraph", text, "", "by hand", 1))], "hi", PLACES), mentions, MONEY)
    assert time.perf_counter() - began < 2
