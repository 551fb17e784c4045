"""The page of a story says nothing about its reports that is not known."""

from pathlib import Path

import pytest

from benchmarks.stories import FILES, read_reports
from tests.kit import Project

TWO = [report for report in read_reports(FILES[0]) if report.event == "quetta"][:2]


@pytest.mark.slow
@pytest.mark.parametrize(("dates", "says"), [
    (("date: 2024-08-05\n", "date: 2024-08-06\n"), True),
    (("date: 2024-08-05T09:00\n", "date: 2024-08-05T12:00\n"), True),
    (("date: 2024-08-05\n", "date: 2024-08-05\n"), False),
    (("", ""), False),
])  # fmt: skip
def test_an_order_of_time_is_told_only_where_it_is_known(tmp_path: Path, dates: tuple[str, str], *, says: bool) -> None:
    """Reports of one day without times, or without dates, are in the order of file names."""
    project = Project(tmp_path)
    for number, (report, date) in enumerate(zip(TWO, dates, strict=True)):
        project.write(f"{number}.md", f"---\n{date}---\n# {report.headline}\n\n{report.text}\n")
    project.build(jobs=1)
    (address,) = [name for name in project.site() if name.startswith("stories/") and name.endswith(".html")]
    page = project.page(address)
    assert ("सबसे पुरानी पहले" in page) == says
    assert ("समय के क्रम में" in page) == says
    assert "सारी खबरें" not in page  # it would say nothing that the page does not say above it


@pytest.mark.slow
def test_reports_in_no_known_order_are_listed_with_their_publishers(tmp_path: Path) -> None:
    """The list beside the reports says then what stands nowhere else on one screen: who reports what."""
    project = Project(tmp_path)
    for number, report in enumerate(TWO):
        project.write(f"{number}.md", f"---\nsource: पत्र {number}\n---\n# {report.headline}\n\n{report.text}\n")
    project.build(jobs=1)
    (address,) = [name for name in project.site() if name.startswith("stories/") and name.endswith(".html")]
    assert "सारी खबरें" in project.page(address)
