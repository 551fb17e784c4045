"""The text of the story in the page's linked data: evidence for the main text, and a replacement if that is a stub."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from site_builder.parsing.html.main_text import Main, weight
from site_builder.parsing.html.runs import PageRun
from site_builder.text.normalise import normalise
from site_builder.text.page_tree import Element, linked_data
from site_builder.text.words import spaced_words

__all__ = ["StatedText", "plain_text", "stated_text"]

# Beside the numbers: how many of the 81 real pages with a story in their data change with half and with twice the
# number (a share: 1.0), and the change of the mean F1 of their words (0.935), in thousandths.
# Characters; a shorter text is a description, as of a gallery, and must not replace its captions. None; none.
_LEAST = 200
_RUN = 3  # words in a row: 10 pages, -3.7; none
_SAID = 0.6  # of a paragraph's runs of words: 1 page, 0; 3 pages, -0.6
# Of the visible running text; otherwise the data have only the beginning, or another text: 1 page, 0; 19 pages, -3.7.
_AGREES = 0.6
# A page that shows less than half of the text in its data is a stub: 22 pages, -8.5; none.
_STUB = 2
_MARKUP = re.compile(r"<(?:br|/?p|/?div|/?li|/?h[1-6])\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


class StatedText:
    """The story in the data."""

    def __init__(self, text: str) -> None:
        """`text`: plain text, one paragraph a line where it is divided at all."""
        self.paragraphs = [row.strip() for row in text.split("\n") if row.strip()]
        self._size = sum(map(len, self.paragraphs))
        self._runs = {run for row in self.paragraphs for run in _runs_of_words(row)}

    def says(self, text: str) -> bool:
        """Return whether most of a text is in the story."""
        runs = list(_runs_of_words(text))
        return bool(runs) and sum(run in self._runs for run in runs) >= _SAID * len(runs)

    def given_back(self, found: list[PageRun]) -> list[PageRun]:
        """Return the runs of a page; text of the story is never clutter, in spite of its names."""
        return [
            replace(run, aside=frozenset(), box=None)
            if run.box is not None and weight(run, aside=True) and self.says(run.text)
            else run
            for run in found
        ]

    def end(self, found: list[PageRun], main: Main) -> int:
        """Return where the main text ends: behind the last run that is in the story, if both mostly agree."""
        said = [i for i in range(main.start, main.end) if weight(found[i]) and self.says(found[i].text)]
        shown = sum(map(weight, found[main.start : main.end]))
        return said[-1] + 1 if said and sum(weight(found[i]) for i in said) >= _AGREES * shown else main.end

    def is_whole_of(self, found: list[PageRun]) -> bool:
        """Return whether a page shows only a stub of the story, or something else."""
        return sum(map(weight, found)) * _STUB < self._size


def stated_text(root: Element) -> StatedText | None:
    """Return the longest story in the page's linked data; None if they have none."""
    bodies = (item.get("articleBody") for item in linked_data(root))
    texts = [body for body in bodies if isinstance(body, str) and len(body) > _LEAST]
    return StatedText(plain_text(max(texts, key=len))) if texts else None


def plain_text(text: str) -> str:
    """Return a text in data without its markup, one paragraph a line where it is divided at all."""
    text = unescape(text) if "&" in text else text
    return normalise(_TAG.sub("", _MARKUP.sub("\n", text)) if "<" in text else text)


def _runs_of_words(text: str) -> Iterator[tuple[str, ...]]:
    words = list(spaced_words(text.casefold()))
    return zip(*(words[i:] for i in range(min(_RUN, len(words)))), strict=False)
