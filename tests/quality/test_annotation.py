"""The annotation of the lent texts: each form occurs in its stated text, and forms become labels."""

from pathlib import Path

import pytest

from site_builder.text.normalise import normalise
from tests.kit import LENT
from training.articles import LABELS, annotated, kept_back, labelled, text_of
from training.data import spans


def test_names_are_labelled_by_longest_match(tmp_path: Path) -> None:
    """If two forms begin at one word, the longer is the name. A spelling with a nukta is the same form."""
    (tmp_path / "a.txt").write_text("पहली पंक्ति।\nपटना हाईकोर्ट ने पटना में कहा। ज़फर चुप रहे।\n", "utf-8")
    (tmp_path / "names.tsv").write_text(
        "text\ta.txt\t2\t2\nplace\tपटना\norganisation\tपटना हाईकोर्ट\nperson\tजफर\n", "utf-8"
    )
    texts = annotated(tmp_path / "names.tsv")
    found = [(s.tokens, sorted(spans(s.labels))) for s in labelled(texts, tmp_path)]
    assert found == [
        (("पटना", "हाईकोर्ट", "ने", "पटना", "में", "कहा", "।"), [(0, 2, "ORGANIZATION"), (3, 4, "LOCATION")]),
        (("ज़फर", "चुप", "रहे", "।"), [(0, 1, "PERSON")]),
    ]


def test_the_texts_that_weights_are_fitted_to_are_kept_from_the_tagger() -> None:
    """No text is in both sets, and no text is missing."""
    texts = annotated()
    learnt, back = kept_back(texts)
    places = [{(t.path, t.first) for t in side} for side in (learnt, back)]
    assert not places[0] & places[1]
    assert len(places[0]) + len(places[1]) == len(texts)


def test_every_form_stands_in_its_text() -> None:
    """Each form has a known kind and occurs verbatim in its text."""
    if not LENT.is_dir():
        pytest.skip(f"an extra: needs the lent texts in {LENT}, to compare the annotation with them")
    for one in annotated():
        text = text_of(one, LENT)
        forms = [form for _, form in one.forms]
        assert {kind for kind, _ in one.forms} <= LABELS.keys()
        assert [form for form in forms if normalise(form) not in text] == [], one.path
        assert len(forms) == len(set(forms)), one.path
