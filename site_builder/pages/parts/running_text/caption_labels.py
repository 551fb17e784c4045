"""Captions of saved pages, without the words that say only that they are captions."""

import re
from functools import lru_cache

from msgspec.structs import replace

from site_builder.model import Block
from site_builder.text.language_profile import Language, language_of

__all__ = ["unlabelled"]


def unlabelled(block: Block, language: str) -> Block:
    """Return a caption without its label; other blocks as they are.

    'Image caption The bridge' is 'The bridge'; 'Getty Images Image caption The bridge' is 'Getty Images · The bridge'.
    """
    labels = _labels(language_of(language)) if block.kind == "caption" and not block.html else None
    if labels is None:
        return block
    parts = [part for part in (part.strip() for part in labels.split(block.text)) if part]
    return replace(block, text=" · ".join(parts)) if parts else block


@lru_cache(maxsize=64)
def _labels(language: Language) -> re.Pattern[str] | None:
    words = language.shared_lines("outputs/caption_labels")
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, words))})(?:\s*:)?(?!\S)", re.IGNORECASE) if words else None
