"""Word lists that say what each word does: rows of role TAB word [TAB worth]."""

from collections.abc import Mapping
from functools import lru_cache

from site_builder.data import BESIDE, table
from site_builder.text.vocabulary.spellings import spellings

__all__ = ["roles"]


@lru_cache(maxsize=128)
def roles(language: str, name: str, lent: frozenset[str] = frozenset()) -> Mapping[str, Mapping[str, str]]:
    """Return role -> word, in every spelling -> worth ('' where none) from `data/{any,<language>}/<name>.txt`.

    `lent`: the roles in which English words stand beside the language's own.
    """
    own = (*table("any", name), *table(language, name))
    rows = (*own, *(row for row in table(BESIDE, name) if row[0] in lent))  # if there are two worths, the first counts
    found: dict[str, dict[str, str]] = {}
    for role, word, *worth in rows:
        for form in spellings(word):
            found.setdefault(role, {}).setdefault(form, worth[0] if worth else "")
    return found
