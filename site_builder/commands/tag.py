"""`news-digest tag`: reads one token per line, writes token TAB label."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import TextIOWrapper

from site_builder.entities.names.tagger.labeller import Tagger

__all__ = ["tag_stream"]

_MOST = 20_000  # lines held at a time


def tag_stream(lines: Iterable[str]) -> Iterator[str]:
    """For every line 'token' (what follows a tab is left out) a line 'token TAB label'; blank lines stay blank."""
    tagger = Tagger.shared()
    held: list[str] = []
    for line in lines:
        token = line.rstrip("\r\n").split("\t", 1)[0]
        held.append(token if token.strip() else "")
        if not held[-1] and len(held) >= _MOST:
            yield from _tagged(tagger, held)
            held = []
    yield from _tagged(tagger, held)


def _tagged(tagger: Tagger, tokens: list[str]) -> Iterator[str]:
    sentences: list[list[str]] = [[]]
    for token in tokens:
        if token:
            sentences[-1].append(token)
        else:
            sentences.append([])
    labels = tagger.tag(sentences)
    for at, (sentence, found) in enumerate(zip(sentences, labels, strict=True)):
        if at:
            yield "\n"
        for token, label in zip(sentence, found, strict=True):
            yield f"{token}\t{label}\n"


if __name__ == "__main__":
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
    sys.stdout.writelines(tag_stream(sys.stdin))
