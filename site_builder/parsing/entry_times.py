"""The times of a live blog belong to its entries; the time of publication belongs to the head of the page."""

from site_builder.parsing.lines.rules import Draft, Sign, Verdict

__all__ = ["mark_entry_times"]

_TEXT = frozenset({"paragraph", "subheading", "list-item", "quote"})
_LEAST = 2
"""Entries that make a live blog: one time alone may be a subheading."""


def mark_entry_times(draft: Draft) -> None:
    """Mark the times that stand above text of their own as times of entries, if there are two or more of them.

    The first may still be the time of publication: it is, if it stands above everything, is more detailed than the
    others, and none of the others looks like it.
    """
    verdicts = [*draft.verdicts]
    heads: list[int] = []
    below = ""  # the role of the next line below
    for i in reversed(range(len(verdicts))):
        verdict = verdicts[i]
        if verdict is None:
            continue
        if verdict.role == "timestamp" and below in _TEXT:
            heads.append(i)
        below = verdict.role
    heads.reverse()
    if heads and not _begun(verdicts, heads[0]) and not _is_alike(draft, heads):
        heads = heads[1:]
    if len(heads) < _LEAST or len({draft.lines[i].text for i in heads}) < _LEAST:
        return
    for i in heads:
        draft.verdicts[i] = Verdict("entry-time", "live-entry")


def _begun(verdicts: list[Verdict | None], at: int) -> bool:
    return any(verdict is not None and verdict.role == "paragraph" for verdict in verdicts[:at])


def _is_alike(draft: Draft, heads: list[int]) -> bool:
    """Return whether the first time has as many words as one of the others, and no label before it."""
    first, *others = (len(draft.lines[i].text.split()) for i in heads)
    return first in others and draft.verdicts[heads[0]] is not None and _sign(draft, heads[0]) is not Sign.LABELLED_TIME


def _sign(draft: Draft, i: int) -> Sign | None:
    verdict = draft.verdicts[i]
    return verdict.sign if verdict is not None else None
