"""The stages of a build in order: read, parse, assemble, lay out, render, deliver."""

import time
from functools import partial
from pathlib import Path

from site_builder import parsing
from site_builder.deliver import open_folder
from site_builder.engine.own_files import template_folder
from site_builder.errors import DeliveryError, Problem, SettingsError
from site_builder.incremental.address_ledger import keep_ledger, read_ledger
from site_builder.incremental.build_run import InputsState, open_run, stated_now, with_sound_cache
from site_builder.incremental.delivery import deliver, other_files
from site_builder.incremental.edition_views import assemble_changed
from site_builder.incremental.output_state import output_state
from site_builder.incremental.page_files import design_of, render_stale
from site_builder.incremental.page_plans import plan_changed
from site_builder.incremental.readings import parse_changed
from site_builder.incremental.search_index import search_index
from site_builder.incremental.standing_site import inputs_state, remember_site
from site_builder.incremental.survey import read_changed
from site_builder.model import UserRule
from site_builder.outputs.rendering import Renderer
from site_builder.report import Finished, Reporter, Shown
from site_builder.settings import Settings, Site
from site_builder.text.nearest import nearest

__all__ = ["build", "write_page"]


@with_sound_cache
def build(
    settings: Settings, report: Reporter, inputs: InputsState | None = None, shown: Shown | None = None
) -> Finished:
    """Build the site that `settings` describe; return what was done. Raises NewsDigestError when it cannot be.

    A damaged cache is deleted, and the site is built again without it. `inputs`: what `inputs_state` returned a moment
    ago, where somebody has asked. `shown`: called with the number of files written when all that a browser shows is in
    place, before those for search and for programs are made; without it all is put in place at once.
    """
    began, options = time.monotonic(), settings.build
    _check_rules(settings.rules)
    ledger = read_ledger(options)
    with open_run(settings, report) as run:
        inputs = inputs or inputs_state(settings)
        # Read first, all of them: whether a line is a publisher's frame depends on how many sources repeat it.
        sources = read_changed(run)
        # Parse each source alone: so articles can be cached one by one, and divided among processes.
        codes = run.told(parse_changed(run, sources))
        # Assemble: the only stage that sees all articles together. Published pages keep their id and address.
        edition = run.told(assemble_changed(run, codes, {path: seen.digest for path, seen in sources.items()}, ledger))
        design = design_of(settings)
        with open_folder(options.output) as folder:
            # Lay out all pages before any is rendered: each has a key, and most need not be rendered again.
            output = output_state(run, folder)
            pages = plan_changed(output, edition, design)
            # Render what is stale, one page at a time as delivery asks for it: no page depends on another's file.
            files = render_stale(run, design, pages.pages, pages.stale)
            # Deliver last: an error in the stages above leaves the old site as it was.
            others = run.told(other_files(output, design, edition, pages.keys))
            index = partial(search_index, output, edition)
            delivered = deliver(output, edition, pages.keys, files, others, index, shown)
            # The ledger holds what was published, so it comes after delivery.
            keep_ledger(run, edition.ledger)
            took, start = time.monotonic() - began, str(options.output / "index.html")
            done = Finished(len(edition.reader.order()), run.left_out, *delivered, took, start)
            remember_site(run, folder, inputs, None if stated_now() else edition.until, done)
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
    """Write one page that is not part of a site; raises DeliveryError when it cannot be written."""
    content = Renderer((template_folder(),), Site()).render(template, view)
    try:
        file.write_bytes(content)
    except OSError as error:
        problem = Problem(str(file), None, f"cannot be written ({error.strerror})", "choose another file")
        raise DeliveryError(problem) from error
