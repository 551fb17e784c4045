"""Generated Hindi news in our own sentences, with any number of articles, so that anybody can repeat our measurements.

People, towns and things come from the package's own lists of names. As in real news, few are frequent and most are
rare. There are twelve articles for each day. The same number gives the same text."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from site_builder import data

__all__ = ["made_article", "write_corpus"]

_A_DAY = 12
_PARAGRAPHS = 11
_HEADLINES = (
    "{town} में {thing} पर {n} करोड़ रुपये खर्च होंगे",
    "{person} बोले, {town} का {thing} समय पर पूरा होगा",
    "{body} ने {town} में {thing} का काम शुरू किया",
    "{thing} के लिए {town} और {town} के बीच समझौता",
)
_SENTENCES = (
    "{body} के अध्यक्ष {person} ने {town} में कहा कि {thing} का काम {n} दिन में पूरा होगा।",
    "{town} के {n} गांवों में {thing} के लिए {m} करोड़ रुपये दिए गए हैं।",
    "{person} ने बताया, “हम {town} के हर घर तक {thing} पहुंचाना चाहते हैं और इसमें देर नहीं होगी।”",
    "पिछले साल {town} में {thing} की मांग {n} फीसदी बढ़ी, जबकि {town} में {m} फीसदी घटी।",
    "{body} की रिपोर्ट कहती है कि {n} में से {m} परिवारों के पास {thing} नहीं है।",
    "बैठक में {person} और {person} भी थे, पर {thing} पर कोई फैसला नहीं हुआ।",
    "{town} के रहने वाले {person} का कहना है कि {thing} से {n} लोगों को काम मिला।",
    "यह योजना {town}, {town} और {town} में एक साथ चलाई जाएगी और {thing} पर नजर रखी जाएगी।",
    "अधिकारियों के अनुसार {thing} का {n} किलोमीटर लंबा हिस्सा {m} मजदूरों ने बनाया है।",
    "{person} ने याद दिलाया कि {town} में {thing} पहली बार {n} साल पहले शुरू हुआ था।",
)
_THINGS = tuple(
    f"{what} {which}"
    for what in ("सौर", "पुराने", "नए", "सरकारी", "ग्रामीण", "छोटे", "बड़े", "सामुदायिक", "निजी", "शहरी")
    for which in (
        "तालाब", "पुल", "पुस्तकालय", "बाजार", "अस्पताल", "कारखाने", "बगीचे", "रेल मार्ग", "बस अड्डे", "बिजलीघर",
        "विद्यालय", "डाकघर", "गोदाम", "बांध", "संग्रहालय", "खेल मैदान", "मछली पालन", "बुनाई केंद्र", "दूध केंद्र", "कुएं",
    )
)  # fmt: skip


@cache
def _people() -> tuple[str, ...]:
    """Return full names. Many given names have each surname, in an order that is not alphabetical."""
    drawn = random.Random("people")
    given = drawn.sample(data.lines("hi", "names/given"), 4000)
    surnames = drawn.sample(data.lines("hi", "names/surnames"), 400)
    return tuple(f"{first} {surnames[_low(drawn, len(surnames))]}" for first in given for _ in range(8))


@cache
def _towns() -> tuple[str, ...]:
    found = list(data.lines("hi", "names/places"))
    random.Random("towns").shuffle(found)
    return tuple(found)


@cache
def _bodies() -> tuple[str, ...]:
    found = list(data.lines("hi", "names/organisations"))
    random.Random("bodies").shuffle(found)
    return tuple(found)


def _low(drawn: random.Random, count: int) -> int:
    """Return a number below `count`. Small numbers are far more frequent."""
    return int(count * drawn.random() ** 4)


def made_article(number: int) -> str:
    """Return the text of an article: its date, a headline, and about 400 words about a few people and towns."""
    drawn = random.Random(number)

    def some(names: Sequence[str], count: int) -> list[str]:
        return [names[_low(drawn, len(names))] for _ in range(count)]

    cast = {
        "person": some(_people(), 5), "town": some(_towns(), 6), "body": some(_bodies(), 3),
        "thing": drawn.sample(_THINGS, 3),
    }  # fmt: skip

    def told(pattern: str) -> str:
        while "{" in pattern:
            slot = pattern[pattern.index("{") + 1 : pattern.index("}")]
            word = drawn.choice(cast[slot]) if slot in cast else str(drawn.randint(2, 9000))
            pattern = pattern.replace(f"{{{slot}}}", word, 1)
        return pattern

    day = date(2001, 1, 1) + timedelta(days=number // _A_DAY)
    paragraphs = (" ".join(told(one) for one in drawn.sample(_SENTENCES, 2)) for _ in range(_PARAGRAPHS))
    return "\n\n".join((f"---\ndate: {day}\n---\n{told(drawn.choice(_HEADLINES))}", *paragraphs)) + "\n"


def write_corpus(folder: Path, count: int) -> None:
    """Create `folder` and write this number of articles into it.

    A larger corpus begins with the articles of a smaller one."""
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number:07}.md").write_text(made_article(number), "utf-8")
