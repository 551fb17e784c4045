"""Tables and plots of the figures of `build.py`, written between two markers in docs/performance.md."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

__all__ = ["write_report"]

_KINDS = {"cold": "cold build", "nothing": "nothing changed", "edit": "one sentence added"}
_WIDTH, _HEIGHT, _LEFT, _TOP = 640, 320, 60, 20


def write_report(known: Mapping[str, Any], docs: Path) -> None:
    """Write the tables of all figures into the page, and the plots beside it."""
    page = docs / "performance.md"
    text = page.read_text("utf-8")
    for name, site in known.get("sites", {}).items():
        text = _put(text, name, _site_table(site))
    if growth := known.get("growth"):
        counts = sorted(map(int, growth))
        text = _put(text, "growth", _growth_table(growth, counts))
        kinds = growth[str(counts[0])]
        lines = {kind: [(n, _total(growth[str(n)][kind])) for n in counts] for kind in kinds}
        (docs / "pictures" / "build-growth.svg").write_text(_plot(lines), "utf-8")
    page.write_text(text, "utf-8")


def _put(text: str, name: str, table: str) -> str:
    pattern = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.DOTALL)
    return pattern.sub(lambda found: f"{found[1]}{table}{found[2]}", text)


def _rows(rows: Iterable[Sequence[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _site_table(site: Mapping[str, Any]) -> str:
    head = ["processor seconds", *_KINDS.values(), "peak MB", "files"]
    found = [head, ["---", *["---:"] * (len(head) - 1)]]
    for name, row in site.items():
        if isinstance(row, dict):
            seconds = [f"{row[kind][0]:.2f}" for kind in _KINDS]
            label = f"{name} {row.get('version', '')}".strip()
            found.append([label, *seconds, f"{row['cold'][2]:.0f}", f"{row['files']:,}"])
    return f"\n{site['articles']:,} articles.\n\n{_rows(found)}\n"


def _growth_table(growth: Mapping[str, Any], counts: Sequence[int]) -> str:
    runs = [growth[str(count)] for count in counts]
    rows = [["", *(f"{count:,}" for count in counts)], ["---", *["---:"] * len(counts)]]
    for stage in runs[0]["cold"]["seconds"]:
        rows += [[f"cold: {stage}", *(f"{run['cold']['seconds'][stage]:.2f}" for run in runs)]]
    for kind in runs[0]:
        rows += [[f"**{kind}: all**", *(f"{_total(run[kind]):.2f}" for run in runs)]]
    for kind, stage in (("edit", "assemble"), ("edit", "search index"), ("new", "assemble")):
        rows += [[f"{kind}: {stage}", *(f"{run[kind]['seconds'][stage]:.2f}" for run in runs)]]
    rows += [["cold: peak MB", *(f"{run['cold']['peak']:.0f}" for run in runs)]]
    return f"\n{_rows(rows)}\n"


def _total(run: Mapping[str, Any]) -> float:
    return float(sum(run["seconds"].values()))


def _plot(lines: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    """Return a plot of milliseconds for each article over the number of articles. A flat line means linear work."""
    most_x = max(x for points in lines.values() for x, _ in points)
    most_y = max(1000 * y / x for points in lines.values() for x, y in points)

    def across(count: float) -> float:
        return round(_LEFT + count / most_x * (_WIDTH - _LEFT - 110), 1)

    def down(milliseconds: float) -> float:
        return round(_TOP + (1 - milliseconds / most_y) * (_HEIGHT - _TOP - 40), 1)

    parts = []
    for at, (name, points) in enumerate(lines.items()):
        line = " ".join(f"{across(x)},{down(1000 * y / x)}" for x, y in points)
        last, high = points[-1][0], 1000 * points[-1][1] / points[-1][0]
        parts.append(f'<polyline class="l{at}" points="{line}"/>')
        parts.append(f'<text x="{across(last) + 6}" y="{down(high) + 4 - 10 * at:.1f}">{name}</text>')
    counts = sorted({x for points in lines.values() for x, _ in points})
    parts += [f'<text class="a" x="{across(x)}" y="{_HEIGHT - 20}">{x:,}</text>' for x in counts]
    heights = (0, round(most_y / 2), round(most_y))
    parts += [f'<text class="b" x="{_LEFT - 6}" y="{down(y)}">{y}</text>' for y in heights]
    style = (
        "text{font:12px sans-serif;fill:#777}.a{text-anchor:middle}.b{text-anchor:end}"
        "polyline{fill:none;stroke:#b3261e;stroke-width:2}.l1{stroke:#1a73e8}.l2{stroke:#188038}.l3{stroke:#9334e6}"
    )
    title = "Processor milliseconds for an article, by the number of articles"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{title}">'
    told = f'<text x="{_LEFT}" y="{_HEIGHT - 4}">{title}</text>'
    return "\n".join((head, f"<style>{style}</style>", *parts, told, "</svg>")) + "\n"
