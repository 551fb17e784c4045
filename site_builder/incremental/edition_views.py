"""The stage 'assemble': repeated only if an edit can change the pages of other articles. Its result is named entries.

A short mark of every article is stored: a hash of everything that pages of other articles depend on, such as its place
in time, its names, and its words for comparison. If no mark changes, an edit changes only the entry of its article.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import lru_cache, partial
from itertools import chain
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct, structs

from site_builder import addresses
from site_builder.edition import assemble
from site_builder.edition.future import next_change, without_future
from site_builder.edition.ids import distinct_ids, standing_ids, with_id
from site_builder.edition.ledger import Ledger
from site_builder.edition.standing import meets_gone_article, published, standing_stories, with_changes
from site_builder.engine.code_closure import code_of
from site_builder.engine.fingerprint import fingerprint
from site_builder.engine.store_file import DamagedStoreError
from site_builder.engine.view_store import ViewStore
from site_builder.errors import Problem
from site_builder.incremental.build_run import BuildRun
from site_builder.incremental.kept_names import KeptNames
from site_builder.incremental.kept_stories import (
    KeptPairs,
    changed_story_entries,
    keep_changed,
    look_again,
    other_reports,
    other_stories,
    stories_file,
)
from site_builder.incremental.picture_copies import with_pictures
from site_builder.model import Card, CardOf, Edition, Forward, Outline, outline
from site_builder.model.shared_names import SharedNames
from site_builder.outputs import machine_edition
from site_builder.pages.edition_entries import ENTRY_TYPES, Fact, IndexEntry, LastEdition
from site_builder.pages.edition_index import entry_of, index_edition, made_of, story_entry
from site_builder.pages.edition_reader import EditionReader
from site_builder.pictures import local_pictures
from site_builder.settings import Site

__all__ = ["KeptEdition", "assemble_changed"]

_encode = msgspec.msgpack.Encoder().encode
_decoders: dict[str, Callable[[bytes], Fact]] = {
    kind: msgspec.msgpack.Decoder(type_).decode for kind, type_ in ENTRY_TYPES.items()
}
_decode_other: Callable[[bytes], Fact] = msgspec.msgpack.Decoder(tuple[str, ...] | str).decode
_decode_text = msgspec.msgpack.Decoder(str).decode
_KEPT = {"entry": 128, "profile": 1024, "": 1024}
"""Most entries of a kind in memory at a time ('': of all other kinds together), about 30 MB. A whole article is read
for its own page, so few are enough; pages of names read their articles' profiles again and again."""


class _Mark(msgspec.Struct, frozen=True, array_like=True):
    """The stored mark of an article, beside its card."""

    code: str
    """Hash of its inputs and of the code that made it."""
    id: str
    """Its stated id, or the id made from its path; '' for a draft."""
    watched: bool
    """True if every build must check it, because it has pictures in the folder or a date in the future."""
    seen: str
    """Hash of its names, its place in time, and everything else that pages of other articles depend on."""
    words: str
    """Hash of the values that decide its story, and the differences between its reports."""


_decode_mark = msgspec.msgpack.Decoder(_Mark).decode


class KeptEdition(Struct, frozen=True):
    """The stored edition."""

    views: ViewStore
    """Its entries."""
    reader: EditionReader
    """Gives pages access to the entries."""
    reader_once: EditionReader
    """The same for readers that look at each entry once: no entry stays in memory."""
    names_read: set[str]
    """The names of the entries read by `reader` since this was last cleared."""
    forget: Callable[[], None]
    """Frees the entries that `reader` keeps in memory; it reads them again when they are needed."""
    ledger: Ledger
    """The ledger after this edition is published."""
    pictures: tuple[str, ...]
    """Paths below the seeds folder of the pictures that it shows."""
    until: datetime | None
    """The first moment when a future date in it is past; None if it has no future date."""

    def content(self, address: str) -> bytes:
        """Return the bytes of the file for programs at this address."""
        # A large file is stored in parts, whose names end in a number: see `_all_entries`.
        names = (f"file:{key}" for key in self.views.keys_of("file") if key.partition(" ")[0] == address)
        parts = (_decoded(self.views, name) for name in names)
        return b"".join(part for part in parts if isinstance(part, bytes))


class _Look(Struct, frozen=True):
    """The state of the articles before they are compared."""

    read: tuple[Outline, ...]
    """The articles that are new, changed, or checked in every build."""
    marks: Mapping[str, _Mark]
    """The mark of every article, by path."""
    fresh: Mapping[str, _Mark]
    """The new marks of the articles in `read`, by path."""
    before: Mapping[str, _Mark]
    """The marks of the last build that may be used again, by path."""
    gone: AbstractSet[str]
    """Paths of deleted articles."""
    problems: tuple[Problem, ...]
    """Problems with the pictures of these articles."""

    def has_other_words(self, path: str) -> bool:
        """Return whether the words of an article that are compared may differ from those of the last build."""
        before = self.before.get(path)
        return before is None or before.words != self.fresh[path].words


def assemble_changed(
    run: BuildRun, codes: Mapping[str, str], digests: Mapping[str, str], ledger: Ledger
) -> tuple[KeptEdition, tuple[Problem, ...]]:
    """Update the stored edition with the articles in the cache; return it, and the problems of the articles.

    `codes`: hash of each article's inputs and code, by path. `digests`: SHA-256 of the bytes of its source, by path.
    `ledger`: the addresses that were published.
    """
    views, site, zone = run.store.views, run.settings.site, ZoneInfo(run.settings.site.time_zone)
    maker = _maker(run, ledger)
    anew = views.state("maker") != maker or (views.state("now") or "") > run.now.isoformat()
    look = _look(run, codes, anew=anew)
    stated = {path: mark.id for path, mark in look.marks.items() if mark.id}
    ids, problems = distinct_ids(standing_ids(stated, ledger, digests).items())
    seen = fingerprint(*(f"{path} {ids.get(path)} {mark.seen}" for path, mark in sorted(look.marks.items())))
    reader = EditionReader(_reading(views, set())[0], site)
    kept = [with_id(card, ids[card.path]) for card in look.read if card.path in ids]
    given = fingerprint(*(f"{path} {ids.get(path)}" for path, id_ in sorted(stated.items()) if ids.get(path) != id_))
    step = _Step(run, look, ids, digests, ledger, {"now": run.now.isoformat(), "seen": seen, "given": given})
    after = None
    if not anew and seen == views.state("seen"):
        believed, ahead = without_future(kept, run.now, zone)
        after = _put_changed(step, reader, believed)
        problems += ahead
    if after is None:
        # If the articles without a stated id are the same as before, each id means the same article as before.
        before = reader if not anew and views.state("given") == given else None
        after, problems = _put_anew(step, before, kept)
    rows = ((path, _encode(mark)) for path, mark in look.fresh.items())
    views.remember_sources(rows, look.gone)
    until = next_change(kept, run.now, zone)
    edition = _kept_edition(views, site, after, local_pictures(kept), until)
    return edition, (*look.problems, *problems)


def _kept_edition(
    views: ViewStore, site: Site, ledger: Ledger, pictures: tuple[str, ...], until: datetime | None
) -> KeptEdition:
    read: set[str] = set()
    look_up, forget = _reading(views, read)
    reader, once = EditionReader(look_up, site), EditionReader(partial(_decoded, views), site)
    return KeptEdition(views, reader, once, read, forget, ledger, pictures, until)


def _put_anew(
    step: "_Step", before: EditionReader | None, kept: Sequence[Outline]
) -> tuple[Ledger, tuple[Problem, ...]]:
    """Make the edition of all articles, and store it; return the ledger after it, and the problems.

    `before`: reader of the last edition; None if none of its decisions may be reused. `kept`: the articles that
    were read already.
    """
    run, look, ids = step.run, step.look, step.ids
    others = map(SharedNames().of, run.store.outlines(path for path in look.marks if path not in look.fresh))
    cards = (with_id(one, ids.get(one.path, one.id)) for one in chain(look.read, others))
    changed = {ids[path] for path in _changed(step, kept) if path in ids}
    pairs = KeptPairs(run.store.pairs, before, changed)
    names = KeptNames(run.store.identity, before, changed)
    site, drafts = run.settings.site, run.settings.build.drafts
    last = _last(run.store.views, before) if before else LastEdition()
    edition, problems = assemble(
        cards, site, run.now, drafts=drafts, card_of=step.card_of, pairs_of=pairs.of, entities_of=names.of
    )
    after = _put_all(step, edition, last)
    pairs.keep(edition, step.card_of)
    names.keep(edition)
    return after, problems


def _changed(step: "_Step", cards: Iterable[Outline]) -> Iterator[str]:
    """Yield the paths of articles whose comparison with others may give another result now."""
    site, then = step.run.settings.site, step.run.store.views.state("now")
    last = datetime.fromisoformat(then) if then else None
    for card in cards:
        before, now = step.look.before.get(card.path), step.look.fresh[card.path]
        same = before is not None and (before.seen, before.words) == (now.seen, now.words)
        if not same or last is None or next_change([card], last, ZoneInfo(site.time_zone)) is not None:
            yield card.path


class _Step(Struct, frozen=True):
    """The inputs of an update of the edition."""

    run: BuildRun
    look: _Look
    ids: Mapping[str, str]
    digests: Mapping[str, str]
    ledger: Ledger
    states: Mapping[str, str]

    def card_of(self, one: Outline) -> Card:
        """Return the stored card of an article, with all that its outline states."""
        (card,) = self.run.store.cards([one.path])
        return structs.replace(card, **structs.asdict(one))

    def states_with(self, ledger: Ledger) -> dict[str, str]:
        """Return the states to store when this ledger is written."""
        return {**self.states, "maker": _maker(self.run, ledger)}


def _maker(run: BuildRun, ledger: Ledger) -> str:
    """Return the hash of all inputs and code of the edition, except the articles."""
    settings = run.settings
    return fingerprint(code_of(__name__), repr(settings.site), repr(settings.build.drafts), ledger.text)


def _look(run: BuildRun, codes: Mapping[str, str], *, anew: bool) -> _Look:
    site = run.settings.site
    sources = run.store.views.sources()
    before = {} if anew else {path: _decode_mark(raw) for path, raw in sources.items()}

    def known(path: str) -> bool:
        return path in before and before[path].code == codes[path] and not before[path].watched

    read, fresh, problems, shared = [], {}, list[Problem](), SharedNames()
    for card, pictured, wrong in with_pictures(run, run.store.cards(path for path in codes if not known(path))):
        in_site = run.settings.build.drafts or not card.draft
        code = codes[card.path]
        fresh[card.path] = _mark(card, code, run.now, site, pictured=pictured) if in_site else _no_mark(code)
        read.append(shared.of(outline(card)))
        problems += wrong
    marks = {path: fresh.get(path) or before[path] for path in codes}
    return _Look(tuple(read), marks, fresh, before, sources.keys() - codes.keys(), tuple(problems))


def _no_mark(code: str) -> _Mark:
    """Return the mark of a draft."""
    return _Mark(code, "", watched=False, seen="", words="")


def _mark(card: Card, code: str, now: datetime, site: Site, *, pictured: bool) -> _Mark:
    sure, zone = site.entity_confidence, ZoneInfo(site.time_zone)
    names = sorted(
        (one.kind, one.key, one.name, one.aliases, one.confidence >= sure, one.beside) for one in card.entities
    )
    by_hand = sorted(one.key for one in card.entities if one.by_hand)
    place = (card.slug, card.published, card.updated, card.spoken_of, card.source_url, card.aliases)
    filed = (card.tags, card.source, card.headline_given, card.language)
    words = (card.language, card.headline, card.standfirst, card.excerpt, card.terms, card.sketch, card.word_count)
    watched = pictured or next_change([card], now, zone) is not None
    seen = fingerprint(repr((names, by_hand, place, filed)))
    return _Mark(code, card.id, watched=watched, seen=seen, words=fingerprint(repr((words, card.figures))))


def _last(views: ViewStore, before: EditionReader) -> LastEdition:
    """Return what can be used again of the stored edition; raises DamagedStoreError."""
    try:
        marks = {id_: _decode_text(raw) for id_, raw in views.values("mark")}
        return LastEdition(marks, {kind: before.named(kind) for kind in before.context().kinds})
    except (msgspec.MsgspecError, LookupError) as error:
        raise DamagedStoreError(str(error)) from error


def _put_all(step: _Step, edition: Edition, last: LastEdition) -> Ledger:
    """Keep all entries of an edition; return the ledger after it. `last`: see `index_edition`."""
    run, site = step.run, step.run.settings.site
    language = site.main_language
    edition, after, moved = published(edition, step.ledger, step.digests, language)
    run.store.views.put(_all_entries(edition, site, step.card_of, moved, last), step.states_with(after))
    return after


def _all_entries(
    edition: Edition, site: Site, card_of: CardOf, moved: tuple[Forward, ...], last: LastEdition
) -> Iterator[tuple[str, bytes | None]]:
    for name, entry in index_edition(edition, site, card_of, last):
        yield name, None if entry is None else _encode(entry)
    order = [card.id for card in edition.cards]
    by_id = {card.id: card for card in edition.cards}
    told = stories_file({story.id: story_entry(story, by_id.__getitem__) for story in edition.stories}, order)
    # In parts, so that its bytes are not in memory several times while they are stored.
    for at, part in enumerate(machine_edition.entities(edition)):
        yield f"file:{addresses.MACHINE_ENTITIES} {at:06}", _encode(part)
    yield f"file:{addresses.MACHINE_STORIES}", _encode(told)
    yield "moved", _encode(moved)


def _put_changed(step: _Step, reader: EditionReader, outlines: Sequence[Outline]) -> Ledger | None:
    """Store the changed entries of articles whose names and place in time have not changed; return the ledger.

    Return None and store nothing if the edit can change more: the targets of old addresses, or the reports of a story.
    """
    run, look, views = step.run, step.look, step.run.store.views
    cards = [step.card_of(one) for one in outlines]
    entries: dict[str, Fact] = dict(_changed_entries(views, cards))
    changed = {card.id: (step.digests[card.path], card.path) for card in cards}
    moved, here = reader.moved(), {addresses.article(card) for card in cards}
    if any(one.target in here for one in moved):
        return None
    if meets_gone_article(step.ledger, set(step.ids.values()), (digest for digest, _ in changed.values())):
        return None
    other_words = [card for card in cards if look.has_other_words(card.path)]
    found = None
    if other_words:
        found = look_again(run.store.pairs, reader, entries, other_words)
        found.stories = standing_stories(found.stories, step.ledger)
        if other_stories(found, reader):
            if other_reports(found, reader):
                return None
            entries |= changed_story_entries(found, reader, views.keys_of("story"))
    after = with_changes(step.ledger, changed, found.stories if found else ())
    views.put([(name, _encode(entry)) for name, entry in entries.items()], step.states_with(after), gone=())
    if found:
        keep_changed(run.store.pairs, found)
    return after


def _changed_entries(views: ViewStore, cards: Iterable[Card]) -> Iterator[tuple[str, Fact]]:
    """Yield the changed entries of articles that mention the same entities with pages as before."""
    for card in cards:
        old = _decoded(views, f"entry:{card.id}")
        if not isinstance(old, IndexEntry):
            raise DamagedStoreError(card.path)
        yield from made_of(entry_of(card, {linked.key: linked for linked in old.linked}))


def _reading(views: ViewStore, names: set[str]) -> tuple[Callable[[str], Fact | None], Callable[[], None]]:
    """Return a function that looks up an entry and notes its name in `names`, and one that frees what it keeps."""

    kept = {kind: lru_cache(maxsize=most)(partial(_decoded, views)) for kind, most in _KEPT.items()}
    others = kept[""]

    def look_up(name: str) -> Fact | None:
        names.add(name)
        return kept.get(name.partition(":")[0], others)(name)

    def forget() -> None:
        for one in kept.values():
            one.cache_clear()

    return look_up, forget


def _decoded(views: ViewStore, name: str) -> Fact | None:
    raw = views.entry(name)
    if raw is None:
        return None
    decode = _decoders.get(name.partition(":")[0], _decode_other)
    try:
        return decode(raw)
    except msgspec.MsgspecError as error:
        raise DamagedStoreError(str(error)) from error
