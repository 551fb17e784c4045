"""The story in the scripts of a page that shows nothing before they run.

Such pages have the story in their scripts as strings: one with the markup of the whole story, or one for each
paragraph, under the same key. No name of a key tells it: only the amount of running text, and the words of the title.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from site_builder.parsing.html.data_text.stated_text import StatedText, plain_text
from site_builder.parsing.html.main_text import is_running
from site_builder.text.page_tree import script_sources
from site_builder.text.words import spaced_words

__all__ = ["script_text"]

# Of the half 'learn' of 289 pages, 24 have their story in scripts as well. With these numbers the words found there
# have a precision of 0.9 or more on 18, and on 15 of these a recall of 0.85 or more. On three it is another text.
_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*+)"(\s*+:)?')
_LEAST = 15  # code points; a shorter string is no sentence
_NESTED = 2  # strings in strings: a state is often a string with JSON in it
_GAP = 1_000  # code points between two paragraphs of one story; with 3,000 ten more strings come in on 4 of 24 pages
_STORY = 200  # code points of running text; less is a description
_TITLE = 0.3  # of the words of the title that the story must have; the stories found have half or more
_WORD = 4  # code points; a shorter word may be in any text
_STEM = 5  # first letters by which two words count as the same
_CODE = re.compile(r"function\s*\(|\};|=>")
# React's server components: a page sends their text in pieces, and a long string as a row with its length in bytes.
_PIECE = re.compile(r'__next_f\.push\(\[1,"((?:[^"\\\n]|\\.)*+)"\]\)')
_ROW = re.compile(rb"(?:^|\n)[0-9a-f]{1,8}:T([0-9a-f]{1,6}),")


@dataclass(slots=True)
class _Group:
    """Strings under one key that follow one another."""

    end: int
    """Where the last of them ends."""
    paragraphs: list[str] = field(default_factory=list)
    weight: int = 0
    """Code points of running text."""

    def take(self, paragraphs: list[str], weight: int, end: int) -> None:
        """Add a string."""
        self.paragraphs += paragraphs
        self.weight += weight
        self.end = end


def script_text(text: str, title: str | None) -> StatedText | None:
    """Return the longest story in the scripts of the page `text` that has words of the title; None if there is none."""
    words = {word[:_STEM] for word in spaced_words((title or "").casefold()) if len(word) >= _WORD}

    def is_story(group: _Group) -> bool:
        said = " ".join(group.paragraphs).casefold()
        return group.weight >= _STORY and sum(word in said for word in words) >= max(1, _TITLE * len(words))

    found = max(filter(is_story, _groups(text)), key=lambda group: group.weight, default=None)
    return StatedText("\n".join(found.paragraphs)) if found is not None else None


def _groups(text: str) -> Iterator[_Group]:
    for source in _sources(text):
        open_now: dict[str, _Group] = {}
        for key, string, start, end in _strings(source):
            paragraphs = [row.strip() for row in plain_text(string).split("\n") if row.strip()]
            weight = sum(len(row) for row in paragraphs if is_running(row))
            if not weight or _CODE.search(string) or (string.isascii() and " " not in string):
                continue  # code, or an address
            group = open_now.get(key)
            if group is None or start - group.end > _GAP:
                if group is not None:
                    yield group
                group = open_now[key] = _Group(end)
            group.take(paragraphs, weight, end)
        yield from open_now.values()


def _sources(text: str) -> Iterator[str]:
    """Yield what the scripts contain, with server components joined to one text."""
    pieces = []
    for source in script_sources(text):
        own = [piece for sent in _PIECE.findall(source) if (piece := _read(sent)) is not None]
        pieces += own
        if not own:
            yield source
    yield from _components("".join(pieces))


def _components(sent: str) -> Iterator[str]:
    """Yield the long strings of server components as JSON, then what is between them."""
    stream, at, rest = sent.encode("utf-8", "replace"), 0, []
    while row := _ROW.search(stream, at):
        end = row.end() + int(row[1], 16)
        rest.append(stream[at : row.start()])
        yield json.dumps(stream[row.end() : end].decode("utf-8", "replace"))
        at = end
    yield b"".join([*rest, stream[at:]]).decode("utf-8", "replace")


def _strings(source: str, depth: int = 0) -> Iterator[tuple[str, str, int, int]]:
    """Yield the strings of a source with the key before each, and where it begins and ends."""
    key = ""
    for match in _STRING.finditer(source):
        if match[2]:
            key = match[1]
        elif len(match[1]) >= _LEAST and (string := _read(match[1])) is not None:
            if depth < _NESTED and string.lstrip()[:1] in ("{", "["):
                inner = _strings(string, depth + 1)
                yield from ((name, part, match.start(), match.end()) for name, part, _, _ in inner)
            else:
                yield key, string, match.start(), match.end()


def _read(written: str) -> str | None:
    try:
        return str(json.loads(f'"{written}"', strict=False))
    except ValueError:
        return None
