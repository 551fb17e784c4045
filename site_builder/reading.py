"""One source becomes one article: read, parsed, its names and values found."""

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

from site_builder import parsing, sources
from site_builder.cards import make_article
from site_builder.entities import extract
from site_builder.entities.corrections import Corrections, apply_corrections, corrections_of
from site_builder.entities.effects import effects
from site_builder.errors import Problem, SettingsError, SourceError
from site_builder.explain import ExplainView, explain
from site_builder.model import Article, Extraction, Extractor, Structure, UserRule
from site_builder.settings import Settings

__all__ = ["Reader", "explain_article", "fault", "read_article", "reader_for"]

_NONE = Corrections()


@dataclass(frozen=True, slots=True)
class Reader:
    """How every source of a folder is read; the same for all of them."""

    folder: Path
    """Folder of the sources."""
    language: str | None = None
    """BCP 47 tag of articles that state none; None finds it out."""
    rules: tuple[UserRule, ...] = ()
    """The user's own rules of parsing."""
    extractor: Extractor = extract
    """Finds whom and what an article names."""
    threshold: float = 0.5
    """Probability from which an entity is taken for one."""
    corrections: Corrections = _NONE
    """What the user knows better about names."""

    def extract(self, structure: Structure) -> Extraction:
        """Return whom and what an article names, states and quotes, corrections applied."""
        found = self.extractor(structure, self.threshold)
        return apply_corrections(found, structure, self.corrections) if self.corrections != _NONE else found

    def key(self) -> str:
        """Return what articles depend on besides their sources and this program; the folder is not in it."""
        return repr((self.language, self.rules, self.threshold, self.corrections))


def reader_for(settings: Settings) -> Reader:
    """Return how sources are read under these settings; raises SettingsError when `entities.toml` cannot be used."""
    site, file = settings.site, settings.build.entities
    corrections = _NONE
    if file.is_file():
        try:
            corrections, wrong = corrections_of(tomllib.loads(file.read_text("utf-8-sig")))
        except (OSError, ValueError, RecursionError) as error:
            raise SettingsError(Problem(str(file), None, f"cannot be read: {error}", "mend it")) from error
        if wrong:
            raise SettingsError(*(Problem(str(file), None, what, "see the README for its form") for what in wrong))
    return Reader(
        settings.build.seeds,
        site.content_language,
        settings.rules,
        threshold=site.entity_confidence,
        corrections=corrections,
    )


def read_article(
    reader: Reader, path: str, repeated: frozenset[str] = frozenset()
) -> tuple[Article, tuple[Problem, ...]]:
    """Return the article in the source at `path` below the reader's folder, and what is doubtful about it.

    `repeated` are the keys of its lines that stand in many sources. Raises SourceError when nothing can be made of it.
    """
    reading = sources.read(reader.folder, path)
    try:
        structure = parsing.parse(reading.source, language=reader.language, repeated=repeated, rules=reader.rules)
        return make_article(reading.source, structure, reader.extract(structure)), reading.warnings
    except SourceError:
        raise
    except Exception as error:  # a fault of ours in one article must not cost the others
        raise SourceError(fault(path, error)) from error


def fault(path: str, error: Exception) -> Problem:
    """Return what is told of an article on which this program itself failed."""
    what = f"news-digest failed on it ({type(error).__name__}: {error})"
    return Problem(path, None, what, "this is a bug: please report it with the file")


def explain_article(reader: Reader, path: str) -> ExplainView:
    """Return the X-ray of the source at `path` below the reader's folder; raises SourceError when it cannot be read."""
    source = sources.read(reader.folder, path).source
    structure = parsing.parse(source, language=reader.language, rules=reader.rules)
    found = replace(reader, corrections=_NONE).extract(structure)
    changes = effects(found, structure, reader.corrections)
    return explain(source, structure, reader.extract(structure).entities, changes, reader.rules)
