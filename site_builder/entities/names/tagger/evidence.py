"""Adds the tagger's opinion to the other evidence."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.organisations import leaves_off_group
from site_builder.entities.names.people import parts, past_charge
from site_builder.entities.names.tagger.labeller import LabelSpan, Tagger
from site_builder.entities.names.word_flags import (
    ADJECTIVE,
    AGENT,
    ATTRIBUTE,
    CASE,
    FIELD,
    GENERIC,
    HEAD,
    NOT,
    PART,
    PHRASE,
    PLACE_HEAD,
    RESPECT,
    SAYS,
    SPEAKS,
    STRONG,
    TITLE,
    TOLD,
)
from site_builder.model import EntityKind, is_country_key
from site_builder.text.language_profile import Language
from site_builder.text.sentences import ENDS

__all__ = ["spans_of", "with_tagger"]

_KINDS: dict[str, EntityKind] = {"PERSON": "person", "LOCATION": "place", "ORGANIZATION": "organisation"}
_ENDS = frozenset(ENDS + "…")


def spans_of(lines: Sequence[Marked], language: Language) -> list[list[LabelSpan]] | None:
    """Return the tagger's spans of every line, by tokens; None for a language without a tagger."""
    if language.tagger is None:
        return None
    sentences, places = [], []
    for line in lines:
        keys, text = line.line.keys, line.line.text
        words = [text[a:b] for a, b in line.line.spans]
        start = 0
        for end in [*[at for at, key in enumerate(keys, 1) if key in _ENDS], len(keys)]:
            if start < end:
                sentences.append(words[start:end])
                places.append((line.number, start))
                start = end
    found: list[list[LabelSpan]] = [[] for _ in lines]
    for (number, start), spans in zip(
        places, Tagger.shared(language.tagger).spans(sentences, articles=True), strict=True
    ):
        found[number] += [LabelSpan(a + start, b + start, label, sure) for a, b, label, sure in spans]
    return found


def with_tagger(
    lines: Sequence[Marked], candidates: Iterable[Candidate], tagged: Sequence[Sequence[LabelSpan]]
) -> Iterator[Candidate]:
    """Yield the candidates with the tagger's opinion, and those that only the tagger has found."""
    own = [list(_own(line, spans)) for line, spans in zip(lines, tagged, strict=True)]
    covering = [_covering(found) for found in own]
    met: set[tuple[int, int, int, EntityKind]] = set()
    for one in candidates:
        opinion, exact = _opinion(one, own[one.line], covering[one.line])
        if opinion.startswith(_AS) and (_is_country(one) or (_is_listed_body(one) and opinion in _MISTAKEN)):
            met.update((one.line, one.first, one.end, kind) for kind in _KINDS.values())
            opinion = "tagged-not"
        if exact:
            met.add((one.line, one.first, one.end, one.kind))
        if not _is_doubted(one, opinion, lines[one.line]):
            yield _heard(one, opinion, exact, lines[one.line])
    for line, found in zip(lines, own, strict=True):
        for one, confidence in found:
            if (one.line, one.first, one.end, one.kind) not in met:
                if _is_none(line, one) or (one.kind == "place" and confidence < _LIMITS[0]):
                    continue
                yield one._replace(evidence=_alone(line, one, confidence))


def _is_listed_body(one: Candidate) -> bool:
    listed = "known-organisation" in one.evidence or "misspelt" in one.evidence
    return listed and one.kind == "organisation"


def _is_country(one: Candidate) -> bool:
    """Return whether a candidate is the name of a country of two words or more: 'रूसी संघ' is no body."""
    return one.end - one.first > 1 and one.kind == "place" and is_country_key(one.identity or "")


def _alone(line: Marked, one: Candidate, confidence: float) -> tuple[str, ...]:
    """Return the evidence for a name that only the tagger has found."""
    more = parts(line, one.first, one.end) if one.kind == "person" else _inside(line, one)
    found = {*more, line.behind(one.end), f"tagged-{_step(confidence)}", f"tagged-alone-{one.kind}"}
    if one.kind == "person":
        found |= _called(line, one) | _speaks(line, one.end)
        found |= {"alone-unknown"} if _is_unsure(found) else set()
    return tuple(sorted(found))


def _called(line: Marked, one: Candidate) -> set[str]:
    """Return the evidence that an occupation stands before a person; a title, which is evidence elsewhere, is none."""
    titled = one.first > 0 and line.flags[one.first - 1] & TITLE
    return {"after-calling"} if not titled and line.calling_before(one.first) is not None else set()


def _is_unsure(evidence: set[str]) -> bool:
    """Return whether a person that only the tagger found has weak evidence: of 17 such, 6 were people.

    Weak: a single unknown word, or an unsure tagger, for somebody who neither acts nor has a calling or initials.
    """
    if "single" in evidence:
        return not evidence.isdisjoint({"first-unknown", "single-weak"})
    return evidence.isdisjoint({"after-calling", "first-initial", "tagged-sure", "then-agent"})


def _speaks(line: Marked, end: int) -> set[str]:
    """Return the evidence that the name before token `end` is a speaker: 'गोम्स ने सोमवार को कहा', 'गोम्स के अनुसार'."""
    flags = line.flags[end : end + _SAID]
    if not flags:
        return set()
    if not flags[0] & AGENT:
        source = len(flags) > 1 and flags[0] & CASE and flags[1] & TOLD
        return {"then-says"} if source or flags[0] & SPEAKS else set()
    for at, own in enumerate(flags[1:], end + 1):
        if line.line.keys[at] in _ENDS or own & AGENT:
            return set()
        if own & SAYS:
            return {"then-says"}
    return set()


def _is_doubted(one: Candidate, opinion: str, line: Marked) -> bool:
    """Return whether the tagger speaks against the only evidence: a pattern, or a word of a longer name."""
    if opinion == "tagged-longer" and _behind_field(one, line):
        return True
    doubted = opinion == "tagged-not" and not _DOUBTED.isdisjoint(one.evidence)
    return doubted and _CERTAIN.isdisjoint(one.evidence)


def _behind_field(one: Candidate, line: Marked) -> bool:
    """Return whether a body of one word ends a longer name, by a field before it: 'विज्ञान कांग्रेस' is no party."""
    single = one.kind == "organisation" and one.end - one.first == 1
    return single and one.first > 0 and bool(line.flags[one.first - 1] & FIELD)


def _heard(one: Candidate, opinion: str, exact: bool, line: Marked) -> Candidate:
    """Return a candidate with the tagger's opinion; known names in Latin letters stay as they are."""
    if not exact and one.identity is not None and _is_latin(line, one):
        return one
    listed = one.identity is not None or "misspelt" in one.evidence
    alone = not listed and opinion in _DISAGREES and (
        one.kind == "organisation" or (one.kind == "person" and "last-unknown" in one.evidence)
    )  # fmt: skip
    more = [opinion, *(("pattern-alone",) if alone else ())]
    if one.kind == "person":
        more += _called(line, one) | (_speaks(line, one.end) if one.title is not None else set())
    if one.kind == "organisation":
        more += line.owned(one.end)
        if opinion == "tagged-sure" and "weak-known-organisation" in one.evidence:
            more.append("weak-sure")
    return one._replace(evidence=_with(one.evidence, tuple(more)))


@lru_cache(maxsize=1 << 14)
def _with(evidence: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*evidence, *more}))


def _own(line: Marked, spans: Iterable[LabelSpan]) -> Iterator[tuple[Candidate, float]]:
    """Yield the tagger's names without the titles and marks it may have taken in."""
    for span in spans:
        kind, first, end, title = _kind(line, span), span.start, span.end, None
        while first < end and not line.is_word(first):
            first += 1
        while end > first and (not line.is_word(end - 1) or line.flags[end - 1] & RESPECT):
            end -= 1
        if first == end:
            continue
        if kind == "person":
            end -= end - first > 1 and bool(line.flags[end - 1] & NOT) and not line.flags[end - 1] & PART
            first, title = _untitled(line, first, end)
        else:
            first, end = _trimmed(line, first, end, kind)
        if first < end and not _is_pair(line, first, end):
            yield (
                Candidate(line.number, line.start_of(first), line.end_of(end - 1), kind, (), None, title),
                span.confidence,
            )


def _untitled(line: Marked, first: int, end: int) -> tuple[int, int | None]:
    """Return where a person's name begins (with initials, without titles), and the token of its title."""
    title = None
    while line.initial_stop(first - 2):
        first -= 2
    while first < end - 1 and line.flags[first] & (TITLE | NOT) and not line.flags[first] & STRONG:
        title = first if line.flags[first] & TITLE else None
        first += 1
    if title is None and first > 0 and line.flags[first - 1] & TITLE:
        title = first - 1
    return first if title is None else past_charge(line, first, end), title


def _kind(line: Marked, span: LabelSpan) -> EntityKind:
    """Return the kind of a span: a name that ends in 'विश्वविद्यालय' is an organisation."""
    key = line.line.keys[span.end - 1]
    is_body = span.end - span.start > 1 and ((key,), "body") in line.word_flags.heads.get(key, ())
    return "organisation" if is_body else _KINDS[span.label]


def _trimmed(line: Marked, first: int, end: int, kind: EntityKind) -> tuple[int, int]:
    """Return the span without common words before it, a place without its type noun, a body without an office."""
    known = FIELD | ATTRIBUTE | ADJECTIVE | PHRASE | PART | HEAD
    while end - first > 1 and line.flags[first] & NOT and not line.flags[first] & known:
        first += 1
    while kind == "organisation" and end - first > 1 and line.flags[end - 1] & TITLE and not line.flags[end - 1] & PART:
        end -= 1
    led = ATTRIBUTE | TITLE | GENERIC
    while kind == "organisation" and end - first > 1 and leaves_off_group(line, end - 1):
        end -= 1
    while kind == "place" and line.flags[first] & led and line.phrase_at(first) < end == _next_end(line, first):
        first += 1
    if kind == "place" and end - first > 1:
        if line.phrase_at(first) == end - 1 and _is_common(line, end - 1) and not line.flags[end - 1] & PLACE_HEAD:
            return first, end - 1  # 'कुर्स्क क्षेत्र'
        heads = line.word_flags.place_heads
        if ((line.line.keys[end - 1],), "after_off") in heads.get(line.line.keys[end - 1], ()):
            end -= 1
    return first, end


def _next_end(line: Marked, first: int) -> int:
    """Return the end of the known name that begins behind token `first`: 'कर्नाटक' in 'उत्तरी कर्नाटक'."""
    return line.phrase_at(first + 1) if first + 1 < len(line.flags) else 0


def _is_pair(line: Marked, first: int, end: int) -> bool:
    """Return whether a hyphen joins two known names: they are found one by one."""
    return "-" in line.line.keys[first:end] and bool(line.flags[first] & line.flags[end - 1] & PHRASE)


def _covering(own: Sequence[tuple[Candidate, float]]) -> dict[int, int]:
    """Return for each token the number of the first of the tagger's names that holds it."""
    found: dict[int, int] = {}
    for number, (one, _) in enumerate(own):
        for token in range(one.first, one.end):
            found.setdefault(token, number)
    return found


def _opinion(one: Candidate, own: Sequence[tuple[Candidate, float]], covering: Mapping[int, int]) -> tuple[str, bool]:
    """Return the tagger's opinion of a candidate, and whether it found exactly the same span."""
    number = min((covering[token] for token in range(one.first, one.end) if token in covering), default=None)
    if number is None:
        return "tagged-not", False
    other, confidence = own[number]
    same = other.kind == one.kind
    if (other.first, other.end) == (one.first, one.end):
        return (f"tagged-{_step(confidence)}" if same else f"tagged-as-{other.kind}"), same
    if same:
        return ("tagged-longer" if other.end - other.first > one.end - one.first else "tagged-shorter"), False
    if one.first <= other.first and other.end <= one.end:
        return "tagged-inside", False
    within = other.kind == "organisation" and other.first <= one.first and one.end <= other.end
    return ("tagged-within" if within else "tagged-across"), False


_AS = "tagged-as-"
"""Begins the opinion that the same words are a name of another kind."""
_MISTAKEN = frozenset({"tagged-as-person", "tagged-as-place"})
"""Kinds that a listed body cannot have, although the tagger says so: 'मेडुज़ा', a paper."""
_DISAGREES = frozenset({"tagged-across", "tagged-longer", "tagged-not", "tagged-shorter"})
"""The tagger's opinion of names with only a pattern as evidence: of 24 such people and bodies, 15 were right."""
_SAID = 13
"""Words behind a name within which its bearer says something. Of 32 people that only the tagger had found, and that
stayed just under the threshold, 30 were right where it is so; of 52 others 39."""
_LIMITS = (0.4, 0.6, 0.8)
"""Limits between the steps of confidence. Of 18 places below the first that only the tagger found, 5 were right."""
_DOUBTED = frozenset({"body-before", "place-before-off"})
"""Patterns that count only if the tagger sees a name too, or an executive is named: without, 5 of 11 were right."""
_CERTAIN = frozenset({"misspelt", "then-executive"})
"""Evidence besides such a pattern that makes it count."""
_STEPS = ("doubtful", "maybe", "likely", "sure")


def _step(confidence: float) -> str:
    return _STEPS[bisect_right(_LIMITS, confidence)]


def _is_none(line: Marked, one: Candidate) -> bool:
    """Return whether words cannot be a name of this kind, in any context.

    For a person: a single common word, letters, or a building ('ख्वाजा हसन मस्जिद'). For a place: only common words
    ('नया पुल'), or Latin words: of 17 such places that only the tagger found, 4 were right. For a body: a ministry
    without its field ('केंद्रीय मंत्रालय'), or letters before a number ('आईसी 814').
    """
    if one.kind != "organisation" and _is_latin(line, one):
        return True
    if one.kind == "person" and line.flags[one.end - 1] & PLACE_HEAD and not line.flags[one.end - 1] & PART:
        return True
    if one.kind == "organisation" and _is_no_body(line, one):
        return True
    if one.end - one.first > 1:
        return one.kind == "place" and all(_is_common(line, at) for at in range(one.first, one.end))
    return _is_common(line, one.first) or (one.kind == "person" and line.spelt(one.first))


def _is_no_body(line: Marked, one: Candidate) -> bool:
    keys, flags = line.line.keys, line.flags[one.first : one.end - 1]
    if not flags:
        return line.spelt(one.first) and "".join(keys[one.end : one.end + 1]).isdigit()
    last = ((keys[one.end - 1],), "domain")
    return last in line.word_flags.heads.get(last[0][0], ()) and all(f & GENERIC and not f & FIELD for f in flags)


def _is_latin(line: Marked, one: Candidate) -> bool:
    """Return whether a name is written in Latin letters; the tagger was trained on few of them."""
    return all(key.isascii() for key in line.line.keys[one.first : one.end])


def _is_common(line: Marked, at: int) -> bool:
    """Return whether a word is a common word, not part of people's names, and not a known name here."""
    flags = line.flags[at]
    common = flags & (NOT | GENERIC | FIELD | HEAD | PLACE_HEAD | TITLE | ATTRIBUTE | ADJECTIVE)
    return bool(common) and not flags & (STRONG if flags & TITLE else PART) and not line.known_at(at)


def _inside(line: Marked, one: Candidate) -> tuple[str, ...]:
    found = []
    if all(_is_common(line, at) for at in range(one.first, one.end)):
        found.append("common-words")
    if one.end - one.first == 1:
        found += ["single", *(("spelt",) if line.spelt(one.first) else ())]
    elif any(line.phrase_at(at) for at in range(one.first, one.end)):
        found.append("holds-known")
    if one.kind == "organisation" and "common-words" not in found:
        found += line.owned(one.end)
        if "single" not in found and any(flags & HEAD for flags in line.flags[one.first : one.end]):
            found.append("alone-head")
    return tuple(found)
