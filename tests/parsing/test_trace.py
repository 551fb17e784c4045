"""The X-ray."""

from site_builder.parsing import reason, trace
from site_builder.parsing.lines.anywhere import SURE
from site_builder.parsing.lines.body import BODY as BODY_RULES
from tests.parsing.written import BODY, HEADLINE, source


def test_every_line_is_explained() -> None:
    """The trace has a row for each part of the first line, for the blank line and for the paragraph."""
    outcomes = trace(source(f"2. बिहार: {HEADLINE}\n\n{BODY}", first_line=4))
    assert [(o.line, o.became) for o in outcomes] == [
        (4, "number"), (4, "kicker"), (4, "separator"), (4, "headline"), (5, "blank"), (6, "paragraph"),
    ]  # fmt: skip
    assert [o.text for o in outcomes] == ["2.", "बिहार", ":", HEADLINE, "", BODY]
    assert all(o.reason for o in outcomes)


def test_a_line_is_explained_by_what_was_seen_in_it() -> None:
    """The reason is a sentence for the author of the article. It says what the rule found, not the name of the rule."""
    outcomes = trace(source(f"{HEADLINE}\n\n{BODY}\n\nविज्ञापन\n\n- पुल की लंबाई दो सौ मीटर है"))
    told = {o.text: o.reason for o in outcomes}
    assert "a phrase that belongs to the page" in told["विज्ञापन"]
    assert "bullet" in told["- पुल की लंबाई दो सौ मीटर है"]


def test_no_two_rules_give_the_same_reason() -> None:
    """Each reason is a whole sentence in plain words and differs from all others."""
    names = [name for name, *_ in (*SURE, *BODY_RULES)]
    reasons = [reason(name) for name in names]
    assert len(set(reasons)) == len(set(names)) > 20
    for text in reasons:
        assert len(text.split()) >= 4
        assert text[0].isupper()
        assert text.endswith((".", ":"))


def test_a_rule_of_the_user_is_named_as_such() -> None:
    """The reason contains the place of the rule."""
    assert reason("rules/caption.txt:2") == "A rule of your own."
