"""Words as a part of an address."""

from site_builder.text.romanise import romanise

__all__ = ["slug"]


def slug(text: str, limit: int = 80) -> str:
    """Return `text` as lower-case ASCII words joined by '-', at most `limit` characters, cut at a word.

    Devanagari is romanised, other scripts are transliterated; '' when nothing is left. Idempotent.
    """
    from slugify import slugify  # takes 20 ms to import, and only builds that render need it

    head = romanise(text[: limit * 20])  # more than enough; a headline of a megabyte must not take seconds
    words = str(slugify(head, entities=False, decimal=False, hexadecimal=False))
    if len(words) <= limit:
        return words
    whole_words = words[: limit + 1].rpartition("-")[0]
    return whole_words or words[:limit]
