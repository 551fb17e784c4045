"""The company of entities: the entities that an entity most often appears with."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest

__all__ = ["Articles", "Company", "companies"]

Articles = Mapping[str, Sequence[str]]
"""Ids of the articles of entities, by key of the entity."""
Company = tuple[tuple[str, int], ...]
"""Keys of other entities, and in how many articles each appears with this one."""

# Companions on an entity's page. In 809 Hindi articles half of the entities have 26 companions or more; 59 % of the
# first 8 share two articles or more with the entity, 20 % of the others.
_SHOWN = 8


def companies(articles: Articles, then: Articles, before: Mapping[str, Company]) -> dict[str, Company]:
    """Return the company of each entity, by its key; `then` and `before`: `articles` and the result in the last build.

    Only entities of articles that now have other entities are counted again. The work for these grows with the sum
    over their articles of the number of entities. They are counted for one entity at a time: all counts together would
    take most of a build's memory.
    """
    moved = {
        (id_, key)
        for key in articles.keys() | then.keys()
        if (now := articles.get(key, ())) is not (was := then.get(key, ()))
        for id_ in {*now} ^ {*was}
    }
    other, others = {id_ for id_, _ in moved}, {key for _, key in moved}
    again = {key for key, ids in articles.items() if key in others or key not in before or not other.isdisjoint(ids)}
    present: dict[str, list[str]] = defaultdict(list)
    looked_at = {id_ for key in again for id_ in articles[key]}
    for key, ids in articles.items():
        for id_ in ids:
            if id_ in looked_at:
                present[id_].append(key)
    return {key: _company(key, ids, present) if key in again else before[key] for key, ids in articles.items()}


def _company(key: str, articles: Sequence[str], present: Mapping[str, Sequence[str]]) -> Company:
    counts: Counter[str] = Counter()
    for id_ in articles:
        counts.update(present[id_])
    del counts[key]
    return tuple(nsmallest(_SHOWN, counts.items(), key=lambda item: (-item[1], item[0])))
