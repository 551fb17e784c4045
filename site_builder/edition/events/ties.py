"""Finds what shows that two undated reports are about one event.

Reports of two events of one kind share the words of that kind, and may share the place. The signs here are shared only
by reports of one event. They were found in 57 true pairs and 2,600 other pairs of undated Hindi articles:
docs/decisions/0016-reports-of-one-event.md.
"""

from site_builder.edition.events.compared_article import ComparedArticle, differing_counts

__all__ = ["tied"]

_RUNS = 2
"""Fewest common runs of three words that show one agency's text or one statement: one run may be an idiom."""


def tied(one: ComparedArticle, other: ComparedArticle) -> bool:
    """Return whether two reports share a number, the name of a thing (a storm, a train), or runs of words.

    Common runs do not count if the numbers of the two reports differ. The order of the two does not matter.
    """
    if not one.said_figures.isdisjoint(other.said_figures):
        return True
    numbers_differ = (one.numbers and other.numbers) or differing_counts(one, other)
    if not numbers_differ and len(one.runs & other.runs) >= _RUNS:
        return True
    return not one.rare_words.isdisjoint(other.rare_words)
