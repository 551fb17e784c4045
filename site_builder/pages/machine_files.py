"""The articles for programs, in files that `file_parts` cuts."""

from collections.abc import Callable, Iterator
from functools import partial

from site_builder import addresses
from site_builder.model import Body
from site_builder.pages.edition_entries import SiteContext
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.views import ArticleData, ArticleText, MachineArticlesView, MachineTextView

__all__ = ["plan"]


def plan(reader: EditionReader, part: str, body: Callable[[str], Body]) -> Iterator[PlannedPage]:
    """Yield the file with what is known of each article of a part, and the file with their texts."""
    # The key uses only the hash of each article: the articles are read only when the file is made.
    marks = tuple((id_, reader.mark(id_)) for id_ in reader.files(part))
    about, texts = partial(_articles, reader=reader), partial(_texts, body=body)
    yield PlannedPage(addresses.machine_articles(part), "machine_articles", about, (marks,))
    yield PlannedPage(addresses.machine_text(part), "machine_text", texts, (marks,))


def _articles(
    _context: SiteContext, _here: str, marks: tuple[tuple[str, str], ...], *, reader: EditionReader
) -> MachineArticlesView:
    entries = (reader.entry(id_) for id_, _ in marks)
    return MachineArticlesView(
        tuple(ArticleData(entry.card, {linked.key: linked.who for linked in entry.linked}) for entry in entries)
    )


def _texts(
    _context: SiteContext, _here: str, marks: tuple[tuple[str, str], ...], *, body: Callable[[str], Body]
) -> MachineTextView:
    return MachineTextView(tuple(ArticleText(id_, body(id_)) for id_, _ in marks))
