"""Word lists that say what each word does: rows of role TAB word [TAB worth]."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from site_builder.data import BESIDE, table
from site_builder.text.vocabulary.spellings import spellings

__all__ = ["numbered", "roles"]


@lru_cache(maxsize=128)
def roles(language: str, name: str, lent: frozenset[str] = frozenset()) -> Mapping[str, Mapping[str, str]]:
    """Return role -> word, in every spelling -> worth ('' where none) from `data/{any,<language>}/<name>.txt`.

    A word that ends in "-" is a stem: it stands alone, and with each of the words of the role `ending`, which some
    languages write together with it: रुपयां- is रुपयांचे, रुपयांपर्यंत … `lent`: the roles in which English words stand
    beside the language's own.
    """
    own = (*table("any", name), *table(language, name))
    rows = (*own, *(row for row in table(BESIDE, name) if row[0] in lent))  # if there are two worths, the first counts
    endings = [row[1] for row in own if row[0] == "ending"]
    found: dict[str, dict[str, str]] = {}
    for role, word, *worth in rows:
        for form in (spelling for each in _forms(word, endings) for spelling in spellings(each)):
            found.setdefault(role, {}).setdefault(form, worth[0] if worth else "")
    return found


def _forms(word: str, endings: Iterable[str]) -> tuple[str, ...]:
    """Return the word; of a stem, the stem and the stem with each ending."""
    stem = word.removesuffix("-")
    return (stem, *(stem + ending for ending in endings)) if stem != word else (word,)


def numbered(rows: Mapping[str, str]) -> dict[str, int]:
    """Return the words of a role whose worth is a whole number, each with that number."""
    return {word: int(worth) for word, worth in rows.items()}
