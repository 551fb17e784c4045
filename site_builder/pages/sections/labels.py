"""Under which sections articles are filed: their tags, and the folders in which their sources lie."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from site_builder import addresses
from site_builder.model import Card
from site_builder.text.folding import match_key
from site_builder.text.romanisation.slug import slug

__all__ = ["Section", "labels", "section_address", "section_key", "sections"]

_AT_LEAST = 2
"""Articles that a section has: a page with a single article only stands between the reader and it."""
# Folders that only say how the files are kept: hidden ones, those of other generators ('_posts'), years and months.
_NO_LABEL = re.compile(r"[._]|[\W\d_]*\Z")
_JOINED = re.compile(r"[-_\s]+")


class Section(Struct, frozen=True):
    """Articles that are filed under one word."""

    key: str
    """That word, as spellings of it are compared."""
    name: str
    """As most articles write it."""
    articles: tuple[str, ...]
    """Ids, in the edition's order."""


def labels(card: Card) -> Mapping[str, tuple[str, bool]]:
    """Return the words under which an article is filed, by key: each as it is written, and whether a tag says it."""
    folders = (folder for folder in card.path.split("/")[:-1] if not _NO_LABEL.match(folder))
    words = [(tag, True) for tag in card.tags] + [(_as_words(folder), False) for folder in folders]
    found: dict[str, tuple[str, bool]] = {}
    for word, tag in words:
        found.setdefault(section_key(word), (word, tag))
    return {key: word for key, word in found.items() if key}


def section_key(word: str) -> str:
    """Return the form under which spellings of a label meet: 'Up-News' and 'up news' are one section."""
    return match_key(_as_words(word))


def _as_words(text: str) -> str:
    return _JOINED.sub(" ", text).strip()


def sections(cards: Sequence[Card]) -> tuple[Section, ...]:
    """Return the sections of an edition, those of most articles first.

    A folder in which all articles lie says nothing about any of them.
    """
    articles: dict[str, list[str]] = defaultdict(list)
    written: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for card in cards:
        for key, (word, tag) in labels(card).items():
            articles[key].append(card.id)
            written[key][tag, word] += 1
    found = (
        Section(key, _commonest(written[key]), tuple(ids))
        for key, ids in articles.items()
        if len(ids) >= _AT_LEAST and (len(ids) < len(cards) or any(tag for tag, _ in written[key]))
    )
    return tuple(sorted(found, key=lambda one: (-len(one.articles), one.key)))


def _commonest(written: Counter[tuple[bool, str]]) -> str:
    """Return the commonest spelling: a tag is written for readers, the name of a folder often is not."""
    (_, word), _ = max(written.items(), key=lambda row: (row[0][0], row[1], row[0][1]))
    return word


def section_address(key: str) -> str:
    """Return the address of a section's page. It is made of the section's word alone, so it never changes.

    Words that become the same letters when they are romanised (कला and काला) are told apart by a hash.
    """
    name = slug(key)
    plain = f"{addresses.SECTIONS}{name}.html"
    if name == key.replace(" ", "-") and plain != addresses.SECTION_LIST and addresses.alias(f"/{plain}") == plain:
        return plain
    mark = hashlib.sha256(key.encode()).hexdigest()[:6]
    return f"{addresses.SECTIONS}{'-'.join(filter(None, (name, mark)))}.html"
