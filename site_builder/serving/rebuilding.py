"""One build of a preview: it succeeds, or its faults are reported and the last good site stays."""

from collections.abc import Callable
from pathlib import Path

from site_builder.deliver.data_rows import article_rows
from site_builder.errors import NewsDigestError, Problem, system_problem
from site_builder.report import Event, Finished, Reporter, Shown, Trouble
from site_builder.serving.preview_state import PreviewState

__all__ = ["article_at", "build_preview"]


class _ArticleLostError(NewsDigestError):
    """An article of the site would be missing in the next one."""


def build_preview(
    build: Callable[[Reporter, Shown], Finished], root: Path, state: PreviewState, report: Reporter
) -> Finished | None:
    """Run one build into `root` and tell `state`; return what was done, None when it was stopped.

    An article that is in the site and cannot be read now stops it: its writer is in the middle of a change, and its
    page must not go meanwhile. `report` hears what happens. `build` is given what it calls when all that a browser
    shows is in place: then pages are shown again, and the files for programs come after.
    """

    def hear(event: Event) -> None:
        lost = isinstance(event, Trouble) and event.problem.severity == "left out" and event.problem.path in standing()
        if lost and isinstance(event, Trouble):
            raise _ArticleLostError(event.problem)
        report(event)

    before = state.now.version

    def shown(written: int) -> None:
        if before:
            state.built(changed=written > 0)

    def standing() -> frozenset[str]:
        return frozenset(_articles(root).values()) if state.now.version else frozenset()

    try:
        done = build(hear, shown)
    except NewsDigestError as error:
        _stopped(state, report, error.problems)
        return None
    except OSError as error:
        _stopped(state, report, (system_problem(error),))
        return None
    # A page that has gone is seen to be gone now; whatever else a browser shows it has shown.
    state.built(changed=done.removed > 0 or (done.written > 0 and state.now.version == before))
    return done


def _stopped(state: PreviewState, report: Reporter, faults: tuple[Problem, ...]) -> None:
    for fault in faults:
        report(Trouble(fault))
    state.stopped(faults)


def article_at(root: Path, address: str) -> str | None:
    """Return the path of the article whose page stands at `address`; None for a page of no article."""
    return _articles(root).get(address)


def _articles(root: Path) -> dict[str, str]:
    """Return the paths of the articles whose pages stand in `root`, by the pages' addresses."""
    return {str(row.get("address")): str(row.get("path")) for row in article_rows(root)}
