"""The sections of articles: their tags, and the folders of their sources."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from site_builder import addresses
from site_builder.model import Outline
from site_builder.text.folding import match_key
from site_builder.text.romanisation.slug import slug

__all__ = ["Section", "labels", "section_address", "section_key", "sections"]

_AT_LEAST = 2
"""Fewest articles of a section: a page with a single article is only one more click."""
# Folders that are not subjects: hidden ones, those of other generators ('_posts'), years and months.
_NO_LABEL = re.compile(r"[._]|[\W\d_]*\Z")
_JOINED = re.compile(r"[-_\s]+")


class Section(Struct, frozen=True):
    """Articles with one tag or folder name."""

    key: str
    """That word in the form in which spellings are compared."""
    name: str
    """The word as most articles spell it."""
    articles: tuple[str, ...]
    """Ids, in the edition's order."""


def labels(card: Outline) -> Mapping[str, tuple[str, bool]]:
    """Return the tags and folder names of an article, by key: each as it is written, and whether it is a tag."""
    folders = (folder for folder in card.path.split("/")[:-1] if not _NO_LABEL.match(folder))
    words = [(tag, True) for tag in card.tags] + [(_as_words(folder), False) for folder in folders]
    found: dict[str, tuple[str, bool]] = {}
    for word, tag in words:
        found.setdefault(section_key(word), (word, tag))
    return {key: word for key, word in found.items() if key}


def section_key(word: str) -> str:
    """Return the key of a label, the same for all its spellings: 'Up-News' and 'up news' are one section."""
    return match_key(_as_words(word))


def _as_words(text: str) -> str:
    return _JOINED.sub(" ", text).strip()


def sections(cards: Sequence[Outline]) -> tuple[Section, ...]:
    """Return the sections of an edition, those with most articles first.

    A folder that holds all articles is left out: it distinguishes none of them.
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
    """Return the commonest spelling, tags first: tags are written for readers, names of folders often are not."""
    (_, word), _ = max(written.items(), key=lambda row: (row[0][0], row[1], row[0][1]))
    return word


def section_address(key: str) -> str:
    """Return the address of a section's page. It is made of the section's word alone, so it never changes.

    A hash tells words apart that have the same romanisation (कला and काला).
    """
    name = slug(key)
    plain = f"{addresses.SECTIONS}{name}.html"
    if name == key.replace(" ", "-") and plain != addresses.SECTION_LIST and addresses.alias(f"/{plain}") == plain:
        return plain
    mark = hashlib.sha256(key.encode()).hexdigest()[:6]
    return f"{addresses.SECTIONS}{'-'.join(filter(None, (name, mark)))}.html"
