"""Words as a part of an address."""

from site_builder.text.romanisation import romanise

__all__ = ["slug"]


def slug(text: str, limit: int = 80, *, long_vowels: bool = False) -> str:
    """Return `text` as lower-case ASCII words joined by '-', at most `limit` characters, cut at a word.

    Indian scripts, Urdu and Thai are romanised, other scripts are transliterated; '' when nothing is left. Idempotent.
    `long_vowels`: as of `romanise`.
    """
    from slugify import slugify  # takes 20 ms to import, and only builds that render need it

    # More than enough; a headline of a megabyte must not take seconds.
    head = romanise(text[: limit * 20], long_vowels=long_vowels)
    words = str(slugify(head, entities=False, decimal=False, hexadecimal=False))
    if len(words) <= limit:
        return words
    whole_words = words[: limit + 1].rpartition("-")[0]
    return whole_words or words[:limit]
