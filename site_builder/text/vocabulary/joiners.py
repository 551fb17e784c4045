"""Zero-width joiners behind a virama, which choose another shape of the same letters: टक्‍के, written like टक्के.

Marathi and Nepali papers put them into common words at random. They stay in what is shown, and no word list has them.
"""

import re
from collections.abc import Sequence

__all__ = ["without_joiners"]

_JOINER = "\u200d"
_JOINED = re.compile(f"(?<=\u094d){_JOINER}")


def without_joiners(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` without such joiners, and where in `text` each of its code points stands.

    Only behind the virama of Devanagari: Sinhala and Malayalam spell words with joiners.
    """
    gaps = {found.start() for found in _JOINED.finditer(text)} if _JOINER in text else set()
    if not gaps:
        return text, range(len(text))
    kept = [at for at in range(len(text)) if at not in gaps]
    return "".join(text[at] for at in kept), kept
