"""The X-ray."""

from site_builder.parsing import reason, trace
from site_builder.parsing.lines.anywhere import SURE
from site_builder.parsing.lines.body import BODY as BODY_RULES
from tests.parsing.written import BODY, HEADLINE, source


def test_every_line_is_told() -> None:
    """Number, kicker, separator and headline of the first line; the blank line; the paragraph; with line numbers."""
    outcomes = trace(source(f"2. बिहार: {HEADLINE}\n\n{BODY}", first_line=4))
    assert [(o.line, o.became) for o in outcomes] == [
        (4, "number"), (4, "kicker"), (4, "separator"), (4, "headline"), (5, "blank"), (6, "paragraph"),
    ]  # fmt: skip
    assert [o.text for o in outcomes] == ["2.", "बिहार", ":", HEADLINE, "", BODY]
    assert all(o.reason for o in outcomes)


def test_every_rule_gives_a_reason() -> None:
    """The reason shown is what the rule itself says it takes as evidence."""
    for name, _, _, rule in (*SURE, *BODY_RULES):
        assert reason(name) == (rule.__doc__ or "").split("\n")[0]
        assert reason(name).endswith((".", ":"))
    assert reason("rules/caption.txt:2") == "A rule of your own."
