"""Sources written for parser tests, and helpers for their results."""

from msgspec.structs import replace

from site_builder.model import FrontMatter, Source, Structure
from site_builder.parsing import parse

__all__ = ["BODY", "HEADLINE", "MORE", "kinds", "read", "source"]

HEADLINE = "नदी पर बना नया पुल, दो गांवों का रास्ता हुआ आसान"
BODY = "जिले के दो गांवों को जोड़ने वाला पुल शनिवार को खोल दिया गया। लोगों को अब नाव से नदी पार नहीं करनी पड़ेगी।"
MORE = "ग्रामीणों ने बताया कि बरसात में स्कूल जाने वाले बच्चों को सबसे अधिक परेशानी होती थी। अब वे पैदल जा सकेंगे।"


def source(text: str, **changes: object) -> Source:
    """Return a plain text source. Keyword arguments that are not fields of `Source` go into its front matter."""
    front = {name: value for name, value in changes.items() if name not in Source.__struct_fields__}
    own = {name: value for name, value in changes.items() if name in Source.__struct_fields__}
    plain = Source("a.txt", "", "text", text, FrontMatter(**front), 1, "utf-8")  # type: ignore[arg-type]
    return replace(plain, **own)


def read(*lines: str, **changes: object) -> Structure:
    """Return the parse result of these lines, with a blank line between each two."""
    return parse(source("\n\n".join(lines), **changes))


def kinds(structure: Structure) -> list[tuple[str, str]]:
    """Return kind and rule of each block."""
    return [(block.kind, block.rule) for block in structure.blocks]
