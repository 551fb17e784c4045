"""Counts of right results in an annotated article: `benchmarks.annotation` prints them, tests set floors for them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from site_builder.text.folding import match_key

__all__ = ["FIELDS", "Count", "characters", "compare", "right_entities", "same_words"]

FIELDS = ("kicker", "headline", "standfirst", "byline", "dateline", "published")
_VALUES = frozenset({"date", "money", "percent", "handle"})
# Punctuation and spaces at the ends of a field do not change whether it is correct.
_ENDS = " .,:;|-–—'\"‘’“”"


@dataclass(frozen=True, slots=True)
class Count:
    """The numbers of correct, found and annotated items."""

    right: int = 0
    found: int = 0
    there: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Add the counts of two articles."""
        return Count(self.right + other.right, self.found + other.found, self.there + other.there)

    @property
    def missed(self) -> int:
        """The number of annotated items that were not found."""
        return self.there - self.right

    @property
    def false(self) -> int:
        """The number of found items that are wrong."""
        return self.found - self.right


def compare(gold: Mapping[str, Any], read: Mapping[str, Any]) -> dict[str, Count]:
    """Return the counts of one article. `read` is the output of `news-digest parse`."""
    counts = {
        "fields": _both({(key, _key(gold[key])) for key in FIELDS}, {(key, _key(read[key])) for key in FIELDS}),
        "characters": characters(gold["blocks"], read["blocks"]),
        "values": _both(_values(gold["values"]), _values(read["values"])),
        "quotes": _both({_key(one["text"]) for one in gold["quotes"]}, {_key(one["text"]) for one in read["quotes"]}),
        "speakers": _both(_said(gold["quotes"]), _said(read["quotes"])),
    }
    for kind in ("person", "place", "organisation"):
        wanted, found = ([one for one in side["entities"] if one["kind"] == kind] for side in (gold, read))
        counts[kind] = Count(right_entities(wanted, found), len(found), len(wanted))
    return counts


def right_entities(wanted: Iterable[Mapping[str, Any]], found: Iterable[Mapping[str, Any]]) -> int:
    """Return how many annotated entities were found: same kind, and the name of one is among the names of the other."""
    left, count = list(found), 0
    for entity in wanted:
        name, names = match_key(entity["name"]), set(map(match_key, (entity["name"], *entity["aliases"])))
        hit = next(
            (
                one for one in left
                if one["kind"] == entity["kind"]
                and (match_key(one["name"]) in names or name in map(match_key, one["aliases"]))
            ),
            None,
        )  # fmt: skip
        if hit is not None:
            left.remove(hit)
            count += 1
    return count


def characters(gold: Sequence[Mapping[str, Any]], read: Sequence[Mapping[str, Any]]) -> Count:
    """Return how many characters of the blocks have the right kind. A text that occurs twice counts twice."""
    wanted, found = ([(block["kind"], _solid(block["text"])) for block in side] for side in (gold, read))
    same = (Counter(wanted) & Counter(found)).elements()
    return Count(*(sum(len(text) for _, text in side) for side in (same, found, wanted)))


def same_words(one: str | None, other: str | None) -> bool:
    """Return whether two fields are the same but for spaces, and punctuation at the ends."""
    return _key(one) == _key(other)


def _solid(text: str) -> str:
    return re.sub(r"\s", "", text)


def _key(text: str | None) -> str:
    return " ".join((text or "").split()).strip(_ENDS)


def _values(values: Iterable[Mapping[str, Any]]) -> set[tuple[str, str]]:
    return {(one["kind"], one["normal"] or _key(one["text"])) for one in values if one["kind"] in _VALUES}


def _said(quotes: Iterable[Mapping[str, Any]]) -> set[tuple[str, str]]:
    return {(_key(one["text"]), _key(one["speaker"])) for one in quotes if one["speaker"]}


def _both(wanted: set[Any], found: set[Any]) -> Count:
    return Count(len(wanted & found), len(found), len(wanted))
