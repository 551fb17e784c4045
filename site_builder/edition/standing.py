"""Stable ids and addresses: articles that are renamed or moved, entities and stories keep them.

Each function takes the ledger that the last build wrote. No result depends on the order of the arguments.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from msgspec import structs

from site_builder import addresses
from site_builder.edition.ledger import Ledger, LedgerRow, digest_of, in_order
from site_builder.model import Edition, EditionEntity, EditionStory, Forward, Outline
from site_builder.text.folding import match_key
from site_builder.text.languages import direction

__all__ = ["meets_gone_article", "published", "standing_stories", "with_changes"]

_ENTITIES = tuple(addresses.FOLDERS.values())


_Rows = Mapping[str, list[LedgerRow]]
"""Rows of the ledger by the keys of their entities."""


def published(
    edition: Edition, ledger: Ledger, digests: Mapping[str, str], language: str
) -> tuple[Edition, Ledger, tuple[Forward, ...]]:
    """Return the edition with the addresses that were published before, the new ledger, and the redirects.

    `ledger`: that of the last build. `digests`: SHA-256 of each source's bytes, by path. `language`: BCP 47 tag of
    the names.
    """
    rows = _entity_rows(edition, ledger) if ledger.rows else {}
    standing = _with_addresses(edition, ledger, rows)
    moved = _forwards(standing, ledger, digests, language, rows)
    return standing, _next_ledger(standing, ledger, digests, rows), moved


def _with_addresses(edition: Edition, ledger: Ledger, entities: _Rows) -> Edition:
    """Return the edition; every entity and story in the ledger keeps its address."""
    if not ledger.rows:
        return edition
    return structs.replace(
        edition,
        entities=_with_slugs(edition.entities, entities, {row.address for row in ledger.rows}),
        stories=standing_stories(edition.stories, ledger),
    )


def standing_stories(stories: Sequence[EditionStory], ledger: Ledger) -> tuple[EditionStory, ...]:
    """Return the stories with their published addresses; stories that share no article get different ones."""
    rows = _story_rows(stories, ledger)
    return tuple(_standing_story(story, rows.get(story.articles)) for story in stories)


def _entity_rows(edition: Edition, ledger: Ledger) -> dict[str, list[LedgerRow]]:
    """Return the rows of the ledger for each entity, by its key.

    A row is for an entity if the article in the row names it, or if no other entity has the key or name in the row.
    """
    by_member: dict[tuple[str, str], str] = {}
    by_key: dict[str, set[str]] = defaultdict(set)
    for who in edition.entities:
        for id_, key in who.members:
            by_member[id_, key] = who.key
            by_key[key].add(who.key)
        # If the user merged two names, the key of one of them no longer exists.
        for name in who.names:
            by_key[f"{who.kind}/{match_key(name)}"].add(who.key)
    found: dict[str, list[LedgerRow]] = defaultdict(list)
    for row in ledger.rows_in(*_ENTITIES):
        bearers = by_key.get(row.owner, set())
        named = by_member.get((row.mark, row.owner))
        if named is not None or len(bearers) == 1:
            found[named or next(iter(bearers))].append(row)
    kinds = {who.key: addresses.FOLDERS[who.kind] for who in edition.entities}
    return {key: [row for row in rows if row.folder == kinds[key]] for key, rows in found.items()}


def _with_slugs(entities: Sequence[EditionEntity], rows: _Rows, known: set[str]) -> tuple[EditionEntity, ...]:
    """Give each entity its published address; a new entity never gets an address that another had.

    An entity that the user renamed gets a new address, and the old one redirects to it.
    """
    taken = set(known)
    slugs = {}
    for who in sorted(entities, key=lambda who: who.key):
        own = rows.get(who.key, [])
        standing = [row for row in own if any(key == row.owner for _, key in who.members)]
        if standing:
            slugs[who.key] = standing[0].address.partition("/")[2].removesuffix(".html")
            continue
        mark = hashlib.sha256(who.key.encode()).hexdigest()
        wanted = (who.slug, *(f"{who.slug}-{mark[:length]}" for length in range(6, len(mark) + 1)))
        mine = {row.address for row in own}
        there = ((one, addresses.entity(structs.replace(who, slug=one))) for one in wanted)
        slug = next(one for one, address in there if address in mine or address not in taken)
        slugs[who.key] = slug
        taken.add(addresses.entity(structs.replace(who, slug=slug)))
    return tuple(structs.replace(who, slug=slugs[who.key]) for who in entities)


def _story_rows(stories: Sequence[EditionStory], ledger: Ledger) -> dict[tuple[str, ...], list[LedgerRow]]:
    """Return the rows of each story, by its articles."""
    story_of = {id_: story.articles for story in stories for id_ in story.articles}
    found: dict[tuple[str, ...], list[LedgerRow]] = defaultdict(list)
    for row in ledger.rows_in("stories"):
        if row.owner in story_of:
            found[story_of[row.owner]].append(row)
    return found


def _standing_story(story: EditionStory, rows: list[LedgerRow] | None) -> EditionStory:
    if not rows:
        return story
    name = rows[0].address.partition("/")[2].removesuffix(".html")
    slug = name[: -len(rows[0].owner)].removesuffix("-")
    return structs.replace(story, id=rows[0].owner, slug=slug)


def _forwards(
    edition: Edition, ledger: Ledger, digests: Mapping[str, str], language: str, rows: _Rows
) -> tuple[Forward, ...]:
    """Return a redirect for every address of the ledger that is unused now, and whose owner has another address.

    The edition has its final addresses. `digests` and `language`: as for `published`. If an article was deleted but
    another has the same text, the old address redirects to that one.
    """
    articles = {card.id: card for card in edition.cards}
    by_digest = {digest_of(digests[card.path]): card for card in reversed(edition.cards) if card.path in digests}
    entities = {who.key: who for who in edition.entities}
    owner = {row: key for key, its in rows.items() for row in its}
    story_of = {id_: story for story in edition.stories for id_ in story.articles}

    def target(row: LedgerRow) -> Forward | None:
        if row.folder == "stories" and row.owner in story_of:
            story = story_of[row.owner]
            return _forward(row, addresses.story(story), articles[story.lead])
        if row.folder in _ENTITIES:
            who = entities.get(owner.get(row, ""))
            return Forward(row.address, addresses.entity(who), who.name, language, direction(language)) if who else None
        card = articles.get(row.owner) or by_digest.get(row.mark)
        return _forward(row, addresses.article(card), card) if card else None

    found = (target(row) for row in ledger.rows)
    moved = {one.address: one for one in found if one and one.address != one.target}
    return tuple(moved.values())


def _forward(row: LedgerRow, target: str, card: Outline) -> Forward:
    return Forward(row.address, target, card.headline, card.language, card.direction)


def _next_ledger(edition: Edition, ledger: Ledger, digests: Mapping[str, str], entities: _Rows) -> Ledger:
    """Return the ledger with the addresses of this edition added; no address is ever removed.

    The edition has its final addresses. All rows of an owner are updated.
    """
    paths = {card.id: card.path for card in edition.cards}
    rows = set(_articles(edition.cards, ledger, digests))
    for who in edition.entities:
        own, here = entities.get(who.key, []), addresses.entity(who)
        rows.update(_with_witness(row, who) for row in own)
        if here not in {row.address for row in own}:
            rows.add(LedgerRow(here, who.members[0][1], who.members[0][0]))
    stories = (LedgerRow(addresses.story(story), story.id) for story in edition.stories)
    known = {row for one in entities.values() for row in one}
    gone = (row for row in ledger.rows if row not in known and not (row.folder == "articles" and row.owner in paths))
    return replace(ledger, rows=in_order({*rows, *stories, *gone}))


def _articles(cards: Iterable[Outline], ledger: Ledger, digests: Mapping[str, str]) -> Iterator[LedgerRow]:
    former = defaultdict(set)
    for row in ledger.rows_in("articles"):
        former[row.owner].add(row.address)
    for card in cards:
        for address in {addresses.article(card), *former[card.id]}:
            yield LedgerRow(address, card.id, digest_of(digests[card.path]), card.path)


def with_changes(ledger: Ledger, changed: Mapping[str, tuple[str, str]], stories: Iterable[EditionStory]) -> Ledger:
    """Return the ledger after an edit that changes only the addresses of these stories.

    `changed`: digest of the bytes, and path, of every edited article, by id.
    """
    rows = {
        replace(row, mark=digest_of(changed[row.owner][0]), path=changed[row.owner][1])
        if row.folder == "articles" and row.owner in changed
        else row
        for row in ledger.rows
    }
    told = {LedgerRow(addresses.story(story), story.id) for story in stories}
    return replace(ledger, rows=in_order(rows | told))


def meets_gone_article(ledger: Ledger, ids: AbstractSet[str], digests: Iterable[str]) -> bool:
    """Return whether a deleted article had one of these digests of bytes; `ids`: ids of all articles that exist."""
    marks = set(map(digest_of, digests))
    return any(row.mark in marks and row.owner not in ids for row in ledger.rows_in("articles"))


def _with_witness(row: LedgerRow, who: EditionEntity) -> LedgerRow:
    """Return the row with an article that still names the entity by this key; unchanged if none does."""
    if (row.mark, row.owner) in who.members:
        return row
    return replace(row, mark=min((id_ for id_, key in who.members if key == row.owner), default=row.mark))
