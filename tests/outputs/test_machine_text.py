"""The machine edition's texts of articles, and their description."""

import json
import re
from pathlib import Path
from typing import Any, get_args

from site_builder.model import BlockKind, ContainerKind
from tests.kit import ROOT, Project

DOCUMENT = (ROOT / "docs" / "machine-edition.md").read_text("utf-8")
STORY = "# नदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।\n\n"


def rows(project: Project, month: str) -> list[dict[str, Any]]:
    """Return the lines of the file for one month."""
    return [json.loads(line) for line in project.page(f"data/text/{month}.jsonl").splitlines()]


def test_every_kind_is_described() -> None:
    """Each block or container that programs may meet has a row. Boilerplate is left out."""
    for kind in (*get_args(BlockKind), *get_args(ContainerKind)):
        assert (f"`{kind}`" in DOCUMENT) == (kind != "boilerplate"), kind


def test_the_example_is_what_comes_out(tmp_path: Path) -> None:
    """The table in the description produces the line in the description."""
    table = "\n".join(line.strip() for line in re.findall(r"^    \|.*$", DOCUMENT, re.MULTILINE))
    project = Project(tmp_path, {"a.md": "# नदी पर नया पुल खुला\n\n" + table})
    project.build()
    (example,) = re.findall(r"^\{.*\}$", DOCUMENT, re.MULTILINE)
    assert rows(project, "undated")[0]["blocks"][-1] == json.loads(example)


def test_articles_stand_in_the_file_of_their_month(tmp_path: Path) -> None:
    """Offsets refer to the given text. A change rewrites only the file of its month.

    Sitemaps do not list these files."""
    dated = "---\ndate: 2025-11-06\n---\n" + STORY + "मंत्री ने कहा, “हम जीतेंगे।”"
    settings = '[site]\nbase_url = "https://example.org/"\n'
    project = Project(tmp_path, {"a.md": dated, "b.md": STORY.replace("नदी", "झील")}, settings)
    project.build()
    (one,) = rows(project, "2025-11")
    texts = {block["number"]: block["text"] for block in one["blocks"]}
    (quote,) = one["quotes"]
    assert texts[quote["block"]][quote["start"] : quote["end"]] == quote["text"] == "हम जीतेंगे।"
    assert "data/" not in project.page("sitemap.xml")
    before = project.site()
    project.write("b.md", STORY.replace("नदी", "नहर"))
    project.build()
    changed = {address for address, content in project.site().items() if before.get(address) != content}
    assert "data/text/undated.jsonl" in changed
    assert "data/text/2025-11.jsonl" not in changed
