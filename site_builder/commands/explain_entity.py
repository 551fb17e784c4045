"""`explain --entity`: why the names and the articles of one page are those of one person, place or body."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from site_builder.addresses import MACHINE_ENTITIES
from site_builder.deliver.data_rows import article_rows, data_rows
from site_builder.errors import Problem, SettingsError
from site_builder.text.folding import match_key

__all__ = ["entity_lines"]

_NAME = {
    "letters": "the same but for marks, hyphens or the length of vowels",
    "sound": "spelt as it is heard",
    "table": "in the package's table of abbreviations, translations and old names",
    "list": "in the package's lists of other forms",
    "text": "an article gives both names",
    "article": "an article calls it both",
    "short": "the only one here who can be meant",
    "hand": "entities.toml says so",
}
_SIGN = {
    "first": "the oldest article",
    "hand": "entities.toml says so",
    "office": "the same office",
    "company": "named together with the same others",
    "famous": "known to the whole country under this name",
    "calling": "the same calling",
    "holder": "in the same region or country",
    "place": "in the same town or region",
    "country": "of the same country",
    "short": "the only one here who can be meant",
    "rare": "a rare name, and nothing speaks against it",
    "name": "a name that only one is known to bear",
}


def entity_lines(output: Path, name: str) -> Iterator[str]:
    """Yield why the entities called `name` in the site in `output` are one each; raises SettingsError when none is."""
    key = match_key(name)
    found = [row for _, row in data_rows(output / MACHINE_ENTITIES) if key in map(match_key, row["names"])]
    if not found:
        what = (
            f"the site has no page about '{name}'"
            if (output / MACHINE_ENTITIES).is_file()
            else "there is no built site"
        )
        raise SettingsError(Problem(str(output), None, what, "build the site, and write the name as a page shows it"))
    headlines = {row["id"]: row["headline"] for row in article_rows(output)}
    for number, row in enumerate(found):
        yield from ([""] if number else [])
        yield from _entity(row, headlines)


def _entity(row: Mapping[str, Any], headlines: Mapping[str, str]) -> Iterator[str]:
    yield f"{row['name']}  ({row['kind']}, {len(row['articles'])} articles, {row['address']})"
    if row["spellings"]:
        yield "  one name:"
    for one in row["spellings"]:
        yield f"    {one['name']}: {', then '.join(_NAME[reason] for reason in one['because'])}"
    if row["signs"]:
        yield "  one entity:"
    for sign in row["signs"]:
        what = f": {', '.join(sign['what'])}" if sign["what"] else ""
        yield f"    {_SIGN[sign['sign']]}{what}"
        for id_ in sign["articles"]:
            yield f"      {id_}  {headlines.get(id_, '')}".rstrip()
    yield "  Where this is wrong, entities.toml says what is right: [split], [merge], [never]."
