"""The front page is rendered again exactly when something that it shows has changed."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from site_builder.outputs.rendering import Renderer
from tests.kit import Project

DAY = date(2025, 11, 20)


def text(number: int, *, more: str = "", source: str = "दैनिक एक") -> str:
    """Return an article that has a week to itself."""
    day = DAY - timedelta(days=7 * number)  # The dates are too far apart for one story.
    return (
        f"---\ndate: {day}\nsource: {source}\ntags: [खेल]\n---\nगांव {number} में नया कुआं बना\n\n"
        f"गांव {number} में कुआं {number * 7 + 20} दिन में बना। सरपंच ने {number * 11 + 30} लोगों को बधाई दी।\n\n{more}\n"
    )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a built site of 40 articles."""
    made = Project(tmp_path, {f"{number:02}.txt": text(number) for number in range(40)})
    made.build(jobs=1)
    return made


def rendered(project: Project, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Build and return the kinds of pages that were rendered. The site must equal a clean build."""
    made: list[str] = []
    real = Renderer.render

    def render(renderer: Renderer, template: str, view: object) -> bytes:
        made.append(template)
        return real(renderer, template, view)

    monkeypatch.setattr(Renderer, "render", render)
    project.build(jobs=1)
    found = set(made)
    grown = project.site()
    for name in ("public", ".cache"):
        shutil.rmtree(project.folder / name)
    project.build(jobs=1)
    assert project.site() == grown
    monkeypatch.undo()
    return found


@pytest.mark.slow
def test_words_of_a_story_on_the_page_wake_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new figure in the text of the lead appears on the page."""
    project.write("00.txt", text(0, more="कुएं पर सरकार ने कुल 40 लाख रुपये इस साल खर्च किए हैं।"))
    assert "front" in rendered(project, monkeypatch)
    assert "40 लाख रुपये" in project.page("index.html")


@pytest.mark.slow
@pytest.mark.parametrize("number", [14, 35])
def test_words_below_a_headline_of_the_list_or_elsewhere_do_not(
    project: Project, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """The list of latest articles shows headlines only, and most articles are not on the page."""
    project.write(f"{number:02}.txt", text(number, more="एक और वाक्य यहाँ है।"))
    found = rendered(project, monkeypatch)
    assert "article" in found
    assert "front" not in found


@pytest.mark.slow
def test_another_publisher_is_counted(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two papers report one event. The page equals a clean build before and after the edit."""
    story = "दिल्ली में मेट्रो की नई लाइन खुली और पहले दिन हजारों यात्रियों ने सफर किया। मुख्यमंत्री ने हरी झंडी दिखाई। "
    for name, source in (("x.txt", "दैनिक एक"), ("y.txt", "दैनिक दो")):
        own = "टिकट दस रुपये का है।" if source == "दैनिक एक" else "स्टेशन पर सुबह से भीड़ रही।"
        project.write(name, f"---\ndate: {DAY}\nsource: {source}\n---\nमेट्रो की नई लाइन खुली\n\n{story * 2}{own}\n")
    project.build(jobs=1)
    before = project.page("index.html")
    project.write("y.txt", (project.seeds / "y.txt").read_text("utf-8").replace("दैनिक दो", "दैनिक एक"))
    rendered(project, monkeypatch)
    assert project.page("index.html") != before
