"""The stage 'parse': makes an article of every source whose article is not in the cache.

An article is a pure function of the source's bytes, the code, the reader and the lines that many sources repeat. The
cache has the hash of these for each article (`code`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial

from msgspec import Struct

from site_builder import sources
from site_builder.article import Reader, article_of, reader_for
from site_builder.engine.code_closure import code_of
from site_builder.engine.fingerprint import fingerprint
from site_builder.engine.store import Seen
from site_builder.engine.workers import ordered_map
from site_builder.errors import Problem, SourceError, UnreadableError
from site_builder.incremental.build_run import BuildRun
from site_builder.model import Article
from site_builder.report import Progress, Stage

__all__ = ["article_code", "parse_changed"]

# A line in this many sources of the folder belongs to the publisher's frame, not to a story.
_REPEATED_IN = 5
_BATCH = 500


class _Parsed(Struct, frozen=True):
    """An article that was just made from its source."""

    article: Article
    warnings: tuple[Problem, ...]
    digest: str
    """Digest of the text that it was made of."""


def article_code() -> str:
    """Return the hash of the code, data and libraries that make an article of a source."""
    return code_of(article_of.__module__)


def parse_changed(run: BuildRun, known: Mapping[str, Seen]) -> tuple[dict[str, str], list[Problem]]:
    """Return the code of the article of every known source, in the order of paths, and problems with the sources.

    Afterwards all articles are in the cache. An article is made again if its bytes, its repeated lines, the code or the
    settings of reading have changed.
    """
    repeated = _repeated_lines(known)
    reader = reader_for(run.settings)
    base = fingerprint(article_code(), reader.key())

    def code(path: str, digest: str) -> str:
        return fingerprint(base, digest, *repeated[path])

    codes = {path: code(path, row.digest) for path, row in known.items()}
    before = run.store.made(codes)
    made = {path: codes[path] for path in before}
    problems = [problem for warnings in before.values() for problem in warnings]
    todo = [(path, frozenset(repeated[path])) for path in sorted(known) if path not in made]
    batch = []
    for path, result in _parsed(run, reader, todo):
        if not isinstance(result, _Parsed):
            problems += result
            continue
        problems += result.warnings
        if result.digest != known[path].digest:
            problems.append(Problem(path, None, "changed while the site was being built", "build again", "warning"))
            run.store.forget_seen([path])
        # The digest of the text that was parsed, which may differ from what the previous stage read.
        made[path] = code(path, result.digest)
        batch.append((made[path], result.warnings, result.article))
        if len(batch) == _BATCH:
            run.store.remember_made(batch)
            batch = []
    run.store.remember_made(batch)
    return dict(sorted(made.items())), sorted(problems, key=lambda problem: problem.path)


def _repeated_lines(known: Mapping[str, Seen]) -> dict[str, tuple[str, ...]]:
    """Return for every source the keys of its lines that many sources repeat."""
    counts = Counter(key for row in known.values() for key in row.lines.split())
    return {p: tuple(k for k in row.lines.split() if counts[k] >= _REPEATED_IN) for p, row in known.items()}


def _parsed(
    run: BuildRun, reader: Reader, todo: list[tuple[str, frozenset[str]]]
) -> Iterable[tuple[str, _Parsed | tuple[Problem, ...]]]:
    run.report(Stage("parse", len(todo)))
    options = run.settings.build
    parse = partial(_parse, reader, options.keep_going)
    results = ordered_map(parse, todo, len(todo), options.jobs, options.cluster)
    for (path, _), result in zip(todo, results, strict=True):
        run.report(Progress())
        yield path, result


def _parse(reader: Reader, keep_going: bool, item: tuple[str, frozenset[str]]) -> _Parsed | tuple[Problem, ...]:
    path, repeated = item
    try:
        reading = sources.read(reader.folder, path)
        return _Parsed(*article_of(reader, reading, repeated), reading.source.digest)
    except SourceError as error:
        if isinstance(error, UnreadableError) and not keep_going:
            raise  # it could be read a moment ago
        return error.problems
