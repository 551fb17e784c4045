"""The whole way, in order: read, parse, assemble, lay out, render, deliver."""

import os
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path

from site_builder import parsing, sources
from site_builder.addresses import picture
from site_builder.article import Reader, fault, read_article, reader_for
from site_builder.deliver import Folder, open_folder
from site_builder.deliver.lock import locked
from site_builder.edition import assemble
from site_builder.engine.fingerprint import fingerprint, of_code, of_files
from site_builder.engine.store import DamagedStoreError, Seen, Store, is_damage, open_store, remove_store
from site_builder.engine.workers import ordered_map
from site_builder.errors import DeliveryError, Problem, SettingsError, SourceError, StrictError
from site_builder.model import Article, Card, Edition, File, Page, UserRule
from site_builder.outputs import site_files
from site_builder.outputs.rendering import Renderer, template_folder
from site_builder.pages import lay_out
from site_builder.picture_files import without_metadata
from site_builder.pictures import KnownSizes, local_pictures, showable
from site_builder.report import Finished, Progress, Reporter, Stage, Trouble
from site_builder.settings import Build, Settings, Site
from site_builder.text.nearest import nearest

__all__ = ["build", "write_page"]

# A line that stands in so many sources of the folder belongs to the publisher's frame, not to any story.
_REPEATED_IN = 5
# What an article is made by: when any of these changes, every article is made again.
_MAKERS = ("article.py", "data", "entities", "model.py", "parsing", "sources", "text")
# A file changed so shortly before it was read may change again without showing it in its time stamp.
_TOO_FRESH_NS = 2_000_000_000
_BATCH = 500
_CACHE = "news-digest.sqlite"


@dataclass(frozen=True, slots=True)
class _Made:
    """An article fresh from its source."""

    article: Article
    warnings: tuple[Problem, ...]


def write_page(file: Path, template: str, view: object) -> None:
    """Write one page that stands outside any site; raises DeliveryError when it cannot be written."""
    content = Renderer((template_folder(),), Site()).render(template, view)
    try:
        file.write_bytes(content)
    except OSError as error:
        problem = Problem(str(file), None, f"cannot be written ({error.strerror})", "name another file")
        raise DeliveryError(problem) from error


def build(settings: Settings, report: Reporter) -> Finished:
    """Build the site that `settings` describe; return what was done. Raises NewsDigestError when it cannot be.

    A damaged cache is only a cache: it is deleted, and the build begins anew.
    """
    try:
        return _build(settings, report)
    except (DamagedStoreError, sqlite3.DatabaseError) as error:
        if not is_damage(error):
            raise
        file = settings.build.cache / _CACHE
        report(Trouble(Problem(str(file), None, f"is damaged ({error})", "it is made anew now", "warning")))
        remove_store(file)
        return _build(settings, report)


def _build(settings: Settings, report: Reporter) -> Finished:
    began = time.monotonic()
    _check_rules(settings.rules)
    options, site = settings.build, settings.site
    scan = sources.scan(options.seeds)
    with ExitStack() as stack:
        options.cache.mkdir(parents=True, exist_ok=True)
        stack.enter_context(locked(options.cache))
        store = stack.enter_context(open_store(options.cache / _CACHE))
        trouble = _Troubles(options.strict, report)
        trouble.tell(scan.problems)
        cards = _cards(store, scan.found, settings, trouble, report)
        sizes = KnownSizes(options.cache)
        shown, problems = showable(cards, options.seeds, sizes)
        sizes.keep()
        trouble.tell(problems)
        edition, problems = assemble(shown, site)
        trouble.tell(problems)
        folder = stack.enter_context(open_folder(options.output))
        files, written, removed = _deliver(store, folder, edition, settings, trouble, report)
    start = options.output / "index.html"
    took = time.monotonic() - began
    done = Finished(len(edition.cards), trouble.left_out, files, written, removed, took, str(start))
    report(done)
    return done


def _check_rules(rules: tuple[UserRule, ...]) -> None:
    unknown = [rule for rule in rules if rule.kind == "off" and rule.text not in parsing.RULE_NAMES]
    if unknown:
        raise SettingsError(*map(_unknown_rule, unknown))


def _unknown_rule(rule: UserRule) -> Problem:
    close = nearest(rule.text, parsing.RULE_NAMES)
    fix = f"did you mean '{close}'?" if close else "`news-digest explain` names the rules"
    return Problem(rule.where, None, f"there is no rule '{rule.text}' to switch off", fix)


class _Troubles:
    """Counts and reports problems; in a strict build the first class of them ends it."""

    def __init__(self, strict: bool, report: Reporter) -> None:
        self._strict = strict
        self._report = report
        self.left_out = 0

    def tell(self, problems: Iterable[Problem]) -> None:
        found = tuple(problems)
        if found and self._strict:
            raise StrictError(*found)
        for problem in found:
            self.left_out += problem.severity == "left out"
            self._report(Trouble(problem))


def _cards(
    store: Store, found: tuple[sources.Found, ...], settings: Settings, trouble: _Troubles, report: Reporter
) -> list[Card]:
    options = settings.build
    seen = store.seen()
    store.forget(seen.keys() - {file.path for file in found})
    changed = [f for f in found if not _unchanged(f, seen.get(f.path), _code())]
    fresh, problems = _survey(options, changed, report)
    store.remember_seen(fresh)
    trouble.tell(problems)
    lost = {problem.path for problem in problems}
    store.forget(lost)
    known = {f.path: seen[f.path] for f in found if f.path in seen and f.path not in lost}
    known |= {row.path: row for row in fresh}
    made, problems = _make_all(store, known, settings, report)
    trouble.tell(problems)
    return made


def _unchanged(file: sources.Found, seen: Seen | None, code: str) -> bool:
    return seen is not None and (seen.size, seen.mtime_ns, seen.code) == (file.size, file.mtime_ns, code)


def _code() -> str:
    return of_code(Path(__file__).parent, _MAKERS)


def _survey(options: Build, changed: list[sources.Found], report: Reporter) -> tuple[list[Seen], list[Problem]]:
    """Read every changed source once, for its digest and its lines."""
    report(Stage("read", len(changed)))
    fresh, problems = [], []
    look = partial(_look, options.seeds, time.time_ns() - _TOO_FRESH_NS)
    for result in ordered_map(look, changed, len(changed), options.jobs):
        report(Progress())
        if isinstance(result, Seen):
            fresh.append(result)
        else:
            problems.append(result)
    return fresh, problems


def _look(folder: Path, fresh_since_ns: int, file: sources.Found) -> Seen | Problem:
    try:
        source = sources.read(folder, file.path).source
        keys = " ".join(sorted(parsing.countable_lines(source)))
    except SourceError as error:
        return error.problems[0]
    except Exception as error:  # noqa: BLE001 - as in read_article
        return fault(file.path, error)
    mtime = file.mtime_ns if file.mtime_ns < fresh_since_ns else -1
    return Seen(file.path, file.size, mtime, source.digest, keys, _code())


def _make_all(
    store: Store, known: Mapping[str, Seen], settings: Settings, report: Reporter
) -> tuple[list[Card], list[Problem]]:
    """Return the card of every known source, made anew where its bytes, its repeated lines or the code changed."""
    counts = Counter(key for row in known.values() for key in row.lines.split())
    reader = reader_for(settings)
    base = fingerprint(_code(), reader.key())
    verdicts = {p: tuple(k for k in row.lines.split() if counts[k] >= _REPEATED_IN) for p, row in known.items()}
    codes = {path: fingerprint(base, row.digest, *verdicts[path]) for path, row in known.items()}
    before = store.made(codes)
    cards = {path: made.card for path, made in before.items()}
    problems = [problem for made in before.values() for problem in made.warnings]
    todo = [(path, frozenset(verdicts[path])) for path in sorted(known) if path not in cards]
    report(Stage("parse", len(todo)))
    make = partial(_make, reader)
    batch = []
    for (path, _), result in zip(todo, ordered_map(make, todo, len(todo), settings.build.jobs), strict=True):
        report(Progress())
        if isinstance(result, Problem):
            problems.append(result)
            continue
        cards[path] = result.article.card
        problems += result.warnings
        batch.append((codes[path], result.warnings, result.article))
        if len(batch) == _BATCH:
            store.remember_made(batch)
            batch = []
    store.remember_made(batch)
    return [cards[path] for path in sorted(cards)], sorted(problems, key=lambda problem: problem.path)


def _make(reader: Reader, item: tuple[str, frozenset[str]]) -> _Made | Problem:
    path, repeated = item
    try:
        return _Made(*read_article(reader, path, repeated))
    except SourceError as error:
        return error.problems[0]


def _deliver(
    store: Store, folder: Folder, edition: Edition, settings: Settings, trouble: _Troubles, report: Reporter
) -> tuple[int, int, int]:
    """Bring the output folder up to date; return how many files it has, were written and were removed."""
    site, options = settings.site, settings.build
    output = str(options.output.resolve())
    path_of = {card.id: card.path for card in edition.cards}
    own = (options.templates,) if options.templates.is_dir() else ()
    folders = (*own, template_folder())
    templates = tuple((folder, of_files(folder, (".",))) for folder in folders)
    renderer = _renderer(templates, site)
    pages = lay_out(edition, site, renderer.digest, lambda id_: store.body(path_of[id_]))
    others = site_files(edition, site, folders, [page.address for page in pages], _now())
    stale = _stale(pages, store.pages(output), folder.standing())
    pictures = {picture(path): options.seeds / path for path in local_pictures(edition.cards)}
    addresses = {page.address for page in pages} | {file.address for file in others} | pictures.keys()
    trouble.tell(folder.claim(addresses))
    store.forget_pages(output, [page.address for page in stale])
    report(Stage("render", len(stale)))
    written = sum(folder.write(file) for file in others)
    written += sum(folder.copy(file, address, without_metadata) for address, file in pictures.items())
    kept = []
    views = ((page.address, page.template, page.view()) for page in stale)
    files = ordered_map(partial(_render, templates, site), views, len(stale), options.jobs)
    for page, file in zip(stale, files, strict=True):
        written += folder.write(file)
        kept.append((page.address, page.key, len(file.content)))
        report(Progress())
    store.remember_pages(output, kept)
    removed = folder.prune(addresses)
    store.forget_pages(output, store.pages(output).keys() - addresses)
    return len(addresses), written, removed


def _now() -> datetime | None:
    """Return the moment that SOURCE_DATE_EPOCH, the convention for reproducible builds, states; None if it does not."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    usable = stated.isascii() and stated.isdigit() and len(stated) <= 11
    return datetime.fromtimestamp(int(stated), UTC) if usable else None


def _stale(pages: Iterable[Page], known: Mapping[str, tuple[str, int]], standing: Mapping[str, int]) -> list[Page]:
    def fresh(page: Page) -> bool:
        key, size = known.get(page.address, ("", -1))
        return key == page.key and standing.get(page.address) == size

    return [page for page in pages if not fresh(page)]


def _render(templates: tuple[tuple[Path, str], ...], site: Site, item: tuple[str, str, object]) -> File:
    address, template, view = item
    return File(address, _renderer(templates, site).render(template, view))


@lru_cache(maxsize=1)
def _renderer(templates: tuple[tuple[Path, str], ...], site: Site) -> Renderer:
    # One per process and state of the templates: compiling them costs more than rendering a hundred pages.
    return Renderer(tuple(folder for folder, _ in templates), site)
