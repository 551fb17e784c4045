"""Write the order of letters, `site_builder/data/any/text/letter_order.txt`, from ICU's collators.

It is the only module here that needs PyICU (Debian's `python3-icu`, or `pip install pyicu` with ICU installed). Run:

    python -m training.letter_order

The order is that of Unicode's CLDR for the language named in `_SCRIPTS`: https://unicode.org/reports/tr35/tr35-collation.html
"""

import re
import unicodedata
from itertools import groupby
from pathlib import Path

_FILE = Path(__file__).parents[1] / "site_builder" / "data" / "any" / "text" / "letter_order.txt"
_SCRIPTS = {
    "Arab": ("ur", 0x600, 0x6FF), "Armn": ("hy", 0x530, 0x58F), "Beng": ("bn", 0x980, 0x9FF),
    "Cyrl": ("ru", 0x400, 0x4FF), "Deva": ("hi", 0x900, 0x97F), "Geor": ("ka", 0x10A0, 0x10FF),
    "Grek": ("el", 0x370, 0x3FF), "Gujr": ("gu", 0xA80, 0xAFF), "Guru": ("pa", 0xA00, 0xA7F),
    "Hebr": ("he", 0x590, 0x5FF), "Knda": ("kn", 0xC80, 0xCFF), "Latn": ("en", 0x41, 0x24F),
    "Mlym": ("ml", 0xD00, 0xD7F), "Orya": ("or", 0xB00, 0xB7F), "Sinh": ("si", 0xD80, 0xDFF),
    "Taml": ("ta", 0xB80, 0xBFF), "Telu": ("te", 0xC00, 0xC7F),
}  # fmt: skip
"""For each script, the language whose order is used (that of most news in the script), and the code points."""
_HEAD = """\
# Letters in the order of dictionaries, as ICU's collators have it: script (ISO 15924), TAB, its letters; '=' joins
# those that count as one. Made by training/letter_order.py from Unicode's CLDR (Unicode License v3).
"""


def _letters(first: int, last: int) -> list[str]:
    """Return the lower case letters and signs of a block that are not composed of others."""
    every = {chr(code).lower() for code in range(first, last + 1)}
    return sorted(
        one
        for one in every
        if len(one) == 1 and unicodedata.category(one)[0] in "LM" and unicodedata.normalize("NFD", one) == one
    )


def _joined(rules: str, first: int, last: int) -> list[str]:
    """Return the sequences that the rules of a collator treat as one letter."""
    told = re.findall(r"<+\s*([^<&\[\]\s]+)", unicodedata.normalize("NFD", rules))
    return [one for one in told if len(one) == 2 and all(first <= ord(letter) <= last for letter in one)]


def _row(language: str, first: int, last: int) -> str:
    import icu

    collator = icu.Collator.createInstance(icu.Locale(language))
    joined = _joined(collator.getRules(), first, last)
    plain = icu.Collator.createInstance(icu.Locale(language))
    plain.setStrength(icu.Collator.PRIMARY)

    def key(one: str) -> bytes:
        return bytes(plain.getSortKey(one))

    nothing = key("")
    # The usual letter comes before its variants: ی, then ئ.
    every = sorted({*_letters(first, last), *joined}, key=lambda one: (bytes(collator.getSortKey(one)), one))
    known = sorted((one for one in every if key(one) != nothing), key=key)
    row = " ".join("=".join(group) for _, group in groupby(known, key))
    return unicodedata.normalize("NFC", row)


def main() -> None:
    """Write the table."""
    rows = (f"{script}\t{_row(*of)}\n" for script, of in sorted(_SCRIPTS.items()))
    _FILE.write_text(_HEAD + "".join(rows), "utf-8")


if __name__ == "__main__":
    main()
