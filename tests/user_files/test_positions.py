"""The line number of every key and item."""

import json
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from site_builder.user_files.positions import json_lines, toml_lines

# TOML statements with a name N: the name is on the first line, and its list begins at the given line.
STATEMENTS = [
    ("N = 1", None),
    ("'N' = 'a # = [b'", None),
    ('"N" = "a\\"] b"', None),
    ('N = """\n[other]\nkey = 2 ""\\"\n"""""', None),
    ("N = '''\n''a = [\n'''", None),
    ("N = {a = 1, b = [1, 2]}", None),
    ("N.sub = 2025-11-06T10:00:00Z", None),
    ("N = []", 0),
    ("N = ['a', 'b']", 0),
    ("N = [ # ], [\n  'a',\n  [1, 2], # , \n  'c',\n]", 1),
    ("# M = 1", None),
    ("", None),
]


@given(st.lists(st.tuples(st.sampled_from(STATEMENTS), st.sampled_from(["", "[N]", "[[N]]", "[ 'N'.sub ] # x"]))))
def test_every_key_of_toml_has_the_line_that_states_it(drawn: list[tuple[tuple[str, int | None], str]]) -> None:
    """This holds for any texts, comments and lists between keys."""
    rows: list[str] = []
    for number, ((statement, _), header) in enumerate(drawn):
        rows += header.replace("N", f"t{number}").split("\n") if header else []
        rows += statement.replace("N", f"k{number}").split("\n")
    text = "\n".join(rows)
    lines = toml_lines(text)
    for number, ((statement, first), header) in enumerate(drawn):
        for place, name in ((f"k{number}", f"k{number}"), (f"t{number}", f"t{number}")):
            if (place[0] == "k" and "N" in statement) or (place[0] == "t" and header):
                (found,) = {line for keys, line in lines.items() if keys[-1] == place and name in rows[line - 1]}
                assert rows.index(next(row for row in rows if name in row)) == found - 1
        if first == 1:
            items = {keys[-1]: line for keys, line in lines.items() if keys[-2:-1] == (f"k{number}",)}
            begin = rows.index(f"k{number} = [ # ], [") + 1
            assert items == {0: begin + 1, 1: begin + 2, 2: begin + 3}
    tomllib.loads(text)


@given(st.dictionaries(st.text("abc:{}[],\n ", min_size=1), st.recursive(st.text(':{}[]",\n'), st.lists, max_leaves=5)))
def test_every_key_of_json_has_its_line(values: dict[str, object]) -> None:
    """Brackets, colons and quotes inside texts do not count."""
    text = json.dumps(values, indent=1)
    lines = json_lines(text, 5)
    rows = text.split("\n")
    assert len(lines) == len(values)
    for key, line in zip(values, lines.values(), strict=True):
        assert rows[line - 5].startswith(f" {json.dumps(key)}: ")
