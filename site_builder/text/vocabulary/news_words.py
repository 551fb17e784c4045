"""The words of the news in a language, from `data/<language>/text/background.txt`."""

from collections.abc import Mapping
from functools import lru_cache

from site_builder import data

__all__ = ["news_words"]


@lru_cache(maxsize=128)
def news_words(language: str) -> Mapping[str, int]:
    """Return the number of documents in 10,000 that contain each common word; {} for a language without this list.

    `language`: a BCP 47 tag without script and territory. The list has words of at least 18 documents.
    """
    return {word: int(documents) for word, documents in data.table(language, "text/background")}
