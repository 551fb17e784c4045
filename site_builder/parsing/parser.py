"""Source → Structure: the first rule with an opinion decides each line; fields are read from the verdicts."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from msgspec import structs

from site_builder.model import Block, BlockKind, BlockSign, FrontMatter, Source, Structure, UserRule
from site_builder.parsing.entry_times import mark_entry_times
from site_builder.parsing.html.blocks import page_pieces
from site_builder.parsing.html.page_rules import decide_page
from site_builder.parsing.language_detection import DetectedLanguage, recognise
from site_builder.parsing.lines.anywhere import SURE
from site_builder.parsing.lines.body import BODY
from site_builder.parsing.lines.credits import Fields, opening_length, read_fields
from site_builder.parsing.lines.furniture import FURNITURE, mark_furniture
from site_builder.parsing.lines.head import clear_top, decide_head
from site_builder.parsing.lines.line import in_language, split_lines
from site_builder.parsing.lines.line_splitting import TAIL, cut_lines
from site_builder.parsing.lines.measures import measure
from site_builder.parsing.lines.rules import Asker, Draft, Role, Rules, Sign, Verdict
from site_builder.parsing.markdown import pieces
from site_builder.parsing.other_headlines import last_text
from site_builder.parsing.phrases import phrases_for, told_of
from site_builder.parsing.repeated_lines import frame_lines, line_keys
from site_builder.parsing.tagged_line import HEADINGS, Pieces, TaggedLine
from site_builder.parsing.user_rules import of_user, switched_off
from site_builder.text.dates.moment import is_before
from site_builder.text.language_profile import language_of
from site_builder.text.words import spaced_words

__all__ = ["analyse", "countable_lines", "known_text", "parse"]

_KINDS: dict[str, BlockKind] = {
    kind: kind
    for kind in (
        "paragraph", "subheading", "caption", "highlights-label", "list-item", "timestamp", "dateline", "byline",
        "quote", "boilerplate", "table-cell", "table-caption", "term", "definition", "code", "footnote", "entry-time",
    )
}  # fmt: skip
_SIGNS: dict[Sign | None, BlockSign] = {Sign.LINKS: "links", Sign.REPEATED: "repeated", Sign.BARE_TIME: "bare-time"}


def parse(
    source: Source,
    *,
    language: str | None = None,
    usual: str | None = None,
    repeated: frozenset[str] = frozenset(),
    rules: tuple[UserRule, ...] = (),
) -> Structure:
    """Return the structure of a source. Never raises, for any text; the time is linear in its length.

    `language`: BCP 47 tag to use when the front matter states none; None: found from the text.
    `usual`: the folder's language, for a text whose language is not clear.
    `repeated`: keys (`line_keys`) of this source's lines that many files of the folder have.
    `rules`: the user's own, which come first.
    """
    draft = analyse(source, language, repeated, rules, usual)
    # A page's headline was found by its stated title, and its kicker was separated there.
    is_page = source.format == "html" and draft.title is not None
    return _structure(draft, structs.replace(source.front, title=None) if is_page else source.front)


def countable_lines(source: Source) -> frozenset[str]:
    """Return the keys (`line_keys`) of the lines of a source that are worth counting across a folder.

    For a web page these are its blocks, because the lines of its source mean nothing.
    """
    if source.format != "html":
        return line_keys(source.text)
    return line_keys("\n".join(piece.line.text.replace("\n", " ") for piece in page_pieces(source).lines))


def analyse(
    source: Source,
    language: str | None,
    repeated: frozenset[str],
    rules: tuple[UserRule, ...] = (),
    usual: str | None = None,
) -> Draft:
    """Return the lines of a source with a verdict for each; arguments as for `parse`."""
    marked = _pieces(source)
    found = marked.lines if marked is not None else None
    text = source.text if found is None else "\n".join(piece.line.text for piece in found)
    detected = recognise(text, source.front.language or language, usual)
    draft = _begin(source, detected, repeated, found)
    above = source.first_line - 1
    draft.wordless = (
        [(at, structs.replace(block, line=block.line + above)) for at, block in marked.wordless] if marked else []
    )
    if rules:
        draft.verdicts = [of_user(rules, line.text) for line in draft.lines]
    off = switched_off(rules)
    askers = _askers(off | _idle(draft))
    if found is not None and source.format == "html":
        decide_page(draft, found, source.front, askers[0])
    elif found is not None:
        _decide_markdown(draft, found, source.front, askers[0])
    else:
        _decide_text(draft, source.front, *askers, off)
    mark_entry_times(draft)
    return draft


def known_text(source: Source) -> Draft:
    """Return the lines of a plain text, for fitting weights; only lines with sure signs are decided.

    Front matter is ignored.
    """
    draft = _begin(source, recognise(source.text, None, None), frozenset(), None)
    _known_lines(draft, _askers(_idle(draft))[0])
    return draft


def _idle(draft: Draft) -> frozenset[str]:
    """Return the names of the rules that apply to no line of this text."""
    needed = {
        "known-inside": draft.notes, "credited-caption": draft.pictured, "repeated-line": draft.frame,
        "said-often": draft.copies,
    }  # fmt: skip
    return frozenset(name for name, need in needed.items() if not need)


@lru_cache(maxsize=64)
def _askers(off: frozenset[str]) -> tuple[Asker, Asker]:
    def wanted(rules: Rules) -> Rules:
        return tuple(row for row in rules if row.name not in off)

    # The last rule takes all remaining lines; without it text would be lost.
    return Asker(wanted(SURE)), Asker((*wanted(BODY[:-1]), BODY[-1]))


def _pieces(source: Source) -> Pieces | None:
    if source.format == "html":
        return page_pieces(source)
    return pieces(source) if source.format == "markdown" else None


def _begin(
    source: Source, detected: DetectedLanguage, repeated: frozenset[str], found: list[TaggedLine] | None
) -> Draft:
    language = language_of(detected.language)
    words = phrases_for(language)
    if found is None:
        lines = split_lines(source.text, source.first_line, language)
    else:
        lines = [in_language(piece.line, language) for piece in found]
        lines = [replace(line, number=line.number + source.first_line - 1) for line in lines]
    ends = "\n".join(line.folded[-TAIL:] for line in lines)
    there = words.telling_words.intersection(spaced_words(ends))
    glued = words.glued if " by" in ends else ()
    likely = chain(glued, *(words.note_words.get(word, ()) for word in there))
    notes = frozenset(phrase for phrase in likely if phrase in ends)
    if inside := notes & words.inside:
        notes -= told_of([line.folded for line in lines], words, inside)
    pictured = not there.isdisjoint(words.credit_words)
    dated = not there.isdisjoint(words.published_words)
    if found is None:
        lines = cut_lines(lines, words, notes, dated=dated)
    first_seen: dict[str, int] = {}
    copies: dict[str, int] = {}
    for i, line in enumerate(lines):
        if first_seen.setdefault(line.text, i) != i:
            copies[line.text] = copies.get(line.text, 1) + 1
    frame = frame_lines(lines, repeated)
    draft = Draft(lines, detected, words, frame, [None] * len(lines), first_seen, notes=notes, pictured=pictured)
    draft.copies = copies
    draft.marked = found or []
    return draft


def _decide_text(draft: Draft, front: FrontMatter, sure: Asker, body: Asker, off: frozenset[str]) -> None:
    _known_lines(draft, sure)
    measures = measure(draft.lines, draft.phrases, latin=draft.latin)
    top = clear_top(draft, measures) if front.title is None else frozenset[int]()
    if FURNITURE not in off:
        mark_furniture(draft, measures, top)
    draft.last_text = last_text(draft)
    decide_head(draft, front, measures)
    for i, verdict in enumerate(draft.verdicts):
        found = body.ask(draft, i) if verdict is None else verdict
        draft.verdicts[i] = found
        if found is not None and found.role == "paragraph":
            draft.begun = True


def _known_lines(draft: Draft, sure: Asker) -> None:
    """Give the lines with sure signs their verdicts."""
    for i, verdict in enumerate(draft.verdicts):
        if verdict is None:
            draft.verdicts[i] = sure.ask(draft, i)


_OF_TAG: Mapping[str, tuple[Role, str]] = {
    "li": ("list-item", "markdown-list"), "blockquote": ("quote", "markdown-quote"),
    "figcaption": ("caption", "markdown-caption"), "td": ("table-cell", "markdown-table"),
    "caption": ("table-caption", "markdown-table"), "dt": ("term", "markdown-definition"),
    "dd": ("definition", "markdown-definition"), "pre": ("code", "markdown-code"),
    "note": ("footnote", "markdown-footnote"),
}  # fmt: skip


def _decide_markdown(draft: Draft, found: list[TaggedLine], front: FrontMatter, sure: Asker) -> None:
    """Decide Markdown: most blocks have a tag; paragraphs are judged like lines of plain text."""
    headings = [i for i, piece in enumerate(found) if piece.tag in HEADINGS]
    top = next((i for i in headings if found[i].tag == "h1"), headings[0] if headings else None)
    for i, piece in enumerate(found):
        if draft.verdicts[i] is not None:
            continue
        if piece.tag in _OF_TAG:
            draft.verdicts[i] = Verdict(*_OF_TAG[piece.tag])
        elif piece.tag in HEADINGS:
            draft.verdicts[i] = None if i == top else Verdict("subheading", "markdown-heading")
        else:
            draft.verdicts[i] = sure.ask(draft, i)
    decide_head(draft, front, given=top)
    for i in range(len(found)):
        other = Verdict("subheading", "markdown-heading") if i == top else Verdict("paragraph", "markdown-paragraph")
        draft.verdicts[i] = draft.verdicts[i] or other


def _structure(draft: Draft, front: FrontMatter) -> Structure:
    """Return the structure of the verdicts; values in the front matter win."""
    fields, blocks = _sorted_out(draft)
    opening = opening_length(draft, blocks, fields)
    fields = {**read_fields(draft, blocks, fields), **fields, **_stated(front)}
    values = {name: value for name, (value, _) in fields.items()}
    first, last = values.get("published"), values.get("updated")
    if first and last and (first == last or is_before(last, first)):
        del values["updated"], fields["updated"]  # it was not changed, or one of the two times is wrong
    return Structure(
        language=draft.detected.language,
        direction=draft.detected.direction,
        kicker=values.get("kicker"),
        headline=values.get("headline"),
        standfirst=values.get("standfirst"),
        byline=values.get("byline"),
        dateline=values.get("dateline"),
        published=values.get("published"),
        updated=values.get("updated"),
        blocks=tuple(blocks),
        rules=tuple((name, fields[name][1]) for name in sorted(fields)),
        opening=opening,
    )


def _sorted_out(draft: Draft) -> tuple[Fields, list[Block]]:
    fields: Fields = {}
    blocks: list[Block] = []
    waiting = [*reversed(draft.wordless)]
    for i, (line, verdict) in enumerate(zip(draft.lines, draft.verdicts, strict=True)):
        while waiting and waiting[-1][0] <= i:
            blocks.append(waiting.pop()[1])
        if verdict is None:
            continue
        if verdict.role == "headline" and draft.title:
            fields["headline"] = (line.text[slice(*draft.title.headline)], verdict.rule)
            if draft.title.kicker:
                fields["kicker"] = (line.text[slice(*draft.title.kicker)], draft.title.rule)
            if draft.title.author:
                fields["byline"] = (line.text[slice(*draft.title.author)], "author-in-headline")
        elif verdict.role not in _KINDS:
            fields[verdict.role] = (line.text, verdict.rule)
        elif verdict.sign is Sign.CONTINUATION and blocks:
            above = blocks.pop()
            blocks.append(Block(above.kind, f"{above.text} {line.text}", "", above.rule, above.line))
        else:
            sign = _SIGNS.get(verdict.sign, "")
            block = Block(_KINDS[verdict.role], line.text, "", verdict.rule, line.number, verdict.duplicate, sign=sign)
            if draft.marked:
                piece = draft.marked[i]
                block = structs.replace(block, html=piece.html, around=piece.around, anchors=piece.anchors)
            blocks.append(block)
    return fields, [*blocks, *(block for _, block in reversed(waiting))]


def _stated(front: FrontMatter) -> Fields:
    stated = {
        "headline": front.title, "kicker": front.kicker, "standfirst": front.standfirst, "byline": front.author,
        "published": front.date, "updated": front.updated,
    }  # fmt: skip
    return {name: (value, "front-matter") for name, value in stated.items() if value}
