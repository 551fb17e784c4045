"""Progress output of a build."""

import io

from site_builder.errors import Problem
from site_builder.report import Finished, Progress, Stage, Trouble, lines, progress_bar

PROBLEM = Problem("a.txt", 3, "the date is no date", "write it as 2025-11-06")
DONE = Finished(2, 1, 10, 3, 0, 0.5, "public/index.html")


def test_plain_lines_name_stage_problem_and_result() -> None:
    """A CI log has one line for each, and none for single items."""
    stream = io.StringIO()
    for event in (Stage("parse", 2), Progress(), Progress(), Stage("render", 0), Trouble(PROBLEM), DONE):
        lines(stream)(event)
    assert stream.getvalue().splitlines() == [
        "parse 2",
        "left out: a.txt:3: the date is no date; write it as 2025-11-06",
        "2 articles, 10 files (3 written), 1 article left out, 0.50 s. Open public/index.html",
    ]


def test_a_bar_is_redrawn_once_a_percent_at_most() -> None:
    """Ten thousand items cause about a hundred writes. The last one shows that all is done."""
    stream = io.StringIO()
    report = progress_bar(stream)
    report(Stage("parse", 10_000))
    for _ in range(10_000):
        report(Progress())
    draws = stream.getvalue().split("\r")
    assert len(draws) == 102
    assert draws[-1].endswith("10000/10000")


def test_a_bar_tells_pace_and_time_left() -> None:
    """It appears after one second. Slow work is measured per minute."""
    stream, now = io.StringIO(), iter((0.0, 0.0, 0.5, 2.0, 150.0, 200.0))
    report = progress_bar(stream, lambda: next(now))
    report(Stage("parse", 4))
    for _ in range(4):
        report(Progress())
    draws = stream.getvalue().split("\r")[1:]
    assert [draw.partition("/4")[2] for draw in draws] == ["", "", ", 1/s, 0:02 left", ", 1/min, 0:50 left", ", 1/min"]


def test_a_problem_stands_on_its_own_line_above_the_bar() -> None:
    """The next step does not overwrite the problem."""
    stream = io.StringIO()
    report = progress_bar(stream)
    report(Stage("parse", 2))
    report(Trouble(PROBLEM))
    assert stream.getvalue().endswith("write it as 2025-11-06\n")
