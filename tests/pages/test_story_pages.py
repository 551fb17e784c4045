"""The page of a story says nothing about its reports that is not known."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.stories import FILES, Report, read_reports
from tests.kit import Project

REPORTS = [report for report in read_reports(FILES[0]) if report.event == "quetta"]


UNDATED = [
    *REPORTS[:2],
    replace(
        REPORTS[0],
        headline="क्वेटा में मंडी के बाहर विस्फोट, नौ की जान गई",
        text="क्वेटा की सब्जी मंडी के बाहर सोमवार को मोटरसाइकिल में विस्फोट हुआ, जिसमें 9 लोगों की जान चली गई। "
        "पुलिस के प्रवक्ता नजीब मंदोखेल के अनुसार 23 घायल अस्पताल में हैं और बलूचिस्तान सरकार ने दुकानें बंद करा दी हैं।",
    ),
]


def story_page(folder: Path, *matter: str, reports: Sequence[Report] = REPORTS) -> str:
    """Return the page of a story with a report for each of these lines of front matter."""
    project = Project(folder)
    for number, (report, line) in enumerate(zip(reports, matter, strict=False)):
        project.write(f"{number}.md", f"---\n{line}---\n# {report.headline}\n\n{report.text}\n")
    project.build(jobs=1)
    (address,) = [name for name in project.site() if name.startswith("stories/") and name.endswith(".html")]
    return project.page(address)


@pytest.mark.slow
@pytest.mark.parametrize(("dates", "says"), [
    (("date: 2024-08-05\n", "date: 2024-08-06\n", "date: 2024-08-06\n"), True),
    (("date: 2024-08-05T09:00\n", "date: 2024-08-05T12:00\n", "date: 2024-08-05T15:00\n"), True),
    (("date: 2024-08-05\n", "date: 2024-08-05\n", "date: 2024-08-05\n"), False),
    (("", "", ""), False),
])  # fmt: skip
def test_an_order_of_time_is_told_only_where_it_is_known(tmp_path: Path, dates: tuple[str, ...], *, says: bool) -> None:
    """Reports of one day without times, or without dates, are in the order of file names."""
    page = story_page(tmp_path, *dates)
    assert ("सबसे पुरानी पहले" in page) == says
    assert ("समय के क्रम में" in page) == says
    assert "सारी खबरें" not in page  # it would say nothing that the page does not say above it


@pytest.mark.slow
def test_reports_in_no_known_order_are_listed_with_their_publishers(tmp_path: Path) -> None:
    """The list beside the reports says then what stands nowhere else on one screen: who reports what."""
    assert "सारी खबरें" in story_page(tmp_path, *(f"source: पत्र {number}\n" for number in range(3)), reports=UNDATED)


@pytest.mark.slow
@pytest.mark.parametrize(("sources", "named"), [(("पत्र", "पत्र"), "मंडी में धमाका, नौ मरे"), (("पत्र", "पत्रिका"), "पत्रिका")])
def test_a_copy_is_named_by_its_publisher_or_its_headline(tmp_path: Path, sources: Sequence[str], named: str) -> None:
    """'Also here: X' in a report by X would say nothing."""
    same = [REPORTS[0], replace(REPORTS[0], headline="मंडी में धमाका, नौ मरे")]
    matter = (f"source: {source}\ndate: 2024-08-0{6 - at}\n" for at, source in enumerate(sources))
    page = story_page(tmp_path, *matter, reports=same)
    assert re.findall(r"यही खबर यहां भी:</span> <a [^>]*>([^<]*)</a>", page) == [named]
    assert "सारी खबरें" not in page  # two reports, and the line says which repeats which


@pytest.mark.slow
def test_a_figure_that_has_not_changed_is_not_told_again(tmp_path: Path) -> None:
    """The first report says 'नौ लोगों', the second 9: over time only 9 and 11 are steps, both in digits."""
    page = story_page(tmp_path, "date: 2024-08-05\n", "date: 2024-08-06\n", "date: 2024-08-07\n")
    steps = page.partition("समय के साथ बदले आंकड़े")[2].partition("</section>")[0]
    assert re.findall(r'<p class="label">([^<]*)<', steps) == ["9", "11"]


@pytest.mark.slow
def test_two_reports_are_not_listed_again(tmp_path: Path) -> None:
    """The page shows date and publisher of both already, and one other report has no order."""
    page = story_page(tmp_path, "source: पत्र 0\ndate: 2024-08-05\n", "source: पत्र 1\ndate: 2024-08-06\n")
    assert 'id="timeline"' not in page
    assert "सबसे पुरानी पहले" not in page
    assert "पत्र 0" in page
    assert "पत्र 1" in page
