"""Resolves names, pronouns and titles beside words of saying to the people they mean.

If two people could be meant, the result is nobody: a wrong speaker is worse than none. Words inside quotations do not
count, so `Scene.blocks` has them blanked and `Scene.mentions` leaves out the names in them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from site_builder.entities.quotes.cues import Cues
from site_builder.entities.quotes.scene import Scene, body, is_inner, people_before, speaking, titled
from site_builder.model import Mention
from site_builder.text.sentences import ENDS
from site_builder.text.vocabulary.words_at import WORD, word_at, word_before

__all__ = ["NOBODY", "SENTENCE_END", "bare_subject", "behind_adverbs", "named_at", "named_from", "subject_before"]

NOBODY = "\0"
"""Sentinel: no possible speaker there. None means a speaker who is not named."""
SENTENCE_END = re.compile(rf"[{ENDS}\n]|\.(?=[\"”’'»)\]]{{0,3}}(?:\s|[^\W\d_]))(?!(?<=[a-z]\.)[a-z])")
"""The end of a sentence; a closing mark may follow it. The dot in 'news.in' is not one."""

_REACH = 960  # characters before a pronoun that are searched for the person it means
_ASKED = 90  # characters in which somebody is asked: 'धोनी से जब मैच के बाद पूछा गया'
_NEAR = 24  # characters from a pronoun to its verb
_CHAIN = 12  # most blocks of a chain of pronouns
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_BRACKET = re.compile(r"\s?\([^()]{0,60}\)\s?\Z")
_APPOSED = re.compile(rf",[^,\"“”.;:{ENDS}]{{2,90}},\s{{0,2}}\Z")  # Mary Hill, mayor of the town, said
_TITLE_WORDS = 4  # words of a title between a verb and a name: said chief executive Mary Hill
_CLAUSE = re.compile(r"[.,:;!?\"“”()]\s|\n|^")
_WORDS = re.compile(WORD)
_LATIN = re.compile(r"[^\u0250-\u1dff\u3040-\ud7ff]*")  # words of Latin letters; marks and pictures may stand between


def named_at(scene: Scene, block: int, at: int) -> str | None:
    """Return whom the name, pronoun or title that ends at `at` means."""
    text, known, mentions = scene.blocks[block], scene.cues, scene.mentions.get(block, ())
    bracket = _BRACKET.search(text, max(0, at - 64), at)
    at = bracket.start() if bracket else at
    apposed = _before_apposition(scene, block, at)
    if apposed is not None:
        return speaking(scene, apposed)
    last = bisect_left(mentions, at + 1, key=lambda m: m.end) - 1
    if last >= 0 and _stands_at(text, mentions[last].end, at, known):
        between = text[mentions[last - 1].end : mentions[last].start].strip() if last else ""
        together = known.has("and", between) and mentions[last].kind == "person"
        return None if together or is_inner(scene, block, mentions[last]) else speaking(scene, mentions[last])
    start, word = word_before(text, at)
    if known.pronoun.search(text[max(0, at - 24) : at].rstrip()):
        return _antecedent(scene, block, start, word)
    if word in scene.names:
        return scene.names[word]
    if known.has("honorific", word):
        start, word = word_before(text, start)
    if known.has("role", word) or known.has("body", word):
        return (titled if known.has("role", word) else body)(scene, block, start, word)
    return None if known.has("person", word) else NOBODY


def named_from(scene: Scene, block: int, at: int) -> str | None:
    """Return whom the name that begins at `at`, in English perhaps behind a title, means; NOBODY if there is none."""
    text, known, mentions = scene.blocks[block], scene.cues, scene.mentions.get(block, ())
    first = bisect_left(mentions, at, key=lambda m: m.start)
    if first == len(mentions) or not _leads_to(text[at : min(mentions[first].start, at + 90)], known):
        return NOBODY
    mention = mentions[first]
    if mention.start - at > 80:
        return NOBODY
    for behind in mentions[first + 1 : first + 3]:  # said Acme's chief executive Mary Hill
        between = text[mention.end : behind.start].removeprefix("'s").removeprefix("’s")
        if known.marks_subjects or behind.start - mention.end > 80 or not _leads_to(between, known):
            break
        mention = behind
    word = word_at(text, mention.end)[1]
    if known.has("possessive", text[mention.end : mention.end + 2]) or known.has("role", word):
        return None
    with_other = known.has("and", word) and mention.kind == "person"
    return None if with_other else speaking(scene, mention)


def bare_subject(scene: Scene, block: int, left: int, at: int) -> str | None:
    """Return the one person of a sentence who stands before the verb at `at` without a postposition: 'X … कहते हैं'.

    NOBODY if there is none or another person is possible.
    """
    people = [m for m in people_before(scene, block, at) if m.start >= left]
    bare = [m for m in people if _is_bare(scene, block, m)]
    alone = len(bare) == 1 and not _is_joined(scene, block, bare[0])
    joined = alone and scene.cues.has("and", word_at(scene.blocks[block], bare[0].end)[1])
    return bare[0].normal if alone and not joined else NOBODY


def behind_adverbs(scene: Scene, block: int, at: int) -> int:
    """Return where the last word before `at` that is not an adverb ends: 'वह आगे' -> 'वह', 'He also' -> 'He'."""
    for _ in range(3):
        start, word = word_before(scene.blocks[block], at)
        if not scene.cues.has("adverb", word):
            break
        at = start
    return at


def _leads_to(between: str, known: Cues) -> bool:
    """Return whether only a title, in English, or nothing stands before a name: 'chief executive '."""
    if not between.strip():
        return True
    words = between.split()
    if known.marks_subjects or len(words) > _TITLE_WORDS or not all(w.replace("-", "").isalpha() for w in words):
        return False
    return not any(known.has("preposition", word) or known.has("indefinite", word) for word in words)


def _stands_at(text: str, end: int, at: int, known: Cues) -> bool:
    """Return whether only brackets, a comma and an honorific stand between a name's end and `at`."""
    if at - end > 80:
        return False
    between = _BRACKETS.sub("", text[end:at]).strip(" ,")
    return not between or known.has("honorific", between)


def _before_apposition(scene: Scene, block: int, at: int) -> Mention | None:
    """Return the name that the apposition before `at`, between two commas, describes."""
    text, mentions = scene.blocks[block], scene.mentions.get(block, ())
    if not text.endswith((",", ", "), max(0, at - 2), at):
        return None
    last = bisect_right(mentions, at, key=lambda m: m.end)
    near = (m for m in mentions[max(0, last - 4) : last] if at - m.end <= 92 and m.kind != "place")
    return next((m for m in near if _APPOSED.match(text, m.end, at) and not is_inner(scene, block, m)), None)


def subject_before(scene: Scene, block: int, at: int) -> str | None:
    """Return whom a verb means that begins a sentence at `at` without a subject: 'X ने बैठक की। कहा कि …'."""
    return _antecedent(scene, block, at, "")


def _antecedent(scene: Scene, block: int, at: int, pronoun: str) -> str | None:
    """Return the person whom a pronoun at `at` means: the last subject before it.

    A block goes back to the one above only when it begins with the pronoun, names nobody but by pronouns, or holds
    nothing but quoted words.
    """
    for number, end in _backwards(scene, block, at):
        who, again = _last_subject(scene, number, end, pronoun)
        if who != NOBODY:
            return who
        if number != block and not again and not _leads_back(scene.blocks[number], scene.cues):
            return None
    return None


def _leads_back(text: str, known: Cues) -> bool:
    """Return whether a block holds nothing but quoted words, or opens with a pronoun that says something: 'वे कहते हैं'."""
    end, word = word_at(text, 0)
    verb = known.say.search(text, end, end + _NEAR) if known.has("pronoun-near", word) else None
    return not _WORDS.search(text) or bool(verb and known.has("unmarked", verb[0]))


def _backwards(scene: Scene, block: int, at: int) -> Iterator[tuple[int, int]]:
    """Yield (block, end): this block up to `at`, then the blocks of running text before it, the nearest first.

    Posts in Latin letters that stand between the paragraphs of another script are passed over.
    """
    yield block, at
    place = bisect_left(scene.order, block)
    for number in scene.order[max(0, place - _CHAIN) : place][::-1]:
        if not (scene.cues.marks_subjects and _LATIN.fullmatch(scene.blocks[number])):
            yield number, len(scene.blocks[number])


def _last_subject(scene: Scene, block: int, end: int, pronoun: str) -> tuple[str | None, bool]:
    """Return the last person who is a subject of a block before `end`, and whether that subject is a pronoun."""
    if not scene.cues.marks_subjects:
        return _subject_by_place(scene, block, end, pronoun)
    text, known, again = scene.blocks[block], scene.cues, False
    people = people_before(scene, block, end)
    marked = {m.start(): m[0] for m in known.marker.finditer(text, max(0, end - _REACH), end)}
    bare = {m.end: m for m in people if _is_bare(scene, block, m)}
    for at in sorted({*marked, *bare}, reverse=True):
        if at in bare:
            # If two are named together, neither is meant alone.
            return (None if _is_joined(scene, block, bare[at]) else bare[at].normal), again
        if known.has("pronoun", marked[at]):
            again = True
            continue
        who = _subject(scene, block, at)
        if who is None or who in scene.people:
            return who, again
    own = _sentence_before(text, end)
    return (None if any(m.end <= own for m in people) else NOBODY), again


def _sentence_before(text: str, at: int) -> int:
    low = max(0, at - _REACH)
    return max((m.end() for m in SENTENCE_END.finditer(text, low, at)), default=low)


def _subject(scene: Scene, block: int, at: int) -> str | None:
    """Return the person whom the subject that ends at `at` means; None for a pronoun or a body."""
    mentions = scene.mentions.get(block, ())
    last = bisect_left(mentions, at + 1, key=lambda m: m.end) - 1
    text = scene.blocks[block]
    if last >= 0 and mentions[last].kind != "person" and _stands_at(text, mentions[last].end, at, scene.cues):
        return NOBODY
    return NOBODY if scene.cues.pronoun.search(text[max(0, at - 24) : at].rstrip()) else named_at(scene, block, at)


def _is_bare(scene: Scene, block: int, mention: Mention) -> bool:
    """Return whether a name can be a subject, alone or with others, because no postposition follows it.

    A person in reported speech (कहा कि …) is not a subject. A person who is asked something counts, and speaks next.
    """
    text, known = scene.blocks[block], scene.cues
    end, word = word_at(text, mention.end)
    if known.has("honorific", word):
        end, word = word_at(text, end)
    start = _sentence_before(text, mention.start)
    if any(known.has("that", found) for found in _WORDS.findall(text, start, mention.start)):
        return False
    if not known.has("case", word):
        return True
    behind = _WORDS.findall(SENTENCE_END.split(text[end : end + _ASKED], maxsplit=1)[0])
    return known.has("asking", word) and any(known.has("asked", found) for found in behind)


def _is_joined(scene: Scene, block: int, mention: Mention) -> bool:
    """Return whether 'and' stands before a name and its titles."""
    at, known = mention.start, scene.cues
    for _ in range(_TITLE_WORDS):
        at, word = word_before(scene.blocks[block], at)
        if not known.has("role", word):
            return known.has("and", word)
    return False


def _subject_by_place(scene: Scene, block: int, end: int, pronoun: str) -> tuple[str | None, bool]:
    """Return the one person who is the subject of the last sentence before `end` that names anybody.

    A sentence without a name or pronoun has somebody else as its subject.
    """
    text, known = scene.blocks[block], scene.cues
    genders = {gender for gender in ("masculine", "feminine") if known.has(gender, pronoun)}
    if not genders:
        return None, False
    low = max(0, end - _REACH)
    cuts = [low, *(m.end() for m in SENTENCE_END.finditer(text, low, end)), end]
    people, own = people_before(scene, block, end), True
    for start, stop in zip(cuts[-2::-1], cuts[:0:-1], strict=True):
        there = [m for m in people if start <= m.start < stop and not _is_object(scene, block, m)]
        named = {m.normal for m in there if not scene.genders.get(m.normal or "", frozenset()) - genders}
        if len(named) == 1:
            return next(iter(named)), False
        words = _WORDS.findall(text, start, stop)
        told = any(known.has("masculine", word) or known.has("feminine", word) for word in words)
        if named or (words and not told and not own):
            return None, False
        own = own and not words
    return NOBODY, True


def _is_object(scene: Scene, block: int, mention: Mention) -> bool:
    """Return whether a name is not a subject: Mr Hill's, to Mr Hill, or far behind the beginning of its clause."""
    text, known = scene.blocks[block], scene.cues
    if known.has("possessive", text[mention.end : mention.end + 2]) or is_inner(scene, block, mention):
        return True
    verb = known.say.search(text, mention.end, mention.end + 30)
    said = verb is not None and behind_adverbs(scene, block, verb.start()) - mention.end <= 1
    ahead = text[max(0, mention.start - 90) : mention.start]
    clause = _CLAUSE.split(ahead)[-1].split()
    return not said and len(clause) > _TITLE_WORDS
