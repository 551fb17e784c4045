"""What stands keeps its id and its address: a retitled or moved article, an entity, a story.

Each function takes the ledger as the last build left it. None depends on the order of what it is given.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from msgspec import structs

from site_builder import addresses
from site_builder.edition.ledger import Ledger, LedgerRow, digest_of, in_order
from site_builder.model import Card, Edition, EditionEntity, EditionStory, Forward
from site_builder.text.folding import match_key
from site_builder.text.languages import direction

__all__ = ["meets_gone_article", "published", "standing_stories", "with_changes"]

_ENTITIES = tuple(addresses.FOLDERS.values())


_Rows = Mapping[str, list[LedgerRow]]
"""Rows of the ledger by the keys of the entities whose they are."""


def published(
    edition: Edition, ledger: Ledger, digests: Mapping[str, str], language: str
) -> tuple[Edition, Ledger, tuple[Forward, ...]]:
    """Return the edition in which what was published keeps its address, the ledger after it, and what leads elsewhere.

    `ledger` is as the last build left it. `digests` are those of the sources' bytes by path, `language` that of names.
    """
    rows = _entity_rows(edition, ledger) if ledger.rows else {}
    standing = _with_addresses(edition, ledger, rows)
    moved = _forwards(standing, ledger, digests, language, rows)
    return standing, _next_ledger(standing, ledger, digests, rows), moved


def _with_addresses(edition: Edition, ledger: Ledger, entities: _Rows) -> Edition:
    """Return the edition in which every entity and story that the ledger knows keeps its address."""
    if not ledger.rows:
        return edition
    return structs.replace(
        edition,
        entities=_with_slugs(edition.entities, entities, {row.address for row in ledger.rows}),
        stories=standing_stories(edition.stories, ledger),
    )


def standing_stories(stories: Sequence[EditionStory], ledger: Ledger) -> tuple[EditionStory, ...]:
    """Return the stories with the addresses that they have; stories that share no article are told apart."""
    rows = _story_rows(stories, ledger)
    return tuple(_standing_story(story, rows.get(story.articles)) for story in stories)


def _entity_rows(edition: Edition, ledger: Ledger) -> dict[str, list[LedgerRow]]:
    """Return the rows of each entity, by its key: those whose article names it, or whose key or name only it has."""
    by_member: dict[tuple[str, str], str] = {}
    by_key: dict[str, set[str]] = defaultdict(set)
    for who in edition.entities:
        for id_, key in who.members:
            by_member[id_, key] = who.key
            by_key[key].add(who.key)
        # A name that is joined with another by hand has no key of its own any more.
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
    """Give each entity the address that it has, and a new one none that ever was another's.

    One that has another name by hand has a new address too, to which the old one leads.
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
    """Return every address of the ledger at which nothing stands now, but whose owner stands elsewhere.

    The edition has its standing addresses. `digests` are those of the sources' bytes by path, `language` is that of
    names. Where an article is gone but another has its text, its address leads there.
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


def _forward(row: LedgerRow, target: str, card: Card) -> Forward:
    return Forward(row.address, target, card.headline, card.language, card.direction)


def _next_ledger(edition: Edition, ledger: Ledger, digests: Mapping[str, str], entities: _Rows) -> Ledger:
    """Return the ledger with what this edition publishes: no address is ever taken out of it.

    The edition has its standing addresses. What is known of an owner is brought up to date in all of its rows.
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


def _articles(cards: Iterable[Card], ledger: Ledger, digests: Mapping[str, str]) -> Iterator[LedgerRow]:
    former = defaultdict(set)
    for row in ledger.rows_in("articles"):
        former[row.owner].add(row.address)
    for card in cards:
        for address in {addresses.article(card), *former[card.id]}:
            yield LedgerRow(address, card.id, digest_of(digests[card.path]), card.path)


def with_changes(ledger: Ledger, changed: Mapping[str, tuple[str, str]], stories: Iterable[EditionStory]) -> Ledger:
    """Return the ledger after an edit that changes no address but those of these stories.

    `changed`: digest of the bytes and path of every article that was edited, by id.
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
    """Return whether one of these digests of bytes is that of an article that is gone; `ids`: those of the others."""
    marks = set(map(digest_of, digests))
    return any(row.mark in marks and row.owner not in ids for row in ledger.rows_in("articles"))


def _with_witness(row: LedgerRow, who: EditionEntity) -> LedgerRow:
    """Return the row with an article that names the entity by this key still; as it is where none does."""
    if (row.mark, row.owner) in who.members:
        return row
    return replace(row, mark=min((id_ for id_, key in who.members if key == row.owner), default=row.mark))
