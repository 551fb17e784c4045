"""Look for slips in annotated articles, and compare two annotations, or the annotation with what the program reads.

    python -m benchmarks.annotation FOLDER [--against OTHER]

FOLDER holds `<id>.txt` and `<id>.json`, OTHER the `<id>.json` of another annotator. Without OTHER, the program reads
the texts. docs/annotation.md tells how to annotate. Of the comparison only counts are printed, so the errors in texts
that nobody may look at stay unseen.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any, get_args

from benchmarks.article_scores import FIELDS, Count, characters, compare, same_words
from site_builder.article import Reader, read_article
from site_builder.commands.parse import record
from site_builder.model import BlockKind, EntityKind

__all__ = ["compared", "main", "slips"]

_KEYS = {*FIELDS, "id", "source", "language", "blocks", "entities", "values", "quotes"}
_BETWEEN = re.compile(r"[\s\ufeff/|:–—-]*")
_YEAR, _NUMBER = r"\d{4}(?:-\d\d){0,2}", r"-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?"
_STEM = 3
"""Code points that a name shares with its inflected forms."""
_NORMAL_FORMS = {
    "date": re.compile(rf"{_YEAR}(?:\.\.{_YEAR})?"),
    "money": re.compile(rf"{_NUMBER}(?:\.\.{_NUMBER})? [A-Z]{{3}}"),
    "percent": re.compile(rf"{_NUMBER}(?:\.\.{_NUMBER})?"),
    "quantity": re.compile(rf"{_NUMBER}(?:\.\.{_NUMBER})?"),
    "handle": re.compile(r"\S.*"),
}


def slips(text: str, annotation: Mapping[str, Any]) -> list[str]:
    """Return what cannot be right in the annotation of a text, one line for each slip."""
    keys = [f"keys: {key}" for key in sorted(_KEYS ^ {key for key in annotation if key in _KEYS})]
    return keys or [*_uncovered(text, annotation), *_unknown(annotation), *_unseen(annotation)]


def _uncovered(text: str, annotation: Mapping[str, Any]) -> Iterator[str]:
    """Find parts that are not in the text, and text that is in no part."""
    head = [annotation[field] for field in ("kicker", "headline", "standfirst") if annotation[field]]
    for part in sorted([*head, *(block["text"] for block in annotation["blocks"])], key=len, reverse=True):
        if part not in text:
            yield f"not in the text, or there twice: {part}"
        text = text.replace(part, "\n", 1)
    yield from (f"in no block: {rest.strip()}" for rest in text.split("\n") if not _BETWEEN.fullmatch(rest))


def _unknown(annotation: Mapping[str, Any]) -> Iterator[str]:
    """Find kinds that do not exist, normal forms of another shape, and speakers that are no entity."""
    for part, kinds in (("blocks", get_args(BlockKind)), ("entities", get_args(EntityKind)), ("values", _NORMAL_FORMS)):
        yield from (f"{part}: no kind {one['kind']}" for one in annotation[part] if one["kind"] not in kinds)
    for value in annotation["values"]:
        shape = _NORMAL_FORMS.get(value["kind"])
        if shape and value["normal"] is not None and not shape.fullmatch(value["normal"]):
            yield f"values: {value['text']} as {value['normal']}"
    names = {one["name"] for one in annotation["entities"]} | {None}
    yield from (f"quotes: no entity {one['speaker']}" for one in annotation["quotes"] if one["speaker"] not in names)


def _unseen(annotation: Mapping[str, Any]) -> Iterator[str]:
    """Find names, values and quotes that no reader of the story sees, because its text does not contain them."""
    blocks = [block["text"] for block in annotation["blocks"] if block["kind"] != "boilerplate"]
    story = "\n".join([annotation["headline"] or "", annotation["standfirst"] or "", *blocks])
    forms = [form for one in annotation["entities"] for form in _forms(one, story)]
    for form in [*forms, *(one["text"] for part in ("values", "quotes") for one in annotation[part])]:
        if form not in story:
            yield f"not in the story: {form}"


def _forms(entity: Mapping[str, Any], story: str) -> list[str]:
    """Return the forms that must stand in the story: not the base form of a name that only occurs inflected.

    Marathi अमेरिका is always अमेरिकेने, अमेरिकेत …: then अमेरिके is an alias.
    """
    name, aliases = entity["name"], entity["aliases"]
    inflected = any(alias in story and alias[:_STEM] == name[:_STEM] for alias in aliases)
    return aliases if inflected else [name, *aliases]


def compared(folder: Path, other: Path | None) -> dict[str, Count]:
    """Return the counts over all articles of a folder; `other`: the other annotator's folder, None for the program."""
    counts: dict[str, list[Count]] = {}
    for file in sorted(folder.glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        found = _read(file, gold["language"]) if other is None else json.loads((other / file.name).read_text("utf-8"))
        fields = {field: Count(int(same_words(gold[field], found[field])), 1, 1) for field in FIELDS}
        furniture = ([block for block in one["blocks"] if block["kind"] == "boilerplate"] for one in (gold, found))
        several = {name: count for name, count in compare(gold, found).items() if name != "fields"}
        for name, count in {**fields, "boilerplate": characters(*furniture), **several}.items():
            counts.setdefault(name, []).append(count)
    return {name: reduce(add, each) for name, each in counts.items()}


def _read(file: Path, language: str) -> dict[str, Any]:
    raw = file.with_suffix(".txt").read_text("utf-8")
    article, _ = read_article(Reader(file.parent, language), f"{file.stem}.txt")
    return record(article, raw, article.card.id)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the slips, then the counts of the comparison."""
    parser = argparse.ArgumentParser(description="Slips in annotated articles, and their comparison.")
    parser.add_argument("folder", type=Path, help="<id>.txt and <id>.json of each article")
    parser.add_argument("--against", type=Path, help="folder of another annotator; without it, the program reads")
    options = parser.parse_args(arguments)
    for file in sorted(options.folder.glob("*.json")):
        annotation = json.loads(file.read_text("utf-8"))
        for slip in slips(file.with_suffix(".txt").read_text("utf-8"), annotation):
            print(f"{file.name}: {slip}")
    print(f"{'':14}{'right':>8}{'found':>8}{'there':>8}{'P':>8}{'R':>8}{'F1':>8}")
    for name, count in compared(options.folder, options.against).items():
        shares = [_share(count.right, count.found), _share(count.right, count.there)]
        shares.append(_share(2 * count.right, count.found + count.there))
        print(f"{name:14}{count.right:8}{count.found:8}{count.there:8}" + "".join(f"{one:8.3f}" for one in shares))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


if __name__ == "__main__":
    main()
