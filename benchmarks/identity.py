"""How well news-digest joins names in two articles to one entity or keeps them apart, measured by real builds.

    python -m benchmarks.identity [FILE] [--errors FILE]        (default: benchmarks/identity_pairs.tsv)

A row of FILE is a pair: its class, the correct answer ('same' or 'different'), and for each of two articles the kind of
the name (person, place, organisation), the name, and the only sentence of the article. The sentences are invented. The
identities are facts of public life. The pairs of the first file were written before their author saw the rules. The
pairs of identity_pairs_second.tsv were written before the rules were changed with the errors of the first file in view.
Of 179 pairs that were written before the current rules, half are in identity_pairs_third.tsv. The other half is in
identity_pairs_kept_apart.tsv, and authors of rules look only at its figures. The files identity_pairs_fourth.tsv and
identity_pairs_fourth_apart.tsv contain 215 more pairs, divided in the same way by the first byte of a hash. So do
identity_pairs_fifth.tsv and identity_pairs_fifth_apart.tsv, 244 pairs, divided by the last bit of the first byte of the
SHA-256 of the row (0: the first file). identity_pairs_sixth.tsv and identity_pairs_sixth_apart.tsv, 163 pairs, and
identity_pairs_seventh.tsv and identity_pairs_seventh_apart.tsv, 156 pairs, are divided in the same way. These were
written without regard to older pairs: 90 of the sixth set and 64 of the seventh have both names of one.

Both articles are built into a site in which every entity has a page. The pair is joined when the two article pages link
the name, or a part of it, to the same page of its kind. The link is in the sentence, or, for a dateline, in the list of
the article's names. Precision is the share of same pairs among the joined ones. Recall is the share of joined pairs
among the same ones. A pair that is kept apart only because a name was not found says little about the rules. The table
therefore also counts the pairs with both names found."""

import argparse
import csv
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Literal

from site_builder.article import read_article, reader_for
from site_builder.edition.identity import who_is_who
from site_builder.edition.spelling import words_of
from site_builder.model import Card
from site_builder.pipeline import build
from site_builder.report import Event
from site_builder.settings import Build, Settings, Site
from site_builder.text.folding import match_key
from site_builder.text.normalise import normalise

__all__ = ["PAIRS", "Judged", "Pair", "Side", "joined", "judge", "main", "precision_and_recall", "read_pairs"]

PAIRS = Path(__file__).with_name("identity_pairs.tsv")
# For each kind, the folder of its pages. For each script of the first letter, headlines without names.
FOLDERS = {"person": "people", "place": "places", "organisation": "organisations"}
HEADLINES = {"DEVANAGARI": "समाचार", "LATIN": "News", "ARABIC": "خبریں", "BENGALI": "খবর"}


@dataclass(frozen=True, slots=True)
class Side:
    """One name of a pair and the article around it."""

    kind: str
    """'person', 'place' or 'organisation'."""
    name: str
    """The name as the sentence has it."""
    context: str
    """The one sentence of the article."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and whether they are one entity."""

    group: str
    """The class of the pair, such as 'nukta' or 'family'."""
    same: bool
    """True: both names mean one entity."""
    sides: tuple[Side, Side]
    """The two names."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair and the result of the build."""

    pair: Pair
    """The pair."""
    pages: tuple[frozenset[str], frozenset[str]]
    """Addresses of the entity pages to which each article links its name."""

    @property
    def joined(self) -> bool:
        """True when both names lead to the same page."""
        return bool(self.pages[0] & self.pages[1])

    @property
    def found(self) -> bool:
        """True when each name leads to a page."""
        return all(self.pages)

    @property
    def cause(self) -> Literal["", "name not found", "not joined", "not told apart"]:
        """Return why the pair is wrong; '' when it is right."""
        if self.joined == self.pair.same:
            return ""
        if self.joined:
            return "not told apart"
        return "not joined" if self.found else "name not found"


def read_pairs(file: Path) -> list[Pair]:
    """Return the pairs of a file with the columns named above; raises ValueError for a row that is not a pair."""
    pairs = []
    with file.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            sides = (_side(row, "a"), _side(row, "b"))
            if row["answer"] not in {"same", "different"} or not all(map(_whole, sides)):
                raise ValueError(f"{file}:{number}: not a pair: write the answer, and each name into its sentence")
            pairs.append(Pair(row["class"], row["answer"] == "same", sides))
    return pairs


def _side(row: dict[str, str], letter: str) -> Side:
    return Side(row[f"kind_{letter}"], row[f"name_{letter}"], row[f"context_{letter}"])


def _whole(side: Side) -> bool:
    return side.kind in FOLDERS and bool(side.name) and side.name in side.context


def judge(pairs: Iterable[Pair]) -> Iterator[Judged]:
    """Build a site for each pair, one after the other in this process, and yield the results."""
    with tempfile.TemporaryDirectory() as scratch:
        for number, pair in enumerate(pairs):
            # Each pair has its own folder, so the build remembers nothing of the pair before.
            yield Judged(pair, _pages(Path(scratch) / str(number), pair))


def joined(pairs: Iterable[Pair]) -> Iterator[bool]:
    """Yield for each pair whether both names are one entity: without pages, in two fifths of the time of `judge`.

    A name is found by a word in common, not by its place in the sentence, so that single pairs may differ from `judge`.
    """
    with tempfile.TemporaryDirectory() as scratch:
        for number, pair in enumerate(pairs):
            settings = _settings(Path(scratch) / str(number), pair)
            reader = reader_for(settings)
            cards = [read_article(reader, f"{name}.txt")[0].card for name in ("first", "second")]
            entities = who_is_who(cards, settings.site.entity_min_articles, settings.site.entity_confidence)
            kinds = {side.kind for side in pair.sides}
            members = [_members(card, side, kinds) for card, side in zip(cards, pair.sides, strict=True)]
            yield any(all(not mine.isdisjoint(entity.members) for mine in members) for entity in entities)


def _members(card: Card, side: Side, kinds: set[str]) -> set[tuple[str, str]]:
    """Return the entities of an article, as `EditionEntity.members` has them, that may be a name of a pair."""
    words = set(words_of(side.name))
    return {
        (card.id, one.key)
        for one in card.entities
        if one.kind in kinds and any(words & set(words_of(name)) for name in (one.name, *one.aliases))
    }


def _settings(folder: Path, pair: Pair) -> Settings:
    """Write the two articles of a pair into `folder`, and return the settings of their site."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    for name, side in zip(("first", "second"), pair.sides, strict=True):
        text = f"---\nid: {name}\n---\n{_headline(side.context)}\n\n{side.context}\n"
        (seeds / f"{name}.txt").write_text(text, "utf-8")
    files = Build(
        seeds, folder / "public", folder / "templates", folder / "entities.toml", cache=folder / "cache", jobs=1
    )
    return Settings(Site(entity_min_articles=1), files)


def _pages(folder: Path, pair: Pair) -> tuple[frozenset[str], frozenset[str]]:
    settings = _settings(folder, pair)
    build(settings, _silent)
    public = settings.build.output
    kinds = {FOLDERS[side.kind] for side in pair.sides}
    first, second = pair.sides
    return _linked(public, "first", first, kinds), _linked(public, "second", second, kinds)


def _silent(_event: Event) -> None:
    """Ignore an event of the build."""


def _headline(context: str) -> str:
    letter = next(letter for letter in context if letter.isalpha())
    return HEADLINES[unicodedata.name(letter).partition(" ")[0]]


def _linked(public: Path, id_: str, side: Side, kinds: set[str]) -> frozenset[str]:
    """Return the pages in the folders `kinds` to which an article links its name or a part of it."""
    (page,) = public.glob(f"articles/*-{id_}.html")
    shown = _Shown()
    shown.feed(page.read_text("utf-8"))
    name = normalise(side.name).strip()
    start = shown.text.find(name)
    over = {link.page for link in shown.links if start >= 0 and link.start < start + len(name) and link.end > start}
    over |= {address for text, address in shown.listed if match_key(text) == match_key(name)}
    return frozenset(address for address in over if PurePosixPath(address).parent.name in kinds)


@dataclass(frozen=True, slots=True)
class _Link:
    page: str
    start: int
    end: int


class _Shown(HTMLParser):
    """Collects the text of the paragraphs of a page, their links with positions in this text, and all other links."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.links: list[_Link] = []
        self.listed: list[tuple[str, str]] = []
        self._inside = False
        self._open: tuple[str, int] | None = None
        self._label = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the beginning of a link."""
        self._inside = self._inside or tag == "p"
        if tag == "a":
            self._open, self._label = (dict(attrs).get("href") or "", len(self.text)), ""

    def handle_endtag(self, tag: str) -> None:
        """Keep a link at its end."""
        if tag == "a" and self._open is not None:
            page, start = self._open
            if self._inside:
                self.links.append(_Link(page, start, len(self.text)))
            else:
                self.listed.append((self._label, page))
            self._open = None
        if tag == "p":
            self._inside = False
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        """Keep the text of a paragraph and of a link."""
        self.text += data if self._inside else ""
        self._label += data


def precision_and_recall(judged: Sequence[Judged]) -> tuple[float, float]:
    """Return the share of same pairs among the joined, and of joined pairs among the same; 1 without pairs."""
    joined = [one.pair.same for one in judged if one.joined]
    same = [one.joined for one in judged if one.pair.same]
    return sum(joined) / len(joined) if joined else 1.0, sum(same) / len(same) if same else 1.0


def _table(judged: Sequence[Judged]) -> Iterator[str]:
    yield f"{'class':14}{'answer':>10}{'pairs':>7}{'found':>7}{'joined':>8}{'right':>7}{'share':>7}"
    for group, same in dict.fromkeys((one.pair.group, one.pair.same) for one in judged):
        rows = [one for one in judged if (one.pair.group, one.pair.same) == (group, same)]
        right = sum(not one.cause for one in rows)
        answer = "same" if same else "different"
        found, joined = sum(one.found for one in rows), sum(one.joined for one in rows)
        yield f"{group:14}{answer:>10}{len(rows):7}{found:7}{joined:8}{right:7}{right / len(rows):7.2f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table by class, precision and recall; with --errors write the wrong pairs with their causes."""
    parser = argparse.ArgumentParser(description="How well names in two articles are joined or kept apart.")
    parser.add_argument("file", nargs="?", type=Path, default=PAIRS, help="the pairs")
    parser.add_argument("--errors", type=Path, help="write the wrong pairs into this file")
    options = parser.parse_args(arguments)
    judged = list(judge(read_pairs(options.file)))
    precision, recall = precision_and_recall(judged)
    sys.stdout.writelines(f"{line}\n" for line in _table(judged))
    joined, same = sum(one.joined for one in judged), sum(one.pair.same for one in judged)
    print(f"{len(judged)} pairs: precision {precision:.3f} of {joined} joined, recall {recall:.3f} of {same} the same")
    wrong = [one for one in judged if one.cause]
    if options.errors:
        options.errors.write_text("".join(map(_error, wrong)), "utf-8")
    for cause in ("name not found", "not joined", "not told apart"):
        print(f"{cause}: {sum(one.cause == cause for one in wrong)}")


def _error(one: Judged) -> str:
    sides = zip(one.pair.sides, one.pages, strict=True)
    told = [f"{side.name} -> {', '.join(sorted(pages)) or 'no page'}\t{side.context}" for side, pages in sides]
    return "\t".join([one.cause, one.pair.group, *told]) + "\n"


if __name__ == "__main__":
    main()
