"""Source → Structure: every line gets a verdict from the first rule that has one, and fields are read off the verdicts."""

from typing import cast

from site_builder.model import Block, BlockKind, FrontMatter, Source, Structure
from site_builder.parsing.body import BODY, last_text
from site_builder.parsing.cuts import cut_lines
from site_builder.parsing.draft import Draft, Rules, Verdict
from site_builder.parsing.fields import read_fields
from site_builder.parsing.head import decide_head
from site_builder.parsing.language import recognise
from site_builder.parsing.lexicon import lexicon
from site_builder.parsing.lines import split_lines
from site_builder.parsing.sure import SURE

__all__ = ["parse"]


def parse(source: Source, *, language: str | None = None, repeated: frozenset[str] = frozenset()) -> Structure:
    """Return the structure of a source. Never raises, whatever the text.

    `language`: BCP 47 tag to use when the front matter states none; None: found from the text.
    `repeated`: keys (`line_keys`) of those of this source's lines that stand in many files of the folder.
    """
    draft = begin(source, language, repeated)
    decide(draft, source.front)
    return finish(draft, source.front)


def begin(source: Source, language: str | None, repeated: frozenset[str]) -> Draft:
    """Return the draft of a source, nothing decided yet."""
    tongue = recognise(source.text, source.front.language or language)
    words = lexicon(tongue.language)
    hinted = any(hint in source.text for hint in words.hints)
    lines = cut_lines(split_lines(source.text, source.first_line), words, hinted=hinted)
    first_seen: dict[str, int] = {}
    for i, line in enumerate(lines):
        first_seen.setdefault(line.text, i)
    return Draft(lines, tongue, words, repeated, [None] * len(lines), first_seen, hinted=hinted)


def decide(draft: Draft, front: FrontMatter) -> None:
    """Give every line of the draft its verdict: the sure rules, then the head, then the body."""
    for i in range(len(draft.lines)):
        draft.verdicts[i] = _ask(SURE, draft, i)
    draft.last_text = last_text(draft)
    decide_head(draft, front)
    for i, verdict in enumerate(draft.verdicts):
        if verdict is None:
            verdict = draft.verdicts[i] = _ask(BODY, draft, i)
        draft.begun = draft.begun or (verdict is not None and verdict.role == "paragraph")


def _ask(rules: Rules, draft: Draft, i: int) -> Verdict | None:
    size = draft.lines[i].size
    for name, longest, rule in rules:
        if size > longest:
            continue
        role = rule(draft, i)
        if role == "duplicate":
            return Verdict("boilerplate", name, duplicate=True)
        if role is not None:
            return Verdict(role, name)
    return None


_BLOCKLESS = ("headline", "kicker", "standfirst")


def finish(draft: Draft, front: FrontMatter) -> Structure:
    """Return the structure that the verdicts amount to; what the front matter states wins."""
    fields: dict[str, tuple[str, str]] = {}
    blocks: list[Block] = []
    for line, verdict in zip(draft.lines, draft.verdicts, strict=True):
        if verdict is None:
            continue
        if verdict.role == "headline" and draft.title:
            start, end = draft.title.headline
            fields["headline"] = (line.text[start:end], verdict.rule)
            if draft.title.kicker:
                start, end = draft.title.kicker
                fields["kicker"] = (line.text[start:end], draft.title.rule)
        elif verdict.role in _BLOCKLESS:
            fields.setdefault(verdict.role, (line.text, verdict.rule))
        else:
            blocks.append(Block(cast(BlockKind, verdict.role), line.text, "", verdict.rule, line.number, verdict.duplicate))
    fields = {**fields, **read_fields(draft, blocks, fields), **_stated(front)}

    def got(name: str) -> str | None:
        return fields[name][0] if name in fields else None

    return Structure(
        draft.tongue.language, draft.tongue.direction, got("kicker"), got("headline"), got("standfirst"), got("byline"),
        got("dateline"), got("published"), got("updated"), tuple(blocks),
        tuple((name, rule) for name, (_, rule) in sorted(fields.items())),
    )  # fmt: skip


def _stated(front: FrontMatter) -> dict[str, tuple[str, str]]:
    stated = {
        "headline": front.title, "kicker": front.kicker, "standfirst": front.standfirst, "byline": front.author,
        "published": front.date, "updated": front.updated,
    }  # fmt: skip
    return {name: (value, "front-matter") for name, value in stated.items() if value}
