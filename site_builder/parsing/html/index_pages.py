"""Recognises pages that only list other articles: a section, a tag, the front page of a paper."""

from collections.abc import Sequence

from site_builder.errors import Problem, SourceError
from site_builder.model import Block, Source
from site_builder.text.sentences import is_ended

__all__ = ["refuse_index_page"]

_TEASERS = 3
"""Fewest links to articles among them: an article may end in two."""
_LONGEST_TEASER = 160
"""Longest teaser in code points: the parts of a daily round-up, whose headings are links too, are longer."""
_LINKS = 5
"""Fewest links, with or without teasers, of a list page: pages of short stories also have a few."""
_SHOWN = frozenset({"paragraph", "list-item", "quote", "table-cell", "definition", "code", "picture"})
_BETWEEN = frozenset({"timestamp", "byline", "boilerplate", "caption", "picture"})


def refuse_index_page(source: Source, blocks: Sequence[Block]) -> None:
    """Raise SourceError for a saved page whose blocks are teasers of articles, or nothing but links."""
    if source.format == "html" and _is_index_page(blocks):
        what, fix = "only lists other articles", "save these articles instead, and remove this page"
        raise SourceError(Problem(source.path, None, what, fix))


def _is_index_page(blocks: Sequence[Block]) -> bool:
    """Return whether all the text of a page is teasers, each below the link to its article, or links alone."""
    shown = [at for at, block in enumerate(blocks) if block.kind in _SHOWN and block.text]
    if not shown:
        return sum(block.sign == "links" for block in blocks) >= _LINKS
    links = sum(block.sign == "links" for block in blocks)
    return links >= _TEASERS and len(shown) + links >= _LINKS and all(_is_teaser(blocks, at) for at in shown)


def _is_teaser(blocks: Sequence[Block], at: int) -> bool:
    """Return whether a short paragraph stands below a link, with a time or a name between them at most."""
    if blocks[at].kind == "list-item":  # its link is short beside its day
        return is_ended(blocks[at].text) == (False, False) and len(blocks[at].text) <= _LONGEST_TEASER
    above = at - 1
    while above >= 0 and blocks[above].kind in _BETWEEN and blocks[above].sign != "links":
        above -= 1
    linked = above >= 0 and blocks[above].sign == "links"
    return linked and blocks[at].kind == "paragraph" and len(blocks[at].text) <= _LONGEST_TEASER
