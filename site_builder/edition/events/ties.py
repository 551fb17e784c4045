"""What ties two undated reports to one happening.

Words of a kind of event, and of a place that often has such events, are alike in the reports of two of them. What only
the reports of one share was looked for in 57 true pairs and 2,600 others of undated Hindi articles:
docs/decisions/0016-reports-of-one-event.md.
"""

from site_builder.edition.events.compared_article import ComparedArticle, differing_counts

__all__ = ["tied"]

_RUNS = 2
"""Runs of three words, of those kept of each, that tell of one agency's text or one statement. One may be an idiom."""


def tied(one: ComparedArticle, other: ComparedArticle) -> bool:
    """Return whether two reports share a number, the name of a storm, a train or another thing, or words of a text.

    Common words of a text do not count where the numbers of the two differ. The order of the two does not matter.
    """
    if not one.said_figures.isdisjoint(other.said_figures):
        return True
    numbers_differ = (one.numbers and other.numbers) or differing_counts(one, other)
    if not numbers_differ and len(one.runs & other.runs) >= _RUNS:
        return True
    return not one.rare_words.isdisjoint(other.rare_words)
