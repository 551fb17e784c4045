"""The figures in which the reports of a story differ, each in its sentence with a link to it."""

from collections.abc import Iterator, Mapping, Sequence

from site_builder.model import HEADLINE, STANDFIRST, Body, Card, Difference, ReportedFigure
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.running_text import places_of, shown
from site_builder.pages.parts.teasers import date_of, source_of
from site_builder.pages.parts.text_parts import Disagreement, StatedFigure, TextSpan
from site_builder.text.language_profile import language_of
from site_builder.text.sentences import sentences

__all__ = ["disagreements", "way_to"]

_SHOWN = 6
"""Most differences that a page shows; more would be a table."""
_MOST_DIGITS = 3
"""Most digits of such a number; larger ones need the marks of their language: 1,20,000."""
_Reports = Mapping[str, tuple[Card, Body, str]]
"""Card, body and link of an article, by its id."""


def disagreements(differs: Sequence[Difference], reports: _Reports) -> tuple[Disagreement, ...]:
    """Return the first few differences between these reports, with their figures."""
    return tuple(
        Disagreement(
            fate="" if "#" in one.thing else one.thing.partition(" ")[0],
            over_time=one.over_time,
            figures=tuple(_stated(figure, *reports[figure.id]) for figure in _steps(one)),
        )
        for one in differs[:_SHOWN]
    )


def _steps(difference: Difference) -> Iterator[ReportedFigure]:
    """Yield the figures; if they change over time, only those that differ from the figure before: 9, not 9 and नौ."""
    before = None
    for figure in difference.figures:
        if not difference.over_time or figure.value != before:
            yield figure
        before = figure.value


def _stated(figure: ReportedFigure, card: Card, body: Body, link: str) -> StatedFigure:
    text = _text(figure.block, card, body)
    cut = sentences(text, language_of(card.language))
    start, end = next((span for span in cut if span[0] <= figure.start < span[1]), (0, len(text)))
    known = run(text[start:end], card.language)
    return StatedFigure(
        value=run(_label(text[figure.start : figure.end], figure.value), card.language),
        spans=tuple(_spans(text, start, end, figure)),
        language=known.language,
        direction=known.direction,
        href=way_to(figure.block, figure.start, card, body, link),
        source=source_of(card),
        date=date_of(card),
    )


def _label(surface: str, value: str) -> str:
    """Return a figure as a label: a small number in digits, because words have the form of their sentence (नौ लोगों)."""
    small = value.isdigit() and len(value) <= _MOST_DIGITS
    return value if small and not surface[:1].isdigit() else surface


def _text(block: int, card: Card, body: Body) -> str:
    if block == HEADLINE:
        return card.headline
    return (card.standfirst or "") if block == STANDFIRST else body.blocks[block].text


def _spans(text: str, start: int, end: int, figure: ReportedFigure) -> Iterator[TextSpan]:
    stop = min(figure.end, end)
    for part, strong in (
        (text[start : figure.start], False), (text[figure.start : stop], True), (text[stop:end], False)
    ):  # fmt: skip
        if part:
            yield TextSpan(part, strong=strong)


def way_to(block: int, offset: int, card: Card, body: Body, link: str) -> str:
    """Return the link to the sentence at `offset` of a block of an article; `link` leads to the article's page."""
    return places_of(shown(body.blocks), language_of(card.language)).link(link, block, offset)
