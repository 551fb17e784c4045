"""Hand-made articles and editions with correct digests."""

import hashlib
from collections.abc import Callable

from msgspec.structs import replace

from site_builder.edition import assemble
from site_builder.model import Block, Body, Card, Edition, Entity, EntityKind, Mention, MentionKind, Page, Quote
from site_builder.pages.edition_index import index_edition
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.lay_out import SUBJECTS, base_of, page_of, plan
from site_builder.settings import Site

__all__ = ["article", "block", "edition", "entity", "lay_out", "mention", "quote"]


def entity(name: str, kind: EntityKind = "person", *, count: int = 1, confidence: float = 0.9) -> Entity:
    """Return an entity with its name as its key."""
    return Entity(kind, name, (), count, f"{kind}/{name}", confidence)


def block(text: str, kind: str = "paragraph", *, html: str = "", duplicate: bool = False) -> Block:
    """Return a block."""
    return Block(kind, text, html, "by hand", 1, duplicate)  # type: ignore[arg-type]


def mention(
    blocks: tuple[Block, ...] | list[Block], at: int, words: str, kind: MentionKind = "person", normal: str | None = ""
) -> Mention:
    """Return the mention of `words` in block `at`. By default its normal form is the words themselves."""
    start = blocks[at].text.index(words)
    return Mention(at, start, start + len(words), kind, words, words if normal == "" else normal)


def quote(blocks: tuple[Block, ...] | list[Block], at: int, words: str, speaker: str | None) -> Quote:
    """Return the quote `words` in block `at`."""
    start = blocks[at].text.index(words)
    return Quote(at, start, start + len(words), words, speaker)


def article(id_: str, *, body: Body | None = None, **fields: object) -> tuple[Card, Body]:
    """Return an article with default values for all fields that are not given."""
    matter = body or Body((block(f"खबर {id_} का पहला वाक्य।"),), (), ())
    card = Card(
        id=id_,
        path=f"{id_}.txt",
        slug="khabar",
        language="hi",
        direction="ltr",
        kicker=None,
        headline=f"खबर {id_}",
        headline_given=True,
        standfirst=None,
        byline=None,
        dateline=None,
        published=None,
        updated=None,
        spoken_of=None,
        entities=(),
        values=(),
        terms=(),
        sketch=(),
        excerpt=matter.blocks[0].text if matter.blocks else "",
        word_count=5,
        image=None,
        source=None,
        source_url=None,
        tags=(),
        draft=False,
        digest="",
    )
    card = replace(card, **fields)
    return replace(card, digest=hashlib.sha256(repr((card, matter)).encode()).hexdigest()), matter


def edition(*articles: tuple[Card, Body], site: Site | None = None) -> Edition:
    """Return the edition of these articles."""
    return assemble([card for card, _ in articles], site or Site())[0]


def lay_out(
    edition: Edition, site: Site, template_digest: Callable[[str], str], body: Callable[[str], Body]
) -> tuple[Page, ...]:
    """Return every page of the site, planned in memory. `template_digest` gives the digest of a template."""
    index = dict(index_edition(edition, site))
    reader = EditionReader(index.get, site)
    context = reader.context()
    base = base_of(context)
    subjects = sorted(name for name in index if name.partition(":")[0] in SUBJECTS)
    planned = (page for subject in subjects for page in plan(subject, reader, body))
    return tuple(page_of(one, context, base, template_digest) for one in planned)
