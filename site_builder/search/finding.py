"""A query and an index -> results, the best first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor, log

from site_builder.search.analysis import fold, words
from site_builder.search.index_files import filter_key
from site_builder.search.matching import FORM, Match, joined, matches
from site_builder.search.pairs import PAIRS, pair_of, word_hash
from site_builder.search.postings import LEVELS, levels_of
from site_builder.search.query import Clause, Query, parse
from site_builder.search.shelf import Record, Shelf
from site_builder.search.tables import rules

__all__ = ["Answer", "Hit", "find"]

_Levels = dict[int, float]
# Half or twice of the first two changes none of 92 queries: they are bounds on the files that a query reads.
_IN_PHRASE = 6  # most spellings and forms of a word that are searched for in a phrase
_MISSED = 30  # after this many texts in a row without the phrase, no more are read
_NAMES, _STORIES = 5, 2  # most pages of names and stories, and of stories alone, that are shown above the articles
_MORE = 4  # part of a second match that counts besides the best one; 2 orders 8 of 92 queries otherwise, 8 orders 3
_NAME_KEYS = {"person", "place", "organisation"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found by a query."""

    record: Record
    score: float
    """Above 0; comparable within one query."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query."""

    hits: tuple[Hit, ...]
    """Articles, best first."""
    names: tuple[Hit, ...]
    """Pages of people, places and organisations, then of stories."""
    words: tuple[str, ...]
    """The matching words of the index, to be highlighted."""
    total: int
    """How many articles match; with a phrase, an upper bound."""


def find(shelf: Shelf, text: str, limit: int = 10) -> Answer:
    """Return the answer to a query: articles with all its words, else with most of them."""
    query = parse(text)
    asked = [clause for clause in query.clauses if not clause.excluded]
    groups = [_group(shelf, clause, open_end=query.open_end and clause is query.clauses[-1]) for clause in asked]
    groups = _with_joined(shelf, groups)
    scores = _scores(shelf, groups, query)
    names = _names(shelf, query)
    if dict(query.filters).get("kind", "article") != "article":
        scores = {}
    hits = _best(shelf, scores, limit, [group for group in groups if len(group.clause.words) > 1])
    words = tuple(dict.fromkeys(match.word for group in groups for one in group.matches for match in one))
    return Answer(tuple(hits), tuple(names), words, len(scores))


@dataclass(frozen=True, slots=True)
class _Group:
    """A clause with the matching words of the index."""

    clause: Clause
    matches: tuple[tuple[Match, ...], ...]
    """The matches of each word of the clause; empty for a stop word."""
    levels: _Levels
    """The documents with all its words, and its weight there, 0 to 1."""


def _group(shelf: Shelf, clause: Clause, *, open_end: bool, space: str = "") -> _Group:
    if len(clause.words) == 1:
        found = matches(shelf, clause.words[0], open_end=open_end, space=space)
        return _Group(clause, (tuple(found),), _together(found))
    quiet = frozenset(rules()["quiet"])
    meant = tuple(() if word in quiet else _in_phrase(shelf, word, space) for word in clause.words)
    each = [_together(one) for word, one in zip(clause.words, meant, strict=True) if word not in quiet]
    levels = {slot: sum(one[slot] for one in each) for slot in each[0] if all(slot in one for one in each)}
    if levels and not space:
        for pairs in _pairs(clause, meant):
            stand = set().union(*(levels_of(shelf.at(PAIRS + pair).get(pair, "")) for pair in pairs))
            levels = {slot: level for slot, level in levels.items() if slot in stand}
    return _Group(clause, meant, levels)


def _in_phrase(shelf: Shelf, word: str, space: str) -> tuple[Match, ...]:
    """Return the word in all its spellings; its forms only if no spelling is found."""
    found = matches(shelf, word, open_end=False, space=space)
    return tuple([match for match in found if match.weight > FORM] or found)


def _with_joined(shelf: Shelf, groups: list[_Group]) -> list[_Group]:
    """Return the clauses; if two adjacent words also exist as one word, that word matches both."""
    groups = list(groups)
    for at in range(len(groups) - 1):
        first, second = groups[at], groups[at + 1]
        if len(first.clause.words) == len(second.clause.words) == 1:
            more = tuple(joined(shelf, first.clause.words[0], second.clause.words[0]))
            if more:
                groups[at : at + 2] = [_widened(first, more), _widened(second, more)]
    return groups


def _widened(group: _Group, more: tuple[Match, ...]) -> _Group:
    meant = (group.matches[0] + more,)
    return _Group(group.clause, meant, _together(meant[0]))


def _together(found: Iterable[Match]) -> _Levels:
    """Return the joint weight of several matches of a word: the highest of their weights, and a little more."""
    levels: _Levels = {}
    for match in found:
        for slot, level in match.levels.items():
            one, other = levels.get(slot, 0.0), match.weight * level / LEVELS
            levels[slot] = max(one, other) + (1 - max(one, other)) * min(one, other) / _MORE
    return levels


def _scores(shelf: Shelf, groups: list[_Group], query: Query) -> _Levels:
    scores: _Levels = {}
    weight_of: dict[int, float] = {}
    total = 0.0
    for group in groups:
        df = len(group.levels)
        idf = log(1 + (shelf.root["articles"] - df + 0.5) / (df + 0.5))
        total += idf
        for slot, level in group.levels.items():
            scores[slot] = scores.get(slot, 0.0) + idf * level
            weight_of[slot] = weight_of.get(slot, 0.0) + idf
    for key, value in query.filters:
        if not groups and key != "kind":
            scores |= dict.fromkeys(_allowed(shelf, key, value), 0.0)
    complete = {slot: score for slot, score in scores.items() if weight_of.get(slot, 0.0) > total - 1e-9}
    most = max(*weight_of.values(), total / 2) if weight_of else 0.0
    scores = complete or {slot: score for slot, score in scores.items() if weight_of.get(slot, 0.0) > most - 1e-9}
    for clause in query.clauses:
        if clause.excluded:
            for slot in _group(shelf, clause, open_end=False).levels:
                scores.pop(slot, None)
    for key, value in query.filters:
        if key == "kind":
            continue
        allowed = _allowed(shelf, key, value)
        scores = {slot: score for slot, score in scores.items() if slot in allowed}
    return scores


def _allowed(shelf: Shelf, key: str, value: str) -> dict[int, int]:
    if key in _NAME_KEYS:
        people = _names(shelf, parse(value), key)
        return {} if not people else _allowed(shelf, "names", people[0].record.address.removesuffix(".html"))
    name = f"{key}:{value}"
    return levels_of(shelf.at(filter_key(name)).get(name, ""))


def _best(shelf: Shelf, scores: _Levels, limit: int, phrases: list[_Group]) -> list[Hit]:
    """Return the documents with the highest scores; ties newest first."""
    months = _months(shelf, scores, limit)
    order = sorted(scores, key=lambda slot: (-_rounded(scores[slot]), -months.get(slot, 0), slot))
    hits, missed = [], 0
    for slot in order if phrases else order[:limit]:
        record = shelf.record(slot)
        missed += 1
        if _hold(shelf, record, phrases):
            hits.append(Hit(record, _rounded(scores[slot])))
            missed = 0
        if len(hits) == limit or missed == _MISSED:
            break
    hits.sort(key=lambda hit: hit.record.date, reverse=True)
    return sorted(hits, key=lambda hit: -hit.score)


def _rounded(score: float) -> float:
    return floor(score * 1e6 + 0.5) / 1e6  # as JavaScript rounds


def _months(shelf: Shelf, scores: _Levels, limit: int) -> dict[int, int]:
    """Return the month, as a rank, of the newest documents with the last score in the answer, if not all fit."""
    best = sorted((_rounded(score) for score in scores.values()), reverse=True)
    if len(best) <= limit or best[limit - 1] > best[limit]:
        return {}
    tied = {slot for slot, score in scores.items() if _rounded(score) == best[limit - 1]}
    wanted = limit - sum(score > best[limit - 1] for score in best)
    ranks: dict[int, int] = {}
    for rank in range(len(shelf.root["months"]), 0, -1):
        found = tied & _allowed(shelf, "month", shelf.root["months"][rank - 1]).keys()
        ranks |= dict.fromkeys(found, rank)
        if len(ranks) >= wanted:
            break
    return ranks


def _hold(shelf: Shelf, record: Record, phrases: list[_Group]) -> bool:
    """Return whether the headline or the text has all phrases."""
    lines = shelf.text(record) if phrases else []
    texts = [[fold(word) for word in words(line)] for line in (record.title, *lines)]
    return not lines or all(any(_stands(_asked(phrase), text) for text in texts) for phrase in phrases)


def _asked(phrase: _Group) -> list[set[str]]:
    """Return the possible spellings of each word of a phrase."""
    each = zip(phrase.clause.words, phrase.matches, strict=True)
    return [{fold(match.word) for match in meant} or {fold(word)} for word, meant in each]


def _stands(asked: list[set[str]], text: list[str]) -> bool:
    return any(
        all(one in some for one, some in zip(text[at:], asked, strict=False))
        for at in range(len(text) - len(asked) + 1)
    )


def _pairs(clause: Clause, meant: Iterable[Sequence[Match]]) -> Iterator[set[str]]:
    """Yield for every two words beside each other in a phrase the pairs that they may be."""
    between = 0
    before: set[int] = set()
    for word, found in zip(clause.words, meant, strict=True):
        if not found:
            between += word_hash(word)
            continue
        here = {word_hash(match.word) for match in found[:_IN_PHRASE]}
        if before:
            yield {pair_of(a, between, b) for a in before for b in here}
        before, between = here, 0


def _names(shelf: Shelf, query: Query, kind: str = "") -> list[Hit]:
    """Return the pages of names that have all words of the query, those with most articles first; then stories."""
    asked = [clause for clause in query.clauses if not clause.excluded]
    kind = kind or dict(query.filters).get("kind", "")
    if not asked or (query.filters and not kind):
        return []
    groups = [_group(shelf, clause, open_end=query.open_end, space="-") for clause in asked]
    scores = {
        slot: sum(group.levels[slot] for group in groups)
        for slot in groups[0].levels
        if all(slot in group.levels for group in groups)
    }
    if kind:
        scores = {slot: scores[slot] for slot in _allowed(shelf, "kind", kind) if slot in scores}
    order = sorted(scores, key=lambda slot: (-scores[slot], slot))
    hits = [Hit(shelf.record(slot), _rounded(scores[slot])) for slot in order[:_NAMES]]
    stories = [hit for hit in hits if hit.record.kicker == "story"]
    return [hit for hit in hits if hit not in stories] + (stories if kind else stories[:_STORIES])
