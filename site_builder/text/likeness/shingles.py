"""How much text two texts share word for word, estimated from a few stored numbers.

The smallest hashes of a text's three-word shingles are a fair sample of them; the share that two samples have in common
estimates how much the texts do (Broder 1997, "On the resemblance and containment of documents").
"""

import zlib
from collections.abc import Sequence

from site_builder.text.language_profile import Language
from site_builder.text.likeness.compared_words import compared_words

__all__ = ["Sketch", "resemblance", "sketch"]

Sketch = tuple[int, ...]
"""At most 32 hashes, ascending."""

_WORDS = 3  # in a run: two are often a name or an idiom, and with four one changed word breaks four runs
_KEPT = 32
"""Hashes of a sketch: with 32 the standard error of a share of .45 is .09."""


def sketch(text: str, language: Language) -> Sketch:
    """Return the 32 smallest hashes of the runs of three words in a text; all of them where it has fewer."""
    found = compared_words(text, language)
    runs = {" ".join(found[at : at + _WORDS]) for at in range(len(found) - _WORDS + 1)}
    # CRC-32 is fixed for ever; a multiplication spreads it, since runs that differ in one letter have near checksums.
    return tuple(sorted({zlib.crc32(run.encode()) * 0x9E3779B1 & 0xFFFFFFFF for run in runs})[:_KEPT])


def resemblance(one: Sequence[int], other: Sequence[int], least: float = 0.0) -> float:
    """Return the estimated share (0 to 1) of the runs of both texts that both have.

    0 if a text has no runs, or if the share is below `least`, which is found faster.
    """
    both = set(one).intersection(other)
    size = min(max(len(one), len(other)), _KEPT)
    if not both or len(both) < least * size:
        return 0.0
    sample = sorted({*one, *other})[:size]
    share = len(both.intersection(sample)) / len(sample)
    return share if share >= least else 0.0
