"""Any script that news of India is written in, in readable Latin letters: বাংলা খবর -> bangla khabar.

A reader of the language recognises the words, but not every letter. The result is for addresses. Scripts that are not
read here stay as they are.
"""

from site_builder.text.romanisation.arabic import romanise_arabic
from site_builder.text.romanisation.brahmic import romanise_brahmic
from site_builder.text.romanisation.devanagari import romanise_devanagari
from site_builder.text.romanisation.thai import romanise_thai

__all__ = ["romanise"]


def romanise(text: str, *, long_vowels: bool = False) -> str:
    """Return `text` with its Devanagari, other Indian scripts, Arabic letters and Thai in lower-case Latin letters.

    Their digits become ASCII. `long_vowels`: write the long vowels of Devanagari as two letters, so that कमल and कमाल
    are told apart. Everything else stays as it is.
    """
    if text.isascii():
        return text
    text = romanise_devanagari(text, long_vowels=long_vowels)
    for read in (romanise_brahmic, romanise_arabic, romanise_thai):
        text = read(text)
    return text
