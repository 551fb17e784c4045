"""Words that join the two ends of a range: से, से लेकर, to."""

from site_builder.text.vocabulary.value_words import Vocabulary
from site_builder.text.vocabulary.words_at import word_at

__all__ = ["range_joint"]


def range_joint(text: str, at: int, known: Vocabulary, *, plainly: bool = False) -> int:
    """Return the end of the words at `at` that join a range (5 से 10, 5 से लेकर 10 तक); 0 when there are none.

    `plainly`: 'to' alone is not enough, because it may mean a change: up from 5% to 10%. Marathi ते never means one.
    """
    end, word = word_at(text, at)
    if not known.has("to", word):
        return 0
    further, word = word_at(text, end)
    is_further = known.has("to-further", word)
    return further if is_further else 0 if plainly and not known.has("to-only", word_at(text, at)[1]) else end
