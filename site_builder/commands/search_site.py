"""The site's own search, from a terminal: what `news-digest search` prints."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from site_builder.search.finding import Answer, find
from site_builder.search.shelf import Shelf
from site_builder.spoken import Say, in_english

__all__ = ["answers"]


def answers(site: Path, queries: Iterable[str], limit: int, say: Say = in_english, *, as_json: bool) -> Iterator[str]:
    """Yield what is found for each query: lines for people, or one JSON object for each query, without line ends.

    `say` puts what is not a result into the user's language.

    Raises NewsDigestError when the folder `site` has no search index.
    """
    shelf = Shelf.of_site(site)
    for query in queries:
        sound = query.encode("utf-8", "replace").decode()  # bytes that the shell could not decode are not letters
        answer = find(shelf, sound, limit)
        yield _json(sound, answer) if as_json else "\n".join(_lines(answer)) or say("nothing found")


def _json(query: str, answer: Answer) -> str:
    results = [{"address": hit.record.address, "headline": hit.record.title, "score": hit.score} for hit in answer.hits]
    names = [{"address": hit.record.address, "name": hit.record.title} for hit in answer.names]
    return json.dumps({"query": query, "results": results, "names": names}, ensure_ascii=False)


def _lines(answer: Answer) -> Iterator[str]:
    for hit in answer.names:
        yield f"{hit.record.title} ({hit.record.kicker}, {hit.record.lead})\n  {hit.record.address}"
    for hit in answer.hits:
        yield " · ".join(filter(None, (hit.record.title, hit.record.date.rstrip("?")))) + f"\n  {hit.record.address}"
