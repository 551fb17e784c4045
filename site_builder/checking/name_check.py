"""Names with pages of their own that may be one name in two spellings."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from site_builder.addresses import MACHINE_ENTITIES
from site_builder.checking.built_site import BuiltSite
from site_builder.checking.findings import Finding
from site_builder.deliver.data_rows import data_rows
from site_builder.edition.spelling import joined, one_letter_apart, skeleton, words_of

__all__ = ["check_names"]

_CHECK = "names"
_SURE, _LIKELY = 5, 4
"""Fewest consonants of two names that are reported because they share all of them. Of 1,011 names in 808 reports
five gave 12 pairs, all but one of them one name; with four, names one letter apart are (जॉर्जिया, जार्जिया), others
are not (करनाल, कुर्नूल)."""
_COMPARED = 20
"""Names with the same consonants that are compared; real sites have two or three."""


def check_names(site: BuiltSite) -> Iterator[Finding]:
    """Yield pairs of names that sound alike, each with the line of entities.toml that merges them."""
    groups: dict[tuple[str, str], list[tuple[int, Mapping[str, Any]]]] = defaultdict(list)
    for line, who in data_rows(site.root / MACHINE_ENTITIES) if MACHINE_ENTITIES in site.sizes else ():
        if isinstance(who.get("name"), str) and isinstance(who.get("articles"), list):
            groups[str(who.get("kind")), skeleton(words_of(who["name"]))].append((line, who))
    for (_, sounds), alike in groups.items():
        for (_, one), (line, other) in combinations(alike[:_COMPARED] if len(sounds) >= _LIKELY else (), 2):
            if _may_be_one(one["name"], other["name"], len(sounds)):
                yield _pair(site, line, one, other)


def _may_be_one(name: str, other: str, consonants: int) -> bool:
    """Return whether two names with the same consonants are probably one; those of one spelling are two on purpose."""
    left, right = joined(words_of(name)), joined(words_of(other))
    if left == right:
        return name != other
    same_start = left[:1] == right[:1]
    return (consonants >= _SURE and same_start) or one_letter_apart(left, right)


def _pair(site: BuiltSite, line: int, one: Mapping[str, Any], other: Mapping[str, Any]) -> Finding:
    more, fewer = sorted((one, other), key=lambda who: (-len(who["articles"]), str(who["name"])))
    names = [f"'{who['name']}' ({len(who['articles'])} articles, {who.get('address')})" for who in (more, fewer)]
    first, second = (json.dumps(who["name"], ensure_ascii=False) for who in (more, fewer))
    fix = f"if they are the same, write below [merge] in entities.toml: {first} = [{second}]"
    return site.finding(_CHECK, "warning", MACHINE_ENTITIES, line, f"{names[0]} and {names[1]} may be the same", fix)
