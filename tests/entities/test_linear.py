"""The time to find names and quotations grows linearly with the text, for any repeated content."""

import random
import sys
import time
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

import pytest

from site_builder.entities.names import find_names
from site_builder.entities.quotes import find_quotes
from tests.entities.stories import structure
from tests.timing import grows_less

pytestmark = pytest.mark.unmeasured

MARKS = "‘’‚‛'`´“”„‟\"＂«»‹›「」『』"
DELIMITERS = "()[]{}<>,;:.।॥|/\\-–—!?*_~#&@%+=^$…·•"
WORDS = [
    "मोदी", "भारत", "भाजपा", "दिल्ली पुलिस", "राम कुमार", "राष्ट्रपति", "ने कहा", "ने", "और", "का", "उन्होंने",
    "के अनुसार", "बकौल", "पूछा", "Modi", "India", "Mr", "Ram Kumar", "he said", "said", "of", "the president",
]  # fmt: skip
ASIDE = [f"{mark}a" for mark in MARKS] + [f"a{mark}" for mark in MARKS] + [f"{word}," for word in WORDS]
INTRODUCED = [f"{lead} {mark}" for lead in ("he said,", "उसने कहा,") for mark in MARKS]


def made_up(count: int) -> list[str]:
    """Return random tokens of words, marks and delimiters. Each run gives the same tokens."""
    draw = random.Random(9)
    parts = [*WORDS, *MARKS, *DELIMITERS, "a", "हम जाएंगे।", '"We go."', "“हम जाएंगे”", "\n"]
    return [" ".join(draw.choices(parts, k=draw.randint(1, 4))) for _ in range(count)]


def found_in(text: str, language: str) -> None:
    """Find names and quotations in one paragraph."""
    story = structure(text, language=language)
    find_quotes(story, *find_names(story))


def steps(work: Callable[[], object]) -> int:
    """Return the number of Python lines that a call executes in the modules for names and quotations."""
    counted = 0
    ours: dict[CodeType, bool] = {}

    def look(frame: FrameType, event: str, _: object) -> Callable[[FrameType, str, object], Any] | None:
        nonlocal counted
        code = frame.f_code
        if code not in ours:
            ours[code] = "site_builder" in code.co_filename
        if not ours[code]:
            return None
        counted += event == "line"
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        work()
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize("language", ["hi", "en"])
@pytest.mark.parametrize(
    "tokens",
    [
        list(MARKS), list(DELIMITERS), WORDS, INTRODUCED,
        *(pytest.param(tokens, marks=pytest.mark.slow) for tokens in (ASIDE, *(made_up(200)[i::4] for i in range(4)))),
    ],
)  # fmt: skip
def test_twice_the_text_is_twice_the_work(tokens: list[str], language: str) -> None:
    """This holds for every quotation mark and delimiter, for names and verbs, and for 200 random tokens."""
    for token in tokens:
        unit = f"{token} "
        count = 700 // len(unit)
        found_in(unit * count, language)  # Caches that outlive a text are filled before the measurement.
        once = steps(lambda: found_in(unit * count, language))  # noqa: B023 - called at once
        twice = steps(lambda: found_in(unit * 2 * count, language))  # noqa: B023
        assert twice <= 2.3 * once + 1_500, token


@pytest.mark.slow
@pytest.mark.parametrize("unit", ['"a ', "“a ", "‘‘a ", "“हम जाएंगे।” ", 'he said, "', "उसने कहा, “", "मोदी, ", "भारत "])
def test_twice_the_text_takes_twice_the_time(unit: str) -> None:
    """Line counts miss searches and copies inside the interpreter, so this test compares processor times."""

    def spent(times: int) -> float:
        text = unit * (times * 10_000 // len(unit))
        begun = time.process_time()
        found_in(text, "hi")
        return time.process_time() - begun

    assert grows_less(spent, 1, 4, than=8)
