"""Words as a part of an address."""

from site_builder.text.romanise import romanise

__all__ = ["slug"]


def slug(text: str, limit: int = 80) -> str:
    """Return `text` as lower-case ASCII words joined by '-', at most `limit` characters, cut at a word.

    Devanagari is romanised, other scripts are transliterated; '' when nothing is left. Idempotent.
    """
    from slugify import slugify  # takes 20 ms to import, and only builds that render need it

    # No letter needs more than 20 to be left with one, so what lies beyond cannot count.
    head = romanise(text[: limit * 20])
    return str(slugify(head, entities=False, decimal=False, hexadecimal=False, max_length=limit, word_boundary=True))
