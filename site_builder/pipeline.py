"""The whole way, in order: read, parse, assemble, lay out, render, deliver."""

import time
from datetime import UTC, datetime
from pathlib import Path

from site_builder import parsing
from site_builder.deliver import open_folder
from site_builder.edition import assemble
from site_builder.errors import DeliveryError, Problem, SettingsError
from site_builder.incremental import (
    bodies,
    deliver,
    design_of,
    open_run,
    other_files,
    parse_changed,
    read_changed,
    render_stale,
    search_index,
    stale_pages,
    stated_now,
    with_pictures,
    with_sound_cache,
)
from site_builder.model import UserRule
from site_builder.outputs.rendering import Renderer, template_folder
from site_builder.pages import lay_out
from site_builder.report import Finished, Reporter
from site_builder.settings import Settings, Site
from site_builder.text.nearest import nearest

__all__ = ["build", "write_page"]


@with_sound_cache
def build(settings: Settings, report: Reporter) -> Finished:
    """Build the site that `settings` describe; return what was done. Raises NewsDigestError when it cannot be.

    A damaged cache is only a cache: it is deleted, and the site is built again without it.
    """
    began, site, options = time.monotonic(), settings.site, settings.build
    _check_rules(settings.rules)
    with open_run(settings, report) as run:
        # Read first, all of them: whether a line is a publisher's frame depends on how many sources repeat it.
        sources = read_changed(run)
        # Parse each source alone: so articles can be remembered one by one, and shared out among processes.
        cards = run.told(parse_changed(run, sources))
        # Assemble here and nowhere else: this is the one stage in which articles meet.
        now = stated_now() or datetime.now(UTC)
        edition = run.told(assemble(run.told(with_pictures(run, cards)), site, now, drafts=options.drafts))
        design = design_of(settings)
        with open_folder(options.output) as folder:
            # Lay out all pages before any is made: each has a key, and most need not be made again.
            pages = lay_out(edition, site, design.digest, bodies(run, edition))
            # Render what is stale, one page at a time as delivery asks for it: no page depends on another's file.
            files = render_stale(run, design, stale_pages(run, folder, pages))
            # Deliver last: an error in the stages above leaves the old site as it was.
            others = run.told(other_files(design, edition, pages))
            delivered = deliver(run, folder, edition, pages, files, others, search_index(run, folder, edition))
    took, start = time.monotonic() - began, str(options.output / "index.html")
    done = Finished(len(edition.cards), run.left_out, *delivered, took, start)
    report(done)
    return done


def _check_rules(rules: tuple[UserRule, ...]) -> None:
    unknown = [rule for rule in rules if rule.kind == "off" and rule.text not in parsing.RULE_NAMES]
    if unknown:
        raise SettingsError(*map(_unknown_rule, unknown))


def _unknown_rule(rule: UserRule) -> Problem:
    close = nearest(rule.text, parsing.RULE_NAMES)
    fix = f"did you mean '{close}'?" if close else "`news-digest explain` names the rules"
    return Problem(rule.where, None, f"unknown rule '{rule.text}' to switch off", fix)


def write_page(file: Path, template: str, view: object) -> None:
    """Write one page that stands outside any site; raises DeliveryError when it cannot be written."""
    content = Renderer((template_folder(),), Site()).render(template, view)
    try:
        file.write_bytes(content)
    except OSError as error:
        problem = Problem(str(file), None, f"cannot be written ({error.strerror})", "name another file")
        raise DeliveryError(problem) from error
