"""The work grows linearly with the text, never with its square, for any repeated content."""

import random
import sys
from types import FrameType

import pytest

from site_builder.entities.values import find_values
from site_builder.text.dates.moment import read_moment
from tests.entities.stories import structure

pytestmark = pytest.mark.unmeasured

TOKENS = (
    "साढ़े ", "सवा ", "और ", "करोड़ ", "लाखों ", "से ", "से लेकर ", "पांच ", "माइनस ", "शक ", "मंगलवार ", "जनवरी ", "5 जनवरी ",
    "1 ", "1,", "1-", "1.", "1/", "1:", "12 34 ", "1,234,", "1.234.", "1 234 ", "2014 ", "2014, ", "2014-", "1e9 ",
    "5% ", "5%-", "₹", "₹5-", "$1 - ", "USD ", "5 USD ", "5 रुपये से ", "@a ", "(@a) ", "+91 ", "0", "011-", "98765",
    "9876543210 ", "http://a/", "a.bc/", "www.", "COP ", "COP 28 ", "नंबर ", "5 लाख 3 हजार ", "के दशक ", "1980 के दशक ",
)  # fmt: skip
LENGTH = 1_500  # code points
GROWTH = 2.5


def calls(text: str) -> int:
    """Return the number of calls, of Python and C functions, while the values of `text` are found."""
    story = structure(text)
    count = 0

    def step(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        find_values(story)
    finally:
        sys.setprofile(before)
    return count


def text_of(tokens: tuple[str, ...], length: int) -> str:
    """Return the tokens, repeated up to a length."""
    once = "".join(tokens)
    return (once * (length // len(once) + 1))[:length]


@pytest.mark.parametrize("token", TOKENS)
def test_twice_the_text_is_twice_the_work(token: str) -> None:
    """This holds for every word, sign and group of digits that can begin a value."""
    calls(token)  # Word lists are read only once.
    assert calls(text_of((token,), 2 * LENGTH)) <= GROWTH * calls(text_of((token,), LENGTH)) + 200


@pytest.mark.parametrize("seed", range(20))
def test_so_it_is_with_any_mixture(seed: int) -> None:
    """Each text repeats ten random tokens."""
    tokens = tuple(random.Random(seed).choices(TOKENS, k=10))
    assert calls(text_of(tokens, 2 * LENGTH)) <= GROWTH * calls(text_of(tokens, LENGTH)) + 200


def test_a_word_said_a_hundred_thousand_times_ends() -> None:
    """It once raised a RecursionError."""
    (value,) = find_values(structure("साढ़े " * 100_000 + "तीन लोग आए।"))
    assert value.normal == "3.5"


@pytest.mark.parametrize("token", TOKENS)
def test_a_long_line_is_not_a_time(token: str) -> None:
    """Such a line is not read at all."""
    assert read_moment(text_of((token,), 100_000), "hi") is None
