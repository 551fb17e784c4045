"""Quality of search: our own queries on real articles, judged by rules that do not use the search.

The articles are other people's and are not in the repository; they are read from ../shared/data when they are there.
`search_queries.tsv` holds for each query the meant words, as regular expressions written by hand. Four more files have
the same form. Search is never tuned to `search_queries_kept_apart.tsv`. Half of `search_queries_third.tsv` is about
articles that must not be found; `search_queries_fifth.tsv` has all classes in their usual shares. For every other query
of these two (`is_figure_only`) only the figures are looked at. The expressions decide for each query:

* **first**: articles about the query: their first line contains all wanted things. If there are none, the five articles
  that name them most often.
* **must**: the articles of **first**, and all that name the things three times or more (once for a number or a phrase).
* **never**: articles that contain none of the wanted things."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from site_builder.text.folding import match_key

__all__ = ["SETS", "Judged", "Question", "figures", "is_figure_only", "judge", "keys", "questions"]

SETS = ("", "kept_apart", "third", "fourth", "fifth")
_LETTER = "\u0900-\u0963\u0970-\u097fA-Za-z0-9"


@dataclass(frozen=True, slots=True)
class Question:
    """One query."""

    group: str
    """The class of the query: exact, variant, roman …"""
    text: str
    """The text of the query."""
    meant: tuple[re.Pattern[str], ...]
    """For each wanted thing, the patterns of its words."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The articles that answer a query."""

    first: frozenset[str]
    must: frozenset[str]
    allowed: frozenset[str]
    """All other articles must never be found."""


def questions(which: str = "") -> list[Question]:
    """Return all queries of one of the `SETS`. Search is tuned to the set ''."""
    text = Path(__file__).with_name(f"search_queries{which and '_'}{which}.tsv").read_text("utf-8")
    rows = [row.split("\t") for row in text.splitlines() if row and not row.startswith("#")]
    return [Question(group, text, tuple(map(_word, meant.split(" & ")))) for group, text, meant in rows]


def is_figure_only(question: Question) -> bool:
    """Return whether only the figure of a query of the third or fifth set may be looked at; its hash decides."""
    return hashlib.sha256(question.text.encode()).digest()[0] % 2 == 1


def _word(pattern: str) -> re.Pattern[str]:
    pattern = match_key(pattern).replace("\\w*", f"[{_LETTER}]*")
    return re.compile(f"(?<![{_LETTER}.])(?:{pattern})(?![{_LETTER}]|[.,][0-9])")


def keys(texts: dict[str, str]) -> dict[str, str]:
    """Return the form of every article in which the patterns are searched."""
    return {name: match_key(re.sub("[\u200b-\u200f]", "", text).replace("\n", " ¶ ")) for name, text in texts.items()}


def judge(question: Question, texts: dict[str, str]) -> Judged:
    """Return the articles that answer a query; `texts` are the `keys` of all articles by name."""
    counts = {name: [len(one.findall(text)) for one in question.meant] for name, text in texts.items()}
    whole = {name: min(found) for name, found in counts.items() if min(found)}
    titled = {name for name in whole if all(one.search(_first_line(texts[name])) for one in question.meant)}
    most = sorted(whole, key=lambda name: (-whole[name] / (200 + len(texts[name].split())), name))
    often = 1 if question.group in {"number", "phrase"} else 3
    first = titled or set(most[:5])
    must = first | {name for name, count in whole.items() if count >= often}
    allowed = {name for name, found in counts.items() if max(found)}
    return Judged(frozenset(first), frozenset(must), frozenset(allowed))


def _first_line(text: str) -> str:
    # Some files begin with an id of one word.
    return next((line for line in text.split("¶") if len(line.split()) > 2), "")[:300]


def figures(
    asked: Mapping[Question, Judged], ask: Callable[[str], list[str]]
) -> tuple[dict[str, tuple[int, float, float, int]], list[str]]:
    """Return by class (queries, success@1, recall@10, forbidden results), and a line for each query that went wrong.

    `ask` returns the names of the first ten articles, best first. A query without an answer succeeds with no result.
    """
    rows: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    wrong = []
    for one, judged in asked.items():
        found = ask(one.text)[:10]
        bad = sum(name not in judged.allowed for name in found)
        right = bool(found and found[0] in judged.first) if judged.first else not found
        recall = len(judged.must.intersection(found)) / min(10, len(judged.must)) if judged.must else float(not found)
        rows[one.group].append((float(right), recall, bad))
        if not right or recall < 0.8 or bad:
            wrong.append(f"{one.group}\t{one.text}\t{right:d} {recall:.2f} {bad} of {len(found)}, {len(judged.must)}")
    table = {group: _mean(found) for group, found in rows.items()}
    table["all"] = _mean([row for found in rows.values() for row in found])
    return table, wrong


def _mean(rows: list[tuple[float, float, int]]) -> tuple[int, float, float, int]:
    many = len(rows)
    return many, sum(r[0] for r in rows) / many, sum(r[1] for r in rows) / many, sum(r[2] for r in rows)
