"""Makes one article from one source: reads and parses it, finds names and values, and joins the results.

An article consists of a card, which other pages may use, and a body for its own page.
"""

import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from site_builder import parsing, sources
from site_builder.entities import extract
from site_builder.entities.correction_file import read_corrections
from site_builder.entities.corrections import Corrections, apply_corrections
from site_builder.entities.passages import passages
from site_builder.errors import Problem, SettingsError, SourceError
from site_builder.key_points import key_points
from site_builder.model import (
    Article,
    Block,
    Body,
    Card,
    Extraction,
    Extractor,
    FrontMatter,
    Image,
    LocalPicture,
    Source,
    Structure,
    UserRule,
    ValueKind,
)
from site_builder.settings import Settings
from site_builder.text.dates.news_day import news_day
from site_builder.text.language_profile import Language, language_of
from site_builder.text.likeness.key_terms import key_terms
from site_builder.text.likeness.shingles import sketch
from site_builder.text.likeness.stated_figures import stated_figures
from site_builder.text.romanisation.slug import slug
from site_builder.text.sentences import BEFORE_SENTENCE, sentences
from site_builder.text.source_links import SCHEME, read_link, web_key
from site_builder.text.web import is_web_address, without_secrets_in_links
from site_builder.text.words import words

__all__ = ["Reader", "article_of", "fault", "make_article", "permanent_id", "read_article", "reader_for"]

_NONE = Corrections()
_EXCERPT = 240
_TITLE = 90
"""Code points of an excerpt, and of a headline that is made of the first sentence."""
_KEY_VALUES = 6
_RULE = " |"
"""A line that a page draws behind its headline, which is copied as a character."""
# Share of an article's running text: footers and cookie sentences are less than a third of all but the shortest news.
_MUCH = 1 / 3
_MOST = 1 / 2
_PROSE = frozenset({"paragraph", "quote", "list-item", "term", "definition"})
# Besides prose: what counts as words of the article, but does not open it.
_COUNTED = frozenset({"table-cell", "table-caption", "footnote", "code"})
_HREF = re.compile(r'<a href="([^"]*)"')
_KEY_KINDS: tuple[ValueKind, ...] = ("money", "percent", "quantity")


class Reader(Struct, frozen=True):
    """How every source of a folder is read; the same for all of them."""

    folder: Path
    """Folder of the sources."""
    language: str | None = None
    """BCP 47 tag of articles that state none; None: it is detected."""
    usual: str | None = None
    """The site's language, which articles get if their own is uncertain."""
    rules: tuple[UserRule, ...] = ()
    """The user's own rules of parsing."""
    extractor: Extractor = extract
    """Finds whom and what an article names."""
    threshold: float = 0.5
    """Lowest probability of an entity."""
    corrections: Corrections = _NONE
    """The user's corrections of names."""

    def extract(self, structure: Structure) -> Extraction:
        """Return whom and what an article names, states and quotes, corrections applied."""
        found = self.extractor(structure, self.threshold)
        return apply_corrections(found, structure, self.corrections) if self.corrections != _NONE else found

    def key(self) -> str:
        """Return what articles depend on besides their sources and this program; the folder is not in it.

        The order of a set differs from process to process, so the parts are encoded in a fixed order.
        """
        finder = f"{self.extractor.__module__}.{getattr(self.extractor, '__qualname__', '')}"
        parts = (self.language, self.usual, self.rules, finder, self.threshold, self.corrections)
        return msgspec.json.encode(parts, order="deterministic").decode()


def reader_for(settings: Settings) -> Reader:
    """Return how sources are read under these settings; raises SettingsError when `entities.toml` cannot be used."""
    site = settings.site
    corrections, problems = read_corrections(settings.build.entities)
    if problems:
        raise SettingsError(*problems)
    return Reader(
        settings.build.seeds,
        site.content_language,
        site.language,
        settings.rules,
        threshold=site.entity_confidence,
        corrections=corrections,
    )


def read_article(
    reader: Reader, path: str, repeated: frozenset[str] = frozenset()
) -> tuple[Article, tuple[Problem, ...]]:
    """Return the article in the source at `path` below the reader's folder, and its warnings.

    `repeated` are the keys of its lines that stand in many sources. Raises SourceError when it gives no article.
    """
    return article_of(reader, sources.read(reader.folder, path), repeated)


def article_of(
    reader: Reader, reading: sources.Reading, repeated: frozenset[str]
) -> tuple[Article, tuple[Problem, ...]]:
    """Return what `read_article` returns, for a source that has been read."""
    try:
        structure = parsing.parse(
            reading.source, language=reader.language, usual=reader.usual, repeated=repeated, rules=reader.rules
        )
        parsing.refuse_index_page(reading.source, structure.blocks)
        warnings = (*reading.warnings, *_doubts(reading.source, structure))
        return make_article(reading.source, structure, reader.extract(structure)), warnings
    except (SourceError, MemoryError, OSError):
        raise  # full memory or disk: the next article would fail too
    except Exception as error:  # a fault of ours in one article must not cost the others
        raise SourceError(fault(reading.source.path, error)) from error


def _doubts(source: Source, structure: Structure) -> Iterator[Problem]:
    """Yield a warning if so much is left out that it may be part of the story."""
    path = source.path
    share = parsing.prose_left_out(structure)
    if share >= _MUCH:
        what = f"{share:.0%} of its text is left out, because other files have the same lines"
        fix = "if they are part of the article, switch off the rule 'repeated-line'"
        yield Problem(path, None, what, fix, "warning")
    elif (share := parsing.share_left_out(structure)) > _MOST:
        what = f"{share:.0%} of its text is left out, because it is not part of the article"
        yield Problem(path, None, what, f"look at `news-digest explain {path}`", "warning")


def fault(path: str, error: Exception) -> Problem:
    """Return the problem to report for an article on which this program itself failed."""
    what = f"news-digest failed on it ({type(error).__name__}: {error})"
    return Problem(path, None, what, "this is a bug: please report it with the file")


def permanent_id(source: Source) -> str:
    """Return the id that stays when the headline changes: the stated one, else 8 hex digits made from the path."""
    stem = str(PurePosixPath(source.path).with_suffix(""))
    return source.front.id or hashlib.sha256(stem.encode()).hexdigest()[:8]


def make_article(source: Source, structure: Structure, extraction: Extraction) -> Article:
    """Return the article; raises SourceError when no headline and no text is left to show."""
    structure = _for_all(structure)
    shown = [block for block in structure.blocks if block.kind != "boilerplate"]
    prose = _prose(shown, structure.opening)
    language = language_of(structure.language)
    headline = (structure.headline or "").rstrip(_RULE) or _title(prose, shown, language, source.path)
    card = Card(
        id=permanent_id(source),
        path=source.path,
        slug=slug(source.front.slug or headline),
        language=structure.language,
        direction=structure.direction,
        kicker=structure.kicker,
        headline=headline,
        headline_given=structure.headline is not None,
        standfirst=structure.standfirst,
        byline=structure.byline,
        dateline=structure.dateline,
        published=structure.published,
        updated=structure.updated,
        spoken_of=news_day(structure, extraction.mentions, language),
        entities=extraction.entities,
        values=_key_values(extraction, structure),
        terms=key_terms(f"{headline} {structure.standfirst or ''}", [prose], language),
        sketch=sketch(prose, language),
        excerpt=_cut(structure.standfirst or prose, _EXCERPT, language),
        word_count=_words_in((headline, structure.standfirst or "", prose, *_counted(shown)), language),
        image=_picture(source.front, source.path),
        source=source.front.source,
        source_url=source.front.source_url,
        tags=source.front.tags,
        draft=source.front.draft,
        digest="",
        aliases=source.front.aliases,
        authors=source.front.authors,
        pictures=_pictures(shown),
        links=_links(shown, source.front.source_url),
    )
    return _finished(card, structure, extraction)


def _finished(card: Card, structure: Structure, extraction: Extraction) -> Article:
    """Return the article of a card that lacks what other pages cite of its text, and its digest."""
    figures = stated_figures(structure, extraction.mentions, card.published or card.spoken_of)
    gist, points = key_points(structure, card.headline, card.terms, language_of(card.language))
    card = replace(card, figures=figures, passages=passages(structure, extraction), gist=gist)
    body = Body(structure.blocks, extraction.mentions, extraction.quotes, points)
    digest = hashlib.sha256(msgspec.msgpack.encode((card, body))).hexdigest()
    return Article(replace(card, digest=digest), body)


def _for_all(structure: Structure) -> Structure:
    """Return the structure without secrets in the links of its blocks."""
    blocks = (replace(b, html=without_secrets_in_links(b.html)) if b.html else b for b in structure.blocks)
    return replace(structure, blocks=tuple(blocks))


def _picture(front: FrontMatter, path: str) -> Image | None:
    if front.image is None:
        return None
    return Image(_below_seeds(front.image, path), front.image_alt or "", front.image_credit)


def _words_in(texts: Iterable[str], language: Language) -> int:
    return sum(len(words(text, language)) for text in texts)


def _counted(blocks: Sequence[Block]) -> Iterator[str]:
    return (block.text for block in blocks if block.kind in _COUNTED)


def _pictures(blocks: Sequence[Block]) -> tuple[LocalPicture, ...]:
    paths = (block.picture.path for block in blocks if block.picture is not None)
    return tuple(LocalPicture(path) for path in dict.fromkeys(paths) if path)


def _links(blocks: Sequence[Block], own: str | None) -> tuple[str, ...]:
    """Return the targets of links in the text that may be articles of the site, in order."""
    host = urlsplit(own).hostname if own else None
    found: dict[str, None] = {}
    for href in (unescape(href) for block in blocks if "<a " in block.html for href in _HREF.findall(block.html)):
        link = read_link(href) if href.startswith(SCHEME) else None
        if link is not None:
            found[f"{SCHEME}{link.path}"] = None
        web = href if link is None else link.web
        if host and web and urlsplit(web).hostname == host and web_key(web) != web_key(own or ""):
            found[web.partition("#")[0]] = None
    return tuple(found)


def _below_seeds(image: str, path: str) -> str:
    """Return the place of a picture: on the web, or below the seeds folder for a path relative to the source."""
    if is_web_address(image):
        return image
    return posixpath.normpath(str(PurePosixPath(path).parent / image))


def _title(prose: str, shown: Sequence[Block], language: Language, path: str) -> str:
    """Return the first sentence as a title; raises SourceError if there is none."""
    text = prose or next((block.text for block in shown if block.text), "")
    first = next(iter(sentences(text[: _TITLE * 4], language)), (0, 0))
    title = _cut(text[slice(*first)].rstrip(" ।.|"), _TITLE, language)
    if not title:
        raise SourceError(Problem(path, None, "there is no text in it", "write text into it, or delete the file"))
    return title


def _prose(blocks: Sequence[Block], opening: int) -> str:
    """Return the running text of an article without place and sender before its first sentence, shown elsewhere."""
    first = next((block for block in blocks if block.kind == "paragraph"), None)
    texts = (block.text[opening if block is first else 0 :] for block in blocks if block.kind in _PROSE)
    return " ".join(texts).lstrip(BEFORE_SENTENCE)


def _key_values(extraction: Extraction, structure: Structure) -> tuple[tuple[ValueKind, str], ...]:
    """Return the first few values of the prose: a value in a table's cell is unclear without its row."""
    cells = {at for at, block in enumerate(structure.blocks) if block.kind == "table-cell"}
    told: dict[tuple[ValueKind, str], int] = {}
    for at, mention in enumerate(extraction.mentions):
        for kind in _KEY_KINDS:
            if mention.kind == kind and mention.block not in cells:
                told.setdefault((kind, mention.surface), at)
    # Sums say most, mere quantities least; the chosen values keep the order of the text.
    kept = sorted(told, key=lambda value: (_KEY_KINDS.index(value[0]), told[value]))[:_KEY_VALUES]
    return tuple(sorted(kept, key=told.__getitem__))


def _cut(text: str, limit: int, language: Language) -> str:
    """Return the opening of `text` in at most `limit` characters: whole sentences, else whole words and '…'."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    end = max((b for _, b in sentences(text[: limit * 2], language) if b <= limit), default=0)
    if end > limit // 3:
        return text[:end]
    head = text[: limit - 1]
    return (head[: head.rfind(" ")] if " " in head else head).rstrip(" ,;:–-") + "…"
