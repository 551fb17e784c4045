"""The X-ray: every line of a source with its result and the reason."""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from site_builder import parsing, sources
from site_builder.article import Reader
from site_builder.entities.corrections import Corrections
from site_builder.entities.effects import Effect, effects
from site_builder.model import Direction, Entity, Source, Structure, UserRule
from site_builder.parsing import Outcome, trace

__all__ = ["CorrectionForm", "ExplainRow", "ExplainView", "as_lines", "explain", "explain_article"]

_COLOURS = {
    "headline": "1;36", "kicker": "35", "standfirst": "36", "paragraph": "32", "subheading": "1;34", "caption": "33",
    "list-item": "32", "quote": "32", "boilerplate": "31", "byline": "35", "dateline": "35", "timestamp": "35",
    "highlights-label": "34",
}  # fmt: skip
_INDENT = 6


class ExplainRow(Struct, frozen=True):
    """One line of the source, or a part of it, and its result."""

    line: int
    """Line of the file, from 1."""
    text: str
    """The text itself."""
    became: str
    """Field or kind of block."""
    rule: str
    """Name of the rule that decided it."""
    reason: str
    """What the rule takes as evidence."""
    left_out: bool
    """True when it is not shown on the article's page."""
    begins_line: bool
    """True when the line begins with it, so that a rule for the beginning of a line can be made of it."""


class CorrectionForm(Struct, frozen=True):
    """What a correction by a click sends; only the preview server has it."""

    action: str
    """Where it is sent."""
    token: str
    """Shows that it comes from a page of the server."""
    article: str
    """Address of the article's page."""
    kinds: tuple[str, ...]
    """The choices for a line."""
    no_name: str
    """The choices for a name."""


class ExplainView(Struct, frozen=True):
    """What the X-ray of one source shows."""

    path: str
    """Path of the source."""
    language: str
    """BCP 47 tag of its language."""
    direction: Direction
    """Direction of its script."""
    decoding: str
    """How its bytes became text."""
    front_matter: int
    """Number of lines above its text."""
    rows: tuple[ExplainRow, ...]
    """All of its lines and parts of lines, in order."""
    entities: tuple[Entity, ...]
    """Whom and what it names."""
    effects: tuple[Effect, ...]
    """What each correction by hand does to these names."""
    form: CorrectionForm | None = None
    """How to correct a line or a name from here; None if this is impossible."""


def explain_article(reader: Reader, path: str) -> ExplainView:
    """Return the X-ray of the source at `path` below the reader's folder; raises SourceError when it cannot be read."""
    source = sources.read(reader.folder, path).source
    structure = parsing.parse(source, language=reader.language, usual=reader.usual, rules=reader.rules)
    found = replace(reader, corrections=Corrections()).extract(structure)
    changes = effects(found, structure, reader.corrections)
    return explain(source, structure, reader.extract(structure).entities, changes, reader.rules)


def explain(
    source: Source,
    structure: Structure,
    entities: tuple[Entity, ...] = (),
    effects: tuple[Effect, ...] = (),
    rules: tuple[UserRule, ...] = (),
) -> ExplainView:
    """Return the X-ray of `source`, which was parsed into `structure` with the user's own `rules`.

    `entities` are those it names, `effects` what each correction by hand does to them.
    """
    outcomes = trace(source, language=structure.language, rules=rules)
    return ExplainView(
        path=source.path,
        language=structure.language,
        direction=structure.direction,
        decoding=source.decoding,
        front_matter=source.first_line - 1,
        rows=tuple(_rows(outcomes)),
        entities=entities,
        effects=effects,
    )


def _rows(outcomes: Iterable[Outcome]) -> Iterator[ExplainRow]:
    last = 0
    for outcome in outcomes:
        if outcome.became != "blank":
            left_out, begins = outcome.became in {"boilerplate", "separator", "number"}, outcome.line != last
            text, became, rule, reason = outcome.text, outcome.became, outcome.rule, outcome.reason
            yield ExplainRow(outcome.line, text, became, rule, reason, left_out, begins)
            last = outcome.line


def as_lines(view: ExplainView, width: int, colour: bool) -> Iterator[str]:
    """Yield the X-ray as lines for a terminal of `width` columns; with `colour` each kind has its own."""
    paint = _paint if colour else _plain
    yield paint("1", f"{view.path}: {view.language}, {view.direction}, {view.decoding}")
    if view.front_matter:
        yield paint("2", f"{'1':>{_INDENT}} front matter, {view.front_matter} lines")
    for row in view.rows:
        yield paint(_COLOURS.get(row.became, "0"), f"{row.line:>{_INDENT}} {row.became} [{row.rule}]")
        yield from (paint("2", " " * (_INDENT + 1) + part) for part in _wrapped(row.reason, width))
        yield from (" " * (_INDENT + 1) + part for part in _wrapped(row.text, width))
    for entity in view.entities:
        others = f" = {', '.join(entity.aliases)}" if entity.aliases else ""
        yield f"{entity.count:>{_INDENT}} {entity.kind} {entity.name}{others} ({entity.confidence:.2f})"
    for effect in view.effects:
        change = f"{', '.join(effect.gone) or '-'} -> {', '.join(effect.come) or '-'}"
        yield paint("33", f"       {effect.line}: {change if effect.gone or effect.come else 'changes nothing here'}")


def _wrapped(text: str, width: int) -> Sequence[str]:
    # A line of Devanagari takes fewer columns than it has code points, never more.
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text[:200]) > 20
    return textwrap.wrap(text, max(20, (width - _INDENT - 1) // (2 if wide else 1)), break_on_hyphens=False)


def _paint(style: str, text: str) -> str:
    return f"\033[{style}m{text}\033[0m"


def _plain(_: str, text: str) -> str:
    return text
