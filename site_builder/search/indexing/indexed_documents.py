"""The documents of the index: articles, and the pages of people, places, organisations and stories."""

from collections.abc import Sequence
from dataclasses import dataclass

from site_builder import addresses
from site_builder.model import Block, BlockKind, Body, Card, EntityKind

__all__ = ["IndexedDocument", "article", "entity", "length_norm", "story", "text_of_body"]

_LEAD = 70  # letters of the text that a result shows: about a line; each letter is in a file of the index
_TEXT: frozenset[BlockKind] = frozenset(
    ["paragraph", "subheading", "caption", "list-item", "quote", "highlights-label"]
)
_NAMES = 12  # names of an entity; entities of 809 Hindi articles have 7 at most


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A page in the index."""

    address: str
    """Its address."""
    title: str
    """Headline or name."""
    kicker: str
    """Label above the headline; for a name, its kind."""
    date: str
    """Day, as exact as it is known (ISO 8601), or ''; followed by '?' if only the text mentions that day."""
    language: str
    """BCP 47 tag; '' when it is not known."""
    lead: str
    """The part of the text that a result shows."""
    fields: tuple[tuple[float, str], ...]
    """Texts, each with the weight of its words."""
    body: str
    """The body, whose words count less in a long text."""
    filters: tuple[str, ...]
    """Its filters, as `key:value`."""
    is_name: bool = False
    """True for the page of a person, place, organisation or story."""


# Weight of a word in each field, relative to a word in the body of an article of 300 words: measured with
# benchmarks/search.py on its own queries (docs/search.md has the table).
_HEADLINE, _KICKER, _STANDFIRST, _ENTITY = 6.0, 3.0, 3.0, 0.7
# If an article has no headline, its first lines state its subject.
_OPENING, _OPENING_LETTERS = 3.0, 300
_MENTIONS = 6  # that count: more do not make an article more about an entity
# b of BM25, and the length in words with weight 1: a constant, because a real average would change with every article,
# and all weights with it. With b = 1 long articles lose the words of their details; with 0 they win by their length.
_LENGTH, _AVERAGE = 0.6, 300


def article(card: Card, body: Body, who: tuple[str, ...]) -> IndexedDocument:
    """Return the document of an article; `who`: addresses of the pages of the entities that it names."""
    date = card.published or card.spoken_of or ""
    lead = card.standfirst or card.excerpt
    if not card.headline_given and lead.startswith(card.headline.rstrip("…")):
        lead = lead[len(card.headline.rstrip("…")) :].lstrip(" ।.|…")
    filters = [f"language:{card.language}", *(f"names:{address}" for address in who)]
    if len(date) >= len("2025-11"):
        filters.append(f"month:{date[:7]}")
    text = text_of_body(body)
    mention = _ENTITY / length_norm(len(text.split()))
    entities = ((mention * min(one.count, _MENTIONS), one.name) for one in card.entities if one.confidence >= 0.5)
    return IndexedDocument(
        address=addresses.article(card),
        title=card.headline,
        kicker=card.kicker or "",
        date=_date(card),
        language=card.language,
        lead=_cut(lead),
        fields=(
            (_HEADLINE, card.headline),
            (_KICKER, card.kicker or ""),
            (_STANDFIRST, card.standfirst or ""),
            (1.0, " ".join((card.byline or "", card.dateline or "", *card.tags))),
            (_OPENING, "" if card.headline_given else text[:_OPENING_LETTERS]),
            *entities,
        ),
        body=text,
        filters=tuple(filters),
    )


def text_of_body(body: Body) -> str:
    """Return the searchable text of an article, a line for each block."""
    return "\n".join(block.text.replace("\n", " ") for block in body.blocks if _counts(block))


def _date(card: Card) -> str:
    date = card.published or card.spoken_of or ""
    return date[:10] + ("" if card.published or not date else "?")


def length_norm(words: int) -> float:
    """Return the divisor of the weight of a word in a text of so many words: 1 for 300 words (BM25)."""
    return 1 - _LENGTH + _LENGTH * max(words, _AVERAGE / 3) / _AVERAGE


def _counts(block: Block) -> bool:
    return block.kind in _TEXT and not block.duplicate


def _cut(text: str) -> str:
    if len(text) <= _LEAD:
        return text
    return text[:_LEAD].rpartition(" ")[0] + "…"


def entity(kind: EntityKind, names: Sequence[str], articles: int, address: str) -> IndexedDocument:
    """Return the document of an entity. All its names (the usual one first) find it; more articles rank it higher."""
    weight = 1.0 + articles**0.5
    fields = tuple((weight if at == 0 else weight / 2, name) for at, name in enumerate(names[:_NAMES]))
    return IndexedDocument(
        address=address,
        title=names[0],
        kicker=kind,
        date="",
        language="",
        lead=str(articles),
        fields=fields,
        body="",
        filters=(f"kind:{kind}",),
        is_name=True,
    )


def story(address: str, reports: Sequence[Card]) -> IndexedDocument:
    """Return the document of a story. The headlines of its reports find it; the headline of the first weighs most."""
    lead = reports[0]
    return IndexedDocument(
        address=address,
        title=lead.headline,
        kicker="story",
        date=_date(lead),
        language=lead.language,
        lead=str(len(reports)),
        fields=tuple((2.0 if card is lead else 0.5, card.headline) for card in reports[:_NAMES]),
        body="",
        filters=("kind:story",),
        is_name=True,
    )
