"""Properties of every text: no exception, no lost text, linear time."""

import random
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.model import Source, Structure
from site_builder.parsing import line_keys, parse, trace
from site_builder.text.normalise import normalise
from tests.parsing.written import BODY, HEADLINE, MORE, source

pytestmark = pytest.mark.unmeasured

LENT = Path(__file__).parents[3] / "shared" / "data"
PIECES = [
    HEADLINE, BODY, MORE, "देश", "पटना :", "नई दिल्ली।", "यह भी पढ़ें: दूसरी खबर", "फोटो: नया पुल", "- पहला",
    "1. पहला", "Updated: 04 Jul 2023, 06:15 PM IST", "मुख्य बातें", "अन्य खबरें", "सवाल: क्या हुआ?", "****", "&nbsp;",
    "x_2023_11.utf8", "(यह खबर एजेंसी फीड से ऑटो-अपलोड हुई है।)", "Posted By: A B", "क्या | है / यह : सब", "'एक''दो'",
    "12", "रामपुर 120", ",", "।", "नदी की लंबी पीड़ा -- सुनीता रावत",
]  # fmt: skip


def squeezed(text: str) -> str:
    """Return `text` without spaces."""
    return "".join(text.split())


def lost(given_source: Source, structure: Structure) -> Counter[str]:
    """Return the characters that a source and its blocks and fields do not share."""
    outcomes = trace(given_source)
    parts = ("number", "separator")
    aside = [o.text for o in outcomes if o.became in parts or (o.became, o.rule) == ("byline", "author-in-headline")]
    fields = [structure.kicker, structure.headline, structure.standfirst]
    kept = [text for text in [*fields, *aside, *(block.text for block in structure.blocks)] if text]
    before, after = Counter(squeezed(given_source.text)), Counter(squeezed("".join(kept)))
    return (before - after) + (after - before)


def check(text: str) -> None:
    """Assert that the structure and the trace contain the whole text."""
    given_source = source(normalise(text))
    assert not lost(given_source, parse(given_source))
    outcomes = trace(given_source)
    assert squeezed("".join(outcome.text for outcome in outcomes)) == squeezed(given_source.text)
    assert {outcome.line for outcome in outcomes} == set(range(1, given_source.text.count("\n") + 2))
    line_keys(given_source.text)


@given(st.text())
def test_any_text_is_parsed_and_kept(text: str) -> None:
    """Each character that is not a space is in exactly one block or field."""
    check(text)


@given(st.lists(st.sampled_from(PIECES)), st.lists(st.sampled_from(["\n", "\n\n", " ", ""]), min_size=1))
def test_any_mixture_of_what_rules_look_for_is_kept(pieces: list[str], glue: list[str]) -> None:
    """The lines are known to rules and are joined in any order."""
    check("".join(piece + glue[i % len(glue)] for i, piece in enumerate(pieces)))


@given(st.text(), st.sampled_from(["hi", "en", "ur", "zh", "xx-YY", "-"]))
@settings(max_examples=30)
def test_markdown_and_stated_languages_never_fail(text: str, language: str) -> None:
    """Markdown, and any stated language, give a structure."""
    parse(source(normalise(text), format="markdown", language=language))


@given(st.lists(st.sampled_from(PIECES)))
@settings(max_examples=30)
def test_parsing_twice_gives_the_same(pieces: list[str]) -> None:
    """Parsing keeps no state between two calls."""
    given_source = source("\n\n".join(pieces))
    first = parse(given_source)
    parse(source(HEADLINE))
    assert parse(given_source) == first


@pytest.mark.parametrize(
    "piece",
    [
        f"{BODY}\n\n", f"{BODY} ", f"{BODY}{MORE}", "छोटी सी बात\n", "एक दो तीन चार पांच छह\n\n", "12 रामपुर\n", "'",
        "पुल. 'पुल'", "( ", "[ ", "a_1", "यह भी पढ़ें ", "फोटो :", "सवाल? ", "-", "1.", "?", "\u093c", "क" * 50,
    ],
)  # fmt: skip
def test_time_grows_with_length(piece: str) -> None:
    """Ten times the text takes about ten times as long. No rule searches all earlier text again."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            parse(source(text))
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(6_000), seconds(60_000)
    assert large < 20 * small + 0.02


def lent_texts() -> list[str]:
    """Return real articles that are lent for checks, or skip."""
    files = sorted(LENT.glob("articles/*/*.txt"))[::12] + sorted(LENT.glob("newspaper-days/*/*.txt"))[::9]
    if not files:
        pytest.skip(f"no lent articles below {LENT.name}/")
    return [file.read_text("utf-8") for file in files]


def mutant(text: str, dice: random.Random) -> str:
    """Return `text` with flipped bytes, and with shuffled, doubled, cut or joined lines."""
    at = dice.randrange(len(text))
    text = text[at : at + 4000] if len(text) > 6000 else text
    for _ in range(dice.randrange(1, 6)):
        lines = text.split("\n")
        i = dice.randrange(len(lines))
        match dice.randrange(5):
            case 0:
                dice.shuffle(lines)
            case 1:
                lines.insert(i, dice.choice(lines))
            case 2:
                lines[i] = lines[i][: dice.randrange(len(lines[i]) + 1)]
            case 3:
                lines[i : i + 2] = ["".join(lines[i : i + 2])]
            case _:
                data = bytearray("\n".join(lines).encode())
                for _ in range(min(4, len(data))):
                    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
                lines = data.decode("utf-8", "replace").split("\n")
        text = "\n".join(lines) or "x"
    return text


def test_mutants_of_real_articles_are_parsed_and_kept() -> None:
    """Damaged articles lose none of their remaining text."""
    dice = random.Random(20230704)
    texts = lent_texts()
    for _ in range(250):
        check(mutant(dice.choice(texts), dice))
