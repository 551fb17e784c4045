"""The words of a text as likeness compares them."""

from functools import lru_cache

from site_builder.text.folding import match_key
from site_builder.text.language_profile import Language
from site_builder.text.words import words

__all__ = ["compared_words"]


@lru_cache(maxsize=4)
def compared_words(text: str, language: Language) -> tuple[str, ...]:
    """Return the match keys of all words of a text, in order; remembered, as two measures ask for those of one text."""
    return tuple(match_key(" ".join(text[start:end] for start, end in words(text, language))).split())
