"""The lists of names and words for the tagger's training: the package's own data, and additional entries.

A list is made in one of two ways:

* from a file: `lists/<name>.txt`, one entry a line;
* from the package: all entries of some files in `site_builder/data/hi/names`, without the entries of some other lists
  (a place abroad is not a district), and with the entries of `lists/<name>.txt`."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from site_builder.data import folder
from site_builder.entities.names.tagger.features import list_key
from site_builder.text.folding import tagger_key

__all__ = ["FROM_PACKAGE", "LISTS", "FromPackage", "entries", "list_names", "listed_names", "read_lists"]

LISTS = Path(__file__).parent / "lists"


@dataclass(frozen=True, slots=True)
class FromPackage:
    """The package's files from which a list is made."""

    files: tuple[str, ...]
    """Files in `site_builder/data/hi/names`, without suffix; only the first column counts."""
    without: tuple[str, ...] = ()
    """Lists whose entries are left out. None of these is made from the current one."""


FROM_PACKAGE: Mapping[str, FromPackage] = {
    "countries": FromPackage(("countries",), without=("countries_more",)),
    "demonyms": FromPackage(("adjectives",)),
    "districts_more": FromPackage(
        ("places", "places_ambiguous"),
        without=("countries", "countries_more", "districts", "states", "world_places", "world_places_more"),
    ),
    "given_more": FromPackage(("given", "given_ambiguous"), without=("foreign", "given", "not_names")),
    "org_abbreviations_more": FromPackage(
        ("organisations", "organisations_ambiguous"),
        without=("companies", "companies_more", "org_abbreviations", "parties", "parties_more"),
    ),
    "place_heads": FromPackage(("place_heads",)),
    "surnames": FromPackage(("surnames", "surnames_ambiguous"), without=("countries", "foreign", "foreign_more")),
}


def list_names() -> list[str]:
    """Return the name of every list, sorted."""
    return sorted({path.stem for path in LISTS.glob("*.txt")} | FROM_PACKAGE.keys())


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of a list, sorted and without duplicates."""
    own = set(_rows(LISTS / f"{name}.txt"))
    made = FROM_PACKAGE.get(name)
    if made is None:
        return tuple(sorted(own))
    names = folder() / "hi" / "names"
    known = {row.split("\t")[0] for file in made.files for row in _rows(names / f"{file}.txt")}
    known -= {entry for other in made.without for entry in entries(other)}
    return tuple(sorted(known | own))


def _rows(file: Path) -> list[str]:
    """Return the lines of a file without comments; none when the file does not exist."""
    if not file.is_file():
        return []
    return [row for row in file.read_text("utf-8").split("\n") if row.strip() and not row.startswith("#")]


def read_lists() -> dict[int, tuple[str, ...]]:
    """Return, for each look-up key of a word, the sorted names of the lists that contain the word.

    The first word and the further words of an entry count under separate list names. The longer, less certain lists
    (`*_more`) are not used for the parts of a compound."""
    held: dict[str, set[str]] = {}
    for name in list_names():
        for entry in entries(name):
            words = tagger_key(entry).split()
            for at, word in enumerate(words):
                role = name if len(words) == 1 else f"{name} {'first' if at == 0 else 'later'}"
                held.setdefault(word, set()).add(role)
    out: dict[int, set[str]] = {}
    for word, roles in held.items():
        for scope in ("whole", "part"):
            told = {f"{scope} {role}" for role in roles if scope == "whole" or "_more" not in role}
            if told:
                out.setdefault(list_key(scope, word), set()).update(told)
    return {key: tuple(sorted(roles)) for key, roles in out.items()}


def listed_names(draw: random.Random, people: int = 6000) -> dict[str, list[tuple[str, ...]]]:
    """Return names made from the lists, by kind, so that training sees names that no sentence contains.

    `people` is the number of random names of persons."""

    def words(*names: str) -> list[str]:
        return [entry for name in names for entry in entries(name)]

    given, surnames, foreign = words("given"), words("surnames"), words("foreign")
    made: list[tuple[str, ...]] = [(draw.choice(given), draw.choice(surnames)) for _ in range(people // 2)]
    made += [(draw.choice(foreign), draw.choice(foreign)) for _ in range(people // 6)]
    made += [(draw.choice(given + surnames + foreign),) for _ in range(people // 3)]
    places = words("countries", "states", "districts", "world_places")
    bodies = words("parties", "org_abbreviations", "companies")
    return {
        "PERSON": [tuple(" ".join(name).split()) for name in made],
        "LOCATION": [tuple(name.split()) for name in places],
        "ORGANIZATION": [tuple(name.split()) for name in bodies],
    }
