"""Figures, dates and quotes beside the text."""

import time

import pytest

from site_builder.addresses import sentence_id
from site_builder.model import Block, Mention, MentionKind
from site_builder.pages.parts.facts import dates, facts, sayings
from site_builder.pages.parts.running_text import Places, places_of
from site_builder.pages.parts.view_parts import Link
from site_builder.pages.views import Fact
from site_builder.text.language_profile import language_of
from tests.pages.factory import block, mention, quote

PLACES = Places({})
MONEY: frozenset[MentionKind] = frozenset({"money", "percent"})


def told(text: str, *figures: str, names: tuple[str, ...] = ()) -> list[str]:
    """Return the facts of one paragraph as text, what is strong between stars."""
    blocks = (block(text),)
    mentions = [mention(blocks, 0, words, "percent") for words in figures]
    mentions += [mention(blocks, 0, words, "date") for words in names]
    mentions.sort(key=lambda one: one.start)
    return [shown(fact) for fact in facts(list(enumerate(blocks)), mentions, MONEY, "hi", PLACES)]


def shown(fact: Fact) -> str:
    """Return a fact as text."""
    return "".join(f"*{span.text}*" if span.strong else span.text for span in fact.spans)


def test_a_figure_stands_in_its_clause() -> None:
    """What comes before and after the commas around it is left out."""
    text = "मंत्रालय के अनुसार, पिछले साल कपड़े का निर्यात 12% बढ़कर नए स्तर पर पहुंच गया, जबकि आयात घटा। फिर और।"
    assert told(text, "12%") == ["पिछले साल कपड़े का निर्यात *12%* बढ़कर नए स्तर पर पहुंच गया"]


def test_figures_of_one_clause_stand_together() -> None:
    """The clause is not told twice."""
    assert told("कपड़े का कुल निर्यात 12% बढ़कर 40% हिस्से तक पहुंच गया है।", "12%", "40%") == [
        "कपड़े का कुल निर्यात *12%* बढ़कर *40%* हिस्से तक पहुंच गया है"
    ]


def test_a_comma_inside_a_value_or_name_does_not_end_the_clause() -> None:
    """Numbers with groups and dates with commas stay whole."""
    text = "सरकार ने गुरुवार (6 नवंबर, 2025) को किसानों के लिए 1,25,000 रुपये की मदद घोषित की।"
    assert told(text, "1,25,000 रुपये", names=("6 नवंबर, 2025",)) == [
        "सरकार ने गुरुवार (6 नवंबर, 2025) को किसानों के लिए *1,25,000 रुपये* की मदद घोषित की"
    ]


def test_a_short_clause_takes_its_neighbour() -> None:
    """Two words around a figure say nothing; but no clause reaches into another sentence."""
    assert told("देश में आयात घटा। इस बार कुल निर्यात में बढ़ोतरी हुई, 12% की।", "12%") == [
        "इस बार कुल निर्यात में बढ़ोतरी हुई, *12%* की"
    ]


def test_of_a_long_clause_whole_words_around_the_figure_are_shown() -> None:
    """Dots say that something is left out."""
    (fact,) = told("शब्द " * 60 + "12% " + "शब्द " * 60, "12%")
    assert fact.startswith("… शब्द ")
    assert fact.endswith("शब्द …")
    assert set(fact.replace("*12%*", "").split()) == {"…", "शब्द"}
    assert len(fact) < 130


def test_only_the_first_six_figures_are_shown_and_none_twice() -> None:
    """A box is a choice."""
    text = " ".join(f"यह बात संख्या {n} की है जिसमें हिस्सा {n}% रहा।" for n in (1, 1, 2, 3, 4, 5, 6, 7))
    blocks = (block(text),)
    found = [mention(blocks, 0, f"{n}%", "percent") for n in (1, 2, 3, 4, 5, 6, 7)]
    assert len(facts(list(enumerate(blocks)), [*found, found[0]], MONEY, "hi", PLACES)) == 6


def test_dates_come_in_order_and_only_whole_days_are_reformed() -> None:
    """A day is known; a year or month stands as the text has it; a weekday says nothing."""
    blocks = (block("गुरुवार, 6 नवंबर, मंगलवार 4 नवंबर, सितंबर और 2024-25 में, फिर 6 नवंबर को।"),)
    mentions = [
        mention(blocks, 0, "गुरुवार", "date", None),
        mention(blocks, 0, "6 नवंबर", "date", "2025-11-06"),
        mention(blocks, 0, "4 नवंबर", "date", "2025-11-04"),
        mention(blocks, 0, "सितंबर", "date", "2025-09"),
        mention(blocks, 0, "2024-25", "date", "2024-25"),
        Mention(0, 58, 65, "date", "6 नवंबर", "2025-11-06"),
    ]
    made = dates(list(enumerate(blocks)), mentions, PLACES)
    assert [(one.iso, one.text) for one in made] == [
        (None, "2024-25"),
        (None, "सितंबर"),
        ("2025-11-04", "4 नवंबर"),
        ("2025-11-06", "6 नवंबर"),
    ]


def test_only_words_of_a_known_speaker_are_quoted() -> None:
    """A scare quote and a voice without a name stay in the text."""
    blocks = (block("राम ने कहा, “हम सब मिलकर काम करेंगे।” किसी ने कहा, “देखते हैं क्या होता है।” राम बोले, “हां”।"),)
    quotes = [
        quote(blocks, 0, "हम सब मिलकर काम करेंगे।", "राम"),
        quote(blocks, 0, "देखते हैं क्या होता है।", None),
        quote(blocks, 0, "हां", "राम"),
    ]
    who = {"राम": Link("राम", "hi", "ltr", None)}
    made = sayings(list(enumerate(blocks)), quotes, who, "hi", places_of(list(enumerate(blocks)), language_of("hi")))
    assert [(one.text, one.speaker.text, one.href) for one in made] == [
        ("हम सब मिलकर काम करेंगे।", "राम", f"#{sentence_id('राम ने कहा, “हम सब मिलकर काम करेंगे।”')}")
    ]


@pytest.mark.parametrize("filler", ["क", "क ", "क, "])
def test_a_huge_paragraph_costs_no_more_than_its_length(filler: str) -> None:
    """A million characters with a thousand figures take a moment."""
    text = (filler * 300 + "12% ") * (1_000_000 // (len(filler) * 300 + 4))
    starts = range(len(filler) * 300, len(text), len(filler) * 300 + 4)
    mentions = [Mention(0, start, start + 3, "percent", "12%", str(n)) for n, start in enumerate(starts)]
    began = time.perf_counter()
    facts([(0, Block("paragraph", text, "", "by hand", 1))], mentions, MONEY, "hi", PLACES)
    assert time.perf_counter() - began < 2
