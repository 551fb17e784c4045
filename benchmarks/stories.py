"""How well news-digest groups reports of one event and separates reports of similar events.

    python -m benchmarks.stories [FILE] [--errors]        (default: benchmarks/story_reports.tsv)

A row of FILE is a report: its class, its event, its language, its day of publication (empty: unknown), its headline and
its text. All are invented. Each class and language is a separate edition with events that are easily confused: two
attacks in one country, two hearings in one case, two matches of one series. Two reports of one event are a true pair.
Two reports of different events in a class are a hard negative. A pair is joined when both reports are in one story. The
rules were written with the first two files in view. story_reports_third.tsv was written and measured before the rules
were changed for it. It contains a day of one pandemic in many towns, and fires, earthquakes, weather and stages of a
case without dates. story_reports_fourth.tsv was written before the rules for undated reports. It contains floods,
encounters, crashes, storms, a case, attacks and avalanches of one place, most of them without dates. For its classes
whose names have an odd CRC-32, only the figures were looked at, and `--errors` does not show their pairs."""

import argparse
import csv
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from itertools import combinations
from pathlib import Path

from site_builder.article import Reader, read_article
from site_builder.edition.order import newest_first
from site_builder.edition.story_clusters import alike, stories
from site_builder.model import Card

__all__ = ["FILES", "JudgedPair", "Report", "judge", "main", "read_reports"]

FILES = tuple(
    Path(__file__).with_name(name)
    for name in ("story_reports.tsv", "story_reports_second.tsv", "story_reports_third.tsv", "story_reports_fourth.tsv")
)
_HALF_UNSEEN = "story_reports_fourth.tsv"


@dataclass(frozen=True, slots=True)
class Report:
    """One report of an event."""

    group: str
    """The class, such as 'attacks'."""
    event: str
    """The event, unique in its class and language."""
    language: str
    """BCP 47 tag."""
    published: str
    """ISO 8601 date; '' when it is unknown."""
    headline: str
    """The headline of the report."""
    text: str
    """The text of the report, one paragraph."""


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two reports of one class and language."""

    one: Report
    """The report that is first in the file."""
    other: Report
    """The other report."""
    joined: bool
    """True: they are in one story."""

    @property
    def same(self) -> bool:
        """True when both report the same event."""
        return self.one.event == self.other.event


def read_reports(file: Path) -> list[Report]:
    """Return the reports of a file; raises ValueError for a row that is not a report."""
    reports = []
    with file.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            if len(row) != 6 or not all((*row[:3], *row[4:])):
                raise ValueError(f"{file}:{number}: not a report: class, event, language, day, headline, text")
            reports.append(Report(*row))
    return reports[1:]


def judge(reports: Iterable[Report]) -> Iterator[JudgedPair]:
    """Yield all pairs of reports of one class and language, with their results."""
    editions: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in reports:
        editions[report.group, report.language].append(report)
    for edition in editions.values():
        cards = newest_first(_cards(edition), UTC)
        told = [set(story.articles) for story in stories(cards.__getitem__, alike(cards))]
        for (one, first), (other, second) in combinations(enumerate(edition), 2):
            yield JudgedPair(first, second, any({str(one), str(other)} <= story for story in told))


def _cards(edition: Sequence[Report]) -> list[Card]:
    with tempfile.TemporaryDirectory() as folder:
        for number, report in enumerate(edition):
            day = f"published: {report.published}\n" if report.published else ""
            front = f"---\nid: '{number}'\nlanguage: {report.language}\n{day}---\n"
            (Path(folder) / f"{number}.txt").write_text(f"{front}{report.headline}\n\n{report.text}\n", "utf-8")
        reader = Reader(Path(folder))
        return [read_article(reader, f"{number}.txt")[0].card for number in range(len(edition))]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print by class the numbers of found true pairs and of joined hard negatives; with --errors the wrong pairs."""
    parser = argparse.ArgumentParser(description="How well reports of one event are put together.")
    parser.add_argument("file", nargs="?", type=Path, default=FILES[0], help="the reports")
    parser.add_argument("--errors", action="store_true", help="print the wrong pairs")
    options = parser.parse_args(arguments)
    judged = list(judge(read_reports(options.file)))
    print(f"{'class':18}{'language':>9}{'found':>8}{'of':>5}{'joined wrongly':>16}{'of':>5}")
    for group in dict.fromkeys((pair.one.group, pair.one.language) for pair in judged):
        rows = [pair for pair in judged if (pair.one.group, pair.one.language) == group]
        print(f"{group[0]:18}{group[1]:>9}" + _counts(rows))
    print(f"{'all':27}" + _counts(judged))
    unseen = options.file.name == _HALF_UNSEEN
    shown = [pair for pair in judged if options.errors and not (unseen and _is_unseen(pair.one))]
    for pair in (pair for pair in shown if pair.joined != pair.same):
        print("joined" if pair.joined else "apart ", pair.one.headline, "|", pair.other.headline)


def _is_unseen(report: Report) -> bool:
    return zlib.crc32(report.group.encode()) % 2 == 1


def _counts(rows: Sequence[JudgedPair]) -> str:
    same = [pair.joined for pair in rows if pair.same]
    other = [pair.joined for pair in rows if not pair.same]
    return f"{sum(same):8}{len(same):5}{sum(other):16}{len(other):5}"


if __name__ == "__main__":
    main()
