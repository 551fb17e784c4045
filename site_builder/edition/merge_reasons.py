"""Reasons why names, and articles, belong to one entity, for the machine edition and `explain --entity`.

`docs/machine-edition.md` explains each reason.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from msgspec import Struct

from site_builder.edition.name_classes import NameClasses
from site_builder.edition.namesakes.entity_record import Somebody
from site_builder.edition.packaged_names import Name, name_of
from site_builder.model import JoinSign, Outline

__all__ = ["SIGNS", "SPELLINGS", "WordlessSign", "signs", "spellings", "told"]

SPELLINGS = ("letters", "sound", "table", "list", "text", "article", "short", "hand")
"""Reasons for a name."""
SIGNS = (
    "first", "hand", "office", "company", "famous", "calling", "holder", "place", "country", "short", "rare", "name",
)  # fmt: skip
"""Reasons for an article, in the order in which they are listed."""
_TOLD = 3  # names that each reason shows


def spellings(one: Somebody, names: tuple[str, ...], classes: NameClasses) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return, for each of the other names, the reasons why it means the same as the first."""
    kind = one.records[0].entity.kind
    main = name_of(kind, names[0])
    stated = {record.entity.name for record in one.records if record.entity.by_hand}
    aliases = {alias for record in one.records for alias in record.entity.aliases}

    def why(name: str) -> tuple[str, ...]:
        this = name_of(kind, name)
        if this == main:
            return ("letters",)
        if name in stated and names[0] in stated:
            return ("hand",)
        if classes.find(this) == classes.find(main):
            return classes.reasons(this, main)
        return ("article",) if name in aliases else ("short",)

    return tuple((name, why(name)) for name in names[1:])


class WordlessSign(Struct, frozen=True, array_like=True, gc=False):
    """A `JoinSign` whose evidence is not yet in words."""

    sign: str
    """A reason."""
    what: tuple[tuple[Name, int], ...]
    """Each piece of evidence, and the number of articles that it joins."""
    articles: tuple[str, ...]
    """Ids of the articles."""


def signs(one: Somebody, cards: Sequence[Outline]) -> tuple[WordlessSign, ...]:
    """Return why the articles are about one entity.

    The oldest article needs no reason; each later one fits the articles before it.
    """
    if len(one.records) < 2:
        return ()
    articles: dict[str, list[str]] = defaultdict(list)
    what: dict[str, Counter[Name]] = defaultdict(Counter)
    for record, (reason, detail) in zip(one.records, one.reasons, strict=True):
        sign = reason or "first"
        articles[sign].append(cards[record.at].id)
        what[sign].update(detail)
    there = [sign for sign in SIGNS if sign in articles]
    return tuple(WordlessSign(sign, tuple(what[sign].items()), tuple(articles[sign])) for sign in there)


def told(found: Sequence[WordlessSign], shown: Callable[[Name], str | None]) -> tuple[JoinSign, ...]:
    """Return the reasons with evidence in words. `shown`: from the representative of a class to an entity's name."""
    return tuple(JoinSign(one.sign, _most(one.what, shown), one.articles) for one in found)


def _most(what: Sequence[tuple[Name, int]], shown: Callable[[Name], str | None]) -> tuple[str, ...]:
    found: Counter[str] = Counter()
    for name, count in what:
        found[shown(name) or " ".join(name[1])] += count
    return tuple(sorted(found, key=lambda one: (-found[one], one))[:_TOLD])
